"""How many cores there are to work with."""

from __future__ import annotations

import os


def cores() -> int:
    """The cores this process may use: fewer than there are inside a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
