"""The first half of a run: pictures are prepared and put up, several at once."""

from __future__ import annotations

import queue
import threading
import time
from typing import TYPE_CHECKING

from yogadesk.classify.items import Item, Uploads
from yogadesk.cloud.patience import persist
from yogadesk.domain import State
from yogadesk.errors import BadPicture
from yogadesk.pictures import cost
from yogadesk.pictures.apart import Preparer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol

    from yogadesk.classify.classifier import Options
    from yogadesk.classify.feed import Feed
    from yogadesk.classify.listener import Listener
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.history import Store
    from yogadesk.work import Ticket

    class Rest(Protocol):
        """The other half of the run. Called from the threads of this one."""

        def start(self, name: str, work: Callable[[], None]) -> None:
            """Do `work` in a thread of the run; what it raises ends the run."""

        def left(self) -> int:
            """How many pictures have no answer yet."""

        def cannot_prepare(self, item: Item, trouble: BadPicture) -> None:
            """This one will not come."""

        def are_there(self, items: list[Item]) -> None:
            """These are on the site."""


UPLOADERS = 12
"""Uploads at once: enough to fill a distant line, and idle threads cost nothing on a near one."""

_WORTH_A_PROCESS = 256
"""Pictures to go from which on processes that prepare are worth their start, 0.06 s of a core each:
on two cores about so many make up for it."""


class Sending:
    """Takes pictures and hands them on when they are on the site. Ends with `stop`."""

    def __init__(
        self,
        session: Session,
        store: Store,
        model: ModelSpec,
        options: Callable[[], Options],
        workers: int,
        rest: Rest,
    ) -> None:
        self._session = session
        self._store = store
        self._model = model
        self._options = options
        self._workers = workers
        self._rest = rest
        self._uploads = Uploads()
        self._to_prepare: queue.SimpleQueue[Item | None] = queue.SimpleQueue()
        self._to_upload: queue.Queue[Item | None] = queue.Queue(2 * UPLOADERS)
        self._lock = threading.Lock()
        self._preparers: list[Preparer] = []
        self._preparing = 0
        self._is_answered = False

    def begin(self, feed: Feed, ticket: Ticket, listener: Listener) -> None:
        """Prepare what is taken, and wait whenever the feed is held.

        One thread does until the first answer is there: that one comes no later, and a window that
        lists the files and paints the first answers meanwhile finds a processor.
        """
        self._feed, self._ticket, self._listener = feed, ticket, listener
        self._have_preparing(1)

    def take(self, item: Item) -> None:
        """Send this one, after those that were taken before."""
        self._to_prepare.put(item)

    def start_uploading(self) -> None:
        """To be called once, when the site has a bucket."""
        for _ in range(UPLOADERS):
            self._rest.start("upload", self._upload)

    def hurry(self) -> None:
        """Use every processor from now on: there are answers, and more are to come."""
        self._is_answered = True
        self._have_preparing(self._workers)

    def stop(self) -> None:
        """Let the threads go, once the ticket is cancelled. One that is in a call still finishes
        it, to no effect."""
        with self._lock:
            preparers = list(self._preparers)
        for preparer in preparers:
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

    # ---- preparing -----------------------------------------------------------------------------

    def _have_preparing(self, threads: int) -> None:
        with self._lock:
            missing, self._preparing = threads - self._preparing, threads
        for _ in range(missing):
            self._rest.start("prepare", self._prepare)

    def _prepare(self) -> None:
        with Preparer(cost.APART // self._workers) as preparer:
            with self._lock:
                self._preparers.append(preparer)
            while (item := self._to_prepare.get()) is not None:
                self._ticket.check()
                self._feed.wait_while_held(self._ticket)
                self._listener.moved((item.picture,), State.PREPARING)
                self._prepare_one(preparer, item)

    def _prepare_one(self, preparer: Preparer, item: Item) -> None:
        is_original, since = self._options().upload_mode == "original", time.perf_counter()
        size = None if is_original else (self._model.height, self._model.width)
        is_apart = self._is_answered and self._rest.left() >= _WORTH_A_PROCESS
        try:
            made = preparer.prepare(item.picture.path, size, is_apart=is_apart)
        except BadPicture as trouble:
            self._rest.cannot_prepare(item, trouble)
            return
        item.preparing = time.perf_counter() - since
        item.prepared, item.fingerprint = made, made.fingerprint
        stem = made.fingerprint if size is None else f"{made.fingerprint}-{size[0]}x{size[1]}"
        item.name = f"{self._session.site.prefix}{stem}{made.suffix}"
        item.uri = self._session.site.uri(item.name)
        self._hand_over(item)

    def _hand_over(self, item: Item) -> None:
        """Into the upload line, which is short so that few prepared pictures are held at once."""
        while not self._ticket.is_cancelled:
            try:
                self._to_upload.put(item, timeout=0.2)
            except queue.Full:
                continue
            return

    # ---- uploading -----------------------------------------------------------------------------

    def _upload(self) -> None:
        while (item := self._to_upload.get()) is not None:
            match self._uploads.claim(item):
                case "there":
                    self._are_there([item])
                case "upload":
                    self._put_up(item)
                    self._are_there([item, *self._uploads.done(item)])

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

    def _are_there(self, items: list[Item]) -> None:
        for item in items:
            item.prepared = None
            if item.uploading is None:
                item.uploading = 0.0  # another one with the same content was sent
        self._rest.are_there(items)
