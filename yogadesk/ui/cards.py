"""Small painted pieces: a card to hold facts, a chip for a state, a button in the accent colour."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import icons, look
from yogadesk.ui.words import Badge

_BLACK, _WHITE = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class Card(QWidget):
    """A raised ground with a hairline border. Put things into `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * look.GAP, 2 * look.GAP, 2 * look.GAP, 2 * look.GAP)
        self.body.setSpacing(look.GAP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.line(self.palette()))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, look.RADIUS, look.RADIUS)


class PlainLabel(QLabel):
    """Text as it is. Qt's own takes what looks like HTML for HTML: the name of a class or of a file
    could have it open other files."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class QuietLabel(PlainLabel):
    """Secondary text, in a colour that follows the palette."""

    def __init__(self, text: str = "", parent: QWidget | None = None, factor: float = 1.0) -> None:
        super().__init__(text, parent)
        self.setFont(look.sized(self.font(), factor))
        self._is_coloring = False
        self._color()

    def _color(self) -> None:
        above = self.parentWidget()
        palette = above.palette() if above is not None else QGuiApplication.palette()
        self._is_coloring = True
        look.paint_text(self, look.quiet(palette))
        self._is_coloring = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if event.type() in changes and not self._is_coloring:
            self._color()


def heading(text: str, parent: QWidget, factor: float = 1.1) -> PlainLabel:
    """A line in demi-bold type, in a multiple of the system's size."""
    label = PlainLabel(text, parent)
    label.setFont(look.sized(label.font(), factor, QFont.Weight.DemiBold))
    label.setWordWrap(True)
    return label


def prose(parent: QWidget, name: str) -> PlainLabel:
    """Text to read, to select and to copy, with the keyboard too."""
    label = PlainLabel("", parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setAccessibleDescription(name)
    return label


class Chip(QWidget):
    """A state as icon and word on a faint ground of its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge: Badge | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_badge(self, badge: Badge, text: str) -> None:
        """Show this badge with `text` for its word."""
        self._badge = Badge(badge.icon, text, badge.tone)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = self._badge.word if self._badge is not None else ""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(word) + 16 + 3 * look.GAP, metrics.height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._badge is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = look.tone(self.palette(), self._badge.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint(self.palette(), color, 0.13))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        ratio = self.devicePixelRatioF()
        mark = icons.pixmap(self._badge.icon, color, 16, ratio)
        painter.drawPixmap(look.GAP, (self.height() - 16) // 2, mark)
        painter.setPen(color)
        text = area.adjusted(look.GAP + 16 + 6, 0, 0, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._badge.word)


class ActionButton(QToolButton):
    """A button for an action of the menu, with its icon and a shorter text."""

    def __init__(self, action: QAction, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = action
        self.setText(text)
        self.setAccessibleName(action.iconText())
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setIcon(self._shown.icon())
        self.setEnabled(self._shown.isEnabled())
        self.setToolTip(self._shown.toolTip())


class PrimaryButton(QPushButton):
    """The one thing to do next, in the accent colour."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 3 * look.GAP, max(hint.height() + look.GAP, 36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(area, look.RADIUS - 2, look.RADIUS - 2)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.accent(self.palette()))
            ring = area.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(ring, look.RADIUS - 1, look.RADIUS - 1)
        painter.setPen(_ink_on(ground))
        painter.setFont(look.sized(self.font(), 1.0, QFont.Weight.DemiBold))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(area, int(flags), self.text())

    def _ground(self) -> QColor:
        palette = self.palette()
        ground = _ground_for_white(look.accent(palette))
        if not self.isEnabled():
            return look.mix(ground, palette.color(QPalette.ColorRole.Window), 0.4)
        if self.isDown():
            return ground.darker(118)
        return ground.darker(107) if self.underMouse() else ground


def _ink_on(ground: QColor) -> QColor:
    """Black or white, whichever reads better on this ground."""
    return max(_BLACK, _WHITE, key=lambda ink: look.contrast(ink, ground))


def _ground_for_white(accent: QColor) -> QColor:
    """The accent, deep enough for white text where it nearly is; a bright one takes black text."""
    color = accent
    if look.contrast(_WHITE, accent) >= 3.0:
        while look.contrast(_WHITE, color) < 4.6:
            color = color.darker(103)
    return color
