"""Between a verdict and its row in the results file."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from yogadesk.domain import ClassScore, ModelInfo, Picture, PoseRecord, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = (
    "path", "display", "fingerprint", "at", "site", "model_name", "model_sha256", "decision",
    "classes", "health", "uri", "error", "threshold",
)  # fmt: skip

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_row(verdict: Verdict) -> tuple[Any, ...]:
    """The values of `COLUMNS`. The path is kept as the bytes the system knows the file by, because
    a file name need not be text."""
    path = str(verdict.picture.path)
    health = verdict.health
    return (
        os.fsencode(path),
        _text(path),
        verdict.fingerprint,
        instant(verdict.when),
        _text(verdict.site),
        verdict.model and verdict.model.name,
        verdict.model and verdict.model.sha256,
        verdict.decision,
        json.dumps([[c.label, c.score] for c in verdict.classes]),
        health and json.dumps([health.pose, health.focus, health.health_benefit, health.breath]),
        None if verdict.uri is None else _text(verdict.uri),
        None if verdict.error is None else _text(verdict.error),
        verdict.threshold,
    )


def from_row(row: Sequence[Any]) -> Verdict:
    """The verdict that `to_row` made the values of `COLUMNS` from."""
    path, _, fingerprint, at, site, name, sha256, decision, classes, health, uri, error, limit = row
    return Verdict(
        picture=Picture(Path(os.fsdecode(path))),
        decision=decision,
        classes=tuple(ClassScore(intern(label), score) for label, score in json.loads(classes)),
        health=None if health is None else _health(health),
        model=None if name is None else _model(name, sha256),
        site=intern(site),
        uri=uri,
        error=error,
        threshold=limit,
        fingerprint=fingerprint,
        when=_EPOCH + at * _MICROSECOND,
    )


@lru_cache(maxsize=256)
def _health(text: str) -> PoseRecord:
    """One object for the thousands of verdicts that say the same, instead of one each."""
    return PoseRecord(*json.loads(text))


@lru_cache(maxsize=64)
def _model(name: str, sha256: str) -> ModelInfo:
    return ModelInfo(name, sha256)


def instant(when: datetime) -> int:
    """Microseconds since 1970, exactly. A time without a zone is taken as UTC."""
    aware = when if when.tzinfo is not None else when.replace(tzinfo=UTC)
    return (aware - _EPOCH) // _MICROSECOND


def _text(value: str) -> str:
    """Bytes of a file name that are not text cannot be stored as text: show them escaped."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
