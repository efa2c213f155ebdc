"""The shapes the window needs from the rooms below it. Whoever has them can drive the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypedDict, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from yogadesk.classify.why import Occlusion
    from yogadesk.cloud.statement_log import StatementLog
    from yogadesk.domain import Correction, ModelInfo, Picture, State, Verdict
    from yogadesk.history import Kept
    from yogadesk.settings import SettingsFile
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.model.port import ModelPort
    from yogadesk.work import Ticket

    Above = QWidget
    """What a dialog opens above, or a line of the window lies in."""


class Feeds(Protocol):
    """Where a run takes its pictures from: until it is closed and empty."""

    def add(self, paths: Iterable[str | Path]) -> None: ...

    def close(self) -> None: ...

    def hold(self) -> None: ...

    def go_on(self) -> None: ...


class Listens(Protocol):
    """What a run tells while it works, from its own threads."""

    def found(self, pictures: Sequence[Picture]) -> None: ...

    def moved(self, pictures: Sequence[Picture], state: State) -> None: ...

    def answered(self, verdict: Verdict) -> None: ...


class Tallies(Protocol):
    """What a finished run amounts to, in pictures."""

    @property
    def found(self) -> int: ...

    @property
    def done(self) -> int: ...

    @property
    def not_sure(self) -> int: ...

    @property
    def failed(self) -> int: ...


Feed_contra = TypeVar("Feed_contra", contravariant=True)
FeedT = TypeVar("FeedT", bound=Feeds)


class Classifies(Protocol[Feed_contra]):
    """Answers pictures. Both calls block, obey their ticket and raise `Cancelled` or `Trouble`."""

    def classify(self, feed: Feed_contra, ticket: Ticket, listener: Listens) -> Tallies: ...

    def prepare_site(self, ticket: Ticket) -> ModelInfo: ...


class Remembers(Protocol):
    """The answers kept on disk."""

    def verdicts(self, since: datetime | None = None) -> Iterator[Verdict]: ...

    def answers_about(self, path: Path, fingerprint: str, most: int = 100) -> list[Kept]: ...

    def corrections(self) -> list[Correction]: ...

    def queue(self, run: str, paths: Iterable[str | Path]) -> None: ...

    def queued(self) -> dict[str, list[Path]]: ...

    def end_queue(self, run: str) -> None: ...


class Explains(Protocol):
    """Finds out, in a worker thread, which parts of a picture the score of a class rests on."""

    def __call__(self, path: Path, label: str, ticket: Ticket, /) -> Occlusion: ...


@dataclass(frozen=True, slots=True)
class Run:
    """One run that has not started: its feed, and the blocking work that empties it."""

    feed: Feeds
    work: Callable[[Ticket, Listens], Tallies]


class Budgets(Protocol):
    """What runs may cost on a site, in words. Never blocks."""

    def question(self, pictures: int) -> str | None:
        """What to ask before a run of so many pictures; None where it may just begin."""

    def mark(self) -> int:
        """Where the account of a run begins."""

    def spent(self, since: int) -> str | None:
        """What was spent since that mark; None where nothing ran."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where pictures are answered. `title` is for people: "This computer · offline"; `promise` says
    where the pictures go, `icon` names the mark that stands for such a place.

    `prepare` makes the site ready and may be called again; `new_run` opens a run on it. Both are
    called in a worker thread, so they may import what they need. `explain` is None where answers
    cannot be explained, `budget` where nothing costs money.
    """

    title: str
    promise: str
    prepare: Callable[[Ticket], ModelInfo]
    new_run: Callable[[], Run]
    explain: Explains | None = None
    budget: Budgets | None = None
    icon: str = "computer"


class Assists(Protocol):
    """An open assistant. `finished` is its signal of being closed."""

    @property
    def finished(self) -> SignalInstance: ...


@dataclass(frozen=True, slots=True)
class CostLine:
    """A line for the window that shows while something on a site can cost money, hidden at first;
    `inspect` looks, in a lane, whether it should show."""

    widget: QWidget
    inspect: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Sites:
    """The places pictures can be answered at. None of it blocks; `use` makes a site the current
    one, also for the next start, and may raise Trouble.

    `set_up` opens the assistant above a window, with a desk for its jobs and what is to be called
    with the name of the site a person wants to go on with. `cost_line` makes the widget that shows
    what costs money; None while no site was ever set up.
    """

    names: Callable[[], Sequence[str]]
    current: Callable[[], str]
    use: Callable[[str], Site]
    set_up: Callable[[Above, Desk, Callable[[str], None]], Assists]
    cost_line: Callable[[Above, Desk], CostLine | None]


class Passed(TypedDict):
    """What the main window is made with, by the names it takes them by."""

    site: Site
    sites: Sites
    store: Remembers
    settings: SettingsFile
    home: Path
    statements: StatementLog
    history: History
    models: ModelPort


def run(classifier: Classifies[FeedT], feed: FeedT) -> Run:
    """A run of this classifier over a feed of the kind it takes."""
    return Run(feed, lambda ticket, listener: classifier.classify(feed, ticket, listener))
