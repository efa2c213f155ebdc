"""Between a verdict and its rows in the results file."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any

from yogadesk.domain import NOT_SURE, ClassScore, ModelInfo, Picture, PoseRecord, Times, Verdict
from yogadesk.history.schema import raw_or_none, shown
from yogadesk.history.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

WRITTEN = (
    "at", "folder", "name", "raw_name", "sought", "state", "pose", "score", "answerer", "corrected",
    "decision", "threshold", "top_k", "classes", "record", "uri", "error", "prepare_seconds",
    "upload_seconds", "answer_seconds", "fingerprint", "class_count",
)  # fmt: skip
"""The columns of a verdict but its number."""
_ADD = f"INSERT INTO verdicts ({', '.join(WRITTEN)}) VALUES ({', '.join('?' * len(WRITTEN))})"

READ = """
    SELECT
        v.id, v.corrected, f.path, ifnull(v.raw_name, v.name), v.fingerprint, v.at, a.site,
        a.model_name, a.model_sha256, v.decision, v.classes, r.health, v.uri, v.error, v.threshold,
        v.top_k, v.prepare_seconds, v.upload_seconds, v.answer_seconds
    FROM verdicts AS v
    INNER JOIN folders AS f ON f.id = v.folder
    INNER JOIN answerers AS a ON a.id = v.answerer
    LEFT JOIN records AS r ON r.id = v.record"""
"""Everything of a row, in the order `from_row` reads it. Append a condition on `v`."""

LABEL_OF = (
    "SELECT label FROM corrections WHERE fingerprint = ? AND undone IS NULL"
    " ORDER BY id DESC LIMIT 1"
)
"""What a person says a picture of this fingerprint shows, if anything."""

MOST_CLASSES = (
    "SELECT max(coalesce(v.class_count, json_array_length(v.classes))) FROM verdicts AS v"
)
"""How many classes the longest of the rows tells. Append a condition on `v`."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def add(connection: sqlite3.Connection, verdicts: Iterable[Verdict]) -> None:
    """Write the verdicts, inside the caller's transaction. What a person said of a picture earlier
    holds for its new answers too."""
    known = _Known(connection)
    connection.executemany(_ADD, (_to_row(verdict, known) for verdict in verdicts))


class _Known:
    """The ids of what stands once for many rows; what is new is written first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._ids: dict[tuple[Any, ...], int] = {}
        self._labels: dict[str, str | None] = {}

    def folder(self, path: bytes) -> int:
        text = shown(path)
        return self._id("folders", ("path",), (path,), (path, text, fold(text)))

    def answerer(self, site: str, model: ModelInfo | None) -> int:
        facts = (site, model and model.name, model and model.sha256)
        return self._id("answerers", ("site", "model_name", "model_sha256"), facts, facts)

    def record(self, health: PoseRecord | None) -> int | None:
        if health is None:
            return None
        text = health_json(health)
        return self._id("records", ("health",), (text,), (text,))

    def label(self, fingerprint: str) -> str | None:
        if fingerprint and fingerprint not in self._labels:
            found = self._connection.execute(LABEL_OF, (fingerprint,)).fetchone()
            self._labels[fingerprint] = found and found[0]
        return self._labels.get(fingerprint)

    def _id(
        self, table: str, key: tuple[str, ...], facts: tuple[Any, ...], values: tuple[Any, ...]
    ) -> int:
        known = self._ids.get((table, *facts))
        if known is not None:
            return known
        where = " AND ".join(f"{column} IS ?" for column in key)
        query = f"SELECT id FROM {table} WHERE {where}"
        found = self._connection.execute(query, facts).fetchone()
        if found is None:
            places = ", ".join("?" * len(values))
            made = self._connection.execute(
                f"INSERT INTO {table} VALUES (NULL, {places}) RETURNING id", values
            )
            found = made.fetchone()
        self._ids[(table, *facts)] = number = int(found[0])
        return number


def _to_row(verdict: Verdict, known: _Known) -> tuple[Any, ...]:
    """The values of `WRITTEN`. A path is kept as the bytes the system knows the file by, because
    a file name need not be text."""
    head, tail = os.path.split(os.fsencode(verdict.picture.path))
    name = shown(tail)
    label = known.label(verdict.fingerprint)
    sure = None if verdict.decision == NOT_SURE else verdict.decision
    return (
        instant(verdict.when),
        known.folder(head),
        name,
        raw_or_none(tail),
        fold(name),
        verdict.state.value,
        label or sure,
        verdict.best and verdict.best.score,
        known.answerer(_text(verdict.site), verdict.model),
        label,
        verdict.decision,
        verdict.threshold,
        verdict.top_k,
        classes_json(verdict.classes),
        known.record(verdict.health),
        None if verdict.uri is None else _text(verdict.uri),
        None if verdict.error is None else _text(verdict.error),
        *(seconds and round(seconds, 4) for seconds in _timed(verdict.times)),
        verdict.fingerprint,
        len(verdict.classes),
    )


def _timed(times: Times) -> tuple[float | None, ...]:
    return times.prepare, times.upload, times.answer


def classes_json(classes: Iterable[ClassScore]) -> str:
    """Labels and scores in pairs."""
    return json.dumps([[c.label, c.score] for c in classes])


def health_json(health: PoseRecord) -> str:
    return json.dumps([health.pose, health.focus, health.health_benefit, health.breath])


def from_row(row: Sequence[Any]) -> Verdict:
    """The verdict of a row of `READ`."""
    (
        _, _, folder, name, fingerprint, at, site, model, sha256, decision, classes, health, uri,
        error, limit, top_k, *times,
    ) = row  # fmt: skip
    return Verdict(
        picture=Picture(path_of(folder, name)),
        decision=decision,
        classes=tuple(ClassScore(intern(label), score) for label, score in json.loads(classes)),
        health=None if health is None else _health(health),
        model=None if model is None else _model(model, sha256),
        site=intern(site),
        uri=uri,
        error=error,
        threshold=limit,
        fingerprint=fingerprint,
        when=moment(at),
        top_k=top_k,
        times=_NOT_TIMED if times == [None, None, None] else Times(*times),
    )


_NOT_TIMED = Times()


def path_of(folder: bytes, name: str | bytes) -> Path:
    """The path of a file in a folder as they are kept."""
    return _folder(folder) / os.fsdecode(name)


@lru_cache(maxsize=1024)
def _folder(path: bytes) -> Path:
    return Path(os.fsdecode(path))


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


def moment(at: int) -> datetime:
    """The time, in UTC, of so many microseconds since 1970."""
    return _EPOCH + at * _MICROSECOND


def _text(value: str) -> str:
    """Bytes of a file name that are not text cannot be stored as text: show them escaped."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
