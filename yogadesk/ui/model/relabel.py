"""Saying what a measured picture shows: by key or from a list, and taken back again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from yogadesk.ui import look, words
from yogadesk.ui.desk import STORE, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    Corrects = Callable[[Path, str], Callable[[], None]]


class Corrections(QObject):
    """Corrects in the lane of the history, in order, and undoes the last one first."""

    said = Signal(object, str)  # a path, and the label it has now; "" for the one of its folder
    failed = Signal(object)

    def __init__(self, correct: Corrects, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._correct, self._desk = correct, desk
        self._done: list[tuple[Path, Callable[[], None]]] = []
        self.labels: dict[Path, list[str]] = {}

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    def correct(self, path: Path, label: str) -> None:
        """Note that this picture shows a class."""
        job = self._desk.submit(STORE, lambda _ticket: self._correct(path, label))
        job.succeeded.connect(partial(self._note, path, label))
        job.on_failure(self.failed.emit)

    def _note(self, path: Path, label: str, undo: Callable[[], None]) -> None:
        self._done.append((path, undo))
        self.labels.setdefault(path, []).append(label)
        self.said.emit(path, label)

    def undo(self) -> None:
        """Take back the last one."""
        if not self._done:
            return
        path, undo = self._done.pop()
        job = self._desk.submit(STORE, lambda _ticket: undo())
        job.succeeded.connect(lambda _none: self._take_back(path))
        job.on_failure(self.failed.emit)

    def _take_back(self, path: Path) -> None:
        labels = self.labels[path]
        labels.pop()
        self.said.emit(path, labels[-1] if labels else "")


class RelabelLine(QWidget):
    """The poses to choose from, and the buttons that correct and undo."""

    wanted = Signal(str)  # a label
    undo_wanted = Signal()

    def __init__(self, labels: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._labels = tuple(labels)
        self._poses = QComboBox(self)
        self._poses.setAccessibleName(self.tr("It shows"))
        for number, label in enumerate(self._labels, 1):
            key = f"{number}  " if number <= 9 else ""
            self._poses.addItem(f"{key}{words.pose(label)}", label)
        self._say = QPushButton(self.tr("It shows this"), self)
        self._say.setToolTip(
            self.tr(
                "Corrects what the picture is called, for teaching. The file stays. Keys 1 to 9"
            )
        )
        self._say.clicked.connect(lambda: self.wanted.emit(self._poses.currentData()))
        self._undo = QPushButton(self.tr("Undo"), self)
        self._undo.setShortcut("Ctrl+Z")
        self._undo.clicked.connect(self.undo_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.GAP)
        line.addWidget(self._poses, 1)
        line.addWidget(self._say)
        line.addWidget(self._undo)

    def label_of_key(self, number: int) -> str | None:
        """The label that a digit stands for."""
        return self._labels[number - 1] if 1 <= number <= min(9, len(self._labels)) else None

    def allow(self, *, can_say: bool, can_undo: bool) -> None:
        self._say.setEnabled(can_say)
        self._undo.setEnabled(can_undo)
