"""The composition root: the one place that builds sites, clients, store and window."""

from __future__ import annotations

import logging
import logging.handlers
from typing import TYPE_CHECKING, Self

from yogadesk.classify import Classifier, Feed, Options
from yogadesk.cloud.launcher import EngineLauncher
from yogadesk.cloud.session import Session
from yogadesk.errors import Trouble
from yogadesk.history import Store
from yogadesk.settings import SettingsFile
from yogadesk.setup.sites import SiteBook

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from yogadesk.cloud.site import ModelSpec, Opener, Site
    from yogadesk.setup.sites import SavedSite


class App:
    """Everything of one home folder, joined. A context: leaving it ends what it started.

    `site`, `threshold` and `top_k` stand in for the settings of those names, for this run only.
    Raises Trouble when the home folder cannot be used, or there is no such site.
    """

    def __init__(
        self,
        home: Path,
        site: str | None = None,
        threshold: float | None = None,
        top_k: int | None = None,
    ) -> None:
        self.home = home
        self._log = _open_home(home)
        self._threshold, self._top_k = threshold, top_k
        self.settings = SettingsFile(home / "settings.json")
        self.store = Store(home / "history.sqlite")
        self.book = SiteBook(home)
        self._launcher = EngineLauncher(home)
        self._sessions: dict[str, Session] = {}
        try:
            self.site, self.classifier = self.on(site or self.settings.current.site)
        except BaseException:
            self.close()
            raise

    def on(self, name: str) -> tuple[Site, Classifier]:
        """A site and what classifies on it. Several may be in use side by side.

        Nothing is opened before the first picture. Raises Trouble when there is no such site.
        """
        saved = self.book.find(name)
        session = self._sessions.get(name)
        if session is None or session.site != saved.site:
            session = self._sessions[name] = Session(saved.site, self._opener(saved))
        return saved.site, Classifier(
            session, self.store, lambda: saved.model or _bundled_model(), self.options
        )

    def _opener(self, saved: SavedSite) -> Opener:
        if saved.where.kind == "engine":
            return self._launcher  # one for the whole program: it ends the engine it started
        from yogadesk.setup import way

        return way.opener(
            self.home, saved.site.name, saved.where, saved.sign_in, saved.site.project
        )

    def options(self) -> Options:
        """What is in force now: the settings, unless this run was told otherwise."""
        chosen = self.settings.current
        return Options(
            threshold=chosen.threshold if self._threshold is None else self._threshold,
            top_k=chosen.top_k if self._top_k is None else self._top_k,
            upload_mode=chosen.upload_mode,
        )

    def close(self) -> None:
        """End the engine this process started and close the history. May be called twice."""
        for session in self._sessions.values():
            session.close()
        self._launcher.close()
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


def window(home: Path) -> int:
    """Show the window until it is closed; the exit status. Raises Trouble where none can open."""
    from yogadesk.ui import display, ports

    display.require()
    from yogadesk.ui.main import show

    with App(home) as app:
        site = ports.Site(
            title="This computer · offline",
            promise="Your pictures stay on this computer.",
            prepare=app.classifier.prepare_site,
            new_run=lambda: ports.run(app.classifier, Feed()),
        )
        return show(site=site, store=app.store, settings=app.settings, home=home)


def _bundled_model() -> ModelSpec:
    from yogadesk.setup import bundled

    return bundled.model()


def _open_home(home: Path) -> logging.Handler:
    try:
        (home / "logs").mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            home / "logs" / "yogadesk.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
    except OSError as error:
        raise Trouble(
            "The folder for yogadesk's data cannot be used",
            f"{home} cannot be written: {error.strerror or error}.",
            "Choose another folder with --home, or make this one writable.",
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler
