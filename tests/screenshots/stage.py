"""A window of its own home folder on the real engine, and the waiting a scene needs."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self

import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from tests.drawing import draw
from yogadesk import app_window as composition
from yogadesk.app import App
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel
from yogadesk.ui.run import Phase, Runs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.jpg"))
_PATIENCE_SECONDS = 60.0


class Stage:
    """Everything one scene plays with: the window, its runs and some pictures."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.samples = SAMPLES[0].parent
        self._kept = ExitStack()

    def __enter__(self) -> Self:
        self.app = self._kept.enter_context(App(self.home))
        self.window = MainWindow(**composition.passed_to_window(self.app))
        self._kept.callback(shiboken6.delete, self.window)
        self._kept.callback(self.window.close)
        self.window.resize(1180, 680)
        self.window.show()
        self.runs = self.window.findChild(Runs)
        self.model = self.window.findChild(PictureModel)
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    # ---- pictures ------------------------------------------------------------------------------

    def drawn(self, count: int) -> list[Path]:
        """Pictures of no pose."""
        folder = self.home / "drawn"
        folder.mkdir(exist_ok=True)
        return [draw(folder / f"drawing {n}.png", n, (320, 240)) for n in range(count)]

    def broken(self) -> list[Path]:
        """Files that cannot be classified, for different reasons."""
        folder = self.home / "broken"
        folder.mkdir(exist_ok=True)
        contents = {"empty.jpg": b"", "not a picture.png": b"Dear diary", "cut off.jpg": b""}
        contents["cut off.jpg"] = SAMPLES[0].read_bytes()[:900]
        for name, content in contents.items():
            (folder / name).write_bytes(content)
        return sorted(folder.iterdir())

    def classify(self, *paths: Path) -> None:
        """Hand these in and wait for every answer."""
        self.hand_in(*paths)
        self.until(lambda: self.model.rowCount() > 0)
        self.until(lambda: self.runs.phase is Phase.IDLE)

    def hand_in(self, *paths: Path) -> None:
        self.runs.take(lambda: list(paths))

    # ---- the window ----------------------------------------------------------------------------

    def trigger(self, text: str) -> None:
        """Choose the command of this name."""
        found = [a for a in self.window.findChildren(QAction) if a.iconText() == text]
        assert found, text
        found[0].trigger()

    def opened(self, kind: type[QWidget]) -> QWidget:
        """The window of a kind that is open above the main one."""
        self.until(lambda: any(self._visible(kind)))
        return self._visible(kind)[0]

    def _visible(self, kind: type[QWidget]) -> list[QWidget]:
        return [w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible()]

    # ---- waiting -------------------------------------------------------------------------------

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until this holds. Raises AssertionError after a minute."""
        ends = monotonic() + _PATIENCE_SECONDS
        while not condition():
            assert monotonic() < ends, "the scene does not come about"
            self._turn(20)

    def settle(self) -> None:
        """Until thumbnails and charts are drawn."""
        self._turn(700)

    def _turn(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
