"""Work on a bench, one piece at a time, its news delivered on the window's thread."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from yogadesk.errors import Trouble
from yogadesk.ui.desk import CLOUD, Desk, Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import StepState
    from yogadesk.work import Ticket

    Work = Callable[[Ticket, "Errand"], Any]

_COALESCE_MS = 50


@dataclass(frozen=True, slots=True)
class News:
    """How one step goes now: its state, a sentence, and the trouble that comes with "failed"."""

    key: str
    state: StepState
    note: str = ""
    trouble: Trouble | None = None


class Errand(QObject):
    """One piece of work in the cloud lane. It is itself the listener that a plan talks to.

    `told` carries the latest News of a step, `browsed` an address to which the browser was sent;
    then one of `succeeded`, `failed` and `cancelled` comes, then `ended`. The desk owns it, so that
    it outlives the window that asked for it.
    """

    told = Signal(object)  # News
    browsed = Signal(str)
    succeeded = Signal(object)  # what the work returned
    failed = Signal(object)  # Trouble
    cancelled = Signal()
    ended = Signal()
    _heard = Signal()

    def __init__(self, desk: Desk, work: Work) -> None:
        super().__init__(desk)
        self._desk = desk
        self._work = work
        self._lock = threading.Lock()
        self._news: dict[str, News] = {}
        self._timer = QTimer(self, singleShot=True, interval=_COALESCE_MS)
        self._timer.timeout.connect(self._deliver)
        self._heard.connect(self._wait_a_moment, Qt.ConnectionType.QueuedConnection)
        self._job: Job | None = None

    @contextmanager
    def hearing_of_browser(self, bench: Bench) -> Iterator[None]:
        """Meanwhile, say where the bench sends the browser: perhaps none opens. One that stays in
        the foreground, as $BROWSER can name, does not hold the errand up."""
        open_browser = bench.open_browser

        def open_and_tell(address: str) -> None:
            self.browsed.emit(address)
            threading.Thread(target=open_browser, args=(address,), daemon=True).start()

        bench.open_browser = open_and_tell
        try:
            yield
        finally:
            bench.open_browser = open_browser

    def start(self) -> None:
        job = self._job = self._desk.submit(CLOUD, lambda ticket: self._work(ticket, self))
        job.succeeded.connect(self._succeed)
        job.on_failure(self._fail)
        job.cancelled.connect(self._stop)
        job.ended.connect(self._end)

    def cancel(self) -> None:
        """Ask it to stop; it says so at once, and `cancelled` comes when it has stopped."""
        if self._job is not None:
            self._job.cancel()

    def step(self, key: str, state: StepState, note: str, trouble: Trouble | None) -> None:
        """See `setup.plan.Listener`: called in the lane."""
        with self._lock:
            is_first = not self._news
            self._news.pop(key, None)
            self._news[key] = News(key, state, note, trouble)
        if is_first:
            self._heard.emit()

    def _wait_a_moment(self) -> None:
        self._timer.start()

    def _deliver(self) -> None:
        with self._lock:
            news, self._news = self._news, {}
        for one in news.values():
            self.told.emit(one)

    def _succeed(self, result: object) -> None:
        self._deliver()
        self.succeeded.emit(result)

    def _fail(self, error: object) -> None:
        self._deliver()
        if isinstance(error, Trouble):
            self.failed.emit(error)
        elif isinstance(error, BaseException):
            self.failed.emit(_bug())
            sys.excepthook(type(error), error, error.__traceback__)

    def _stop(self) -> None:
        self._deliver()
        self.cancelled.emit()

    def _end(self) -> None:
        self._timer.stop()
        self.ended.emit()
        self.deleteLater()


def _bug() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Errand", "A fault in yogadesk itself"),
        QCoreApplication.translate(
            "Errand", "A fault in yogadesk itself stopped this. The log has the details."
        ),
        QCoreApplication.translate("Errand", "Try again; what was made is kept and found."),
    )


class Runner(QObject):
    """Sees to it that one errand runs at a time: the next cancels the one before and waits for it.

    `moved` says that something began or ended.
    """

    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current: Errand | None = None
        self._waiting: Errand | None = None

    @property
    def is_busy(self) -> bool:
        return self._current is not None

    def run(self, work: Work) -> Errand:
        """Have `work(ticket, listener)` done. Connect to the errand at once: it starts later."""
        errand = Errand(self._desk, work)
        self._drop_waiting()
        self._waiting = errand
        if self._current is not None:
            self._current.cancel()
        else:
            QTimer.singleShot(0, self, self._go_on)
        return errand

    def cancel(self) -> None:
        """Stop what runs, and drop what waits."""
        self._drop_waiting()
        if self._current is not None:
            self._current.cancel()

    def _drop_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.cancelled.emit()
            waiting.ended.emit()
            waiting.deleteLater()

    def _go_on(self) -> None:
        if self._current is None and self._waiting is not None:
            self._current, self._waiting = self._waiting, None
            self._current.ended.connect(self._conclude)
            self._current.start()
            self.moved.emit()

    def _conclude(self) -> None:
        self._current = None
        self._go_on()
        self.moved.emit()
