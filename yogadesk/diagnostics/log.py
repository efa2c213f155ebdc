"""The log file, read as records: what was there, then what comes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
"""How a line is written, so that `LogReader` can read it."""

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")

_LINE = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (DEBUG|INFO|WARNING|ERROR|CRITICAL) ([\w.]+): (.*)"
)
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of the log. `when` is local time to the second; `text` may have several lines."""

    when: str
    level: str
    source: str
    text: str

    def line(self) -> str:
        return f"{self.when} {self.level} {self.source}: {self.text}"


def log_file(home: Path) -> Path:
    """Where the program logs to; older parts have `.1` and `.2` after the name."""
    return home / "logs" / "yogadesk.log"


class LogReader:
    """Reads a log that goes on being written and is begun anew when it is full. Not thread-safe:
    one call at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._offset = 0
        self._inode = 0
        self._rest = b""

    def read(self) -> list[Record]:
        """The records since the last call; at first the last four million bytes.

        An entry's further lines (a traceback) are part of its text. A file that cannot be read has
        no records.
        """
        try:
            with self._path.open("rb") as stream:
                content = self._new_bytes(stream)
        except OSError:
            return []
        whole, newline, self._rest = (self._rest + content).rpartition(b"\n")
        return _records((whole + newline).decode("utf-8", "replace"))

    def _new_bytes(self, stream: BinaryIO) -> bytes:
        status = os.fstat(stream.fileno())
        if status.st_ino != self._inode or status.st_size < self._offset:
            # Begun anew, or read for the first time.
            self._inode, self._rest = status.st_ino, b""
            self._offset = max(0, status.st_size - _MOST_BYTES)
        stream.seek(self._offset)
        content = stream.read(_MOST_BYTES)
        self._offset += len(content)
        return content


def _records(text: str) -> list[Record]:
    made: list[Record] = []
    more: list[str] = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            more.append(line)
            continue
        _append(made, more)
        made.append(Record(*found.groups()))
    _append(made, more)
    return made


def _append(made: list[Record], more: list[str]) -> None:
    """Give further lines to the entry before them. Those before every entry are the end of one
    that was read already."""
    if more and made:
        last = made[-1]
        made[-1] = Record(last.when, last.level, last.source, "\n".join([last.text, *more]))
    more.clear()
