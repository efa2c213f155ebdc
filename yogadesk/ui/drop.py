"""Takes files dropped anywhere on the window, and says what a drop will do while it hovers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from yogadesk.ui import icons, look, words

_EDGE = 28
_COPY = Qt.DropAction.CopyAction


class DropTarget(QObject):
    """Watches a window. Only local files are taken, and only ever copied: a move would let the
    source delete them.

    The drop itself is answered at once; `dropped` follows in the next turn of the event loop.
    """

    dropped = Signal(object)  # bytes: what was dropped, as text/uri-list, local files among it

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._overlay = DropOverlay(window)
        self._has_files = False
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragEnterEvent():
                self._enter(event)
            case QDropEvent() if event.type() == QEvent.Type.DragMove:
                self._take_or_leave(event)
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                self._drop(event)
            case _ if event.type() == QEvent.Type.DragLeave:
                self._overlay.hide()
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        urls = _uri_list(event.mimeData())
        self._has_files = b"file:" in urls
        self._take_or_leave(event)
        if event.isAccepted():
            self._overlay.show_over(urls.count(b"file:"))

    def _take_or_leave(self, event: QDropEvent) -> None:
        if self._has_files and event.possibleActions() & _COPY:
            event.setDropAction(_COPY)
            event.accept()
        else:
            event.ignore()

    def _drop(self, event: QDropEvent) -> None:
        self._overlay.hide()
        self._take_or_leave(event)
        if event.isAccepted():
            urls = _uri_list(event.mimeData())
            QTimer.singleShot(0, self, lambda: self.dropped.emit(urls))


def _uri_list(data: QMimeData) -> bytes:
    """The URLs as they came. Ten thousand QUrl objects would take longer than a frame."""
    return bytes(data.data("text/uri-list").data())


class DropOverlay(QWidget):
    """Covers the window while files hover over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to classify"))
        self.hide()

    def show_over(self, count: int) -> None:
        """Cover the window and name how many files and folders hover over it."""
        self._count = count
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent = look.accent(palette)
        veil = look.tint(palette, accent, 0.10)
        veil.setAlphaF(0.98)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(18, 18, -18, -18)
        pen = QPen(accent, 2.5, Qt.PenStyle.DashLine)
        pen.setDashPattern((4, 3))
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 2 * look.RADIUS, 2 * look.RADIUS)
        self._paint_words(painter, palette)

    def _paint_words(self, painter: QPainter, palette: QPalette) -> None:
        middle = self.rect().center()
        mark = icons.pixmap("drop", look.accent(palette), 64, self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - 32, middle.y() - 84, mark)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(look.sized(self.font(), 1.9, QFont.Weight.DemiBold))
        title = self.tr("Drop to classify")
        area = QRectF(0, middle.y() - 6, self.width(), 44)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, title)
        painter.setPen(look.quiet(palette))
        painter.setFont(look.sized(self.font(), 1.15))
        if self._count == 1:
            what = self.tr("1 file or folder. The original stays where it is.")
        else:
            what = self.tr("{count} files or folders. The originals stay where they are.").format(
                count=words.count(self._count)
            )
        area = QRectF(_EDGE, middle.y() + 44, self.width() - 2 * _EDGE, self.height() / 2 - _EDGE)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, int(flags), what)
