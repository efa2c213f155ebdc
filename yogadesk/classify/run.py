"""One run: find, prepare, upload and ask, all at once, each stage handing frozen values on.

Batches form by themselves: while one query is in flight, every upload that completes joins the
next one. One picture waits for nothing; ten thousand need few queries. What is left when nothing
more is on its way to the site does not wait for the query in flight: with BigQuery that is seconds.
"""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from yogadesk import pictures
from yogadesk.classify.ask import Answer, ask_in_parts
from yogadesk.classify.items import Item, Uploads
from yogadesk.classify.listener import Listener, Summary
from yogadesk.classify.verdicts import Judge
from yogadesk.cloud.patience import persist
from yogadesk.domain import Picture, State, Verdict
from yogadesk.errors import BadPicture
from yogadesk.pictures import cost
from yogadesk.pictures.apart import Preparer
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.classify.classifier import Options
    from yogadesk.classify.feed import Feed
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.history import Store
    from yogadesk.work import Ticket

UPLOADERS = 12
"""Uploads at once: enough to fill a distant line, and idle threads cost nothing on a near one."""

_CHUNK = 256
_AHEAD = 1024
"""Pictures found ahead of their answers: a hundred thousand wait in the feed, as text."""

_CHUNK_SECONDS = 0.05
_QUERIES = 2
_FIRST_GATHERED, _GATHERED, _GATHER_SECONDS = 12, 64, 0.8
"""A run's second query asks about at least so many pictures, each one after it about twice as many:
somebody who waits sees answers come, and the site does not idle while a large batch gathers."""

_WORTH_A_PROCESS = 256
"""Pictures to go from which on processes that prepare are worth their start, 0.06 s of a core each:
on two cores about so many make up for it."""

_LAST_PART, _LAST_GATHERED = 4, 16
"""Near its end a run asks about a quarter of what is left, but no fewer than these: after the last
upload only a small query is still to come."""


