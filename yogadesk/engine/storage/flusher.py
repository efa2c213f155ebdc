"""Brings new content to the disk in groups, moments after it was acknowledged."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from yogadesk.engine.database import Database
    from yogadesk.engine.storage.content import Content

SCHEMA = """
CREATE TABLE flushed (generation INTEGER NOT NULL);
INSERT INTO flushed VALUES (0);
"""
"""Of all objects up to this generation the content is on the disk for certain."""

_GATHER = 0.05
"""Seconds in which content gathers: one flush of the disk serves all of it."""


class Flusher:
    """A thread that flushes what it is told of, and writes down how far it has come.

    A crash of the process loses nothing, flushed or not: the system has the bytes. After a power
    cut, what is newer than `flushed` says must be looked at before it is believed.
    """

    def __init__(self, database: Database, content: Content) -> None:
        self._database = database
        self._content = content
        self._queue: queue.SimpleQueue[tuple[int, str] | None] = queue.SimpleQueue()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="flusher", daemon=True)
        self._thread.start()

    def note(self, generation: int, content: str) -> None:
        """Flush this content soon. To be told in the order of generations."""
        self._queue.put((generation, content))

    def close(self) -> None:
        """Flush what is left, and stop."""
        self._ending.set()
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            self._ending.wait(_GATHER)
            noted = [first]
            is_last = False
            while not (is_last or self._queue.empty()):
                more = self._queue.get()
                if more is None:
                    is_last = True
                else:
                    noted.append(more)
            self._flush(noted)
            if is_last:
                return

    def _flush(self, noted: list[tuple[int, str]]) -> None:
        for _, content in noted:
            self._content.sync(content)
        last = noted[-1][0]
        self._database.write(
            lambda cursor: cursor.execute(
                "UPDATE flushed SET generation = max(generation, ?)", (last,)
            )
        )


def flushed(cursor: sqlite3.Cursor) -> int:
    """The generation up to which all content is on the disk for certain."""
    return int(cursor.execute("SELECT generation FROM flushed").fetchone()[0])
