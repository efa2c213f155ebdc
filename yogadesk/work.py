"""What long work may say and must obey: a ticket to check, report through and wait on."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):
    """Raised inside work whose ticket was cancelled. Never shown as a failure."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far work has come. `total` is None while it is not known; `note` is a stage in words."""

    done: int
    total: int | None = None
    note: str = ""


class Ticket:
    """Handed to every long piece of work. Thread-safe; made by whoever may cancel the work."""

    def __init__(self, on_progress: Callable[[Progress], None] | None = None) -> None:
        self._line = _Line()
        self._on_progress = on_progress

    def heard_by(self, on_progress: Callable[[Progress], None]) -> Ticket:
        """A ticket cancelled together with this one, whose reports go to `on_progress` instead."""
        other = Ticket(on_progress)
        other._line = self._line
        return other

    def part(self) -> Ticket:
        """A ticket that is cancelled when this one is, or before it, by whoever asked for it."""
        other = Ticket(self._on_progress)
        self._line.add(other._line)
        return other

    @property
    def is_cancelled(self) -> bool:
        return self._line.cut.is_set()

    def cancel(self) -> None:
        """Ask the work to stop. Returns at once; the work stops at its next check."""
        self._line.cancel()

    def check(self) -> None:
        """Raise `Cancelled` if the work was asked to stop."""
        if self._line.cut.is_set():
            raise Cancelled

    def report(self, done: int, total: int | None = None, note: str = "") -> None:
        """Check, then tell how far the work has come."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(Progress(done, total, note))

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise `Cancelled` as soon as the work is asked to stop."""
        if self._line.cut.wait(seconds):
            raise Cancelled


class _Line:
    """What cancels tickets: cut once, with all the lines that begin at it."""

    def __init__(self) -> None:
        self.cut = threading.Event()
        self._lock = threading.Lock()
        self._parts: list[_Line] = []

    def add(self, part: _Line) -> None:
        with self._lock:
            self._parts.append(part)
        if self.cut.is_set():
            part.cancel()

    def cancel(self) -> None:
        self.cut.set()
        with self._lock:
            parts = list(self._parts)
        for part in parts:
            part.cancel()
