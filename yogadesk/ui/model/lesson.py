"""What a person chooses before teaching: from what, under which name, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.cloud.statements import Teaching
from yogadesk.training.models import Lesson
from yogadesk.ui import look
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.model.folder_field import FolderField

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from PySide6.QtCore import QUrl

_SETTLE_MS = 250


class LessonForm(QWidget):
    """Folder and corrections, name, and folded away the options of the training."""

    source_changed = Signal()  # something else is to be learnt from

    def __init__(self, name: str, features: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.source_changed)
        self._folder = FolderField(self)
        self._folder.changed.connect(self._settle.start)
        self._corrections = QCheckBox(self.tr("Learn from what I corrected, too"), self)
        self._corrections.toggled.connect(lambda _on: self._settle.start())
        self._name = QLineEdit(name, self)
        self._name.setAccessibleName(self.tr("Name of the model"))
        self._answers = QCheckBox(self.tr("Let it answer when it is taught"), self)
        self._answers.setChecked(True)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * look.GAP)
        form.setVerticalSpacing(look.GAP)
        form.addRow(self.tr("Folder"), self._folder)
        form.addRow("", self._corrections)
        form.addRow(self.tr("Name of the model"), self._name)
        form.addRow("", self._answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GAP)
        column.addLayout(form)
        column.addWidget(self._toggle(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._more(features))

    def _toggle(self) -> QToolButton:
        self._opener = QToolButton(self)
        self._opener.setText(self.tr("Options"))
        self._opener.setCheckable(True)
        self._opener.setAutoRaise(True)
        self._opener.setArrowType(Qt.ArrowType.RightArrow)
        self._opener.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._opener.toggled.connect(self._unfold)
        return self._opener

    def _more(self, features: str) -> QWidget:
        plain = Teaching()
        self._l2 = QDoubleSpinBox(self)
        self._l2.setDecimals(5)
        self._l2.setRange(0.0, 10.0)
        self._l2.setSingleStep(0.0001)
        self._l2.setValue(plain.l2)
        self._iterations = QSpinBox(self)
        self._iterations.setRange(1, 1000)
        self._iterations.setValue(plain.iterations)
        self._balanced = QCheckBox(self.tr("Count every pose alike, however many pictures"), self)
        self._balanced.setChecked(plain.is_balanced)
        self._output = QComboBox(self)
        self._output.addItem(features)
        self._channels = QSpinBox(self)
        self._channels.setRange(0, 100_000)
        self._channels.setSpecialValueText(self.tr("it is a vector"))
        named = (
            (self.tr("L2 regularisation"), self._l2),
            (self.tr("Iterations at most"), self._iterations),
            (self.tr("Learn from the output"), self._output),
            (self.tr("Channels of a map"), self._channels),
        )
        self._options = QWidget(self)
        form = QFormLayout(self._options)
        form.setContentsMargins(3 * look.GAP, 0, 0, 0)
        form.setHorizontalSpacing(2 * look.GAP)
        for title, control in named:
            control.setAccessibleName(title)
            control.setMaximumWidth(220)
            form.addRow(title, control)
        form.addRow("", self._balanced)
        note = QuietLabel(
            self.tr(
                "The output of the site's model that says what it sees in a picture. Where it is a"
                " map of the picture, the mean of each of its channels is learnt from."
            ),
            self._options,
            0.95,
        )
        note.setWordWrap(True)
        form.addRow("", note)
        self._options.hide()
        return self._options

    def _unfold(self, is_open: bool) -> None:
        self._opener.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._options.setVisible(is_open)

    def take_folder(self, folder: Path) -> None:
        """Learn from this folder."""
        self._folder.take(folder)

    def take_urls(self, urls: Iterable[QUrl]) -> None:
        """Learn from the first folder of these that is on this computer."""
        self._folder.take_urls(urls)

    def offer_outputs(self, names: Sequence[str]) -> None:
        """Let a person choose among these outputs; the one chosen so far stays."""
        now = self._output.currentText()
        self._output.clear()
        self._output.addItems(list(dict.fromkeys([now, *names])))
        self._output.setCurrentText(now)

    @property
    def lets_it_answer(self) -> bool:
        return self._answers.isChecked()

    def lesson(self) -> Lesson | None:
        """What was chosen; None while there is nothing to learn from."""
        folder = self._folder.folder
        if folder is None and not self._corrections.isChecked():
            return None
        return Lesson(
            folder,
            Teaching(self._l2.value(), self._iterations.value(), self._balanced.isChecked()),
            with_corrections=self._corrections.isChecked(),
            name=self._name.text().strip() or None,
            output=self._output.currentText(),
            channels=self._channels.value(),
        )
