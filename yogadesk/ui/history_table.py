"""The table of the history: keys, columns and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from yogadesk.ui import look, roomy
from yogadesk.ui.history_cells import HistoryCells
from yogadesk.ui.history_rows import Column

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from yogadesk.ui.history_rows import HistoryModel

_ROW = 44
_THUMBNAIL = 34


class HistoryTable(QTableView):
    """Digits correct, letters do not jump about, Enter opens."""

    digit_pressed = Signal(int)  # 1 to 9
    chosen = Signal()  # other rows are chosen, or another row is the current one

    def __init__(self, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(HistoryCells(self))
        self.setAccessibleName(self.tr("Answers of the history"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(_ROW)
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        roomy.headers(header)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicator(Column.WHEN, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        self._widths()
        self.selectionModel().selectionChanged.connect(self.chosen)
        self.selectionModel().currentChanged.connect(self.chosen)

    def _widths(self) -> None:
        widest = {
            Column.PICTURE: "IMG_20260131" + "mmmm",
            Column.POSE: "Downward-facing dog" + "mmm",
            Column.SCORE: "100.0 %",
            Column.WHEN: "12/28/26, 12:28 PM",
            Column.SITE: "This computer",
            Column.MODEL: "yoga_poses",
        }
        for column, text in widest.items():
            width = self.fontMetrics().horizontalAdvance(text) + 3 * look.GAP
            self.setColumnWidth(column, width)

    def save(self) -> QByteArray:
        return self.horizontalHeader().saveState()

    def restore(self, state: object) -> None:
        """Columns as they were left, but always in the order of time."""
        if isinstance(state, QByteArray):
            self.horizontalHeader().restoreState(state)
        self.horizontalHeader().setSortIndicator(Column.WHEN, Qt.SortOrder.DescendingOrder)

    def places(self) -> list[int]:
        """The chosen rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, place: int) -> None:
        """Choose one row and show it; the last one where there are fewer."""
        place = min(place, self._rows.rowCount() - 1)
        if place >= 0:
            self.selectRow(place)
            index = self._rows.index(place, self.currentIndex().column() or 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def color(self) -> None:
        """Draw icons in the colours of the palette that holds now."""
        self._rows.use_look(self.palette(), self.devicePixelRatioF())
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.color()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and 1 <= number <= 9:
            self.digit_pressed.emit(number)
        elif plain and event.text().isprintable() and event.text().strip():
            event.ignore()  # no jumping about: letters are for the search
        else:
            super().keyPressEvent(event)
