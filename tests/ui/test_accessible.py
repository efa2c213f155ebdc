"""What a screen reader gets: every control has a name, a role and a state, in every view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.colours import broken, plain, striped
from tests.ui.studio import Studio
from yogadesk.ui.log_view import LogView
from yogadesk.ui.settings_dialog import SettingsDialog

_Role = QAccessible.Role
_SAY_NOTHING = {
    _Role.NoRole, _Role.Client, _Role.Pane, _Role.Grouping, _Role.Splitter, _Role.ScrollBar,
    _Role.Grip, _Role.Separator, _Role.Border, _Role.Whitespace, _Role.LayeredPane, _Role.Window,
}  # fmt: skip
"""Roles of what holds or divides: they need no name. A control never has one of them."""


@dataclass(frozen=True)
class Found:
    """One thing a screen reader can stop at."""

    role: QAccessible.Role
    name: str
    where: str
    is_reachable: bool


def walk(view: QWidget) -> list[Found]:
    root = QAccessible.queryAccessibleInterface(view)
    assert root is not None
    return list(_walk(root, type(view).__name__, depth=0))


def _walk(node: QAccessibleInterface, where: str, depth: int) -> Iterator[Found]:
    state = node.state()
    if state.invisible or depth > 40:
        return
    name = node.text(QAccessible.Text.Name)
    yield Found(node.role(), name, where, bool(state.focusable) and not state.disabled)
    for place in range(min(node.childCount(), 60)):  # a long list repeats itself
        child = node.child(place)
        if child is not None and child.isValid():
            yield from _walk(child, f"{where}/{name or node.role().name}", depth + 1)


def faults(view: QWidget) -> list[str]:
    found = []
    for one in walk(view):
        if not one.is_reachable:
            continue
        if one.role in _SAY_NOTHING - {_Role.Window, _Role.Client}:
            found.append(f"{one.where}: a control without a role ({one.name!r})")
        elif not one.name.strip() and one.role not in _SAY_NOTHING:
            found.append(f"{one.where}: {one.role.name} without a name")
    return found


def check(view: QWidget, at_least: int) -> None:
    assert not faults(view)
    names = [one for one in walk(view) if one.name.strip()]
    assert len(names) >= at_least


def test_the_welcome(studio: Studio) -> None:
    check(studio.window, at_least=15)


def test_the_answers(studio: Studio, tmp_path: Path) -> None:
    studio.classify(
        plain(tmp_path / "a.png"), striped(tmp_path / "b.png"), broken(tmp_path / "c.jpg")
    )
    for _ in studio.rows():
        check(studio.window, at_least=20)
        studio.qtbot.keyClick(studio.list, Qt.Key.Key_Down)


def test_a_row_is_read_as_a_sentence(studio: Studio, tmp_path: Path) -> None:
    studio.classify(plain(tmp_path / "a.png", "plank"))
    kinds = (_Role.ListItem, _Role.Cell)
    rows = [one.name for one in walk(studio.window) if one.role in kinds]
    assert any("Plank" in row and "a.png" in row and "%" in row for row in rows), rows


def test_the_settings(studio: Studio) -> None:
    studio.action("Settings").trigger()
    dialog = studio.window.findChild(SettingsDialog)
    check(dialog, at_least=8)
    dialog.close()


def test_the_log(studio: Studio) -> None:
    studio.action("Show the log").trigger()
    view = studio.window.findChild(LogView)
    check(view, at_least=8)
    view.close()


@pytest.mark.parametrize("name", ["Open files", "Open folder", "Export CSV", "Settings"])
def test_what_the_toolbar_offers_is_in_a_menu_with_keys(studio: Studio, name: str) -> None:
    """Toolbars are skipped by Tab on some systems; the menu and keys are not."""
    action = studio.action(name)
    assert action.shortcuts()
    menus = [w for w in QApplication.allWidgets() if action in w.actions()]
    assert any(type(w).__name__ == "QMenu" for w in menus)
