"""Teaching poses: what is there to learn from is shown before anything is sent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal

from yogadesk.errors import Trouble
from yogadesk.training import labelled
from yogadesk.ui import words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.desk import CLOUD, PICTURES, Desk, Job
from yogadesk.ui.model.lesson import LessonForm
from yogadesk.ui.model.plain_table import PlainModel, PlainTable
from yogadesk.ui.model.port import Evaluated, ModelPort
from yogadesk.ui.model.working import WorkDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from yogadesk.training.labelled import Example
    from yogadesk.training.teach import Taught

_FEW = 20


class TeachDialog(WorkDialog):
    """Closing it while it teaches cancels; what was sent and seen need not be again."""

    taught = Signal(object)  # Evaluated: the new model, on what was held out
    answers_changed = Signal()

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        title = QCoreApplication.translate("TeachDialog", "Teach poses")
        about = QCoreApplication.translate(
            "TeachDialog",
            "Pictures that resemble each other stay together when some are held out to measure"
            " the new model. “Not sure” for anything unlike all poses comes with it.",
        )
        verb = QCoreApplication.translate("TeachDialog", "Teach")
        super().__init__(title, about, verb, desk, parent)
        self.setAcceptDrops(True)
        self._port, self._site = port, port.site()
        self._survey: Job | None = None
        self._is_teachable = False
        own = port.models.own(self._site)
        self._form = LessonForm(port.models.next_name(self._site), own.features, self)
        heads = (self.tr("Pose"), self.tr("Pictures"))
        self._rows = PlainModel(heads, 1, self)
        self._table = PlainTable(self._rows, self.tr("What there is to learn from"), self)
        self._found = QuietLabel(self.tr("Choose a folder to see what is in it."), self)
        self._found.setWordWrap(True)
        self.column.addWidget(self._form)
        self.column.addWidget(self._table, 1)
        self.column.addWidget(self._found)
        self.column.addWidget(self.said)
        self._form.source_changed.connect(self._look)
        self.start_wanted.connect(self.teach)
        self.busy_changed.connect(self._form.setDisabled)
        self.complete(QSize(600, 640))
        outputs = desk.submit(CLOUD, lambda ticket: port.models.outputs(self._site, ticket))
        outputs.succeeded.connect(self._form.offer_outputs)
        outputs.on_failure(self.tell)

    def take_folder(self, folder: Path) -> None:
        """Learn from this folder."""
        self._form.take_folder(folder)

    def can_start(self) -> bool:
        return self._is_teachable

    # ---- what is there -------------------------------------------------------------------------

    def _look(self) -> None:
        if self._survey is not None:
            self._survey.cancel()
            self._survey = None
        lesson = self._form.lesson()
        self._is_teachable = False
        self.follow()
        self.said.say("")
        if lesson is None:
            self._show_found(())
            return
        models = self._port.models
        self._found.setText(self.tr("Looking…"))
        self._survey = job = self._desk.submit(
            PICTURES, lambda ticket: models.examples(lesson, ticket)
        )
        job.succeeded.connect(self._show_found)
        job.on_failure(self.tell)

    def _show_found(self, examples: Sequence[Example]) -> None:
        counts = Counter(example.label for example in examples)
        self._rows.show([(words.pose(k), words.count(n)) for k, n in sorted(counts.items())])
        self._table.updateGeometry()
        if not examples:
            self._found.setText(self.tr("Choose a folder to see what is in it."))
            return
        said = self.tr("{pictures} of {count} poses.").format(
            pictures=words.pictures(len(examples)), count=words.count(len(counts))
        )
        if min(counts.values()) < _FEW:
            said += " " + self.tr("Twenty or more of each pose make a useful model.")
        self._found.setText(said)
        try:
            labelled.check_teachable(examples)
        except Trouble as trouble:
            self.tell(trouble)
        else:
            self._is_teachable = True
            self.follow()

    def tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self._found.setText("")
        super().tell(error)

    # ---- teaching ------------------------------------------------------------------------------

    def teach(self) -> None:
        """Teach what was chosen."""
        lesson = self._form.lesson()
        if lesson is not None:
            models, site = self._port.models, self._site
            self.work_on(lambda ticket: models.teach(site, lesson, ticket), self._finish)

    def _finish(self, taught: Taught) -> None:
        if self._form.lets_it_answer:
            try:
                self._port.answer_with(taught.version.model.name)
            except Trouble as trouble:
                self.tell(trouble)
            self.answers_changed.emit()
        self.taught.emit(evaluated(taught))
        self.accept()

    # ---- Qt's overrides ------------------------------------------------------------------------

    def reject(self) -> None:
        if self._survey is not None:
            self._survey.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.is_busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._form.take_urls(event.mimeData().urls())
        event.acceptProposedAction()


def evaluated(taught: Taught) -> Evaluated:
    """A taught model's figures, to be looked at."""
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
