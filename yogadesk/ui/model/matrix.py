"""The confusion matrix. Choosing a cell shows its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from yogadesk.ui import look, roomy, words

if TYPE_CHECKING:
    from yogadesk.training.figures import Figures

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEAST_CELL, _MOST_ROWS = 44, 9


class MatrixModel(QAbstractTableModel):
    """Counts, with a sentence for each cell."""

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self.figures = figures

    def count(self, index: Index) -> int:
        return self.figures.matrix[index.row()][index.column()]

    def share(self, index: Index) -> float:
        """The share of the true pose's pictures that were answered so."""
        row = self.figures.matrix[index.row()]
        return row[index.column()] / max(1, sum(row))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.figures.labels)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.figures.labels)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return words.count(self.count(index)) if self.count(index) else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(self._sentence(index))
        return None

    def _sentence(self, index: Index) -> str:
        return self.tr("{truth} answered as {answer}: {pictures}, {share} of them").format(
            truth=words.pose(self.figures.labels[index.row()]),
            answer=words.pose(self.figures.labels[index.column()]),
            pictures=words.pictures(self.count(index)),
            share=words.percent(self.share(index)),
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return words.pose(self.figures.labels[section])
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(words.pose(self.figures.labels[section]))
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cells(QStyledItemDelegate):
    """Right answers in green and wrong ones in red, stronger the more of the pose there are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows, palette, area = index.model(), option.palette, option.rect
        assert isinstance(rows, MatrixModel)
        meaning = look.Tone.GOOD if index.row() == index.column() else look.Tone.BAD
        share = rows.share(index)
        ground = palette.color(QPalette.ColorRole.Base)
        if share:
            ground = look.tint(palette, look.strong(meaning), 0.10 + 0.42 * share)
        painter.fillRect(area.adjusted(1, 1, -1, -1), ground)
        text = palette.color(QPalette.ColorRole.Text)
        painter.setPen(text)
        painter.drawText(area, _CENTRE, str(index.data() or ""))
        chosen = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        if chosen:
            pen = painter.pen()
            pen.setColor(look.accent(palette))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(area.adjusted(2, 2, -2, -2))


class MatrixView(QTableView):
    """Square cells, walked with the arrow keys."""

    cell_chosen = Signal(str, str)  # the true pose's label, the answer's

    def __init__(self, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self._labels = figures.labels
        self.setModel(MatrixModel(figures, self))
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(
            QCoreApplication.translate(
                "Matrix", "Confusion matrix: a row for each true pose, a column for each answer"
            )
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        roomy.headers(across, down)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        across.setMinimumSectionSize(_LEAST_CELL)
        across.setSectionResizeMode(
            QHeaderView.ResizeMode.Stretch
            if len(self._labels) <= _MOST_ROWS
            else QHeaderView.ResizeMode.ResizeToContents
        )
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(max(34, self.fontMetrics().height() + 2 * look.GAP))
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)

    def sizeHint(self) -> QSize:
        rows = min(len(self._labels), _MOST_ROWS)
        height = rows * self.verticalHeader().defaultSectionSize()
        return QSize(480, height + self.horizontalHeader().sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(260, min(self.sizeHint().height(), 200))

    def _tell(self, index: Index) -> None:
        if index.isValid():
            self.cell_chosen.emit(self._labels[index.row()], self._labels[index.column()])
