"""What the steps work with: the answers, the way to the site, and what was learned on the way."""

from __future__ import annotations

import webbrowser
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.cloud.calls import Pace
from yogadesk.cloud.session import Session
from yogadesk.cloud.site import CLOUD_BATCH, Site
from yogadesk.setup import bundled
from yogadesk.setup.answers import Answers, AnswersFile
from yogadesk.setup.made import Ledger
from yogadesk.setup.records import Records
from yogadesk.setup.sites import THIS_COMPUTER, SavedSite, SiteBook, file_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yogadesk.cloud.site import ModelSpec, Opener
    from yogadesk.cloud.statement_log import Hears
    from yogadesk.cloud.warehouse import ModelColumns
    from yogadesk.domain import ClassScore
    from yogadesk.setup.answers import Answer, ModelChoice
    from yogadesk.setup.chosen import Chosen
    from yogadesk.work import Ticket


@dataclass
class Learned:
    """What the steps found out, to be shown: the connection's service account, the model as it is
    on the site and its columns there, the reservation in force, the classes of the sample picture,
    best first, and what the model chosen by an answer turned out to be."""

    service_account: str = ""
    model: ModelSpec | None = None
    model_columns: ModelColumns | None = None
    reservation: str = ""
    sample: tuple[ClassScore, ...] = ()
    chosen: tuple[ModelChoice, Chosen] | None = None


class Bench:
    """One set-up of one site. Not for two threads at once.

    `session` is made anew when an answer changed that it depends on.
    """

    def __init__(
        self,
        name: str,
        answers: Answers,
        opener: Callable[[Answers], Opener],
        *,
        home: Path | None = None,
        pace: Pace | None = None,
        open_browser: Callable[[str], object] = webbrowser.open,
        session: Session | None = None,
        renew: bool = False,
        hears: Hears | None = None,
        health: bytes | None = None,
    ) -> None:
        """`opener` makes the way in from the answers; a `session` that is there already is used
        until an answer changes. Without `home` nothing is remembered. With `renew`, data that
        ships is loaded anew where it is there. `hears` is told of each statement that ran.
        `health` is the table of health records, as CSV; those of `home`, or the ones that ship,
        where nobody names one."""
        self.name = name
        self.home = home
        self.pace = pace or Pace()
        self.open_browser = open_browser
        self.learned = Learned()
        self.made = Ledger(file_for(home, name, ".made.json") if home else None)
        self._answers = answers
        self._file = AnswersFile(file_for(home, name, ".json")) if home else None
        self._make_opener = opener
        self._opener: Opener | None = None
        self._session = session
        self._hears = hears
        self.renew = renew
        self._health = health

    @property
    def answers(self) -> Answers:
        """The answers, with the default wherever a step has one."""
        return self._answers.complete()

    @property
    def given(self) -> Answers:
        """The answers that were given, without a default."""
        return self._answers

    def answer(self, step: str, answer: Answer) -> None:
        """Take another answer for a step, and keep it. Raises Trouble when it cannot be kept."""
        answers = self._answers.with_(step, answer)
        if self._file is not None:
            self._file.save(answers)
        if answers == self._answers:
            return
        self._answers = answers
        if step in _SITE and self._session is not None:
            self._session.close()
            self._session = None
        if step in _WAY:
            self._close_opener()

    @property
    def site(self) -> Site:
        """The site as it is answered so far. A name that was not given yet is ""."""
        return site_of(self.name, self.answers)

    def health(self) -> bytes:
        """The table `yoga_health` to load, as CSV with a header. Raises Trouble."""
        if self._health is not None:
            return self._health
        return Records(self.home).content() if self.home else bundled.health_csv()

    def enter(self, ticket: Ticket) -> Session:
        """The site's clients, with the way to it open. Raises Trouble, Cancelled."""
        if self._session is None:
            if self._opener is None:
                self._opener = self._make_opener(self.answers)
            self._session = Session(self.site, self._opener, self.pace, self._hears)
        self._session.open(ticket)
        return self._session

    @property
    def generation(self) -> int:
        """See Session."""
        return self._session.generation if self._session is not None else 0

    def reopen(self, ticket: Ticket, seen: int) -> None:
        """See Session."""
        if self._session is not None:
            self._session.reopen(ticket, seen)

    def leave(self) -> None:
        """Drop the way in, so that the next `enter` asks for it anew."""
        if self._session is not None:
            self._session.close()
            self._session = None
        self._close_opener()

    def remember_site(self) -> None:
        """Enter the finished site in the book. Raises Trouble."""
        if self.home is None or self.name == THIS_COMPUTER.name:
            return
        given = self.answers
        assert given.where is not None
        assert given.sign_in is not None
        entry = SavedSite(self.site, given.where, given.sign_in, self.learned.model)
        SiteBook(self.home).add(entry)

    def forget_site(self) -> None:
        """Strike the site from the book. Raises Trouble."""
        if self.home is not None:
            SiteBook(self.home).remove(self.name)

    def _close_opener(self) -> None:
        close = getattr(self._opener, "close", None)
        if close is not None:
            close()
        self._opener = None


def site_of(name: str, given: Answers) -> Site:
    """The site that complete answers describe. A name that was not given yet is ""."""
    assert given.location is not None
    assert given.connection is not None
    assert given.pictures is not None
    here = given.where is not None and given.where.kind == "engine"
    return Site(
        name=name,
        project=given.project.project if given.project else "",
        location=given.location.location,
        dataset=given.location.dataset,
        connection=given.connection.connection,
        bucket=given.bucket.bucket if given.bucket else "",
        object_table=given.pictures.object_table,
        health_table=given.pictures.health_table,
        prefix=given.bucket.prefix if given.bucket else THIS_COMPUTER.prefix,
        batch_limit=THIS_COMPUTER.batch_limit if here else CLOUD_BATCH,
        is_charged=not here,
    )


_WAY = ("where", "sign_in")
_SITE = ("where", "sign_in", "project", "location", "connection", "bucket", "pictures")
