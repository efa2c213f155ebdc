"""Notices inside the window, above what they are about: title, what happened, what to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from yogadesk.ui import icons, look
from yogadesk.ui.cards import PlainLabel
from yogadesk.ui.notices import Kind, Notice

_TONES = {
    Kind.INFO: (look.Tone.QUIET, "info"),
    Kind.GOOD: (look.Tone.GOOD, "check"),
    Kind.TROUBLE: (look.Tone.BAD, "warning"),
}
_FADES_MS = 8000
_MOST = 3


class MessageBar(QWidget):
    """The notices that hold now, newest last. A trouble stays until it is settled or dismissed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self._shown: list[_Message] = []
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice; it replaces a shown one of the same topic."""
        self.settle(notice.topic)
        while len(self._shown) >= _MOST:
            self._drop(self._shown[0])
        message = _Message(notice, self)
        message.dismissing.clicked.connect(lambda: self._drop(message))
        message.fading.timeout.connect(lambda: self._drop(message))
        self._shown.append(message)
        self._stack.addWidget(message)
        self.show()

    def settle(self, topic: str) -> None:
        """Take away the notice of this topic."""
        for message in [m for m in self._shown if topic and m.notice.topic == topic]:
            self._drop(message)

    def _drop(self, message: _Message) -> None:
        if message in self._shown:
            self._shown.remove(message)
            message.hide()
            message.deleteLater()
            self.setVisible(bool(self._shown))


class _Message(QWidget):
    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setAccessibleName(" ".join(filter(None, (notice.title, notice.text, notice.advice))))
        self.fading = QTimer(self, singleShot=True, interval=_FADES_MS)
        self.dismissing = QToolButton(self)
        self.dismissing.setAutoRaise(True)
        self.dismissing.setText(self.tr("Dismiss"))
        self.dismissing.setToolTip(self.tr("Dismiss this message"))
        self.dismissing.setIcon(icons.icon("close", self.palette(), self.devicePixelRatioF()))
        line = QHBoxLayout(self)
        line.setContentsMargins(6 * look.GAP, look.GAP + 2, 2 * look.GAP, look.GAP + 2)
        line.setSpacing(look.GAP)
        line.addLayout(self._texts(), 1)
        self._add_buttons(line)
        line.addWidget(self.dismissing)
        if notice.kind is not Kind.TROUBLE and not notice.stays:
            self.fading.start()

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        title = PlainLabel(self.notice.title, self)
        title.setFont(look.sized(title.font(), 1.0, QFont.Weight.DemiBold))
        texts.addWidget(title)
        said = " ".join(filter(None, (self.notice.text, self.notice.advice)))
        if said:
            text = PlainLabel(said, self)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(text)
        return texts

    def _add_buttons(self, line: QHBoxLayout) -> None:
        for remedy in (self.notice.remedy, self.notice.second):
            if remedy is not None:
                button = QPushButton(remedy.label, self)
                button.clicked.connect(remedy.act)
                button.clicked.connect(self.dismissing.click)
                line.addWidget(button)
        if self.notice.kind is Kind.TROUBLE:
            copying = QPushButton(self.tr("Copy details"), self)
            copying.clicked.connect(self._copy)
            line.addWidget(copying)

    def _copy(self) -> None:
        notice = self.notice
        parts = (notice.title, notice.text, notice.advice, notice.link)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        tone, name = _TONES[self.notice.kind]
        color = look.tone(palette, tone)
        ground = look.mix(color, palette.color(QPalette.ColorRole.Window), 0.10)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(QRectF(0, 0, 4, self.height()), color)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.line(palette))
        mark = icons.pixmap(name, color, 20, self.devicePixelRatioF())
        painter.drawPixmap(2 * look.GAP, (self.height() - 20) // 2, mark)
