"""Whether a model's confidence can be believed, and the threshold that follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yogadesk.training.figures import advised_threshold
from yogadesk.ui import look, words
from yogadesk.ui.cards import PlainLabel, QuietLabel, heading
from yogadesk.ui.model.curves import CalibrationChart, TradeOffChart
from yogadesk.ui.share_field import ShareField

if TYPE_CHECKING:
    from yogadesk.ui.model.port import Evaluated


class Confidence(QWidget):
    """Two charts. The threshold in the second can be dragged, typed and put into force."""

    tried = Signal(float)  # a threshold to look at, 0 to 1
    wanted = Signal(float)  # the threshold that is to hold from now on

    def __init__(self, seen: Evaluated, threshold: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures = seen.figures
        self._threshold = self._in_force = threshold
        calibration = CalibrationChart(seen.figures, self)
        self._trade_off = TradeOffChart(seen.figures, threshold, self)
        self._share = ShareField(0.0, 1.0, self)
        self._share.setAccessibleName(self.tr("Threshold"))
        self._share.set_share(threshold)
        self._said = PlainLabel("", self)
        self._said.setWordWrap(True)
        self._use = QPushButton(self.tr("Use this threshold"), self)
        self._use.clicked.connect(lambda: self.wanted.emit(self._threshold))
        advised = QPushButton(self)
        best = advised_threshold(seen.figures.judged)
        advised.setText(self.tr("Advised: {threshold}").format(threshold=words.percent(best)))
        advised.setToolTip(
            self.tr("The lowest one at which 97 of 100 answers are right, if that keeps enough.")
        )
        advised.clicked.connect(lambda: self.try_threshold(best))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * look.GAP)
        grid.setVerticalSpacing(look.GAP)
        grid.addWidget(heading(self.tr("Can its confidence be believed?"), self), 0, 0)
        grid.addWidget(heading(self.tr("What a threshold costs and brings"), self), 0, 1)
        for place, text in enumerate((
            self.tr("On the dashed line it is as often right as it says. Bars: how many answers."),
            self.tr("Drag the line: below the threshold the answer is “not sure”."),
        )):  # fmt: skip
            hint = QuietLabel(text, self)
            hint.setWordWrap(True)
            grid.addWidget(hint, 1, place)
        grid.addWidget(calibration, 2, 0)
        grid.addWidget(self._trade_off, 2, 1)
        grid.setRowStretch(2, 1)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._said, 1)
        buttons.addWidget(advised)
        buttons.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(2 * look.GAP,) * 4)
        column.setSpacing(look.GAP)
        column.addLayout(grid, 1)
        column.addWidget(self._share)
        column.addLayout(buttons)
        self._trade_off.moved.connect(self.try_threshold)
        self._share.changed.connect(self.try_threshold)
        self._say()

    def try_threshold(self, threshold: float) -> None:
        """Show what this threshold costs and brings; nothing is changed yet."""
        if threshold == self._threshold:
            return
        self._threshold = threshold
        self._trade_off.set_threshold(threshold)
        self._share.set_share(threshold)
        self._say()
        self.tried.emit(threshold)

    def show_in_force(self, threshold: float) -> None:
        """This threshold holds now."""
        self._in_force = threshold
        self._say()

    def _say(self) -> None:
        offer = self._figures.trade_offs[round(self._threshold * 100)]
        self._said.setText(
            self.tr("At {threshold}: {answered} are answered, {accuracy} of these right").format(
                threshold=words.percent(self._threshold),
                answered=words.percent(offer.answered),
                accuracy=words.percent(offer.accuracy),
            )
        )
        self._use.setEnabled(abs(self._threshold - self._in_force) > 1e-9)
