"""The view of the pictures: uniform cells laid out by arithmetic, as a list or as a grid.

Qt's own list view lays its rows out in batches, with a scroll bar that grows while it does, or all
hundred thousand at once, which takes seconds. Here a row's place is a multiplication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCursor, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from yogadesk.ui.arranged import Arranged
    from yogadesk.ui.delegate import PictureDelegate
    from yogadesk.ui.rows import Row

    Index = QModelIndex | QPersistentModelIndex

_GROW_MS = 80
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_Flag = QItemSelectionModel.SelectionFlag


class PictureList(QListView):
    """Arrows move, Home and End jump, Shift and Ctrl select; letters go to `typed`.

    What is chosen stays chosen while the model is put into another order or filtered; a chosen
    picture that is filtered out is chosen again when it comes back.
    """

    looked_at = Signal(object)  # the Row that is current now, or None
    chosen = Signal()  # the selection changed
    typed = Signal(str)  # letters, to look for

    def __init__(self, model: Arranged, delegate: PictureDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._arranged = model
        self._delegate = delegate
        self._is_grid = False
        self._kept: tuple[list[Row], Row | None, int] = ([], None, 0)
        self._hidden: list[Row] = []
        self._away: Row | None = None  # looked at, until a filter hid it
        self._lent: Row | None = None  # chosen in its place, by nobody
        self._is_restoring = False
        self._growing = QTimer(self, singleShot=True, interval=_GROW_MS)
        self._growing.timeout.connect(self.updateGeometries)
        self._stale: set[int] = set()
        self._painting = QTimer(self, singleShot=True, interval=0)
        self._painting.timeout.connect(self._paint_stale)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Pictures"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._look)
        self.selectionModel().selectionChanged.connect(self._note_choice)
        self.pressed.connect(self._settle)
        model.rearranging.connect(self._keep)
        model.rearranged.connect(self._restore)

    @property
    def is_grid(self) -> bool:
        return self._is_grid

    def show_as_grid(self, is_grid: bool) -> None:
        """Many small tiles, or one picture a line."""
        self._is_grid = is_grid
        self.updateGeometries()
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    # Rows

    def row(self) -> Row | None:
        """The row a person looks at."""
        index = self.currentIndex()
        return self._arranged.row_at(index.row()) if index.isValid() else None

    def selected(self) -> list[Row]:
        """The chosen rows that show, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = sorted((r.top(), r.bottom()) for r in map(selection.at, range(selection.count())))
        return [
            self._arranged.row_at(position)
            for top, bottom in ranges
            for position in range(top, bottom + 1)
        ]

    def choose(self, rows: Iterable[Row], current: Row | None = None) -> None:
        """Choose these rows, and look at `current`."""
        positions = sorted(
            p for p in map(self._arranged.position_of, rows) if p is not None
        )  # fmt: skip
        selection = QItemSelection()
        start = 0
        for end in range(1, len(positions) + 1):
            if end == len(positions) or positions[end] != positions[end - 1] + 1:
                first, last = positions[start], positions[end - 1]
                selection.select(self._arranged.index(first, 0), self._arranged.index(last, 0))
                start = end
        model = self.selectionModel()
        position = None if current is None else self._arranged.position_of(current)
        if position is not None:
            model.setCurrentIndex(self._arranged.index(position, 0), _Flag.NoUpdate)
        model.select(selection, _Flag.ClearAndSelect)

    def _stand_in(self, wanted: Row | None, shown: Row | None) -> None:
        """Where the filter hides the row that is looked at, look at another until it is back: a
        chosen one, the one that `shown` did so before, or the first."""
        self._away = self._lent = None
        if wanted is None or not self._arranged.wish.is_filtered or self.row() is wanted:
            return
        self._away = wanted
        chosen = self.selected()
        if chosen:
            self.choose(chosen, chosen[0])
        elif self._arranged.rowCount():
            self._lent = self._arranged.row_at(0)
            if shown is not None and self._arranged.position_of(shown) is not None:
                self._lent = shown
            self.choose([self._lent], self._lent)

    def _look(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_restoring:
            self.looked_at.emit(self.row())

    def _note_choice(self) -> None:
        if not self._is_restoring:
            self._settle()
            self.chosen.emit()

    def _settle(self) -> None:
        """A person wants what is chosen now, and nothing back that a filter hid."""
        self._hidden = []
        self._away = self._lent = None

    def _keep(self) -> None:
        """Before another order: what is chosen, and where on the screen a person looks."""
        index = self.currentIndex()
        self._kept = (self.selected(), self.row(), self.visualRect(index).top())

    def _restore(self) -> None:
        (chosen, current, top), self._kept = self._kept, ([], None, 0)
        whole = [*(row for row in chosen if row is not self._lent), *self._hidden]
        self._is_restoring = True
        try:
            self.choose(whole, self._away or current)
            self._hidden = [row for row in whole if self._arranged.position_of(row) is None]
            self._stand_in(self._away or current, current)
        finally:
            self._is_restoring = False
        self.updateGeometries()
        index = self.currentIndex()
        if index.isValid() and 0 <= top < self.viewport().height():  # it stays under the eyes
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - top)
        if self.row() is not current:
            self.looked_at.emit(self.row())
        self.viewport().update()

    # Layout, by arithmetic

    def _columns(self) -> int:
        if not self._is_grid:
            return 1
        return max(1, self.viewport().width() // self._delegate.tile.width())

    def _cell(self) -> QSize:
        """Width and height of one cell; what is left of the width is shared out."""
        width = self.viewport().width() // self._columns()
        return QSize(width, self._delegate.tile.height() if self._is_grid else self._line())

    def _line(self) -> int:
        return self._delegate.line_height

    def _lines(self) -> int:
        return -(-self._arranged.rowCount() // self._columns())

    def _position_near(self, point: QPoint) -> int:
        """The position at a point of the viewport or beyond it; between 0 and the last one."""
        cell, columns = self._cell(), self._columns()
        line = (point.y() + self.verticalOffset()) // cell.height()
        column = min(max(point.x() // max(1, cell.width()), 0), columns - 1)
        return min(max(line * columns + column, 0), self._arranged.rowCount() - 1)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        cell = self._cell()
        line, column = divmod(index.row(), self._columns())
        top = line * cell.height() - self.verticalOffset()
        return QRect(QPoint(column * cell.width(), top), cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        index = self._arranged.index(self._position_near(point), 0)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        area, height, bar = (
            self.visualRect(index),
            self.viewport().height(),
            self.verticalScrollBar(),
        )
        if hint is _Hint.PositionAtCenter:
            bar.setValue(bar.value() + area.center().y() - height // 2)
        elif area.top() < 0 or hint is _Hint.PositionAtTop:
            bar.setValue(bar.value() + area.top())
        elif area.bottom() > height or hint is _Hint.PositionAtBottom:
            bar.setValue(bar.value() + area.bottom() + 1 - height)

    def moveCursor(self, action: _Action, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count, columns = self._arranged.rowCount(), self._columns()
        if not count:
            return QModelIndex()
        here = max(self.currentIndex().row(), 0)
        page = max(1, self.viewport().height() // self._cell().height()) * columns
        steps = {
            _Action.MoveUp: -columns,
            _Action.MoveDown: columns,
            _Action.MoveLeft: -1,
            _Action.MoveRight: 1,
            _Action.MovePrevious: -1,
            _Action.MoveNext: 1,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
            _Action.MoveHome: -count,
            _Action.MoveEnd: count,
        }
        there = here + steps.get(action, 0)
        if abs(steps.get(action, 0)) == columns and not 0 <= there < count:
            there = here  # no jump to another column at the first and the last line
        return self._arranged.index(min(max(there, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: _Flag) -> None:
        """From the cell at one corner to the cell at the other, as text is selected."""
        if not self._arranged.rowCount():
            return
        ends = sorted(
            (self._position_near(rect.topLeft()), self._position_near(rect.bottomRight()))
        )
        first, last = (self._arranged.index(position, 0) for position in ends)
        self.selectionModel().select(QItemSelection(first, last), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint again: there are never many cells in sight, so all of it."""
        return QRegion(self.viewport().rect()) if selection else QRegion()

    def updateGeometries(self) -> None:
        height, room = self._lines() * self._cell().height(), self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._cell().height() // 2)
        bar.setPageStep(room)
        bar.setRange(0, max(0, height - room))

    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        """Rows come below the others: paint only where that is in sight."""
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if not self._growing.isActive():
            self._growing.start()
        if self.visualRect(self._arranged.index(start, 0)).top() < self.viewport().height():
            self.viewport().update()

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Paint one changed row. Of many, `paint_again` is told which."""
        if first == last:
            self.update(first)

    def paint_again(self, positions: Iterable[int]) -> None:
        """Paint the rows at these positions again, as far as they are in sight, in the event loop's
        next turn: who changed them has had this one."""
        cell, columns = self._cell(), self._columns()
        first = self.verticalOffset() // cell.height() * columns
        last = ((self.verticalOffset() + self.viewport().height()) // cell.height() + 1) * columns
        self._stale.update(position for position in positions if first <= position < last)
        if self._stale:
            self._painting.start()

    def _paint_stale(self) -> None:
        stale, self._stale = self._stale, set()
        for position in stale:
            self.update(self._arranged.index(position, 0))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        index, before = self.currentIndex(), QRect(QPoint(), event.oldSize())
        was_seen = index.isValid() and before.intersects(self.visualRect(index))
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        if was_seen:  # a panel that opens below does not hide it
            self.scrollTo(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to the first row, and chooses it, where no row was looked at: Qt would
        go to the one after it and choose none."""
        had_one = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not had_one and self._arranged.rowCount():
            self.setCurrentIndex(self._arranged.index(0, 0))

    def keyboardSearch(self, search: str) -> None:
        self.typed.emit(search)

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        count = self._arranged.rowCount()
        if not count:
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)
        area = event.rect()
        columns, height = self._columns(), self._cell().height()
        first = (area.top() + self.verticalOffset()) // height * columns
        last = ((area.bottom() + self.verticalOffset()) // height + 1) * columns
        current, chosen = self.currentIndex().row(), self.selectionModel()
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        is_over = self.viewport().underMouse()
        for position in range(max(first, 0), min(last, count)):
            index = self._arranged.index(position, 0)
            option.rect = self.visualRect(index)
            option.state = plain
            if chosen.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if is_over and option.rect.contains(mouse):
                option.state |= QStyle.StateFlag.State_MouseOver
            if position == current and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._delegate.draw(painter, option, self._arranged.row_at(position), self._is_grid)
