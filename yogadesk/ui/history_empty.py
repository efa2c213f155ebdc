"""What the history shows where there is nothing to list, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from yogadesk.ui import icons, look
from yogadesk.ui.cards import PlainLabel, QuietLabel, heading

_CENTER = Qt.AlignmentFlag.AlignHCenter


class EmptyPage(QWidget):
    """Nothing was classified yet, or nothing fits."""

    clear_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_empty = True
        self._icon = PlainLabel("", self)
        self._title = heading("", self, 1.5)
        self._title.setAlignment(_CENTER)
        self._text = QuietLabel("", self, 1.05)
        self._text.setWordWrap(True)
        self._text.setAlignment(_CENTER)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * look.GAP,) * 4)
        column.setSpacing(2 * look.GAP)
        column.addStretch(2)
        column.addWidget(self._icon, 0, _CENTER)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, _CENTER)
        column.addStretch(3)
        self._draw()

    def show_reason(self, *, is_empty: bool) -> None:
        """Say which of the two it is."""
        self._is_empty = is_empty
        if is_empty:
            self._title.setText(self.tr("Every answer will be listed here"))
            self._text.setText(
                self.tr("Classify a picture, and it is kept: to search, to correct, to export.")
            )
            self._button.setText(self.tr("Go and classify pictures"))
        else:
            self._title.setText(self.tr("Nothing in the history fits"))
            self._text.setText(self.tr("Try fewer letters, or another filter."))
            self._button.setText(self.tr("Clear the search"))

    def _act(self) -> None:
        (self.close_wanted if self._is_empty else self.clear_wanted).emit()

    def _draw(self) -> None:
        color = look.quiet(self.palette())
        self._icon.setPixmap(icons.pixmap("history", color, 56, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
