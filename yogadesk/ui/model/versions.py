"""The models of the site side by side: how good each is, and which one answers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yogadesk.errors import Trouble
from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel, heading
from yogadesk.ui.desk import CLOUD, Desk
from yogadesk.ui.model.plain_table import PlainModel, PlainTable
from yogadesk.ui.model.working import SayLine

if TYPE_CHECKING:
    from yogadesk.ui.model.port import ModelPort


class VersionsDialog(QDialog):
    """One click lets another model answer. Nothing taught is ever overwritten without a word."""

    answers_changed = Signal()
    evaluation_wanted = Signal(str)  # a model's name

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Models"))
        self._port, self._desk, self._site = port, desk, port.site()
        self._names: list[str] = []
        self._asked: str | None = None
        heads = (
            self.tr("Model"),
            self.tr("Poses"),
            self.tr("Taught"),
            self.tr("Pictures"),
            self.tr("Accuracy"),
            self.tr("Threshold"),
        )
        self._rows = PlainModel(heads, 3, self)
        self._table = PlainTable(self._rows, self.tr("Models"), self)
        self._table.selectionModel().selectionChanged.connect(self._allow)
        self._table.doubleClicked.connect(lambda _index: self._answer())
        self._problem = SayLine(self)
        about = QuietLabel(
            self.tr(
                "Accuracy is of the pictures that were held out when the model was taught. To"
                " compare models, evaluate one and choose “Compare with” there."
            ),
            self,
        )
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        title = self.tr("Models on “{site}”").format(site=words.site(self._site))
        column.addWidget(heading(title, self, 1.3))
        column.addWidget(about)
        column.addWidget(self._table, 1)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self._list()
        self.resize(look.first_size(self, QSize(760, 420)))

    def _buttons(self) -> QHBoxLayout:
        self._use = QPushButton(self.tr("Let it answer"), self)
        self._use.clicked.connect(self._answer)
        self._evaluate = QPushButton(self.tr("Evaluate…"), self)
        self._evaluate.clicked.connect(self._ask_evaluation)
        self._delete = QPushButton(self.tr("Delete"), self)
        self._delete.setToolTip(self.tr("Here and on the site. Asked once more."))
        self._delete.clicked.connect(self._ask_forget)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        for button in (self._use, self._evaluate, self._delete):
            line.addWidget(button)
        line.addStretch(1)
        line.addWidget(close)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        return line

    def _list(self) -> None:
        models, site = self._port.models, self._site
        own, answering = models.own(site), models.answering(site).name
        cells = [self._row(own.model.name, len(own.model.labels), answering, own.threshold)]
        self._names = [own.model.name]
        for version in models.versions(site):
            name = version.model.name
            row = self._row(name, len(version.model.labels), answering, version.threshold)
            when = words.moment(datetime.fromisoformat(version.when))
            accuracy = words.percent(version.accuracy) if version.held_out else "–"
            cells.append((*row[:2], when, words.count(version.examples), accuracy, row[5]))
            self._names.append(name)
        self._rows.show(cells)
        self._table.selectRow(self._names.index(answering) if answering in self._names else 0)
        self._allow()

    def _row(
        self, name: str, poses: int, answering: str, threshold: float | None
    ) -> tuple[str, ...]:
        title = self.tr("{model} (answers)").format(model=name) if name == answering else name
        advised = "–" if threshold is None else words.percent(threshold)
        return title, words.count(poses), self.tr("came with the site"), "–", "–", advised

    def _name(self) -> str | None:
        place = self._table.place()
        return None if place is None else self._names[place]

    def _allow(self) -> None:
        self._asked = None
        self._delete.setText(self.tr("Delete"))
        name, answering = self._name(), self._port.models.answering(self._site).name
        self._use.setEnabled(name is not None and name != answering)
        self._evaluate.setEnabled(name is not None)
        is_taught = name is not None and name != self._port.models.own(self._site).model.name
        self._delete.setEnabled(is_taught and name != answering)

    def _answer(self) -> None:
        name = self._name()
        if name is None or not self._use.isEnabled():
            return
        try:
            self._port.answer_with(name)
        except Trouble as trouble:
            self._tell(trouble)
            return
        self._list()
        self.answers_changed.emit()

    def _ask_evaluation(self) -> None:
        name = self._name()
        if name is not None:
            self.evaluation_wanted.emit(name)

    def _ask_forget(self) -> None:
        """The first press asks on the button itself, the second one deletes."""
        name = self._name()
        if name is not None and self._asked == name:
            self._forget(name)
        else:
            self._asked = name
            self._delete.setText(self.tr("Delete for good?"))

    def _forget(self, name: str) -> None:
        models, site = self._port.models, self._site
        self._delete.setEnabled(False)
        job = self._desk.submit(CLOUD, lambda ticket: models.forget(site, name, ticket))
        job.succeeded.connect(lambda _none: self._list())
        job.on_failure(self._tell)

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self._problem.say_trouble(error)
            self._allow()
        else:
            self._desk.failed.emit(error)
