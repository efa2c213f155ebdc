"""What the window's actions do: each asks, then hands the work to a lane or to the run."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from yogadesk.domain import State
from yogadesk.errors import Trouble
from yogadesk.ui import intake, words
from yogadesk.ui.desk import EXPORT, STORE, Desk
from yogadesk.ui.notices import Kind, Notice, Notices, Remedy, from_trouble, retry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from yogadesk.domain import Verdict
    from yogadesk.settings import Settings, SettingsFile
    from yogadesk.ui.actions import Actions
    from yogadesk.ui.gallery import Gallery
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.history_window import HistoryWindow
    from yogadesk.ui.ports import Remembers
    from yogadesk.ui.rows import PictureModel, Row
    from yogadesk.ui.run import Runs
    from yogadesk.ui.samples import Samples
    from yogadesk.work import Ticket

_EXPORT, _PASTE = "export", "paste"


class Commands(QObject):
    """Carries out what a person asks for. Made with everything it needs; the window connects it."""

    folder_taken = Signal(str)  # a folder was opened or dropped

    def __init__(
        self,
        window: QMainWindow,
        *,
        desk: Desk,
        runs: Runs,
        model: PictureModel,
        store: Remembers,
        settings: SettingsFile,
        samples: Samples,
        notices: Notices,
        home: Path,
        history: History | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._history = history
        self._history_window: HistoryWindow | None = None
        self._desk, self._runs, self._model = desk, runs, model
        self._store, self._settings = store, settings
        self._samples, self._notices, self._home = samples, notices, home
        desk.failed.connect(self._tell_failed)

    def connect_to(self, actions: Actions) -> None:
        """Carry out these actions."""
        actions.open_files.triggered.connect(self.ask_files)
        actions.open_folder.triggered.connect(self.ask_folder)
        actions.paste.triggered.connect(self.paste)
        actions.export.triggered.connect(self.ask_csv)
        actions.history.triggered.connect(self.show_history)
        actions.history.setVisible(self._history is not None)
        actions.clear.triggered.connect(self._model.clear)
        actions.retry.triggered.connect(self.try_again)
        actions.pause.toggled.connect(self._pause)
        actions.cancel.triggered.connect(self._runs.cancel)
        actions.problems.triggered.connect(self.ask_problems)
        actions.settings.triggered.connect(lambda: self.open_settings())
        actions.shortcuts.triggered.connect(lambda: self.show_shortcuts(actions))
        actions.about.triggered.connect(self.show_about)
        actions.quit.triggered.connect(self._window.close)

    # Dialogs

    def ask_files(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.ask_files(self._window, self.take_urls)

    def ask_folder(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.ask_folder(self._window, self.take_urls)

    def ask_csv(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.ask_csv(self._window, self.export_to)

    def ask_problems(self) -> None:
        """Export which pictures failed or were left out, each with its reason."""
        from yogadesk.ui import dialogs

        dialogs.ask_csv(self._window, self.export_problems_to)

    def show_shortcuts(self, actions: Actions) -> None:
        from yogadesk.ui import dialogs

        dialogs.show_shortcuts(self._window, actions.every())

    def show_about(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.show_about(self._window)

    # Pictures

    def take_dropped(self, uri_list: bytes) -> None:
        """Classify what was dropped; even the reading of the list happens in a lane."""
        self._runs.take(lambda: self._noted(intake.local_paths(intake.urls_in(uri_list))))

    def take_urls(self, urls: Sequence[QUrl]) -> None:
        """Classify local files and folders."""
        self._runs.take(lambda: self._noted(intake.local_paths(urls)))

    def take_folder(self, folder: str) -> None:
        """Classify a folder that was opened before."""
        self.take_urls([QUrl.fromLocalFile(folder)])

    def _noted(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The same paths; says of each that is a folder. In a lane: a folder may be far away."""
        for path in paths:
            if path.is_dir():
                self.folder_taken.emit(str(path))
            yield path

    def take_samples(self, names: Sequence[str]) -> None:
        self._runs.take(lambda: [self._samples.path(name) for name in names])

    def take_row(self, row: Row) -> None:
        """Classify one listed picture again."""
        self._runs.take_listed([row.file])

    def try_again(self) -> None:
        """Classify every picture that failed again, and only those."""
        self._runs.take_listed(self._model.files_in(State.FAILED))

    def _pause(self, is_on: bool) -> None:
        if is_on:
            self._runs.pause()
        else:
            self._runs.go_on()

    def paste(self) -> None:
        """Classify what the clipboard holds: files, the names of files, or a picture."""
        clipboard = QGuiApplication.clipboard()
        urls = intake.file_urls(clipboard.mimeData())
        image = clipboard.image()
        if urls:
            self.take_urls(urls)
        elif not image.isNull():
            folder, now = self._home / "pasted", datetime.now().astimezone()
            job = self._desk.submit(STORE, lambda _ticket: intake.keep_pasted(image, folder, now))
            job.succeeded.connect(self._take_pasted)
        else:
            self._notices.tell(
                Notice(
                    Kind.INFO,
                    self.tr("Nothing to paste"),
                    self.tr("The clipboard holds neither a picture nor files."),
                    topic=_PASTE,
                )
            )

    def _take_pasted(self, path: Path) -> None:
        self._notices.settle(_PASTE)
        self._runs.take(lambda: [path])

    # Answers

    def export_to(self, urls: Sequence[QUrl]) -> None:
        """Write every answer as it is shown into a table."""
        self._export(self._model.answers(), urls)

    def export_problems_to(self, urls: Sequence[QUrl]) -> None:
        """Write what failed and what was skipped into a table, each with its reason."""
        self._export(self._model.problems(), urls)

    def _export(self, answers: list[Verdict], urls: Sequence[QUrl]) -> None:
        file = next(intake.local_paths(urls), None)
        if file is None:
            return
        with_bom = self._settings.current.csv_bom

        def write(_ticket: Ticket) -> int:
            from yogadesk.history import write_csv

            said = self._store.corrections()
            return write_csv(answers, file, with_bom=with_bom, corrections=said)

        job = self._desk.submit(EXPORT, write)
        job.succeeded.connect(partial(self._tell_exported, file))
        job.on_failure(self._tell_not_exported)

    def _tell_exported(self, file: Path, rows: int) -> None:
        said = self.tr("{answers} in {file}").format(
            answers=words.answers(rows), file=words.file_name(file)
        )
        self._notices.tell(Notice(Kind.GOOD, self.tr("Exported"), said, topic=_EXPORT))

    def _tell_not_exported(self, error: object) -> None:
        self._tell_failed(error, _EXPORT, retry(self.ask_csv))

    def offer_corrections(self, gallery: Gallery) -> None:
        """Let the number keys correct what the list shows."""
        if self._history is not None:
            from yogadesk.ui.history_keys import GalleryCorrections

            GalleryCorrections(gallery, self._history, self._desk, self._notices)

    def show_history(self) -> None:
        """Open the history, or bring the open one to the front."""
        if self._history is None:
            return
        if self._history_window is None:
            from yogadesk.ui.history_window import HistoryWindow

            self._history_window = HistoryWindow(
                self._history, self._desk, self._home, self._window
            )
        self._history_window.show()
        self._history_window.raise_()
        self._history_window.activateWindow()

    # Settings

    def open_settings(self, focus: str = "threshold") -> None:
        from yogadesk.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._desk, self._settings, self._window)
        dialog.changed.connect(self._apply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.focus_on(focus)
        dialog.open()

    def _apply(self, settings: Settings) -> None:
        if settings.threshold != self._model.threshold:
            self._model.set_threshold(settings.threshold)

    def answer_anew(self) -> None:
        """Another model or threshold holds: show it, and make the site ready for it."""
        self._apply(self._settings.current)
        self._runs.use_site(self._runs.site)

    # Telling

    def _tell_failed(self, error: object, topic: str = "", remedy: Remedy | None = None) -> None:
        """A trouble is told in the window; a bug goes to the last net, whichever is installed."""
        if isinstance(error, Trouble):
            self._notices.tell(from_trouble(error, topic, remedy))
        elif isinstance(error, BaseException):
            sys.excepthook(type(error), error, error.__traceback__)
