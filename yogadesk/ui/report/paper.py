"""Paper to write a report on, from top to bottom: a PDF or a printer. All lengths are points."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
)

from yogadesk.ui import look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QImage, QPagedPaintDevice

    from yogadesk.ui.report.facts import Bar

INK, QUIET, HAIR = QColor(20, 20, 20), QColor(95, 95, 95), QColor(205, 205, 205)
_REST, _TRACK = QColor(91, 141, 184), QColor(233, 233, 233)
_MARGIN_MM = 16.0
_DPI = 300
_FOOT = 26.0
_BAR = 7.0
_WRAP = int(Qt.TextFlag.TextWordWrap)
_ANYWHERE = int(Qt.TextFlag.TextWrapAnywhere)
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class Paper:
    """Pages of one size. What is written goes below what was written before, onto a new page where
    this one is full; every page has a foot with its number."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter, foot: str) -> None:
        self._device, self._foot = device, foot
        self.painter = painter
        room = device.pageLayout().paintRect(QPageLayout.Unit.Point)
        scale = painter.device().logicalDpiX() / 72
        painter.scale(scale, scale)
        self.width, self._bottom = room.width(), room.height() - _FOOT
        self.y = 0.0
        self._page = 1
        self._paint_foot()

    def need(self, height: float) -> None:
        """Go to a new page unless so much room is left on this one."""
        if self.y + height > self._bottom and self.y > 0:
            self._device.newPage()
            self._page += 1
            self.y = 0.0
            self._paint_foot()

    def skip(self, height: float) -> None:
        """Leave some room."""
        self.y += height

    def text(
        self,
        said: str,
        size: int = 10,
        *,
        bold: bool = False,
        color: QColor = INK,
        left: float = 0.0,
        width: float | None = None,
    ) -> None:
        """Write a paragraph."""
        room = width if width is not None else self.width - left
        height = self.measure(said, size, room, bold=bold)
        self.need(height)
        self._use(size, bold, color)
        self.painter.drawText(QRectF(left, self.y, room, height + 2), _flags(said), said)
        self.y += height

    def measure(self, said: str, size: int, width: float, *, bold: bool = False) -> float:
        """How high a paragraph is."""
        self._use(size, bold, INK)
        room = QRectF(0, 0, width, 10_000)
        return self.painter.boundingRect(room, _flags(said), said).height()

    def beside(self, cells: Sequence[tuple[str, float, float, bool]], size: int = 9) -> None:
        """Write texts beside each other: each with its left edge, its width, and whether bold."""
        heights = [self.measure(said, size, width, bold=bold) for said, _, width, bold in cells]
        self.need(max(heights, default=0.0))
        top = self.y
        for said, left, width, bold in cells:
            self.y = top
            self.text(said, size, bold=bold, left=left, width=width)
        self.y = top + max(heights, default=0.0)

    def line(self) -> None:
        """A hairline across."""
        self.painter.setPen(QPen(HAIR, 0.6))
        self.painter.drawLine(0, round(self.y), round(self.width), round(self.y))

    def image(self, image: QImage, place: QRectF, radius: float = 4.0) -> None:
        """A picture with round corners, as large as fits into this place from its top left."""
        size = image.size().toSizeF().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(place.topLeft(), size)
        outline = QPainterPath()
        outline.addRoundedRect(area, radius, radius)
        self.painter.save()
        self.painter.setClipPath(outline)
        self.painter.drawImage(area, image)
        self.painter.restore()

    def bars(
        self, bars: Sequence[Bar], left: float, width: float, best: QColor, threshold: float | None
    ) -> None:
        """A chart on an axis of 0 to 100 %, with a mark at the threshold on the best bar."""
        for bar in bars:
            self.need(30)
            weight = bar.is_best
            self._use(9, weight, INK)
            line = QRectF(left, self.y, width, 12)
            self.painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), bar.name)
            self.painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), bar.value)
            track = QRectF(left, self.y + 14, width, _BAR)
            self._fill(track, _TRACK)
            filled = QRectF(track.left(), track.top(), max(width * bar.share, 0.8), _BAR)
            self._fill(filled, best if bar.is_best else _REST)
            if threshold is not None and bar.is_best:
                x = left + width * threshold
                self.painter.fillRect(QRectF(x - 0.6, track.top() - 2, 1.2, _BAR + 4), INK)
            self.y += 28
        self._use(7, False, QUIET)
        for tick in _TICKS:
            said = f"{tick * 100:.0f} %"
            room = self.painter.fontMetrics().horizontalAdvance(said)
            x = min(max(left + width * tick - room / 2, left), left + width - room)
            self.painter.drawText(QRectF(x, self.y - 4, room + 2, 10), 0, said)
        self.y += 10

    def _fill(self, area: QRectF, color: QColor) -> None:
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(area, min(_BAR, area.width()) / 2, _BAR / 2)

    def _use(self, size: int, bold: bool, color: QColor) -> None:
        font = QFont()
        font.setPixelSize(size)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        self.painter.setFont(font)
        self.painter.setPen(color)

    def _paint_foot(self) -> None:
        self._use(7, False, QUIET)
        foot = QRectF(0, self._bottom + _FOOT - 20, self.width, 20)
        page = QCoreApplication.translate("Report", "Page {number}").format(number=self._page)
        side = int(Qt.AlignmentFlag.AlignBottom)
        self.painter.drawText(foot, side | int(Qt.AlignmentFlag.AlignRight), page)
        foot.setWidth(self.width - 45)
        self.painter.drawText(foot, side | _WRAP, self._foot)


def _flags(said: str) -> int:
    """How to break lines: between words, or anywhere in what has none."""
    return _WRAP if " " in said else _ANYWHERE


def tone(meaning: look.Tone) -> QColor:
    """The colour of a meaning, readable on white paper."""
    hue, saturation = meaning.value
    color = QColor.fromHsl(hue, saturation, 110)
    while look.contrast(color, QColor(Qt.GlobalColor.white)) < 4.6 and color.lightness() > 8:
        color = QColor.fromHsl(hue, saturation, color.lightness() - 6)
    return color


@contextmanager
def written(device: QPagedPaintDevice, foot: str) -> Iterator[Paper]:
    """Paper for the block; the last page ends with it."""
    painter = QPainter(device)
    try:
        yield Paper(device, painter, foot)
    finally:
        painter.end()


def pdf(title: str, foot: str, write: Callable[[Paper], None]) -> bytes:
    """The bytes of a PDF of what `write` puts on its paper. Any thread may call this."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator("yogadesk")
    lay_out(writer)
    with written(writer, foot) as paper:
        write(paper)
    buffer.close()
    return bytes(buffer.data().data())


def lay_out(device: QPagedPaintDevice) -> None:
    """A4, upright, with margins."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
