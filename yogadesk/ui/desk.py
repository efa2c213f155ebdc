"""Long work off the window's thread: jobs in lanes, and one of four outcomes back on it."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from yogadesk.work import Cancelled, Progress, Ticket

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

CLOUD, PICTURES, STORE, SEARCH, EXPORT = "cloud", "pictures", "store", "search", "export"
_LANES = {CLOUD: 4, PICTURES: os.cpu_count() or 2, STORE: 1, SEARCH: 2, EXPORT: 1}
_TURN_SECONDS = 0.006
_COALESCE_MS = 15
_NICE = 10


class Job(QObject):
    """One piece of work on its way. Made by `Desk.submit`, on the window's thread only.

    Exactly one of the first three signals comes, then `ended`, all on the window's thread.
    """

    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # the exception it raised
    cancelled = Signal()
    ended = Signal()
    progressed = Signal(object)  # Progress, the latest only

    def __init__(self, parent: QObject, on_progress: Callable[[Job, Progress], None]) -> None:
        super().__init__(parent)
        self.ticket = Ticket(lambda progress: on_progress(self, progress))
        self.has_failure_handler = False
        self.latest: Progress | None = None

    def cancel(self) -> None:
        """Ask the work to stop. What it still returns is dropped: the outcome is `cancelled`."""
        self.ticket.cancel()

    def on_failure(self, slot: Callable[[object], None]) -> Job:
        """Handle `failed` here instead of leaving it to the desk."""
        self.has_failure_handler = True
        self.failed.connect(slot)
        return self


class Desk(QObject):
    """Runs jobs in named lanes. A lane is named by the resource it protects.

    `failed` carries the exception of every job whose failure nobody handles, so none is lost.
    """

    failed = Signal(object)
    _reported = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._jobs: dict[Job, Future[None]] = {}
        self._lock = threading.Lock()
        self._outcomes: deque[tuple[Job, object, BaseException | None]] = deque()
        self._moved: set[Job] = set()
        self._is_told = False
        self._is_closed = False
        self._timer = QTimer(self, singleShot=True, interval=_COALESCE_MS)
        self._timer.timeout.connect(self._deliver)
        self._reported.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> int:
        """How many jobs have not ended."""
        return len(self._jobs)

    def submit(self, lane: str, work: Callable[[Ticket], object]) -> Job:
        """Start `work(ticket)` in a lane as soon as the lane is free. Call on the window's thread.

        After `shutdown` nothing starts any more: the job is cancelled from the first and silent, as
        a window that is closing may still ask for a picture. Raises KeyError for an unknown lane.
        """
        job = Job(self, self._note)
        if self._is_closed:
            job.cancel()
            return job
        self._jobs[job] = self._lane(lane).submit(self._run, job, work)
        return job

    def _lane(self, name: str) -> ThreadPoolExecutor:
        """A lane's threads, from its first job on: nothing of it is needed for the first paint."""
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(
                _LANES[name], thread_name_prefix=f"yogadesk-{name}", initializer=_stand_back
            )
        return self._lanes[name]

    def shutdown(self) -> None:
        """Cancel everything, wait for it to stop and deliver nothing more. Blocks."""
        self._is_closed = True
        for job in self._jobs:
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._timer.stop()
        self._jobs.clear()

    def _run(self, job: Job, work: Callable[[Ticket], object]) -> None:
        """In a worker: the one catch-all there is. Nothing is raised out of a lane."""
        result: object = None
        error: BaseException | None = None
        try:
            job.ticket.check()
            result = work(job.ticket)
        except BaseException as caught:  # noqa: BLE001 - handed to the window's thread, never lost
            error = caught
        self._outcomes.append((job, result, error))
        self._poke()

    def _note(self, job: Job, progress: Progress) -> None:
        job.latest = progress
        with self._lock:
            self._moved.add(job)
        self._poke()

    def _poke(self) -> None:
        """Tell the window's thread once, however much there is to tell."""
        with self._lock:
            if self._is_told or self._is_closed:
                return
            self._is_told = True
        self._reported.emit()

    def _hear(self) -> None:
        self._timer.start()

    def _deliver(self) -> None:
        with self._lock:
            self._is_told = False
            moved, self._moved = self._moved, set()
        for job in moved:
            if job in self._jobs and not job.ticket.is_cancelled:
                job.progressed.emit(job.latest)
        turn_ends = perf_counter() + _TURN_SECONDS
        while self._outcomes and not self._is_closed:
            self._conclude(*self._outcomes.popleft())
            if perf_counter() > turn_ends:
                break
        if self._outcomes:
            self._timer.start()

    def _conclude(self, job: Job, result: object, error: BaseException | None) -> None:
        del self._jobs[job]
        try:
            if job.ticket.is_cancelled or isinstance(error, Cancelled):
                job.cancelled.emit()
            elif error is None:
                job.succeeded.emit(result)
            else:
                job.failed.emit(error)
                if not job.has_failure_handler:
                    self.failed.emit(error)
        finally:
            job.ended.emit()
            job.deleteLater()


def _stand_back() -> None:
    """Let the window's thread have a processor before this thread and what it starts, the engine
    too.

    Linux shares a processor evenly between a thread that paints for 30 ms and one that decodes
    photographs all day; macOS and Windows prefer the thread of the window in front by themselves.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
