"""The run of the window: search the files, feed the classifier, take its answers into the rows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yogadesk.ui.desk import CLOUD, PICTURES, Desk, Job
from yogadesk.ui.inbox import Inbox

if TYPE_CHECKING:
    from yogadesk.domain import ModelInfo, State, Verdict
    from yogadesk.ui.ports import Feeds, Site
    from yogadesk.ui.rows import PictureModel
    from yogadesk.work import Ticket

_CHUNK = 200
_LOCK_WAIT_S = 0.05
Source = Callable[[], Iterable[Path]]
"""Gives the files and folders that were handed in. Called in a worker thread."""


class Phase(Enum):
    """Where the run stands."""

    IDLE = auto()
    RUNNING = auto()
    STOPPING = auto()


class End(Enum):
    """How a run came to its end."""

    FINISHED = auto()
    CANCELLED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the files handed in: how many are classified, how many were there already."""

    added: int
    known: int


class Runs(QObject):
    """One run at a time. What comes while it runs joins it; while it ends, it starts the next.

    Implements `Reads`: the inbox brings the threads' news here, on the window's thread.
    """

    prepared = Signal(object)  # ModelInfo: the site is ready
    started = Signal()
    progressed = Signal(int, int)  # answered, in all; at most once a turn
    took = Signal(object)  # Taken, when the search is over
    failed = Signal(object)  # the exception that ended the run, the search or the preparation
    ended = Signal(object)  # End

    def __init__(self, desk: Desk, site: Site, model: PictureModel) -> None:
        super().__init__(model)
        self._desk = desk
        self._site = site
        self._model = model
        self._inbox = Inbox(self, self)
        self._preparing = threading.Lock()
        self._info: ModelInfo | None = None
        self._job: Job | None = None
        self._feed: Feeds | None = None
        self._end: End | None = None
        self._pending: list[Path] = []
        self._walks: set[Job] = set()
        self._fed = self._answered = 0
        self._added = self._known = 0
        self._has_searched = False
        self._told = (-1, -1)
        self.phase = Phase.IDLE

    @property
    def site(self) -> Site:
        """Where the next run is answered."""
        return self._site

    def prepare(self) -> None:
        """Make the site ready ahead of the first picture."""
        job = self._desk.submit(CLOUD, self._make_ready)
        job.succeeded.connect(self.prepared)
        job.on_failure(self.failed.emit)

    def use_site(self, site: Site) -> None:
        """Answer on another site from the next run on, and make it ready."""
        self._site = site
        self.forget_site()
        self.prepare()

    def forget_site(self) -> None:
        """Make the site ready anew at the next occasion: its engine may have gone."""
        self._info = None

    def take(self, source: Source) -> None:
        """Classify what `source` gives: files as they are, folders to the bottom."""
        job = self._desk.submit(PICTURES, lambda ticket: self._walk(source, ticket))
        self._walks.add(job)
        job.succeeded.connect(self._note_search)
        job.on_failure(self.failed.emit)
        job.ended.connect(lambda: self._walks.discard(job))
        self._inbox.start()
        if self.phase is Phase.IDLE:
            self._begin()

    def list_answers(self, verdicts: Sequence[Verdict]) -> None:
        """List answers of earlier days, a few in each turn."""
        self._inbox.remembered(verdicts)
        self._inbox.start()

    def cancel(self) -> None:
        """Stop. Open pictures are cancelled at once; answers still on their way are kept."""
        if self.phase is not Phase.RUNNING:
            return
        self.phase = Phase.STOPPING
        for job in (self._job, *self._walks):
            if job is not None:
                job.cancel()
        self._pending.clear()
        self._model.cancel_open()

    # In worker threads

    def _make_ready(self, ticket: Ticket) -> ModelInfo:
        """One preparation at a time: a run that starts meanwhile waits for it."""
        while not self._preparing.acquire(timeout=_LOCK_WAIT_S):
            ticket.check()
        try:
            if self._info is None:
                self._info = self._site.prepare(ticket)
            return self._info
        finally:
            self._preparing.release()

    def _work(self, ticket: Ticket) -> None:
        info = self._make_ready(ticket)
        run = self._site.new_run()
        self._inbox.opened(run.feed, info)
        run.work(ticket, self._inbox)

    def _walk(self, source: Source, ticket: Ticket) -> None:
        from yogadesk import pictures

        chunk: list[Path] = []
        for picture in pictures.find(source(), ticket):
            chunk.append(picture.path)
            if len(chunk) >= _CHUNK:
                self._inbox.walked(chunk)
                chunk = []
        self._inbox.walked(chunk)

    # News, on the window's thread

    def open_feed(self, feed: Feeds, info: ModelInfo) -> None:
        self._feed = feed
        self.prepared.emit(info)

    def take_files(self, paths: Sequence[Path]) -> None:
        if self.phase is Phase.STOPPING:
            return
        wanted = self._model.take(paths)
        self._added += len(wanted)
        self._known += len(paths) - len(wanted)
        self._fed += len(wanted)
        self._pending += wanted

    def move_files(self, paths: Sequence[Path], state: State) -> None:
        if self.phase is Phase.RUNNING:
            self._model.move(paths, state)

    def take_answer(self, verdict: Verdict) -> None:
        self._answered += 1
        self._model.answer(verdict)

    def list_earlier(self, verdicts: Sequence[Verdict]) -> None:
        self._model.answer_all(verdicts)

    def finish_turn(self) -> None:
        """After each turn of news: announce it, pass files on, and see whether all is answered."""
        self._model.announce()
        if self._feed is not None and self._pending:
            self._feed.add(self._pending)
            self._pending = []
        if (self._answered, self._fed) != self._told:
            self._told = (self._answered, self._fed)
            self.progressed.emit(*self._told)
        if self._walks or not self._inbox.is_empty:
            return
        self._tell_taken()
        if self.phase is Phase.IDLE:
            self._inbox.stop()
        elif self._end is not None:
            self._finish(self._end)
        elif self._feed is not None and self._answered >= self._fed:
            self._feed.close()
            self._feed = None

    def _tell_taken(self) -> None:
        if self._has_searched:
            self._has_searched = False
            self.took.emit(Taken(self._added, self._known))
            self._added = self._known = 0

    # The run

    def _begin(self) -> None:
        self.phase = Phase.RUNNING
        self._fed = len(self._pending)
        self._answered = 0
        self._told = (-1, -1)
        self._job = job = self._desk.submit(CLOUD, self._work)
        job.succeeded.connect(self._note_success)
        job.cancelled.connect(self._note_cancel)
        job.on_failure(self._note_failure)
        self.started.emit()

    def _note_search(self) -> None:
        self._has_searched = True

    def _note_success(self) -> None:
        self._end = End.FINISHED

    def _note_cancel(self) -> None:
        self._end = End.CANCELLED

    def _note_failure(self, error: object) -> None:
        self._end = End.FAILED
        for walk in self._walks:
            walk.cancel()
        self._pending.clear()
        self.forget_site()
        self.failed.emit(error)

    def _finish(self, end: End) -> None:
        self._end = self._job = self._feed = None
        self.phase = Phase.IDLE
        if self._pending:
            self._begin()
            return
        self._inbox.stop()
        self._model.cancel_open()
        self.ended.emit(end)
