"""The set-up's steps, run in order: what is there is kept, what is missing is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from yogadesk.cloud.patience import persist
from yogadesk.errors import SiteUnreachable, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from yogadesk.setup.bench import Bench
    from yogadesk.setup.step import Finding, Step
    from yogadesk.work import Progress, Ticket

StepState = Literal["waiting", "checking", "working", "done", "skipped", "failed"]


class Listener(Protocol):
    """Hears how each step goes, from the thread that runs the plan."""

    def step(self, key: str, state: StepState, note: str, trouble: Trouble | None) -> None:
        """`note` is a sentence, "" while there is nothing to say; `trouble` comes with "failed"."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one step ended. "waiting": a dry run found that something is to be made."""

    key: str
    state: StepState
    note: str
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """How each step that was looked at ended, in order. After a failure the rest is not tried."""

    outcomes: tuple[Outcome, ...]

    @property
    def failed(self) -> Outcome | None:
        """The step that failed, if one did."""
        return next((each for each in self.outcomes if each.state == "failed"), None)


class Plan:
    """Steps in the order in which each needs those before it."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = tuple(steps)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.steps)

    def step(self, key: str) -> Step:
        """The step of this key. Raises KeyError."""
        for step in self.steps:
            if step.key == key:
                return step
        raise KeyError(key)

    def run(
        self,
        bench: Bench,
        ticket: Ticket,
        listener: Listener,
        only: AbstractSet[str] | None = None,
        dry_run: bool = False,
    ) -> Report:
        """Look at each step (of `only`, if given) and make what is missing, up to a failure.

        With `dry_run` nothing is made. Raises Cancelled; what was made until then stays and is
        found by the next run.
        """
        outcomes: list[Outcome] = []
        for step in self.steps:
            ticket.check()
            if only is not None and step.key not in only:
                outcome = Outcome(step.key, "skipped", "")
            else:
                is_first_gap = all(each.state != "waiting" for each in outcomes)
                outcome = _go(step, bench, ticket, listener, dry_run, is_first_gap)
            _tell(listener, outcome)
            outcomes.append(outcome)
            if outcome.state == "failed":
                break
        report = Report(tuple(outcomes))
        if report.failed is None and only is None and not dry_run:
            bench.remember_site()
        return report

    def undo(
        self,
        bench: Bench,
        ticket: Ticket,
        listener: Listener,
        only: AbstractSet[str] | None = None,
    ) -> Report:
        """Delete what this set-up made on the site (in the steps of `only`, if given), last first,
        up to a failure. Raises Cancelled.

        What was there before, and what somebody put beside it since, stays.
        """
        outcomes: list[Outcome] = []
        for step in reversed(self.steps):
            ticket.check()
            if only is not None and step.key not in only:
                continue
            outcome = _take_back(step, bench, ticket, listener)
            _tell(listener, outcome)
            outcomes.append(outcome)
            if outcome.state == "failed":
                break
        report = Report(tuple(outcomes))
        if report.failed is None and only is None:
            bench.forget_site()
        return report


def _go(
    step: Step, bench: Bench, ticket: Ticket, listener: Listener, dry_run: bool, is_first_gap: bool
) -> Outcome:
    listener.step(step.key, "checking", "", None)
    heard = ticket.heard_by(_passing_on(step, listener))
    try:
        _require_sound(step, bench)
        finding: Finding = persist(bench, heard, lambda: step.check(bench, heard))
        if finding.state == "missing" and not dry_run:
            listener.step(step.key, "working", finding.detail, None)
            persist(bench, heard, lambda: step.apply(bench, heard))
            finding = persist(bench, heard, lambda: _made(step, bench, heard))
    except Trouble as trouble:
        if dry_run and not is_first_gap:
            return Outcome(step.key, "waiting", "Known once what is missing above is there.")
        return Outcome(step.key, "failed", str(trouble), trouble)
    if finding.state == "blocked":
        return Outcome(step.key, "failed", finding.detail, finding.trouble)
    state: StepState = "done" if finding.state == "ready" else "waiting"
    return Outcome(step.key, state, finding.detail)


def _require_sound(step: Step, bench: Bench) -> None:
    wrong = step.validate(bench.answers)
    if wrong:
        raise Trouble("An answer cannot be used", wrong, "Change it, then try again.")


def _made(step: Step, bench: Bench, ticket: Ticket) -> Finding:
    """What is found after `apply`. Raises Trouble when it is not there, against all that was said.

    Google's services tell each other of new things with a delay: hence SiteUnreachable, which is
    asked again.
    """
    finding = step.check(bench, ticket)
    if finding.state == "missing":
        raise SiteUnreachable(
            "What was made is not there",
            f"{step.title}: it was made without an error, and then: {finding.detail}",
            "Run the set-up again.",
        )
    return finding


def _take_back(step: Step, bench: Bench, ticket: Ticket, listener: Listener) -> Outcome:
    heard = ticket.heard_by(_passing_on(step, listener))
    if not bench.made.of(step.key):
        return Outcome(step.key, "skipped", "")
    listener.step(step.key, "working", "", None)
    try:
        persist(bench, heard, lambda: step.undo(bench, heard))
    except Trouble as trouble:
        return Outcome(step.key, "failed", str(trouble), trouble)
    return Outcome(step.key, "done", "")


def _passing_on(step: Step, listener: Listener) -> Callable[[Progress], None]:
    def hear(progress: Progress) -> None:
        listener.step(step.key, "working", progress.note, None)

    return hear


def _tell(listener: Listener, outcome: Outcome) -> None:
    listener.step(outcome.key, outcome.state, outcome.note, outcome.trouble)
