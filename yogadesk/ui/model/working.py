"""A dialog that does one piece of work: how far it is, cancelling it, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.errors import Trouble
from yogadesk.ui import look
from yogadesk.ui.cards import PlainLabel, PrimaryButton, QuietLabel, heading
from yogadesk.ui.desk import CLOUD, Desk, Job
from yogadesk.ui.language import marked
from yogadesk.ui.spoken import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSize

    from yogadesk.work import Progress, Ticket

_STEPS = 1000


class SayLine(PlainLabel):
    """A line that says how something went, in the colour of its meaning; gone while it is empty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        self.hide()

    def say(self, text: str, tone: look.Tone = look.Tone.QUIET) -> None:
        """Say this; nothing with ""."""
        look.paint_text(self, look.tone(self.palette(), tone))
        self.setText(text)
        self.setVisible(bool(text))

    def say_trouble(self, trouble: Trouble) -> None:
        """What happened, why and what to do."""
        self.say(told(trouble), look.Tone.BAD)


class ProgressLine(QWidget):
    """How far a job is, its stage in words, and the button that cancels it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._stage = QuietLabel("", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._bar, 1)
        line.addWidget(self._stage)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show while this job goes on. Without a known total the bar only says that it does."""
        self._bar.setRange(0, 0)
        self._stage.setText("")
        job.progressed.connect(self._advance)
        job.ended.connect(self.hide)
        self.show()

    def _advance(self, progress: Progress) -> None:
        if progress.total:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(_STEPS * progress.done / progress.total))
        else:
            self._bar.setRange(0, 0)
        self._stage.setText(marked("Work", progress.note))


class WorkDialog(QDialog):
    """A heading, what it is about, the controls of a subclass, and the line of buttons.

    A subclass fills `column`, ends with `complete`, says in `can_start` whether there is enough to
    begin with, and answers `start_wanted` with `work_on`. Closing the dialog cancels.
    """

    start_wanted = Signal()
    busy_changed = Signal(bool)

    def __init__(self, title: str, about: str, verb: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._desk = desk
        self._job: Job | None = None
        self.said = SayLine(self)
        self._progress = ProgressLine(self)
        self._start = PrimaryButton(verb, self)
        self._start.setDefault(True)
        self._start.clicked.connect(self.start_wanted)
        self._stop = QPushButton(self.tr("Close"), self)
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._cancel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(3 * look.GAP,) * 4)
        self.column.setSpacing(look.GAP)
        self.column.addWidget(heading(title, self, 1.3))
        text = QuietLabel(about, self)
        text.setWordWrap(True)
        self.column.addWidget(text)
        self.column.addSpacing(look.GAP)

    def complete(self, size: QSize) -> None:
        """Put the buttons below what is there, and open at this size where the screen holds it."""
        line = QHBoxLayout()
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._progress, 1)
        line.addStretch(1)
        line.addWidget(self._stop)
        line.addWidget(self._start)
        self.column.addLayout(line)
        self.follow()
        self.resize(look.first_size(self, size))  # or Qt opens it at two thirds of the screen

    @property
    def is_busy(self) -> bool:
        return self._job is not None

    def can_start(self) -> bool:
        """Whether there is enough to begin with."""
        return True

    def follow(self) -> None:
        """Let the buttons follow what can be done now."""
        self._start.setEnabled(not self.is_busy and self.can_start())
        self._stop.setText(self.tr("Cancel") if self.is_busy else self.tr("Close"))

    def work_on(self, work: Callable[[Ticket], object], answer: Callable[..., None]) -> None:
        """Begin `work` in a lane, unless some goes on; `answer` gets what it came to."""
        if self._job is not None:
            return
        self.said.say("")
        self._job = job = self._desk.submit(CLOUD, work)
        self._progress.follow(job)
        job.succeeded.connect(answer)
        job.on_failure(self.tell)
        job.ended.connect(self._end)
        self.busy_changed.emit(True)
        self.follow()

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)
        self.follow()

    def _cancel(self) -> None:
        if self._job is None:
            self.reject()
        else:
            self._job.cancel()

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def tell(self, error: object) -> None:
        """A trouble is said in the dialog; a bug goes to the last net."""
        if isinstance(error, Trouble):
            self.said.say_trouble(error)
        else:
            self._desk.failed.emit(error)
