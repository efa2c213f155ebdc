"""What can be done with the chosen pictures of the list: open, show, try again, copy, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication

from yogadesk import files
from yogadesk.domain import State
from yogadesk.ui import reveal, words
from yogadesk.ui.notices import Kind, Notice, Notices, Remedy

if TYPE_CHECKING:
    from yogadesk.ui.gallery import Gallery
    from yogadesk.ui.rows import PictureModel, Row
    from yogadesk.ui.run import Runs

_AGAIN = frozenset({State.FAILED, State.CANCELLED, State.SKIPPED})
_REMOVED = "removed"


class RowCommands(QObject):
    """The actions of the list's own menu, over whatever is chosen there."""

    def __init__(self, gallery: Gallery, model: PictureModel, runs: Runs, notices: Notices) -> None:
        super().__init__(gallery)
        self._gallery, self._model = gallery, model
        self._runs, self._notices = runs, notices
        make = self._make
        self._open = make(self.tr("&Open the file"), self.open_files)
        self._show = make(self.tr("Show in its &folder"), self.show_in_folder)
        self._copy = make(self.tr("&Copy the path"), self.copy_paths, "Ctrl+Alt+C")
        self._again = make(self.tr("&Try again"), self.try_again)
        self._remove = make(self.tr("&Remove from the list"), self.remove, "Del")
        line = QAction(self)
        line.setSeparator(True)
        gallery.add_actions([self._open, self._show, self._copy, line, self._again, self._remove])
        gallery.pictures.chosen.connect(self._allow)
        model.counted.connect(self._allow)
        self._allow()

    def open_files(self) -> None:
        """Open the file a person looks at with the program for its kind."""
        row = self._gallery.row()
        if row is not None and not reveal.open_file(row.path):
            self._tell_not_opened(row)

    def show_in_folder(self) -> None:
        row = self._gallery.row()
        if row is not None and not reveal.show_in_folder(row.path):
            self._tell_not_opened(row)

    def copy_paths(self) -> None:
        """The paths of the chosen pictures, one a line."""
        lines = [files.printable(row.path) for row in self._gallery.selected()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def try_again(self) -> None:
        """Classify those of the chosen pictures again that have no answer."""
        paths = [row.path for row in self._gallery.selected() if row.state in _AGAIN]
        if paths:
            self._runs.take(lambda: paths)

    def remove(self) -> None:
        """Take the chosen pictures off the list; the files and the history stay."""
        gone = self._model.remove(self._gallery.selected())
        if gone:
            undo = Remedy(self.tr("Undo"), lambda: self._model.restore(gone))
            title = self.tr("{pictures} removed from the list").format(
                pictures=words.pictures(len(gone))
            )
            text = self.tr("The files and the history stay as they are.")
            self._notices.tell(Notice(Kind.INFO, title, text, remedy=undo, topic=_REMOVED))

    def _tell_not_opened(self, row: Row) -> None:
        self._notices.tell(
            Notice(
                Kind.TROUBLE,
                self.tr("The file could not be opened"),
                self.tr("No program took “{file}”.").format(file=words.file_name(row.path)),
                self.tr("Look whether it is still there, and whether its kind has a program."),
                topic="reveal",
            )
        )

    def _allow(self) -> None:
        has_one = self._gallery.row() is not None
        for action in (self._open, self._show, self._copy, self._remove):
            action.setEnabled(has_one)
        few = self._gallery.selected() if has_one else []
        self._again.setEnabled(any(row.state in _AGAIN for row in few))

    def _make(self, text: str, act: object, keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setIconText(text.replace("&", ""))
        action.triggered.connect(act)
        if keys:
            action.setShortcuts(words.shortcuts(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action
