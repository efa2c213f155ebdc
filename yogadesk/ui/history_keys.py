"""Corrections from the list of the main window: the same keys as in the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from yogadesk.ui import words
from yogadesk.ui.history_commands import HistoryCommands
from yogadesk.ui.history_rows import labels_of
from yogadesk.ui.notices import Kind, Notice, Remedy

if TYPE_CHECKING:
    from yogadesk.domain import Verdict
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.gallery import Gallery
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.notices import Notices

_TOPIC = "correction"
_KEYS = 9


class GalleryCorrections(QObject):
    """1 to 9 in the list say what the chosen pictures show, and go on to the next picture."""

    def __init__(self, gallery: Gallery, port: History, desk: Desk, notices: Notices) -> None:
        super().__init__(gallery)
        self._gallery, self._port, self._notices = gallery, port, notices
        self._commands = HistoryCommands(port, desk, self)
        self._commands.told.connect(notices.tell)
        for view in gallery.findChildren(QAbstractItemView):
            view.installEventFilter(self)
        self._menu = QMenu(self.tr("&It shows"), gallery)
        self._menu.aboutToShow.connect(self._list_labels)
        line = QAction(self)
        line.setSeparator(True)
        gallery.add_actions([line, self._menu.menuAction()])

    def _list_labels(self) -> None:
        """The poses of the chosen picture's model, each with its key."""
        self._menu.clear()
        labels = self._labels(self._known())
        for number, label in enumerate(labels, 1):
            key = f"&{number}  " if number <= _KEYS else ""
            text = f"{key}{words.pose(label).replace('&', '&&')}"
            self._menu.addAction(text, partial(self._say, label))
        if not labels:
            self._menu.addAction(self.tr("There is no answer to correct")).setEnabled(False)

    def _known(self) -> list[Verdict]:
        """The answers of the chosen pictures."""
        verdicts = [row.verdict for row in self._gallery.selected()]
        return [v for v in verdicts if v is not None and v.fingerprint]

    def _labels(self, known: list[Verdict]) -> tuple[str, ...]:
        return labels_of(known[0], self._port.labels) if known else ()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            number = event.key() - Qt.Key.Key_0
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and 1 <= number <= 9 and self._correct(number):
                if isinstance(watched, QAbstractItemView):
                    _go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _correct(self, number: int) -> bool:
        """Whether the number means a class for the chosen pictures."""
        labels = self._labels(self._known())
        if number > len(labels):
            return False
        self._say(labels[number - 1])
        return True

    def _say(self, label: str) -> None:
        """Note what the chosen pictures show."""
        known = self._known()
        if not known:
            return
        self._commands.correct([verdict.fingerprint for verdict in known], label)
        what = (
            words.file_name(known[0].picture.path)
            if len(known) == 1
            else words.pictures(len(known))
        )
        title = self.tr("{what}: noted as {pose}").format(what=what, pose=words.pose(label))
        said = self.tr("The history keeps the answer and the correction.")
        undo = Remedy(self.tr("Undo"), self._commands.undo)
        self._notices.tell(Notice(Kind.GOOD, title, said, remedy=undo, topic=_TOPIC))


def _go_on(view: QAbstractItemView) -> None:
    following = view.currentIndex().siblingAtRow(view.currentIndex().row() + 1)
    if following.isValid():
        view.setCurrentIndex(following)
