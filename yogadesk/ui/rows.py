"""The pictures of the window, a row each: states, answers and counts. No thread, no file."""

from __future__ import annotations

from collections import Counter
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

from yogadesk import files
from yogadesk.domain import Picture, State, Verdict
from yogadesk.ui import words
from yogadesk.ui.seen import decided_at, state_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_CANNOT_BE_RETAKEN = frozenset(
    {State.WAITING, State.PREPARING, State.UPLOADING, State.CLASSIFYING, State.DONE, State.NOT_SURE}
)


class Role(IntEnum):
    """What a cell hands out beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1  # Row
    SORT = Qt.ItemDataRole.UserRole + 2  # float, the best score, -1 without an answer


class Row:
    """One picture: its file, where it stands, and its answer once there is one."""

    __slots__ = ("path", "state", "verdict")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = State.WAITING
        self.verdict: Verdict | None = None

    @property
    def title(self) -> str:
        """The pose's display name, a question where it is not sure, else the file's name."""
        if self.verdict is None or self.verdict.best is None:
            return words.file_name(self.path)
        name = words.pose(self.verdict.best.label)
        return words.guess(name) if self.state is State.NOT_SURE else name

    @property
    def score(self) -> float | None:
        best = self.verdict.best if self.verdict is not None else None
        return best.score if best is not None else None


class PictureModel(QAbstractTableModel):
    """All pictures in the order they came. One column; a row object by role.

    Changes made in one turn are announced together by `announce`, as one range.
    """

    counted = Signal()  # the numbers in `counts` changed

    def __init__(self, threshold: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._places: dict[Path, int] = {}
        self._threshold = threshold
        self._changed: tuple[int, int] | None = None
        self.counts: Counter[State] = Counter()

    @property
    def threshold(self) -> float:
        return self._threshold

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return files.printable(row.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.sentence(row)
            case Role.ROW:
                return row
            case Role.SORT:
                return -1.0 if row.score is None else row.score
        return None

    @property
    def has_answers(self) -> bool:
        """Whether any picture has an answer, be it the reason why there is none."""
        return any(self.counts[s] for s in (State.DONE, State.NOT_SURE, State.FAILED))

    def row_at(self, place: int) -> Row:
        return self._rows[place]

    def row_of(self, path: Path) -> Row | None:
        place = self._places.get(path)
        return None if place is None else self._rows[place]

    def place_of(self, path: Path) -> int:
        """The row number of a listed file. Raises KeyError."""
        return self._places[path]

    def sentence(self, row: Row) -> str:
        """The row as a screen reader should say it."""
        mark = words.badge(row.state, row.verdict, self._threshold).word
        if row.score is None:
            return QCoreApplication.translate("Rows", "{file}: {state}").format(
                file=words.file_name(row.path), state=mark
            )
        return QCoreApplication.translate("Rows", "{pose}, {score}, {state}: {file}").format(
            pose=row.title,
            score=words.percent(row.score),
            state=mark,
            file=words.file_name(row.path),
        )

    def take(self, paths: Iterable[Path]) -> list[Path]:
        """List these files; the ones that now want an answer come back.

        A listed file that failed or was cancelled is taken again; any other is left as it is.
        """
        fresh: list[Path] = []
        again: list[Path] = []
        for path in dict.fromkeys(paths):
            row = self.row_of(path)
            if row is None:
                fresh.append(path)
            elif row.state not in _CANNOT_BE_RETAKEN:
                again.append(path)
        self._append([Row(path) for path in fresh])
        for path in again:
            self._put(self._places[path], State.WAITING, None)
        return fresh + again

    def move(self, paths: Sequence[Path], state: State) -> None:
        """These files stand elsewhere now. An answered file stays answered."""
        for path in paths:
            place = self._places.get(path)
            if place is not None and self._rows[place].verdict is None:
                self._put(place, state, None)

    def answer(self, verdict: Verdict) -> None:
        """Show an answer; a file that is not listed yet is listed now."""
        self.answer_all((verdict,))

    def answer_all(self, verdicts: Sequence[Verdict]) -> None:
        fresh: dict[Path, Row] = {}
        for verdict in verdicts:
            path = verdict.picture.path
            if path not in self._places and path not in fresh:
                fresh[path] = Row(path)
        self._append(list(fresh.values()))
        for verdict in verdicts:
            state = state_at(verdict, self._threshold)
            self._put(self._places[verdict.picture.path], state, verdict)

    def cancel_open(self) -> None:
        """Every picture that still waits for an answer is cancelled."""
        for place, row in enumerate(self._rows):
            if not row.state.is_final:
                self._put(place, State.CANCELLED, None)
        self.announce()

    def paths_in(self, *states: State) -> list[Path]:
        return [row.path for row in self._rows if row.state in states]

    def answers(self) -> list[Verdict]:
        """Every answer, as it is shown: decided at the threshold that holds now."""
        given = (row.verdict for row in self._rows)
        return [decided_at(verdict, self._threshold) for verdict in given if verdict is not None]

    def pictures(self) -> list[Picture]:
        return [Picture(row.path) for row in self._rows]

    def set_threshold(self, threshold: float) -> None:
        """Hold every answer against another threshold."""
        self._threshold = threshold
        for place, row in enumerate(self._rows):
            if row.verdict is not None:
                self._put(place, state_at(row.verdict, threshold), row.verdict)
        self._touch(0)
        self._touch(len(self._rows) - 1)
        self.announce()

    def clear(self) -> None:
        self.beginResetModel()
        self._rows.clear()
        self._places.clear()
        self.counts.clear()
        self._changed = None
        self.endResetModel()
        self.counted.emit()

    def announce(self) -> None:
        """Tell the views what changed since the last time, as one range of rows."""
        if self._changed is None or not self._rows:
            return
        first, last = self._changed
        self._changed = None
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        self.counted.emit()

    def _append(self, rows: list[Row]) -> None:
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
        self._rows.extend(rows)
        self._places.update((row.path, first + n) for n, row in enumerate(rows))
        self.counts[State.WAITING] += len(rows)
        self.endInsertRows()
        self._touch(first)

    def _put(self, place: int, state: State, verdict: Verdict | None) -> None:
        row = self._rows[place]
        self.counts[row.state] -= 1
        self.counts[state] += 1
        row.state = state
        row.verdict = verdict
        self._touch(place)

    def _touch(self, place: int) -> None:
        if self._changed is None:
            self._changed = (place, place)
        else:
            first, last = self._changed
            self._changed = (min(first, place), max(last, place))
