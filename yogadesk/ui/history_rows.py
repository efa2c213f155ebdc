"""The history as a table: numbers first, rows when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette, QPixmap

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.history import Kept, Sort
from yogadesk.ui import icons, look, words
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from yogadesk.domain import ModelInfo, Verdict
    from yogadesk.ui.history_presence import Presence
    from yogadesk.ui.thumbnails import Thumbnails

_ROOT = QModelIndex()
_BLOCK = 64
_KEPT_BLOCKS = 40
_MARK = 34  # edge of a thumbnail, in logical pixels
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from left to right."""

    PICTURE = 0
    POSE = 1
    SCORE = 2
    WHEN = 3
    SITE = 4
    MODEL = 5
    FOLDER = 6


SORTS = {
    Column.PICTURE: Sort.NAME,
    Column.POSE: Sort.POSE,
    Column.SCORE: Sort.SCORE,
    Column.WHEN: Sort.WHEN,
    Column.SITE: Sort.SITE,
    Column.MODEL: Sort.MODEL,
    Column.FOLDER: Sort.FOLDER,
}


class HistoryModel(QAbstractTableModel):
    """Holds the numbers of what was found. A row is fetched in a block with its neighbours when one
    of its cells is painted: two milliseconds, on a connection that waits for nobody."""

    order_wanted = Signal(object, bool)  # Sort, whether descending
    failed = Signal(object)  # the Trouble that kept rows from being read, while they are painted

    def __init__(
        self,
        fetch: Callable[[Iterable[int]], dict[int, Kept]],
        thumbnails: Thumbnails,
        presence: Presence,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._thumbnails, self._presence = thumbnails, presence
        self._numbers: array[int] = array("q")
        self._blocks: OrderedDict[int, dict[int, Kept]] = OrderedDict()
        self._palette = QPalette()
        self._ratio = 1.0
        thumbnails.arrived.connect(self._repaint)
        presence.known.connect(self._repaint)

    @property
    def numbers(self) -> array[int]:
        """What is shown, in order."""
        return self._numbers

    def use_look(self, palette: QPalette, ratio: float) -> None:
        """Draw icons in these colours, for this device pixel ratio."""
        self._palette, self._ratio = palette, ratio

    def show(self, numbers: array[int]) -> None:
        """Show these verdicts in place of those before. More of them at the end are appended."""
        before = len(self._numbers)
        self._blocks.clear()
        if 0 < before <= len(numbers) and numbers[:before] == self._numbers:
            if len(numbers) > before:
                self.beginInsertRows(_ROOT, before, len(numbers) - 1)
                self._numbers = numbers
                self.endInsertRows()
            self.look_again()
            return
        self.beginResetModel()
        self._numbers = numbers
        self.endResetModel()

    def look_again(self) -> None:
        """The rows changed: fetch again those that are looked at."""
        self._blocks.clear()
        if self._numbers:
            last = self.index(len(self._numbers) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def kept(self, place: int) -> Kept | None:
        """The verdict of a row, or None when it was deleted meanwhile or cannot be read."""
        block = place // _BLOCK
        known = self._blocks.get(block)
        if known is None:
            known = self._read(self._numbers[block * _BLOCK : (block + 1) * _BLOCK])
            self._blocks[block] = known
            if len(self._blocks) > _KEPT_BLOCKS:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(block)
        return known.get(self._numbers[place])

    def _read(self, numbers: Iterable[int]) -> dict[int, Kept]:
        """These rows; none of them where the history cannot be read, which `failed` tells."""
        try:
            return self._fetch(numbers)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return {}

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.SCORE:
            return _RIGHT
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return _titles()[section] if 0 <= section < len(Column) else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order: the history sorts, not the table."""
        if 0 <= column < len(Column):
            is_descending = order is Qt.SortOrder.DescendingOrder
            self.order_wanted.emit(SORTS[Column(column)], is_descending)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column is Column.SCORE else None
        if role not in _TOLD:
            return None
        kept = self.kept(index.row())
        if kept is None:
            gone = QCoreApplication.translate("History", "deleted")
            return gone if role == Qt.ItemDataRole.DisplayRole and column == 0 else None
        return self._told(kept, column, Qt.ItemDataRole(role))

    def _told(self, kept: Kept, column: Column, role: Qt.ItemDataRole) -> object:
        path = kept.verdict.picture.path
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(kept, column)
            case Qt.ItemDataRole.ToolTipRole:
                return words.tip(self._tip(kept, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _text(kept, column) if column else sentence(kept)
            case Qt.ItemDataRole.DecorationRole if column is Column.PICTURE:
                return self._thumbnail(path)
            case Qt.ItemDataRole.DecorationRole if column is Column.POSE:
                badge = badge_of(kept)
                color = look.tone(self._palette, badge.tone)
                return icons.pixmap(badge.icon, color, 16, self._ratio)
            case Qt.ItemDataRole.ForegroundRole if self._presence.is_gone(path):
                return look.quiet(self._palette)
        return None

    def _tip(self, kept: Kept, column: Column) -> str:
        path = kept.verdict.picture.path
        if column is Column.POSE:
            return spoken(kept.verdict.error or "") or badge_of(kept).word
        shown = files.printable(path)
        if self._presence.is_gone(path):
            gone = QCoreApplication.translate("History", "{file}\nIs not there any more.")
            return gone.format(file=shown)
        return shown

    def _thumbnail(self, path: Path) -> object:
        if self._presence.is_gone(path):
            return icons.pixmap("broken", look.quiet(self._palette), _MARK, self._ratio)
        image = self._thumbnails.look(str(path), round(_MARK * self._ratio))
        if image is None:
            return None
        if image.isNull():
            return icons.pixmap("broken", look.quiet(self._palette), _MARK, self._ratio)
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(self._ratio)
        return picture

    def _repaint(self, _paths: object) -> None:
        """Something about files is known now. The view paints only what it shows."""
        if self._numbers:
            last = self.index(len(self._numbers) - 1, Column.PICTURE)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DecorationRole])


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOLD = frozenset({
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ForegroundRole,
})  # fmt: skip


def _titles() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("History", "Picture"),
        QCoreApplication.translate("History", "Pose"),
        QCoreApplication.translate("History", "Score"),
        QCoreApplication.translate("History", "When"),
        QCoreApplication.translate("History", "Site"),
        QCoreApplication.translate("History", "Model"),
        QCoreApplication.translate("History", "Folder"),
    )


def _text(kept: Kept, column: Column) -> str:
    verdict = kept.verdict
    match column:
        case Column.PICTURE:
            return words.file_name(verdict.picture.path)
        case Column.POSE:
            return pose_of(kept)
        case Column.SCORE:
            return words.percent(verdict.best.score) if verdict.best is not None else ""
        case Column.WHEN:
            return words.moment(verdict.when)
        case Column.SITE:
            return words.site(verdict.site)
        case Column.MODEL:
            return verdict.model.name if verdict.model is not None else ""
        case Column.FOLDER:
            return files.printable(verdict.picture.path.parent)


def pose_of(kept: Kept) -> str:
    """What the picture shows as far as is known, in words."""
    return answer_of(kept) if kept.corrected is None else words.pose(kept.corrected)


def answer_of(kept: Kept) -> str:
    """What the model answered, in words."""
    best = kept.verdict.best
    if best is None:
        return QCoreApplication.translate("History", "No answer")
    name = words.pose(best.label)
    return name if kept.verdict.decision == best.label else words.guess(name)


def badge_of(kept: Kept) -> words.Badge:
    """How much the answer is worth: what a person said counts most."""
    if kept.corrected is not None:
        corrected = QCoreApplication.translate("History", "Corrected by you")
        return words.Badge("pencil", corrected, look.Tone.GOOD)
    verdict = kept.verdict
    return words.badge(verdict.state, verdict, verdict.threshold)


def sentence(kept: Kept) -> str:
    """The row as a screen reader should say it."""
    return QCoreApplication.translate("History", "{file}: {pose}, {state}, {when}").format(
        file=words.file_name(kept.verdict.picture.path),
        pose=pose_of(kept),
        state=badge_of(kept).word,
        when=words.moment(kept.verdict.when),
    )


def labels_of(
    verdict: Verdict, known: Callable[[ModelInfo | None], tuple[str, ...]]
) -> tuple[str, ...]:
    """The classes a person can choose between, in the order of their numbers. The model's own order
    where nine numbers are enough for it, so that a number always means the same pose; else the best
    classes of this picture."""
    labels = known(verdict.model)
    told = tuple(each.label for each in verdict.classes)
    if labels and len(labels) <= MOST_NUMBERS and set(told) <= set(labels):
        return labels
    return told[:MOST_NUMBERS] if labels else tuple(sorted(told))[:MOST_NUMBERS]


MOST_NUMBERS = 9
"""There are nine keys for classes."""
