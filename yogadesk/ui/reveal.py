"""Hand a file to the desktop: open it, or show it in its folder."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from pathlib import Path


def open_file(path: Path) -> bool:
    """Open the file with the program the person chose for its kind; False when none took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> bool:
    """Show the file, marked, in the desktop's file manager; at least its folder."""
    if sys.platform == "win32":
        # One argument, quoted by itself: the Explorer parses its command line in its own way.
        subprocess.Popen(f'explorer /select,"{path}"')
        return True
    if sys.platform == "darwin":
        subprocess.Popen(["/usr/bin/open", "-R", str(path)])
        return True
    return _ask_file_manager(path) or open_file(path.parent)


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
