"""Rules of the window's room: names for every control, nothing heavy at start."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
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
