"""Small pictures for the list, decoded when looked at, newest wish first."""

from __future__ import annotations

from collections import OrderedDict, deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from yogadesk.errors import BadPicture
from yogadesk.ui.desk import PICTURES, Desk
from yogadesk.ui.look import RADIUS

if TYPE_CHECKING:
    from yogadesk.work import Ticket

    Key = tuple[str, int]

EDGE = 56
"""Edge of a thumbnail in the list, in logical pixels."""
_WISHES = 400
_A_JOB = 4
_JOBS = 2
_CACHE_BYTES = 32 << 20
_DELIVER_MS = 60


class Thumbnails(QObject):
    """Square thumbnails by file. `look` never blocks: it answers from memory, or wishes.

    A file without a picture in it has a null image.
    """

    arrived = Signal(object)  # list[str]: files whose thumbnails are here now

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._wishes: deque[Key] = deque()
        self._wished: set[Key] = set()
        self._made: deque[tuple[Key, QImage]] = deque()
        self._working = 0
        self._timer = QTimer(self, singleShot=True, interval=_DELIVER_MS)
        self._timer.timeout.connect(self._deliver)

    def look(self, file: str, edge: int) -> QImage | None:
        """The thumbnail of `edge` physical pixels, or None while it is on its way."""
        key = (file, edge)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        if key not in self._wished:
            self._wish(key)
        return None

    def _wish(self, key: Key) -> None:
        if len(self._wishes) >= _WISHES:
            self._wished.discard(self._wishes.popleft())
        self._wishes.append(key)
        self._wished.add(key)
        if not self._timer.isActive():
            self._timer.start()

    def _work(self, ticket: Ticket) -> None:
        """In the lane: a few pictures, then back, so that others get their turn."""
        for _ in range(_A_JOB):
            ticket.check()
            try:
                key = self._wishes.pop()
            except IndexError:
                return
            self._made.append((key, square(Path(key[0]), key[1])))

    def _job_ended(self) -> None:
        self._working -= 1
        if not self._timer.isActive():
            self._timer.start()

    def _deliver(self) -> None:
        arrived = []
        while self._made:
            key, image = self._made.popleft()
            self._wished.discard(key)
            self._keep(key, image)
            arrived.append(key[0])
        while self._working < min(_JOBS, -(-len(self._wishes) // _A_JOB)):
            self._working += 1
            self._desk.submit(PICTURES, self._work).ended.connect(self._job_ended)
        if arrived:
            self.arrived.emit(arrived)

    def _keep(self, key: Key, image: QImage) -> None:
        self._kept[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > _CACHE_BYTES:
            self._bytes -= self._kept.popitem(last=False)[1].sizeInBytes()


def square(path: Path, edge: int) -> QImage:
    """The middle of the picture as a square with round corners, or a null image."""
    whole = decoded(path, edge * 2)
    if whole.isNull():
        return whole
    scale = edge / min(whole.width(), whole.height())
    size = QSize(round(whole.width() * scale), round(whole.height() * scale))
    small = whole.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    canvas = QImage(edge, edge, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    radius = RADIUS * edge / EDGE * 0.75
    outline.addRoundedRect(QRectF(0, 0, edge, edge), radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.translate((edge - size.width()) / 2, (edge - size.height()) / 2)
    outline.translate(-(edge - size.width()) / 2, -(edge - size.height()) / 2)
    painter.fillPath(outline, small)
    painter.end()
    return canvas


def decoded(path: Path, edge: int) -> QImage:
    """The picture upright, at most `edge` pixels on its longer side; null when there is none.

    In a worker: the decoder is imported at the first call.
    """
    from yogadesk import pictures

    try:
        small = pictures.thumbnail(path, edge)
    except BadPicture:
        return QImage()
    shape = QImage.Format.Format_RGB888
    return QImage(small.rgb, small.width, small.height, 3 * small.width, shape).copy()
