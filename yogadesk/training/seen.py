"""What is known of files that were looked at before, so that teaching again need not decode them.

A file is the same as long as its size and its time of change are.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from yogadesk import files, pictures, sqlite_file
from yogadesk.errors import Trouble
from yogadesk.training import likeness
from yogadesk.training.likeness import Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yogadesk.work import Ticket

_SCHEMA = """
CREATE TABLE IF NOT EXISTS looked_at (
    path BLOB PRIMARY KEY, size INTEGER, changed INTEGER, fingerprint TEXT,
    hashes BLOB, patches BLOB, grey BLOB)
"""
_GROUPED = "CREATE TABLE IF NOT EXISTS grouped (pictures TEXT PRIMARY KEY, groups BLOB)"
_MOST_GROUPED = 20
_BUSY_SECONDS = 10.0
_BY_PRINT = "CREATE INDEX IF NOT EXISTS looked_at_by_print ON looked_at (fingerprint)"


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A file: the SHA-256 of its bytes (hex), and what it looks like."""

    fingerprint: str
    look: Look


class Seen:
    """One file of the home folder, which may be deleted at any time. Thread-safe.

    Raises Trouble when the folder cannot be written.
    """

    def __init__(self, file: Path) -> None:
        self._lock = threading.Lock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._opened(file)
        except OSError as error:
            raise files.cannot_write(file, error) from error

    def _opened(self, file: Path) -> sqlite3.Connection:
        try:
            try:
                return self._connected(file)
            except sqlite3.DatabaseError as error:
                if not sqlite_file.is_damage(error):
                    raise
                files.set_aside(file)
            return self._connected(file)
        except sqlite3.DatabaseError as error:
            raise _trouble(file, error) from error

    def _connected(self, file: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(file, check_same_thread=False, timeout=_BUSY_SECONDS)
        try:
            for statement in (_SCHEMA, _BY_PRINT, _GROUPED):
                connection.execute(statement)
            connection.commit()
        except BaseException:
            connection.close()  # or Windows would not let the file be set aside
            raise
        return connection

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def recall(self, paths: Sequence[Path]) -> dict[Path, Known]:
        """What is known of these files, as far as they have not changed."""
        found = {}
        with self._lock:
            for path in paths:
                row = self._connection.execute(
                    "SELECT size, changed, fingerprint, hashes, patches, grey FROM looked_at"
                    " WHERE path = ?",
                    [_key(path)],
                ).fetchone()
                if row is not None and tuple(row[:2]) == _state(path):
                    found[path] = Known(row[2], _look(*row[3:]))
        return found

    def looks_of(self, fingerprints: Iterable[str]) -> dict[str, Look]:
        """What the pictures of these fingerprints look like, as far as one was ever seen."""
        statement = "SELECT hashes, patches, grey FROM looked_at WHERE fingerprint = ? LIMIT 1"
        found = {}
        with self._lock:
            for fingerprint in fingerprints:
                row = self._connection.execute(statement, [fingerprint]).fetchone()
                if row is not None:
                    found[fingerprint] = _look(*row)
        return found

    def groups(self, known: Sequence[Known], ticket: Ticket) -> list[int]:
        """As `likeness.groups`; what these same pictures came to before is remembered.

        Raises Cancelled.
        """
        prints = "\n".join(each.fingerprint for each in known).encode()
        key = hashlib.sha256(prints).hexdigest()
        with self._lock:
            row = self._connection.execute(
                "SELECT groups FROM grouped WHERE pictures = ?", [key]
            ).fetchone()
        if row is not None:
            return [int(each) for each in np.frombuffer(row[0], dtype=np.int64)]
        found = likeness.groups([each.look for each in known], ticket)
        with self._lock:
            self._connection.execute(
                "INSERT OR REPLACE INTO grouped VALUES (?, ?)",
                [key, np.array(found, dtype=np.int64).tobytes()],
            )
            self._connection.execute(
                "DELETE FROM grouped WHERE rowid NOT IN"
                " (SELECT rowid FROM grouped ORDER BY rowid DESC LIMIT ?)",
                [_MOST_GROUPED],
            )
            self._connection.commit()
        return found

    def keep(self, known: Sequence[tuple[Path, Known]]) -> None:
        """Remember these."""
        rows = [
            (
                _key(path),
                *(_state(path) or (None, None)),
                each.fingerprint,
                each.look.hashes.tobytes(),
                each.look.patches.tobytes(),
                each.look.grey.tobytes(),
            )
            for path, each in known
        ]
        with self._lock:
            self._connection.executemany(
                "INSERT OR REPLACE INTO looked_at VALUES (?, ?, ?, ?, ?, ?, ?)", rows
            )
            self._connection.commit()


def see(path: Path) -> Known:
    """Look at a file for the first time. Raises BadPicture."""
    return Known(pictures.fingerprint(path), likeness.look(path))


def _trouble(file: Path, error: sqlite3.Error) -> Trouble:
    title, shown = "Cannot save the file", files.printable(file)
    if sqlite_file.is_held(error):
        return Trouble(
            title,
            f"“{shown}” has been held by another program for {_BUSY_SECONDS:.0f} seconds.",
            "Close the other program and try again.",
        )
    return Trouble(
        title,
        f"“{shown}” cannot be written: {error}.",
        "Check the disk and the folder's permissions.",
    )


def _look(hashes: bytes, patches: bytes, grey: bytes) -> Look:
    kept = np.frombuffer(hashes, dtype=np.uint64)
    return Look(
        kept,
        np.frombuffer(patches, dtype=np.int8).reshape(len(kept), -1),
        np.frombuffer(grey, dtype=np.uint8).reshape(likeness.EDGE, likeness.EDGE),
    )


def _key(path: Path) -> bytes:
    return str(path.absolute()).encode("utf-8", "surrogateescape")


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns
