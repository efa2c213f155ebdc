"""The pictures of the window, a row each: states, answers and counts. No thread, no file."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path
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
from yogadesk.ui.seen import decided_at, shipped_records, state_at
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from yogadesk.domain import PoseRecord

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
    """One picture: its file, where it stands, and its answer once there is one.

    `file` is the path as text: a hundred thousand `Path` objects take 80 MB. `place` is its number
    in the order the files came, `left_out` says why it was skipped (words.Skip), if it was.
    """

    __slots__ = ("file", "left_out", "place", "state", "verdict")

    def __init__(self, file: str, left_out: words.Skip | None = None) -> None:
        self.file = file
        self.place = -1
        self.state = State.WAITING if left_out is None else State.SKIPPED
        self.verdict: Verdict | None = None
        self.left_out = left_out

    @property
    def path(self) -> Path:
        return Path(self.file)

    @property
    def reason(self) -> str:
        """Why there is no answer, and what to do, in sentences; "" when there is one or will be."""
        if self.verdict is not None:
            return spoken(self.verdict.error or "")
        if self.left_out is not None and self.state is State.SKIPPED:
            return words.skipped(self.left_out)
        return ""

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
    touched = Signal(object)  # set[int]: the places whose rows changed, before `dataChanged`
    removed = Signal(object)  # list[int]: the places of rows that were taken off, ascending
    unskipped = Signal()  # a skipped file is to be classified after all

    def __init__(self, threshold: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._by_file: dict[str, Row] = {}
        self._threshold = threshold
        self._changed: set[int] = set()
        self.counts: Counter[State] = Counter()
        self.poses: set[str] = set()  # the labels that were answered
        self.records: Callable[[], Mapping[str, PoseRecord]] = shipped_records

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
                return words.tip("\n".join(filter(None, (files.printable(row.path), row.reason))))
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

    def rows(self) -> list[Row]:
        """All rows in the order they came; a list of the caller's own."""
        return list(self._rows)

    def row_of(self, file: str | Path) -> Row | None:
        return self._by_file.get(_key(file))

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

    def take(self, paths: Iterable[str | Path]) -> list[str]:
        """List these files; the ones that now want an answer come back, as text.

        A listed file that failed, was cancelled or skipped is taken again; any other is left as it
        is.
        """
        fresh: dict[str, Row] = {}
        again: list[Row] = []
        for file in dict.fromkeys(os.fspath(path) for path in paths):
            key = _key(file)
            row = self._by_file.get(key)
            if row is None:
                fresh.setdefault(key, Row(file))
            elif row.state not in _CANNOT_BE_RETAKEN:
                again.append(row)
        self._append(fresh)
        is_unskipped = any(row.state is State.SKIPPED for row in again)
        for row in again:
            self._put(row, State.WAITING, None)
        if is_unskipped:
            self.unskipped.emit()
        return [row.file for row in (*fresh.values(), *again)]

    def skip(self, left_out: Iterable[tuple[str, words.Skip]]) -> int:
        """List files that are left out, with the reason; how many of them were not listed yet."""
        fresh: dict[str, Row] = {}
        for file, why in left_out:
            key = _key(file)
            if key not in self._by_file:
                fresh.setdefault(key, Row(file, why))
        self._append(fresh)
        return len(fresh)

    def move(self, paths: Iterable[str | Path], state: State) -> None:
        """News from the run. A late one does not undo what was decided: answered stays answered."""
        for path in paths:
            row = self.row_of(path)
            if row is not None and row.verdict is None:
                self._put(row, state, None)

    def answer(self, verdict: Verdict) -> None:
        """Show an answer; a file that is not listed yet is listed now."""
        self.answer_all((verdict,))

    def answer_all(self, verdicts: Sequence[Verdict]) -> None:
        fresh: dict[str, Row] = {}
        for verdict in verdicts:
            file = str(verdict.picture.path)
            key = _key(file)
            if key not in self._by_file:
                fresh.setdefault(key, Row(file))
        self._append(fresh)
        self.poses.update(verdict.best.label for verdict in verdicts if verdict.best is not None)
        for verdict in verdicts:
            row = self._by_file[_key(verdict.picture.path)]
            self._put(row, state_at(verdict, self._threshold), verdict)

    def cancel_open(self, first: int = 0, last: int | None = None) -> None:
        """Every picture between these places that still waits for an answer is cancelled."""
        for row in self._rows[first:last]:
            if not row.state.is_final:
                self._put(row, State.CANCELLED, None)
        self.announce()

    def files_in(self, *states: State) -> list[str]:
        return [row.file for row in self._rows if row.state in states]

    def remove(self, rows: Iterable[Row]) -> list[Row]:
        """Take rows off the list; those that went, in order. One that a run works on stays."""
        gone = {row.place: row for row in rows if row.state.is_final}
        if gone:
            self.beginResetModel()
            self._rows = [row for row in self._rows if row.place not in gone]
            for row in gone.values():
                del self._by_file[_key(row.file)]
                self.counts[row.state] -= 1
            self._number(0)
            self._changed.clear()
            self.removed.emit(sorted(gone))
            self.endResetModel()
            self.counted.emit()
        return [gone[place] for place in sorted(gone)]

    def restore(self, rows: Iterable[Row]) -> None:
        """Put removed rows back, at the end; not those that were listed anew meanwhile."""
        self._append({key: r for r in rows if (key := _key(r.file)) not in self._by_file})
        self.announce()

    def answers(self) -> list[Verdict]:
        """Every answer, as it is shown: decided at the threshold that holds now."""
        given = (row.verdict for row in self._rows)
        records = self.records()
        return [decided_at(each, self._threshold, records) for each in given if each is not None]

    def decided(self, verdict: Verdict) -> Verdict:
        """An answer as it is shown: decided at the threshold that holds now."""
        return decided_at(verdict, self._threshold, self.records())

    def problems(self) -> list[Verdict]:
        """What failed and what was skipped, each with its reason."""
        states = (State.FAILED, State.SKIPPED)
        return [row.verdict or _unasked(row) for row in self._rows if row.state in states]

    def set_threshold(self, threshold: float) -> None:
        """Hold every answer against another threshold."""
        self._threshold = threshold
        for row in self._rows:
            if row.verdict is not None:
                self._put(row, state_at(row.verdict, threshold), row.verdict)
        self.announce()

    def clear(self) -> None:
        self.beginResetModel()
        self._rows.clear()
        self._by_file.clear()
        self.counts.clear()
        self._changed.clear()
        self.endResetModel()
        self.counted.emit()

    def announce(self) -> None:
        """Tell the views what changed since the last time, as one range of rows."""
        if not self._changed or not self._rows:
            return
        changed, self._changed = self._changed, set()
        self.touched.emit(changed)
        self.dataChanged.emit(self.index(min(changed), 0), self.index(max(changed), 0))
        self.counted.emit()

    def _append(self, rows: dict[str, Row]) -> None:
        """Add rows, each under the key of its file."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
        self._rows.extend(rows.values())
        self._by_file.update(rows)
        self._number(first)
        self.counts.update(row.state for row in rows.values())
        self.endInsertRows()
        self._changed.add(first)

    def _number(self, first: int) -> None:
        for place in range(first, len(self._rows)):
            self._rows[place].place = place

    def _put(self, row: Row, state: State, verdict: Verdict | None) -> None:
        self.counts[row.state] -= 1
        self.counts[state] += 1
        row.state = state
        row.verdict = verdict
        self._changed.add(row.place)


def _key(file: str | Path) -> str:
    """What tells files apart: on Windows regardless of case."""
    return os.path.normcase(file)


def _unasked(row: Row) -> Verdict:
    """A file that was never asked about, as an answer that says why."""
    return Verdict(
        picture=Picture(row.path),
        decision=None,
        classes=(),
        health=None,
        model=None,
        site="",
        uri=None,
        error=row.reason,
        threshold=0.0,
        fingerprint="",
        when=datetime.now(UTC),
    )
