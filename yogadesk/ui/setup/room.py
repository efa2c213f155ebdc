"""What a page shows where there is little room, and the small window that says the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from yogadesk.ui import icons, look
from yogadesk.ui.cards import prose

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDEST = 460
_MARK = 16


def form_all(whole: QWidget, is_tight: bool) -> None:
    """Give every part of `whole` the form that there is room for: those that have a smaller one
    take a call of `take_form(is_tight)`."""
    for part in whole.findChildren(QWidget):
        take_form = getattr(part, "take_form", None)
        if take_form is not None:
            take_form(is_tight)


class Balloon(QDialog):
    """A small window over the others, closed with Escape or a click beside it.

    It is as large as what is in it, but stays on the screen: then what is in it scrolls.
    """

    def __init__(self, content: QWidget, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._content = content
        self._area = QScrollArea(self)
        self._area.setWidget(content)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(title)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.GAP + 4,) * 4)
        column.addWidget(self._area)

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a part of a window, or above where there is more room."""
        self.ensurePolished()
        room = anchor.screen().availableGeometry()
        spare = 2 * (look.GAP + 5)
        width = min(self._content.sizeHint().width() + spare, room.width() - 2 * look.GAP)
        inner = self._content.heightForWidth(width - spare)
        height = inner if inner > 0 else self._content.sizeHint().height()
        size = QSize(width, min(height + spare, room.height() - 2 * look.GAP))
        if size.height() < height + spare:
            size.setWidth(
                min(width + self._area.verticalScrollBar().sizeHint().width(), size.width())
            )
        self.resize(size)
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        left = max(room.left(), min(below.x(), room.right() - width))
        top = below.y()
        if top + size.height() > room.bottom():
            top = max(room.top(), anchor.mapToGlobal(QPoint()).y() - size.height() - 2)
        self.move(left, top)
        self.show()
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.reject()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(look.line(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def read_out(text: str, title: str, anchor: QWidget) -> Balloon:
    """Say a longer text in a balloon at `anchor`. It can be selected and copied."""
    label = prose(anchor, title)
    label.setText(text)
    label.setMinimumWidth(min(_WIDEST, anchor.screen().availableSize().width() - 6 * look.GAP))
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    balloon = Balloon(label, title, anchor)
    balloon.open_below(anchor)
    return balloon


class InfoButton(QToolButton):
    """Says on request what is not said on the page: an “i” that opens a balloon."""

    def __init__(self, about: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = about.replace("&", "")
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("About: {title}").format(title=self._about))
        self.setToolTip(self.accessibleName())
        self.setIconSize(QSize(_MARK, _MARK))
        self._color()
        self.about(text)
        self.clicked.connect(self._open)

    def about(self, text: str) -> None:
        """Have this to say. A screen reader says it without the balloon."""
        self._text = text
        self.setAccessibleDescription(text)

    def _open(self) -> None:
        read_out(self._text, self._about, self)

    def _color(self) -> None:
        self.setIcon(icons.icon("info", self.palette(), self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color()

    def sizeHint(self) -> QSize:
        return QSize(_MARK + 4, _MARK + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
