"""What an export tells of a verdict: a row as the results file has it, or made like one.

No verdict is made on the way out, because a hundred thousand of them take longer than writing them.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from yogadesk.history import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from yogadesk.domain import Verdict
    from yogadesk.work import Ticket

_Row = TypeVar("_Row")

READ = """
    SELECT
        v.folder, v.name, v.decision, v.classes, v.record, v.answerer, v.uri, v.threshold, v.at,
        v.error, v.corrected, v.top_k, v.prepare_seconds, v.upload_seconds, v.answer_seconds,
        v.fingerprint
    FROM verdicts AS v"""
"""The rows that make `Facts`. Append a condition on `v`."""

AT_ONCE = 250
"""Rows at a time: few enough that their lines stay in a core's own cache."""


class Facts(NamedTuple):
    """A row of `READ`. `folder`, `record` and `answerer` are keys of `Shared`; `classes` is JSON;
    `at` counts microseconds since 1970."""

    folder: int
    name: str
    decision: str | None
    classes: str
    record: int | None
    answerer: int
    uri: str | None
    threshold: float
    at: int
    error: str | None
    corrected: str | None
    top_k: int | None
    prepare: float | None
    upload: float | None
    answer: float | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who answered."""

    site: str
    model: str | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Shared:
    """What many rows have in common, by key: how a path in a folder begins, who answered, and the
    health records as (pose, focus, health benefit, breath)."""

    folders: dict[int, str] = field(default_factory=dict)
    answerers: dict[int, Answerer] = field(default_factory=dict)
    records: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Shared:
        """All of them there are. Raises sqlite3.Error."""
        read = connection.execute
        answerers = "SELECT id, site, model_name, model_sha256 FROM answerers"
        return cls(
            {key: before_name(shown) for key, shown in read("SELECT id, shown FROM folders")},
            {key: Answerer(*said) for key, *said in read(answerers)},
            {key: tuple(json.loads(text)) for key, text in read("SELECT id, health FROM records")},
        )


def of(verdicts: Iterable[Verdict], corrected: Mapping[str, str]) -> tuple[list[Facts], Shared]:
    """The facts of verdicts that are at hand. `corrected` has what people said the pictures show,
    by fingerprint."""
    keys: dict[object, int] = {}
    shared = Shared()
    return [
        _of(verdict, corrected.get(verdict.fingerprint), keys, shared) for verdict in verdicts
    ], shared


def _of(verdict: Verdict, corrected: str | None, keys: dict[object, int], shared: Shared) -> Facts:
    folder, name = os.path.split(verdict.picture.path)
    answerer = Answerer(
        verdict.site,
        None if verdict.model is None else verdict.model.name,
        None if verdict.model is None else verdict.model.sha256,
    )
    health = verdict.health
    folder_key = keys.setdefault(folder, len(keys))
    shared.folders[folder_key] = before_name(folder)
    answerer_key = keys.setdefault(answerer, len(keys))
    shared.answerers[answerer_key] = answerer
    record_key = None
    if health is not None:
        record_key = keys.setdefault(health, len(keys))
        record = (health.pose, health.focus, health.health_benefit, health.breath)
        shared.records[record_key] = record
    return Facts(
        folder=folder_key,
        name=name,
        decision=verdict.decision,
        classes=rows.classes_json(verdict.classes),
        record=record_key,
        answerer=answerer_key,
        uri=verdict.uri,
        threshold=verdict.threshold,
        at=rows.instant(verdict.when),
        error=verdict.error,
        corrected=corrected,
        top_k=verdict.top_k,
        prepare=verdict.times.prepare,
        upload=verdict.times.upload,
        answer=verdict.times.answer,
        fingerprint=verdict.fingerprint,
    )


def in_chunks(found: Iterable[_Row], ticket: Ticket | None = None) -> Iterator[list[_Row]]:
    """`AT_ONCE` rows at a time, telling the ticket how many were read. Raises Cancelled."""
    rest, number = iter(found), 0
    while True:
        if ticket is not None:
            ticket.report(number)
        chunk = list(islice(rest, AT_ONCE))
        if not chunk:
            return
        yield chunk
        number += len(chunk)


def before_name(folder: str) -> str:
    """How the path of a file in this folder begins."""
    return os.path.join(folder, "") if folder else ""  # noqa: PTH118 - a text, perhaps no path here


class Clock:
    """Writes instants as times in UTC with milliseconds. A day is worked out once."""

    def __init__(self) -> None:
        self._day, self._date = -1, ""

    def time(self, at: int) -> str:
        """The time so many microseconds after 1970 began."""
        return self.times((at,))[0]

    def times(self, ats: Iterable[int]) -> list[str]:
        """The times of many such instants."""
        made = []
        day, date = self._day, self._date
        for at in ats:
            minute, rest = divmod(at // 1000, 60_000)
            if minute // 1440 != day:
                day = minute // 1440
                date = rows.moment(at).date().isoformat()
            second = rest // 1000
            made.append(
                f"{date}T{_MINUTES[minute % 1440]}:{_TWO[second]}.{_THREE[rest - 1000 * second]}Z"
            )
        self._day, self._date = day, date
        return made


_TWO = [f"{n:02d}" for n in range(60)]
_MINUTES = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)]
_THREE = [f"{n:03d}" for n in range(1000)]


def classes_in(facts: Facts) -> list[tuple[str, float]]:
    """The labels and scores, best first."""
    return [(label, score) for label, score in json.loads(facts.classes)]
