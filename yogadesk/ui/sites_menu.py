"""The menu of sites: one click classifies somewhere else, another sets up a new place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup

from yogadesk.ui import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from yogadesk.ui.ports import Sites


class SitesMenu(QObject):
    """Lists the sites anew whenever it opens. While a run goes on, none can be chosen."""

    chosen = Signal(str)  # the name of the site to classify on from now on
    setup_wanted = Signal()

    def __init__(self, menu: QMenu, sites: Sites) -> None:
        super().__init__(menu)
        self._menu, self._sites = menu, sites
        self._shown = sites.current()
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        self._is_idle = True
        self._set_up = QAction(self.tr("Set &up a site…"), self)
        self._set_up.triggered.connect(self.setup_wanted)
        menu.aboutToShow.connect(self._list)
        self._list()

    def note(self, name: str) -> None:
        """This site shows in the window now."""
        self._shown = name

    def leave_gone(self) -> None:
        """Choose another site if the one that shows was deleted."""
        if self._shown not in self._sites.names():
            self.chosen.emit(self._sites.current())

    def allow(self, is_idle: bool) -> None:
        """Whether a site may be chosen now."""
        self._is_idle = is_idle
        self._group.setEnabled(is_idle)

    def _list(self) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            action.deleteLater()
        self._menu.clear()
        current = self._sites.current()
        for name in self._sites.names():
            action = QAction(words.site(name).replace("&", "&&"), self)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == current)
            self._group.addAction(action)
            self._menu.addAction(action)
        self._group.setEnabled(self._is_idle)
        self._menu.addSeparator()
        self._menu.addAction(self._set_up)

    def _choose(self, action: QAction) -> None:
        self.chosen.emit(action.data())
