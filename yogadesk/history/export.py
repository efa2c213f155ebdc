"""Verdicts as a table for a spreadsheet and as objects for other programs."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from yogadesk import files
from yogadesk.history import facts
from yogadesk.history.facts import Clock, Facts, Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from yogadesk.domain import Verdict
    from yogadesk.history.search import Query
    from yogadesk.history.store import Store
    from yogadesk.work import Ticket

_HEALTH = ("pose", "focus", "health_benefit", "breath")
_AFTER = (
    "model", "model_sha256", "site", "uri", "threshold", "time", "error", "corrected", "top_k",
    "prepare_seconds", "upload_seconds", "answer_seconds", "fingerprint",
)  # fmt: skip
_AT_ONCE = 1000
_BOM = b"\xef\xbb\xbf"


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
    with files.replacing(file) as stream:
        found, shared = facts.of(verdicts)
        most = max((len(facts.classes_in(each)) for each in found), default=0)
        return _put_table(found, _Lines(shared, most), stream, with_bom=with_bom)


def export_csv(
    store: Store,
    query: Query,
    names: Mapping[str, str],
    file: Path,
    ticket: Ticket,
    *,
    with_bom: bool = False,
    top: int | None = None,
) -> int:
    """Write what fits the query as a table, like `write_csv`; at most `top` classes of each.

    `names` are what people call the labels. Raises Trouble, Cancelled.
    """
    with files.replacing(file) as stream, store.exporting(query, names, ticket) as exported:
        found, shared, most = exported
        return _put_table(found, _Lines(shared, _least(top, most)), stream, with_bom=with_bom)


def export_jsonl(
    store: Store,
    query: Query,
    names: Mapping[str, str],
    file: Path,
    ticket: Ticket,
    *,
    top: int | None = None,
) -> int:
    """Write what fits the query, an object a line, and return their number.

    They tell what `as_json` does, and what only the history knows. Raises Trouble, Cancelled.
    """
    with files.replacing(file) as stream:
        return put_jsonl(store, query, names, stream, ticket, top=top)


def put_jsonl(
    store: Store,
    query: Query,
    names: Mapping[str, str],
    stream: BinaryIO,
    ticket: Ticket,
    *,
    top: int | None = None,
) -> int:
    """Write those objects into an open stream. Raises Trouble, Cancelled, OSError."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    clock = Clock()
    count = 0
    with store.exporting(query, names, ticket) as (found, shared, most):
        wanted = _least(top, most)
        for chunk in _chunks(map(Facts._make, found)):
            lines = [encode(_object(each, shared, wanted, clock)) for each in chunk]
            stream.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
            count += len(chunk)
    return count


def _least(top: int | None, most: int) -> int:
    return most if top is None else min(top, most)


def _chunks(found: Iterable[Facts]) -> Iterator[list[Facts]]:
    each = iter(found)
    while chunk := list(islice(each, _AT_ONCE)):
        yield chunk


def _object(it: Facts, shared: Shared, top_k: int, clock: Clock) -> dict[str, Any]:
    who = shared.answerers[it.answerer]
    record = None if it.record is None else shared.records[it.record]
    return {
        "file": shared.folders[it.folder] + it.name,
        "decision": it.decision,
        "classes": [
            {"label": label, "score": score} for label, score in facts.classes_in(it)[:top_k]
        ],
        "health": record and dict(zip(_HEALTH, record, strict=True)),
        "model": who.model and {"name": who.model, "sha256": who.sha256},
        "site": who.site,
        "uri": it.uri,
        "error": it.error,
        "corrected": it.corrected,
        "threshold": it.threshold,
        "top_k": it.top_k,
        "time": clock.time(it.at),
        "times": {"prepare": it.prepare, "upload": it.upload, "answer": it.answer},
        "fingerprint": it.fingerprint,
    }


def _put_table(found: Iterable[Facts], lines: _Lines, stream: BinaryIO, *, with_bom: bool) -> int:
    stream.write((_BOM if with_bom else b"") + lines.header.encode())
    count = 0
    for chunk in _chunks(found):
        text = "".join([lines.line(*each) for each in chunk])
        stream.write(text.encode("utf-8", "backslashreplace"))
        count += len(chunk)
    return count


class _Lines:
    """The lines of one table. What repeats in its rows is written out once."""

    def __init__(self, shared: Shared, top_k: int) -> None:
        self._top_k = top_k
        self._clock = Clock()
        self._folders = shared.folders
        self._answerers = {
            key: ",".join(map(_field, (who.model, who.sha256, who.site)))
            for key, who in shared.answerers.items()
        }
        self._records: dict[int | None, str] = {
            key: ",".join(map(_field, record)) for key, record in shared.records.items()
        }
        self._records[None] = "," * (len(_HEALTH) - 1)
        self._fields: dict[str | float | None, str] = {}
        self._plain: set[str] = set()
        ranks = range(1, top_k + 1)
        names = (name for n in ranks for name in (f"label_{n}", f"score_{n}"))
        self.header = ",".join(("file", "decision", *names, *_HEALTH, *_AFTER)) + "\r\n"

    def line(
        self,
        folder: int,
        name: str,
        decision: str | None,
        classes: str,
        record: int | None,
        answerer: int,
        uri: str | None,
        threshold: float,
        at: int,
        error: str | None,
        corrected: str | None,
        top_k: int | None,
        prepare: float | None,
        upload: float | None,
        answer: float | None,
        fingerprint: str,
    ) -> str:
        """The line of `Facts`, spread out because that is quicker."""
        known, again = self._fields, self._again
        return (
            f"{_field(self._folders[folder] + name)},{known.get(decision) or again(decision)}"
            f"{self._classes(classes)},{self._records[record]},{self._answerers[answerer]}"
            f",{_field(uri)},{known.get(threshold) or again(threshold)},{self._clock.time(at)}"
            f",{_field(error)},{known.get(corrected) or again(corrected)}"
            f",{'' if top_k is None else top_k},{'' if prepare is None else prepare}"
            f",{'' if upload is None else upload},{'' if answer is None else answer}"
            f",{fingerprint if fingerprint.isalnum() else _field(fingerprint)}\r\n"
        )

    def _again(self, value: str | float | None) -> str:
        """The field of a value that many rows share."""
        made = repr(value) if isinstance(value, int | float) else _field(value)
        self._fields[value] = made
        return made

    def _classes(self, text: str) -> str:
        """The fields of the classes, each with the comma before it."""
        labels = text.split('"')[1::2]
        missing = self._top_k - len(labels)
        if missing >= 0 and self._plain.issuperset(labels) and "\\" not in text:
            # Labels that are fields as they stand: what is between them is all there is to change.
            made = text[2:-2].replace('], ["', ",").replace('", ', ",").replace('"', ",", 1)
            return made + ",," * missing
        pairs = json.loads(text)[: self._top_k]
        self._plain.update(label for label, _ in pairs if _field(label) == label)
        filled = "".join(f",{_field(label)},{score!r}" for label, score in pairs)
        return filled + ",," * (self._top_k - len(pairs))


def _field(value: str | None) -> str:
    """A text as a field of the table: no formula, and quoted where it must be."""
    if not value:
        return ""
    value = files.defused(value)
    if '"' in value or "," in value or "\n" in value or "\r" in value:
        return '"' + value.replace('"', '""') + '"'
    return value
