"""The queue of a run, kept so that a run that was killed can go on at the next start."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from yogadesk.domain import Verdict


def add(connection: sqlite3.Connection, run: str, paths: Iterable[str | Path]) -> None:
    """Note that these files wait for an answer in this run. In a transaction."""
    last = connection.execute("SELECT ifnull(max(place), 0) FROM queue WHERE run = ?", (run,))
    place = int(last.fetchone()[0])
    connection.executemany(
        "INSERT OR IGNORE INTO queue VALUES (?, ?, ?)",
        ((run, os.fsencode(path), place + n) for n, path in enumerate(paths, 1)),
    )


def answered(connection: sqlite3.Connection, verdicts: Sequence[Verdict]) -> None:
    """These files wait no longer. In the transaction that keeps their verdicts."""
    connection.executemany(
        "DELETE FROM queue WHERE path = ?", ((os.fsencode(v.picture.path),) for v in verdicts)
    )


def left(connection: sqlite3.Connection) -> dict[str, list[Path]]:
    """The files that still wait, in order, by run."""
    found: dict[str, list[Path]] = {}
    for run, path in connection.execute("SELECT run, path FROM queue ORDER BY run, place"):
        found.setdefault(run, []).append(Path(os.fsdecode(path)))
    return found


def end(connection: sqlite3.Connection, run: str) -> None:
    """The run is over, or nobody wants to go on with it."""
    connection.execute("DELETE FROM queue WHERE run = ?", (run,))
