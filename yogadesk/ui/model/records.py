"""What each pose is good for, to be written by the person: the table `yoga_health`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.domain import PoseRecord
from yogadesk.errors import Trouble
from yogadesk.ui import look, words
from yogadesk.ui.cards import PlainLabel, PrimaryButton, QuietLabel, heading
from yogadesk.ui.desk import CLOUD, Desk
from yogadesk.ui.model.working import SayLine

if TYPE_CHECKING:
    from yogadesk.ui.model.port import ModelPort

_LABEL = Qt.ItemDataRole.UserRole


class RecordsDialog(QDialog):
    """The poses of every model on the left, the record of the chosen one on the right."""

    def __init__(self, port: ModelPort, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Health records"))
        self._port, self._desk, self._site = port, desk, port.site()
        self._records = _every(port)
        self._shown = ""
        self._poses = QListWidget(self)
        self._poses.setAccessibleName(self.tr("Poses"))
        self._poses.setMaximumWidth(220)
        self._poses.setSpacing(3)
        self._fields = {name: self._field(title) for name, title in self._titles().items()}
        self._said = SayLine(self)
        self._save = PrimaryButton(self.tr("Save"), self)
        self._save.clicked.connect(self.save)
        self._assemble()
        for label in sorted(self._records, key=words.pose):
            item = QListWidgetItem(words.pose(label), self._poses)
            item.setData(_LABEL, label)
        self._poses.currentItemChanged.connect(lambda now, _before: self._show(now))
        self._poses.setCurrentRow(0)
        self._save.setEnabled(False)
        self.resize(look.first_size(self, QSize(720, 520)))

    def _titles(self) -> dict[str, str]:
        return {
            "focus": self.tr("Focus"),
            "health_benefit": self.tr("Health benefit"),
            "breath": self.tr("Breath"),
        }

    def _field(self, title: str) -> QPlainTextEdit:
        field = QPlainTextEdit(self)
        field.setAccessibleName(title)
        field.setTabChangesFocus(True)
        field.textChanged.connect(self._note)
        return field

    def _assemble(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(look.GAP // 2)
        for name, title in self._titles().items():
            label = PlainLabel(title, self)
            label.setBuddy(self._fields[name])
            right.addWidget(label)
            right.addWidget(self._fields[name], 2 if name == "health_benefit" else 1)
        across = QHBoxLayout()
        across.setSpacing(2 * look.GAP)
        across.addWidget(self._poses)
        across.addLayout(right, 1)
        about = QuietLabel(
            self.tr(
                "Shown beside each answer and exported with it. Saved on this computer and into the"
                " table {table} of “{site}”. General information, no medical advice."
            ).format(table="yoga_health", site=words.site(self._site)),
            self,
        )
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.addWidget(self._said, 1)
        line.addStretch(0)
        line.addWidget(close)
        line.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addWidget(heading(self.tr("What each pose is good for"), self, 1.3))
        column.addWidget(about)
        column.addLayout(across, 1)
        column.addLayout(line)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._shown = ""  # what is put into the fields now was not typed
        record = self._records[item.data(_LABEL)]
        for name, field in self._fields.items():
            field.setPlainText(getattr(record, name))
        self._shown = record.pose

    def _note(self) -> None:
        if self._shown:
            said = {name: field.toPlainText() for name, field in self._fields.items()}
            self._records[self._shown] = replace(self._records[self._shown], **said)
            self._save.setEnabled(True)
            self._said.say("")

    def save(self) -> None:
        """Keep every record and put them on the site."""
        records = [
            each
            for each in self._records.values()
            if any((each.focus.strip(), each.health_benefit.strip(), each.breath.strip()))
        ]
        self._save.setEnabled(False)
        self._said.say(self.tr("Saving…"))
        job = self._desk.submit(CLOUD, lambda ticket: self._port.save(records, ticket))
        job.succeeded.connect(lambda _none: self._said.say(self.tr("Saved"), look.Tone.GOOD))
        job.on_failure(self._tell)

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self._said.say_trouble(error)
            self._save.setEnabled(True)
        else:
            self._desk.failed.emit(error)


def _every(port: ModelPort) -> dict[str, PoseRecord]:
    """The records there are, and an empty one for each pose that a model of the site knows."""
    labels = (label for model in port.models.every(port.site()) for label in model.labels)
    return {**{label: PoseRecord(label, "", "", "") for label in labels}, **port.records()}
