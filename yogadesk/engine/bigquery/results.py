"""The rows of an answer, kept until they are fetched: few in memory, many in a file."""

from __future__ import annotations

import json
import shutil
import uuid
from array import array
from typing import TYPE_CHECKING, Any, Final

from yogadesk import files
from yogadesk.engine.types import has_timestamp, older_timestamps, row_encoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from yogadesk.engine.schema import Field
    from yogadesk.work import Ticket

_IN_MEMORY: Final = 64 * 1024
_BLOCK: Final = 128
"""Rows between two noted places in the file."""
_CHECK_EVERY: Final = 512
_PAGE_BYTES: Final = 10 * 1024 * 1024
"""BigQuery ends a page at about 10 MB."""


class ResultFolder:
    """Where answers too large for memory lie. Nothing in it outlives the engine."""

    def __init__(self, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def take(
        self, fields: Sequence[Field], rows: Iterable[Sequence[Any]], ticket: Ticket
    ) -> Results:
        """Read `rows` to the end and keep them. Raises Cancelled, and whatever `rows` raises."""
        writer = _Writer(self._folder / f"{uuid.uuid4().hex}.rows")
        encode = row_encoder(fields)
        try:
            for count, row in enumerate(rows):
                if count % _CHECK_EVERY == 0:
                    ticket.check()
                writer.add(encode(row).encode())
        except BaseException:
            writer.drop()
            raise
        return writer.finish(tuple(fields))


class _Writer:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: list[bytes] = []
        self._waiting_bytes = 0
        self._places = array("Q")
        self._size = 0
        self._rows = 0

    def add(self, row: bytes) -> None:
        if self._rows % _BLOCK == 0:
            self._places.append(self._size)
        self._rows += 1
        self._size += len(row) + 1
        self._waiting.append(row)
        self._waiting_bytes += len(row)
        if self._waiting_bytes > _IN_MEMORY:
            self._write()

    def finish(self, fields: tuple[Field, ...]) -> Results:
        if self._size > _IN_MEMORY:
            self._write()
            return Results(fields, self._rows, self._size, [], self._path, self._places)
        return Results(fields, self._rows, self._size, self._waiting, None, self._places)

    def drop(self) -> None:
        files.discard(self._path)

    def _write(self) -> None:
        # Opened for each write: an answer can take long to come, and files are few.
        with self._path.open("ab") as file:
            file.write(b"".join([row + b"\n" for row in self._waiting]))
        self._waiting = []
        self._waiting_bytes = 0


class Results:
    """The finished answer of one job: `fields` its columns, `count` its rows, `size` its bytes."""

    def __init__(
        self,
        fields: tuple[Field, ...],
        count: int,
        size: int,
        rows: list[bytes],
        path: Path | None,
        places: array[int],
    ) -> None:
        self.fields = fields
        self.count = count
        self.size = size
        self._rows = rows
        self._path = path
        self._places = places

    @property
    def in_memory(self) -> int:
        """How many bytes of memory it takes."""
        return len(self._places) * 8 if self._path else self.size

    def page(self, start: int, count: int, *, older: bool) -> list[bytes]:
        """The JSON texts of at most `count` rows from `start` on, fewer when they grow large.

        `older` asks for timestamps as floats. Raises FileNotFoundError when it was dropped.
        """
        rows = self._from_file(start, count) if self._path else self._rows[start : start + count]
        return in_older_form(rows, self.fields) if older else rows

    def _from_file(self, start: int, count: int) -> list[bytes]:
        count = min(count, self.count - start)
        if self._path is None or count <= 0:
            return []
        rows: list[bytes] = []
        size = 0
        with self._path.open("rb") as file:
            file.seek(self._places[start // _BLOCK])
            for _ in range(start % _BLOCK):
                file.readline()
            while len(rows) < count and (size < _PAGE_BYTES or not rows):
                rows.append(file.readline()[:-1])
                size += len(rows[-1])
        return rows

    def drop(self) -> None:
        """Forget the rows, though another request may be reading them."""
        self._rows = []
        if self._path is not None:
            files.discard(self._path)  # the next start clears what is left


def in_older_form(rows: list[bytes], fields: Sequence[Field]) -> list[bytes]:
    """Rows as `row_encoder` writes them, with their timestamps as floats."""
    if not has_timestamp(fields):
        return rows
    changed = (older_timestamps(json.loads(row), fields) for row in rows)
    return [json.dumps(row, separators=(",", ":")).encode() for row in changed]
