"""Each statement that ran on a site, with what it took: for people who want to see it."""

from __future__ import annotations

import re
import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.cloud import names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    Value = int | float | str | tuple[str, ...]
    Hears = Callable[["StatementRun"], None]

MOST_CHARACTERS = 4_000_000
"""What the log holds in characters of statements and parameters, some 10 MB; the oldest go."""

_PARAMETER = re.compile(r"--[^\n]*|'(?:[^'\\]|\\.)*'|@(?P<name>[A-Za-z_]\w*)")
"""A parameter, or a comment or text, in which there is none."""


@dataclass(frozen=True, slots=True)
class StatementRun:
    """One statement that ran, well or not.

    `doing` says what for and `job_id` names it where it became a job. `seconds` is from asking to
    the last row. Bytes, slot milliseconds and whether the cache answered are what the site told of
    it, None where it told nothing. `error` is "" or what it ended with.
    """

    site: str
    doing: str
    statement: str
    parameters: tuple[tuple[str, Value], ...]
    when: datetime
    seconds: float
    job_id: str | None = None
    bytes_processed: int | None = None
    bytes_billed: int | None = None
    slot_ms: int | None = None
    is_from_cache: bool | None = None
    error: str = ""

    @property
    def pictures(self) -> int:
        """How many pictures it asked about."""
        uris = dict(self.parameters).get("uris", ())
        return len(uris) if isinstance(uris, tuple) else 0

    @property
    def size(self) -> int:
        """Characters of its texts, for keeping to a limit."""
        return len(self.statement) + sum(
            len(name) + _size(value) for name, value in self.parameters
        )


def filled(run: StatementRun) -> str:
    """The statement with its parameters written out, to run it anywhere."""
    given = dict(run.parameters)

    def fill(found: re.Match[str]) -> str:
        name = found["name"]
        return literal(given[name]) if name in given else found[0]

    return _PARAMETER.sub(fill, run.statement)


def literal(value: Value) -> str:
    """A value as BigQuery reads it."""
    if isinstance(value, str):
        return names.text(value)
    if isinstance(value, tuple):
        return f"[{', '.join(names.text(each) for each in value)}]"
    return repr(value)


class StatementLog:
    """The last statements of this session. Thread-safe. Their numbers count up from 1."""

    def __init__(self, most_characters: int = MOST_CHARACTERS) -> None:
        self._most = most_characters
        self._lock = threading.Lock()
        self._runs: deque[tuple[int, StatementRun]] = deque()
        self._characters = 0
        self._last = 0

    @property
    def last(self) -> int:
        """The number of the newest statement, 0 before the first."""
        return self._last

    def note(self, run: StatementRun) -> None:
        """Keep this one; the oldest make room for it."""
        with self._lock:
            self._last += 1
            self._runs.append((self._last, run))
            self._characters += run.size
            while self._characters > self._most and len(self._runs) > 1:
                self._characters -= self._runs.popleft()[1].size

    def since(self, number: int) -> list[tuple[int, StatementRun]]:
        """The statements after the one of this number that are still kept, oldest first."""
        with self._lock:
            return [each for each in self._runs if each[0] > number]

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._runs.clear()
            self._characters = 0


def frozen(value: int | float | str | Sequence[str]) -> Value:
    """The value so that nobody changes it later."""
    return value if isinstance(value, int | float | str) else tuple(value)


def _size(value: Value) -> int:
    return sum(map(len, value)) if isinstance(value, tuple) else len(str(value))
