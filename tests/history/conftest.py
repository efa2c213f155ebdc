"""Verdicts of every sort."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from yogadesk.domain import ClassScore, ModelInfo, Picture, PoseRecord, Times, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable


def make_verdict(path: str = "a.jpg", **changes: Any) -> Verdict:
    """A sound verdict; keyword arguments change its fields."""
    fields: dict[str, Any] = {
        "picture": Picture(Path(path)),
        "decision": "tree",
        "classes": (ClassScore("tree", 0.1 + 0.2), ClassScore("plank", 1 / 3)),
        "health": PoseRecord("tree", "balance", "steadies", "even"),
        "model": ModelInfo("p.d.m", "ab" * 32),
        "site": "this computer",
        "uri": "gs://bucket/inbox/x.png",
        "error": None,
        "threshold": 0.6,
        "fingerprint": "cd" * 32,
        "when": datetime(2025, 5, 4, 3, 2, 1, 123456, tzinfo=UTC),
        "top_k": 2,
        "times": Times(0.01, 0.02, 0.3),
    }
    return Verdict(**{**fields, **changes})


@pytest.fixture
def verdict() -> Callable[..., Verdict]:
    """Makes a sound verdict; keyword arguments change its fields."""
    return make_verdict


@pytest.fixture
def failed(verdict) -> Callable[..., Verdict]:
    """Makes the verdict for a picture that could not be classified."""

    def make(path: str = "bad.jpg", error: str = "“bad.jpg” is empty.") -> Verdict:
        return verdict(
            path, decision=None, classes=(), health=None, model=None, uri=None, error=error,
            fingerprint="",
        )  # fmt: skip

    return make
