"""A folder with one sub-folder a pose: typed or chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from yogadesk.ui import intake, look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QUrl


class FolderField(QWidget):
    """A line to type in, and a button that asks."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setAccessibleName(self.tr("Folder"))
        self._line.setPlaceholderText(self.tr("One sub-folder for each pose, named as the pose"))
        self._line.textChanged.connect(lambda _text: self.changed.emit())
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._line, 1)
        line.addWidget(choose)
        self.setFocusProxy(self._line)

    def _ask(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.ask_poses(self, self.take_urls)

    def take_urls(self, urls: Iterable[QUrl]) -> None:
        """Take the first of these that is on this computer."""
        folder = next(intake.local_paths(urls), None)
        if folder is not None:
            self.take(folder)

    def take(self, folder: Path) -> None:
        """Take this folder."""
        self._line.setText(QDir.toNativeSeparators(str(folder)))

    @property
    def folder(self) -> Path | None:
        """The folder, None while there is none."""
        text = self._line.text().strip()
        return Path(QDir.fromNativeSeparators(text)).expanduser() if text else None
