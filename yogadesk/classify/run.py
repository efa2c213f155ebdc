"""One run: find, prepare, upload and ask, all at once, each stage handing frozen values on.

Batches form by themselves: while one query is in flight, every upload that completes joins the
next one. One picture waits for nothing; ten thousand need few queries. What is left when nothing
more is on its way to the site does not wait for the query in flight: with BigQuery that is seconds.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from yogadesk import pictures
from yogadesk.classify.ask import Answer, ask_in_parts
from yogadesk.classify.items import Item
from yogadesk.classify.listener import Listener, Summary
from yogadesk.classify.sending import Sending
from yogadesk.classify.verdicts import Judge
from yogadesk.domain import Picture, State, Verdict
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.classify.classifier import Options
    from yogadesk.classify.feed import Feed
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.errors import BadPicture
    from yogadesk.history import Store
    from yogadesk.work import Ticket

_CHUNK = 256
_AHEAD = 1024
"""Pictures found ahead of their answers: a hundred thousand wait in the feed, as text."""

_CHUNK_SECONDS = 0.05
_QUERIES = 2
_FIRST_GATHERED, _GATHERED, _GATHER_SECONDS = 12, 64, 0.8
"""A run's second query asks about at least so many pictures, each one after it about twice as many:
somebody who waits sees answers come, and the site does not idle while a large batch gathers."""

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
        self._sending = Sending(session, store, model, options, workers, self)
        self._judge = Judge(session.site.name, model, options)
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
        self.start("find", self._find)
        self._sending.begin(feed, self._ticket, listener)
        try:
            if was_ready:
                self._sending.start_uploading()
            make_ready()
            if not was_ready:
                self._sending.start_uploading()
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
            self._sending.take(Item(picture))

    # ---- what the sending half asks and tells --------------------------------------------------

    def start(self, name: str, work: Callable[[], None]) -> None:
        """Do `work` in a thread of the run; what it raises ends the run."""
        thread = threading.Thread(
            target=self._guarded, args=(work,), name=f"run-{name}", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def left(self) -> int:
        """How many pictures have no answer yet."""
        return len(self._open)

    def cannot_prepare(self, item: Item, trouble: BadPicture) -> None:
        """A picture that stays without an answer."""
        self._deliver(self._judge.failed(item, str(trouble)))

    def are_there(self, items: list[Item]) -> None:
        """These can be asked about."""
        with self._changed:
            self._uploaded += items
            self._changed.notify_all()

    # ---- asking --------------------------------------------------------------------------------

    def _answer_all(self) -> None:
        while batch := self._next_batch():
            self.start("ask", partial(self._ask, batch))

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
            self._sending.take(replace(item, again=True))
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
            is_more_to_come = bool(self._open)
            self._changed.notify_all()
        if is_more_to_come:
            self._sending.hurry()

    def _unanswered(self) -> Sequence[Picture]:
        with self._changed:
            return list(self._open)

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
        self._sending.stop()
        until = time.monotonic() + 1.0
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
