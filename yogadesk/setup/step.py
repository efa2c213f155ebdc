"""What a step of the set-up is: it looks, makes, takes back, and says what it would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from yogadesk.errors import Trouble
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

FindingState = Literal["ready", "missing", "blocked"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a step found. "ready": nothing to do; "missing": `apply` would make it; "blocked": a
    person has to do something first, and `trouble` says what. `detail` is a sentence."""

    state: FindingState
    detail: str
    trouble: Trouble | None = None


class Step(Protocol):
    """One step. It has no state: everything it needs and changes is on the bench."""

    @property
    def key(self) -> str:
        """Its name in `--only` and in `Answers`."""

    @property
    def title(self) -> str:
        """A few words for the list of steps."""

    @property
    def permissions(self) -> tuple[str, ...]:
        """Google's permissions that it needs in the project."""

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        """What is there already. Changes nothing. Raises Trouble when that cannot be told."""

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        """Make what is missing; find and reuse what is there. Safe to repeat at any point.

        Waiting is reported through the ticket. Raises Trouble, Cancelled.
        """

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        """Delete what `apply` made, and only that. Safe to repeat. Raises Trouble, Cancelled."""

    def commands(self, answers: Answers) -> str:
        """The same by hand: lines of gcloud, bq and SQL to copy. "" where there are none."""

    def cost(self, answers: Answers) -> str | None:
        """What it costs, in a sentence; None when nothing."""

    def validate(self, answers: Answers) -> str | None:
        """What is wrong with its answer, in a sentence, as typed; None when it is fine."""


class Plain:
    """What most steps have in common: they cost nothing, and nothing can be wrong with them."""

    permissions: tuple[str, ...] = ()

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        """Nothing was made."""

    def cost(self, answers: Answers) -> str | None:
        """Nothing."""

    def validate(self, answers: Answers) -> str | None:
        """Any answer is fine."""
