"""Rules of the room of models: nothing hides Qt, and what people read can be translated."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.ui.test_house_ui import attributes, is_literal, qt_names
from yogadesk.ui import model

NAMES = [module.name for module in pkgutil.iter_modules(model.__path__)]
MODULES = [importlib.import_module(f"yogadesk.ui.model.{name}") for name in NAMES]
QT_OVERRIDES = frozenset({
    "changeEvent", "closeEvent", "columnCount", "data", "dragEnterEvent", "dropEvent",
    "headerData", "keyPressEvent", "minimumSizeHint", "paint", "reject", "resizeEvent", "rowCount",
    "sizeHint",
})  # fmt: skip


def own_classes() -> list[type[QObject]]:
    found = (c for m in MODULES for _, c in inspect.getmembers(m, inspect.isclass))
    ours = {c for c in found if issubclass(c, QObject) and c.__module__.startswith(model.__name__)}
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
