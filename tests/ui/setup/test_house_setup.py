"""Rules for every page: it fits, nothing is cut, every control has a name, nothing hides Qt."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.setup import shelf
from tests.ui.setup.hand import Hand
from tests.ui.test_house_ui import attributes, is_literal, nameless, qt_names
from yogadesk.errors import Trouble
from yogadesk.setup.answers import Answers
from yogadesk.ui import setup
from yogadesk.ui.setup.page import StepPage

NAMES = [module.name for module in pkgutil.iter_modules(setup.__path__)]
MODULES = [importlib.import_module(f"yogadesk.ui.setup.{name}") for name in NAMES]
QT_OVERRIDES = frozenset({
    "changeEvent", "cleanupPage", "done", "initializePage", "keyPressEvent", "minimumSizeHint",
    "nextId", "paintEvent", "resizeEvent", "setAccessibleDescription", "setAccessibleName",
    "sizeHint", "validatePage",
})  # fmt: skip
LONG = Trouble(
    "The connection's service account may not read the bucket",
    "Permission denied while globbing file pattern. connection-1234@gcp-sa-bigquery-condel.iam."
    "gserviceaccount.com does not have storage.objects.list access to the bucket.",
    "Wait some minutes for the right to be known everywhere, then try again; or ask the bucket's "
    "owner for the role Storage Object Viewer.",
    "https://console.cloud.google.com/storage/browser",
)


def own_classes() -> list[type[QObject]]:
    found = (c for m in MODULES for _, c in inspect.getmembers(m, inspect.isclass))
    ours = {c for c in found if issubclass(c, QObject) and c.__module__.startswith(setup.__name__)}
    return sorted(ours, key=lambda c: c.__qualname__)


@pytest.mark.parametrize("kind", own_classes(), ids=lambda kind: kind.__name__)
def test_nothing_hides_a_name_of_qt(kind: type[QObject]) -> None:
    hidden = (attributes(kind) & qt_names(kind)) - QT_OVERRIDES - {"staticMetaObject"}
    assert not hidden


def test_strings_for_people_are_literals() -> None:
    wrong = []
    for module in MODULES:
        path = Path(module.__file__)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if node.func.attr == "tr" and not is_literal(node.args[0]):
                wrong.append(f"{path.name}:{node.lineno}")
            is_translate = ast.unparse(node.func) == "QCoreApplication.translate"
            if is_translate and not all(map(is_literal, node.args[:2])):
                wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def cut(window: QWidget) -> list[str]:
    """Texts and buttons that have less room than they need, and parts outside of the window."""
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            hint = label.sizeHint()
            high = label.heightForWidth(label.width()) if label.wordWrap() else hint.height()
            is_narrow = not label.wordWrap() and hint.width() > label.width() + 1
            if high > label.height() + 1 or is_narrow:
                found.append(label.text())
    for button in window.findChildren(QAbstractButton):
        hint = button.sizeHint()
        is_small = hint.width() > button.width() + 1 or hint.height() > button.height() + 2
        if button.isVisible() and button.text() and is_small:
            found.append(button.text())
    for rows in window.findChildren(QListWidget):
        if rows.isVisible():
            if rows.sizeHintForColumn(0) > rows.viewport().width():
                found.append("a line of the list is cut")
            if rows.verticalScrollBar().maximum() > 0:
                found.append("the list scrolls")
    for widget in window.findChildren(QWidget):
        is_out = not window.rect().contains(
            widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
        )
        if widget.isVisible() and widget.window() is window and is_out and not inside_text(widget):
            found.append(f"{type(widget).__name__} {widget.accessibleName()} is outside")
    return found


def inside_text(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QPlainTextEdit):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", [(1280, 720), (1000, 600)], ids=["1280x720", "least"])
def test_every_page_fits_and_names_its_controls(
    hand: Hand, answered: Answers, weather: shelf.Weather, size: tuple[int, int]
) -> None:
    hand.give(Answers())
    wizard = hand.open()

    def check(what: str) -> None:
        hand.rest()
        for _ in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            QApplication.processEvents()
        assert (wizard.width(), wizard.height()) == size, what
        assert not cut(wizard), what
        assert not nameless(wizard), what

    wizard.resize(*size)
    check("where")
    hand.next()
    check("sign in")
    hand.choose("As a service account")
    check("sign in with a key")
    hand.choose("In the browser")
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.next()
    hand.is_at("project")
    hand.type("Project id", "studio-north")
    check("project")
    hand.next()
    while hand.page.key != "model":
        check(hand.page.key)
        if hand.page.key in ("location", "connection", "bucket", "pictures"):
            hand.press("Look what is there")
            hand.wait_for("To be made")
            check(f"{hand.page.key} looked at")
            hand.page.tell(LONG)
            hand.page.looking.tell(LONG)
            check(f"{hand.page.key} with troubles")
        hand.next()
    check("model")
    hand.choose("A file")
    hand.type("Path", "/somewhere/mine.onnx")
    hand.type("Labels", "/somewhere/mine.csv")
    hand.press("Inspect the model")
    hand.wait_for("5 labels for 6 scores.")
    check("model inspected")
    hand.choose("The model that comes with yogadesk")
    hand.next()
    hand.choose("Reserve capacity (this costs money while it works)")
    check("capacity")
    hand.next()
    hand.wait_for("steps are there already")
    check("create")
    weather.troubles["bucket"] = LONG
    hand.next()
    hand.wait_for("“Bucket” did not work.")
    check("create with a failure")
    weather.troubles.clear()
    hand.next()
    hand.is_at("try_it")
    hand.wait_for("Confident")
    check("try it")
    assert not isinstance(hand.page, StepPage)
