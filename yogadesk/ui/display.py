"""Whether a window can open here. Asked before Qt is: where it cannot, Qt ends the process."""

from __future__ import annotations

import ctypes
import os
import sys

from yogadesk.errors import Trouble

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""What Qt needs even without a window, and the packages of Debian and Ubuntu that bring it."""

WINDOW_LIBRARIES = {
    **LIBRARIES,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""What a window under X11 needs."""


def require() -> None:
    """Raise Trouble when there is no display, or Qt lacks a system library. Linux only: macOS and
    Windows have both. Whoever chose Qt's platform by QT_QPA_PLATFORM knows what they do."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    wayland, x11 = (os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY"))
    if not wayland and not x11:
        raise Trouble(
            "There is no display",
            "No window can open here: neither DISPLAY nor WAYLAND_DISPLAY is set.",
            "Use the command line: yogadesk classify FOLDER --csv FILE.",
        )
    lacking = missing(LIBRARIES if wayland else WINDOW_LIBRARIES)
    if lacking:
        raise Trouble(
            "System libraries are missing",
            "Qt cannot open a window without them.",
            f"Install them: sudo apt install {' '.join(lacking)} (Debian and Ubuntu's names).",
        )


def missing(libraries: dict[str, str]) -> list[str]:
    """The packages of those libraries that cannot be loaded, sorted."""
    return sorted({package for name, package in libraries.items() if not _loads(name)})


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
