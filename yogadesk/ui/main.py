"""Shows the window and runs until it is closed."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtWidgets import QApplication

from yogadesk.ui.calm import calm
from yogadesk.ui.crash import CrashNet
from yogadesk.ui.front_door import FrontDoor
from yogadesk.ui.language import Language
from yogadesk.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from yogadesk.cloud.statement_log import StatementLog
    from yogadesk.settings import SettingsFile
    from yogadesk.ui.history_ports import History
    from yogadesk.ui.manners import Kept
    from yogadesk.ui.model.port import ModelPort
    from yogadesk.ui.ports import Remembers, Site, Sites


def show(
    *,
    site: Site,
    store: Remembers,
    settings: SettingsFile,
    home: Path,
    sites: Sites | None = None,
    history: History | None = None,
    models: ModelPort | None = None,
    set_aside: Callable[[], Mapping[Kept, Path]] = dict,
    statements: StatementLog | None = None,
    check: Callable[[], None] | None = None,
) -> int:
    """Show the window on this site until it is closed; the exit status.

    A second start on the same home brings the first window forward instead. `home` is the folder
    for pasted pictures, the log and the window's geometry; `set_aside` tells, asked in a lane,
    which files of it were damaged; `statements` is where what ran on the site is noted; `check`
    reads the whole history and raises Trouble when it is damaged. Whatever is heavy is started by
    the window after its first paint, in threads: through `site` and `store`. Raises Trouble when
    another process holds the folder and does not answer.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("yogadesk")
    app.setDesktopFileName("yogadesk")
    door = FrontDoor(home)
    if not door.enter():
        return 0
    Language(app).speak(settings.current.language)
    net = CrashNet()
    net.install()
    window = MainWindow(
        site=site,
        sites=sites,
        store=store,
        settings=settings,
        home=home,
        history=history,
        models=models,
        statements=statements,
    )
    window.painted.connect(door.open)
    door.knocked.connect(window.manners.come_forward)
    window.painted.connect(partial(window.manners.look_for_set_aside, set_aside))
    if check is not None:
        window.painted.connect(partial(window.manners.check_later, check))
    with calm() as rest:
        window.rested.connect(rest)
        window.show()
        status = app.exec()
    # Deleted in order, while the application still lives: left to the interpreter's end, a window
    # in a reference cycle can be destroyed after Qt and crash the process.
    shiboken6.delete(window)
    door.close()
    net.remove()
    return status
