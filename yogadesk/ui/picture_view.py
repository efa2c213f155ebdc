"""Shows one picture, upright and whole, as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from yogadesk.ui import icons, look, words
from yogadesk.ui.desk import PICTURES, Desk, Job
from yogadesk.ui.thumbnails import decoded

if TYPE_CHECKING:
    from pathlib import Path

_SETTLE_MS = 40
_LONGEST = 2400


class PictureView(QWidget):
    """Decodes in the pictures lane and drops what is no longer looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path: Path | None = None
        self._image: QImage | None = None
        self._edge = 0
        self._job: Job | None = None
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._decode)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Picture"))

    @property
    def has_image(self) -> bool:
        """Whether a decoded picture is shown."""
        return self._image is not None and not self._image.isNull()

    def show_picture(self, path: Path | None) -> None:
        """Show this file; nothing for None. The one before stays until this one is decoded."""
        if path == self._path:
            return
        self._path = path
        self._edge = 0
        name = words.file_name(path) if path is not None else self.tr("none")
        self.setAccessibleName(self.tr("Picture: {file}").format(file=name))
        if path is None:
            self._image = None
            self.update()
        self._settle.start()

    def sizeHint(self) -> QSize:
        return QSize(400, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 100)

    def _wanted_edge(self) -> int:
        room = max(self.width(), self.height()) * self.devicePixelRatioF()
        return min(int(room), _LONGEST)

    def _decode(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        path, edge = self._path, self._wanted_edge()
        if path is None or edge <= self._edge:
            return
        self._edge = edge
        job = self._desk.submit(PICTURES, lambda _ticket: decoded(path, edge))
        job.succeeded.connect(self._show_image)
        self._job = job

    def _show_image(self, image: QImage) -> None:
        self._job = None
        self._image = image
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        area = QRectF(self.rect())
        outline = QPainterPath()
        if self._image is None or self._image.isNull():
            area.setHeight(min(area.height(), area.width() * 0.75))
            outline.addRoundedRect(area, look.RADIUS, look.RADIUS)
            palette = self.palette()
            ground = palette.color(QPalette.ColorRole.Window)
            painter.fillPath(
                outline, look.mix(palette.color(QPalette.ColorRole.Text), ground, 0.06)
            )
            if self._image is not None:
                mark = icons.pixmap("broken", look.quiet(palette), 48, 2.0)
                painter.drawPixmap(
                    round(area.width() / 2 - 24), round(area.height() / 2 - 24), mark
                )
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(area.center())
        place.moveTop(0.0)
        outline.addRoundedRect(place, look.RADIUS, look.RADIUS)
        painter.setClipPath(outline)
        painter.drawImage(place, self._image)
