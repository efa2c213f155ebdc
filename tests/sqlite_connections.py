"""The connections to SQLite's files that a test's subject opens."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest


def connections(monkeypatch: pytest.MonkeyPatch) -> list[sqlite3.Connection]:
    """Those that are opened from now on, in their order."""
    opened: list[sqlite3.Connection] = []
    really = sqlite3.connect

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
        opened.append(really(*arguments, **named))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", connect)
    return opened