class Run:
    """The state of one run. Made, gone through once, thrown away."""

    def __init__(
        self,
        session: Session,
        store: Store,
        model: ModelSpec,
        options: Callable[[], Options],
        workers: int,
    ) -> None:
        self._session = session
        self._store = store
        self._model = model
        self._options = options
        self._workers = workers
        self._judge = Judge(session.site.name, model, options)
        self._uploads = Uploads()
        self._to_prepare: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._to_upload: queue.Queue[Item | None] = queue.Queue(2 * UPLOADERS)
        self._changed = threading.Condition()
        self._uploaded: list[Item] = []
        self._open: dict[Picture, None] = {}
        self._in_question: set[Picture] = set()
        self._queries = 0
        self._telling = threading.Lock()
        self._ahead = max(_AHEAD, 2 * session.site.batch_limit)
        self._counts = {State.DONE: 0, State.NOT_SURE: 0, State.FAILED: 0}
        self._found = 0
        self._all_found = False
        self._over = False
        self._worth_asking = 0
        self._threads: list[threading.Thread] = []
        self._preparers: list[Preparer] = []
        self._preparing = 0
        self._is_answered = False
        self._fault: BaseException | None = None

    def go(
        self,
        feed: Feed,
        ticket: Ticket,
        listener: Listener,
        make_ready: Callable[[], object],
        *,
        was_ready: bool = False,
    ) -> Summary:
        """See `Classifier.classify`. While `make_ready` readies the site, the first pictures are
        prepared; and uploaded, where it `was_ready` before and so has a bucket."""
        self._feed, self._ticket, self._listener = feed, ticket.part(), listener
        self._start("find", self._find)
        self._start_preparing(1)
        try:
            if was_ready:
                self._start_uploading()
            make_ready()
            if not was_ready:
                self._start_uploading()
            self._answer_all()
        except Cancelled:
            with self._telling:  # an answer that is being told is told to its end
                self._over = True
            listener.moved(self._unanswered(), State.CANCELLED)
            raise
        finally:
            self._wind_up()
        return Summary(
            self._found,
            self._counts[State.DONE],
            self._counts[State.NOT_SURE],
            self._counts[State.FAILED],
        )

    # ---- finding -------------------------------------------------------------------------------

    def _find(self) -> None:
        while paths := self._feed.take(self._ticket, _CHUNK):
            chunk: list[Picture] = []
            since = time.monotonic()
            for picture in pictures.find(paths, self._ticket):
                chunk.append(picture)
                if len(chunk) >= _CHUNK or time.monotonic() - since > _CHUNK_SECONDS:
                    self._admit(chunk)
                    chunk, since = [], time.monotonic()
            self._admit(chunk)
        with self._changed:
            self._all_found = True
            self._changed.notify_all()

    def _admit(self, chunk: list[Picture]) -> None:
        with self._changed:
            while len(self._open) > self._ahead and not self._over:
                self._changed.wait(0.1)
                self._ticket.check()
            new = [p for p in dict.fromkeys(chunk) if p not in self._open]
            self._open.update(dict.fromkeys(new))
            self._found += len(new)
        if new:
            self._listener.found(new)
        for picture in new:
            self._to_prepare.put(Item(picture))

    # ---- preparing and uploading ---------------------------------------------------------------

    def _start_preparing(self, workers: int) -> None:
        """Have so many threads prepare pictures. One does until the first answer is there: that one
        comes no later, and a window that lists the files and paints the first answers meanwhile
        finds a processor."""
        with self._changed:
            missing, self._preparing = workers - self._preparing, workers
        for _ in range(missing):
            self._start("prepare", self._prepare)

    def _prepare(self) -> None:
        with Preparer(cost.APART // self._workers) as preparer:
            self._preparers.append(preparer)
            while (item := self._to_prepare.get()) is not None:
                self._ticket.check()
                self._feed.wait_while_held(self._ticket)
                self._listener.moved((item.picture,), State.PREPARING)
                self._prepare_with(preparer, item)

    def _prepare_with(self, preparer: Preparer, item: Item) -> None:
        is_original, since = self._options().upload_mode == "original", time.perf_counter()
        size = None if is_original else (self._model.height, self._model.width)
        is_apart = self._is_answered and len(self._open) >= _WORTH_A_PROCESS
        try:
            made = preparer.prepare(item.picture.path, size, is_apart=is_apart)
        except BadPicture as trouble:
            self._deliver(self._judge.failed(item, str(trouble)))
            return
        item.preparing = time.perf_counter() - since
        item.prepared, item.fingerprint = made, made.fingerprint
        stem = made.fingerprint if size is None else f"{made.fingerprint}-{size[0]}x{size[1]}"
        item.name = f"{self._session.site.prefix}{stem}{made.suffix}"
        item.uri = self._session.site.uri(item.name)
        self._hand_over(item)

    def _hand_over(self, item: Item) -> None:
        """Into the upload line, which is short so that few prepared pictures are held at once."""
        while not self._over:
            try:
                self._to_upload.put(item, timeout=0.2)
            except queue.Full:
                continue
            return

    def _start_uploading(self) -> None:
        for _ in range(UPLOADERS):
            self._start("upload", self._upload)

    def _upload(self) -> None:
        while (item := self._to_upload.get()) is not None:
            match self._uploads.claim(item):
                case "there":
                    self._join_batch([item])
                case "upload":
                    self._put_up(item)
                    self._join_batch([item, *self._uploads.done(item)])

    def _put_up(self, item: Item) -> None:
        from yogadesk.cloud import buckets

        site, prepared = self._session.site, item.prepared
        item.uploading, since = 0.0, time.perf_counter()
        if not item.again and self._store.knows_upload(site.name, site.bucket, item.name):
            return
        if prepared is None:
            raise RuntimeError("an item came to its upload unprepared")
        self._listener.moved((item.picture,), State.UPLOADING)
        persist(
            self._session,
            self._ticket,
            lambda: buckets.upload(
                self._session, item.name, prepared.content, prepared.content_type
            ),
        )
        self._store.note_upload(site.name, site.bucket, item.name)
        item.uploading = time.perf_counter() - since

    def _join_batch(self, items: list[Item]) -> None:
        for item in items:
            item.prepared = None
            if item.uploading is None:
                item.uploading = 0.0  # another one with the same content was sent
        with self._changed:
            self._uploaded += items
            self._changed.notify_all()

    # ---- asking --------------------------------------------------------------------------------

    def _answer_all(self) -> None:
        while batch := self._next_batch():
            self._start("ask", partial(self._ask, batch))

    def _ask(self, batch: Sequence[Item]) -> None:
        by_uri: dict[str, list[Item]] = {}
        for item in batch:
            by_uri.setdefault(item.uri, []).append(item)
        try:
            self._listener.moved([item.picture for item in batch], State.CLASSIFYING)
            top_k, since = self._options().top_k, time.perf_counter()
            asked = ask_in_parts(self._session, self._model, list(by_uri), top_k, self._ticket)
            for uris, answers in asked:
                items = [item for uri in uris for item in by_uri[uri]]
                for item in items:
                    item.answering = time.perf_counter() - since
                given = (self._verdict(item, answers.get(item.uri), top_k) for item in items)
                self._deliver(*(verdict for verdict in given if verdict is not None))
        finally:
            with self._changed:
                self._queries -= 1
                self._in_question.difference_update(item.picture for item in batch)
                self._changed.notify_all()

    def _verdict(self, item: Item, answer: Answer | None, top_k: int) -> Verdict | None:
        """The verdict; None when the picture goes round once more, its object being gone."""
        if answer is not None:
            return self._judge.verdict(item, answer, top_k)
        if not item.again:
            self._to_prepare.put(replace(item, again=True))
            return None
        return self._judge.failed(
            item,
            "The site did not find the picture again after the upload. "
            "Check that the object table covers the folder pictures are uploaded to.",
        )

    def _next_batch(self) -> list[Item]:
        """The uploads that completed meanwhile; waits for one. Empty when the run is complete.

        What a worker failed with is raised when no query is in flight any more: its answers are
        paid for.
        """
        with self._changed:
            while not self._may_ask():
                self._ticket.check()
                if self._fault is not None and not self._queries:
                    raise self._fault
                if self._all_found and not self._open:
                    return []
                self._changed.wait(0.1)
            limit = self._session.site.batch_limit
            self._gather(limit)
            self._ticket.check()
            batch, self._uploaded = self._uploaded[:limit], self._uploaded[limit:]
            self._queries += 1
            self._in_question.update(item.picture for item in batch)
        return batch

    def _may_ask(self) -> bool:
        if not self._uploaded or self._fault is not None or self._queries == _QUERIES:
            return False
        is_rest = len(self._uploaded) + len(self._in_question) >= len(self._open)
        return is_rest or not self._queries

    def _gather(self, limit: int) -> None:
        """Wait a moment for the uploads under way, from the second query of a run on.

        A query costs what the inference of several pictures does, however few it asks about.
        """
        until = time.monotonic() + _GATHER_SECONDS
        while len(self._uploaded) < min(limit, self._enough()):
            left = until - time.monotonic()
            if left <= 0 or self._fault is not None:
                break
            self._ticket.check()
            self._changed.wait(min(left, 0.1))
        self._worth_asking = min(_GATHERED, 2 * self._worth_asking or _FIRST_GATHERED)

    def _enough(self) -> int:
        """How many pictures are worth a query of their own."""
        left = len(self._open) - len(self._in_question)
        most = max(_LAST_GATHERED, left // _LAST_PART) if self._all_found else _GATHERED
        return min(self._worth_asking, most, left)

    # ---- answers and the end -------------------------------------------------------------------

    def _deliver(self, *verdicts: Verdict) -> None:
        """Commit, then tell: what was shown once is never lost."""
        if not verdicts:
            return
        with self._telling:
            if self._over:
                return
            self._store.add_many(verdicts)
            for verdict in verdicts:
                self._listener.answered(verdict)
        with self._changed:
            for verdict in verdicts:
                self._counts[verdict.state] += 1
                self._open.pop(verdict.picture, None)
                self._in_question.discard(verdict.picture)
            self._is_answered = True
            is_more_to_come = bool(self._open)
            self._changed.notify_all()
        if is_more_to_come:
            self._start_preparing(self._workers)

    def _unanswered(self) -> Sequence[Picture]:
        with self._changed:
            return list(self._open)

    def _start(self, name: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(
            target=self._guarded, args=(work,), name=f"run-{name}", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def _guarded(self, work: Callable[[], None]) -> None:
        """A worker's outermost frame: what ends it early ends the run, in the run's thread."""
        try:
            work()
        except Cancelled:
            return
        except Exception as fault:  # noqa: BLE001 - raised again by the run's own thread
            with self._changed:
                self._fault = self._fault or fault
                self._changed.notify_all()

    def _wind_up(self) -> None:
        """Let the workers go. One that is in a call still finishes it, to no effect."""
        self._over = True
        self._ticket.cancel()
        for preparer in self._preparers:
            preparer.stop()
        for _ in range(self._workers):
            self._to_prepare.put(None)
        drained = False
        while not drained:
            try:
                self._to_upload.get_nowait()
            except queue.Empty:
                drained = True
        for _ in range(UPLOADERS):
            self._to_upload.put(None)
        until = time.monotonic() + 1.0
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
