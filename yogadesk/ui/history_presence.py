"""Which files of the history are still there: looked up in a lane, because a disk may be slow."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from yogadesk.ui.desk import PICTURES, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.work import Ticket

_GATHER_MS = 30
_REMEMBERED = 5000


class Presence(QObject):
    """Remembers of each file whether it is there. What is not known yet is taken to be there."""

    known = Signal(object)  # list[Path]: known now

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: OrderedDict[Path, bool] = OrderedDict()
        self._wishes: dict[Path, None] = {}
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._look)

    def is_gone(self, path: Path) -> bool:
        """Whether the file is known to have moved or vanished."""
        found = self._found.get(path)
        if found is None and path not in self._wishes:
            self._wishes[path] = None
            if not self._timer.isActive():
                self._timer.start()
        return found is False

    def forget(self) -> None:
        """Look again: files come back, drives are plugged in."""
        self._found.clear()

    def _look(self) -> None:
        paths = list(self._wishes)
        job = self._desk.submit(PICTURES, lambda ticket: _there(paths, ticket))
        job.succeeded.connect(self._note)

    def _note(self, found: dict[Path, bool]) -> None:
        for path, is_there in found.items():
            self._wishes.pop(path, None)
            self._found[path] = is_there
        while len(self._found) > _REMEMBERED:
            self._found.popitem(last=False)
        if self._wishes:
            self._timer.start()
        self.known.emit(list(found))


def _there(paths: list[Path], ticket: Ticket) -> dict[Path, bool]:
    found = {}
    for path in paths:
        ticket.check()
        found[path] = _is_file(path)
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no right to look, or a name no system takes
        return False
