"""The object store: what the engine's other rooms use, and what the JSON API is made of."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from yogadesk.engine.database import Database
from yogadesk.engine.faults import Fault, invalid
from yogadesk.engine.storage import buckets, flusher, records, uploads
from yogadesk.engine.storage.conditions import NONE, Conditions
from yogadesk.engine.storage.content import Content
from yogadesk.engine.storage.names import check_object_name
from yogadesk.engine.storage.records import Listing, Page, StoredObject
from yogadesk.engine.storage.uploads import Asked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from yogadesk.engine.storage.content import Draft

__all__ = ["Asked", "Listing", "ObjectStore", "Page", "StoredObject"]

_PAGE = 1000
_log = logging.getLogger(__name__)


class ObjectStore:
    """Buckets and objects below `folder`. Thread-safe.

    An object is there when its row is: its content is written before, and what a crash leaves
    without a row is swept at the next start. Changes are on the disk when they return, except for
    objects under new names: those are on their way (milliseconds), and a power cut takes them
    whole or not at all. Raises Trouble when the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        schema = buckets.SCHEMA + records.SCHEMA + uploads.SCHEMA + flusher.SCHEMA
        self._database = Database(folder / "objects.sqlite", schema)
        self._content = Content(folder)
        self.buckets = buckets.Buckets(self._database)
        self.uploads = uploads.Uploads(self._database, self._content)
        with self._database.reading() as cursor:
            self._generation = records.last_generation(cursor)
        self._flusher = flusher.Flusher(self._database, self._content)
        self._drop_halves()
        self._sweep = threading.Thread(target=self._sweep_content, name="sweep")
        self._sweep.start()

    def close(self) -> None:
        self._sweep.join()
        self.uploads.close()
        self._flusher.close()
        self._database.close()

    def bucket_exists(self, bucket: str) -> bool:
        return self.buckets.find(bucket) is not None

    def allows(self, bucket: str, member: str, permission: str) -> bool:
        """Whether the bucket's policy gives `member` ("serviceAccount:…") `permission`.

        Raises Fault when there is no such bucket.
        """
        return self.buckets.policy(bucket).allows(member, permission)

    def stat(self, bucket: str, name: str) -> StoredObject | None:
        with self._database.reading() as cursor:
            return records.find(cursor, bucket, _raw(name))

    def get(self, bucket: str, name: str) -> StoredObject:
        """Raises Fault 404 when there is no such bucket or object."""
        with self._database.reading() as cursor:
            found = records.find(cursor, bucket, _raw(name))
            if found is None:
                buckets.require_bucket(cursor, bucket)
                raise _missing(bucket, name)
            return found

    def objects_named(self, bucket: str, names: Sequence[str]) -> list[StoredObject]:
        """Those of `names` that exist, in no order. The work grows with the names only."""
        with self._database.reading() as cursor:
            return list(records.named(cursor, bucket, [_raw(name) for name in names]))

    def list(self, bucket: str, prefix: str = "") -> Iterator[StoredObject]:
        """The objects whose names begin with `prefix`, in name order.

        Each page is one moment of the bucket; what changes meanwhile may or may not be seen. Raises
        Fault 404 when there is no such bucket.
        """
        position: bytes | None = b""
        while position is not None:
            found = self.page(bucket, Listing(prefix.encode(), position=position), _PAGE)
            yield from found.objects
            position = found.next_position

    def page(self, bucket: str, listing: Listing, limit: int) -> Page:
        """Raises Fault 404 when there is no such bucket."""
        with self._database.reading() as cursor:
            buckets.require_bucket(cursor, bucket)
            return records.page(cursor, bucket, listing, limit)

    def read(self, bucket: str, name: str) -> bytes:
        """The object's bytes. Raises Fault 404 when there is no such object."""
        with self.open(bucket, name)[1] as file:
            return file.read()

    def path(self, bucket: str, name: str) -> Path:
        """The file of the object's bytes, to read only; gone when the object is replaced.

        Raises Fault 404 when there is no such object.
        """
        return self._content.path(self.get(bucket, name).content)

    def open(self, bucket: str, name: str) -> tuple[StoredObject, BinaryIO]:
        """The object as it is now and its bytes, to read and close. Raises Fault 404."""
        stored = self.get(bucket, name)
        while True:
            try:
                return stored, self._content.open(stored.content)
            except FileNotFoundError:  # replaced in between
                gone = stored.generation
                stored = self.get(bucket, name)
                if stored.generation == gone:
                    raise

    def draft(self, chunks: Iterable[bytes] = ()) -> Draft:
        """Content to `put`, beginning with `chunks`, or to drop."""
        draft = self._content.draft()
        try:
            draft.write_all(chunks)
        except BaseException:
            self.drop(draft)
            raise
        return draft

    def drop(self, draft: Draft) -> None:
        self._content.drop(draft)

    def check(self, asked: Asked) -> None:
        """Raise the Fault that `put` would raise before it needs the content."""
        self._replaced(asked)

    def _replaced(self, asked: Asked) -> StoredObject | None:
        """The object in whose place the asked one comes. Raises Fault as `put` does."""
        raw = check_object_name(asked.name)
        with self._database.reading() as cursor:
            found = records.find(cursor, asked.bucket, raw)
            if found is None:
                buckets.require_bucket(cursor, asked.bucket)
        asked.conditions.check(found)
        return found

    def take(self, asked: Asked, pieces: Iterable[bytes]) -> StoredObject:
        """Check and put an object whose content is at hand, in one go. Raises Fault."""
        durable = self._replaced(asked) is not None
        return self._put(asked, self.draft(pieces), None, durable)

    def put(self, asked: Asked, draft: Draft, upload: str | None = None) -> StoredObject:
        """Make the draft's content the object. When it raises, the draft is gone.

        `upload` is the resumable upload it came by, which is finished with it.
        """
        durable = upload is not None or self.stat(asked.bucket, asked.name) is not None
        return self._put(asked, draft, upload, durable)

    def _put(self, asked: Asked, draft: Draft, upload: str | None, durable: bool) -> StoredObject:
        """A half new object can be taken back after a power cut. A half replaced one could not: it
        has to be `durable`."""
        raw = check_object_name(asked.name)
        try:
            _check_hashes(asked, draft)
            content = self._content.settle(draft, durable)
        except BaseException:
            self.drop(draft)
            raise
        try:
            stored, replaced = self._database.write(
                lambda cursor: self._record(cursor, asked, raw, draft, content, upload), durable
            )
        except BaseException:
            self._content.discard(content)
            raise
        if replaced is not None:
            self._content.discard(replaced.content)
        return stored

    def write(self, bucket: str, name: str, data: bytes, content_type: str) -> StoredObject:
        """Store `data`. Raises Fault when there is no such bucket or the name is none."""
        asked = Asked(bucket, name, content_type)
        return self.take(asked, [data])

    def change(
        self,
        bucket: str,
        name: str,
        conditions: Conditions,
        change: Callable[[StoredObject], StoredObject],
    ) -> StoredObject:
        """Replace an object's metadata by what `change` makes of it. Raises Fault."""

        def update(cursor: sqlite3.Cursor) -> StoredObject:
            held = _require(cursor, bucket, name, conditions)
            changed = replace(
                change(held),
                metageneration=held.metageneration + 1,
                updated_ms=max(_now_ms(), held.updated_ms),
            )
            records.put(cursor, changed)
            return changed

        return self._database.write(update)

    def delete(self, bucket: str, name: str, conditions: Conditions = NONE) -> None:
        """Raises Fault when there is no such object or `conditions` do not hold."""

        def remove(cursor: sqlite3.Cursor) -> StoredObject:
            held = _require(cursor, bucket, name, conditions)
            records.delete(cursor, bucket, _raw(name))
            return held

        self._content.discard(self._database.write(remove).content)

    def _record(
        self,
        cursor: sqlite3.Cursor,
        asked: Asked,
        raw: bytes,
        draft: Draft,
        content: str,
        upload: str | None,
    ) -> tuple[StoredObject, StoredObject | None]:
        buckets.require_bucket(cursor, asked.bucket)
        held = records.find(cursor, asked.bucket, raw)
        asked.conditions.check(held)
        if held is not None:
            self._content.sync(content)  # no work, unless the one replaced came only now
        # Microseconds, as Cloud Storage's, and never twice the same whatever the clock does.
        self._generation = max(time.time_ns() // 1000, self._generation + 1)
        now = self._generation // 1000
        stored = StoredObject(
            bucket=asked.bucket,
            name=asked.name,
            generation=self._generation,
            metageneration=1,
            content_type=asked.content_type,
            size=draft.size,
            md5_hash=draft.md5_hash,
            crc32c=draft.crc32c,
            created_ms=now,
            updated_ms=now,
            metadata=asked.metadata,
            headers=asked.headers,
            content=content,
        )
        records.put(cursor, stored)
        self._flusher.note(stored.generation, content)
        if upload is not None:
            self.uploads.finish(cursor, upload, stored.generation)
        return stored, held

    def _drop_halves(self) -> None:
        """Take back the objects that a power cut has halved: of new ones only the last moments'."""
        with self._database.reading() as cursor:
            doubtful = records.newer(cursor, flusher.flushed(cursor))
        for stored in doubtful:
            if self._content.is_whole(stored.content, stored.size, stored.crc32c):
                self._flusher.note(stored.generation, stored.content)
            else:
                _log.warning(
                    "gs://%s/%s was not written before the computer stopped",
                    stored.bucket,
                    stored.name,
                )
                self.delete(stored.bucket, stored.name)

    def _sweep_content(self) -> None:
        """Remove content that crashes left behind. Only earlier processes' content is looked at."""
        with self._database.reading() as cursor:
            referred = records.contents(cursor)
        self._content.sweep_content(referred)


def _require(
    cursor: sqlite3.Cursor, bucket: str, name: str, conditions: Conditions
) -> StoredObject:
    held = records.find(cursor, bucket, _raw(name))
    if held is None:
        buckets.require_bucket(cursor, bucket)
        raise _missing(bucket, name)
    conditions.check(held)
    return held


def _check_hashes(asked: Asked, draft: Draft) -> None:
    for kind, wanted, found in (
        ("MD5 hash", asked.md5_hash, draft.md5_hash),
        ("CRC32C", asked.crc32c, draft.crc32c),
    ):
        if wanted is not None and wanted != found:
            raise invalid(f'Provided {kind} "{wanted}" doesn\'t match calculated {kind} "{found}".')


def _missing(bucket: str, name: str) -> Fault:
    return Fault(404, "notFound", f"No such object: {bucket}/{name}")


def _raw(name: str) -> bytes:
    return name.encode("utf-8", "surrogatepass")  # what no stored name holds is not found


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
