"""Hand a file to the desktop: open it, or show it in its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path, PurePath


def open_file(path: Path) -> bool:
    """Open the file with the program the person chose for its kind; False when none took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the file, marked, in the desktop's file manager; at least its folder."""
    if sys.platform == "win32":
        subprocess.Popen(explorer_command(path))
        return True
    if sys.platform == "darwin":
        subprocess.Popen(["/usr/bin/open", "-R", str(path)])
        return True
    return _ask_file_manager(path) or open_file(path.parent)


def explorer_command(path: PurePath) -> str:
    """The command line that has Windows' Explorer show the file."""
    # By its full name: a bare one is looked for in the current folder first.
    explorer = os.environ.get("SYSTEMROOT", r"C:\Windows") + r"\explorer.exe"
    # The path is quoted by itself: the Explorer parses its command line in its own way.
    return f'"{explorer}" /select,"{path}"'


def _ask_file_manager(path: Path) -> bool:
    """Ask whoever answers as the file manager on the session's bus, as free desktops agreed."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        "ShowItems",
    )
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString()], ""])
    answer = bus.call(call, timeout=2000)
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
