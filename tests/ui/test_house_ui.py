"""Rules of the window's room: names for every control, nothing hides Qt, nothing heavy at start."""

import ast
import importlib
import inspect
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QMenu,
    QMenuBar,
    QProgressBar,
    QWidget,
)

from tests.ui.colours import broken, plain, striped
from tests.ui.studio import Studio, names
from yogadesk import ui
from yogadesk.ui.settings_dialog import SettingsDialog

NAMES = [module.name for module in pkgutil.iter_modules(ui.__path__)]
MODULES = [importlib.import_module(f"yogadesk.ui.{name}") for name in NAMES]
SOURCES = [Path(module.__file__) for module in MODULES]
QT_OVERRIDES = frozenset({
    "changeEvent", "closeEvent", "columnCount", "data", "done", "event", "eventFilter",
    "focusNextPrevChild", "headerData", "hideEvent", "highlightBlock", "keyPressEvent",
    "minimumSizeHint",
    "mouseDoubleClickEvent", "mouseMoveEvent", "mousePressEvent", "mouseReleaseEvent",
    "showEvent", "wheelEvent",
    "moveCursor", "paint", "paintEvent", "resizeEvent", "rowCount", "setAccessibleName", "sizeHint",
    "dataChanged", "doItemsLayout", "rowsInserted", "horizontalOffset", "indexAt",
    "keyboardSearch", "scrollContentsBy",
    "scrollTo", "setSelection", "updateGeometries", "verticalOffset", "visualRect",
    "visualRegionForSelection",
    "nextCheckState", "pixelMetric", "sort",
})  # fmt: skip


def own_classes() -> list[type[QObject]]:
    found = (c for m in MODULES for _, c in inspect.getmembers(m, inspect.isclass))
    ours = {c for c in found if issubclass(c, QObject) and c.__module__.startswith("yogadesk.")}
    return sorted(ours, key=lambda c: c.__qualname__)


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


@pytest.mark.parametrize("kind", own_classes(), ids=lambda kind: kind.__name__)
def test_nothing_hides_a_name_of_qt(kind: type[QObject]) -> None:
    hidden = (attributes(kind) & qt_names(kind)) - QT_OVERRIDES - {"staticMetaObject"}
    assert not hidden


def controls(window: QWidget) -> list[QWidget]:
    """Everything a person can reach with Tab, or that tells something by its value."""
    kinds = (QAbstractButton, QProgressBar)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and not isinstance(widget, QMenu | QMenuBar)
        and not widget.objectName().startswith("qt_")
        and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, kinds))
    ]


def nameless(window: QWidget) -> list[str]:
    found = []
    for widget in controls(window):
        parent = widget.parentWidget()
        is_inner = isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
        text = widget.text() if isinstance(widget, QLabel) else ""
        if not (is_inner or any(names(widget)) or text):
            found.append(f"{type(widget).__name__} in {type(parent).__name__}")
    return found


def test_every_control_of_the_welcome_has_a_name(studio: Studio) -> None:
    assert len(controls(studio.window)) >= 8
    assert not nameless(studio.window)


def test_every_control_of_the_answers_has_a_name(studio: Studio, tmp_path: Path) -> None:
    studio.classify(
        plain(tmp_path / "a.png"), striped(tmp_path / "b.png"), broken(tmp_path / "c.jpg")
    )
    for _ in studio.rows():
        assert not nameless(studio.window)
        studio.qtbot.keyClick(studio.list, Qt.Key.Key_Down)


def test_every_control_of_the_settings_has_a_name(studio: Studio) -> None:
    studio.action("Settings").trigger()
    dialog = studio.window.findChild(SettingsDialog)
    assert not nameless(dialog)
    dialog.close()


def test_no_two_actions_share_keys(studio: Studio) -> None:
    keys = [key.toString() for a in studio.window.findChildren(type(studio.action("Paste")))
            for key in a.shortcuts()]  # fmt: skip
    assert len(keys) == len(set(keys))


def test_strings_for_people_are_literals() -> None:
    """A variable inside tr() never reaches a translator."""
    wrong = []
    for path in SOURCES:
        if path.name == "language.py":  # it says what was marked as a literal elsewhere
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                name, used = node.func.attr, node.args
                if name == "tr" and not is_literal(used[0]):
                    wrong.append(f"{path.name}:{node.lineno}")
                if ast.unparse(node.func) == "QCoreApplication.translate" and not all(
                    map(is_literal, used[:2])
                ):
                    wrong.append(f"{path.name}:{node.lineno}")
    assert not wrong


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_the_window_is_there_before_anything_heavy_is_imported() -> None:
    program = (
        "import sys, yogadesk.ui.main as m\n"
        "heavy = ('PIL', 'numpy', 'google', 'sqlite3', 'duckdb', 'onnxruntime', 'matplotlib',"
        " 'yogadesk.pictures', 'yogadesk.classify', 'yogadesk.history', 'asyncio')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(ui.__file__).parents[2])},
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
