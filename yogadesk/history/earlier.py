"""The answers one picture was given before: as this file, or as a file with the same content."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from yogadesk.history import rows
from yogadesk.history.schema import shown
from yogadesk.history.words import fold

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_FIND = f"""{rows.READ}
    WHERE v.id IN (
        SELECT id FROM verdicts WHERE fingerprint = :fingerprint AND fingerprint <> ''
        UNION
        SELECT id FROM verdicts
        WHERE
            sought = :sought
            AND folder = (SELECT id FROM folders WHERE path = :folder)
            AND ifnull(raw_name, CAST(name AS BLOB)) = :name
    )
    ORDER BY v.id DESC
    LIMIT :most"""


def find(
    connection: sqlite3.Connection, path: Path, fingerprint: str, most: int
) -> list[tuple[Any, ...]]:
    """The rows, as `rows.READ` gives them, the newest first. "" is no fingerprint."""
    folder, name = os.path.split(os.fsencode(path))
    values = {
        "fingerprint": fingerprint,
        "sought": fold(shown(name)),
        "folder": folder,
        "name": name,
        "most": most,
    }
    return connection.execute(_FIND, values).fetchall()
