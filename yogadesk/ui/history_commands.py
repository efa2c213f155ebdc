"""What can be done with verdicts of the history, and undone again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from yogadesk.errors import Trouble
from yogadesk.ui import reveal, words
from yogadesk.ui.desk import CLOUD, STORE, Desk, Job
from yogadesk.ui.notices import Kind, Notice, Remedy, from_trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.domain import Picture, State, Verdict
    from yogadesk.history import Kept
    from yogadesk.ui.history_ports import History
    from yogadesk.work import Ticket

_DEED, _FILE, _AGAIN = "deed", "file", "again"


@dataclass(frozen=True, slots=True, eq=False)
class _Deed:
    """Something done that can be undone and done again; all three are called in a lane."""

    do: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    is_delete: bool


class HistoryCommands(QObject):
    """Carries out what a person asks for in the history. Nothing of it blocks."""

    told = Signal(object)  # Notice
    changed = Signal()  # rows say something else now
    moved = Signal()  # rows came or went
    undoing = Signal(bool, bool)  # whether something can be undone, done again
    busy = Signal(str)  # what goes on, "" when it is over
    answered = Signal(object)  # Kept, before it was classified again

    def __init__(self, port: History, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port, self._store, self._desk = port, port.store, desk
        self._done: list[_Deed] = []
        self._undone: list[_Deed] = []
        self._run: Job | None = None

    # ---- corrections and deletions -------------------------------------------------------------

    def correct(self, fingerprints: Sequence[str], label: str) -> None:
        """Note that these pictures show a class. One without a fingerprint is left out."""
        prints = [each for each in fingerprints if each]
        if not prints:
            return
        store, numbers = self._store, list[int]()
        # Noted before it is done: the lane keeps the order, so it can be undone at once.
        deed = _Deed(
            do=lambda: numbers.extend(store.correct(prints, label)),
            undo=lambda: store.undo_corrections(numbers),
            redo=lambda: store.redo_corrections(numbers),
            is_delete=False,
        )
        self._do(deed)

    def delete(self, numbers: Sequence[int]) -> None:
        """Take these verdicts out of the history. A toast brings them back."""
        if not numbers:
            return
        delete = partial(self._store.delete, numbers)
        deed = _Deed(delete, partial(self._store.restore, numbers), delete, is_delete=True)
        job = self._do(deed)
        job.succeeded.connect(lambda _none: self._tell_deleted(deed, len(numbers)))

    def _tell_deleted(self, deed: _Deed, count: int) -> None:
        title = self.tr("{answers} deleted").format(answers=words.answers(count))
        said = self.tr("The pictures themselves stay where they are.")
        undo = Remedy(self.tr("Undo"), partial(self._undo, deed))
        self.told.emit(Notice(Kind.INFO, title, said, remedy=undo, topic=_DEED))

    def _do(self, deed: _Deed) -> Job:
        self._done.append(deed)
        self._undone.clear()
        job = self._carry_out(deed.do, deed)
        job.failed.connect(lambda _error: self._forget(deed))
        return job

    def _forget(self, deed: _Deed) -> None:
        """It could not be done, so it cannot be undone."""
        self._done = [each for each in self._done if each is not deed]
        self._undone = [each for each in self._undone if each is not deed]
        self._say_undoing()

    def undo(self) -> None:
        """Undo the last deed."""
        if self._done:
            self._undo(self._done[-1])

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            deed = self._undone.pop()
            self._done.append(deed)
            self._carry_out(deed.redo, deed)

    def _undo(self, deed: _Deed) -> None:
        if deed in self._done:
            self._done.remove(deed)
            self._undone.append(deed)
            self._carry_out(deed.undo, deed)

    def _carry_out(self, work: Callable[[], object], deed: _Deed) -> Job:
        job = self._desk.submit(STORE, lambda _ticket: work())
        job.succeeded.connect(self.moved if deed.is_delete else self.changed)
        job.on_failure(self._tell)
        self._say_undoing()
        return job

    def _say_undoing(self) -> None:
        self.undoing.emit(bool(self._done), bool(self._undone))

    # ---- files ---------------------------------------------------------------------------------

    def open_file(self, path: Path) -> None:
        """Open the picture in the program a person chose for pictures."""
        if not reveal.open_file(path):
            self._tell_no_program(path)

    def show_in_folder(self, path: Path) -> None:
        """Show the file where it lies; its folder where it is gone."""
        if not reveal.show_in_folder(path):
            self._tell_no_program(path)

    def _tell_no_program(self, path: Path) -> None:
        title = self.tr("Nothing opens “{file}”").format(file=words.file_name(path))
        said = self.tr("No program took the file. It may have moved, or none is set for its kind.")
        self.told.emit(Notice(Kind.INFO, title, said, topic=_FILE))

    # ---- classifying again ---------------------------------------------------------------------

    def classify_again(self, chosen: Sequence[Kept], site_name: str) -> None:
        """Classify the pictures on this site; the answers join the history beside those before."""
        if self._run is not None or not chosen:
            return
        paths = list(dict.fromkeys(kept.verdict.picture.path for kept in chosen))
        self._run = job = self._desk.submit(
            CLOUD, lambda ticket: self._work(paths, site_name, ticket)
        )
        job.succeeded.connect(lambda heard: self._tell_answered(chosen, heard))
        job.on_failure(self._tell)
        job.ended.connect(self._end_run)
        said = self.tr("Classifying {pictures} on “{site}”…")
        self.busy.emit(said.format(pictures=words.pictures(len(paths)), site=words.site(site_name)))

    def cancel(self) -> None:
        """Stop classifying. What was answered is kept."""
        if self._run is not None:
            self._run.cancel()

    def _work(self, paths: Sequence[Path], site_name: str, ticket: Ticket) -> _Heard:
        site = self._port.site(site_name)
        site.prepare(ticket)
        run, heard = site.new_run(), _Heard()
        run.feed.add(paths)
        run.feed.close()
        run.work(ticket, heard)
        return heard

    def _end_run(self) -> None:
        self._run = None
        self.busy.emit("")
        self.moved.emit()

    def _tell_answered(self, chosen: Sequence[Kept], heard: _Heard) -> None:
        if len(chosen) == 1:
            self.answered.emit(chosen[0])
            return
        failed = sum(verdict.error is not None for verdict in heard.verdicts)
        answers = words.answers(len(heard.verdicts) - failed)
        said = self.tr("They are listed above those before.") if not failed else self.tr(
            "{pictures} failed: their rows say why."
        ).format(pictures=words.pictures(failed))  # fmt: skip
        title = self.tr("{answers} more").format(answers=answers)
        self.told.emit(Notice(Kind.GOOD, title, said, topic=_AGAIN))

    def _tell(self, error: object) -> None:
        if isinstance(error, Trouble):
            self.told.emit(from_trouble(error))
        else:
            self._desk.failed.emit(error)


class _Heard:
    """Listens to a run for its answers."""

    def __init__(self) -> None:
        self.verdicts: list[Verdict] = []

    def found(self, pictures: Sequence[Picture]) -> None:
        del pictures  # only answers count here

    def moved(self, pictures: Sequence[Picture], state: State) -> None:
        del pictures, state

    def answered(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)
