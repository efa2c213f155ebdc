"""What is to be classified: paths handed in now and while the run goes on."""

from __future__ import annotations

import os
import threading
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.work import Ticket


class Feed:
    """A line of paths. A run takes from it until it is closed and empty. Thread-safe.

    Paths are kept as text, a tenth of a `Path` in memory. A feed on hold gives nothing away.
    """

    def __init__(self, paths: Iterable[str | Path] = ()) -> None:
        self._paths: deque[str] = deque(os.fspath(path) for path in paths)
        self._changed = threading.Condition()
        self._closed = False
        self._on_hold = False

    def add(self, paths: Iterable[str | Path]) -> None:
        """Add to the run. Raises ValueError when the feed is closed."""
        with self._changed:
            if self._closed:
                raise ValueError("the feed is closed")
            self._paths.extend(os.fspath(path) for path in paths)
            self._changed.notify_all()

    def close(self) -> None:
        """Say that nothing more comes."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def hold(self) -> None:
        """Pause: the run finishes what it has begun with and waits."""
        with self._changed:
            self._on_hold = True

    def go_on(self) -> None:
        """End the pause."""
        with self._changed:
            self._on_hold = False
            self._changed.notify_all()

    def take(self, ticket: Ticket, most: int = 10_000) -> list[Path]:
        """What came since the last call, `most` of it; waits for something. Empty when closed and
        all is taken. Raises Cancelled."""
        with self._changed:
            while self._on_hold or not (self._paths or self._closed):
                self._changed.wait(0.1)
                ticket.check()
            return [Path(self._paths.popleft()) for _ in range(min(most, len(self._paths)))]

    def wait_while_held(self, ticket: Ticket) -> None:
        """Return at once, or when the pause is over. Raises Cancelled."""
        if not self._on_hold:
            return
        with self._changed:
            while self._on_hold:
                self._changed.wait(0.1)
                ticket.check()
