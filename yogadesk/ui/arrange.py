"""Which rows show, and in which order: worked out from rows and wishes, in any thread."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePath
from typing import TYPE_CHECKING

from yogadesk import order
from yogadesk.domain import State
from yogadesk.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.ui.rows import Row
    from yogadesk.work import Ticket

    Key = Callable[[Row], str | float | None]

ON_THE_WAY = frozenset({State.WAITING, State.PREPARING, State.UPLOADING, State.CLASSIFYING})
LISTED = frozenset(State) - {State.SKIPPED}
"""What shows while nobody asks for a state: a skipped file is no picture of the list."""

_PIECE = 2000
_ORDER = {state: float(place) for place, state in enumerate(State)}


class Sort(Enum):
    """What rows are sorted by. Rows without such a thing come last, in either direction."""

    ADDED = auto()
    NAME = auto()
    STATE = auto()
    POSE = auto()
    CONFIDENCE = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see. `pose` is a class label; None and "" let everything through."""

    sort: Sort = Sort.ADDED
    is_descending: bool = False
    states: frozenset[State] = LISTED
    pose: str | None = None
    level: words.Level | None = None
    text: str = ""

    @property
    def is_filtered(self) -> bool:
        return self.states != LISTED or bool(self.pose or self.level or self.text.strip())


class Filter:
    """Says of one row whether it fits a wish at a threshold."""

    def __init__(self, wish: Wish, threshold: float) -> None:
        self._states = wish.states
        self._pose = wish.pose
        self._level = wish.level
        self._parts = wish.text.casefold().split()
        self._threshold = threshold
        self._poses: dict[str, str] = {}

    def fits(self, row: Row) -> bool:
        if row.state not in self._states:
            return False
        best = row.verdict.best if row.verdict is not None else None
        if self._pose is not None and (best is None or best.label != self._pose):
            return False
        if self._level is not None and (
            best is None or words.level_of(best, self._threshold) is not self._level
        ):
            return False
        if not self._parts:
            return True
        said = PurePath(row.file).name.casefold()
        if best is not None:
            said = f"{said} {self._pose_name(best.label)}"
        return all(part in said for part in self._parts)

    def _pose_name(self, label: str) -> str:
        """The display name as it is looked for, translated once."""
        name = self._poses.get(label)
        if name is None:
            name = self._poses[label] = words.pose(label).casefold()
        return name


def arrange(rows: Sequence[Row], wish: Wish, threshold: float, ticket: Ticket) -> array[int]:
    """The places of the rows that fit, in the order wished for. Raises Cancelled."""
    fits = Filter(wish, threshold).fits
    key = _key(wish.sort)
    keys: dict[int, str | float] = {}
    last: list[int] = []
    for start in range(0, len(rows), _PIECE):
        ticket.check()
        for place, row in enumerate(rows[start : start + _PIECE], start):
            if fits(row):
                value = key(row)
                if value is None:
                    last.append(place)
                else:
                    keys[place] = value
    first = list(keys)
    if wish.sort is not Sort.ADDED or wish.is_descending:
        first = order.in_order(
            first, keys.__getitem__, ticket.check, is_descending=wish.is_descending
        )
    return array("I", first + last)


def _key(sort: Sort) -> Key:
    keys: dict[Sort, Key] = {
        Sort.ADDED: lambda row: float(row.place),
        Sort.NAME: lambda row: order.natural(PurePath(row.file).name),
        Sort.STATE: lambda row: _ORDER[row.state],
        Sort.POSE: _pose_key,
        Sort.CONFIDENCE: lambda row: row.score,
        Sort.TIME: lambda row: None if row.verdict is None else row.verdict.when.timestamp(),
    }
    return keys[sort]


def _pose_key(row: Row) -> str | None:
    best = row.verdict.best if row.verdict is not None else None
    return None if best is None else words.pose(best.label).casefold()
