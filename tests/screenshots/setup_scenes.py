"""Every page of the set-up assistant, over made-up services: one walk, in a window of each size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMessageBox, QWizard

from tests.ui.setup import shelf
from tests.ui.setup.hand import names
from yogadesk.errors import Trouble
from yogadesk.setup import suggested
from yogadesk.ui.desk import Desk
from yogadesk.ui.setup.assistant import Assistant, open_assistant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.screenshots.stage import Stage
    from yogadesk.ui.setup.page import Page

_WIDE, _SMALL = (1080, 660), (620, 324)
"""As it opens on a screen of 1280 by 720, and on that screen at double size, less the frame."""
_BILLING = Trouble(
    "Billing is not enabled",
    "While looking at the project's billing, the answer was: Billing has not been enabled. The "
    "project has no billing account, or the account is closed.",
    "Link a billing account to the project, then try again.",
    "https://console.cloud.google.com/billing",
)
_NEXT = QWizard.WizardButton.NextButton


class Walk:
    """Goes through an assistant and stops where there is something to see."""

    def __init__(self, stage: Stage, size: tuple[int, int]) -> None:
        self.stage = stage
        self.weather = shelf.Weather()
        self.desk = stage.window.findChild(Desk)
        self.home = stage.home / f"made up {size[0]}"
        services = shelf.services(self.home, self.weather, [], stage.samples)
        self.wizard: Assistant = open_assistant(stage.window, self.desk, services, "Studio north")
        self.wizard.resize(*size)
        self.is_at("where")

    @property
    def page(self) -> Page:
        return self.wizard.currentPage()

    def is_at(self, key: str) -> None:
        self.stage.until(lambda: self.page.key == key)
        self.rest()

    def rest(self) -> None:
        """Until no job of the assistant is left."""
        self.stage.until(lambda: not self.wizard.case.runner.is_busy)

    def next(self) -> None:
        self.wizard.button(_NEXT).click()

    def press(self, name: str) -> None:
        buttons = self.page.findChildren(QAbstractButton)
        next(b for b in buttons if b.isVisible() and name in names(b)).click()

    def type(self, name: str, text: str) -> None:
        boxes = [box for box in self.page.findChildren(QComboBox) if name in names(box)]
        lines = [line for line in self.page.findChildren(QLineEdit) if name in names(line)]
        line = boxes[0].lineEdit() if boxes else next(one for one in lines if one.isVisible())
        line.selectAll()
        QTest.keyClicks(line, text)


def every(stage: Stage) -> Iterator[tuple[str, QWidget]]:
    """The names of the views, and the window to save for each."""
    for prefix, size in (("setup", _WIDE), ("setup-small", _SMALL)):
        walk = Walk(stage, size)
        for name in _questions(walk):
            yield f"{prefix}-{name}", walk.wizard
        for name in _making(walk):
            yield f"{prefix}-{name}", walk.wizard
        walk.wizard.reject()
        walk.weather.gate.set()


def _questions(walk: Walk) -> Iterator[str]:
    yield "where"
    walk.next()
    walk.is_at("sign_in")
    yield "sign-in"
    walk.type("OAuth client file", str(walk.home / "client.json"))
    walk.press("Sign in")
    walk.rest()
    yield "signed-in"
    walk.next()
    walk.is_at("project")
    walk.type("Project id", "studio-north")
    walk.press("Test billing, APIs and permissions")
    for key in ("project", "location", "connection", "bucket", "pictures"):
        walk.is_at(key)
        if key != "project":
            walk.press("Look what is there")
            walk.rest()
        yield key
        walk.next()
    walk.is_at("model")
    walk.press("From an address")
    walk.page._take_suggestion(suggested.RESNET_50)
    walk.press("Inspect the model")
    walk.rest()
    yield "model"
    walk.press("The model that comes with yogadesk")
    walk.next()
    walk.is_at("capacity")
    walk.press("Reserve capacity (this costs money while it works)")
    walk.rest()
    yield "capacity"
    walk.next()


def _making(walk: Walk) -> Iterator[str]:
    walk.is_at("create")
    yield "create"
    walk.weather.gate_at = "bucket"
    page = walk.page
    walk.next()
    walk.stage.until(lambda: page.board.state("bucket") == "Working")
    yield "making"
    walk.weather.troubles["bucket"] = _BILLING
    walk.weather.gate.set()
    walk.rest()
    yield "failed"
    walk.weather.troubles.clear()
    walk.press("Retry")
    walk.is_at("try_it")
    yield "try-it"
    walk.wizard.back()
    walk.rest()
    page.ask_to_delete()
    box = page.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == "&Delete").click()
    walk.rest()
    yield "deleted"
