"""Chooses files as a person does: typed into the dialog that Qt draws, and Return."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


def choose(qtbot: QtBot, owner: QWidget, *files: Path) -> None:
    """Type these into the one dialog that is open, and press Return."""
    (dialog,) = (d for d in owner.findChildren(QFileDialog) if d.isVisible())
    qtbot.waitExposed(dialog)
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    line.setText(" ".join(f'"{file}"' for file in files) if len(files) > 1 else str(files[0]))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in owner.findChildren(QFileDialog)))
