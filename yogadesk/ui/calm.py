"""Keeps Python's own housekeeping from stalling the window while threads are busy."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SWITCH_SECONDS = 0.001
_YOUNG, _MIDDLE, _NEVER = 2_000, 10, 1_000_000


@contextmanager
def calm() -> Iterator[Callable[[], None]]:
    """Within, no thread keeps the window's thread waiting for long. Gives what to call at rest.

    Threads take turns every millisecond: at Python's usual 5 ms each busy worker costs the window
    a third of a frame. And no collection walks every object there is: with ten thousand answers in
    the list that takes 90 ms, in whichever thread it strikes, and finds nothing, as answers hold
    no cycles. Young objects are collected as ever; what lives on when the window is at rest is
    put out of the collector's sight and freed by its reference count.
    """
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
    try:
        yield gc.freeze
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        sys.setswitchinterval(interval)
