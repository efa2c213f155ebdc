"""One set-up as the pages share it: the answers so far, and the work on them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from yogadesk.errors import Trouble
from yogadesk.setup import provision
from yogadesk.setup.answers import Answers, Capacity
from yogadesk.setup.bench import Learned
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui.desk import CLOUD, STORE, Desk
from yogadesk.ui.setup.errand import Errand, Runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from yogadesk.setup.answers import Answer
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.made import Made
    from yogadesk.setup.plan import Listener, Report
    from yogadesk.setup.step import Step
    from yogadesk.ui.setup.services import Services
    from yogadesk.work import Ticket

WAY_IN = frozenset({"where", "sign_in"})
"""The steps without which no other can look at the site."""

SIGN_IN = "Sign-in is needed"
"""The title of every Trouble that a new sign-in takes away."""


def asks_to_sign_in(trouble: Trouble) -> bool:
    """Whether it goes away when one signs in again."""
    return trouble.title == SIGN_IN


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last errand left: what was learned, what this set-up made so far, who is in."""

    learned: Learned
    made: tuple[Made, ...] = ()
    account: str = ""


class Case(QObject):
    """The answers for one site, kept as they are given, and the errands for them.

    Signals: `opened` when the answers of another site are here, `troubled` when answers cannot be
    read or kept, `seen_more` when an errand left something new to show.
    """

    opened = Signal()
    troubled = Signal(object)  # Trouble
    seen_more = Signal()

    def __init__(self, desk: Desk, services: Services, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.services = services
        self.name = name
        self.answers = Answers()
        self.seen = Seen(Learned())
        self.runner = Runner(desk, self)
        self.steps: dict[str, Step] = {step.key: step for step in services.plan.steps}
        self._bench: Bench | None = None
        self._where: Where | None = None
        self._is_moved = False

    def open_site(self, name: str, where: Where | None = None, is_moved: bool = False) -> None:
        """Take up the answers of the site of this name, if it has any; `where` it is counts for a
        new one, and for another only if it `is_moved`. `opened` tells when."""
        self.runner.cancel()
        self._close_bench()
        self.name = name
        self.seen = Seen(Learned())
        self._where, self._is_moved = where, is_moved
        job = self.desk.submit(STORE, lambda _ticket: self.services.answers(name).load())
        job.succeeded.connect(self._take_up)
        job.on_failure(self._tell)

    def _take_up(self, answers: Answers) -> None:
        self.answers = answers
        where, self._where = self._where, None
        if where is not None and (self._is_moved or answers.where is None):
            self.put("where", where)
        self.opened.emit()

    def put(self, key: str, answer: Answer) -> None:
        """Take an answer and keep it. "On this computer" answers nearly everything."""
        if getattr(self.answers, key) == answer:
            return
        answers = self.answers.with_(key, answer)
        if isinstance(answer, Where) and answer.kind == "engine":
            answers = _here(answer, answers)
        self.answers = answers
        self._keep()

    def _keep(self) -> None:
        keeper, answers = self.services.answers(self.name), self.answers
        self.desk.submit(STORE, lambda _ticket: keeper.save(answers)).on_failure(self._tell)

    def problem(self, key: str, answer: Answer | None = None) -> str | None:
        """What is wrong with this answer, or with the one given for the step. None: nothing."""
        answers = self.answers if answer is None else self.answers.with_(key, answer)
        step = self.steps.get(key)
        return step.validate(answers) if step is not None else None

    @property
    def is_here(self) -> bool:
        """Whether it is this computer that is set up."""
        return self.answers.where is not None and self.answers.where.kind == "engine"

    def run(self, only: AbstractSet[str] | None = None, dry_run: bool = False) -> Errand:
        """Run the plan; its Report is what succeeds."""
        plan = self.services.plan

        def work(bench: Bench, ticket: Ticket, listener: Listener) -> Report:
            return plan.run(bench, ticket, listener, None if only is None else set(only), dry_run)

        return self.do(work)

    def take_back(self, only: str | None = None) -> Errand:
        """Delete what was made on the site, all of it or what one step made."""

        def work(bench: Bench, ticket: Ticket, listener: Listener) -> Any:
            if only is not None:
                return self.steps[only].undo(bench, ticket)
            return self.services.plan.undo(bench, ticket, listener)

        return self.do(work)

    def do(self, work: Callable[[Bench, Ticket, Listener], Any]) -> Errand:
        """Do something on the bench of this site, with the answers as they are now."""
        answers, name = self.answers, self.name

        def whole(ticket: Ticket, errand: Errand) -> Any:
            bench = self._bench_for(name, answers)
            with errand.hearing_of_browser(bench):
                try:
                    return work(bench, ticket, errand)
                finally:
                    self._look_at(bench, name)

        errand = self.runner.run(whole)
        errand.ended.connect(self._adopt)
        return errand

    def _adopt(self) -> None:
        """Who signed in during the errand belongs to the answers. The bench keeps its own: what
        was answered meanwhile is kept after it."""
        given = self.answers.sign_in
        if given is not None and self.seen.account and not given.account:
            self.put("sign_in", replace(given, account=self.seen.account))
        self._keep()
        self.seen_more.emit()

    def close(self) -> None:
        """Stop what runs and leave the site."""
        self.runner.cancel()
        self._close_bench()

    def _bench_for(self, name: str, answers: Answers) -> Bench:
        """In the lane, one at a time: the bench, told what was answered since."""
        if self._bench is None or self._bench.name != name:
            self._bench = self.services.bench(name, answers)
        bench = self._bench
        for each in fields(Answers):
            answer = getattr(answers, each.name)
            if answer is not None and answer != getattr(bench.given, each.name):
                bench.answer(each.name, answer)
        return bench

    def _look_at(self, bench: Bench, name: str) -> None:
        if name != self.name:
            return
        made = tuple(one for key in self.services.plan.keys for one in bench.made.of(key))
        sign_in = bench.answers.sign_in
        self.seen = Seen(bench.learned, made, sign_in.account if sign_in is not None else "")

    def _close_bench(self) -> None:
        bench, self._bench = self._bench, None
        if bench is not None:
            self.desk.submit(CLOUD, lambda _ticket: bench.leave())

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self.troubled.emit(error)


def _here(where: Where, given: Answers) -> Answers:
    """What sets this computer up: nothing is asked but the model."""
    answers = provision.answers_for(THIS_COMPUTER)
    return replace(
        answers,
        where=where,
        sign_in=SignIn("engine"),
        model=given.model,
        capacity=Capacity(),
        try_it=given.try_it,
    )
