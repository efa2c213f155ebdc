"""The rows as a person wants to see them: filtered and sorted, a model over `PictureModel`."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, QTimer, Signal

from yogadesk.ui.arrange import Filter, Sort, Wish, arrange
from yogadesk.ui.desk import PICTURES, Desk, Job
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.ui.rows import Index, PictureModel, Row

_ROOT = QModelIndex()
_AT_ONCE = 2000
_SETTLE_MS = 500
_NOWHERE = -1


class Arranged(QAbstractListModel):
    """New rows that fit show at once, at the end; another order is worked out in a lane.

    What a view shows is put aside and back by whoever listens to `rearranging` and `rearranged`.
    """

    rearranging = Signal()  # the order is about to change
    rearranged = Signal()
    wished = Signal()  # `wish` is another one; its rows follow

    def __init__(self, desk: Desk, pictures: PictureModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pictures = desk, pictures
        self._wish = Wish()
        self._order = array("I")
        self._positions = array("i")
        self._job: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._rearrange)
        self._append(0, pictures.rowCount() - 1)
        pictures.rowsInserted.connect(self._take_inserted)
        pictures.dataChanged.connect(self._take_changed)
        pictures.modelAboutToBeReset.connect(self.rearranging)
        pictures.removed.connect(self._take_removed)
        pictures.modelReset.connect(self._take_reset)
        pictures.unskipped.connect(self._rearrange)

    @property
    def wish(self) -> Wish:
        return self._wish

    def set_wish(self, wish: Wish) -> None:
        """Show these rows in this order from now on."""
        if wish != self._wish:
            self._wish = wish
            self._rearrange()
            self.wished.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        return self._pictures.data(self._pictures.index(self._order[index.row()], 0), role)

    def row_at(self, position: int) -> Row:
        return self._pictures.row_at(self._order[position])

    def position_of(self, row: Row) -> int | None:
        """Where a listed row shows; None when it is filtered out."""
        position = self._positions[row.place] if row.place < len(self._positions) else _NOWHERE
        return None if position == _NOWHERE else position

    def positions(self, places: Iterable[int]) -> list[int]:
        """Where the rows at these places show, as far as they do."""
        known = (self._positions[place] for place in places if place < len(self._positions))
        return [position for position in known if position != _NOWHERE]

    # The rows change

    def _take_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._append(first, last)
        if self._wish.sort is not Sort.ADDED or self._wish.is_descending:
            self._rearrange_soon()

    def _append(self, first: int, last: int) -> None:
        fits = Filter(self._wish, self._pictures.threshold).fits
        fresh = [place for place in range(first, last + 1) if fits(self._pictures.row_at(place))]
        start = len(self._order)
        positions = array("i", [_NOWHERE]) * (last + 1 - first)
        for position, place in enumerate(fresh, start):
            positions[place - first] = position
        if fresh:
            self.beginInsertRows(_ROOT, start, start + len(fresh) - 1)
        self._positions.extend(positions)
        self._order.extend(fresh)
        if fresh:
            self.endInsertRows()

    def _take_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if self._wish != Wish():
            self._rearrange_soon()
        if not self._order:
            return
        start, end = 0, len(self._order) - 1
        if first.row() == last.row():
            start = end = self._positions[first.row()]
        if start != _NOWHERE:
            self.dataChanged.emit(self.index(start, 0), self.index(end, 0))

    def _take_removed(self, gone: list[int]) -> None:
        """These places (ascending) are no more; the ones behind them moved up."""
        shift, at, moved = 0, 0, array("i", [_NOWHERE]) * len(self._positions)
        for place in range(len(self._positions)):
            if at < len(gone) and gone[at] == place:
                at += 1
                shift += 1
            else:
                moved[place] = place - shift
        order = array("I", [moved[place] for place in self._order if moved[place] != _NOWHERE])
        self._replace(order, _positions(order, len(self._positions) - len(gone)))
        if self._job is not None:
            self._rearrange()

    def _take_reset(self) -> None:
        if len(self._positions) != self._pictures.rowCount():
            self._stop_arranging()
            self._replace(array("I"), array("i"))
            self._append(0, self._pictures.rowCount() - 1)

    # Another order

    def _rearrange_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _rearrange(self) -> None:
        """Work the order out anew: at once where that takes no time, else in a lane."""
        self._stop_arranging()
        rows, wish, threshold = self._pictures.rows(), self._wish, self._pictures.threshold
        if len(rows) <= _AT_ONCE:
            self._show(len(rows), _arranged(rows, wish, threshold, Ticket()))
            return
        work = partial(_arranged, rows, wish, threshold)
        self._job = self._desk.submit(PICTURES, work)
        self._job.succeeded.connect(partial(self._take_order, len(rows)))

    def _stop_arranging(self) -> None:
        self._soon.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _take_order(self, count: int, found: tuple[array[int], array[int]]) -> None:
        self._job = None
        self._show(count, found)

    def _show(self, count: int, found: tuple[array[int], array[int]]) -> None:
        """Take over the order of the first `count` rows; those that came since go to the end."""
        order, positions = found
        since = self._pictures.rowCount()
        if since == count and order == self._order and len(positions) == len(self._positions):
            return
        self.rearranging.emit()
        self._replace(order, positions)
        if since > count:
            self._append(count, since - 1)

    def _replace(self, order: array[int], positions: array[int]) -> None:
        self.beginResetModel()
        self._order, self._positions = order, positions
        self.endResetModel()
        self.rearranged.emit()


def _arranged(
    rows: list[Row], wish: Wish, threshold: float, ticket: Ticket
) -> tuple[array[int], array[int]]:
    """The places in order, and where each place shows. In any thread."""
    order = arrange(rows, wish, threshold, ticket)
    return order, _positions(order, len(rows))


def _positions(order: array[int], count: int) -> array[int]:
    positions = array("i", [_NOWHERE]) * count
    for position, place in enumerate(order):
        positions[place] = position
    return positions
