"""The log as a table's rows: filtered by level and text, however long it is."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from yogadesk.diagnostics.log import LEVELS, Record
from yogadesk.ui import look, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 100_000
"""Records kept; the oldest go first."""


class Column(IntEnum):
    """In the order shown."""

    WHEN = 0
    LEVEL = 1
    SOURCE = 2
    TEXT = 3


class LogModel(QAbstractTableModel):
    """Holds every record, shows those that pass the filter. `Qt.UserRole` hands out the record."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[Record] = []
        self._shown: list[Record] = []
        self._least = 0
        self._part = ""

    @property
    def records(self) -> Sequence[Record]:
        """What passes the filter, oldest first."""
        return self._shown

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all, filter or not."""
        return not self._all

    def add(self, records: Iterable[Record]) -> None:
        """Append records."""
        fresh = list(records)
        self._all += fresh
        if len(self._all) > MOST:
            del self._all[: len(self._all) - MOST]
            self.filter(LEVELS[self._least], self._part)
            return
        passing = [record for record in fresh if self._passes(record)]
        if passing:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(passing) - 1)
            self._shown += passing
            self.endInsertRows()

    def filter(self, least_level: str, part: str) -> None:
        """Show records of at least this level that hold `part`, in any case, anywhere."""
        self.beginResetModel()
        self._least, self._part = LEVELS.index(least_level), part.casefold()
        self._shown = [record for record in self._all if self._passes(record)]
        self.endResetModel()

    def _passes(self, record: Record) -> bool:
        if LEVELS.index(record.level) < self._least:
            return False
        part = self._part
        return not part or part in record.text.casefold() or part in record.source.casefold()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        record = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cell(record, Column(index.column()))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return record.line()
            case Qt.ItemDataRole.ToolTipRole:
                return words.tip(record.line())
            case Qt.ItemDataRole.ForegroundRole if index.column() == Column.LEVEL:
                return _color(record.level)
            case Qt.ItemDataRole.UserRole:
                return record
        return None

    def _cell(self, record: Record, column: Column) -> str:
        match column:
            case Column.WHEN:
                return record.when
            case Column.LEVEL:
                return record.level.capitalize()
            case Column.SOURCE:
                return record.source
            case Column.TEXT:
                first, _, rest = record.text.partition("\n")
                return f"{first} …" if rest else first

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            titles = (self.tr("When"), self.tr("Level"), self.tr("From"), self.tr("What"))
            return titles[section]
        return None


def _color(level: str) -> QColor | None:
    """A level's colour; the level is written beside it, too."""
    palette = QGuiApplication.palette()
    if level in ("ERROR", "CRITICAL"):
        return look.tone(palette, look.Tone.BAD)
    if level == "WARNING":
        return look.tone(palette, look.Tone.DOUBT)
    return None
