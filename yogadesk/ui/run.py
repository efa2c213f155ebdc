"""The run of the window: search the files, feed the classifier, take its answers into the rows."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yogadesk.domain import State
from yogadesk.ui.desk import CLOUD, PICTURES, Desk, Job
from yogadesk.ui.inbox import Inbox
from yogadesk.ui.words import Skip

if TYPE_CHECKING:
    from yogadesk.domain import ModelInfo, Verdict
    from yogadesk.ui.journal import Journal
    from yogadesk.ui.ports import Feeds, Site
    from yogadesk.ui.rows import PictureModel
    from yogadesk.work import Ticket

_CHUNK = 200
_CHUNK_SECONDS = 0.05
_SLICE = 4000
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
    """What came of the files handed in: how many are classified, which were there already, and how
    many were left out, by reason."""

    added: int
    known: tuple[str, ...] = ()
    skipped: tuple[tuple[Skip, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a run is, in pictures. `stage` is where most of those on the way are, if any is."""

    answered: int
    total: int
    is_searching: bool
    is_paused: bool
    stage: State | None


class Runs(QObject):
    """One run at a time. What comes while it runs joins it; while it ends, it starts the next.

    Implements `Reads`: the inbox brings the threads' news here, on the window's thread.
    """

    prepared = Signal(object)  # ModelInfo: the site is ready
    started = Signal()
    progressed = Signal(object)  # Standing; at most once a turn
    took = Signal(object)  # Taken, when the search is over
    failed = Signal(object)  # the exception that ended the run, the search or the preparation
    ended = Signal(object)  # End

    def __init__(self, desk: Desk, site: Site, model: PictureModel, journal: Journal) -> None:
        super().__init__(model)
        self._desk = desk
        self._site = site
        self._model = model
        self._journal = journal
        self._inbox = Inbox(self, self)
        self._preparing = threading.Lock()
        self._info: ModelInfo | None = None
        self._job: Job | None = None
        self._feed: Feeds | None = None
        self._end: End | None = None
        self._pending: list[str] = []
        self._noted: list[str] = []
        self._next: list[Source] = []
        self._walks: set[Job] = set()
        self._fed = self._answered = 0
        self._added = 0
        self._known: list[str] = []
        self._skipped: Counter[Skip] = Counter()
        self._has_searched = False
        self._is_complete = False  # all is answered, and the feed closed
        self._told: Standing | None = None
        self.phase = Phase.IDLE
        self.is_paused = False
        journal.noted.connect(self._feed_noted)

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
        if self._is_ending:
            self._next.append(source)
            return
        job = self._desk.submit(PICTURES, lambda ticket: self._walk(source, ticket))
        self._walks.add(job)
        job.succeeded.connect(self._note_search)
        job.on_failure(self.failed.emit)
        job.ended.connect(lambda: self._walks.discard(job))
        self._inbox.start()
        if self.phase is Phase.IDLE:
            self._begin()

    @property
    def _is_ending(self) -> bool:
        """Whether the run takes nothing new any more, while its threads still wind up."""
        return self.phase is Phase.STOPPING or self._is_complete or self._end is not None

    def take_listed(self, files: Sequence[str]) -> None:
        """Classify pictures of the list again."""
        if files:
            self.take(lambda: map(Path, files))

    def list_answers(self, verdicts: Sequence[Verdict]) -> None:
        """List answers of earlier days, a few in each turn."""
        self._inbox.remembered(verdicts)
        self._inbox.start()

    def pause(self) -> None:
        """Begin with nothing new; what is under way is finished and shown."""
        if self.phase is Phase.RUNNING and not self.is_paused:
            self.is_paused = True
            if self._feed is not None:
                self._feed.hold()
            self._tell_standing()

    def go_on(self) -> None:
        """End the pause."""
        if self.is_paused:
            self.is_paused = False
            if self._feed is not None:
                self._feed.go_on()
            self._tell_standing()

    def cancel(self) -> None:
        """Stop. Open pictures are cancelled at once; answers still on their way are kept."""
        if self.phase is not Phase.RUNNING:
            return
        self.phase = Phase.STOPPING
        self.is_paused = False
        for job in (self._job, *self._walks):
            if job is not None:
                job.cancel()
        self._drop_waiting()
        self._model.cancel_open(0, _SLICE)
        for first in range(_SLICE, self._model.rowCount(), _SLICE):
            self._inbox.later(partial(self._model.cancel_open, first, first + _SLICE))

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

        chunk: list[str] = []
        left_out: list[tuple[str, Skip]] = []
        since = monotonic()

        def leave_out(file: str, why: pictures.Why) -> None:
            left_out.append((file, Skip[why.name]))
            if len(left_out) >= _CHUNK:
                hand_on()

        def hand_on() -> None:
            nonlocal since
            self._inbox.walked(chunk)
            self._inbox.left_out(left_out)
            chunk.clear()
            left_out.clear()
            since = monotonic()

        for picture in pictures.find(source(), ticket, leave_out):
            chunk.append(str(picture.path))
            if len(chunk) >= _CHUNK or monotonic() - since > _CHUNK_SECONDS:
                hand_on()
        hand_on()

    # News, on the window's thread

    def open_feed(self, feed: Feeds, info: ModelInfo) -> None:
        self._feed = feed
        if self.is_paused:
            feed.hold()
        self._pass_on()
        self.prepared.emit(info)

    def take_files(self, files: Sequence[str]) -> None:
        if self.phase is Phase.STOPPING:
            return
        wanted = self._model.take(files)
        self._added += len(wanted)
        if len(wanted) < len(files):
            new = set(wanted)
            self._known += [file for file in files if file not in new]
        self._fed += len(wanted)
        self._pending += wanted

    def skip_files(self, files: Sequence[tuple[str, Skip]]) -> None:
        for file, why in files:
            if why is Skip.SEEN:
                self._known.append(file)
            else:
                self._skipped[why] += 1
        self._model.skip(file for file in files if file[1] is not Skip.SEEN)

    def move_files(self, paths: Sequence[str], state: State) -> None:
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
        if self._pending and self.phase is Phase.RUNNING:
            self._journal.note(self._pending)
            self._pending = []
        self._tell_standing()
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
            self._is_complete = True

    def _feed_noted(self, files: list[str]) -> None:
        """These are in the journal: should the program die now, the next start knows of them."""
        if self.phase is Phase.RUNNING:
            self._noted += files
            self._pass_on()

    def _pass_on(self) -> None:
        if self._feed is not None and self._noted:
            self._feed.add(self._noted)
            self._noted = []

    def _tell_standing(self) -> None:
        if self.phase is Phase.IDLE:
            return
        counts = self._model.counts
        stages = (State.PREPARING, State.UPLOADING, State.CLASSIFYING)
        stage = max(stages, key=lambda state: counts[state])
        standing = Standing(
            self._answered,
            self._fed,
            bool(self._walks),
            self.is_paused,
            stage if counts[stage] else None,
        )
        if standing != self._told:
            self._told = standing
            self.progressed.emit(standing)

    def _tell_taken(self) -> None:
        if self._has_searched:
            self._has_searched = False
            known = tuple(self._known)
            self.took.emit(Taken(self._added, known, tuple(self._skipped.items())))
            self._added = 0
            self._known = []
            self._skipped = Counter()

    # The run

    def _drop_waiting(self) -> None:
        self._pending.clear()
        self._noted.clear()
        self._journal.drop()

    def _begin(self) -> None:
        self.phase = Phase.RUNNING
        self._fed = len(self._pending)
        self._answered = 0
        self._told = None
        self.is_paused = False
        self._journal.begin()
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
        self._drop_waiting()
        self.forget_site()
        self.failed.emit(error)

    def _finish(self, end: End) -> None:
        self._end = self._job = self._feed = None
        self._is_complete = False
        self.phase = Phase.IDLE
        self.is_paused = False
        if end is not End.FAILED:
            self._journal.end()
        self._inbox.stop()
        self._model.cancel_open()
        self.ended.emit(end)
        waiting, self._next = self._next, []
        for source in waiting:
            self.take(source)
