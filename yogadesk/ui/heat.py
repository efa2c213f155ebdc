"""Paints what speaks for a class and what against it: a layer for the picture, and its legend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from yogadesk.ui import look

if TYPE_CHECKING:
    from collections.abc import Sequence

CELLS = 28
_MOST_OPAQUE = 200
_BAR = 12


def colors(palette: QPalette) -> tuple[QColor, QColor]:
    """What speaks for the class (warm) and against it (the accent): apart for every eye, and told
    apart by the legend's words as well."""
    return look.strong(look.Tone.DOUBT), look.accent(palette)


def layer(weights: Sequence[float], largest: float, palette: QPalette) -> QImage:
    """An image of `CELLS` by `CELLS` pixels: the larger a change, the less of the picture shows
    through. `largest` is the change that is painted fully."""
    image = QImage(CELLS, CELLS, QImage.Format.Format_ARGB32)
    for_it, against = colors(palette)
    for place, weight in enumerate(weights):
        color = QColor(for_it if weight > 0 else against)
        share = min(abs(weight) / largest, 1.0) if largest > 0 else 0.0
        color.setAlpha(round(_MOST_OPAQUE * share))
        image.setPixelColor(place % CELLS, place // CELLS, color)
    return image


class Legend(QWidget):
    """What the colours of the layer mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._against, self._for = self.tr("speaks against it"), self.tr("speaks for it")
        self.setAccessibleName(
            self.tr("Legend: from {against} to {for_it}").format(
                against=self._against, for_it=self._for
            )
        )

    def sizeHint(self) -> QSize:
        return QSize(260, _BAR + 6 + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for_it, against = colors(self.palette())
        middle = self.palette().color(QPalette.ColorRole.Base)
        bar = QRectF(0, 0, self.width(), _BAR)
        ramp = QLinearGradient(bar.topLeft(), bar.topRight())
        ramp.setColorAt(0.0, against)
        ramp.setColorAt(0.5, middle)
        ramp.setColorAt(1.0, for_it)
        painter.setPen(look.line(self.palette()))
        painter.setBrush(ramp)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), _BAR / 2, _BAR / 2)
        painter.setPen(look.quiet(self.palette()))
        painter.setFont(look.sized(self.font(), 0.9))
        text = QRectF(0, _BAR + 4, self.width(), self.height() - _BAR - 4)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft, self._against)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight, self._for)
