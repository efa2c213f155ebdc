"""Names: what they mean, and the errors for those that mean nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from yogadesk.engine.faults import Fault
from yogadesk.engine.sql.run import run

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room


@pytest.fixture(scope="module")
def tables(calm_room: Room) -> Room:
    calm_room.run("CREATE TABLE t (a INT64, B STRING, s STRUCT<x INT64, in_ STRUCT<y STRING>>)")
    calm_room.run("INSERT INTO t VALUES (1, 'one', STRUCT(2, STRUCT('deep')))")
    calm_room.run("CREATE TABLE `my-project.ds.T` AS SELECT 'another table' AS a")
    calm_room.run("CREATE TABLE ds.label AS SELECT 'tree' AS label, 0 AS index")
    return calm_room


@pytest.mark.parametrize(
    "query",
    [
        "SELECT a FROM t",
        "SELECT A FROM `t`",
        "SELECT t.a FROM ds.t",
        "SELECT ds.t.a FROM ds.t",
        "SELECT q.a FROM `my-project.ds.t` AS q",
        "SELECT q.a FROM `my-project`.ds.t q",
        "SELECT q.a FROM `my-project`.`ds`.`t` AS q",
        "SELECT q.a FROM my-project.ds.t AS q",
        "SELECT q.a FROM `ds.t` q",
        "SELECT `my-project`.ds.t.a FROM `my-project.ds.t`",
        "SELECT s.x - 1 AS a FROM t",
        "SELECT label.index + 1 FROM ds.label",
    ],
)
def test_every_way_to_say_a_name(tables: Room, query: str) -> None:
    assert tables.rows(query) == [(1,)]


def test_table_names_tell_case_and_column_names_do_not(tables: Room) -> None:
    assert tables.rows("SELECT a FROM T") == [("another table",)]
    assert tables.rows("SELECT b, S.IN_.Y FROM t") == [("one", "deep")]
    assert [f.name for f in tables.run("SELECT b, s.X FROM t").fields] == ["b", "X"]
    assert [f.name for f in tables.run("SELECT * FROM t").fields] == ["a", "B", "s"]


@pytest.mark.parametrize(
    ("query", "code", "message"),
    [
        ("SELECT nope FROM t", 400, "Unrecognized name: nope at [1:8]"),
        ("SELECT a\nFROM t\nWHERE  nope = 1", 400, "Unrecognized name: nope at [3:8]"),
        ("SELECT q.a FROM t", 400, "Unrecognized name: q at [1:8]"),
        ("SELECT t.nope FROM t", 400, "Name nope not found inside t at [1:10]"),
        ("SELECT a AS z FROM t WHERE z = 1", 400, "Unrecognized name: z at [1:28]"),
        ("SELECT x.a FROM t AS x, t AS x", 400, "Duplicate table alias x"),
        ("SELECT a FROM t AS x, t AS y", 400, "Column name a is ambiguous at [1:8]"),
        ("SELECT a, A FROM t", 400, "Duplicate column names in the result"),
        ("SELECT s.nope FROM t", 400, "Field name nope does not exist in STRUCT"),
        ("SELECT a.x FROM t", 400, "Cannot access field x on a value with type INT64"),
        ("SELECT a FROM nope", 404, "Not found: Table my-project:ds.nope was not found in"),
        ("SELECT a FROM no.t", 404, "Not found: Dataset my-project:no was not found in location"),
        ("SELECT a FROM p.ds.t", 404, "Not found: Dataset p:ds was not found in location US"),
        ("SELECT B, COUNT(*) FROM t GROUP BY a", 400, "neither grouped nor aggregated"),
        ("SELECT a FROM t WHERE COUNT(*) > 1", 400, "aggregate"),
        ("SELECT a FROM t ORDER BY 2", 400, "ORDER BY column number 2 is out of range"),
        ("SELECT 1 UNION ALL SELECT 1, 2", 400, "mismatched column count"),
        ("SELECT 1 UNION ALL SELECT 'a'", 400, "incompatible types: INT64, STRING"),
        ("SELECT * FROM t GROUP BY s", 400, "Grouping by expressions of type STRUCT"),
        ("SELECT a FROM t ORDER BY s", 400, "ORDER BY does not support"),
        ("SELECT a FROM t WHERE a", 400, "WHERE clause should return type BOOL, but returns"),
        ("SELECT a FROM t JOIN label", 400, "ON or USING"),
        ("SELECT * FROM UNNEST(1)", 400, "must be arrays"),
        ("SELECT 1 LIMIT -1", 400, ""),
        ("SELECT RANK() OVER () FROM t", 400, "Window ORDER BY is required"),
        ("SELECT", 400, "Syntax error"),
        ("SELECT (1", 400, "Syntax error"),
        ("SELECT 'a", 400, "Syntax error"),
        ("SELECT 1 FROM t WHERE", 400, ""),
        ("", 400, "Syntax error: Unexpected end of statement"),
        ("SELECT a::STRING FROM t", 400, "Syntax error: Unexpected '::' at [1:9]"),
    ],
)  # fmt: skip
def test_a_name_that_means_nothing_is_told_as_bigquery_tells(
    tables: Room, query: str, code: int, message: str
) -> None:
    fault = tables.fault(query)
    assert (fault.code, fault.reason) == (code, "notFound" if code == 404 else "invalidQuery")
    assert message in fault.message


def test_a_name_without_a_dataset_needs_a_default_one(tables: Room) -> None:
    session = replace(tables.session(), default_dataset=None)
    with pytest.raises(Fault, match='Table "t" must be qualified with a dataset'):
        run("SELECT a FROM t", session)


def test_an_alias_given_twice_is_ambiguous(tables: Room) -> None:
    fault = tables.fault("SELECT x FROM (SELECT 1 AS x) GROUP BY x ORDER BY y")
    assert "Unrecognized name: y" in fault.message
    twice = "SELECT AS STRUCT 1 AS a, 2 AS a FROM UNNEST([1]) AS x ORDER BY a"
    assert "Column name a is ambiguous" in tables.fault(f"SELECT ARRAY({twice})").message


def test_a_name_that_is_a_tables_and_a_columns_is_refused_unless_it_is_clear(
    tables: Room,
) -> None:
    assert tables.fault("SELECT label FROM ds.label").code == 501
    assert tables.rows("SELECT label.label FROM ds.label") == [("tree",)]
    assert tables.rows("SELECT label FROM ds.label AS l") == [("tree",)]


def test_an_alias_that_is_also_a_column_is_refused_where_the_choice_was_not_checked(
    tables: Room,
) -> None:
    assert tables.fault("SELECT UPPER(B) AS B FROM t GROUP BY B").code == 501
    assert tables.rows("SELECT B AS B FROM t GROUP BY B") == [("one",)]
    assert tables.rows("SELECT UPPER(B) AS B FROM t ORDER BY B") == [("ONE",)]


@pytest.mark.parametrize(
    "nest", ["(" * 5000 + "1" + ")" * 5000, "[" * 300 + "]" * 300, "1" + " + 1" * 1500]
)
def test_a_statement_that_nests_too_deeply_is_refused(calm_room: Room, nest: str) -> None:
    assert calm_room.fault(f"SELECT {nest}").code == 501


def test_many_operators_in_a_row_are_no_trouble(calm_room: Room) -> None:
    fault_or_value = calm_room.rows("SELECT " + " + ".join(["1"] * 100))
    assert fault_or_value == [(100,)]
    assert calm_room.value(" OR ".join(["FALSE"] * 500)) is False
