"""How good a model is, at one look: accuracy, honesty, each pose, and what is taken for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from yogadesk.ui import look, words
from yogadesk.ui.cards import Card, PlainLabel, QuietLabel, heading
from yogadesk.ui.model.matrix import MatrixView
from yogadesk.ui.model.plain_table import PlainModel, PlainTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from yogadesk.training.figures import Figures
    from yogadesk.ui.model.port import Evaluated


class Overview(QScrollArea):
    """Three numbers, the table of poses, the confusion matrix. Choosing shows pictures."""

    cell_chosen = Signal(str, str)  # the true pose's label, the answer's
    class_chosen = Signal(str)  # a label

    def __init__(self, seen: Evaluated, threshold: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Overview"))
        self._figures = figures = seen.figures
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(2 * look.GAP)
        column.addLayout(self._numbers(figures, threshold, inside))
        column.addWidget(heading(self.tr("Poses"), inside))
        column.addWidget(self._classes(inside))
        column.addWidget(heading(self.tr("What is taken for what"), inside))
        hint = QuietLabel(
            self.tr(
                "A row for each true pose, a column for each answer. Choose a cell to see its"
                " pictures."
            ),
            inside,
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        matrix = MatrixView(figures, inside)
        matrix.cell_chosen.connect(self.cell_chosen)
        column.addWidget(matrix)
        column.addStretch(1)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text that is broken into more lines needs more height, which a scroll area never asks."""
        super().resizeEvent(event)
        inside = self.widget()
        if inside is not None and inside.hasHeightForWidth():
            inside.setMinimumHeight(inside.heightForWidth(self.viewport().width()))

    def _numbers(self, figures: Figures, threshold: float, inside: QWidget) -> QHBoxLayout:
        low, high = figures.interval
        self._not_sure = _Number(inside)
        accuracy, error = _Number(inside), _Number(inside)
        accuracy.say(
            words.percent(figures.accuracy),
            self.tr("accuracy"),
            self.tr("{low} to {high} for new pictures, in 95 of 100 cases").format(
                low=words.percent(low), high=words.percent(high)
            ),
        )
        error.say(
            words.percent(figures.calibration_error),
            self.tr("calibration error"),
            self.tr("How far confidence is from the share that is right; 0 is honest"),
        )
        self.show_threshold(threshold)
        line = QHBoxLayout()
        line.setSpacing(2 * look.GAP)
        for number in (accuracy, error, self._not_sure):
            line.addWidget(number, 1)
        return line

    def show_threshold(self, threshold: float) -> None:
        """Say how many pictures are not sure at this threshold."""
        offers = self._figures.trade_offs
        offer = min(offers, key=lambda each: abs(each.threshold - threshold))
        self._not_sure.say(
            words.percent(1 - offer.answered),
            self.tr("not sure"),
            self.tr("From {threshold} on; {accuracy} of the others are right").format(
                threshold=words.percent(threshold), accuracy=words.percent(offer.accuracy)
            ),
        )

    def _classes(self, inside: QWidget) -> PlainTable:
        heads = (
            self.tr("Pose"),
            self.tr("Pictures"),
            self.tr("Precision"),
            self.tr("Recall"),
            self.tr("F1"),
        )
        rows = PlainModel(heads, 1, inside)
        rows.show(
            [
                (
                    words.pose(each.label),
                    words.count(each.pictures),
                    words.percent(each.precision) if each.answered else "–",
                    words.percent(each.recall) if each.pictures else "–",
                    words.percent(each.f1) if each.answered or each.pictures else "–",
                )
                for each in self._figures.classes
            ]
        )
        table = PlainTable(rows, self.tr("Poses"), inside)
        table.selectionModel().selectionChanged.connect(lambda: self._tell_class(table))
        return table

    def _tell_class(self, table: PlainTable) -> None:
        place = table.place()
        if place is not None:
            self.class_chosen.emit(self._figures.classes[place].label)


class _Number(Card):
    """A number in large type, what it is, and what it means."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = heading("", self, 1.9)
        self._name = PlainLabel("", self)
        self._meaning = QuietLabel("", self, 0.92)
        self._meaning.setWordWrap(True)
        self.body.setSpacing(2)
        for label in (self._number, self._name, self._meaning):
            self.body.addWidget(label)
        self.body.addStretch(1)

    def say(self, number: str, name: str, meaning: str) -> None:
        self._number.setText(number)
        self._name.setText(name)
        self._meaning.setText(meaning)
