"""What an analyst asks of pictures and predictions, answered as BigQuery's manual says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.sql.conftest import PROJECT
from yogadesk.engine.records import Dataset

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room

TABLE = """CREATE TABLE p AS
SELECT 'a' AS uri, 'tree' AS label, 0.9 AS score, DATE '2024-01-01' AS d
UNION ALL SELECT 'b', 'tree', 0.4, DATE '2024-02-01'
UNION ALL SELECT 'c', 'plank', 0.7, NULL
UNION ALL SELECT 'd', NULL, NULL, DATE '2024-03-05'"""

ANSWERS: list[tuple[str, list[tuple[Any, ...]]]] = [
    # NULLs come first, ascending
    ("SELECT uri FROM p ORDER BY score", [("d",), ("b",), ("c",), ("a",)]),
    ("SELECT uri FROM p ORDER BY score DESC", [("a",), ("c",), ("b",), ("d",)]),
    ("SELECT uri FROM p ORDER BY score DESC NULLS FIRST LIMIT 1", [("d",)]),
    # Groups
    (
        "SELECT label, COUNT(*) AS n FROM p GROUP BY ALL ORDER BY label",
        [(None, 1), ("plank", 1), ("tree", 2)],
    ),
    (
        "SELECT label, GROUPING(label) AS g, COUNT(*) AS n FROM p "
        "GROUP BY ROLLUP (label) ORDER BY g, label",
        [(None, 0, 1), ("plank", 0, 1), ("tree", 0, 2), (None, 1, 4)],
    ),
    (
        "SELECT label, uri, COUNT(*) AS n FROM p WHERE label = 'tree' "
        "GROUP BY GROUPING SETS (label, (label, uri), ()) ORDER BY n DESC, label, uri",
        [(None, None, 2), ("tree", None, 2), ("tree", "a", 1), ("tree", "b", 1)],
    ),
    ("SELECT label FROM p GROUP BY label HAVING COUNT(*) > 1", [("tree",)]),
    # Aggregates
    (
        "SELECT COUNT(DISTINCT label), COUNT(label), COUNT(*), COUNTIF(score > 0.5) FROM p",
        [(2, 3, 4, 2)],
    ),
    ("SELECT APPROX_COUNT_DISTINCT(label) FROM p", [(2,)]),
    ("SELECT APPROX_QUANTILES(score, 2) FROM p", [([0.4, 0.7, 0.9],)]),
    (
        "SELECT APPROX_QUANTILES(x, 2) FROM UNNEST([NULL, 1, 1, 1, 4, 5, 6, 7, 8, 9, 10]) AS x",
        [([1, 5, 10],)],
    ),
    (
        "SELECT APPROX_TOP_COUNT(label, 1)[OFFSET(0)].value FROM p",
        [("tree",)],
    ),
    ("SELECT VAR_POP(x), STDDEV(x) FROM UNNEST([1, 2, 3]) AS x", [(2 / 3, 1.0)]),
    ("SELECT STDDEV(x), VAR_POP(x) FROM UNNEST([5.0]) AS x", [(None, 0.0)]),
    ("SELECT BIT_AND(x), BIT_OR(x), BIT_XOR(x) FROM UNNEST([6, 3]) AS x", [(2, 7, 5)]),
    (
        "SELECT STRING_AGG(label, '|' ORDER BY uri), STRING_AGG(DISTINCT label ORDER BY label DESC)"
        " FROM p",
        [("tree|tree|plank", "tree,plank")],
    ),
    (
        "SELECT ARRAY_AGG(label IGNORE NULLS ORDER BY score DESC LIMIT 2) FROM p",
        [(["tree", "plank"],)],
    ),
    ("SELECT ARRAY_CONCAT_AGG(x ORDER BY x[OFFSET(0)]) FROM (SELECT [2, 3] AS x UNION ALL "
     "SELECT [1])", [([1, 2, 3],)]),
    ("SELECT ANY_VALUE(uri HAVING MAX score), MIN_BY(uri, score) FROM p", [("a", "b")]),
    ("SELECT SUM(score), MAX(label), COUNT(*) FROM p WHERE FALSE", [(None, None, 0)]),
    # Windows
    (
        "SELECT uri FROM p QUALIFY ROW_NUMBER() OVER (PARTITION BY label ORDER BY score DESC) = 1 "
        "ORDER BY uri",
        [("a",), ("c",), ("d",)],
    ),
    (
        "SELECT uri, NTILE(2) OVER (ORDER BY uri), PERCENT_RANK() OVER (ORDER BY uri), "
        "CUME_DIST() OVER (ORDER BY uri) FROM p ORDER BY uri",
        [("a", 1, 0.0, 0.25), ("b", 1, 1 / 3, 0.5), ("c", 2, 2 / 3, 0.75), ("d", 2, 1.0, 1.0)],
    ),
    (
        "SELECT DISTINCT PERCENTILE_CONT(x, 0.5) OVER (), PERCENTILE_DISC(x, 0.5) OVER () "
        "FROM UNNEST([0, 3, NULL, 1, 2]) AS x",
        [(1.5, 1)],
    ),
    (
        "SELECT uri, NTH_VALUE(uri, 2) OVER (ORDER BY uri) FROM p WHERE label = 'tree' "
        "ORDER BY uri",
        [("a", None), ("b", "b")],
    ),
    (
        "SELECT uri, SUM(score) OVER (ORDER BY uri ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) "
        "FROM p WHERE score IS NOT NULL ORDER BY uri",
        [("a", 0.9), ("b", 1.3), ("c", 1.1)],
    ),
    ("SELECT uri, LAST_VALUE(uri) OVER (ORDER BY label) FROM p WHERE label = 'tree' ORDER BY uri",
     [("a", "b"), ("b", "b")]),
    # Offsets count from 0 wherever they stand
    (
        "SELECT x, o FROM UNNEST(['a', 'b']) AS x WITH OFFSET AS o ORDER BY o DESC",
        [("b", 1), ("a", 0)],
    ),
    ("SELECT x, offset FROM UNNEST(['a']) AS x WITH OFFSET", [("a", 0)]),
    (
        "SELECT id, x, o FROM (SELECT 1 AS id, [10, 20] AS a UNION ALL SELECT 2, []) AS t, "
        "t.a AS x WITH OFFSET AS o ORDER BY o",
        [(1, 10, 0), (1, 20, 1)],
    ),
    (
        "SELECT id, x, o FROM (SELECT 1 AS id, [10] AS a UNION ALL SELECT 2, []) AS t "
        "LEFT JOIN t.a AS x WITH OFFSET o ORDER BY id",
        [(1, 10, 0), (2, None, None)],
    ),
    (
        "SELECT id, x, offset FROM (SELECT 1 AS id, [10, 20] AS a) AS t, t.a AS x WITH OFFSET "
        "ORDER BY offset",
        [(1, 10, 0), (1, 20, 1)],
    ),
    (
        "SELECT x FROM UNNEST([0.1, 0.7, 0.2]) AS x WITH OFFSET AS i "
        "JOIN (SELECT 1 AS k) AS l ON l.k = i",
        [(0.7,)],
    ),
    (
        "SELECT (SELECT i FROM UNNEST([0.1, 0.7, 0.2]) AS s WITH OFFSET AS i "
        "ORDER BY s DESC LIMIT 1)",
        [(1,)],
    ),
    (
        "SELECT ARRAY(SELECT AS STRUCT x, o FROM UNNEST(['a', 'b']) AS x WITH OFFSET AS o "
        "ORDER BY o DESC)",
        [([{"x": "b", "o": 1}, {"x": "a", "o": 0}],)],
    ),
    (
        "SELECT a, b FROM UNNEST([STRUCT(1 AS a, 'x' AS b), (2, 'y')]) ORDER BY a DESC",
        [(2, "y"), (1, "x")],
    ),
    # Joins, subqueries, sets
    (
        "SELECT uri, (SELECT COUNT(*) FROM p AS q WHERE q.score > p.score) AS better FROM p "
        "ORDER BY uri",
        [("a", 0), ("b", 2), ("c", 1), ("d", 0)],
    ),
    ("SELECT uri FROM p WHERE label NOT IN ('tree', NULL)", []),
    (
        "SELECT uri FROM p AS o WHERE EXISTS (SELECT 1 FROM p AS i WHERE i.label = o.label "
        "AND i.uri <> o.uri) ORDER BY uri",
        [("a",), ("b",)],
    ),
    (
        "SELECT label, uri, focus FROM p FULL JOIN (SELECT 'boat' AS label, 'core' AS focus) "
        "USING (label) ORDER BY label, uri",
        [(None, "d", None), ("boat", None, "core"), ("plank", "c", None), ("tree", "a", None),
         ("tree", "b", None)],
    ),
    ("SELECT 1 AS x UNION DISTINCT SELECT 1 UNION DISTINCT SELECT 2 ORDER BY x", [(1,), (2,)]),
    # Names
    ("SELECT URI FROM p WHERE P.Score > .8", [("a",)]),
    ("SELECT label AS l, COUNT(*) AS n FROM p GROUP BY l HAVING n > 1", [("tree", 2)]),
    ("SELECT score >= 0.5 AS sure, COUNT(*) AS n FROM p GROUP BY sure ORDER BY sure",
     [(None, 1), (False, 1), (True, 2)]),
    ("SELECT FORMAT_DATE('%Y-%m', d) AS m, COUNT(*) FROM p WHERE d IS NOT NULL GROUP BY m "
     "ORDER BY m", [("2024-01", 1), ("2024-02", 1), ("2024-03", 1)]),
    # Scripts
    ("SELECT 1; SELECT 2 AS x", [(2,)]),
    ("DECLARE least FLOAT64 DEFAULT 1; SET least = least / 2; "
     "SELECT uri FROM p WHERE score > least ORDER BY uri", [("a",), ("c",)]),
    ("DECLARE since DATE DEFAULT '2024-02-01'; DECLARE names ARRAY<STRING> DEFAULT ['a', 'b'];"
     "SELECT uri FROM p WHERE d >= since AND uri IN UNNEST(names)", [("b",)]),
    ("DECLARE label STRING DEFAULT 'x'; SELECT COUNT(*) FROM p WHERE label = 'tree'", [(2,)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def table(calm_room: Room) -> Room:
    calm_room.run(TABLE)
    return calm_room


@pytest.mark.parametrize(("statement", "expected"), ANSWERS, ids=[text for text, _ in ANSWERS])
def test_a_question_is_answered(
    table: Room, statement: str, expected: list[tuple[Any, ...]]
) -> None:
    found = table.rows(statement)
    assert found == [pytest.approx(row) if _is_float(row) else row for row in expected]


def _is_float(row: tuple[Any, ...]) -> bool:
    return any(isinstance(value, float) for value in row) and None not in row


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("SELECT 1 AS a, 2 AS A", "Found duplicate(s)"),
        ("SELECT uri, COUNT(*) FROM p", "neither grouped nor aggregated"),
        ("SELECT uri AS u FROM p WHERE u = 'a'", "Unrecognized name: u at [1:30]"),
        ("SELECT ARRAY_AGG(label) FROM p", "null element"),
        ("SELECT NTILE(0) OVER (ORDER BY uri) FROM p", "NTILE"),
        ("SELECT PERCENTILE_CONT(score, 2) OVER () FROM p", "PERCENTILE_CONT"),
        ("SET nothing = 1", "Undeclared variable"),
        ("DECLARE x INT64 DEFAULT 'a'; SELECT x", "coerce"),
        ("SELECT 1 AS a; DECLARE x INT64; SELECT x", "start of a block"),
        ("DECLARE x INT64; CREATE VIEW v AS SELECT x AS x; SELECT 1 AS one", "Unrecognized name"),
    ],
)
def test_a_question_is_refused(table: Room, statement: str, message: str) -> None:
    fault = table.fault(statement)
    assert fault.code == 400
    assert message in fault.message


def test_columns_without_a_name_are_numbered(table: Room) -> None:
    assert [f.name for f in table.run("SELECT 1, uri, 2 FROM p").fields] == ["f0_", "uri", "f1_"]


def test_a_dataset_may_be_called_ml(room: Room) -> None:
    room.run("CREATE SCHEMA ml")
    room.run("CREATE TABLE ml.t (a INT64)")
    room.run("INSERT INTO ml.t (a) VALUES (1)")
    assert room.rows("SELECT ml.t.a FROM ml.t") == [(1,)]
    fault = room.fault("SELECT * FROM ML.PREDICT(MODEL ml.m, (SELECT a FROM ml.t))")
    assert (fault.code, fault.reason) == (404, "notFound")
    assert room.run("TRUNCATE TABLE ml.t").dml_rows == 1
    assert room.rows("SELECT * FROM ml.t") == []


def test_information_schema_tells_what_there_is(room: Room) -> None:
    room.object_table("images")
    room.run("CREATE TABLE p (uri STRING NOT NULL, scores ARRAY<FLOAT64>)")
    room.run("CREATE VIEW v AS SELECT uri FROM ds.p")
    assert room.rows(
        "SELECT table_name, table_type FROM ds.INFORMATION_SCHEMA.TABLES ORDER BY table_name"
    ) == [("images", "EXTERNAL"), ("p", "BASE TABLE"), ("v", "VIEW")]
    assert room.rows(
        "SELECT c.column_name, ordinal_position, is_nullable, data_type "
        f"FROM `{PROJECT}.ds.INFORMATION_SCHEMA.COLUMNS` AS c WHERE table_name = 'p' ORDER BY 2"
    ) == [("uri", 1, "NO", "STRING"), ("scores", 2, "YES", "ARRAY<FLOAT64>")]
    assert room.rows(
        "SELECT SCHEMATA.schema_name, location FROM `region-us`.INFORMATION_SCHEMA.SCHEMATA"
    ) == [("ds", "US")]
    # Elsewhere there is another one, which is none of this region's.
    room.warehouse.change(
        lambda cur: room.warehouse.catalog.put_dataset(cur, Dataset(PROJECT, "far", "EU"))
    )
    assert room.rows("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA") == [(1,)]
    assert room.fault("SELECT table_name FROM nope.INFORMATION_SCHEMA.TABLES").code == 404
