"""Shows the window and runs until it is closed."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

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

    from yogadesk.settings import SettingsFile
    from yogadesk.ui.manners import Kept


def show(
    settings: SettingsFile,
    home: Path,
    made_with: Callable[[], Mapping[str, Any]],
    set_aside: Callable[[], Mapping[Kept, Path]] = dict,
    check: Callable[[], None] | None = None,
) -> int:
    """Show the window until it is closed; the exit status.

    A second start on the same home brings the first window forward instead. `home` is the folder
    for pasted pictures, the log and the window's geometry; `made_with` gives what `MainWindow`
    takes (`ports.Passed`), asked for once the window's language is spoken; `set_aside` tells, asked
    in a lane, which files of the folder were damaged; `check` reads the whole history and raises
    Trouble when it is damaged. Whatever is heavy is started by the window after its first paint, in
    threads. Raises Trouble when another process holds the folder and does not answer.
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
    window = MainWindow(**made_with())
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
