"""Verdicts as a table for a spreadsheet and as objects for other programs."""

from __future__ import annotations

import csv
import io
from datetime import UTC
from typing import TYPE_CHECKING, Any

from yogadesk import files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from yogadesk.domain import Verdict

_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_HEALTH = ("pose", "focus", "health_benefit", "breath")
_AFTER = ("model", "model_sha256", "site", "uri", "threshold", "time", "error")


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The object `classify --json` prints for a picture: values that `json.dumps` takes."""
    health, model = verdict.health, verdict.model
    return {
        "file": str(verdict.picture.path),
        "decision": verdict.decision,
        "classes": [{"label": c.label, "score": c.score} for c in verdict.classes],
        "health": health and {name: getattr(health, name) for name in _HEALTH},
        "model": model and {"name": model.name, "sha256": model.sha256},
        "site": verdict.site,
        "uri": verdict.uri,
        "error": verdict.error,
    }


def write_csv(verdicts: Iterable[Verdict], file: Path, *, with_bom: bool = False) -> int:
    """Write the verdicts as an RFC 4180 table in UTF-8 and return the number of rows.

    The file is replaced whole or stays as it was. Text that a spreadsheet would take for a
    formula gets a leading apostrophe. `with_bom` marks the encoding for old versions of Excel.
    Raises Trouble when the file cannot be written.
    """
    every = list(verdicts)
    top_k = max((len(v.classes) for v in every), default=0)
    with files.replacing(file) as stream:
        encoding = "utf-8-sig" if with_bom else "utf-8"
        text = io.TextIOWrapper(stream, encoding, errors="backslashreplace", newline="")
        table = csv.writer(text)
        table.writerow(_header(top_k))
        table.writerows(_cells(verdict, top_k) for verdict in every)
        text.detach()
    return len(every)


def _header(top_k: int) -> list[str]:
    ranks = range(1, top_k + 1)
    return [
        "file", "decision",
        *(name for n in ranks for name in (f"label_{n}", f"score_{n}")),
        *_HEALTH, *_AFTER,
    ]  # fmt: skip


def _cells(verdict: Verdict, top_k: int) -> list[str | float]:
    health, model = verdict.health, verdict.model
    scores: list[str | float] = []
    for each in verdict.classes:
        scores += [_text(each.label), each.score]
    scores += [""] * (2 * (top_k - len(verdict.classes)))
    return [
        _text(str(verdict.picture.path)),
        _text(verdict.decision),
        *scores,
        *(_text(getattr(health, name, None)) for name in _HEALTH),
        _text(None if model is None else model.name),
        _text(None if model is None else model.sha256),
        _text(verdict.site),
        _text(verdict.uri),
        verdict.threshold,
        verdict.when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        _text(verdict.error),
    ]


def _text(value: str | None) -> str:
    if value is None:
        return ""
    return f"'{value}" if value.startswith(_STARTS_A_FORMULA) else value
