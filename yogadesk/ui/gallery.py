"""The list of pictures: a view over the rows that stays quick with a hundred thousand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yogadesk.domain import State
from yogadesk.ui import look, words
from yogadesk.ui.cards import QuietLabel
from yogadesk.ui.delegate import ROW_HEIGHT, PictureDelegate

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.ui.rows import PictureModel, Row
    from yogadesk.ui.thumbnails import Thumbnails

_ANSWERED = (State.DONE, State.NOT_SURE, State.FAILED)


class PictureList(QTableView):
    """One column of uniform cells. Arrows move, Home and End jump, letters find a pose."""

    def __init__(self, model: PictureModel, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._pictures = model
        self.setModel(model)
        self.setItemDelegate(PictureDelegate(model, thumbnails, self))
        self.setAccessibleName(self.tr("Pictures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        thumbnails.arrived.connect(self._repaint)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and last picture, not to the ends of the only column."""
        last = self._pictures.rowCount() - 1
        match action:
            case QAbstractItemView.CursorAction.MoveHome:
                return self._pictures.index(0, 0)
            case QAbstractItemView.CursorAction.MoveEnd:
                return self._pictures.index(last, 0)
        return super().moveCursor(action, modifiers)

    def _repaint(self, paths: list[Path]) -> None:
        """Thumbnails arrived: paint again only the rows that show one of them."""
        for path in paths:
            row = self._pictures.row_of(path)
            if row is not None:
                self.update(self._pictures.index(self._pictures.place_of(path), 0))


class Gallery(QWidget):
    """The list under its heading, which counts."""

    chosen = Signal(object)  # the Row a person looks at, or None

    def __init__(
        self, model: PictureModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._title = QLabel(self.tr("Pictures"), self)
        self._title.setFont(look.sized(self.font(), 1.25, QFont.Weight.DemiBold))
        self._summary = QuietLabel("", self)
        self._summary.setWordWrap(True)
        self.pictures = PictureList(model, thumbnails, self)
        self._title.setBuddy(self.pictures)
        head = QVBoxLayout()
        head.setContentsMargins(2 * look.GAP, 2 * look.GAP, 2 * look.GAP, look.GAP)
        head.setSpacing(2)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.pictures, 1)
        self.pictures.selectionModel().selectionChanged.connect(self._choose)
        model.rowsInserted.connect(self._choose_first)
        model.modelReset.connect(self._choose_none)
        model.counted.connect(self._count)

    def row(self) -> Row | None:
        """The row a person looks at."""
        index = self.pictures.currentIndex()
        return self._model.row_at(index.row()) if index.isValid() else None

    def choose(self, place: int) -> None:
        """Look at one row, and show it in the list."""
        self.pictures.setCurrentIndex(self._model.index(place, 0))

    def _choose(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.row())

    def _choose_first(self, _parent: QModelIndex, first: int, _last: int) -> None:
        if not self.pictures.currentIndex().isValid():
            self.choose(first)

    def _choose_none(self) -> None:
        self.chosen.emit(None)

    def _count(self) -> None:
        counts = self._model.counts
        parts = [words.pictures(self._model.rowCount())]
        named, unsure, failed = (counts[state] for state in _ANSWERED)
        if named:
            parts.append(self.tr("{count} named").format(count=words.count(named)))
        if unsure:
            parts.append(self.tr("{count} not sure").format(count=words.count(unsure)))
        if failed:
            parts.append(self.tr("{count} failed").format(count=words.count(failed)))
        self._summary.setText(" · ".join(parts))
