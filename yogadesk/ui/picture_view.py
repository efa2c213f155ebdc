"""Shows one picture, upright, as large as there is room; closer when a person wants to see more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from yogadesk.errors import BadPicture
from yogadesk.ui import icons, look, words
from yogadesk.ui.closeness import Closeness
from yogadesk.ui.desk import PICTURES, Desk, Job

if TYPE_CHECKING:
    from pathlib import Path

_SETTLE_MS = 40
_LONGEST = 2400
_LONGEST_CLOSE = 4800
"""Pixels of the longer side that are decoded when a person looks closely: 16 megapixels at most,
so that one photograph never takes more than some 70 MB."""
_WHEEL_BASE = 1.0015
_STEP = 1.4
_PAN = 48
_ARROWS = {
    Qt.Key.Key_Left: QPointF(1, 0),
    Qt.Key.Key_Right: QPointF(-1, 0),
    Qt.Key.Key_Up: QPointF(0, 1),
    Qt.Key.Key_Down: QPointF(0, -1),
}


class PictureView(QWidget):
    """Decodes in the pictures lane and drops what is no longer looked at.

    Wheel, pinch and the keys + − 0 change how close it is, dragging and arrows move it. A layer
    (an ARGB image of any size) can lie over the picture.
    """

    opening = Signal()  # a person double-clicked the picture
    moved_closer = Signal(float)  # how close it is now; 1 is the whole picture
    decoded = Signal()  # the picture is there, or known to be none

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._image: QImage | None = None
        self._layer: QImage | None = None
        self._edge = self._asked = 0
        self._job: Job | None = None
        self._near = Closeness()
        self._held: QPointF | None = None
        self.is_top_aligned = False
        self.arrows_move = True
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._decode)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def has_image(self) -> bool:
        """Whether a decoded picture is shown."""
        return self._image is not None and not self._image.isNull()

    @property
    def image(self) -> QImage | None:
        """The picture as it was decoded for the screen."""
        return self._image if self.has_image else None

    @property
    def layer(self) -> QImage | None:
        """What lies over the picture."""
        return self._layer

    @property
    def closeness(self) -> float:
        """1 for the whole picture, 2 for twice as large."""
        return self._near.factor

    def show_picture(self, path: Path | None) -> None:
        """Show this file; nothing for None. The one before stays until this one is decoded."""
        if path == self._path:
            return
        self._path = path
        self._edge = 0
        self.fit()
        name = words.file_name(path) if path is not None else self.tr("none")
        self.setAccessibleName(self.tr("Picture: {file}").format(file=name))
        if path is None:
            self._image = None
            self.update()
        self._settle.start()

    def show_layer(self, layer: QImage | None) -> None:
        """Lay an image over the whole picture, or take it away."""
        self._layer = layer
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        self._go(Closeness())

    def come_closer(self, factor: float = _STEP, at: QPointF | None = None) -> None:
        """Show the picture so much larger (below 1: smaller) around a point of this widget."""
        if self.has_image:
            place = self._place()
            point = at if at is not None else QRectF(self.rect()).center()
            self._go(self._near.closer(factor, point, place, self._whole(), self._room()))

    def step_back(self) -> None:
        """Show the picture smaller again."""
        self.come_closer(1 / _STEP)

    def move_by(self, way: QPointF) -> None:
        """Move what is seen of the picture by so many logical pixels."""
        self._go(self._near.moved(way, self._whole(), self._room()))

    def _go(self, near: Closeness) -> None:
        if near == self._near:
            return
        has_changed = near.factor != self._near.factor
        self._near = near
        self._show_hand()
        self.update()
        if has_changed:
            self._settle.start()
            self.setAccessibleDescription(
                self.tr("{factor} times as large").format(factor=words.decimal(near.factor, 1))
                if near.factor > 1
                else ""
            )
            self.moved_closer.emit(near.factor)

    def _show_hand(self) -> None:
        if self._near.factor <= 1:
            self.unsetCursor()
        elif self._held is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    # Decoding

    def _wanted_edge(self) -> int:
        room = max(self.width(), self.height()) * self.devicePixelRatioF()
        return min(
            int(room * self._near.factor), _LONGEST if self.closeness <= 1 else _LONGEST_CLOSE
        )

    def _decode(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        path, edge = self._path, self._wanted_edge()
        if path is None or edge <= self._edge:
            return
        self._asked = edge
        self._job = self._desk.submit(PICTURES, lambda _ticket: for_screen(path, edge))
        self._job.succeeded.connect(self._show_image)

    def _show_image(self, image: QImage) -> None:
        self._job = None
        self._edge = self._asked
        self._image = image
        self.update()
        self.decoded.emit()

    # Painting

    def _whole(self) -> QSizeF:
        """The size of the whole picture where it just fits, in logical pixels."""
        assert self._image is not None
        fitted = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QSizeF(fitted)

    def _room(self) -> QSizeF:
        return QSizeF(self.size())

    def _place(self) -> QRectF:
        """Where the picture lies, in this widget's coordinates. May reach beyond its edges."""
        place = self._near.place(self._whole(), self._room())
        if self.is_top_aligned and place.height() <= self.height():
            place.moveTop(0.0)
        return place

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if not self.has_image:
            self._paint_empty(painter)
            return
        assert self._image is not None
        place = self._place()
        shown = place.intersected(QRectF(self.rect()))
        outline = QPainterPath()
        outline.addRoundedRect(shown, look.RADIUS, look.RADIUS)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(shown, self._image, _part(self._image, place, shown))
        if self._layer is not None:
            painter.drawImage(shown, self._layer, _part(self._layer, place, shown))
        painter.restore()
        if self.hasFocus():
            ring = QRectF(shown).adjusted(1, 1, -1, -1)
            painter.setPen(look.accent(self.palette()))
            painter.drawRoundedRect(ring, look.RADIUS - 1, look.RADIUS - 1)

    def _paint_empty(self, painter: QPainter) -> None:
        area = QRectF(self.rect())
        area.setHeight(min(area.height(), area.width() * 0.75))
        outline = QPainterPath()
        outline.addRoundedRect(area, look.RADIUS, look.RADIUS)
        palette = self.palette()
        ground = palette.color(QPalette.ColorRole.Window)
        painter.fillPath(outline, look.mix(palette.color(QPalette.ColorRole.Text), ground, 0.06))
        if self._image is not None:
            mark = icons.pixmap("broken", look.quiet(palette), 48, 2.0)
            painter.drawPixmap(round(area.width() / 2 - 24), round(area.height() / 2 - 24), mark)

    # What a person does

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.come_closer(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                middle = self.mapFromGlobal(pinch.centerPoint())
                self.come_closer(pinch.scaleFactor(), QPointF(middle))
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if turn:
            self.come_closer(_WHEEL_BASE**turn, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self._show_hand()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self.has_image:
            self.move_by(event.position() - self._held)
            self._held = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self._show_hand()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opening.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.come_closer()
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.step_back()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in _ARROWS and self.closeness > 1 and (shift or self.arrows_move):
            self.move_by(_ARROWS[key] * _PAN)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


def _part(image: QImage, place: QRectF, shown: QRectF) -> QRectF:
    """The part of an image laid out over `place` that lies under `shown`."""
    across, down = image.width() / place.width(), image.height() / place.height()
    return QRectF(
        (shown.left() - place.left()) * across,
        (shown.top() - place.top()) * down,
        shown.width() * across,
        shown.height() * down,
    )


def for_screen(path: Path, edge: int) -> QImage:
    """The picture upright, at most `edge` pixels on its longer side, in the form that is painted
    fastest; null when there is none. In a worker: the decoder is imported at the first call."""
    from yogadesk import pictures

    try:
        small = pictures.thumbnail(path, edge)
    except BadPicture:
        return QImage()
    shape = QImage.Format.Format_RGB888
    raw = QImage(small.rgb, small.width, small.height, 3 * small.width, shape)
    return raw.convertToFormat(QImage.Format.Format_RGB32)
