"""The metadata cache of object tables with `metadata_cache_mode = 'MANUAL'`: a listing kept."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Final

from yogadesk.engine.catalog import now_ms
from yogadesk.engine.faults import Fault
from yogadesk.engine.storage.records import StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.schema import Table
    from yogadesk.engine.storage.store import ObjectStore

_INTERVAL: Final = re.compile(r"\d+-\d+ (\d+) (\d+):(\d+):(\d+)")
_AT_ONCE: Final = 500


def keep(cur: Cursor, table: Table, objects: Iterable[StoredObject]) -> None:
    """Make these the objects that queries see until they are too old or refreshed."""
    _forget(cur, table)
    body = json.dumps([dataclasses.asdict(each) for each in objects], ensure_ascii=False)
    cur.execute(
        "INSERT INTO _yogadesk.listings VALUES (?, ?, ?, ?, ?, ?)", [*_key(table), now_ms(), body]
    )


def kept(cur: Cursor, table: Table) -> list[StoredObject] | None:
    """The kept listing; None where there is none, or it is older than `max_staleness`, and the
    bucket has to be looked at. A table that was made anew has none."""
    meant = table.object_table
    if meant is None or meant.metadata_cache_mode != "MANUAL" or not meant.max_staleness:
        return None
    rows = cur.execute(
        "SELECT refreshed_ms, body FROM _yogadesk.listings WHERE project = ? AND dataset = ? "
        "AND name = ? AND made_ms = ?",
        list(_key(table)),
    ).fetchall()
    if not rows or now_ms() - rows[0][0] > _milliseconds(meant.max_staleness):
        return None
    return [StoredObject(**each) for each in json.loads(rows[0][1])]


def check_unchanged(objects: list[StoredObject], store: ObjectStore) -> None:
    """Raise a Fault where an object is not the one that was listed: the cache pins generations, and
    its content is gone."""
    for start in range(0, len(objects), _AT_ONCE):
        part = objects[start : start + _AT_ONCE]
        for bucket in {each.bucket for each in part}:
            wanted = {each.name: each.generation for each in part if each.bucket == bucket}
            found = {o.name: o.generation for o in store.objects_named(bucket, list(wanted))}
            for name, generation in wanted.items():
                if found.get(name) != generation:
                    raise Fault(
                        404,
                        "notFound",
                        f"Not found: gs://{bucket}/{name} in generation {generation}, which the "
                        "metadata cache tells of. Refresh the cache.",
                    )


def _forget(cur: Cursor, table: Table) -> None:
    cur.execute(
        "DELETE FROM _yogadesk.listings WHERE project = ? AND dataset = ? AND name = ?",
        list(_key(table)[:3]),
    )


def _key(table: Table) -> tuple[str, str, str, int]:
    return table.ref.project, table.ref.dataset, table.ref.name, table.created_ms


def _milliseconds(interval: str) -> int:
    found = _INTERVAL.fullmatch(interval)
    if found is None:
        return 0
    days, hours, minutes, seconds = map(int, found.groups())
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
