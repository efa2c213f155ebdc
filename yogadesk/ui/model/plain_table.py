"""A small table to read: rows of text, numbers on the right, one row at a time to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from yogadesk.ui import look, roomy, words
from yogadesk.ui.history_cells import HistoryCells

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlainModel(QAbstractTableModel):
    """Rows of text below a line of heads. `left` columns are words, the others numbers."""

    def __init__(self, heads: Sequence[str], left: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads, self._left = tuple(heads), left
        self._cells: list[tuple[str, ...]] = []

    def show(self, cells: Sequence[Sequence[str]]) -> None:
        """Show these rows, each as long as the heads."""
        self.beginResetModel()
        self._cells = [tuple(row) for row in cells]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(self._cells[index.row()][index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() < self._left else _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if section < self._left else _RIGHT
        return None


class _Cells(HistoryCells):
    """The same cells, which ask for the room they leave on both sides."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(3 * look.GAP, 0)


class PlainTable(QTableView):
    """As high as its rows, up to `most` of them."""

    def __init__(self, rows: PlainModel, name: str, parent: QWidget, most: int = 12) -> None:
        super().__init__(parent)
        self._most = most
        self.setModel(rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * look.GAP)
        header = self.horizontalHeader()
        roomy.headers(header)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def place(self) -> int | None:
        """The chosen row, if one is."""
        found = self.selectionModel().selectedRows()
        return found[0].row() if found else None

    def sizeHint(self) -> QSize:
        rows = max(1, min(self.model().rowCount(), self._most))
        height = rows * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), height + self.horizontalHeader().height() + 4)

    def minimumSizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        return QSize(200, 2 * line + self.horizontalHeader().height())
