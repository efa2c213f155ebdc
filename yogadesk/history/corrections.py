"""What people said pictures show: kept for good, undone when they say so, learnt from later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.domain import Correction
from yogadesk.history import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_LABELS = (
    "SELECT fingerprint, label, at FROM corrections WHERE id IN"
    " (SELECT max(id) FROM corrections WHERE undone IS NULL GROUP BY fingerprint) ORDER BY id"
)
_PATHS = (
    "SELECT f.path, ifnull(v.raw_name, v.name) FROM verdicts AS v"
    " INNER JOIN folders AS f ON f.id = v.folder WHERE v.fingerprint = ?"
    " GROUP BY v.folder, v.name ORDER BY max(v.id) DESC"
)
_FINGERPRINTS = (
    "SELECT DISTINCT fingerprint FROM verdicts WHERE fingerprint != ''"
    " AND id IN (SELECT value FROM json_each(?))"
)


def add(
    connection: sqlite3.Connection, fingerprints: Iterable[str], label: str, when: datetime
) -> list[int]:
    """Note that these pictures show `label`; the numbers to undo it by. In a transaction."""
    numbers = []
    for fingerprint in fingerprints:
        made = connection.execute(
            "INSERT INTO corrections (fingerprint, label, at) VALUES (?, ?, ?) RETURNING id",
            (fingerprint, label, rows.instant(when)),
        )
        numbers.append(int(made.fetchone()[0]))
        _apply(connection, fingerprint)
    return numbers


def withdraw(connection: sqlite3.Connection, numbers: Iterable[int], when: datetime | None) -> None:
    """Undo these corrections, or with None make them hold again. In a transaction."""
    at = None if when is None else rows.instant(when)
    for number in numbers:
        changed = connection.execute(
            "UPDATE corrections SET undone = ? WHERE id = ? RETURNING fingerprint", (at, number)
        ).fetchall()
        for (fingerprint,) in changed:
            _apply(connection, fingerprint)


def apply_again(connection: sqlite3.Connection, numbers: str) -> None:
    """Let these verdicts (a JSON list of their numbers) show what holds now: more may have been
    said of their pictures, or taken back, while they were deleted. In a transaction."""
    found = connection.execute(_FINGERPRINTS, (numbers,)).fetchall()
    for (fingerprint,) in found:
        _apply(connection, fingerprint)


def _apply(connection: sqlite3.Connection, fingerprint: str) -> None:
    """Let every row of the picture show what holds now."""
    found = connection.execute(rows.LABEL_OF, (fingerprint,)).fetchone()
    label = found and found[0]
    connection.execute(
        "UPDATE verdicts SET corrected = ?1,"
        " pose = coalesce(?1, CASE WHEN state = 'done' THEN decision END) WHERE fingerprint = ?2",
        (label, fingerprint),
    )


def every(connection: sqlite3.Connection) -> list[Correction]:
    """The corrections that hold, one a picture, oldest first."""
    found = connection.execute(_LABELS)
    return [Correction(print_, label, rows.moment(at)) for print_, label, at in found]


def paths(connection: sqlite3.Connection, fingerprint: str) -> list[Path]:
    """Every place a picture was classified at, the newest first. Some may be gone."""
    return [
        rows.path_of(folder, name) for folder, name in connection.execute(_PATHS, (fingerprint,))
    ]
