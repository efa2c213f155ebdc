"""CREATE, DROP, INSERT, UPDATE, DELETE and views."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from tests.engine.sql.conftest import PROJECT, named
from yogadesk.engine.faults import Fault
from yogadesk.engine.schema import Field, Ref

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room


def test_create_table_gives_the_columns_it_was_told(room: Room) -> None:
    outcome = room.run(
        "CREATE TABLE t (a INT64 NOT NULL, b ARRAY<STRUCT<x STRING, y FLOAT64>>, "
        "c STRING OPTIONS (description = 'what for')) OPTIONS (description = 'a table')"
    )
    assert (outcome.kind, outcome.ddl_operation) == ("CREATE_TABLE", "CREATE")
    assert outcome.target == Ref(PROJECT, "ds", "t")
    table = room.warehouse.read(lambda cur: room.warehouse.catalog.need_table(cur, outcome.target))
    assert table.description == "a table"
    inner = (Field("x", "STRING"), Field("y", "FLOAT"))
    assert table.fields == (
        Field("a", "INTEGER", "REQUIRED"),
        Field("b", "RECORD", "REPEATED", inner),
        Field("c", "STRING", description="what for"),
    )
    assert room.rows("SELECT * FROM t") == []


def test_create_knows_or_replace_and_if_not_exists(room: Room) -> None:
    assert room.run("CREATE TABLE t AS SELECT 1 AS a").kind == "CREATE_TABLE_AS_SELECT"
    fault = room.fault("CREATE TABLE t AS SELECT 2 AS a")
    assert (fault.code, fault.reason) == (409, "duplicate")
    assert fault.message == f"Already Exists: Table {PROJECT}:ds.t"
    assert room.run("CREATE TABLE IF NOT EXISTS t AS SELECT 2 AS a").ddl_operation == "SKIP"
    assert room.rows("SELECT a FROM t") == [(1,)]
    replaced = room.run("CREATE OR REPLACE TABLE t AS SELECT a + 1 AS a, 'x' AS b FROM t")
    assert replaced.ddl_operation == "REPLACE"
    assert room.rows("SELECT * FROM t") == [(2, "x")]
    assert room.fault("CREATE TABLE no.t (a INT64)").code == 404


def test_a_created_table_needs_named_columns(room: Room) -> None:
    fault = room.fault("CREATE TABLE t AS SELECT 1 AS a, 2")
    assert fault.message.startswith("CREATE TABLE columns must be named, but column 2 has no name")
    assert room.fault("SELECT * FROM t").code == 404


def test_create_as_with_columns_coerces(room: Room) -> None:
    room.run("CREATE TABLE t (a FLOAT64, b STRING NOT NULL) AS SELECT 1, 'x'")
    assert repr(room.rows("SELECT * FROM t")) == "[(1.0, 'x')]"
    assert room.fault("CREATE TABLE u (a INT64) AS SELECT 'x'").code == 400


def test_insert_values_and_queries(room: Room) -> None:
    room.run("CREATE TABLE t (a INT64, b STRING, c ARRAY<STRING>, s STRUCT<x INT64, y STRING>)")
    first = room.run(
        "INSERT INTO t VALUES (1, 'x', ['p'], STRUCT(7, 'k')), (2, NULL, [], NULL), "
        "((SELECT 3), @b, NULL, STRUCT(9 AS other, 'names' AS do_not_matter))",
        named("b", "STRING", "it's"),
    )
    assert (first.kind, first.dml_rows) == ("INSERT", 3)
    assert room.run("INSERT t (b, a) SELECT 'q', 4").dml_rows == 1
    assert room.rows("SELECT * FROM t ORDER BY a") == [
        (1, "x", ["p"], {"x": 7, "y": "k"}),
        (2, None, [], None),
        (3, "it's", [], {"x": 9, "y": "names"}),
        (4, "q", [], None),
    ]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("INSERT INTO t VALUES ('x', 1)", "Value has type STRING which cannot be inserted into"),
        ("INSERT INTO t VALUES (1)", "Inserted row has wrong column count; Has 1, expected 2"),
        ("INSERT INTO t (a, nope) VALUES (1, 2)", "Column nope is not present in table"),
        ("INSERT INTO t (a, A) VALUES (1, 2)", "inserted twice"),
        ("INSERT INTO t VALUES (1, [NULL])", "null element"),
        ("INSERT INTO t VALUES (NULL, [])", "cannot be null"),
        ("UPDATE t SET a = 1", "UPDATE must have a WHERE clause"),
        ("UPDATE t SET nope = 1 WHERE TRUE", "Unrecognized name: nope"),
        ("UPDATE t SET a = 'x' WHERE TRUE", "which has type INT64"),
        ("DELETE FROM t", "DELETE must have a WHERE clause"),
        ("DELETE t", "DELETE must have a WHERE clause"),
        ("DELETE FROM t WHERE a", "WHERE clause should return type BOOL"),
    ],
)
def test_a_change_that_does_not_fit_changes_nothing(
    room: Room, statement: str, message: str
) -> None:
    room.run("CREATE TABLE t (a INT64 NOT NULL, b ARRAY<INT64>)")
    room.run("INSERT INTO t VALUES (0, [1])")
    fault = room.fault(statement)
    assert (fault.code, fault.reason) == (400, "invalidQuery")
    assert message in fault.message
    assert room.rows("SELECT * FROM t") == [(0, [1])]


def test_update_and_delete(room: Room) -> None:
    room.run("CREATE TABLE t AS SELECT x AS a, 'n' AS b FROM UNNEST([1, 2, 3]) AS x")
    changed = room.run("UPDATE t AS q SET a = q.a * 10, b = CONCAT(b, '!') WHERE q.a >= 2")
    assert (changed.kind, changed.dml_rows) == ("UPDATE", 2)
    gone = room.run("DELETE FROM t WHERE a IN (SELECT MAX(a) FROM t)")
    assert (gone.kind, gone.dml_rows) == ("DELETE", 1)
    assert room.rows("SELECT * FROM t ORDER BY a") == [(1, "n"), (20, "n!")]
    # FROM need not be said.
    assert room.run("DELETE ds.t AS q WHERE q.a = 20").dml_rows == 1
    assert room.run(f"DELETE `{PROJECT}.ds.t` WHERE a = 20").dml_rows == 0
    assert room.rows("SELECT * FROM t") == [(1, "n")]
    assert room.fault("DELETE t, t WHERE TRUE").code == 501


def test_views_are_asked_anew_and_know_their_own_project(room: Room) -> None:
    room.run("CREATE TABLE t AS SELECT 1 AS a")
    made = room.run("CREATE VIEW v AS SELECT a + 1 AS b FROM ds.t WHERE a > 0")
    assert (made.kind, made.ddl_operation) == ("CREATE_VIEW", "CREATE")
    room.run("INSERT INTO t VALUES (5)")
    assert room.rows("SELECT v.b FROM ds.v ORDER BY b") == [(2,), (6,)]
    assert room.rows("WITH t AS (SELECT 100 AS a) SELECT MAX(b) FROM v") == [(6,)]
    seen = room.run("SELECT b FROM v")
    assert [str(ref) for ref in seen.referenced] == [f"{PROJECT}:ds.v", f"{PROJECT}:ds.t"]
    assert "currently a VIEW" in room.fault("DROP TABLE v").message
    assert "a VIEW" in room.fault("DELETE FROM v WHERE TRUE").message
    assert room.run("DROP VIEW v").kind == "DROP_VIEW"
    assert "must be qualified" in room.fault("CREATE VIEW w AS SELECT a FROM t").message


def test_a_view_that_would_come_to_mean_itself_is_refused(room: Room) -> None:
    room.run("CREATE VIEW v AS SELECT 1 AS a")
    room.run("CREATE VIEW w AS SELECT a FROM ds.v")
    assert (
        "refers to itself" in room.fault("CREATE OR REPLACE VIEW v AS SELECT a FROM ds.w").message
    )
    assert room.rows("SELECT * FROM w") == [(1,)]


def test_drop_knows_if_exists(room: Room) -> None:
    room.run("CREATE TABLE t AS SELECT 1 AS a")
    assert room.run("DROP TABLE IF EXISTS nope").ddl_operation == "SKIP"
    fault = room.fault("DROP TABLE nope")
    assert (fault.code, fault.reason) == (404, "notFound")
    outcome = room.run("DROP TABLE t")
    assert (outcome.kind, outcome.ddl_operation) == ("DROP_TABLE", "DROP")
    assert room.fault("SELECT * FROM t").code == 404
    assert room.run("DROP MODEL IF EXISTS m").ddl_operation == "SKIP"


def test_schemas_come_and_go(room: Room) -> None:
    made = room.run("CREATE SCHEMA IF NOT EXISTS `my-project.other` OPTIONS (location = 'EU')")
    assert (made.kind, made.ddl_operation) == ("CREATE_SCHEMA", "CREATE")
    dataset = room.warehouse.read(
        lambda cur: room.warehouse.catalog.need_dataset(cur, PROJECT, "other")
    )
    assert dataset.location == "EU"
    assert room.run("CREATE SCHEMA IF NOT EXISTS other").ddl_operation == "SKIP"
    assert room.fault("CREATE SCHEMA other").code == 409
    room.run("CREATE TABLE other.t AS SELECT 1 AS a")
    assert room.fault("DROP SCHEMA other").reason == "resourceInUse"
    assert room.run("DROP SCHEMA other CASCADE").ddl_operation == "DROP"
    assert room.fault("DROP SCHEMA other").code == 404


def test_a_dry_run_of_a_change_changes_nothing(room: Room) -> None:
    room.run("CREATE TABLE t AS SELECT 1 AS a")
    for statement in (
        "CREATE OR REPLACE TABLE t AS SELECT 2 AS a",
        "INSERT INTO t VALUES (2)",
        "UPDATE t SET a = 2 WHERE TRUE",
        "DELETE FROM t WHERE TRUE",
        "DROP TABLE t",
        "CREATE VIEW v AS SELECT 1 AS a",
        "CREATE SCHEMA other",
    ):
        assert room.check(statement).kind.split("_")[0] in statement
    assert room.rows("SELECT a FROM t") == [(1,)]
    assert room.fault("SELECT * FROM v").code == 404


def test_several_statements_run_in_their_order(room: Room) -> None:
    outcome = room.run(
        "CREATE TABLE t AS SELECT 1 AS a; INSERT INTO t VALUES (2);\n"
        "-- the answer\nSELECT SUM(a) AS s FROM t;"
    )
    assert outcome.kind == "SCRIPT"
    assert list(outcome.rows) == [(3,)]


def test_a_failing_statement_leaves_what_the_earlier_ones_did(room: Room) -> None:
    room.fault("CREATE TABLE t AS SELECT 1 AS a; INSERT INTO t VALUES ('x')")
    assert room.rows("SELECT a FROM t") == [(1,)]


def test_changes_to_one_table_from_many_threads_lose_nothing_silently(room: Room) -> None:
    room.run("CREATE TABLE t (a INT64)")
    done: list[int] = []
    refused: list[str] = []

    def insert(number: int) -> None:
        try:
            room.run(f"INSERT INTO t VALUES ({number})")
        except Fault as fault:
            refused.append(fault.message)
        else:
            done.append(number)

    threads = [threading.Thread(target=insert, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) + len(refused) == len(threads)
    assert all("concurrent" in message for message in refused)
    assert sorted(a for (a,) in room.rows("SELECT a FROM t")) == sorted(done)
