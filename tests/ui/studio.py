"""A window under test, its parts found as a person finds them: by their names."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import drops
from tests.ui.site import ByColour, Memory
from yogadesk.domain import State
from yogadesk.settings import SettingsFile
from yogadesk.ui.desk import Desk
from yogadesk.ui.main_window import MainWindow
from yogadesk.ui.rows import PictureModel, Row
from yogadesk.ui.run import Phase, Runs
from yogadesk.ui.tiles import PictureList

WidgetT = TypeVar("WidgetT", bound=QWidget)


class FolderSamples:
    """Samples from a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.is_released = False

    def names(self) -> list[str]:
        return [f"samples/{path.name}" for path in sorted(self._folder.iterdir())]

    def path(self, name: str) -> Path:
        return self._folder / Path(name).name

    def release(self) -> None:
        self.is_released = True


class Studio:
    def __init__(
        self, qtbot: QtBot, classifier: ByColour, memory: Memory, samples: Path, home: Path
    ) -> None:
        home.mkdir(exist_ok=True)
        self.qtbot = qtbot
        self.classifier = classifier
        self.memory = memory
        self.home = home
        self.settings = SettingsFile(home / "settings.json")
        self.samples = FolderSamples(samples)
        self.window = MainWindow(
            site=classifier.site(),
            store=memory,
            settings=self.settings,
            home=home,
            samples=self.samples,
        )
        self.model = self.window.findChild(PictureModel)
        self.runs = self.window.findChild(Runs)
        with qtbot.waitSignal(self.window.painted):
            self.window.show()

    @property
    def list(self) -> PictureList:
        """The list of pictures, which is made a moment after the first paint."""
        self.qtbot.waitUntil(lambda: self.window.findChild(PictureList) is not None)
        return self.window.findChild(PictureList)

    def close(self) -> None:
        """Close and delete the window; no job may be left."""
        desk = self.window.findChild(Desk)
        self.window.close()
        assert desk.jobs == 0
        shiboken6.delete(self.window)

    def drop(self, *paths: Path, at: QPoint | None = None) -> drops.Answer:
        return drops.drop(self.window, drops.files(*paths), at)

    def wait_idle(self) -> None:
        """Until the run is over and every row has its final state."""
        self.qtbot.waitUntil(lambda: self.runs.phase is Phase.IDLE, timeout=10_000)
        assert all(row.state.is_final for row in self.rows())

    def classify(self, *paths: Path) -> list[Row]:
        """Drop these and wait for every answer."""
        assert self.drop(*paths).dropped
        self.qtbot.waitUntil(lambda: self.runs.phase is not Phase.IDLE)
        self.wait_idle()
        return self.rows()

    def rows(self) -> list[Row]:
        return [self.model.row_at(place) for place in range(self.model.rowCount())]

    def states(self) -> list[State]:
        return [row.state for row in self.rows()]

    def named(self, kind: type[WidgetT], name: str) -> WidgetT:
        """The one visible widget of a kind with this accessible name or text."""
        found = [w for w in self.window.findChildren(kind) if w.isVisible() and name in names(w)]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def press(self, name: str) -> None:
        """Click the visible button with this name."""
        button = self.named(QAbstractButton, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def action(self, name: str) -> QAction:
        found = [a for a in self.window.findChildren(QAction) if a.iconText() == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def texts(self) -> list[str]:
        """Everything the visible labels say."""
        return [w.text() for w in self.window.findChildren(QLabel) if w.isVisible() and w.text()]

    def says(self, part: str) -> bool:
        return any(part in text for text in self.texts())


def names(widget: QWidget) -> tuple[str, ...]:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), text.replace("&", "")
