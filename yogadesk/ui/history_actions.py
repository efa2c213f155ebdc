"""Everything a person can do in the history, once: with words, keys and when it makes sense."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from yogadesk.ui import words


class HistoryActions(QObject):
    """The actions of the history's window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        make = self._make
        self.open = make(window, self.tr("&Open"), "Return", "Enter")
        self.show_ = make(window, self.tr("&Show in folder"), "Ctrl+Return")
        self.again = make(window, self.tr("Classify &again"))
        self.again_menu = QMenu(self.tr("Classify again"), window)
        self.again.setMenu(self.again_menu)
        self.compare = make(window, self.tr("Co&mpare answers"), "Ctrl+M")
        self.delete = make(window, self.tr("&Delete from history"), "Del")
        self.undo = make(window, self.tr("&Undo"), "Ctrl+Z")
        self.redo = make(window, self.tr("&Redo"), "Ctrl+Shift+Z", "Ctrl+Y")
        self.find = make(window, self.tr("&Find"), "Ctrl+F")
        self.refresh = make(window, self.tr("Re&fresh"), "F5")
        self.export = make(window, self.tr("&Export…"), "Ctrl+E")
        closing = make(window, self.tr("&Close"), "Ctrl+W", "Esc")
        closing.triggered.connect(window.close)
        window.addActions([
            self.undo, self.redo, self.find, self.refresh, self.export, closing,
        ])  # fmt: skip
        self.allow_undoing(can_undo=False, can_redo=False)
        self.allow_several(0)

    def of_rows(self) -> list[QAction]:
        """What is done with the chosen rows. Their keys belong to the table."""
        return [self.open, self.show_, self.again, self.compare, self.delete]

    def of_window(self) -> list[QAction]:
        """What has a button at the foot of the window."""
        return [self.undo, self.redo, self.export]

    def allow_undoing(self, can_undo: bool, can_redo: bool) -> None:
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def allow_one(self, *, is_gone: bool) -> None:
        """One row is chosen."""
        for action in self.of_rows():
            action.setEnabled(True)
        self.open.setEnabled(not is_gone)
        self.again.setEnabled(not is_gone)

    def allow_several(self, count: int) -> None:
        """None or several rows are chosen."""
        for action in self.of_rows():
            action.setEnabled(False)
        self.again.setEnabled(count > 0)
        self.delete.setEnabled(count > 0)

    def _make(self, window: QWidget, text: str, *keys: str) -> QAction:
        action = QAction(text, window)
        plain = text.replace("&", "").rstrip("…")
        action.setIconText(plain)
        action.setToolTip(plain)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if keys:
            action.setShortcuts(words.shortcuts(*keys))
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{action} ({keys})").format(action=plain, keys=native))
        return action
