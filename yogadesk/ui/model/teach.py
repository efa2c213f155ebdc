"""Teaching poses: what is there to learn from is shown before anything is sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.errors import Trouble
from yogadesk.training import labelled
from yogadesk.ui import intake, look, words
from yogadesk.ui.cards import PrimaryButton, QuietLabel, heading
from yogadesk.ui.desk import CLOUD, PICTURES, Desk, Job
from yogadesk.ui.model import asking
from yogadesk.ui.model.lesson import LessonForm
from yogadesk.ui.model.plain_table import PlainModel, PlainTable
from yogadesk.ui.model.port import Evaluated, ModelPort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from yogadesk.training.labelled import Example
    from yogadesk.training.teach import Taught

_FEW = 20


class TeachDialog(QDialog):
    """Closing it while it teaches cancels; what was sent and seen need not be again."""

    taught = Signal(object)  # Evaluated: the new model, on what was held out
    answers_changed = Signal()

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Teach poses"))
        self._port, self._desk, self._site = port, desk, port.site()
        self._survey: Job | None = None
        self._job: Job | None = None
        own = port.models.own(self._site)
        self._form = LessonForm(port.models.next_name(self._site), own.features, self)
        heads = (self.tr("Pose"), self.tr("Pictures"))
        self._rows = PlainModel(heads, 1, self)
        self._table = PlainTable(self._rows, self.tr("What there is to learn from"), self)
        self._said = QuietLabel(self.tr("Choose a folder to see what is in it."), self)
        self._said.setWordWrap(True)
        self._problem = QLabel(self)
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addWidget(heading(self.windowTitle(), self, 1.3))
        about = QuietLabel(
            self.tr(
                "Pictures that resemble each other stay together when some are held out to measure"
                " the new model. “Not sure” for anything unlike all poses comes with it."
            ),
            self,
        )
        about.setWordWrap(True)
        column.addWidget(about)
        column.addSpacing(look.GAP)
        column.addWidget(self._form)
        column.addWidget(self._table, 1)
        column.addWidget(self._said)
        column.addWidget(self._problem)
        column.addLayout(self._foot())
        self._form.source_changed.connect(self._look)
        self._show_busy(is_busy=False)
        self._start.setEnabled(False)
        outputs = desk.submit(CLOUD, lambda ticket: port.models.outputs(self._site, ticket))
        outputs.succeeded.connect(self._form.offer_outputs)
        outputs.on_failure(self._tell)
        self.resize(self.sizeHint())  # or Qt opens it at two thirds of the screen

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize()
        return QSize(min(600, room.width() - 40), min(640, room.height() - 60))

    def _foot(self) -> QHBoxLayout:
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._doing = QuietLabel("", self)
        self._start = PrimaryButton(self.tr("Teach"), self)
        self._start.setDefault(True)
        self._start.clicked.connect(self.teach)
        self._stop = QPushButton(self.tr("Cancel"), self)
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self._cancel)
        line = QHBoxLayout()
        line.setSpacing(2 * look.GAP)
        line.addWidget(self._bar, 1)
        line.addWidget(self._doing)
        line.addStretch(1)
        line.addWidget(self._stop)
        line.addWidget(self._start)
        return line

    def take_folder(self, folder: Path) -> None:
        """Learn from this folder."""
        self._form.take_folder(folder)

    # ---- what is there -------------------------------------------------------------------------

    def _look(self) -> None:
        if self._survey is not None:
            self._survey.cancel()
            self._survey = None
        lesson = self._form.lesson()
        self._start.setEnabled(False)
        self._show_problem(None)
        if lesson is None:
            self._show_found(())
            return
        models = self._port.models
        self._said.setText(self.tr("Looking…"))
        self._survey = job = self._desk.submit(
            PICTURES, lambda ticket: models.examples(lesson, ticket)
        )
        job.succeeded.connect(self._show_found)
        job.on_failure(self._tell)

    def _show_found(self, examples: Sequence[Example]) -> None:
        counts = Counter(example.label for example in examples)
        self._rows.show([(words.pose(k), words.count(n)) for k, n in sorted(counts.items())])
        self._table.updateGeometry()
        if not examples:
            self._said.setText(self.tr("Choose a folder to see what is in it."))
            return
        said = self.tr("{pictures} of {count} poses.").format(
            pictures=words.pictures(len(examples)), count=words.count(len(counts))
        )
        if min(counts.values()) < _FEW:
            said += " " + self.tr("Twenty or more of each pose make a useful model.")
        self._said.setText(said)
        try:
            labelled.check_teachable(examples)
        except Trouble as trouble:
            self._tell(trouble)
        else:
            self._start.setEnabled(self._job is None)

    # ---- teaching ------------------------------------------------------------------------------

    def teach(self) -> None:
        """Teach what was chosen."""
        lesson = self._form.lesson()
        if lesson is None or self._job is not None:
            return
        self._show_problem(None)
        models, site = self._port.models, self._site
        self._job = job = self._desk.submit(CLOUD, lambda t: models.teach(site, lesson, t))
        job.progressed.connect(lambda each: asking.show_progress(self._bar, self._doing, each))
        job.succeeded.connect(self._finish)
        job.on_failure(self._tell)
        job.ended.connect(self._end)
        self._show_busy(is_busy=True)

    def _finish(self, taught: Taught) -> None:
        if self._form.lets_it_answer:
            try:
                self._port.answer_with(taught.version.model.name)
            except Trouble as trouble:
                self._tell(trouble)
            self.answers_changed.emit()
        self.taught.emit(evaluated(taught))
        self.accept()

    def _end(self) -> None:
        self._job = None
        self._show_busy(is_busy=False)

    def _cancel(self) -> None:
        if self._job is None:
            self.close()
        else:
            self._job.cancel()

    def _show_busy(self, *, is_busy: bool) -> None:
        self._form.setEnabled(not is_busy)
        self._start.setEnabled(not is_busy)
        self._stop.setText(self.tr("Cancel") if is_busy else self.tr("Close"))
        for widget in (self._bar, self._doing):
            widget.setVisible(is_busy)

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self._show_problem(error)
        else:
            self._desk.failed.emit(error)

    def _show_problem(self, trouble: Trouble | None) -> None:
        self._problem.setVisible(trouble is not None)
        if trouble is not None:
            look.paint_text(self._problem, look.tone(self.palette(), look.Tone.BAD))
            self._problem.setText(f"{trouble.title}. {trouble.happened} {trouble.advice}")
            self._said.setText("")

    # ---- Qt's overrides ------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def reject(self) -> None:
        self._leave()
        super().reject()

    def _leave(self) -> None:
        for job in (self._survey, self._job):
            if job is not None:
                job.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self._job is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = next(iter(intake.local_paths(event.mimeData().urls())), None)
        if folder is not None:
            self.take_folder(folder)
            event.acceptProposedAction()


def evaluated(taught: Taught) -> Evaluated:
    """A taught model's figures, to be looked at."""
    from PySide6.QtCore import QCoreApplication

    version = taught.version
    if taught.is_flattering:
        said = QCoreApplication.translate(
            "Teach",
            "Measured on the {pictures} it learnt from, for there are too few to hold some out: new"
            " pictures will do worse.",
        ).format(pictures=words.pictures(version.examples))
    else:
        said = QCoreApplication.translate(
            "Teach", "Learnt from {learnt}, measured on {held} that were held out."
        ).format(
            learnt=words.pictures(version.examples - version.held_out),
            held=words.pictures(version.held_out),
        )
    if taught.unmeasured and not taught.is_flattering:
        few = ", ".join(words.pose(label) for label in taught.unmeasured)
        said += " " + QCoreApplication.translate(
            "Teach", "Too few different pictures to measure: {poses}."
        ).format(poses=few)
    return Evaluated(
        version.site, version.model.name, said, taught.figures, left_out=taught.left_out
    )
