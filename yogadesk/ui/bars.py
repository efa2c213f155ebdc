"""Bars for the scores of the top classes, on an axis from 0 to 100 % that never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from yogadesk.ui import look, words

if TYPE_CHECKING:
    from yogadesk.domain import ClassScore

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_BAR = 10
_LINE_GAP = 6
_BAR_GAP = 12
_LEAST_SHOWN = 0.0005  # what reads as 0.0 % has no bar either


class ScoreBars(QWidget):
    """One bar a class, best first, its name and percentage above it. A mark shows the threshold.

    A screen reader hears all of it as one sentence.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[ClassScore, ...] = ()
        self._threshold = 0.0
        self._meaning = look.Tone.GOOD
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Top classes"))

    def show_classes(
        self, classes: tuple[ClassScore, ...], threshold: float, meaning: look.Tone
    ) -> None:
        """Show these classes, best first. The best one's bar carries the colour of the meaning."""
        self._classes, self._threshold, self._meaning = classes, threshold, meaning
        said = ", ".join(
            self.tr("{pose} {score}").format(pose=words.pose(c.label), score=words.percent(c.score))
            for c in classes
        )
        self.setAccessibleName(self.tr("Top classes: {list}").format(list=said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self._height())

    def _height(self) -> int:
        line = self.fontMetrics().height()
        each = line + _LINE_GAP + _BAR + _BAR_GAP
        return len(self._classes) * each + self._axis_height()

    def _axis_height(self) -> int:
        return QFontMetrics(look.sized(self.font(), 0.85)).height() + 6

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        best = look.tone(palette, self._meaning)
        rest = look.mix(palette.color(QPalette.ColorRole.WindowText), self._ground(), 0.42)
        top = 0.0
        self._paint_grid(painter)
        for place, one in enumerate(self._classes):
            top = self._paint_class(painter, top, one, rest if place else best, place == 0)
        self._paint_axis(painter, top)
        if self.hasFocus():
            painter.setPen(look.accent(palette))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _ground(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Base)

    def _x(self, share: float) -> float:
        return 1 + (self.width() - 2) * min(max(share, 0.0), 1.0)

    def _paint_grid(self, painter: QPainter) -> None:
        painter.setPen(look.mix(self.palette().color(QPalette.ColorRole.Text), self._ground(), 0.1))
        bottom = self.height() - self._axis_height()
        for tick in _TICKS[1:-1]:
            painter.drawLine(round(self._x(tick)), 0, round(self._x(tick)), bottom)

    def _paint_class(
        self, painter: QPainter, top: float, one: ClassScore, color: QColor, is_best: bool
    ) -> float:
        weight = QFont.Weight.DemiBold if is_best else QFont.Weight.Normal
        painter.setFont(look.sized(self.font(), 1.0, weight))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        line = self.fontMetrics().height()
        text = QRectF(0, top, self.width(), line)
        painter.fillRect(text, self._ground())
        score = words.percent(one.score)
        room = self.width() - painter.fontMetrics().horizontalAdvance(score) - 12
        name = painter.fontMetrics().elidedText(
            words.pose(one.label), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, score)
        track = QRectF(0, top + line + _LINE_GAP, self.width(), _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.mix(color, self._ground(), 0.16))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        if one.score >= _LEAST_SHOWN:
            painter.setBrush(color)
            width = max(track.width() * one.score, 3)
            painter.save()
            painter.setClipRect(QRectF(0, track.top(), width, _BAR))
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
            painter.restore()
        if is_best:
            self._paint_threshold(painter, track)
        return track.bottom() + _BAR_GAP

    def _paint_threshold(self, painter: QPainter, track: QRectF) -> None:
        """A mark on the best class's bar: from here on the answer counts."""
        color = self.palette().color(QPalette.ColorRole.Text)
        x = self._x(self._threshold)
        painter.fillRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6), color)

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        painter.setFont(look.sized(self.font(), 0.85))
        painter.setPen(look.quiet(self.palette()))
        metrics = painter.fontMetrics()
        for tick in _TICKS:
            text = f"{tick * 100:.0f} %"
            width = metrics.horizontalAdvance(text)
            x = min(max(self._x(tick) - width / 2, 0.0), self.width() - width)
            painter.drawText(QRectF(x, top - 2, width + 1, metrics.height()), 0, text)
