"""How long the event loop took between two beats that should be 5 ms apart."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

LONGEST_GAP_MS = 100
LONGEST_WORK_MS = 50


@dataclass(frozen=True)
class Clock:
    """One reading, in ms: the wall, the window's thread and the whole process at work, and how long
    that thread was ready but had no core to run on (known on Linux)."""

    wall: float
    thread: float
    process: float
    ready: float

    @staticmethod
    def read(schedule: int | None) -> Clock:
        """`schedule` is this thread's open `schedstat`, which costs one turn of Python's lock."""
        ready = 0.0 if schedule is None else int(os.pread(schedule, 64, 0).split()[1]) / 1e6
        wall, thread, process = perf_counter(), thread_time(), process_time()
        return Clock(wall * 1000, thread * 1000, process * 1000, ready)

    def gap_since(self, before: Clock) -> float:
        """The time since then, less what other programs took: the wait for a core that our own
        threads cannot have held meanwhile."""
        ours = (self.process - before.process) - (self.thread - before.thread)
        taken = max(0.0, self.ready - before.ready - ours)
        return self.wall - before.wall - taken


class Pulse(QObject):
    """Notes how long the event loop took between two beats that should be 5 ms apart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps_ms: list[float] = []
        self.work_ms: list[float] = []
        self._schedule = _opened_schedule()
        self._last = Clock.read(self._schedule)
        self._timer = QTimer(self, interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        if self._schedule is not None:
            os.close(self._schedule)
            self._schedule = None

    @property
    def is_calm(self) -> bool:
        """Whether the loop was always answered in time."""
        return max(self.gaps_ms) <= LONGEST_GAP_MS and max(self.work_ms) <= LONGEST_WORK_MS

    def check(self) -> None:
        """Fail if any gap was too long, or the window's thread worked too long in one."""
        assert len(self.gaps_ms) > 20
        assert max(self.gaps_ms) <= LONGEST_GAP_MS, sorted(self.gaps_ms)[-9:]
        assert max(self.work_ms) <= LONGEST_WORK_MS, sorted(self.work_ms)[-9:]

    def _beat(self) -> None:
        now = Clock.read(self._schedule)
        self.gaps_ms.append(now.gap_since(self._last))
        self.work_ms.append(now.thread - self._last.thread)
        self._last = now


def _opened_schedule() -> int | None:
    """What Linux tells of how long this thread waited for a core; None elsewhere."""
    try:
        return os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
    except OSError:
        return None
