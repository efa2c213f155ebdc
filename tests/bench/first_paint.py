"""From process start to the first painted window, against a bare QMainWindow."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

# Only the window is watched: a filter of the whole application has PySide wrap whatever gets an
# event, the style and its hundred enumerations too, which takes longer than painting.
_WATCH = """
import sys, time
from PySide6 import QtCore, QtWidgets

class Watch(QtCore.QObject):
    def eventFilter(self, thing, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            QtCore.QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        if not self.property("told"):
            self.setProperty("told", True)
            print(time.time(), flush=True)
            for window in QtWidgets.QApplication.topLevelWidgets():
                window.close()

real_exec = QtWidgets.QApplication.exec
def watched_exec(*args):
    watch = Watch()
    for window in QtWidgets.QApplication.topLevelWidgets():
        if isinstance(window, QtWidgets.QMainWindow):
            window.installEventFilter(watch)
            window.update()
    return real_exec()
QtWidgets.QApplication.exec = watched_exec
"""

_BARE = (
    _WATCH
    + """
app = QtWidgets.QApplication([])
window = QtWidgets.QMainWindow()
window.resize(1100, 720)
window.show()
sys.exit(app.exec())
"""
)

_OURS = (
    _WATCH
    + """
sys.argv = ["yogadesk", "--home", sys.argv[1]]
from yogadesk.__main__ import main
sys.exit(main())
"""
)


def measure(rounds: int) -> None:
    """Print both times in milliseconds and their ratio; the best of `rounds` starts each."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as home:
        _start(_OURS, home)  # once unmeasured: byte code is written, the engine makes its home
        for _ in range(max(rounds, 5)):
            bare.append(_start(_BARE, home))
            ours.append(_start(_OURS, home))
    print("Process start to first painted window, best of each:")
    print(f"  yogadesk                           {min(ours) * 1000:8.0f} ms")
    print(f"  bare QMainWindow                   {min(bare) * 1000:8.0f} ms")
    print(f"  ratio                              {min(ours) / min(bare):8.2f}")


def _start(program: str, home: str) -> float:
    since = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, home],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return float(done.stdout.split()[0]) - since


def _environment() -> dict[str, str]:
    """This one's, but byte code is written: a program that is installed has it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}
