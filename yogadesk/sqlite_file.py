"""What SQLite's errors say of a file, for the rooms that keep one."""

from __future__ import annotations

import sqlite3

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def is_damage(error: sqlite3.Error) -> bool:
    """Whether `error` says that the file itself is broken."""
    return code(error) in _DAMAGE


def is_held(error: sqlite3.Error) -> bool:
    """Whether `error` says that another program keeps the file locked."""
    return code(error) in _HELD


def code(error: sqlite3.Error) -> int:
    """SQLite's code without its finer distinctions; 0 for what the module itself raised."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
