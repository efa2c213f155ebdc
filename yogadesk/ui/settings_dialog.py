"""The settings, from their declarations: each change holds and is saved at once."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from yogadesk.settings import Settings, SettingsFile
from yogadesk.ui import look, words
from yogadesk.ui.cards import PlainLabel, QuietLabel, heading
from yogadesk.ui.desk import STORE, Desk
from yogadesk.ui.language import marked
from yogadesk.ui.share_field import ShareField

if TYPE_CHECKING:
    from collections.abc import Callable

_SAVE_AFTER_MS = 250


class _Block(QWidget):
    """One setting: its title, its control and what it means. `text` is what a search looks in."""

    def __init__(self, title: str, description: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = f"{title} {description}".casefold()
        self._title = heading(title, self, 1.0)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2 * look.GAP)
        column.setSpacing(look.GAP - 2)
        column.addWidget(self._title)
        text = QuietLabel(description, self, 0.95)
        text.setWordWrap(True)
        column.addWidget(text)

    def hold(self, control: QWidget) -> None:
        """Put the control below the title."""
        self._title.setBuddy(control)
        self._column.insertWidget(1, control)


class SettingsDialog(QDialog):
    """One block a setting: title, control, explanation. Scrolls where the screen is low."""

    changed = Signal(object)  # Settings, as they hold now

    def __init__(self, desk: Desk, file: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file = file
        self._changes: dict[str, object] = {}
        self._setters: dict[str, Callable[[Any], None]] = {}
        self._controls: dict[str, QWidget] = {}
        self._blocks: list[_Block] = []
        self.setWindowTitle(self.tr("Settings"))
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(3 * look.GAP,) * 4)
        column.setSpacing(look.GAP - 2)
        for declared in fields(Settings):
            self._add_block(column, inside, declared)
        self._nothing = QuietLabel(self.tr("No setting matches."), inside)
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._problem = PlainLabel("", self)
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(*(2 * look.GAP,) * 4)
        self._problem.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._search())
        whole.addWidget(scroll, 1)
        whole.addWidget(self._problem)
        whole.addWidget(self._buttons())
        self.show_values(file.current)
        self.resize(self.sizeHint())  # by itself Qt takes no more than two thirds of the screen

    def sizeHint(self) -> QSize:
        return look.first_size(self, QSize(560, 620))

    def _search(self) -> QVBoxLayout:
        part = QLineEdit(self)
        part.setPlaceholderText(self.tr("Search the settings"))
        part.setAccessibleName(self.tr("Search the settings"))
        part.setClearButtonEnabled(True)
        part.textChanged.connect(self._show_matching)
        QShortcut(QKeySequence.StandardKey.Find, self, part.setFocus)
        column = QVBoxLayout()
        column.setContentsMargins(3 * look.GAP, 2 * look.GAP, 3 * look.GAP, 0)
        column.addWidget(part)
        return column

    def _show_matching(self, part: str) -> None:
        """Show the settings whose title or explanation holds every word that was typed."""
        typed = part.casefold().split()
        for block in self._blocks:
            block.setVisible(all(word in block.text for word in typed))
        self._nothing.setVisible(all(block.isHidden() for block in self._blocks))

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.RestoreDefaults | kinds.Close, self)
        box.setContentsMargins(2 * look.GAP, look.GAP, 2 * look.GAP, 2 * look.GAP)
        box.rejected.connect(self.close)
        box.button(kinds.RestoreDefaults).clicked.connect(self._restore)
        for button in box.findChildren(QPushButton):
            button.setAutoDefault(False)
        return box

    def _add_block(self, column: QVBoxLayout, inside: QWidget, declared: Field[Any]) -> None:
        title = marked("Settings", declared.metadata["title"])
        description = marked("Settings", declared.metadata["description"])
        block = _Block(title, description, inside)
        control = self._control(declared, block)
        control.setAccessibleName(title)
        control.setAccessibleDescription(description)
        block.hold(control)
        self._controls[declared.name] = control
        self._blocks.append(block)
        column.addWidget(block)

    def _control(self, declared: Field[Any], inside: QWidget) -> QWidget:
        """The control that fits the declared type and limits."""
        name, limits = declared.name, declared.metadata
        if "choices" in limits:
            return self._choice(name, limits["choices"], inside)
        if isinstance(declared.default, bool):
            box = QCheckBox(self.tr("On"), inside)
            box.toggled.connect(lambda value: self._change(name, value))
            self._setters[name] = box.setChecked
            return box
        if isinstance(declared.default, float):
            share = ShareField(limits["least"], limits["most"], inside)
            share.changed.connect(lambda value: self._change(name, value))
            self._setters[name] = share.set_share
            return share
        if isinstance(declared.default, int):
            spin = QSpinBox(inside)
            spin.setRange(limits["least"], limits["most"])
            spin.setMaximumWidth(120)
            spin.valueChanged.connect(lambda value: self._change(name, value))
            self._setters[name] = spin.setValue
            return spin
        shown = PlainLabel("", inside)  # the site, which the menu "Site" changes
        self._setters[name] = lambda value: shown.setText(words.site(value))
        return shown

    def _choice(self, name: str, choices: dict[str, str], inside: QWidget) -> QComboBox:
        box = QComboBox(inside)
        for value, label in choices.items():
            box.addItem(marked("Settings", label), value)
        box.setMaximumWidth(280)
        box.currentIndexChanged.connect(lambda: self._change(name, box.currentData()))
        self._setters[name] = lambda value: box.setCurrentIndex(box.findData(value))
        return box

    def show_values(self, settings: Settings) -> None:
        """Set every control to these values."""
        for name, set_value in self._setters.items():
            set_value(getattr(settings, name))

    def focus_on(self, name: str) -> None:
        """Put the keyboard on one setting."""
        self._controls[name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change(self, name: str, value: object) -> None:
        if getattr(self._file.current, name) != value or name in self._changes:
            self._changes[name] = value
            self._timer.start()

    def _restore(self) -> None:
        self.show_values(Settings(site=self._file.current.site))

    def _save(self) -> None:
        changes, self._changes = self._changes, {}
        job = self._desk.submit(STORE, lambda _ticket: self._file.change(**changes))
        job.succeeded.connect(self._saved)
        job.on_failure(self._tell)

    def _saved(self, settings: Settings) -> None:
        self._problem.hide()
        self.changed.emit(settings)

    def _tell(self, error: object) -> None:
        self._problem.setText(str(error))
        self._problem.show()
        self.show_values(self._file.current)

    def done(self, result: int) -> None:
        """Whatever way the dialog closes, nothing that was set is lost."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()
        super().done(result)
