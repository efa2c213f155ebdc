"""Who hears what becomes of the pictures of a run, and the run's totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.domain import Picture, State, Verdict


class Listener(Protocol):
    """Called from worker threads, one call at a time for each picture but not over pictures."""

    def found(self, pictures: Sequence[Picture]) -> None:
        """These pictures belong to the run from now on."""

    def moved(self, pictures: Sequence[Picture], state: State) -> None:
        """These pictures are in another state; never a final one, except CANCELLED."""

    def answered(self, verdict: Verdict) -> None:
        """The answer for one picture. It is in the history already."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to, in pictures."""

    found: int
    done: int
    not_sure: int
    failed: int
