"""Everything a person can do, once: with name, icon and keys, for menu, toolbar and buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPalette
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QWidget

from yogadesk.ui import icons, words


class Actions(QObject):
    """The window's actions. `place` puts them into its menus and its toolbar."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._icons: list[tuple[QAction, str]] = []
        make = self._make
        self.open_files = make(self.tr("&Open files…"), "pictures", "Ctrl+O")
        self.open_folder = make(self.tr("Open &folder…"), "folder", "Ctrl+Shift+O")
        self.paste = make(self.tr("&Paste"), "paste", "Ctrl+V")
        self.export = make(self.tr("&Export CSV…"), "export", "Ctrl+E", "Ctrl+S")
        self.history = make(self.tr("&History"), "history", "Ctrl+H")
        self.clear = make(self.tr("C&lear the list"), "", "Ctrl+Shift+L")
        self.why = make(self.tr("&Why this answer"), "why", "Ctrl+Y")
        self.copy_text = make(self.tr("&Copy the answer as text"), "copy", "Ctrl+C")
        self.copy_picture = make(self.tr("Copy the &picture"), "", "Ctrl+Shift+C")
        self.report = make(self.tr("&Report of this picture…"), "report", "Ctrl+P")
        self.report_all = make(self.tr("Report of &all pictures…"), "", "Ctrl+Shift+P")
        self.print_one = make(self.tr("Pr&int the report of this picture…"), "print")
        self.print_all = make(self.tr("Print the report o&f all pictures…"), "")
        self.sql = make(self.tr("&SQL that ran"), "sql", "Ctrl+J")
        self.quit = make(self.tr("&Quit"), "", "Ctrl+Q")
        self.retry = make(self.tr("&Try failed ones again"), "retry", "Ctrl+R")
        self.pause = make(self.tr("&Pause the run"), "pause", "Ctrl+Space")
        self.pause.setCheckable(True)
        self.problems = make(self.tr("Export what &failed or was skipped…"), "")
        self.find = make(self.tr("&Find in the list"), "", "Ctrl+F")
        self.cancel = make(self.tr("&Cancel the run"), "close", "Esc")
        self.settings = make(self.tr("&Settings…"), "settings", "Ctrl+,")
        self.shortcuts = make(self.tr("&Keyboard shortcuts"), "", "?", "F1")
        self.about = make(self.tr("&About yogadesk"), "")
        for action in self.on_answers():
            action.setEnabled(False)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def on_answers(self) -> list[QAction]:
        """What can be done with an answer: off until there is one."""
        return [
            self.why,
            self.copy_text,
            self.copy_picture,
            self.report,
            self.report_all,
            self.print_one,
            self.print_all,
        ]

    def every(self) -> list[QAction]:
        return self.findChildren(QAction)

    def place(self, window: QMainWindow) -> QToolBar:
        """Fill the menu bar and the toolbar."""
        bar = window.menuBar()
        file = bar.addMenu(self.tr("&File"))
        file.addActions([self.open_files, self.open_folder])
        self.recent = file.addMenu(self.tr("Open &recent"))
        self.recent.setToolTipsVisible(True)
        file.addAction(self.paste)
        file.addSeparator()
        file.addActions([self.export, self.problems, self.history])
        file.addSeparator()
        file.addActions([self.report, self.report_all, self.print_one, self.print_all])
        file.addSeparator()
        file.addAction(self.quit)
        pictures = bar.addMenu(self.tr("&Pictures"))
        pictures.addActions([self.pause, self.cancel, self.retry, self.clear])
        pictures.addSeparator()
        pictures.addAction(self.find)
        pictures.addSeparator()
        pictures.addActions([self.why, self.copy_text, self.copy_picture])
        pictures.addSeparator()
        pictures.addAction(self.settings)
        view = bar.addMenu(self.tr("&View"))
        view.addAction(self.sql)
        self.models = bar.addMenu(self.tr("&Model"))
        self.sites = bar.addMenu(self.tr("&Site"))
        self.help = bar.addMenu(self.tr("&Help"))
        self.help.addActions([self.shortcuts, self.about])
        return self._toolbar(window)

    def color(self, palette: QPalette, ratio: float) -> None:
        """Draw the icons in this palette's colours, for this device pixel ratio."""
        for action, name in self._icons:
            action.setIcon(icons.icon(name, palette, ratio))

    def _toolbar(self, window: QMainWindow) -> QToolBar:
        tools = QToolBar(self.tr("Tools"), window)
        tools.setObjectName("tools")
        tools.setAccessibleName(self.tr("Tools"))
        tools.setMovable(False)
        tools.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tools.setIconSize(QSize(20, 20))
        tools.toggleViewAction().setVisible(False)
        tools.addActions([self.open_files, self.open_folder, self.paste])
        room = QWidget(tools)
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        tools.addWidget(room)
        tools.addActions([self.history, self.export, self.settings])
        window.addToolBar(tools)
        return tools

    def _make(self, text: str, icon: str, *keys: str) -> QAction:
        action = QAction(text, self)
        plain = text.replace("&", "").rstrip("…")
        action.setIconText(plain)
        if keys:
            action.setShortcuts(words.shortcuts(*keys))
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{action} ({keys})").format(action=plain, keys=native))
        else:
            action.setToolTip(plain)
        if icon:
            self._icons.append((action, icon))
        return action
