"""What the window tells of its runs: what was taken, how they ended, what an earlier one left."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from yogadesk.domain import State
from yogadesk.errors import Trouble
from yogadesk.ui import manners, words
from yogadesk.ui.desk import STORE
from yogadesk.ui.notices import Kind, Notice, Notices, Remedy, from_trouble, retry
from yogadesk.ui.run import End, Runs, Taken
from yogadesk.ui.words import Skip

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QSystemTrayIcon, QWidget

    from yogadesk.domain import Verdict
    from yogadesk.settings import SettingsFile
    from yogadesk.ui.desk import Desk
    from yogadesk.ui.journal import Journal
    from yogadesk.ui.ports import Remembers
    from yogadesk.ui.rows import PictureModel

_RUN, _ADDED, _LEFT = "run", "added", "left"
_LONG_SECONDS = 20.0
_ANSWERED = (State.DONE, State.NOT_SURE, State.FAILED)


class RunNews(QObject):
    """Turns what a run says into notices, and into a note on the desktop when nobody looks."""

    details_wanted = Signal(object)  # Taken: what was left out, and what was there already

    def __init__(
        self,
        window: QWidget,
        *,
        desk: Desk,
        runs: Runs,
        journal: Journal,
        model: PictureModel,
        store: Remembers,
        settings: SettingsFile,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._store = window, desk, store
        self._runs, self._journal, self._model = runs, journal, model
        self._settings, self._notices = settings, notices
        self._begun = 0.0
        self._tray: QSystemTrayIcon | None = None
        runs.took.connect(self._tell_taken)
        runs.started.connect(self._begin)
        runs.failed.connect(self._tell_failed)
        runs.ended.connect(self._tell_ended)
        journal.found.connect(self._offer)
        journal.failed.connect(self._tell_not_noted)

    def _begin(self) -> None:
        self._begun = monotonic()
        self._notices.settle(_RUN)

    # What was handed in

    def _tell_taken(self, taken: Taken) -> None:
        left_out = dict(taken.skipped)
        if taken.added and not taken.known and not left_out:
            self._notices.settle(_ADDED)
            return
        if not (taken.added or taken.known or left_out):
            title = self.tr("No pictures found")
            text = self.tr("There is no picture in what was handed in.")
            self._notices.tell(Notice(Kind.INFO, title, text, topic=_ADDED))
            return
        others = left_out.get(Skip.NOT_A_PICTURE, 0)
        counted = (
            (taken.added, self.tr("{count} added")),
            (len(taken.known), self.tr("{count} already there")),
            (
                others,
                self.tr("1 not a picture") if others == 1 else self.tr("{count} not pictures"),
            ),
            (left_out.get(Skip.HIDDEN, 0), self.tr("{count} hidden")),
        )
        parts = [said.format(count=words.count(n)) for n, said in counted[:1] if n or taken.known]
        parts += [said.format(count=words.count(n)) for n, said in counted[1:] if n]
        details = Remedy(self.tr("Details"), lambda: self.details_wanted.emit(taken))
        stays = bool(left_out)  # nothing is left out behind a person's back
        told = Notice(Kind.INFO, ", ".join(parts), remedy=details, topic=_ADDED, stays=stays)
        self._notices.tell(told)

    # How a run ends

    def _tell_ended(self, end: End) -> None:
        if end is End.CANCELLED:
            left = len(self._model.files_in(State.CANCELLED))
            said = self.tr("{pictures} without an answer. Every answer given is kept.").format(
                pictures=words.pictures(left)
            )
            go_on = retry(lambda: self._take_again(State.CANCELLED))
            title = self.tr("Cancelled")
            self._notices.tell(Notice(Kind.INFO, title, said, remedy=go_on, topic=_RUN))
        elif monotonic() - self._begun >= _LONG_SECONDS:
            self.tell_outside(end)

    def tell_outside(self, end: End) -> None:
        """Say on the desktop that a run is over, unless the window is in front of the person."""
        if self._window.isActiveWindow() or not self._settings.current.notify:
            return
        QApplication.alert(self._window)
        answered = sum(self._model.counts[state] for state in _ANSWERED)
        title = (
            self.tr("The run could not go on")
            if end is End.FAILED
            else self.tr("Every picture has its answer")
        )
        self._show_message(title, words.answers(answered))

    def _show_message(self, title: str, text: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.setToolTip(self._window.windowTitle())
            self._tray.messageClicked.connect(self._come_forward)
            self._tray.activated.connect(self._come_forward)
        self._tray.show()
        self._tray.showMessage(title, text, self._window.windowIcon())

    def _come_forward(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        manners.come_forward(self._window)

    def _tell_failed(self, error: object) -> None:
        """A trouble is told in the window; a bug goes where every job's bugs go."""
        again = retry(lambda: self._take_again(State.FAILED, State.CANCELLED))
        if isinstance(error, Trouble):
            self._notices.tell(from_trouble(error, _RUN, again))
        else:
            self._desk.failed.emit(error)

    def _take_again(self, *states: State) -> None:
        """Classify every picture in these states again; with none of them, see to the site."""
        again = self._model.files_in(*states)
        if again:
            self._runs.take_listed(again)
        else:
            self._runs.prepare()

    # What an earlier run left

    def _offer(self, paths: list[Path]) -> None:
        """A run was cut off: go on with it, or let it be."""
        title = self.tr("A run was interrupted")
        text = self.tr("{pictures} have no answer yet. Those given are kept.").format(
            pictures=words.pictures(len(paths))
        )
        notice = Notice(
            Kind.INFO,
            title,
            text,
            remedy=Remedy(self.tr("Continue"), lambda: self._continue(paths)),
            second=Remedy(self.tr("Discard"), self._journal.end),
            topic=_LEFT,
            stays=True,
        )
        self._notices.tell(notice)

    def _continue(self, paths: list[Path]) -> None:
        """Show what that run was answered, then ask for the rest of it."""
        since = self._journal.since()

        def read(_ticket: object) -> list[Verdict]:
            if since is None:
                return []
            last = {verdict.picture.path: verdict for verdict in self._store.verdicts(since)}
            left = set(paths)
            return [verdict for path, verdict in last.items() if path not in left]

        job = self._desk.submit(STORE, read)
        job.succeeded.connect(self._runs.list_answers)
        job.ended.connect(lambda: self._runs.take(lambda: paths))

    def _tell_not_noted(self, error: object) -> None:
        if isinstance(error, Trouble):
            self._notices.tell(from_trouble(error))
        else:
            self._desk.failed.emit(error)
