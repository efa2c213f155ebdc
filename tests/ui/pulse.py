"""How long the event loop took between two beats that should be 5 ms apart."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

LONGEST_GAP_MS = 100
LONGEST_WORK_MS = 50
_TICK_MS = 10.0


@dataclass(frozen=True)
class Clock:
    """One reading, in ms: the wall, the window's thread and the whole process at work; how long
    that thread was ready but had no core to run on, and how long the host held this machine's
    cores back (both known on Linux)."""

    wall: float
    thread: float
    process: float
    ready: float
    stolen: float

    @staticmethod
    def read(kernel: Kernel) -> Clock:
        ready, stolen = kernel.waits_ms()
        wall, thread, process = perf_counter(), thread_time(), process_time()
        return Clock(wall * 1000, thread * 1000, process * 1000, ready, stolen)

    def gap_since(self, before: Clock) -> float:
        """The time since then, less what was taken by others: the wait for a core that our own
        threads cannot have held meanwhile, and the machine's own standing still, which is told in
        ticks and counted short by one."""
        ours = (self.process - before.process) - (self.thread - before.thread)
        taken = max(0.0, self.ready - before.ready - ours)
        stood_still = max(0.0, self.stolen - before.stolen - _TICK_MS)
        return self.wall - before.wall - max(taken, stood_still)


class Kernel:
    """What Linux tells of the waits of the thread that makes this; 0 elsewhere."""

    def __init__(self) -> None:
        self._schedule = _opened(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._machine = _opened("/proc/stat")
        self._cores = os.cpu_count() or 1

    def waits_ms(self) -> tuple[float, float]:
        """Since it began: how long the thread waited for a core, and a core for the host."""
        ready = stolen = 0.0
        if self._schedule is not None:
            ready = int(os.pread(self._schedule, 64, 0).split()[1]) / 1e6
        if self._machine is not None:
            ticks = int(os.pread(self._machine, 256, 0).split(maxsplit=9)[8])
            stolen = ticks * _TICK_MS / self._cores
        return ready, stolen

    def close(self) -> None:
        for file in (self._schedule, self._machine):
            if file is not None:
                os.close(file)
        self._schedule = self._machine = None


class Pulse(QObject):
    """Notes how long the event loop took between two beats that should be 5 ms apart."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps_ms: list[float] = []
        self.work_ms: list[float] = []
        self._kernel = Kernel()
        self._last = Clock.read(self._kernel)
        self._timer = QTimer(self, interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._kernel.close()

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
        now = Clock.read(self._kernel)
        self.gaps_ms.append(now.gap_since(self._last))
        self.work_ms.append(now.thread - self._last.thread)
        self._last = now


def _opened(file: str) -> int | None:
    try:
        return os.open(file, os.O_RDONLY)
    except OSError:
        return None
