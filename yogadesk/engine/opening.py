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

_NOT_DAMAGED: Final = ("lock on file", "newer version", "newer storage version")
"""What DuckDB says of a file that is well, but is not for this program to open now."""


def open_database(path: Path, settings: dict[str, Any]) -> duckdb.DuckDBPyConnection:
    """The database in a file, a new one where there is none.

    A file that DuckDB cannot read is renamed to `….damaged-<time>`, with its log, and a new one
    begun; the program's own log says so. Raises Trouble where the file cannot be used at all.
    """
    try:
        return duckdb.connect(str(path), config=settings)
    except duckdb.Error as error:
        if not _is_damaged(path, str(error)):
            raise _trouble(path, error) from error
        aside = set_aside(path)
        _log.error("%s cannot be read (%s): it was set aside as %s", path, error, aside.name)
    try:
        return duckdb.connect(str(path), config=settings)
    except duckdb.Error as error:
        raise _trouble(path, error) from error


def _trouble(path: Path, error: Exception) -> Trouble:
    return Trouble(
        "The engine's tables cannot be opened",
        f"{path} cannot be used: {error}",
        "See to it that the folder can be written to and that its disk is not full.",
    )


def _is_damaged(path: Path, said: str) -> bool:
    if any(words in said for words in _NOT_DAMAGED):
        return False
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def set_aside(path: Path) -> Path:
    """Rename a file, and the log beside it, out of the way. Returns its new path."""
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%f")
    aside = path.with_name(f"{path.name}.damaged-{now}")
    for end in (".wal", "-wal", "-shm"):
        log = path.with_name(path.name + end)
        if log.exists():
            files.move(log, aside.with_name(aside.name + end))
    files.move(path, aside)
    return aside
