"""The contract with Google's clients: the real ones, over loopback, on an engine of its own."""

from __future__ import annotations

from tests.engine.conftest import engine, start_own

__all__ = ["engine", "start_own"]
