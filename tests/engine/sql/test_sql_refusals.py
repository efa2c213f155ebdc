"""What is not known to mean the same is refused by its name, before anything runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from yogadesk.engine.sql import aggregates, functions_regexp

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room

REFUSED = [
    ("SELECT read_csv('/etc/passwd')", "The function READ_CSV"),
    ("SELECT getvariable('x')", "The function GETVARIABLE"),
    ("SELECT SAFE.UPPER('a')", "SAFE.UPPER"),
    ("SELECT 1 << 2", "BITWISELEFTSHIFT"),
    ("SELECT 1.5 + NUMERIC '1'", "FLOAT64 + NUMERIC"),
    ("SELECT CAST(0.1 + 0.7 AS STRING)", "16 digits"),
    ("SELECT TO_JSON_STRING(0.1 + 0.7)", "16 digits"),
    ("SELECT TO_JSON_STRING(-0.0)", "-0.0"),
    ("SELECT TO_JSON_STRING(1, TRUE)", "pretty_print"),
    ("SELECT TO_JSON_STRING(NUMERIC '1.5')", "TO_JSON_STRING of NUMERIC"),
    ("SELECT TO_JSON_STRING(STRUCT(1))", "no name"),
    ("SELECT REGEXP_EXTRACT_ALL('abc', 'b*')", "matches nothing"),
    ("SELECT REGEXP_EXTRACT('abc', 'b', 2)", "position other than 1"),
    ("SELECT FORMAT('%T', 'a')", "%T"),
    ("SELECT FORMAT_DATE('%c', DATE '2024-01-01')", "%c"),
    ("SELECT PARSE_DATE('%x', 'a')", "%x"),
    ("SELECT DATE '2024-01-02' - DATE '2024-01-01'", "DATE - DATE"),
    ("SELECT CURRENT_DATE('PST')", "time zone"),
    ("SELECT NET.HOST('x')", "NET"),
    ("SELECT * FROM ML.EXPLAIN_PREDICT(MODEL ds.m)", "ML.EXPLAIN_PREDICT"),
    ("SELECT * FROM ML.ROC_CURVE(MODEL ds.m)", "ML.ROC_CURVE"),
    ("SELECT AI.CLASSIFY('x', ['a'])", "AI.CLASSIFY"),
    ("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 1), STRUCT(0.5 AS threshold))", "PARAMS STRUCT"),
    ("SELECT CAST('a' AS STRING(10))", "The type"),
    ("SELECT BIGNUMERIC '1'", "BIGNUMERIC"),
    ("SELECT [1] = [1]", "ARRAY"),
    ("SELECT STRUCT(1) = STRUCT(1)", "STRUCT"),
    ("SELECT t FROM t", "whole row"),
    ("SELECT AS VALUE 1", "SELECT AS VALUE"),
    ("SELECT * FROM t PIVOT (SUM(a) FOR a IN (1))", "PIVOT"),
    ("SELECT * FROM t TABLESAMPLE SYSTEM (10 PERCENT)", "SAMPLE"),
    ("SELECT * FROM t FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP()", ""),
    ("SELECT * FROM t NATURAL JOIN t AS u", "JOIN"),
    ("SELECT a FROM t WHERE a = ANY (SELECT 1)", "ANY"),
    ("SELECT 1 FROM t |> WHERE TRUE", "Pipe syntax"),
    ("SELECT * FROM `t*`", "wildcard"),
    ("SELECT * FROM ds.INFORMATION_SCHEMA.TABLES", "INFORMATION_SCHEMA"),
    ("SELECT ddl FROM ds.INFORMATION_SCHEMA.TABLES", "The column ddl"),
    ("SELECT 1 FROM ds.INFORMATION_SCHEMA.PARTITIONS", "PARTITIONS"),
    ("SELECT 1; CREATE TABLE x (a INT64)", "A script"),
    ("SELECT a FROM t GROUP BY ROLLUP (a), CUBE (a)", "sets"),
    ("SELECT * FROM read_csv('/etc/passwd')", "read_csv"),
    ("SELECT @@project_id", "system variable"),
    ("MERGE t USING t AS u ON TRUE WHEN MATCHED THEN DELETE", "MERGE"),
    ("ALTER TABLE t ADD COLUMN z INT64", "ALTER"),
    ("BEGIN TRANSACTION", "TRANSACTION"),
    ("EXPORT DATA OPTIONS (uri = 'gs://b/x*', format = 'CSV') AS SELECT 1", "EXPORT"),
    ("CREATE TEMP TABLE x AS SELECT 1 AS a", "TEMP"),
    ("CREATE TABLE x (a INT64) PARTITION BY a", "PARTITION"),
    ("CREATE TABLE x (a INT64) CLUSTER BY a", "CLUSTER"),
    ("CREATE TABLE x (a INT64) OPTIONS (expiration_timestamp = NULL)", "expiration_timestamp"),
    ("CREATE TABLE x (a INT64 DEFAULT 1)", "DEFAULT"),
    ("CREATE FUNCTION f(x INT64) AS (x)", "FUNCTION"),
    ("CREATE MATERIALIZED VIEW v AS SELECT 1 AS a", ""),
    ("CREATE MODEL ds.m OPTIONS (MODEL_TYPE = 'LOGISTIC_REG') AS SELECT 1 AS a", ""),
    ("CREATE EXTERNAL TABLE x OPTIONS (format = 'CSV', uris = ['gs://b/x'])", ""),
    ("UPDATE t SET a = 1 FROM (SELECT 2) WHERE TRUE", "FROM"),
    ("CALL BQ.SOMETHING('x')", "BQ.SOMETHING"),
    ("PRAGMA database_list", "PRAGMA"),
    ("ATTACH 'x.db' AS y", ""),
    ("COPY t TO 'x.csv'", "COPY"),
    ("SET TimeZone = 'UTC'", ""),
    ("INSTALL httpfs", ""),
]


@pytest.fixture(scope="module")
def table(calm_room: Room) -> Room:
    calm_room.run("CREATE TABLE t AS SELECT 1 AS a")
    return calm_room


@pytest.mark.parametrize(("statement", "what"), REFUSED, ids=[text for text, _ in REFUSED])
def test_a_statement_is_refused_by_name(table: Room, statement: str, what: str) -> None:
    fault = table.fault(statement)
    assert fault.code in (400, 501)
    if what:
        assert fault.code == 501
        assert what in fault.message
    assert table.rows("SELECT * FROM t") == [(1,)]


@pytest.mark.parametrize(
    "expression",
    ["UPPER('ß')", "LOWER('Σ')", "CAST(x AS INT64)", "REGEXP_REPLACE('a', '', 'b')"],
)
def test_a_value_that_may_mean_something_else_stops_the_query(
    calm_room: Room, expression: str
) -> None:
    fault = calm_room.fault(f"SELECT {expression} FROM (SELECT ' 0x1F' AS x)")
    assert "not supported" in fault.message


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("abc", (0, False)),
        ("a(b)c", (1, False)),
        ("a(?:b)c", (0, False)),
        ("(?P<n>a)(b)", (2, False)),
        (r"\(a\)[()](b)", (1, False)),
        (r"[^]()](b)", (1, False)),
        (r"[[:alpha:]()](b)", (1, False)),
        (r"\Q(\E(a)", (1, False)),
        ("(a)?", (1, True)),
        ("(a)*b", (1, True)),
        ("(a){0,1}", (1, True)),
        ("(a)+", (1, False)),
        ("(a)|b", (1, True)),
        ("(a|b)c", (1, False)),
        ("(?:(a)|b)", (1, True)),
        ("(?:(a))?b", (1, True)),
        ("(a)(?:b|c)", (1, False)),
        ("(?i)(a)", (1, False)),
    ],
)
def test_the_groups_of_a_pattern_are_counted(pattern: str, expected: tuple[int, bool]) -> None:
    assert functions_regexp.groups(pattern) == expected
    if expected[0] and not pattern.startswith((r"\Q", "[[")):
        assert re.compile(pattern).groups == expected[0]


def test_an_aggregate_function_is_one_by_its_name_alone() -> None:
    assert aggregates.knows("COUNT")
    assert not aggregates.knows("LENGTH")
