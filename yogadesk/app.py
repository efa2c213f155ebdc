"""The composition root: the one place that builds sites, clients and store."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self, TypeVar

from yogadesk.cloud.statement_log import StatementLog
from yogadesk.diagnostics import logs
from yogadesk.errors import Trouble
from yogadesk.late import Late
from yogadesk.settings import SettingsFile
from yogadesk.setup.sites import THIS_COMPUTER, SiteBook
from yogadesk.training.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from yogadesk.classify import Classifier, Options
    from yogadesk.cloud.launcher import EngineLauncher
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec, Opener, Site
    from yogadesk.domain import ModelInfo, PoseRecord
    from yogadesk.history import Query, Store
    from yogadesk.setup.records import Records
    from yogadesk.setup.sites import SavedSite
    from yogadesk.training.models import Models, Own
    from yogadesk.training.parity import Parity
    from yogadesk.training.seen import Seen
    from yogadesk.ui.manners import Kept
    from yogadesk.work import Ticket

T = TypeVar("T")


class App:
    """Everything of one home folder, joined. A context: leaving it ends what it started.

    `site`, `threshold` and `top_k` stand in for the settings of those names, for this run only.
    Raises Trouble when the home folder cannot be used, or there is no such site. The history is
    opened now; with `is_late` when it is first used, which then may raise Trouble; and this
    computer stands in for a site of the settings that was deleted.
    """

    def __init__(
        self,
        home: Path,
        site: str | None = None,
        threshold: float | None = None,
        top_k: int | None = None,
        *,
        is_late: bool = False,
    ) -> None:
        self.home = home
        self._kept = ExitStack()
        self._log = logs.begin(home)
        self._threshold, self._top_k = threshold, top_k
        self.settings = SettingsFile(home / "settings.json")
        self._store = Late(lambda: _open_store(home))
        self.store = self._store.stand_in()
        self.book = SiteBook(home)
        self._seen: Seen | None = None
        self._launcher = Late(lambda: _launcher(home))
        self._sessions: dict[str, Session] = {}
        self.statements = StatementLog()
        try:
            self._name = site or (self.in_use() if is_late else self.settings.current.site)
            self.site = self.book.find(self._name).site
            if not is_late:
                self._store.get()
        except BaseException:
            self.close()
            raise

    @cached_property
    def classifier(self) -> Classifier:
        """What classifies on `site`."""
        return self.on(self._name)[1]

    def in_use(self) -> str:
        """The name of the site that the settings choose; of this computer when it is gone."""
        return self.book.known(self.settings.current.site)

    def on(self, name: str) -> tuple[Site, Classifier]:
        """A site and what classifies on it. Several may be in use side by side.

        Nothing is opened before the first picture. Raises Trouble when there is no such site.
        """
        from yogadesk.classify import Classifier

        saved = self.book.find(name)
        return saved.site, Classifier(
            self._session(saved),
            self.store,
            lambda: self.models.answering(name),
            self.options,
            lambda: self.records.content(),
        )

    def seen(self) -> Seen:
        """What is known of pictures that were taught or measured. Raises Trouble."""
        from yogadesk.training.seen import Seen

        if self._seen is None:
            self._seen = self.keep(Seen(self.home / "training" / "seen.sqlite"), Seen.close)
        return self._seen

    @cached_property
    def models(self) -> Models:
        """The models of every site, taught ones too."""
        from yogadesk.training.models import Models

        return Models(
            Book(self.home),
            lambda site: _own_model(self.book.find(site)),
            self._ready,
            self.seen,
            lambda: self.store.corrections(),  # not yet: the history is opened when it is used
            lambda fingerprint: self.store.places_of(fingerprint),
        )

    @cached_property
    def records(self) -> Records:
        """What each pose is good for."""
        from yogadesk.setup.records import Records

        return Records(self.home)

    def save_records(self, site: str, records: Iterable[PoseRecord], ticket: Ticket) -> None:
        """Keep these records here, and put them on a site. Raises Trouble, Cancelled."""
        from yogadesk.cloud import warehouse
        from yogadesk.setup import bundled

        self.records.keep(records)
        session = self._ready(site, ticket)
        content = self.records.content()
        table = session.site.health_table
        warehouse.load_csv(session, table, bundled.HEALTH_COLUMNS, content, ticket)

    def correct(self, path: Path, label: str) -> Callable[[], None]:
        """Note that a picture shows a class; what takes that back. Raises BadPicture, Trouble."""
        from yogadesk import pictures

        numbers = self.store.correct([pictures.fingerprint(path)], label)
        return lambda: self.store.undo_corrections(numbers)

    def parity(self, site: str, ticket: Ticket) -> Parity:
        """Whether this computer and another site answer the samples alike. Raises Trouble,
        Cancelled."""
        from yogadesk.setup import bundled
        from yogadesk.training import parity

        model = self.models.answering(site).needs
        if model != bundled.model():
            raise Trouble(
                "The answers cannot be compared",
                f"“{site}” has the model “{model.name}”, which this computer has not.",
                "Parity is checked with the bundled model: choose a site that was set up with it.",
            )
        here, there = self._ready(THIS_COMPUTER.name, ticket), self._ready(site, ticket)
        return parity.check_samples(here, there, model, self.seen(), ticket)

    def answer_with(self, site: str, model: str) -> None:
        """Let a model of a site answer there, from the threshold that is advised for it on.

        Raises Trouble when there is none of this name.
        """
        threshold = self.models.choose(site, model)
        if threshold is not None:
            self.settings.change(threshold=threshold)

    def _ready(self, site: str, ticket: Ticket) -> Session:
        self.on(site)[1].prepare_site(ticket)
        return self.session(site)

    def session(self, name: str) -> Session:
        """The way to a site, shared by all that goes there. Raises Trouble when there is none."""
        return self._session(self.book.find(name))

    def _session(self, saved: SavedSite) -> Session:
        from yogadesk.cloud.session import Session

        session = self._sessions.get(saved.site.name)
        if session is None or session.site != saved.site:
            session = Session(saved.site, self._opener(saved), hears=self.statements.note)
            self._sessions[saved.site.name] = session
        return session

    def _opener(self, saved: SavedSite) -> Opener:
        if saved.where.kind == "engine":
            return self._launcher.get()  # one for the whole program: it ends the engine it started
        from yogadesk.setup import way

        return way.opener(
            self.home, saved.site.name, saved.where, saved.sign_in, saved.site.project
        )

    def labels_of(self, model: ModelInfo | None) -> tuple[str, ...]:
        """The classes of a model in the order of its scores; none when no site has it any more."""
        if model is None:
            return ()
        known: list[ModelSpec] = []
        for each in self.book.entries():
            known.append(each.model or _bundled_model())
            known += (version.model for version in self.models.versions(each.site.name))
        return next((each.labels for each in known if each.sha256 == model.sha256), ())

    def export_notebook(
        self,
        site: str,
        query: Query,
        names: Mapping[str, str],
        file: Path,
        ticket: Ticket,
        top_k: int | None = None,
    ) -> int:
        """Write a notebook that repeats on this site what fits the query; how many pictures it
        names. Needs no network. Raises Trouble, Cancelled."""
        from yogadesk.history import write_notebook
        from yogadesk.setup import bundled

        saved = self.book.find(site)
        uris = self.store.uris(replace(query, site=site), names, ticket)
        return write_notebook(
            saved.site,
            saved.model or bundled.model(),
            (bundled.health_csv(), bundled.HEALTH_COLUMNS),
            uris,
            top_k or self.options().top_k,
            file,
        )

    def options(self) -> Options:
        """What is in force now: the settings, unless this run was told otherwise."""
        from yogadesk.classify import Options

        chosen = self.settings.current
        return Options(
            threshold=chosen.threshold if self._threshold is None else self._threshold,
            top_k=chosen.top_k if self._top_k is None else self._top_k,
            upload_mode=chosen.upload_mode,
        )

    def set_aside(self) -> dict[Kept, Path]:
        """The files of the home folder that were damaged, and where each is now."""
        both: tuple[tuple[Kept, Path | None], ...] = (
            ("settings", self.settings.set_aside),
            ("history", self.store.set_aside),
        )
        return {kept: aside for kept, aside in both if aside is not None}

    def keep(self, thing: T, let_go: Callable[[T], None]) -> T:
        """`thing`, to be let go of when the application closes."""
        self._kept.callback(let_go, thing)
        return thing

    def close(self) -> None:
        """End the engine this process started and close the history. May be called twice."""
        self._kept.close()
        for session in self._sessions.values():
            session.close()
        if self._launcher.is_made:
            self._launcher.get().close()
        if self._store.is_made:
            self.store.close()
        logging.getLogger().removeHandler(self._log)
        self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _open_store(home: Path) -> Store:
    from yogadesk.history import Store

    return Store(home / "history.sqlite")


def _launcher(home: Path) -> EngineLauncher:
    from yogadesk.cloud.launcher import EngineLauncher

    return EngineLauncher(home)


def _own_model(saved: SavedSite) -> Own:
    """The model a site was set up with; nobody advises anything for one that was brought along."""
    from yogadesk.setup import bundled
    from yogadesk.training.models import Own

    if saved.model is not None:
        return Own(saved.model, saved.model.output)
    return Own(bundled.model(), bundled.features_output(), bundled.recommended_threshold())


def _bundled_model() -> ModelSpec:
    from yogadesk.setup import bundled

    return bundled.model()
