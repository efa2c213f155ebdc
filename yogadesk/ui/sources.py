"""What the shipped health records rest on, read from `resources/yoga_health.sources.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.ui.seen import shipped_records

if TYPE_CHECKING:
    from yogadesk.domain import PoseRecord

_FILE = "yoga_health.sources.md"
_ROW = re.compile(r"^\| (?P<pose>[^|]+?) \| (?P<rests>[^|]+?) \|$", re.MULTILINE)
_REFERENCE = re.compile(r"^(?P<number>\d+)\. (?P<text>.+)$", re.MULTILINE)
_CITED = re.compile(r"\[(\d+)\]")
_EVERY_POSE = "breath, all rows"


@dataclass(frozen=True, slots=True)
class Source:
    """What one record rests on: a sentence that cites by number, and the works it cites."""

    rests_on: str
    works: tuple[str, ...]


def of(record: PoseRecord) -> Source | None:
    """The source of a shipped record; None for one that somebody wrote into the site's table."""
    if shipped_records().get(record.pose) != record:
        return None
    rows, works = read()
    said = rows.get(record.pose)
    if said is None:
        return None
    rests = "; ".join(part for part in (said, rows.get(_EVERY_POSE)) if part)
    cited = sorted({int(number) for number in _CITED.findall(rests)})
    return Source(rests, tuple(f"[{n}] {works[n]}" for n in cited if n in works))


@cache
def read() -> tuple[dict[str, str], dict[int, str]]:
    """What each pose's record rests on, and the works by number. Read once."""
    text = assets.text(_FILE)
    rows = {m["pose"]: m["rests"] for m in _ROW.finditer(text)}
    works = {int(m["number"]): m["text"].replace("*", "") for m in _REFERENCE.finditer(text)}
    return rows, works
