"""Open the results file: its schema, its migrations, and what is done when it is damaged."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING

from yogadesk import files, sqlite_file
from yogadesk.errors import Trouble
from yogadesk.history import schema
from yogadesk.history.schema import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.history.schema import Step

_BUSY_SECONDS = 10.0

_CHECK_AT_ONCE = 16 << 20
"""Bytes up to which a file is checked before it is used: some 30 ms. A larger one is checked by
`Store.check` once the window is there, or here when it failed before."""


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


def connect(path: Path) -> sqlite3.Connection:
    """A connection that any one thread at a time may use. Raises sqlite3.Error."""
    return sqlite3.connect(
        path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. In write-ahead mode it neither waits nor makes others wait.

    Raises sqlite3.Error.
    """
    connection = connect(path)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path)
    try:
        _begin_log(connection)
        # In this mode a commit survives the death of the process at any instant. A power cut may
        # take the last few, never the file: and a verdict can be had again. FULL costs a disk
        # flush for each picture.
        connection.execute("PRAGMA synchronous = NORMAL")
        if path.stat().st_size <= _CHECK_AT_ONCE or suspect(path).exists():
            require_sound(connection, path)
            suspect(path).unlink(missing_ok=True)
        _migrate(connection, path)
        if schema.search_index_missing(connection):
            with transaction(connection):
                if schema.search_index_missing(connection):
                    schema.add_search_index(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if sqlite_file.is_damage(error):
            raise Damaged(path) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def require_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Read every page. Raises Damaged, sqlite3.DatabaseError."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise Damaged(path)


def suspect(path: Path) -> Path:
    """The note that damage was met in use: the next start then checks the file first."""
    return path.with_name(path.name + ".suspect")


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
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Sequence[Step]] = MIGRATIONS
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
                if isinstance(step, str):
                    connection.execute(step)
                else:
                    step(connection)
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
            files.move(part, aside.with_name(aside.name + ending))
    suspect(path).unlink(missing_ok=True)
    return aside


def note_damage(path: Path) -> None:
    """Have the next start check the file, however large it is, and set it aside if it must be."""
    try:
        suspect(path).touch()
    except OSError:
        return  # then the person is told every time; nothing is lost by it


def damaged(path: Path, why: str) -> Trouble:
    """What to tell a person about a damaged file that is in use."""
    return Trouble(
        "The history is damaged",
        f"“{files.printable(path)}” cannot be read any more: {why}.",
        "Start yogadesk again: the damaged file is kept beside a new one.",
    )


def trouble(path: Path, error: sqlite3.Error) -> Trouble:
    """What to tell a person about an error of the results file."""
    code = sqlite_file.code(error)
    title, shown = "The history cannot be saved", files.printable(path)
    if code == sqlite3.SQLITE_FULL:
        return Trouble(title, f"The disk that holds “{shown}” is full.", "Make room and try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return Trouble(
            title,
            f"“{shown}” cannot be opened for writing.",
            "Check the permissions of its folder, or start yogadesk with --home and another one.",
        )
    if sqlite_file.is_held(error):
        return Trouble(
            title,
            f"“{shown}” has been held by another program for {_BUSY_SECONDS:.0f} seconds.",
            "Close the other program and try again.",
        )
    if sqlite_file.is_damage(error):
        return damaged(path, str(error))
    return Trouble(title, f"“{shown}”: {error}.", "Check the disk and try again.")
