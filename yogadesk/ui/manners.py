"""What a good program on a desktop does beside its work: log, diagnostics, coming forward."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from yogadesk.ui import intake, words
from yogadesk.ui.desk import EXPORT, PICTURES, STORE, Desk
from yogadesk.ui.notices import Kind, Notice, Notices, Remedy, from_trouble, retry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from yogadesk.ui.log_view import LogView
    from yogadesk.work import Ticket

Kept = Literal["settings", "history"]
"""What is kept in a file that can be damaged."""

_SAVED = "diagnostics"
_LATER_MS = 4000


class Manners(QObject):
    """Joins a window, its help menu and what lies in its home folder."""

    def __init__(self, window: QWidget, desk: Desk, notices: Notices, home: Path) -> None:
        super().__init__(window)
        self._window, self._desk, self._notices, self._home = window, desk, notices, home
        self._log_view: LogView | None = None

    def add_to(self, menu: QMenu) -> None:
        """Put what is here at the end of the help menu."""
        menu.addSeparator()
        opening = QAction(self.tr("Show the &log"), self)
        opening.setShortcut("Ctrl+Shift+J")
        opening.triggered.connect(self.show_log)
        saving = QAction(self.tr("Save &diagnostics…"), self)
        saving.triggered.connect(self.ask_diagnostics)
        for action in (opening, saving):
            action.setIconText(action.text().replace("&", "").rstrip("…"))
            menu.addAction(action)

    def come_forward(self) -> None:
        """Show the window above the others, as a second start asks for."""
        come_forward(self._window)

    def look_for_set_aside(self, look: Callable[[], Mapping[Kept, Path]]) -> None:
        """See, in the lane of the history, which files were damaged, and say so."""
        self._desk.submit(STORE, lambda _ticket: look()).succeeded.connect(self.tell_set_aside)

    def tell_set_aside(self, damaged: Mapping[Kept, Path]) -> None:
        """Say which of the program's files were damaged, and where they are now."""
        for kept, aside in damaged.items():
            name = _name(kept)
            self._notices.tell(
                Notice(
                    Kind.TROUBLE,
                    self.tr("{name} could not be read").format(name=name),
                    self.tr(
                        "The file was damaged, so a new one was begun. Nothing was deleted: the "
                        "damaged one is “{file}”."
                    ).format(file=words.file_name(aside)),
                    self.tr("Keep it if you have no other copy."),
                    remedy=Remedy(self.tr("Show the folder"), partial(_show_folder, aside.parent)),
                    topic=f"set aside {aside}",
                )
            )

    def check_later(self, check: Callable[[], None]) -> None:
        """Have this checked once the window has come to rest; what is wrong is told."""
        QTimer.singleShot(_LATER_MS, self, lambda: self._desk.submit(PICTURES, lambda _: check()))

    # ---- the log and diagnostics ---------------------------------------------------------------

    def show_log(self) -> None:
        """Open the log, or bring the open one to the front."""
        from yogadesk.ui.log_view import LogView

        if self._log_view is None:
            view = LogView(self._desk, self._home, self.ask_diagnostics, self._window)
            view.destroyed.connect(self._forget_log)
            view.show()
            self._log_view = view
        self._log_view.raise_()
        self._log_view.activateWindow()

    def _forget_log(self) -> None:
        self._log_view = None

    def ask_diagnostics(self) -> None:
        from yogadesk.ui import dialogs

        dialogs.ask_diagnostics(self._window, self.save_diagnostics)

    def save_diagnostics(self, urls: Sequence[QUrl]) -> None:
        """Write versions, settings and logs into one file, without secrets."""
        file = next(intake.local_paths(urls), None)
        if file is None:
            return

        def write(_ticket: Ticket) -> int:
            from yogadesk.diagnostics import bundle

            return bundle.save(self._home, file)

        job = self._desk.submit(EXPORT, write)
        job.succeeded.connect(lambda _parts: self._tell_saved(file))
        job.on_failure(self._tell_not_saved)

    def _tell_saved(self, file: Path) -> None:
        said = self.tr(
            "“{file}” holds versions, settings and logs. Secrets were taken out."
        ).format(file=words.file_name(file))
        show = Remedy(self.tr("Show the folder"), partial(_show_folder, file.parent))
        self._notices.tell(
            Notice(Kind.GOOD, self.tr("Diagnostics saved"), said, remedy=show, topic=_SAVED)
        )

    def _tell_not_saved(self, error: object) -> None:
        from yogadesk.errors import Trouble

        if isinstance(error, Trouble):
            self._notices.tell(from_trouble(error, _SAVED, retry(self.ask_diagnostics)))
        else:
            self._desk.failed.emit(error)


def _name(kept: Kept) -> str:
    names: dict[Kept, str] = {
        "settings": QCoreApplication.translate("Manners", "The file of settings"),
        "history": QCoreApplication.translate("Manners", "The history"),
    }
    return names[kept]


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def come_forward(window: QWidget) -> None:
    """Show the window above the others, wherever it was put away."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where the system keeps programs from taking the focus
