"""How a Python process of our own is started beside this one."""

from __future__ import annotations

import sys
from typing import Any


def command(module: str, *arguments: object) -> list[str]:
    """What runs a module of ours. None is taken from the folder we were started in (-P), which may
    be one of pictures that came from anywhere."""
    return [sys.executable, "-P", "-m", module, *map(str, arguments)]


def apart() -> dict[str, Any]:
    """What `subprocess.Popen` is to be told: no console window on Windows; on POSIX, Ctrl+C in a
    terminal reaches us alone."""
    if sys.platform == "win32":
        import subprocess  # milliseconds that the first paint does not wait for

        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}
