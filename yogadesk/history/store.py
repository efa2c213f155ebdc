"""The results file: a verdict is committed the moment it is there, and never lost after that."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from yogadesk.history import database, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from yogadesk.domain import Verdict

_COLUMNS = ", ".join(rows.COLUMNS)
_ADD = f"INSERT INTO verdicts ({_COLUMNS}) VALUES ({', '.join('?' * len(rows.COLUMNS))})"
_PAGE = (
    f"SELECT id, {_COLUMNS} FROM verdicts WHERE id > ? AND id <= ? AND at >= ? ORDER BY id LIMIT ?"
)
_PAGE_ROWS = 500
_BEGINNING_OF_TIME = -(2**63)


class Store:
    """Verdicts and uploads in one SQLite file. Any thread may use it; several processes may too.

    `set_aside` is where a damaged file was moved when this one was begun in its place, else None.
    Methods raise Trouble when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection, self.set_aside = database.open_or_begin(path)

    def add(self, verdict: Verdict) -> None:
        """Keep one verdict. When this returns, the verdict survives the death of the process."""
        self._execute(_ADD, rows.to_row(verdict))

    def add_many(self, verdicts: Iterable[Verdict]) -> None:
        """Keep several verdicts in one commit: all of them or, after an error, none."""
        values = [rows.to_row(verdict) for verdict in verdicts]
        with self._using() as connection, database.transaction(connection):
            connection.executemany(_ADD, values)

    def verdicts(self, since: datetime | None = None) -> Iterator[Verdict]:
        """The verdicts kept so far, in the order they were added, from `since` on.

        Read page by page: others may add meanwhile, what they add is not included.
        """
        start = _BEGINNING_OF_TIME if since is None else rows.instant(since)
        [(last,)] = self._execute("SELECT coalesce(max(id), 0) FROM verdicts")
        after = 0
        while page := self._execute(_PAGE, (after, last, start, _PAGE_ROWS)):
            yield from (rows.from_row(row[1:]) for row in page)
            after = page[-1][0]

    def knows_upload(self, site: str, bucket: str, name: str) -> bool:
        """Whether the object `name` was noted as uploaded to `bucket` of `site`."""
        query = "SELECT 1 FROM uploads WHERE site = ? AND bucket = ? AND name = ?"
        return bool(self._execute(query, (site, bucket, name)))

    def note_upload(self, site: str, bucket: str, name: str) -> None:
        """Remember that the object `name` is in `bucket` of `site`."""
        self._execute("INSERT OR IGNORE INTO uploads VALUES (?, ?, ?)", (site, bucket, name))

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
        with self._lock:
            self._connection.close()

    def _execute(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._using() as connection:
            return connection.execute(statement, values).fetchall()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
                if isinstance(error, sqlite3.ProgrammingError):  # used after close(): a bug
                    raise
                raise database.trouble(self._path, error) from error
