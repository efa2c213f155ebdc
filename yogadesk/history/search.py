"""Find rows of the history: as typed, by filters, in any order, a hundred thousand and more.

A search names ids. The first of them come at once, the rest in a second call, because a letter that
fits every row takes a while to write down but no time to show the first page of.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from yogadesk.history import rows
from yogadesk.history.words import fold, terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

_FEW = 1000
"""Up to so many rows of one word are listed and cut with the others'; more are scanned instead."""

CORRECTED = "corrected"
"""A filter beside the states: what a person corrected."""


class Sort(Enum):
    """What the rows are ordered by; equal ones by their time. The value is SQL."""

    WHEN = "v.at"
    NAME = "v.sought"
    FOLDER = "(SELECT sought FROM folders WHERE folders.id = v.folder)"
    POSE = "v.pose"
    SCORE = "v.score"
    STATE = "v.state"
    SITE = "(SELECT site FROM answerers WHERE answerers.id = v.answerer)"
    MODEL = "(SELECT model_name FROM answerers WHERE answerers.id = v.answerer)"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. Empty fields do not restrict.

    `text`: words that must all be in file name, folder, pose, site or model. `state`: the value of
    a final `State`, or `CORRECTED`. `pose`: a label, as corrected where it was. `since` counts
    itself in, `until` does not.
    """

    text: str = ""
    state: str = ""
    pose: str = ""
    site: str = ""
    model: str = ""
    since: datetime | None = None
    until: datetime | None = None
    sort: Sort = Sort.WHEN
    is_descending: bool = True

    @property
    def restricts(self) -> bool:
        """Whether anything may be left out."""
        return bool(
            self.text.strip() or self.state or self.pose or self.site or self.model
        ) or not (self.since is None and self.until is None)


@dataclass(frozen=True, slots=True)
class Found:
    """The ids that fit, in order. `is_all`: there are no more of them."""

    ids: array[int]
    is_all: bool


def find(
    connection: sqlite3.Connection,
    query: Query,
    names: Mapping[str, str],
    most: int | None = None,
) -> Found:
    """The rows that fit, at most so many. `names` are what people call labels and sites.

    Raises sqlite3.Error, sqlite3.OperationalError when the connection is interrupted.
    """
    where, values = conditions(connection, query, names)
    way = "DESC" if query.is_descending else "ASC"
    order = f"{query.sort.value} {way}, v.id {way}"
    limit = "" if most is None else f" LIMIT {most + 1:d}"
    found = connection.execute(
        "SELECT group_concat(id) FROM (SELECT v.id AS id FROM verdicts AS v"
        f" WHERE {where} ORDER BY {order}{limit})",
        values,
    ).fetchone()[0]
    ids = array("q", json.loads(f"[{found or ''}]"))
    if most is None or len(ids) <= most:
        return Found(ids, True)
    return Found(ids[:most], False)


def conditions(
    connection: sqlite3.Connection, query: Query, names: Mapping[str, str]
) -> tuple[str, list[Any]]:
    """The condition on `v` that the rows fit, and its values."""
    where, values = ["TRUE"], list[Any]()
    few: set[int] | None = None
    for term in terms(query.text):
        term_ = _Term.of(connection, term, names)
        ids = term_.few(connection)
        if ids is None:
            condition, more = term_.condition
            where.append(condition)
            values += more
        else:
            few = ids if few is None else few & ids
    if few is not None:
        where.append(_among("v.id"))
        values.append(json.dumps(sorted(few)))
    for condition, value in _filters(connection, query):
        where.append(condition)
        values.append(value)
    return " AND ".join(where), values


def _filters(connection: sqlite3.Connection, query: Query) -> Iterable[tuple[str, Any]]:
    if query.state == CORRECTED:
        yield "v.corrected IS NOT NULL AND ?", 1
    elif query.state:
        yield "v.state = ?", query.state
    if query.pose:
        yield "v.pose = ?", query.pose
    if query.site or query.model:
        ids = [
            number
            for number, site, model in _answerers(connection)
            if query.site in ("", site) and query.model in ("", model)
        ]
        yield _among("v.answerer"), json.dumps(ids)
    if query.since is not None:
        yield "v.at >= ?", rows.instant(query.since)
    if query.until is not None:
        yield "v.at < ?", rows.instant(query.until)


@dataclass(frozen=True, slots=True)
class _Term:
    """One word, and what it fits of the things many rows share."""

    text: str
    folders: str
    poses: str
    answerers: str

    @classmethod
    def of(cls, connection: sqlite3.Connection, term: str, names: Mapping[str, str]) -> _Term:
        folders = connection.execute("SELECT id FROM folders WHERE instr(sought, ?)", (term,))
        poses = [
            label
            for label in used_poses(connection)
            if term in fold(label) or term in fold(names.get(label, ""))
        ]
        answerers = [
            number
            for number, site, model in _answerers(connection)
            if any(term in fold(each) for each in (site, names.get(site, ""), model or ""))
        ]
        listed = json.dumps([row[0] for row in folders])
        return cls(term, listed, json.dumps(poses), json.dumps(answerers))

    @property
    def condition(self) -> tuple[str, list[Any]]:
        """Whether a row of `v` has the word, and the values for it."""
        either, values = ["instr(v.sought, ?)"], [self.text]
        for column, shared in self.shared:
            either.append(_among(f"v.{column}"))
            values.append(shared)
        return f"({' OR '.join(either)})", values

    @property
    def shared(self) -> list[tuple[str, str]]:
        columns = (("folder", self.folders), ("pose", self.poses), ("answerer", self.answerers))
        return [(column, listed) for column, listed in columns if listed != "[]"]

    def few(self, connection: sqlite3.Connection) -> set[int] | None:
        """The rows this word fits when they are few and quickly listed, else None."""
        if len(self.text) < 3 or not _has_names(connection):
            return None
        letters = sorted({self.text[n : n + 3] for n in range(len(self.text) - 2)})
        match = " AND ".join('"' + three.replace('"', '""') + '"' for three in letters)
        candidates = "SELECT rowid FROM names WHERE names MATCH ? LIMIT ?"
        found = {row[0] for row in connection.execute(candidates, (match, _FEW + 1))}
        if len(found) > _FEW:
            return None
        if len(letters) > 1:  # all of its letters, but perhaps not in a row
            named = f"SELECT id FROM verdicts WHERE {_among('id')} AND instr(sought, ?)"
            listed = (json.dumps(list(found)), self.text)
            found = {row[0] for row in connection.execute(named, listed)}
        for column, shared in self.shared:
            among = f"SELECT id FROM verdicts WHERE {_among(column)} LIMIT ?"
            found.update(row[0] for row in connection.execute(among, (shared, _FEW + 1)))
            if len(found) > _FEW:
                return None
        return found


def _among(column: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(?))"


def _has_names(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'names'"
    return connection.execute(query).fetchone() is not None


def used_poses(connection: sqlite3.Connection) -> list[str]:
    """The labels the history knows, in order. Jumps from one to the next in their index."""
    found = connection.execute(
        "WITH RECURSIVE each (pose) AS (SELECT min(pose) FROM verdicts UNION ALL"
        " SELECT (SELECT min(pose) FROM verdicts WHERE pose > each.pose) FROM each"
        " WHERE each.pose IS NOT NULL) SELECT pose FROM each WHERE pose IS NOT NULL"
    )
    return [row[0] for row in found]


def _answerers(connection: sqlite3.Connection) -> list[tuple[int, str, str | None]]:
    return connection.execute("SELECT id, site, model_name FROM answerers ORDER BY id").fetchall()


def sites_and_models(connection: sqlite3.Connection) -> tuple[Sequence[str], Sequence[str]]:
    """The names of the sites and of the models that answered, in order."""
    found = _answerers(connection)
    sites = sorted({site for _, site, _ in found})
    return sites, sorted({model for _, _, model in found if model is not None})
