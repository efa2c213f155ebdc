"""A small SQLite database that many threads share: grouped durable commits, readers never wait."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

T = TypeVar("T")


class Database:
    """One file. `schema` is run when it is new; `version` is raised with each change to it.

    Raises Trouble when the file cannot be used.
    """

    def __init__(self, path: Path, schema: str, version: int = 1) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._waiting: list[_Change[object]] = []
        self._idle: list[sqlite3.Connection] = []
        self._writing = threading.Lock()
        self._writer = self._open(schema, version)

    def write(self, work: Callable[[sqlite3.Cursor], T], durable: bool = True) -> T:
        """Run `work` in a transaction; when this returns, what it did is on the disk.

        Not `durable`, it has been handed to the system: it survives a crash of the process, and
        after a power cut it is there or not, whole. Threads that come while another commits share
        the next commit. What `work` raises undoes its own changes only, and is raised here.
        """
        change: _Change[T] = _Change(work, durable)
        with self._lock:
            self._waiting.append(change)  # type: ignore[arg-type]
        with self._writing:
            if not change.is_done:
                self._commit_waiting()
        return change.outcome()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """A cursor that sees what is committed. Short: a reader left open keeps the log growing."""
        with self._lock:
            connection = self._idle.pop() if self._idle else None
        connection = connection or self._connect()
        try:
            cursor = connection.cursor()
            try:
                yield cursor
            finally:
                cursor.close()
        except sqlite3.Error:
            connection.close()
            raise
        with self._lock:
            self._idle.append(connection)

    def close(self) -> None:
        with self._writing, self._lock:
            for connection in (*self._idle, self._writer):
                connection.close()
            self._idle.clear()

    def _commit_waiting(self) -> None:
        with self._lock:
            changes, self._waiting = self._waiting, []
        cursor = self._writer.cursor()
        try:
            wanted = "FULL" if any(change.durable for change in changes) else "NORMAL"
            cursor.execute(f"PRAGMA synchronous = {wanted}")
            cursor.execute("BEGIN IMMEDIATE")
            for change in changes:
                change.run(cursor)
            cursor.execute("COMMIT")
        except sqlite3.Error as error:  # the disk's doing: nothing of the group holds
            if self._writer.in_transaction:
                cursor.execute("ROLLBACK")
            for change in changes:
                change.error = error
        finally:
            cursor.close()
            for change in changes:
                change.is_done = True

    def _open(self, schema: str, version: int) -> sqlite3.Connection:
        try:
            connection = self._connect()
            try:
                found = _prepared(connection, schema, version)
            except sqlite3.Error:
                connection.close()  # or Windows would not let the file be set aside
                raise
        except sqlite3.Error as error:
            raise Trouble(
                "The engine's data cannot be opened",
                f"{self._path} cannot be used: {error}.",
                "Move the file away to start anew, or restore it from a backup.",
            ) from error
        if found > version:
            connection.close()
            raise Trouble(
                "The engine's data is newer than the program",
                f"{self._path} was written by a newer yogadesk.",
                "Update yogadesk.",
            )
        return connection

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(
            self._path, timeout=30, isolation_level=None, check_same_thread=False
        )


def _prepared(connection: sqlite3.Connection, schema: str, version: int) -> int:
    """The version that the file was found with, 0 for a new one: it has the schema now."""
    connection.execute("PRAGMA journal_mode = WAL")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found == 0:
        connection.executescript(f"BEGIN; {schema}; PRAGMA user_version = {version:d}; COMMIT;")
    return found


class _Change(Generic[T]):
    """What one thread wants written, and what came of it."""

    def __init__(self, work: Callable[[sqlite3.Cursor], T], durable: bool) -> None:
        self._work = work
        self.durable = durable
        self._results: list[T] = []
        self.error: BaseException | None = None
        self.is_done = False

    def run(self, cursor: sqlite3.Cursor) -> None:
        cursor.execute("SAVEPOINT one")
        try:
            self._results.append(self._work(cursor))
        except BaseException as error:  # noqa: BLE001 - raised in the thread that asked, by outcome
            self.error = error
            cursor.execute("ROLLBACK TO one")
        cursor.execute("RELEASE one")

    def outcome(self) -> T:
        if self.error is not None:
            raise self.error
        return self._results[0]
