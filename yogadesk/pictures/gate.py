"""A gate for large pictures: as many at once as fit into a fixed amount of memory, in order."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Gate:
    """Lets work through while the memory it says it needs fits. First come, first served.

    Work that needs less than `free` bytes passes without a lock: ordinary photographs never wait.
    """

    def __init__(self, budget: int, free: int) -> None:
        self._budget = budget
        self._free = free
        self._taken = 0
        self._turn = threading.Condition()
        self._queue: deque[object] = deque()

    @contextmanager
    def room(self, needed: int) -> Iterator[None]:
        """Hold `needed` bytes of the budget (all of it when more is asked) for the block.

        Not to be nested: work says once what it needs.
        """
        if needed < self._free:
            yield
            return
        needed = min(needed, self._budget)
        self._enter(needed)
        try:
            yield
        finally:
            with self._turn:
                self._taken -= needed
                self._turn.notify_all()

    def _enter(self, needed: int) -> None:
        me = object()
        with self._turn:
            self._queue.append(me)
            try:
                self._turn.wait_for(
                    lambda: self._queue[0] is me and self._taken + needed <= self._budget
                )
                self._taken += needed
            finally:
                self._queue.remove(me)
                self._turn.notify_all()
