"""Rules of every room of the window: nothing hides Qt, and what people read can be translated."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject

from yogadesk import ui
from yogadesk.ui import model, report, setup

QT_OVERRIDES: dict[ModuleType, frozenset[str]] = {
    ui: frozenset({
        "changeEvent", "closeEvent", "columnCount", "data", "dataChanged", "doItemsLayout", "done",
        "event", "eventFilter", "focusInEvent", "focusNextPrevChild", "headerData", "hideEvent",
        "highlightBlock", "horizontalOffset", "indexAt", "keyPressEvent", "keyboardSearch",
        "minimumSizeHint",
        "mouseDoubleClickEvent", "mouseMoveEvent", "mousePressEvent", "mouseReleaseEvent",
        "moveCursor", "nextCheckState", "paint", "paintEvent", "pixelMetric", "resizeEvent",
        "rowCount", "rowsInserted", "scrollContentsBy", "scrollTo", "setAccessibleName",
        "setSelection", "showEvent", "sizeHint", "sort", "subElementRect", "updateGeometries",
        "verticalOffset", "visualRect", "visualRegionForSelection", "wheelEvent",
    }),
    setup: frozenset({
        "changeEvent", "cleanupPage", "done", "initializePage", "isComplete", "keyPressEvent",
        "minimumSizeHint", "nextId", "paintEvent", "resizeEvent", "setAccessibleDescription",
        "setAccessibleName", "sizeHint", "validatePage",
    }),
    model: frozenset({
        "changeEvent", "columnCount", "data", "dragEnterEvent", "dropEvent",
        "headerData", "keyPressEvent", "minimumSizeHint", "paint", "reject", "resizeEvent",
        "rowCount", "sizeHint",
    }),
    report: frozenset(),
}  # fmt: skip
"""What the classes of each room override on purpose."""


def modules(room: ModuleType) -> list[ModuleType]:
    """The files of a room, not those of the rooms inside it."""
    found = (m.name for m in pkgutil.iter_modules(room.__path__) if not m.ispkg)
    return [importlib.import_module(f"{room.__name__}.{name}") for name in found]


def own_classes() -> list[tuple[ModuleType, type[QObject]]]:
    return [
        (room, kind)
        for room in QT_OVERRIDES
        for module in modules(room)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, QObject) and kind.__module__ == module.__name__
    ]


def qt_names(kind: type[QObject]) -> set[str]:
    bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")]
    return {name for base in bases for name in vars(base) if not name.startswith("__")}


def attributes(kind: type[QObject]) -> set[str]:
    """What a class defines in its body and sets on itself in its methods."""
    tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(kind)))
    stored = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }
    return stored | {name for name in vars(kind) if not name.startswith("__")}


@pytest.mark.parametrize(("room", "kind"), own_classes(), ids=lambda each: each.__name__)
def test_nothing_hides_a_name_of_qt(room: ModuleType, kind: type[QObject]) -> None:
    hidden = (attributes(kind) & qt_names(kind)) - QT_OVERRIDES[room] - {"staticMetaObject"}
    assert not hidden


@pytest.mark.parametrize("room", QT_OVERRIDES, ids=lambda room: room.__name__)
def test_nothing_is_allowed_in_vain(room: ModuleType) -> None:
    used = {name for place, kind in own_classes() if place is room for name in attributes(kind)}
    assert not QT_OVERRIDES[room] - used


def test_every_room_is_looked_at() -> None:
    rooms = {m.name for m in pkgutil.iter_modules(ui.__path__) if m.ispkg}
    assert rooms == {room.__name__.rpartition(".")[2] for room in QT_OVERRIDES if room is not ui}


@pytest.mark.parametrize("room", QT_OVERRIDES, ids=lambda room: room.__name__)
def test_strings_for_people_are_literals(room: ModuleType) -> None:
    """A variable inside tr() never reaches a translator."""
    wrong = []
    for path in (Path(str(module.__file__)) for module in modules(room)):
        if path.name == "language.py":  # it says what was marked as a literal elsewhere
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            is_translate = ast.unparse(node.func) == "QCoreApplication.translate"
            said = node.args[: 1 if node.func.attr == "tr" else 2 if is_translate else 0]
            if not all(map(is_literal, said)):
                wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
