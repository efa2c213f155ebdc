"""The results file: a verdict is committed the moment it is there, and never lost after that."""

from __future__ import annotations

import json
import sqlite3
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from yogadesk import files, sqlite_file
from yogadesk.errors import Trouble
from yogadesk.history import corrections, database, earlier, facts, rows, search, unfinished

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from yogadesk.domain import Correction, Verdict
    from yogadesk.history.facts import Shared
    from yogadesk.history.search import Found, Query
    from yogadesk.work import Ticket

_PAGE = f"{rows.READ} WHERE v.id > ? AND v.id <= ? AND v.at >= ? ORDER BY v.id LIMIT ?"
_PAGE_ROWS = 500
_COLUMNS = ", ".join(("id", *rows.WRITTEN))
_AMONG = "id IN (SELECT value FROM json_each(?))"
_BEGINNING_OF_TIME = -(2**63)
_STEPS_BETWEEN_CHECKS = 20_000  # of SQLite's machine: a fraction of a millisecond


_TRASH_IS_KEPT = timedelta(days=1)


def _ago(span: timedelta = timedelta(0)) -> int:
    """The instant so long ago."""
    return rows.instant(datetime.now(UTC) - span)


@dataclass(frozen=True, slots=True)
class Facets:
    """What verdicts can be told apart by: labels, sites and models, in order; and their count."""

    poses: tuple[str, ...]
    sites: tuple[str, ...]
    models: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A verdict as the history keeps it: under a number, with what a person made of it."""

    number: int
    verdict: Verdict
    corrected: str | None


class Store:
    """Everything of one results file. Any thread may use it; several processes may too.

    One connection writes, others read: reading never waits for writing, nor writing for reading.
    `set_aside` is where a damaged file was moved when this one was begun in its place, else None.
    Methods raise Trouble when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()  # of the connection that writes
        self._readers_lock = threading.Lock()
        self._readers: list[sqlite3.Connection] = []
        self._is_closed = False
        self._connection, self.set_aside = database.open_or_begin(path)
        with self._writing() as connection:
            # Not all of it: another process may be about to undo what it has just deleted.
            connection.execute("DELETE FROM trash WHERE trashed < ?", (_ago(_TRASH_IS_KEPT),))

    @property
    def damage(self) -> Trouble | None:
        """What to tell a person when the file was damaged and a new one begun, else None."""
        if self.set_aside is None:
            return None
        return Trouble(
            "The history was damaged",
            f"A new one was begun; the damaged file is “{files.printable(self.set_aside)}”.",
            "Nothing needs to be done: classifying pictures again lists them again.",
        )

    def check(self) -> None:
        """Read the whole file and raise Trouble when it is damaged: for a large one, some seconds.

        A small file was checked when it was opened. The next start sets a damaged file aside.
        """
        with self._reading() as connection:
            try:
                database.require_sound(connection, self._path)
            except database.Damaged as damaged:
                database.note_damage(self._path)
                raise database.damaged(self._path, "its pages contradict each other") from damaged

    # Verdicts

    def add(self, verdict: Verdict) -> None:
        """Keep one verdict. When this returns, the verdict survives the death of the process."""
        self.add_many((verdict,))

    def add_many(self, verdicts: Iterable[Verdict]) -> None:
        """Keep several verdicts in one commit: all of them or, after an error, none.

        A file that waited in the queue of a run waits no longer."""
        given = tuple(verdicts)
        with self._writing() as connection:
            rows.add(connection, given)
            unfinished.answered(connection, given)

    def verdicts(self, since: datetime | None = None) -> Iterator[Verdict]:
        """The verdicts kept so far, in the order they were added, from `since` on.

        Read page by page: others may add meanwhile, what they add is not included.
        """
        start = _BEGINNING_OF_TIME if since is None else rows.instant(since)
        [(last,)] = self._read("SELECT coalesce(max(id), 0) FROM verdicts")
        after = 0
        while page := self._read(_PAGE, (after, last, start, _PAGE_ROWS)):
            yield from (rows.from_row(row) for row in page)
            after = page[-1][0]

    def find(
        self, query: Query, names: Mapping[str, str], ticket: Ticket, most: int | None = None
    ) -> Found:
        """The numbers of the verdicts that fit, in order, at most so many of them.

        `names` are what people call labels and sites. Raises Cancelled within a millisecond or so.
        """
        with self._reading() as connection:
            connection.set_progress_handler(lambda: ticket.is_cancelled, _STEPS_BETWEEN_CHECKS)
            try:
                return search.find(connection, query, names, most)
            except sqlite3.OperationalError:
                ticket.check()
                raise
            finally:
                connection.set_progress_handler(None, 0)

    def fetch(self, numbers: Iterable[int]) -> dict[int, Kept]:
        """These verdicts by their numbers; one that was deleted meanwhile is left out."""
        found = self._read(f"{rows.READ} WHERE v.{_AMONG}", (json.dumps(list(numbers)),))
        return {row[0]: Kept(row[0], rows.from_row(row), row[1]) for row in found}

    @contextmanager
    def exporting(
        self, query: Query, names: Mapping[str, str], ticket: Ticket
    ) -> Iterator[tuple[Iterator[list[tuple[Any, ...]]], Shared, int]]:
        """The verdicts that fit, in the order they were added: the values of `Facts`, some hundred
        at a time; what they share; and how many classes the longest of them tells.

        To be read inside the block; raises Cancelled there.
        """
        with self._reading() as connection:
            where, values = search.conditions(connection, query, names)
            most = connection.execute(f"{rows.MOST_CLASSES} WHERE {where}", values).fetchone()[0]
            found = connection.execute(f"{facts.READ} WHERE {where} ORDER BY v.id", values)
            shared = facts.Shared.of(connection)
            yield facts.in_chunks(found, ticket), shared, int(most or 0)

    def uris(
        self, query: Query, names: Mapping[str, str], ticket: Ticket, most: int = 500
    ) -> list[str]:
        """The newest objects in the cloud that fit the query, each once. Raises Cancelled."""
        with self._reading() as connection:
            where, values = search.conditions(connection, query, names)
            ticket.check()
            found = connection.execute(
                f"SELECT v.uri FROM verdicts AS v WHERE {where} AND v.uri IS NOT NULL"
                " AND v.error IS NULL GROUP BY v.uri ORDER BY max(v.id) DESC LIMIT ?",
                (*values, most),
            )
            return [row[0] for row in found]

    def answers_about(self, path: Path, fingerprint: str, most: int = 100) -> list[Kept]:
        """Every answer given to this file, or to one with the same content, the newest first.

        `fingerprint` may be "" where the content is not known."""
        with self._reading() as connection:
            found = earlier.find(connection, path, fingerprint, most)
        return [Kept(row[0], rows.from_row(row), row[1]) for row in found]

    def facets(self) -> Facets:
        """What there is to filter by, and how many verdicts there are in all."""
        with self._reading() as connection:
            sites, models = search.sites_and_models(connection)
            poses = search.used_poses(connection)
            count = connection.execute("SELECT count(*) FROM verdicts").fetchone()[0]
        return Facets(tuple(poses), tuple(sites), tuple(models), int(count))

    def delete(self, numbers: Iterable[int]) -> None:
        """Take these verdicts out of the history. For a day `restore` brings them back; after that
        the next start removes them for good.

        What a person said the pictures show stays.
        """
        listed = (json.dumps(list(numbers)),)
        with self._writing() as connection:
            connection.execute(
                f"INSERT INTO trash (trashed, {_COLUMNS}) SELECT ?, {_COLUMNS} FROM verdicts"
                f" WHERE {_AMONG}",
                (_ago(), *listed),
            )
            connection.execute(f"DELETE FROM verdicts WHERE {_AMONG}", listed)

    def restore(self, numbers: Iterable[int]) -> None:
        """Bring deleted verdicts back, with what is said of their pictures by now."""
        listed = (json.dumps(list(numbers)),)
        with self._writing() as connection:
            connection.execute(
                f"INSERT INTO verdicts ({_COLUMNS}) SELECT {_COLUMNS} FROM trash WHERE {_AMONG}",
                listed,
            )
            connection.execute(f"DELETE FROM trash WHERE {_AMONG}", listed)
            corrections.apply_again(connection, listed[0])

    # Corrections

    def correct(self, fingerprints: Iterable[str], label: str) -> tuple[int, ...]:
        """Note that these pictures show `label`; the numbers to undo it by.

        Raises ValueError for a picture without a fingerprint: it could not even be read.
        """
        given = tuple(dict.fromkeys(fingerprints))
        if not all(given):
            raise ValueError("a picture without a fingerprint cannot be corrected")
        with self._writing() as connection:
            return tuple(corrections.add(connection, given, label, datetime.now(UTC)))

    def undo_corrections(self, numbers: Iterable[int]) -> None:
        """These no longer hold: what was said or answered before does."""
        with self._writing() as connection:
            corrections.withdraw(connection, numbers, datetime.now(UTC))

    def redo_corrections(self, numbers: Iterable[int]) -> None:
        """These hold again."""
        with self._writing() as connection:
            corrections.withdraw(connection, numbers, None)

    def corrections(self) -> list[Correction]:
        """The corrections that hold, one a picture, oldest first: labels to train with."""
        with self._reading() as connection:
            return corrections.every(connection)

    def correction_of(self, fingerprint: str) -> str | None:
        """The label a person gave this picture, if any."""
        found = self._read(rows.LABEL_OF, (fingerprint,)) if fingerprint else []
        return found[0][0] if found else None

    def places_of(self, fingerprint: str) -> list[Path]:
        """The files a picture was classified as, the newest first. Some may be gone by now."""
        with self._reading() as connection:
            return corrections.paths(connection, fingerprint)

    # Runs that may have to go on at the next start

    def queue(self, run: str, paths: Iterable[str | Path]) -> None:
        """Note that these files wait for an answer in the run of this name. Keeping the verdict of
        a file takes it out again, in the same commit."""
        with self._writing() as connection:
            unfinished.add(connection, run, paths)

    def queued(self) -> dict[str, list[Path]]:
        """The files that still wait, in order, by run: what a run left that ended too early."""
        with self._reading() as connection:
            return unfinished.left(connection)

    def end_queue(self, run: str) -> None:
        """The run is over, or nobody wants to go on with it: nothing of it waits any more."""
        with self._writing() as connection:
            unfinished.end(connection, run)

    # Uploads

    def knows_upload(self, site: str, bucket: str, name: str) -> bool:
        """Whether the object `name` was noted as uploaded to `bucket` of `site`."""
        query = "SELECT 1 FROM uploads WHERE site = ? AND bucket = ? AND name = ?"
        return bool(self._read(query, (site, bucket, name)))

    def note_upload(self, site: str, bucket: str, name: str) -> None:
        """Remember that the object `name` is in `bucket` of `site`."""
        with self._writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO uploads VALUES (?, ?, ?)", (site, bucket, name)
            )

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless."""
        with self._lock, self._readers_lock:
            self._is_closed = True
            self._connection.close()
            while self._readers:
                self._readers.pop().close()

    def _read(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._reading() as connection:
            return connection.execute(statement, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of the caller's own, for as long as the block lasts."""
        with self._troubles():
            connection = self._idle_reader()
            try:
                yield connection
            finally:
                with self._readers_lock:
                    if self._is_closed:
                        connection.close()
                    else:
                        self._readers.append(connection)

    def _idle_reader(self) -> sqlite3.Connection:
        with self._readers_lock:
            if self._is_closed:
                raise sqlite3.ProgrammingError("the history is closed")
            if self._readers:
                return self._readers.pop()
        return database.reader(self._path)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """The one connection that writes, in a transaction."""
        with self._lock, self._troubles(), database.transaction(self._connection):
            yield self._connection

    @contextmanager
    def _troubles(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.ProgrammingError):  # used after close(): a bug
                raise
            if sqlite_file.is_damage(error):
                database.note_damage(self._path)
            raise database.trouble(self._path, error) from error
