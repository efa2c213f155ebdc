"""What is to be classified: paths handed in now and while the run goes on."""

from __future__ import annotations

import threading
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yogadesk.work import Ticket


class Feed:
    """A line of paths. A run takes from it until it is closed and empty. Thread-safe."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._paths: deque[Path] = deque(paths)
        self._changed = threading.Condition()
        self._closed = False

    def add(self, paths: Iterable[Path]) -> None:
        """Add to the run. Raises ValueError when the feed is closed."""
        with self._changed:
            if self._closed:
                raise ValueError("the feed is closed")
            self._paths.extend(paths)
            self._changed.notify_all()

    def close(self) -> None:
        """Say that nothing more comes."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def take(self, ticket: Ticket) -> list[Path]:
        """What came since the last call; waits for something. Empty when closed and all is taken.

        Raises Cancelled.
        """
        with self._changed:
            while not self._paths and not self._closed:
                self._changed.wait(0.1)
                ticket.check()
            taken = list(self._paths)
            self._paths.clear()
            return taken
