"""Buckets and their policies, in the store's database."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import Fault
from yogadesk.engine.storage.names import check_bucket_name
from yogadesk.engine.storage.policy import Policy, concurrent_change, first_policy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from yogadesk.engine.database import Database
    from yogadesk.engine.storage.conditions import Conditions

SCHEMA = """
CREATE TABLE buckets (
    name TEXT PRIMARY KEY, project TEXT NOT NULL, created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL, metageneration INTEGER NOT NULL, settings TEXT NOT NULL,
    policy TEXT NOT NULL
) WITHOUT ROWID;
"""
_COLUMNS = "name, project, created_ms, updated_ms, metageneration, settings"


@dataclass(frozen=True, slots=True)
class Bucket:
    """`settings` holds the parts of the resource that a request may set, in the API's words."""

    name: str
    project: str
    created_ms: int
    updated_ms: int
    metageneration: int = 1
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def generation(self) -> int:
        return self.created_ms


class Buckets:
    """The buckets of every project of this engine: their names share one namespace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, name: str, project: str, settings: dict[str, Any]) -> Bucket:
        """Make a bucket. Raises Fault for a bad name or one that is taken."""
        check_bucket_name(name)
        now = time.time_ns() // 1_000_000
        bucket = Bucket(name, project, now, now, 1, settings)

        def insert(cursor: sqlite3.Cursor) -> None:
            if (held := _find(cursor, name)) is not None:
                raise _taken(held, project)
            row = (name, project, now, now, 1, json.dumps(settings))
            policy = first_policy(project).to_json()
            cursor.execute(
                f"INSERT INTO buckets ({_COLUMNS}, policy) VALUES (?,?,?,?,?,?,?)", (*row, policy)
            )

        self._database.write(insert)
        return bucket

    def find(self, name: str) -> Bucket | None:
        with self._database.reading() as cursor:
            return _find(cursor, name)

    def get(self, name: str, conditions: Conditions | None = None) -> Bucket:
        """The bucket. Raises Fault when it is not there or `conditions` do not hold."""
        with self._database.reading() as cursor:
            return _require(cursor, name, conditions)

    def page(self, project: str, prefix: str, after: str, limit: int) -> list[Bucket]:
        """At most `limit` buckets of `project` in name order, from those after the name `after`."""
        with self._database.reading() as cursor:
            rows = cursor.execute(
                f"SELECT {_COLUMNS} FROM buckets WHERE project = ? AND name > ? AND name >= ? "
                "AND name < ? ORDER BY name LIMIT ?",
                (project, after, prefix, prefix + "\x7f", limit),
            ).fetchall()
        return [_bucket(row) for row in rows]

    def change(
        self, name: str, conditions: Conditions, change: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> Bucket:
        """Replace a bucket's settings by what `change` makes of them. Raises Fault."""

        def update(cursor: sqlite3.Cursor) -> Bucket:
            held = _require(cursor, name, conditions)
            changed = replace(
                held,
                settings=change(held.settings),
                updated_ms=max(time.time_ns() // 1_000_000, held.updated_ms),
                metageneration=held.metageneration + 1,
            )
            cursor.execute(
                "UPDATE buckets SET settings = ?, updated_ms = ?, metageneration = ? "
                "WHERE name = ?",
                (json.dumps(changed.settings), changed.updated_ms, changed.metageneration, name),
            )
            return changed

        return self._database.write(update)

    def delete(self, name: str, conditions: Conditions) -> None:
        """Remove an empty bucket. Raises Fault when it is not there or not empty."""

        def remove(cursor: sqlite3.Cursor) -> None:
            _require(cursor, name, conditions)
            if cursor.execute("SELECT 1 FROM objects WHERE bucket = ? LIMIT 1", (name,)).fetchone():
                raise Fault(409, "conflict", "The bucket you tried to delete is not empty.")
            cursor.execute("DELETE FROM uploads WHERE bucket = ?", (name,))
            cursor.execute("DELETE FROM buckets WHERE name = ?", (name,))

        self._database.write(remove)

    def policy(self, name: str) -> Policy:
        """Raises Fault when there is no such bucket."""
        with self._database.reading() as cursor:
            return _policy(cursor, name)

    def set_policy(self, name: str, policy: Policy, etag: str | None) -> Policy:
        """Set it, if it is still the one that `etag` names. Raises Fault 412 otherwise."""

        def update(cursor: sqlite3.Cursor) -> None:
            if etag is not None and etag != _policy(cursor, name).etag:
                raise concurrent_change()
            _require(cursor, name)
            cursor.execute("UPDATE buckets SET policy = ? WHERE name = ?", (policy.to_json(), name))

        self._database.write(update)
        return policy


def require_bucket(cursor: sqlite3.Cursor, name: str) -> None:
    """Raise Fault 404 unless the bucket is there."""
    if cursor.execute("SELECT 1 FROM buckets WHERE name = ?", (name,)).fetchone() is None:
        raise Fault(404, "notFound", "The specified bucket does not exist.")


def _find(cursor: sqlite3.Cursor, name: str) -> Bucket | None:
    row = cursor.execute(f"SELECT {_COLUMNS} FROM buckets WHERE name = ?", (name,)).fetchone()
    return _bucket(row) if row else None


def _require(cursor: sqlite3.Cursor, name: str, conditions: Conditions | None = None) -> Bucket:
    require_bucket(cursor, name)
    bucket = _find(cursor, name)
    assert bucket is not None
    if conditions is not None:
        conditions.check(bucket)
    return bucket


def _policy(cursor: sqlite3.Cursor, name: str) -> Policy:
    require_bucket(cursor, name)
    row = cursor.execute("SELECT policy FROM buckets WHERE name = ?", (name,)).fetchone()
    return Policy.from_json(row[0])


def _bucket(row: tuple[Any, ...]) -> Bucket:
    name, project, created, updated, metageneration, settings = row
    return Bucket(name, project, created, updated, metageneration, json.loads(settings))


def _taken(held: Bucket, project: str) -> Fault:
    if held.project == project:
        said = "Your previous request to create the named bucket succeeded and you already own it."
    else:
        said = (
            "The requested bucket name is not available. The bucket namespace is shared by all "
            "users of the system. Please select a different name and try again."
        )
    return Fault(409, "conflict", said)
