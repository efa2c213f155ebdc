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
        self._cancelled = threading.Event()
        self._on_progress = on_progress

    def heard_by(self, on_progress: Callable[[Progress], None]) -> Ticket:
        """A ticket cancelled together with this one, whose reports go to `on_progress` instead."""
        other = Ticket(on_progress)
        other._cancelled = self._cancelled
        return other

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop. Returns at once; the work stops at its next check."""
        self._cancelled.set()

    def check(self) -> None:
        """Raise `Cancelled` if the work was asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def report(self, done: int, total: int | None = None, note: str = "") -> None:
        """Check, then tell how far the work has come."""
        self.check()
        if self._on_progress is not None:
            self._on_progress(Progress(done, total, note))

    def wait(self, seconds: float) -> None:
        """Sleep, but wake and raise `Cancelled` as soon as the work is asked to stop."""
        if self._cancelled.wait(seconds):
            raise Cancelled
