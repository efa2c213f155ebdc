"""Keeps Python's own housekeeping from stalling the window while threads are busy."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SWITCH_SECONDS = 0.000_3
_LOOK_EVERY_MS = 50
_YOUNG, _MIDDLE = 2_000, 3


@contextmanager
def calm() -> Iterator[Callable[[], None]]:
    """Within, no thread keeps the window's thread waiting for long. Gives what to call at rest.

    Threads take turns after a third of a millisecond (Python's own measure is 5). The window's
    thread gives Python's lock away with every call into Qt, a hundred times a paint, and waits that
    long for it while a search goes through folders. Still shorter turns cost more than they bring.
    Garbage is collected by the window's thread alone. Wherever else it strikes,
    everybody waits for a thread that stands back for others and may lose its core in the middle of
    it: 60 ms instead of 3. And no collection walks every object there is: with ten thousand answers
    in the list that takes 90 ms, and finds nothing, as answers hold no cycles. What lives on when
    the window is at rest is put out of the collector's sight and freed by its reference count.

    To be entered on the window's thread, with an application.
    """
    interval, was_on = sys.getswitchinterval(), gc.isenabled()
    timer = QTimer(interval=_LOOK_EVERY_MS)
    timer.timeout.connect(_collect)
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.disable()
    timer.start()
    try:
        yield gc.freeze
    finally:
        timer.stop()
        gc.unfreeze()
        if was_on:
            gc.enable()
        sys.setswitchinterval(interval)


def _collect() -> None:
    """What Python's collector would have done by now among the younger objects."""
    young, middle, _ = gc.get_count()
    if young > _YOUNG:
        gc.collect(1 if middle >= _MIDDLE else 0)
