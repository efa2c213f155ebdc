"""Opening the warehouse's file: a damaged one is set aside, never deleted."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING, Any, Final

import duckdb

from yogadesk import files
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

_HELD: Final = ("lock on file", "already open in", "cannot open file")
"""What DuckDB says of a file that another program has open; the latter two on Windows, where the
system's own words follow, in the language of the computer."""

_OF_CONTENTS: Final = (
    "corrupt",
    "not a valid duckdb database file",
    "could not read enough bytes",
    "wal does not match database file",
)
"""What DuckDB says when it could read the file or its log, and they make no sense."""

_NEWER: Final = "newer version"

_OF_THE_WORLD: Final = (
    duckdb.IOException,
    duckdb.OutOfMemoryException,
    duckdb.ConnectionException,
    duckdb.PermissionException,
    duckdb.InterruptException,
)
"""The kinds of DuckDB's errors that mean nothing bad of the contents unless their words do."""


def open_database(path: Path, settings: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """The database in a file, a new one where there is none.

    A file whose contents DuckDB cannot understand is renamed to `….damaged-<time>`, with its log,
    and a new one begun; the program's own log says so. One that another program has open is waited
    for a little. Raises Trouble where the file cannot be used at all.
    """
    try:
        try:
            return _connected(path, settings)
        except duckdb.Error as error:
            if not _is_damage(path, error):
                raise
            aside = set_aside(path)
            _log.error("%s cannot be read (%s): it was set aside as %s", path, error, aside.name)
        return _connected(path, settings)
    except (duckdb.Error, OSError) as error:
        raise _trouble(path, error) from error


def _connected(path: Path, settings: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    return files.patiently(
        lambda: duckdb.connect(str(path), config=settings),
        lambda error: any(words in _said(path, error) for words in _HELD),
    )


def _trouble(path: Path, error: Exception) -> Trouble:
    return Trouble(
        "The engine's tables cannot be opened",
        f"{path} cannot be used: {error}",
        "See to it that the folder can be written to and that its disk is not full.",
    )


def _is_damage(path: Path, error: duckdb.Error) -> bool:
    """Whether the contents are at fault. When in doubt they are not: a sound file stays."""
    said = _said(path, error)
    if _NEWER in said:
        return False
    if any(words in said for words in _OF_CONTENTS):
        return True
    return not isinstance(error, _OF_THE_WORLD)


def _said(path: Path, error: Exception) -> str:
    """The words of an error but for the path, which may have any words in it."""
    return str(error).replace(str(path), "").lower()


def set_aside(path: Path) -> Path:
    """Rename a file, and the log beside it, out of the way; its new path. Raises OSError."""
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%f")
    aside = path.with_name(f"{path.name}.damaged-{now}")
    for end in (".wal", "-wal", "-shm"):
        log = path.with_name(path.name + end)
        if log.exists():
            files.move(log, aside.with_name(aside.name + end))
    files.move(path, aside)
    return aside
