"""Open the results file: its schema, its migrations, and what is done when it is damaged."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BUSY_SECONDS = 10.0
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE verdicts (
            id INTEGER PRIMARY KEY,
            path BLOB NOT NULL,
            display TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            at INTEGER NOT NULL,
            site TEXT NOT NULL,
            model_name TEXT,
            model_sha256 TEXT,
            decision TEXT,
            classes TEXT NOT NULL,
            health TEXT,
            uri TEXT,
            error TEXT,
            threshold REAL NOT NULL
        )""",
        "CREATE INDEX verdicts_by_time ON verdicts (at)",
        """CREATE TABLE uploads (
            site TEXT NOT NULL,
            bucket TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (site, bucket, name)
        ) WITHOUT ROWID""",
    ),
)
"""Each brings the file from version n to n + 1. Append; never change one that was released."""


class Damaged(Exception):
    """The file is no SQLite database any more, or its pages contradict each other."""


def open_or_begin(path: Path) -> tuple[sqlite3.Connection, Path | None]:
    """A connection to the results file, and where a damaged one before it was put (or None).

    Raises Trouble when the file cannot be opened or was written by a newer yogadesk.
    """
    try:
        try:
            return _open(path), None
        except Damaged:
            aside = _set_aside(path)
            return _open(path), aside
    except OSError as error:
        raise files.cannot_write(path, error) from error
    except sqlite3.Error as error:
        raise trouble(path, error) from error
    except Damaged as error:
        raise Trouble(
            "The history is damaged",
            f"“{files.printable(path)}” is damaged and a new one cannot be begun in its place.",
            "Close every yogadesk window and start again.",
        ) from error


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        _begin_log(connection)
        # In this mode a commit survives the death of the process at any instant. A power cut may
        # take the last few, never the file: and a verdict can be had again. FULL costs a disk
        # flush for each picture.
        connection.execute("PRAGMA synchronous = NORMAL")
        _require_sound(connection, path)
        _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_damage(error):
            raise Damaged(path) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _require_sound(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Damaged(path)


def _begin_log(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. SQLite itself does not wait for a rival doing the same."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not is_busy or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _migrate(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> None:
    if _version(connection) == len(migrations):
        return
    with transaction(connection):
        version = _version(connection)  # another process may have been first
        if version > len(migrations):
            raise Trouble(
                "The history is from a newer yogadesk",
                f"“{files.printable(path)}” was written by a newer version of yogadesk.",
                "Update yogadesk, or start it with --home and another folder.",
            )
        for steps in migrations[version:]:
            for step in steps:
                connection.execute(step)
        connection.execute(f"PRAGMA user_version = {len(migrations):d}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


class transaction:  # noqa: N801 - used like a function
    """All statements of the block, or none of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _set_aside(path: Path) -> Path:
    """Move the damaged file away, its log with it: the two are only of use together."""
    aside = files.set_aside(path)
    for ending in ("-wal", "-shm"):
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def is_damage(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file itself is broken."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE


def trouble(path: Path, error: sqlite3.Error) -> Trouble:
    """What to tell a person about an error of the results file."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    title, shown = "The history cannot be saved", files.printable(path)
    if code == sqlite3.SQLITE_FULL:
        return Trouble(title, f"The disk that holds “{shown}” is full.", "Make room and try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return Trouble(
            title,
            f"“{shown}” cannot be opened for writing.",
            "Check the permissions of its folder, or start yogadesk with --home and another one.",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Trouble(
            title,
            f"“{shown}” has been held by another program for {_BUSY_SECONDS:.0f} seconds.",
            "Close the other program and try again.",
        )
    if code in _DAMAGE:
        return Trouble(
            "The history is damaged",
            f"“{shown}” cannot be read any more: {error}.",
            "Start yogadesk again: the damaged file is kept beside a new one.",
        )
    return Trouble(title, f"“{shown}”: {error}.", "Check the disk and try again.")
