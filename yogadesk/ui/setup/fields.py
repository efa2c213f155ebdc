"""One question on a page: its name, the control, what it means, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import look
from yogadesk.ui.cards import QuietLabel


class Field(QWidget):
    """A label above a control and a quiet line below. A screen reader hears all three."""

    def __init__(self, title: str, control: QWidget, help_: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(title, self)
        label.setFont(look.sized(label.font(), 1.0, QFont.Weight.DemiBold))
        label.setBuddy(control)
        control.setAccessibleName(title.replace("&", ""))
        line = control.lineEdit() if isinstance(control, QComboBox) else None
        if line is not None:
            line.setAccessibleName(title.replace("&", ""))
        control.setAccessibleDescription(help_)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(control)
        if help_:
            text = QuietLabel(help_, self, 0.95)
            text.setWordWrap(True)
            column.addWidget(text)


class PathField(QWidget):
    """A file or folder, typed or chosen."""

    changed = Signal()

    def __init__(self, filter_: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = filter_
        self._line = QLineEdit(self)
        self._line.textChanged.connect(self.changed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._line, 1)
        self._choosing = QPushButton(self.tr("Choose a file…"), self)
        self._choosing.clicked.connect(self._ask_file)
        line.addWidget(self._choosing)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        return self._line.text().strip()

    def show_text(self, text: str | None) -> None:
        self._line.setText(text or "")

    def setAccessibleName(self, name: str) -> None:
        """The name is for the line; the button says what it chooses."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._choosing.setAccessibleDescription(name)

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self._line.setAccessibleDescription(text)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.accessibleName())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._filter, self.tr("All files (*)")])
        dialog.fileSelected.connect(self._line.setText)
        dialog.open()


class Choice(QWidget):
    """One of several ways: a radio button with a sentence under it, and what belongs to it."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QRadioButton(title, self)
        self.button.setFont(look.sized(self.font(), 1.0, QFont.Weight.DemiBold))
        self.button.setAccessibleDescription(text)
        self.button.toggled.connect(self._show_inner)
        self._inner = QWidget(self)
        self._inside = QVBoxLayout(self._inner)
        self._inside.setContentsMargins(0, 4, 0, 0)
        self._inside.setSpacing(look.GAP)
        self._inner.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        under = QVBoxLayout()
        under.setContentsMargins(26, 0, 0, 0)
        under.setSpacing(2)
        said = QuietLabel(text, self, 0.95)
        said.setWordWrap(True)
        under.addWidget(said)
        under.addWidget(self._inner)
        column.addLayout(under)

    def put_inside(self, widget: QWidget) -> None:
        """Something that shows only while this way is chosen."""
        self._inside.addWidget(widget)

    def _show_inner(self, is_chosen: bool) -> None:
        self._inner.setVisible(is_chosen and self._inside.count() > 0)


class CommandText(QPlainTextEdit):
    """Commands to read, select and copy, in the system's fixed-width type."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.setFont(font)
        self.setAccessibleName(self.tr("The same by hand"))

    def show_commands(self, text: str) -> None:
        self.setPlainText(text)
        self.setVisible(bool(text))

    def copy_all(self) -> None:
        """Put everything on the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())
