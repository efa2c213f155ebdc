"""One process: the window on the real engine, every view saved in one scheme and scale."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tests.screenshots.scenes import SCENES
from tests.screenshots.stage import Stage

View = tuple[str, QWidget]
_Role = QPalette.ColorRole
_DARK = {
    _Role.Window: "#323232", _Role.WindowText: "#ffffff", _Role.Base: "#242424",
    _Role.AlternateBase: "#2b2b2b", _Role.ToolTipBase: "#3c3c3c", _Role.ToolTipText: "#d4d4d4",
    _Role.Text: "#ffffff", _Role.Button: "#323232", _Role.ButtonText: "#ffffff",
    _Role.BrightText: "#9bcaef", _Role.Light: "#4b4b4b", _Role.Midlight: "#2a2a2a",
    _Role.Dark: "#212121", _Role.Mid: "#262626", _Role.Shadow: "#141414",
    _Role.Highlight: "#308cc6", _Role.HighlightedText: "#ffffff", _Role.Link: "#308cc6",
    _Role.Accent: "#308cc6", _Role.PlaceholderText: "#80ffffff",
}  # fmt: skip
"""The colours of Qt's own style on a dark desktop: without a screen nothing asks the system."""


def dark() -> QPalette:
    palette = QPalette()
    for role, name in _DARK.items():
        palette.setColor(role, QColor(name))
    faint = QColor("#9d9d9d")
    for role in (_Role.Text, _Role.ButtonText, _Role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def main() -> int:
    out, scheme, only = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    if scheme == "dark":
        app.setPalette(dark())
    qInstallMessageHandler(complain)
    ratio = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    failed = []
    for name, scene in SCENES.items():
        if only not in name and not only.startswith(name):
            continue
        try:
            with tempfile.TemporaryDirectory() as home, Stage(Path(home)) as stage:
                for view, shown in views(name, scene(stage)):
                    stage.settle()
                    if only in view:
                        file = out / f"{view}-{scheme}-{ratio:g}x.png"
                        shown.grab().save(str(file))
                        print(file.name, flush=True)
        except AssertionError:
            print(f"{name} did not come about:", flush=True)
            traceback.print_exc(file=sys.stdout)
            failed.append(name)
    shiboken6.delete(app)
    return 1 if failed else 0


def views(name: str, shown: QWidget | Iterator[View]) -> Iterator[View]:
    """What a scene shows: one window, or several views one after the other."""
    if isinstance(shown, QWidget):
        yield name, shown
    else:
        yield from shown


def complain(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    """Pass on what Qt says, but for what it says of every window without a screen."""
    if not said.startswith("This plugin does not support"):
        print(said, file=sys.stderr)


sys.exit(main())
