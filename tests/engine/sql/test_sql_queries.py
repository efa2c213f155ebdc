"""Queries: joins, arrays in FROM, grouping, windows, set operations, subqueries, parameters."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.sql.conftest import named, placed
from yogadesk.work import Cancelled, Ticket

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room

PEOPLE = """
    (SELECT 1 AS id, 'ann' AS name, [3, 1] AS marks, 'x' AS team UNION ALL
     SELECT 2, 'bob', [], 'x' UNION ALL
     SELECT 3, 'Cid', [2], NULL)
"""

QUERIES: list[tuple[str, list[tuple[Any, ...]]]] = [
    # UNNEST: offsets count from 0, an empty array gives no row unless the join is LEFT
    ("SELECT m, o FROM UNNEST([5, 6]) AS m WITH OFFSET AS o ORDER BY o", [(5, 0), (6, 1)]),
    ("SELECT m, offset FROM UNNEST([5]) m WITH OFFSET", [(5, 0)]),
    (
        "SELECT id, m, o FROM people AS p, UNNEST(p.marks) AS m WITH OFFSET AS o ORDER BY id, o",
        [(1, 3, 0), (1, 1, 1), (3, 2, 0)],
    ),
    (
        "SELECT id, m FROM people LEFT JOIN UNNEST(marks) AS m ORDER BY id, m",
        [(1, 1), (1, 3), (2, None), (3, 2)],
    ),
    ("SELECT id, m FROM people CROSS JOIN UNNEST(marks) m WHERE m > 1 ORDER BY m",
     [(3, 2), (1, 3)]),
    ("SELECT id, mark FROM people p, p.marks AS mark ORDER BY 1, 2", [(1, 1), (1, 3), (3, 2)]),
    ("SELECT * FROM UNNEST([STRUCT(1 AS a, 'x' AS b)])", [(1, "x")]),
    ("SELECT s.b, a FROM UNNEST([STRUCT(1 AS a, 'x' AS b)]) AS s", [("x", 1)]),
    ("SELECT s FROM UNNEST([STRUCT(1 AS a)]) AS s", [({"a": 1},)]),
    (
        "SELECT id, l.word FROM people, UNNEST(marks) AS m WITH OFFSET o "
        "LEFT JOIN (SELECT 0 AS at, 'first' AS word) AS l ON l.at = o ORDER BY id, o",
        [(1, "first"), (1, None), (3, "first")],
    ),
    # Joins
    (
        "SELECT a.id, b.id AS other FROM people a JOIN people b USING (team) ORDER BY 1, 2",
        [(1, 1), (1, 2), (2, 1), (2, 2)],
    ),
    (
        "SELECT * FROM (SELECT 1 AS k, 'l' AS a) FULL JOIN (SELECT 2 AS k, 'r' AS b) USING (k) "
        "ORDER BY k",
        [(1, "l", None), (2, None, "r")],
    ),
    (
        "SELECT k, a FROM (SELECT 1 AS k, 'l' AS a) RIGHT JOIN (SELECT 2 AS k) USING (k)",
        [(2, None)],
    ),
    (
        "SELECT p.name, t.v FROM people p LEFT JOIN (SELECT 'x' AS team, 9 AS v) t "
        "ON t.team = p.team ORDER BY p.id",
        [("ann", 9), ("bob", 9), ("Cid", None)],
    ),
    # Grouping
    (
        "SELECT team, COUNT(*) AS n, SUM(id) AS s, AVG(id) AS a FROM people GROUP BY team "
        "ORDER BY team",
        [(None, 1, 3, 3.0), ("x", 2, 3, 1.5)],
    ),
    ("SELECT UPPER(name) AS u, COUNT(*) FROM people GROUP BY 1 ORDER BY u LIMIT 1", [("ANN", 1)]),
    ("SELECT team, COUNT(*) AS n FROM people GROUP BY team HAVING n > 1", [("x", 2)]),
    ("SELECT COUNT(*), COUNT(team), COUNT(DISTINCT team), COUNTIF(id > 1) FROM people",
     [(3, 2, 1, 2)]),
    (
        "SELECT SUM(x), AVG(x), MAX(x), ARRAY_AGG(x), STRING_AGG(CAST(x AS STRING)), COUNT(x) "
        "FROM UNNEST(ARRAY<INT64>[]) AS x",
        [(None, None, None, None, None, 0)],
    ),
    ("SELECT STRING_AGG(name, '|' ORDER BY id DESC) FROM people", [("Cid|bob|ann",)]),
    ("SELECT STRING_AGG(name ORDER BY id LIMIT 2) FROM people", [("ann,bob",)]),
    ("SELECT ARRAY_AGG(team IGNORE NULLS ORDER BY id LIMIT 1) FROM people", [(["x"],)]),
    ("SELECT ARRAY_AGG(STRUCT(id, name) ORDER BY id DESC LIMIT 1) FROM people",
     [([{"id": 3, "name": "Cid"}],)]),
    ("SELECT MAX_BY(name, id), MIN_BY(name, id), ANY_VALUE(name HAVING MAX id) FROM people",
     [("Cid", "ann", "Cid")]),
    ("SELECT LOGICAL_AND(id > 0), LOGICAL_OR(id > 5) FROM people", [(True, False)]),
    ("SELECT MAX_BY(a, b) FROM (SELECT NULL AS a, 2 AS b UNION ALL SELECT 1, 1)", [(None,)]),
    # Windows and QUALIFY
    (
        "SELECT id, ROW_NUMBER() OVER (ORDER BY id DESC) AS r FROM people QUALIFY r <= 2 "
        "ORDER BY r",
        [(3, 1), (2, 2)],
    ),
    (
        "SELECT name FROM people WHERE TRUE "
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY team ORDER BY id) = 1 ORDER BY id",
        [("ann",), ("Cid",)],
    ),
    (
        "SELECT id, SUM(id) OVER (ORDER BY id) AS s, LAG(id) OVER (ORDER BY id) AS p, "
        "LEAD(id, 1, 0) OVER w AS n FROM people WINDOW w AS (ORDER BY id) ORDER BY id",
        [(1, 1, None, 2), (2, 3, 1, 3), (3, 6, 2, 0)],
    ),
    (
        "SELECT x, RANK() OVER (ORDER BY x), DENSE_RANK() OVER (ORDER BY x DESC) "
        "FROM UNNEST([2, NULL, 2]) AS x ORDER BY x",
        [(None, 1, 2), (2, 2, 1), (2, 2, 1)],
    ),
    (
        "SELECT SUM(id) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM people "
        "ORDER BY id",
        [(1,), (3,), (5,)],
    ),
    (
        "SELECT FIRST_VALUE(x IGNORE NULLS) OVER (ORDER BY o ROWS BETWEEN UNBOUNDED PRECEDING AND "
        "UNBOUNDED FOLLOWING) FROM UNNEST([NULL, 7]) AS x WITH OFFSET o",
        [(7,), (7,)],
    ),
    # Order
    ("SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x", [(None,), (1,), (2,)]),
    ("SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC", [(2,), (1,), (None,)]),
    ("SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x NULLS LAST", [(1,), (2,), (None,)]),
    ("SELECT x FROM UNNEST([2, NULL, 1]) AS x ORDER BY x DESC NULLS FIRST LIMIT 1", [(None,)]),
    ("SELECT name FROM people ORDER BY name", [("Cid",), ("ann",), ("bob",)]),
    ("SELECT -id AS id FROM people ORDER BY id", [(-3,), (-2,), (-1,)]),
    ("SELECT DISTINCT team FROM people ORDER BY team DESC", [("x",), (None,)]),
    ("SELECT DISTINCT UPPER(team) AS t FROM people ORDER BY UPPER(team)", [(None,), ("X",)]),
    ("SELECT id FROM people ORDER BY id LIMIT 1 OFFSET 1", [(2,)]),
    # Set operations
    ("SELECT 1 AS a UNION ALL SELECT 2.5 ORDER BY a", [(1.0,), (2.5,)]),
    ("SELECT 1 UNION DISTINCT SELECT 1", [(1,)]),
    ("SELECT NULL UNION ALL SELECT 'a' ORDER BY 1", [(None,), ("a",)]),
    ("SELECT id FROM people EXCEPT DISTINCT SELECT 2 ORDER BY id", [(1,), (3,)]),
    ("SELECT id FROM people INTERSECT DISTINCT SELECT 2", [(2,)]),
    ("(SELECT 1 AS a) UNION ALL (SELECT 3 ORDER BY 1 LIMIT 1) ORDER BY a DESC LIMIT 1", [(3,)]),
    # WITH
    (
        "WITH a AS (SELECT id FROM people), b AS (SELECT id * 10 AS id FROM a) "
        "SELECT A.id, B.id AS ten FROM a JOIN b ON b.id = a.id * 10 ORDER BY 1 LIMIT 1",
        [(1, 10)],
    ),
    ("SELECT (WITH z AS (SELECT 5 AS n) SELECT n FROM z)", [(5,)]),
    # Subqueries
    ("SELECT name FROM people WHERE id = (SELECT MAX(id) FROM people)", [("Cid",)]),
    ("SELECT name FROM people AS p WHERE EXISTS (SELECT 1 FROM UNNEST(p.marks) m WHERE m = 3)",
     [("ann",)]),
    ("SELECT (SELECT SUM(m) FROM UNNEST(marks) AS m) AS s FROM people ORDER BY id",
     [(4,), (None,), (2,)]),
    ("SELECT ARRAY(SELECT m * 10 FROM UNNEST(marks) AS m ORDER BY m) FROM people ORDER BY id",
     [([10, 30],), ([],), ([20],)]),
    ("SELECT ARRAY(SELECT AS STRUCT id, name FROM people ORDER BY id LIMIT 1)",
     [([{"id": 1, "name": "ann"}],)]),
    ("SELECT id FROM people WHERE id NOT IN (SELECT 1 UNION ALL SELECT NULL)", []),
    ("SELECT id FROM people WHERE id IN (SELECT 1) OR 3 IN UNNEST(marks)", [(1,)]),
    # Stars
    ("SELECT * EXCEPT (marks, team) REPLACE (id * 2 AS id) FROM people ORDER BY id LIMIT 1",
     [(2, "ann")]),
    ("SELECT p.* EXCEPT (marks, team) FROM people AS p ORDER BY id LIMIT 1", [(1, "ann")]),
]  # fmt: skip


@pytest.fixture(scope="module")
def people(calm_room: Room) -> Room:
    calm_room.run(f"CREATE TABLE people AS SELECT * FROM {PEOPLE}")
    return calm_room


@pytest.mark.parametrize(("query", "expected"), QUERIES, ids=[text for text, _ in QUERIES])
def test_a_query_answers_as_bigquery_does(
    people: Room, query: str, expected: list[tuple[Any, ...]]
) -> None:
    found = people.rows(query)
    assert found == expected
    assert [[type(v) for v in row] for row in found] == [[type(v) for v in row] for row in expected]


def test_columns_without_a_name_are_numbered(room: Room) -> None:
    fields = room.run("SELECT 1, 'a' AS b, 2, STRUCT(3 AS c).c, NULL").fields
    assert [(field.name, field.type) for field in fields] == [
        ("f0_", "INTEGER"),
        ("b", "STRING"),
        ("f1_", "INTEGER"),
        ("c", "INTEGER"),
        ("f2_", "INTEGER"),
    ]


def test_types_are_named_as_the_rest_api_names_them(room: Room) -> None:
    query = """SELECT 1.5 AS f, TRUE AS b, b'x' AS y, CURRENT_TIMESTAMP() AS t, [1] AS a,
               STRUCT('x' AS s, [2.5] AS n) AS r, SUM(1) AS total, COUNT(*) AS c,
               NUMERIC '1' AS m"""
    fields = {field.name: field for field in room.run(query).fields}
    assert {name: (f.type, f.mode) for name, f in fields.items()} == {
        "f": ("FLOAT", "NULLABLE"),
        "b": ("BOOLEAN", "NULLABLE"),
        "y": ("BYTES", "NULLABLE"),
        "t": ("TIMESTAMP", "NULLABLE"),
        "a": ("INTEGER", "REPEATED"),
        "r": ("RECORD", "NULLABLE"),
        "total": ("INTEGER", "NULLABLE"),
        "c": ("INTEGER", "NULLABLE"),
        "m": ("NUMERIC", "NULLABLE"),
    }
    assert [(f.name, f.type, f.mode) for f in fields["r"].fields] == [
        ("s", "STRING", "NULLABLE"),
        ("n", "FLOAT", "REPEATED"),
    ]


def test_parameters_by_name(people: Room) -> None:
    found = people.rows(
        "SELECT name, @n + id AS n FROM people WHERE id IN UNNEST(@ids) AND name != @who "
        "ORDER BY id",
        named("ids", "INTEGER", [1, 3], array=True),
        named("N", "INTEGER", 10),
        named("who", "STRING", "it's; DROP TABLE people --"),
    )
    assert found == [("ann", 11), ("Cid", 13)]


def test_parameters_by_place_count_in_the_order_of_the_text(people: Room) -> None:
    text = "SELECT ? AS a, id FROM people WHERE id = ? ORDER BY id LIMIT ?"
    parameters = (placed("STRING", "first"), placed("INTEGER", 2), placed("INTEGER", 5))
    assert people.rows(text, *parameters) == [("first", 2)]


def test_a_null_array_parameter_holds_nothing(people: Room) -> None:
    ids = named("ids", "INTEGER", None, array=True)
    assert people.rows("SELECT id FROM people WHERE id IN UNNEST(@ids)", ids) == []


def test_a_missing_parameter_is_named(people: Room) -> None:
    assert "Query parameter 'n' not found at [1:" in people.fault("SELECT @n").message
    assert "parameter number 1" in people.fault("SELECT ?").message


def test_a_string_parameter_may_stand_for_a_date(people: Room) -> None:
    assert people.value("DATE '2024-01-01' < @d", named("d", "STRING", "2024-02-01")) is True


def test_a_null_parameter_is_null_of_its_type(people: Room) -> None:
    nothing = named("n", "STRING", None)
    assert people.value("DATE '2024-01-01' < @n", nothing) is None
    assert people.value("CONCAT('a', @n)", nothing) is None
    assert people.value("1.5 + @n", named("n", "INTEGER", None)) is None
    dates = named("d", "STRING", ["2024-01-01"], array=True)
    assert people.fault("SELECT DATE '2024-01-01' IN UNNEST(@d)", dates).code == 400


def test_a_dry_run_gives_the_columns_and_runs_nothing(people: Room) -> None:
    outcome = people.check("SELECT id, 1 / 0 AS x FROM people")
    assert [(field.name, field.type) for field in outcome.fields] == [
        ("id", "INTEGER"),
        ("x", "FLOAT"),
    ]
    assert [str(ref) for ref in outcome.referenced] == ["my-project:ds.people"]
    assert list(outcome.rows) == []


def test_a_null_among_an_array_is_an_error_only_in_the_answer(room: Room) -> None:
    assert room.value("ARRAY_LENGTH([1, NULL])") == 2
    assert "null element" in room.fault("SELECT [1, NULL]").message


def test_a_cancelled_query_stops_in_the_middle(room: Room) -> None:
    room.ticket = Ticket()
    timer = threading.Timer(0.3, room.ticket.cancel)
    timer.start()
    many = "UNNEST(GENERATE_ARRAY(1, 1000000))"
    with pytest.raises(Cancelled):
        room.rows(f"SELECT COUNT(*) FROM {many} AS a, {many} AS b WHERE a * b = 7")
    timer.join()
    room.ticket = Ticket()
    assert room.value("1") == 1


def test_an_answer_may_be_left_half_read(room: Room) -> None:
    rows = room.run("SELECT x FROM UNNEST(GENERATE_ARRAY(1, 100000)) AS x").rows
    assert next(rows) == (1,)
    rows.close()  # type: ignore[attr-defined]
    assert room.value("1") == 1


@pytest.mark.parametrize("many", [2, 40])
def test_strings_of_a_parameter_are_looked_for_whatever_they_hold(
    calm_room: Room, many: int
) -> None:
    odd = ["it's", "' || '", "\\", "a\0b", "$p0", ""]
    given = named("s", "STRING", [*odd, *map(str, range(many))], array=True)
    for text in odd:
        assert calm_room.rows("SELECT @t IN UNNEST(@s)", given, named("t", "STRING", text)) == [
            (True,)
        ]
    assert calm_room.rows("SELECT 'its' IN UNNEST(@s), 'A' IN UNNEST(@s)", given) == [
        (False, False)
    ]
    assert calm_room.rows("SELECT CAST(NULL AS STRING) IN UNNEST(@s)", given) == [(None,)]
