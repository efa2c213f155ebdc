"""The one DuckDB database of the engine: rows, metadata and the models' frozen copies."""

from __future__ import annotations

import logging
import shutil
import threading
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb

from yogadesk.engine import computed
from yogadesk.engine.catalog import Catalog, Cursor
from yogadesk.engine.faults import Fault, disk_fault
from yogadesk.engine.known import Known
from yogadesk.engine.ml.workers import Workers
from yogadesk.engine.opening import open_database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from yogadesk.engine.known import Facts
    from yogadesk.engine.records import Dataset

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

_TRIES: Final = 10
_FIRST_PAUSE: Final = 0.005
"""Seconds before a change is tried again, doubled each time: 2.5 in all. For as long as an older
transaction is open, DuckDB may refuse a key that was replaced since, whoever asks."""

_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
    "immediate_transaction_mode": "true",
    "disabled_optimizers": "join_filter_pushdown",
}
"""Statements come from clients: none of them may read or write a file, or reach the network. What
does not fit into the memory goes to a folder beside the database while the statement runs. A
transaction sees the state of when it began, not of when it first looked. Filters made from one side
of a join for the scan of the other cost the article's statement a third of its time in DuckDB."""


class Warehouse:
    """Owns `<folder>/warehouse.duckdb`. Thread-safe; each statement takes a cursor of its own.

    Only one process may have it open (DuckDB locks the file); the engine's own lock is taken first.
    `workers` run its models: those given, which stay the caller's to close, or some of its own.
    """

    def __init__(self, folder: Path, workers: Workers | None = None) -> None:
        self.folder = folder
        self.models_folder = folder / "models"
        self.models_folder.mkdir(parents=True, exist_ok=True)
        self.catalog = Catalog(self.models_folder)
        self._known = Known()
        self._catalog_lock = threading.Lock()
        self._again_lock = threading.Lock()
        self._making: set[str] = set()
        self._making_lock = threading.Lock()
        self._here = threading.local()
        self._before_close: list[Callable[[], None]] = []
        self.workers = workers or Workers()
        if workers is None:
            self._before_close.append(self.workers.close)
        self._root = open_database(folder / "warehouse.duckdb", _SETTINGS)
        # BigQuery's sessions are in UTC wherever the computer stands.
        self._root.execute("SET GLOBAL TimeZone = 'UTC'")
        self._root.execute("SET GLOBAL lock_configuration = true")
        computed.install(self._root)
        self.change(self.catalog.make)
        self.sweep_models()

    def cursor(self) -> Cursor:
        """A connection of its own for one statement; the caller closes it."""
        cur = self._root.cursor()
        interrupts: Interrupts | None = getattr(self._here, "interrupts", None)
        if interrupts is not None:
            interrupts.add(cur)
        return cur

    def datasets(self, project: str) -> list[Dataset]:
        """The datasets of a project as they are now, by name."""
        facts = self._known.present()
        if facts is None or project not in facts.datasets:
            cur, facts = self.snapshot()
            try:
                return self.datasets_seen(cur, facts, project)
            finally:
                cur.close()
        return facts.datasets[project]

    def datasets_seen(self, cur: Cursor, facts: Facts, project: str) -> list[Dataset]:
        """The datasets of a project in the state of a `snapshot`."""
        found = facts.datasets.get(project) or self.catalog.datasets(cur, project)
        if found:
            facts.datasets[project] = found
        return found

    @contextmanager
    def interruptible(self) -> Iterator[Interrupts]:
        """For as long as the block lasts, what DuckDB does for this thread can be stopped from
        another one: call what the block gets."""
        interrupts = Interrupts()
        self._here.interrupts = interrupts
        try:
            yield interrupts
        finally:
            self._here.interrupts = None

    def read(self, work: Callable[[Cursor], _T]) -> _T:
        """Run `work` in one transaction that sees one state of everything, and writes nothing."""
        cur, _ = self.snapshot()
        try:
            return work(cur)
        finally:
            cur.close()

    def snapshot(self) -> tuple[Cursor, Facts]:
        """A cursor in a transaction that sees one state of everything, which the caller closes and
        does not commit; and what is known of that state."""
        cur = self.cursor()
        try:
            return cur, self._known.while_beginning(cur.begin)
        except BaseException:
            cur.close()
            raise

    def change(self, work: Callable[[Cursor], _T]) -> _T:
        """Run short `work` in one transaction, one at a time; again when a longer one crossed it.

        `work` may run more than once, so it must do nothing but what the transaction can undo.
        Raises the Fault `transaction` raises when it never gets through.
        """
        with self._catalog_lock:
            return self._tried(work)

    def repeated(self, work: Callable[[Cursor], _T]) -> _T:
        """The same for work that takes long: several at once, and whichever is crossed runs again,
        those one at a time, or they would cross each other for ever."""
        try:
            return self._once(work)
        except (duckdb.TransactionException, duckdb.ConstraintException) as e:
            if not _is_crossed(e):
                raise
        with self._again_lock:
            return self._tried(work)

    def _tried(self, work: Callable[[Cursor], _T]) -> _T:
        """Run `work` until no other transaction crosses it. Raises what `transaction` raises when
        one always does."""
        for number in range(_TRIES - 1):
            try:
                return self._once(work)
            except (duckdb.TransactionException, duckdb.ConstraintException) as e:
                if not _is_crossed(e):
                    raise
                _log.info("a change met another one; trying again")
                time.sleep(_FIRST_PAUSE * 2**number)
        with self.transaction() as cur:
            return work(cur)

    def _once(self, work: Callable[[Cursor], _T]) -> _T:
        with self._begun() as cur:
            return work(cur)

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """One transaction for a statement that may take long: committed at the end of the block,
        undone when the block raises. Raises a Fault when another one changed the same thing."""
        try:
            with self._begun() as cur:
                yield cur
        except (duckdb.TransactionException, duckdb.ConstraintException) as e:
            if not _is_crossed(e):
                raise
            # A commit that cannot be written fails so, too.
            raise disk_fault(e) or Fault(
                400,
                "invalidQuery",
                "Transaction is aborted due to concurrent update. Please run it again.",
            ) from e

    @contextmanager
    def _begun(self) -> Iterator[Cursor]:
        cur = self.cursor()
        try:
            cur.begin()
            yield cur
            with self._known.changing():
                cur.commit()
        finally:
            # Closing a cursor inside a transaction undoes it.
            cur.close()

    def new_model_folder(self) -> Path:
        """An empty folder for one model's frozen copy. It is kept only once a model of the catalog
        names it: call `keep_model_folder` after the commit, or after giving up."""
        folder = self.models_folder / uuid.uuid4().hex
        with self._making_lock:
            self._making.add(folder.name)
        folder.mkdir()
        return folder

    def keep_model_folder(self, folder: Path) -> None:
        """Say that `folder` is finished: from now on it lives as long as a model names it."""
        with self._making_lock:
            self._making.discard(folder.name)
        self.sweep_models()

    def sweep_models(self) -> None:
        """Remove the frozen copies that no model names any more."""
        # In this order: a folder that is there was being made before it was, and one that is not
        # being made any more has been committed.
        present = list(self.models_folder.iterdir())
        with self._making_lock:
            making = frozenset(self._making)
        used = self.read(self.catalog.model_folders)
        for path in present:
            if path.name not in making | used:
                self.workers.forget(path)
                # A copy still open elsewhere (Windows) stays until the next sweep.
                shutil.rmtree(path, ignore_errors=True)

    def before_close(self, work: Callable[[], None]) -> None:
        """Have `work` done first when the warehouse closes: it ends what still uses it. What was
        asked for last is done first."""
        self._before_close.append(work)

    def close(self) -> None:
        """Write everything down and close the file."""
        for work in reversed(self._before_close):
            work()
        self._root.close()


class Interrupts:
    """Stops what the cursors of one statement are doing. Thread-safe; may be called again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cursors: list[Cursor] = []

    def add(self, cur: Cursor) -> None:
        with self._lock:
            self._cursors.append(cur)

    def __call__(self) -> None:
        with self._lock:
            for cur in self._cursors:
                try:
                    cur.interrupt()
                except duckdb.ConnectionException:
                    pass  # closed by now


def _is_crossed(error: duckdb.Error) -> bool:
    """Whether another transaction came first: it changed the same thing, or made a thing of the
    same name. Only the catalog has primary keys."""
    return isinstance(error, duckdb.TransactionException) or "primary key" in str(error)
