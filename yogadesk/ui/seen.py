"""What the window shows of an answer: decided again at the threshold that holds now.

The history keeps each verdict as it was given, with its own threshold. List, detail, counts and
export all go through here, so that what is on screen and in the file always agree.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.domain import NOT_SURE, PoseRecord, State, Verdict, decide

if TYPE_CHECKING:
    from collections.abc import Mapping


def state_at(verdict: Verdict, threshold: float) -> State:
    """Where the picture stands when the answer is held against this threshold."""
    if not verdict.classes:
        return State.FAILED
    return State.NOT_SURE if decide(verdict.classes, threshold) == NOT_SURE else State.DONE


def decided_at(
    verdict: Verdict, threshold: float, records: Mapping[str, PoseRecord] | None = None
) -> Verdict:
    """The same answer, decided at this threshold: decision, health record and threshold agree. The
    record of another decision is one of `records`, by pose; None: those that ship."""
    if not verdict.classes or verdict.threshold == threshold:
        return verdict
    decision = decide(verdict.classes, threshold)
    if decision == verdict.decision:
        return replace(verdict, threshold=threshold)
    known = shipped_records() if records is None else records
    health = None if decision == NOT_SURE else known.get(decision)
    return replace(verdict, decision=decision, health=health, threshold=threshold)


@cache
def shipped_records() -> Mapping[str, PoseRecord]:
    """The health records that ship with yogadesk, by pose, for answers that came without one."""
    rows = csv.DictReader(assets.text("yoga_health.csv").splitlines())
    fields = PoseRecord.__slots__
    return MappingProxyType({row["pose"]: PoseRecord(*(row[f] for f in fields)) for row in rows})
