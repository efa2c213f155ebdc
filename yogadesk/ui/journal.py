"""What a run still has to do, kept on disk: a run that was killed can go on at the next start."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yogadesk.ui.desk import STORE, Desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.ui.desk import Job
    from yogadesk.ui.ports import Remembers
    from yogadesk.work import Ticket

_AT_ONCE = 4000


class Journal(QObject):
    """Files are noted before they are classified, many in one commit; whoever keeps the answer of
    one takes it out in the same commit. So none is forgotten and none asked for twice.

    A run's name begins with the second it began in.
    """

    noted = Signal(object)  # list[str]: files that may be classified now
    failed = Signal(object)  # the exception that kept files from being noted; they are `noted` too
    found = Signal(object)  # list[Path]: what runs that ended too early have left

    def __init__(self, desk: Desk, store: Remembers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._store = desk, store
        self._waiting: list[str] = []
        self._job: Job | None = None
        self._drops = 0
        self._run = ""
        self._earlier: tuple[str, ...] = ()

    def begin(self) -> None:
        """A run begins."""
        if not self._run:
            self._run = f"{int(time.time())}-{os.urandom(4).hex()}"

    def note(self, files: Sequence[str]) -> None:
        """Note these files of the run, soon."""
        self._waiting += files
        self._work_off()

    def drop(self) -> None:
        """Nothing of this run is wanted any more: what is not noted yet, nor what just is being."""
        self._waiting.clear()
        self._drops += 1

    def end(self) -> None:
        """The run is over, and so are those it went on with: nothing of them waits any more."""
        for run in (self._run, *self._earlier):
            self._desk.submit(STORE, partial(_end, self._store, run))
        self._run, self._earlier = "", ()

    def look(self) -> None:
        """See what earlier runs have left; `found` tells, if there is anything."""
        self._desk.submit(STORE, lambda _ticket: self._store.queued()).succeeded.connect(self._tell)

    def since(self) -> datetime | None:
        """When the earliest run that was left began, if it can be told."""
        begun = [name.partition("-")[0] for name in self._earlier]
        moments = [int(word) for word in begun if word.isdigit()]
        return datetime.fromtimestamp(min(moments), UTC) if moments else None

    def _tell(self, left: dict[str, list[Path]]) -> None:
        left = {run: paths for run, paths in left.items() if run != self._run}
        if left:
            self._earlier = tuple(left)
            self.found.emit(list(dict.fromkeys(path for paths in left.values() for path in paths)))

    def _work_off(self) -> None:
        if self._job is not None or not self._waiting:
            return
        files, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        self._job = job = self._desk.submit(STORE, partial(_note, self._store, self._run, files))
        job.on_failure(self.failed.emit)
        job.ended.connect(partial(self._hand_on, files, self._drops))

    def _hand_on(self, files: list[str], drops: int) -> None:
        self._job = None
        if drops == self._drops:
            self.noted.emit(files)
        self._work_off()


def _note(store: Remembers, run: str, files: list[str], _ticket: Ticket) -> None:
    store.queue(run, files)


def _end(store: Remembers, run: str, _ticket: Ticket) -> None:
    store.end_queue(run)
