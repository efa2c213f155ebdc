"""Preconditions of a request: what must (not) be there for it to be carried out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from yogadesk.engine.faults import Fault


class Versioned(Protocol):
    """What has a content version and a metadata version."""

    @property
    def generation(self) -> int: ...

    @property
    def metageneration(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Conditions:
    """Generations to compare with; 0 stands for something that is not there."""

    generation: int | None = None
    not_generation: int | None = None
    metageneration: int | None = None
    not_metageneration: int | None = None

    def check(self, current: Versioned | None, reading: bool = False) -> None:
        """Raise Fault 412 unless they hold (304 where only a newer state was `reading`'s wish)."""
        generation, metageneration = (
            (current.generation, current.metageneration) if current else (0, 0)
        )
        if self.generation not in (None, generation) or self.metageneration not in (
            None,
            metageneration,
        ):
            raise not_met()
        if self.not_generation == generation or self.not_metageneration == metageneration:
            raise Fault(304, "notModified", "Not Modified") if reading else not_met()


NONE = Conditions()


def not_met() -> Fault:
    said = "At least one of the pre-conditions you specified did not hold."
    return Fault(412, "conditionNotMet", said, "If-Match")
