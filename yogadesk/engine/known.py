"""What the catalog said of tables and models, for as long as nothing was committed since."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yogadesk.engine.records import Dataset
    from yogadesk.engine.schema import Model, Ref, Table


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """The datasets (of whole projects), tables and models that were found in one state of the
    catalog. What is not in here may still be there. Several threads may add the same ones."""

    datasets: dict[str, list[Dataset]] = field(default_factory=dict)
    tables: dict[Ref, Table] = field(default_factory=dict)
    models: dict[Ref, Model] = field(default_factory=dict)


class Known:
    """The facts of the catalog's present state. Thread-safe.

    A statement asks the catalog for each of its tables, which takes DuckDB longer than to read
    them; most statements ask for those that the one before asked for.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._facts = Facts()
        self._changing = 0

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While something is being committed, and from then on, nothing known before counts."""
        self._step(1)
        try:
            yield
        finally:
            self._step(-1)

    def while_beginning(self, begin: Callable[[], object]) -> Facts:
        """Call `begin`, which fixes the state that a transaction sees, and give the facts of that
        state: none yet, and kept for nobody else, where a commit crossed it."""
        before = self.present()
        begin()
        return before if before is not None and self.present() is before else Facts()

    def present(self) -> Facts | None:
        """The facts of the present state, None while it changes."""
        with self._lock:
            return None if self._changing else self._facts

    def _step(self, more: int) -> None:
        with self._lock:
            self._changing += more
            self._facts = Facts()
