"""One question on a page: its name, the control, what it means, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from yogadesk.ui import look
from yogadesk.ui.cards import PlainLabel, QuietLabel
from yogadesk.ui.setup.room import InfoButton


class Field(QWidget):
    """A label above a control and a quiet line below. A screen reader hears all three.

    Where there is little room the quiet line is behind a button beside the label.
    """

    def __init__(self, title: str, control: QWidget, help_: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = PlainLabel(title, self)
        label.setFont(look.sized(label.font(), 1.0, QFont.Weight.DemiBold))
        label.setBuddy(control)
        control.setAccessibleName(title.replace("&", ""))
        typed = control.lineEdit() if isinstance(control, QComboBox) else None
        if typed is not None:
            typed.setAccessibleName(title.replace("&", ""))
        control.setAccessibleDescription(help_)
        self._more = InfoButton(title, help_, self)
        self._help = QuietLabel(help_, self, 0.95)
        self._help.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(label)
        line.addWidget(self._more)
        line.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(control)
        column.addWidget(self._help)
        QWidget.setTabOrder(control, self._more)
        self.take_form(False)

    def take_form(self, is_tight: bool) -> None:
        """See room.form_all."""
        has_help = bool(self._help.text())
        self._more.setVisible(is_tight and has_help)
        self._help.setVisible(has_help and not is_tight)
        self._column.setSpacing(1 if is_tight else 4)


def typed_choice(parent: QWidget) -> tuple[QComboBox, QLineEdit]:
    """A list, and the line in it to type something else. It completes nothing by itself: that
    would take the first Enter, which is for going on."""
    box = QComboBox(parent)
    line = QLineEdit(box)
    box.setEditable(True)
    box.setLineEdit(line)
    box.setCompleter(None)  # type: ignore[arg-type]  # Qt takes it for none
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return box, line


def side_by_side(one: Field, other: Field) -> QWidget:
    """Two questions in one line."""
    pair = QWidget()
    line = QHBoxLayout(pair)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * look.GAP)
    line.addWidget(one, 1, Qt.AlignmentFlag.AlignTop)
    line.addWidget(other, 1, Qt.AlignmentFlag.AlignTop)
    return pair


class PathField(QWidget):
    """A file, typed or chosen; a folder too, where those are of use."""

    changed = Signal()

    def __init__(self, filter_: str, parent: QWidget, has_folders: bool = False) -> None:
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
        if has_folders:
            choosing = QPushButton(self.tr("A folder…"), self)
            choosing.clicked.connect(self._ask_folder)
            line.addWidget(choosing)
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
        dialog = self._dialog(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self._filter, self.tr("All files (*)")])
        self._open(dialog)

    def _ask_folder(self) -> None:
        dialog = self._dialog(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog)

    def _dialog(self, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self, self.accessibleName())
        dialog.setFileMode(mode)
        return dialog

    def _open(self, dialog: QFileDialog) -> None:
        from yogadesk.ui import dialogs

        dialogs.open_for(dialog, lambda urls: self._line.setText(urls[0].toLocalFile()))


class Choice(QWidget):
    """One of several ways: a radio button with a sentence under it, and what belongs to it.

    Where there is little room the sentence is behind a button, unless it `stays`.
    """

    def __init__(self, title: str, text: str, parent: QWidget, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self.button = QRadioButton(title, self)
        self.button.setFont(look.sized(self.font(), 1.0, QFont.Weight.DemiBold))
        self.button.setAccessibleDescription(text)
        self.button.toggled.connect(self._show_inner)
        self._inner = QWidget(self)
        self._inside = QVBoxLayout(self._inner)
        self._inner.hide()
        self._more = InfoButton(title, text, self)
        self._said = QuietLabel(text, self, 0.95)
        self._said.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.button)
        line.addWidget(self._more)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        under = QVBoxLayout()
        under.setContentsMargins(26, 0, 0, 0)
        under.setSpacing(2)
        under.addWidget(self._said)
        under.addWidget(self._inner)
        column.addLayout(under)
        self.take_form(False)

    def take_form(self, is_tight: bool) -> None:
        """See room.form_all."""
        self._more.setVisible(is_tight and not self._stays)
        self._said.setVisible(self._stays or not is_tight)
        self._inside.setContentsMargins(0, 0 if is_tight else 4, 0, 0)
        self._inside.setSpacing(4 if is_tight else look.GAP)

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
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.setFont(font)
        self.setAccessibleName(self.tr("The same by hand"))

    def show_commands(self, text: str) -> None:
        self.setPlainText(text)
        self.setVisible(bool(text))

    def copy_all(self) -> None:
        """Put everything on the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())
