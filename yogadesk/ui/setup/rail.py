"""The list of steps at the wizard's side: what is done, where one is, what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from yogadesk.ui import icons, look

if TYPE_CHECKING:
    from collections.abc import Collection

_MARK = 20


class StepRail(QWidget):
    """The names of all steps, always the same and in the same order. It only shows."""

    def __init__(self, titles: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._current = 0
        self._passed: frozenset[int] = frozenset()
        self._left_out: frozenset[int] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_place(0, (), ())

    def show_place(self, current: int, passed: Collection[int], left_out: Collection[int]) -> None:
        """Mark the current step; `passed` were gone through, `left_out` are not needed."""
        self._current = current
        self._passed, self._left_out = frozenset(passed), frozenset(left_out)
        self.setAccessibleName(
            self.tr("Step {number} of {count}: {title}").format(
                number=current + 1, count=len(self._titles), title=self._titles[current]
            )
        )
        self.update()

    def copy(self) -> StepRail:
        """Another one that shows the same."""
        other = StepRail(self._titles)
        other.show_place(self._current, self._passed, self._left_out)
        return other

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.sized(self.font(), 1.0, QFont.Weight.DemiBold))
        widest = max(metrics.horizontalAdvance(title) for title in self._titles)
        return QSize(widest + _MARK + 6 * look.GAP, len(self._titles) * self._least() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), len(self._titles) * self._least() + 8)

    def _least(self) -> int:
        return max(self.fontMetrics().height(), _MARK) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(look.line(palette))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ground, look.RADIUS, look.RADIUS)
        room = (self.height() - 12) / len(self._titles)
        height = min(room, self._least() + 2 * look.GAP)
        for place, title in enumerate(self._titles):
            area = QRectF(look.GAP, 6 + place * height, self.width() - 2 * look.GAP, height)
            self._paint_step(painter, area, place, title)

    def _paint_step(self, painter: QPainter, area: QRectF, place: int, title: str) -> None:
        palette = self.palette()
        is_current = place == self._current
        accent, text = look.accent(palette), palette.color(QPalette.ColorRole.WindowText)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tint(palette, accent, 0.16))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        color = text if is_current or place in self._passed else look.quiet(palette)
        circle = QRectF(area.left() + look.GAP, area.center().y() - _MARK / 2, _MARK, _MARK)
        self._paint_mark(painter, circle, place)
        weight = QFont.Weight.DemiBold if is_current else QFont.Weight.Normal
        font = look.sized(self.font(), 1.0, weight)
        font.setStrikeOut(place in self._left_out)
        painter.setFont(font)
        painter.setPen(color)
        words = area.adjusted(look.GAP + _MARK + look.GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_mark(self, painter: QPainter, circle: QRectF, place: int) -> None:
        palette = self.palette()
        if place in self._passed and place != self._current:
            color = look.tone(palette, look.Tone.GOOD)
            mark = icons.pixmap("check", color, 16, self.devicePixelRatioF())
            painter.drawPixmap(circle.adjusted(2, 2, 0, 0).topLeft(), mark)
            return
        is_current = place == self._current
        color = look.accent(palette) if is_current else look.quiet(palette)
        painter.setPen(color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(look.sized(self.font(), 0.8, QFont.Weight.DemiBold))
        painter.setPen(palette.color(QPalette.ColorRole.WindowText) if is_current else color)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(place + 1))
