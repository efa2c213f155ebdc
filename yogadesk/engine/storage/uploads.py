"""Resumable uploads: what a client asked for, kept over restarts until the object is there."""

from __future__ import annotations

import json
import secrets
import threading
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import Fault
from yogadesk.engine.storage.conditions import NONE, Conditions

if TYPE_CHECKING:
    import sqlite3

    from yogadesk.engine.database import Database
    from yogadesk.engine.storage.content import Content, Draft

SCHEMA = """
CREATE TABLE uploads (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL, asked TEXT NOT NULL, created_ms INTEGER NOT NULL,
    generation INTEGER
) WITHOUT ROWID;
"""
_OPEN = 64
"""Unfinished uploads whose files stay open between their requests."""

_LIFE_MS = 7 * 24 * 3600 * 1000
"""As long as Cloud Storage keeps one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An object as a request wants it; the hashes are what its content must have, where given."""

    bucket: str
    name: str
    content_type: str
    metadata: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    md5_hash: str | None = None
    crc32c: str | None = None
    conditions: Conditions = NONE


@dataclass(slots=True)
class Upload:
    """One upload. `generation` is set once the object is there."""

    id: str
    asked: Asked
    generation: int | None = None


class Uploads:
    """The uploads that are not forgotten yet. At most one request works on each at a time."""

    def __init__(self, database: Database, content: Content) -> None:
        self._database = database
        self._content = content
        self._drafts: dict[str, Draft] = {}
        self._busy: set[str] = set()
        self._lock = threading.Lock()
        database.write(_forget_old)
        content.sweep_uploads(self._unfinished())

    def start(self, asked: Asked) -> str:
        """Begin one; its id, hard to guess."""
        upload = secrets.token_hex(32)
        kept = json.dumps(asdict(asked))
        now = time.time_ns() // 1_000_000
        self._database.write(
            lambda cursor: cursor.execute(
                "INSERT INTO uploads VALUES (?,?,?,?,NULL)", (upload, asked.bucket, kept, now)
            )
        )
        return upload

    def take(self, upload: str) -> tuple[Upload, Draft | None]:
        """The upload and its draft (None once the object is there), to be given back.

        Raises Fault when there is none, or another request has it.
        """
        with self._lock:
            if upload in self._busy:
                raise Fault(429, "rateLimitExceeded", "The upload is in use by another request.")
            self._busy.add(upload)
        try:
            found = self._find(upload)
            return found, None if found.generation is not None else self._draft(upload)
        except BaseException:
            self.give_back(upload)
            raise

    def give_back(self, upload: str) -> None:
        with self._lock:
            self._busy.discard(upload)

    def finish(self, cursor: sqlite3.Cursor, upload: str, generation: int) -> None:
        """Note, in the transaction that makes the object, that the upload became it."""
        cursor.execute("UPDATE uploads SET generation = ? WHERE id = ?", (generation, upload))

    def release(self, upload: str) -> None:
        """Forget the draft of an upload that is finished or given up."""
        with self._lock:
            draft = self._drafts.pop(upload, None)
        if draft is not None:
            self._content.drop(draft)

    def cancel(self, upload: str) -> None:
        self._database.write(
            lambda cursor: cursor.execute("DELETE FROM uploads WHERE id = ?", (upload,))
        )
        self.release(upload)

    def close(self) -> None:
        for draft in self._drafts.values():
            draft.close()

    def _draft(self, upload: str) -> Draft:
        with self._lock:
            if (held := self._drafts.get(upload)) is not None:
                return held
            idle = [name for name in self._drafts if name not in self._busy]
            for name in idle[:-_OPEN]:  # abandoned, or it will be read again
                self._drafts.pop(name).close()
        draft = self._content.upload(upload)
        with self._lock:
            self._drafts[upload] = draft
        return draft

    def _find(self, upload: str) -> Upload:
        with self._database.reading() as cursor:
            row = cursor.execute(
                "SELECT asked, generation FROM uploads WHERE id = ?", (upload,)
            ).fetchone()
        if row is None:
            raise Fault(404, "notFound", "There is no such upload. Start it anew.")
        kept: dict[str, Any] = json.loads(row[0])
        asked = Asked(**{**kept, "conditions": Conditions(**kept["conditions"])})
        return Upload(upload, asked, row[1])

    def _unfinished(self) -> set[str]:
        with self._database.reading() as cursor:
            return {
                row[0] for row in cursor.execute("SELECT id FROM uploads WHERE generation IS NULL")
            }


def _forget_old(cursor: sqlite3.Cursor) -> None:
    oldest = time.time_ns() // 1_000_000 - _LIFE_MS
    cursor.execute("DELETE FROM uploads WHERE created_ms < ?", (oldest,))
