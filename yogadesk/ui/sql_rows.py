"""The statements of this session as rows, newest last, and light colours for their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont, QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from yogadesk.ui import look, words
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor

    from yogadesk.cloud.statement_log import StatementRun

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_UNKNOWN = "–"
_KEYWORDS = (
    "AND|ARRAY|AS|ASC|BY|CALL|CREATE|CROSS|DELETE|DESC|DISTINCT|DROP|EXISTS|EXTERNAL|FALSE|FROM|"
    "GROUP|HAVING|IF|IN|INNER|INSERT|INTO|IS|JOIN|LEFT|LIMIT|MODEL|NOT|NULL|OFFSET|ON|OPTIONS|OR|"
    "ORDER|OVER|PARTITION|QUALIFY|REPLACE|SELECT|STRUCT|TABLE|TRUE|UNION|UNNEST|UPDATE|USING|"
    "VALUES|WHERE|WITH|CONNECTION"
)
_PARTS = re.compile(
    rf"(?P<comment>--[^\n]*)|(?P<text>'(?:[^'\\]|\\.)*')|(?P<name>`[^`]*`)|(?P<parameter>@\w+)|"
    rf"\b(?P<keyword>{_KEYWORDS})\b|(?P<function>\b[A-Z][A-Z_.]+(?=\())"
)


class StatementModel(QAbstractTableModel):
    """One row a statement, one column a fact. The longest sessions lose their oldest rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[StatementRun] = []
        self._columns: tuple[tuple[str, Callable[[StatementRun], str], bool], ...] = (
            (QCoreApplication.translate("Sql", "When"), lambda run: clock(run), False),
            (QCoreApplication.translate("Sql", "What for"), lambda run: purpose(run), False),
            (QCoreApplication.translate("Sql", "Site"), lambda run: words.site(run.site), False),
            (QCoreApplication.translate("Sql", "Duration"), lambda r: seconds(r.seconds), True),
            (QCoreApplication.translate("Sql", "Bytes"), lambda r: size(r.bytes_processed), True),
            (QCoreApplication.translate("Sql", "Slot time"), lambda r: slot_time(r.slot_ms), True),
            (QCoreApplication.translate("Sql", "Cache"), lambda run: cache(run), False),
            (QCoreApplication.translate("Sql", "Job"), lambda run: run.job_id or _UNKNOWN, False),
        )

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def run_at(self, place: int) -> StatementRun:
        return self._runs[place]

    def add(self, runs: Sequence[StatementRun]) -> None:
        """These ran since the last time."""
        first = len(self._runs)
        self.beginInsertRows(_ROOT, first, first + len(runs) - 1)
        self._runs.extend(runs)
        self.endInsertRows()

    def drop(self, count: int) -> None:
        """The oldest are not kept any more."""
        if count > 0:
            self.beginRemoveRows(_ROOT, 0, count - 1)
            del self._runs[:count]
            self.endRemoveRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        run = self._runs[index.row()]
        _, text, is_number = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text(run)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if is_number else None
            case Qt.ItemDataRole.ToolTipRole:
                return words.tip(spoken(run.error) or text(run))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section][0]
        return None


def clock(run: StatementRun) -> str:
    """The local time it began."""
    return f"{run.when.astimezone():%H:%M:%S}"


def purpose(run: StatementRun) -> str:
    """What it ran for; that it failed is said first."""
    doing = spoken(run.doing)
    said = doing[:1].upper() + doing[1:]
    if run.pictures:
        said = f"{said} ({words.pictures(run.pictures)})"
    if run.error:
        return QCoreApplication.translate("Sql", "Failed: {doing}").format(doing=said)
    return said


def seconds(value: float) -> str:
    return QCoreApplication.translate("Sql", "{number} s").format(number=words.decimal(value, 2))


def size(count: int | None) -> str:
    """So many bytes in the largest unit that makes sense."""
    if count is None:
        return _UNKNOWN
    value, units = float(count), ("B", "kB", "MB", "GB", "TB")
    unit = 0
    while value >= 1000 and unit < len(units) - 1:
        value, unit = value / 1000, unit + 1
    return f"{words.decimal(value, 1 if unit else 0)} {units[unit]}"


def slot_time(milliseconds: int | None) -> str:
    """Slot milliseconds as a span of slot time."""
    return _UNKNOWN if milliseconds is None else seconds(milliseconds / 1000)


def cache(run: StatementRun) -> str:
    if run.is_from_cache is None:
        return _UNKNOWN
    if run.is_from_cache:
        return QCoreApplication.translate("Sql", "hit")
    return QCoreApplication.translate("Sql", "no")


class SqlColors(QSyntaxHighlighter):
    """Lets keywords, names, texts and comments be told apart, in colours of the palette."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self.use(palette)

    def use(self, palette: QPalette) -> None:
        """Take this palette's colours."""
        text = palette.color(QPalette.ColorRole.Text)
        self._formats = {
            "keyword": _format(text, QFont.Weight.DemiBold),
            "function": _format(look.tone(palette, look.Tone.GOOD)),
            "name": _format(look.mix(text, look.accent(palette), 0.45)),
            "text": _format(look.tone(palette, look.Tone.DOUBT)),
            "parameter": _format(look.tone(palette, look.Tone.BAD), QFont.Weight.DemiBold),
            "comment": _format(look.quiet(palette)),
        }
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for found in _PARTS.finditer(text):
            kind = found.lastgroup
            if kind is not None:
                self.setFormat(found.start(), len(found[0]), self._formats[kind])


def _format(color: QColor, weight: QFont.Weight = QFont.Weight.Normal) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    made.setFontWeight(weight)
    return made
