"""What test_kills kills: says what it found, then changes tables and objects until it is dead."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from yogadesk.engine import sql
from yogadesk.engine.connections.store import Connections
from yogadesk.engine.faults import Fault
from yogadesk.engine.sql.session import Session
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.engine.warehouse import Warehouse

ROWS = 300


def main(folder: Path, say: Connection[Any, Any]) -> None:
    """Runs in a process of its own until it is killed."""
    objects = ObjectStore(folder)
    warehouse = Warehouse(folder)
    session = Session("p", warehouse, objects, Connections(folder), "me", ("p", "d"))

    def run(statement: str) -> list[tuple[object, ...]]:
        return list(sql.run(statement, session).rows)

    for statement in (
        "CREATE SCHEMA IF NOT EXISTS d",
        "CREATE TABLE IF NOT EXISTS added (turn INT64, n INT64)",
        "CREATE TABLE IF NOT EXISTS replaced AS SELECT 0 AS turn, 0 AS n FROM UNNEST([1]) LIMIT 0",
    ):
        run(statement)
    if not objects.bucket_exists("kills"):
        objects.buckets.create("kills", "p", {})
    found = {
        "added": run("SELECT turn, COUNT(DISTINCT n) FROM added GROUP BY turn ORDER BY turn"),
        "replaced": run("SELECT turn, COUNT(DISTINCT n) FROM replaced GROUP BY turn"),
        "object": content(objects),
    }
    say.send(found)
    turn = max([0, *(row[0] for row in found["added"])], key=int)  # type: ignore[call-overload]
    while True:
        turn += 1
        numbers = f"UNNEST(GENERATE_ARRAY(1, {ROWS})) AS n"
        run(f"INSERT INTO added SELECT {turn}, n FROM {numbers}")
        say.send(["added", turn])
        run(f"CREATE OR REPLACE TABLE replaced AS SELECT {turn} AS turn, n FROM {numbers}")
        say.send(["replaced", turn])
        objects.write("kills", "object", f"{turn} ".encode() * 5_000, "text/plain")
        say.send(["object", turn])


def content(objects: ObjectStore) -> list[str]:
    """The different words of the one object; none before it is there."""
    try:
        return sorted(set(objects.read("kills", "object").decode().split()))
    except Fault:
        return []
