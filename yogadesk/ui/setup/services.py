"""What the assistant works with. All of it is passed in: it builds no client and no file itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.setup.answers import Answers, ModelChoice
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.plan import Plan
    from yogadesk.work import Ticket


class Keeps(Protocol):
    """Where the answers for one site are kept."""

    def load(self) -> Answers: ...

    def save(self, answers: Answers) -> None: ...


class Offers(Protocol):
    """The sample pictures, as files."""

    def names(self) -> list[str]: ...

    def path(self, name: str) -> Path: ...


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a model: a rule of BigQuery's that it keeps (True) or breaks (False), or
    something to know about it (None). `shift` is how its labels would fit, see `labels.SHIFTS`."""

    text: str
    holds: bool | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Services:
    """The assistant's way to everything else.

    `answers` finds what is kept for a site's name, `bench` opens a workplace for it, `begun` lists
    the names of the sites whose set-up made something. `projects` lists the ids of the projects
    that who is signed in can see, `inspect` looks at a model before it is sent anywhere,
    `sign_out` revokes and forgets the sign-in of a site; these run in a lane and may raise
    Trouble. The others are called on the window's thread and must not block. `threshold` is the
    share from which an answer counts; `choose` takes the name of a site on which pictures are to
    be classified from now on.
    """

    plan: Plan
    samples: Offers
    answers: Callable[[str], Keeps]
    bench: Callable[[str, Answers], Bench]
    begun: Callable[[], Sequence[str]]
    projects: Callable[[Bench, Ticket], Sequence[str]]
    inspect: Callable[[Bench, ModelChoice, Ticket], Sequence[Fact]]
    sign_out: Callable[[str], None]
    threshold: Callable[[], float]
    choose: Callable[[str], None]
