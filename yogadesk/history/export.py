"""Verdicts as a table for a spreadsheet and as objects for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from yogadesk import files
from yogadesk.history import facts
from yogadesk.history.facts import Clock, Facts, Shared
from yogadesk.history.lines import HEALTH, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from yogadesk.domain import Correction, Verdict
    from yogadesk.history.search import Query
    from yogadesk.history.store import Store
    from yogadesk.work import Ticket

_BOM = b"\xef\xbb\xbf"


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The object `classify --json` prints for a picture: values that `json.dumps` takes."""
    health, model = verdict.health, verdict.model
    return {
        "file": str(verdict.picture.path),
        "decision": verdict.decision,
        "classes": [{"label": c.label, "score": c.score} for c in verdict.classes],
        "health": health and {name: getattr(health, name) for name in HEALTH},
        "model": model and {"name": model.name, "sha256": model.sha256},
        "site": verdict.site,
        "uri": verdict.uri,
        "error": verdict.error,
    }


def write_csv(
    verdicts: Iterable[Verdict],
    file: Path,
    *,
    with_bom: bool = False,
    corrections: Iterable[Correction] = (),
) -> int:
    """Write the verdicts as an RFC 4180 table in UTF-8 and return the number of rows.

    `corrections` say what people see in the pictures; those of other pictures do no harm. The file
    is replaced whole or stays as it was. Text that a spreadsheet would take for a formula gets a
    leading apostrophe. `with_bom` marks the encoding for old versions of Excel. Raises Trouble when
    the file cannot be written.
    """
    with files.replacing(file) as stream:
        said = {each.fingerprint: each.label for each in corrections}
        found, shared = facts.of(verdicts, said)
        most = max((len(facts.classes_in(each)) for each in found), default=0)
        return _put_table(facts.in_chunks(found), Lines(shared, most), stream, with_bom=with_bom)


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

    `names` are what people call labels and sites. Raises Trouble, Cancelled.
    """
    with files.replacing(file) as stream, store.exporting(query, names, ticket) as exported:
        chunks, shared, most = exported
        return _put_table(chunks, Lines(shared, _least(top, most)), stream, with_bom=with_bom)


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
    with store.exporting(query, names, ticket) as (chunks, shared, most):
        wanted = _least(top, most)
        for chunk in chunks:
            facts_of = map(Facts._make, chunk)
            lines = [encode(_object(each, shared, wanted, clock)) for each in facts_of]
            stream.write(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"))
            count += len(chunk)
    return count


def _least(top: int | None, most: int) -> int:
    return most if top is None else min(top, most)


def _object(it: Facts, shared: Shared, top_k: int, clock: Clock) -> dict[str, Any]:
    who = shared.answerers[it.answerer]
    record = None if it.record is None else shared.records[it.record]
    return {
        "file": shared.folders[it.folder] + it.name,
        "decision": it.decision,
        "classes": [
            {"label": label, "score": score} for label, score in facts.classes_in(it)[:top_k]
        ],
        "health": record and dict(zip(HEALTH, record, strict=True)),
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


def _put_table(
    chunks: Iterable[Sequence[Sequence[Any]]], lines: Lines, stream: BinaryIO, *, with_bom: bool
) -> int:
    stream.write((_BOM if with_bom else b"") + lines.header.encode())
    count = 0
    for chunk in chunks:
        stream.write(lines.of(chunk).encode("utf-8", "backslashreplace"))
        count += len(chunk)
    return count
