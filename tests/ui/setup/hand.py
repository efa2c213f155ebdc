"""A hand on the assistant: finds its parts by their names, and presses keys."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from tests.ui.setup import longer
from yogadesk.setup.answers import Answers, AnswersFile
from yogadesk.setup.sites import file_for
from yogadesk.ui.desk import Desk
from yogadesk.ui.setup.assistant import Assistant, open_assistant
from yogadesk.ui.setup.page import Page
from yogadesk.ui.setup.services import Services

SITE = "Google Cloud"
WIDE = (1080, 680)
_BREAK = "\u200b"
WidgetT = TypeVar("WidgetT", bound=QWidget)


class Hand:
    """One assistant at a time on the answers in `home`."""

    def __init__(self, qtbot: QtBot, home: Path, services: Services, desk: Desk) -> None:
        self.qtbot = qtbot
        self.home = home
        self.services = services
        self.desk = desk
        self.window = QMainWindow()
        self.wizard: Assistant | None = None

    @property
    def page(self) -> Page:
        return self.wizard.currentPage()

    def open(self, site: str = SITE) -> Assistant:
        """Open it and wait until it is where it was left."""
        self.wizard = open_assistant(self.window, self.desk, self.services, site)
        self.wizard.resize(*WIDE)
        with self.qtbot.waitSignal(self.wizard.case.opened):
            pass
        return self.wizard

    def close(self) -> None:
        """Close it as a person does, and wait until nothing runs."""
        if self.wizard is not None and shiboken6.isValid(self.wizard):
            self.wizard.reject()
        self.rest()

    def rest(self) -> None:
        """Until no job is left."""
        self.qtbot.waitUntil(lambda: self.desk.jobs == 0)

    def kept(self, site: str = SITE) -> Answers:
        """What is on disk, once everything is written."""
        self.rest()
        return AnswersFile(file_for(self.home, site, ".json")).load()

    def is_at(self, key: str) -> None:
        """Wait for the page of this key."""
        self.qtbot.waitUntil(lambda: self.page.key == key)

    def next(self) -> None:
        button = self.wizard.button(QWizard.WizardButton.NextButton)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def back(self) -> None:
        self.wizard.back()

    def named(self, kind: type[WidgetT], name: str) -> WidgetT:
        found = [w for w in self.page.findChildren(kind) if w.isVisible() and name in names(w)]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def press(self, name: str) -> None:
        button = self.named(QAbstractButton, name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str) -> None:
        """Switch a radio button or check box on."""
        self.named(QAbstractButton, name).setChecked(True)

    def type(self, name: str, text: str) -> None:
        """Replace what is in the line of this name."""
        boxes = [box for box in self.page.findChildren(QComboBox) if name in names(box)]
        line = boxes[0].lineEdit() if boxes else self.named(QLineEdit, name)
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def says(self, part: str) -> bool:
        labels = self.page.findChildren(QLabel)
        return any(part in w.text().replace(_BREAK, "") for w in labels if w.isVisible())

    def wait_for(self, part: str) -> None:
        self.qtbot.waitUntil(lambda: self.says(part))

    def give(self, answers: Answers, site: str = SITE) -> None:
        """Put answers on disk, as an earlier session left them."""
        AnswersFile(file_for(self.home, site, ".json")).save(answers)


def names(widget: QWidget) -> tuple[str, ...]:
    """What a widget is called, without what `longer.Longer` puts behind it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    called = (widget.accessibleName(), text.replace("&", ""))
    return tuple(name.partition(longer.MARK)[0] for name in called)
