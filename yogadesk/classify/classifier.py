"""The door to the main job. Light to import: what is heavy is imported when work begins."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.domain import ModelInfo
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yogadesk.classify.feed import Feed
    from yogadesk.classify.listener import Listener, Summary
    from yogadesk.classify.why import Occlusion
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.history import Store
    from yogadesk.work import Ticket


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What the person chose: `upload_mode` "model-ready" or "original", `threshold` in [0, 1]."""

    threshold: float
    top_k: int
    upload_mode: str


class Classifier:
    """Classifies pictures on one site with one model. Thread-safe; runs do not share state."""

    def __init__(
        self,
        session: Session,
        store: Store,
        model: Callable[[], ModelSpec],
        options: Callable[[], Options],
        health: Callable[[], bytes] | None = None,
    ) -> None:
        """`health` are the health records to bring to a new site, as CSV; None: those that ship."""
        self._session = session
        self._store = store
        self._model = model
        self._options = options
        self._health = health
        self._ready_for: ModelSpec | None = None

    def prepare_site(self, ticket: Ticket) -> ModelInfo:
        """Make the site ready (start the engine, make what is missing). Idempotent.

        Raises Trouble, Cancelled.
        """
        from yogadesk.cloud.patience import persist
        from yogadesk.setup import provision

        model = self._model()
        self._session.open(ticket)
        health = self._health() if self._health is not None else None
        with self._session.alone(ticket):
            persist(
                self._session,
                ticket,
                lambda: provision.prepare(self._session, model, ticket, health),
            )
        self._ready_for = model
        return ModelInfo(model.name, model.sha256)

    def explain(self, path: Path, label: str, ticket: Ticket) -> Occlusion:
        """Which parts of a picture the score of `label` rests on. Blocks and reports its progress;
        nothing of it is kept. Raises BadPicture, Trouble, Cancelled."""
        from yogadesk.classify import why

        self.prepare_site(ticket)
        return why.explain(self._session, self._model(), path, label, ticket)

    def classify(self, feed: Feed, ticket: Ticket, listener: Listener) -> Summary:
        """Classify what the feed brings, until it is closed and empty. Blocks.

        Each verdict is committed to the history, then told to the listener. When the ticket is
        cancelled, what is done stays and the rest is told as CANCELLED. Raises Cancelled, and
        Trouble when the site fails for good (pictures without an answer then simply have none).
        """
        from yogadesk.classify.run import Run
        from yogadesk.pictures import apart

        model = self._model()
        run = Run(
            session=self._session,
            store=self._store,
            model=model,
            options=self._options,
            workers=min(os.cpu_count() or 2, apart.MOST),
        )
        _log.info("A run begins on “%s” with %s", self._session.site.name, model.name)
        begun = time.monotonic()
        try:
            summary = run.go(
                feed,
                ticket,
                listener,
                lambda: self.prepare_site(ticket),
                was_ready=self._ready_for == model,
            )
        except Cancelled:
            _log.info("The run was cancelled after %.1f s", time.monotonic() - begun)
            raise
        except Trouble as trouble:
            _log.warning("The run stopped: %s. %s", trouble.title, trouble)
            raise
        _log.info("The run ended after %.1f s: %s", time.monotonic() - begun, summary)
        return summary
