"""One picture above everything else: a quick look, or as large as the window."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from yogadesk.ui import icons, look, words
from yogadesk.ui.cards import Chip, QuietLabel, heading
from yogadesk.ui.picture_view import PictureView

if TYPE_CHECKING:
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.rows import Row

_KEYS = frozenset({
    Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
})  # fmt: skip
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
}
_ENDS = {Qt.Key.Key_Home: -(10**9), Qt.Key.Key_End: 10**9}
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_Space)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIM = 150


class Size(Enum):
    """How much of the window the picture takes."""

    QUICK = auto()
    FULL = auto()


class Viewer(QWidget):
    """Lies over a window and follows its size. Arrows ask for the next picture, Space and Esc
    close, Enter changes between the two sizes. The keyboard stays inside until it is closed."""

    stepping = Signal(int)  # so many pictures on (back: negative) is wanted
    closed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._size_now = Size.QUICK
        self._before: QWidget | None = None
        self.picture = PictureView(desk, self)
        self.picture.arrows_move = False
        self.picture.opening.connect(self._change_size)
        self.picture.moved_closer.connect(self._show_closeness)
        self._title = heading("", self, 1.3)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._file = QuietLabel("", self)
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._chip = Chip(self)
        self._place = QuietLabel("", self)
        self._zoom = QuietLabel("", self)
        self._buttons = self._make_buttons()
        whole = QVBoxLayout(self)
        whole.setSpacing(look.GAP)
        whole.addWidget(self.picture, 1)
        whole.addLayout(self._caption())
        window.installEventFilter(self)
        self.hide()

    def _make_buttons(self) -> list[QToolButton]:
        return [
            self._button("left", self.tr("Previous picture (←)"), lambda: self._step(-1)),
            self._button("right", self.tr("Next picture (→)"), lambda: self._step(1)),
            self._button("zoom-out", self.tr("Smaller (−)"), self.picture.step_back),
            self._button("fit", self.tr("Whole picture (0)"), self.picture.fit),
            self._button("zoom-in", self.tr("Larger (+)"), self.picture.come_closer),
            self._button("close", self.tr("Close (Esc)"), self.dismiss),
        ]

    def _button(self, icon: str, name: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setProperty("icon_name", icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: act())  # type: ignore[operator]
        return button

    def _caption(self) -> QHBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._file)
        line = QHBoxLayout()
        line.setSpacing(look.GAP)
        line.addLayout(texts, 1)
        line.addWidget(self._zoom)
        line.addWidget(self._chip)
        line.addWidget(self._place)
        for button in self._buttons:
            line.addWidget(button)
        return line

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    @property
    def size_now(self) -> Size:
        return self._size_now

    def open_at(self, size: Size) -> None:
        """Show over the window, with the keyboard in it."""
        if not self.is_open:
            self._before = self.window().focusWidget()
        self._size_now = size
        self._lay_out()
        self.show()
        self.raise_()
        self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close, and give the keyboard back to where it was."""
        if not self.is_open:
            return
        self.hide()
        self.picture.fit()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def show_row(self, row: Row | None, threshold: float, place: int, count: int) -> None:
        """Show this picture, the `place`th (from 1) of `count`."""
        if row is None:
            self.dismiss()
            return
        self.picture.show_picture(row.path)
        badge = words.badge(row.state, row.verdict, threshold)
        score = "" if row.score is None else f" · {words.percent(row.score)}"
        self._chip.show_badge(badge, badge.word + score)
        self._title.setText(row.title)
        self._file.setText(words.file_name(row.path))
        self._place.setText(
            self.tr("{place} of {count}").format(place=words.count(place), count=words.count(count))
        )
        self.setAccessibleName(
            self.tr("{pose}, {state}, {file}, picture {place}").format(
                pose=row.title,
                state=badge.word + score,
                file=self._file.text(),
                place=self._place.text(),
            )
        )

    def _step(self, count: int) -> None:
        self.stepping.emit(count)

    def _change_size(self) -> None:
        self.open_at(Size.FULL if self._size_now is Size.QUICK else Size.QUICK)

    def _show_closeness(self, factor: float) -> None:
        self._zoom.setText("" if factor <= 1 else f"{words.decimal(factor, 1)} ×")

    def _lay_out(self) -> None:
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        margin = 2 * look.GAP
        side, top = (
            (0, 0) if self._size_now is Size.FULL else (self.width() // 9, self.height() // 12)
        )
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(side + margin, top + margin, side + margin, top + margin)
        ratio = self.devicePixelRatioF()
        for button in self._buttons:
            button.setIcon(icons.icon(str(button.property("icon_name")), self.palette(), ratio))

    # Qt's overrides

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window meanwhile."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in _KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENDS:
            self._step(_ENDS[key])
        elif key in _CLOSING:
            self.dismiss()
        elif key in _ENTER:
            self._change_size()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes round inside."""
        ring: list[QWidget] = [self.picture, *self._buttons]
        now = self.window().focusWidget()
        at = ring.index(now) if now in ring else 0
        ring[(at + (1 if is_next else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._lay_out()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = self.palette().color(QPalette.ColorRole.Window)
        if self._size_now is Size.FULL:
            painter.fillRect(self.rect(), ground)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shadow = self.palette().color(QPalette.ColorRole.Shadow)
        shadow.setAlpha(_DIM)
        painter.fillRect(self.rect(), shadow)
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        less = look.GAP
        area = QRect(self.rect()).adjusted(
            margins.left() - less,
            margins.top() - less,
            less - margins.right(),
            less - margins.bottom(),
        )
        painter.setPen(look.line(self.palette()))
        painter.setBrush(ground)
        painter.drawRoundedRect(area, look.RADIUS, look.RADIUS)
