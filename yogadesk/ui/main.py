"""Shows the window and runs until it is closed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from yogadesk.ui.calm import calm
from yogadesk.ui.crash import CrashNet
from yogadesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.settings import SettingsFile
    from yogadesk.ui.ports import Remembers, Site, Sites


def show(
    *,
    site: Site,
    store: Remembers,
    settings: SettingsFile,
    home: Path,
    sites: Sites | None = None,
) -> int:
    """Show the window on this site until it is closed; the exit status.

    `home` is the folder for pasted pictures and the window's geometry. Whatever is heavy is started
    by the window after its first paint, in threads: through `site` and `store`.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("yogadesk")
    app.setDesktopFileName("yogadesk")
    _translate(app)
    net = CrashNet()
    net.install()
    window = MainWindow(site=site, sites=sites, store=store, settings=settings, home=home)
    with calm() as rest:
        window.rested.connect(rest)
        window.show()
        status = app.exec()
    # Deleted in order, while the application still lives: left to the interpreter's end, a window
    # in a reference cycle can be destroyed after Qt and crash the process.
    shiboken6.delete(window)
    net.remove()
    return status


def _translate(app: QApplication) -> None:
    """Qt's own dialogs speak the person's language where Qt knows it."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale.system(), "qtbase", "_", folder):
        app.installTranslator(translator)
