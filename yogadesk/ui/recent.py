"""The folders opened last, in a menu, kept with the window's own state."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yogadesk.ui import words
from yogadesk.ui.desk import PICTURES, Desk

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

MOST = 8
_KEY = "recent"


class Recent(QObject):
    """Newest first. The menu is filled when it opens; folders that turn out to be gone meanwhile
    (which a lane finds out: they may be far away) cannot be chosen, and come back when they do."""

    chosen = Signal(str)  # a folder's path

    def __init__(self, kept: QSettings, menu: QMenu, desk: Desk) -> None:
        super().__init__(menu)
        self._kept, self._menu, self._desk = kept, menu, desk
        self._shown: dict[str, QAction] = {}
        menu.aboutToShow.connect(self._fill)
        menu.setEnabled(bool(self.folders()))

    def folders(self) -> list[str]:
        """The folders, newest first."""
        kept = self._kept.value(_KEY)
        listed = [kept] if isinstance(kept, str) else kept
        return [each for each in listed if isinstance(each, str)] if listed else []

    def note(self, folder: str) -> None:
        """Put a folder in front."""
        others = [each for each in self.folders() if each != folder]
        self._keep([folder, *others][:MOST])

    def clear(self) -> None:
        self._keep([])

    def _keep(self, folders: list[str]) -> None:
        self._kept.setValue(_KEY, folders)
        self._menu.setEnabled(bool(folders))

    def _fill(self) -> None:
        self._menu.clear()
        self._shown.clear()
        for number, folder in enumerate(self.folders(), 1):
            name = words.file_name(Path(folder)).replace("&", "&&")
            action = self._menu.addAction(f"&{number}  {name}")
            action.setToolTip(words.tip(folder))
            action.setStatusTip(folder)
            action.triggered.connect(lambda _=False, folder=folder: self.chosen.emit(folder))
            self._shown[folder] = action
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Clear this list")).triggered.connect(self.clear)
        folders = list(self._shown)
        job = self._desk.submit(PICTURES, lambda _: [f for f in folders if not Path(f).is_dir()])
        job.succeeded.connect(self._mark_gone)

    def _mark_gone(self, gone: list[str]) -> None:
        for folder in gone:
            action = self._shown.get(folder)
            if action is not None and action.isEnabled():
                action.setEnabled(False)
                action.setText(self.tr("{folder} (not there)").format(folder=action.text()))
