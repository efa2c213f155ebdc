"""Small signs of how something goes, one of which turns while it is busy."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from yogadesk.ui import icons, look
from yogadesk.ui.setup.words import BUSY

SIZE = 16
_TURN_MS = 80
_TURNS = 12


def blank(ratio: float) -> QPixmap:
    """The room of a mark, empty."""
    canvas = QPixmap(QSize(SIZE, SIZE) * ratio)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    return canvas


def turning(color: QColor, phase: int, ratio: float) -> QPixmap:
    """One frame of the turning mark, `SIZE` logical pixels wide."""
    canvas = blank(ratio)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    start = -phase * 360 * 16 // _TURNS
    painter.drawArc(QRectF(2, 2, SIZE - 4, SIZE - 4), start, 270 * 16)
    painter.end()
    return canvas


class Clockwork(QTimer):
    """Beats for the turning marks, only while one turns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, interval=_TURN_MS)
        self.phase = 0
        self.timeout.connect(self._advance)

    def _advance(self) -> None:
        self.phase = (self.phase + 1) % _TURNS

    def keep(self, is_needed: bool) -> None:
        """Run while it is needed."""
        if is_needed and not self.isActive():
            self.start()
        elif not is_needed:
            self.stop()


class Mark(QWidget):
    """One icon in the colour of a meaning. The name `words.BUSY` turns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name, self._meaning = "", look.Tone.QUIET
        self._clock = Clockwork(self)
        self._clock.timeout.connect(self.update)
        self.setFixedSize(SIZE, SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, meaning: look.Tone) -> None:
        self._name, self._meaning = name, meaning
        self._clock.keep(name == BUSY)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._name:
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        color = look.tone(self.palette(), self._meaning)
        if self._name == BUSY:
            color = look.accent(self.palette())
            painter.drawPixmap(0, 0, turning(color, self._clock.phase, ratio))
        else:
            painter.drawPixmap(0, 0, icons.pixmap(self._name, color, SIZE, ratio))
