"""Object tables: a listing of a bucket's objects as rows, made anew for every statement."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from yogadesk.engine.faults import Fault
from yogadesk.engine.sql import kinds, object_cache
from yogadesk.engine.sql.scope import Column, From, Mark, Source
from yogadesk.engine.sql.typed import text
from yogadesk.engine.sql.uris import Pattern, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yogadesk.engine.schema import Field, Table
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.storage.store import ObjectStore, StoredObject

_PAIRS: Final = kinds.array(kinds.struct(("name", kinds.STRING), ("value", kinds.STRING)))
_REF: Final = kinds.struct(
    ("uri", kinds.STRING),
    ("version", kinds.STRING),
    ("authorizer", kinds.STRING),
    ("details", kinds.JSON),
)
_COLUMNS: Final[dict[str, Type]] = {
    "uri": kinds.STRING,
    "generation": kinds.INT64,
    "content_type": kinds.STRING,
    "size": kinds.INT64,
    "md5_hash": kinds.STRING,
    "updated": kinds.TIMESTAMP,
    "metadata": _PAIRS,
    "ref": _REF,
}

FIELDS: Final[tuple[Field, ...]] = tuple(
    kinds.field_of(name, kind) for name, kind in _COLUMNS.items()
)
"""The columns every object table has."""

_CHUNK: Final = 10_000
_FEW: Final = 100
"""Objects that are quicker handed over with the statement that reads them."""

_KEPT_IN: Final = {"BIGINT": "int64", "VARCHAR": "object"}


@dataclass(slots=True, eq=False)
class ObjectScan:
    """One object table in a FROM clause. Only what the statement uses is listed: the columns whose
    marks are set and, after `keep_only`, no other objects than those. `reads` says whether the
    objects' content is wanted."""

    table: Table
    name: str
    marks: dict[str, Mark]
    wanted: set[str] | None = field(default=None)
    reads: Mark = field(default_factory=Mark)
    is_made: bool = False

    def keep_only(self, uris: Iterable[str]) -> None:
        """Leave out all objects but these."""
        known = set(uris)
        self.wanted = known if self.wanted is None else self.wanted & known

    def run(self, compiler: Compiler) -> None:
        """List the objects into the temporary table. Raises BigQuery's 403 where the connection's
        service account may not."""
        used = [name for name, mark in self.marks.items() if mark.used]
        found: list[StoredObject] = []
        for stored in self._objects(compiler):
            found.append(stored)
            if len(found) == _CHUNK:
                self._append(compiler, used, found)
                found = []
        if found or not self.is_made:
            self._append(compiler, used, found)

    def _objects(self, compiler: Compiler) -> Iterable[StoredObject]:
        known = object_cache.kept(compiler.cur, self.table)
        if known is None:
            return self._listed_now(compiler)
        if self.wanted is not None:
            known = [each for each in known if f"gs://{each.bucket}/{each.name}" in self.wanted]
        if self.reads.used:
            object_cache.check_unchanged(known, compiler.session.objects)
        return known

    def _listed_now(self, compiler: Compiler) -> Iterator[StoredObject]:
        assert self.table.object_table is not None
        store = compiler.session.objects
        seen: set[tuple[str, str]] = set()
        for uri in self.table.object_table.source_uris:
            pattern = Pattern.parse(uri)
            _check_rights(compiler, self.table, pattern)
            for stored in self._listed(store, pattern):
                compiler.session.ticket.check()
                if pattern.fits(stored.name) and (stored.bucket, stored.name) not in seen:
                    seen.add((stored.bucket, stored.name))
                    yield stored

    def _listed(self, store: ObjectStore, pattern: Pattern) -> Iterable[StoredObject]:
        if self.wanted is None:
            return store.list(pattern.bucket, pattern.prefix)
        named = [split(uri) for uri in sorted(self.wanted) if uri.startswith("gs://")]
        return store.objects_named(
            pattern.bucket, [name for bucket, name in named if bucket == pattern.bucket]
        )

    def _append(self, compiler: Compiler, used: list[str], found: list[StoredObject]) -> None:
        authorizer = self.table.object_table.connection if self.table.object_table else ""
        names = ("uri", *used)
        values: dict[str, object] = {
            name: [_STORED[name][2](each, authorizer) for each in found] for name in names
        }
        read = ", ".join(f"CAST({_STORED[n][1]} AS {_STORED[n][0]}) AS {n}" for n in names)
        if len(found) <= _FEW and not self.is_made:
            parts = ", ".join(f"unnest(CAST(${n} AS {_KEPT_AS[n]}[])) AS {n}" for n in names)
            compiler.hand_over(self.name, f"SELECT {read} FROM (SELECT {parts})", values)
            return
        verb = f"INSERT INTO {self.name}" if self.is_made else f"CREATE TEMP TABLE {self.name} AS"
        self.is_made = True
        batch = {n: np.array(values[n], _KEPT_IN[_KEPT_AS[n]]) for n in names}
        compiler.cur.register("_batch", batch)
        compiler.cur.execute(f"{verb} SELECT {read} FROM _batch")
        compiler.cur.unregister("_batch")


def scan(compiler: Compiler, table: Table, name: str, alias: str, path: tuple[str, ...]) -> From:
    """An object table in a FROM clause. `data`, the objects' content, can be named but is not part
    of `*`."""
    listing = ObjectScan(table, compiler.name("objects"), {})
    columns: list[Column] = []
    for column, kind in _COLUMNS.items():
        mark = Mark(used=False)
        is_uri = column == "uri"
        if not is_uri:
            listing.marks[column] = mark
        columns.append(
            Column(column, kind, f"{name}.{column}", mark, scan=listing if is_uri else None)
        )
    columns.append(Column("data", kinds.CONTENT, f"{name}.uri", listing.reads, hidden=True))
    compiler.steps.append(listing)
    found = tuple(columns)
    return From(f"{listing.name} AS {name}", found, (Source(alias, found, path),))


def refresh(compiler: Compiler, table: Table) -> None:
    """List the objects of a table anew into its metadata cache. Raises BigQuery's 403."""
    scan_now = ObjectScan(table, "", {})
    object_cache.keep(compiler.cur, table, scan_now._listed_now(compiler))


def _check_rights(compiler: Compiler, table: Table, pattern: Pattern) -> None:
    assert table.object_table is not None
    account = compiler.session.connections.get(table.object_table.connection).service_account
    store = compiler.session.objects
    for permission in ("storage.objects.list", "storage.objects.get"):
        exists = store.bucket_exists(pattern.bucket)
        if not exists or not store.allows(pattern.bucket, f"serviceAccount:{account}", permission):
            raise Fault(
                403,
                "accessDenied",
                "Access Denied: BigQuery BigQuery: Permission denied while globbing file pattern. "
                f"{account} does not have {permission} access to the Google Cloud Storage bucket. "
                f"Permission '{permission}' denied on resource (or it may not exist). Please make "
                f"sure {pattern} is accessible via appropriate IAM roles, e.g. Storage Object "
                "Viewer or Storage Object Creator.",
            )


def _uri(stored: StoredObject, _authorizer: str) -> str:
    return f"gs://{stored.bucket}/{stored.name}"


def _pairs(stored: StoredObject, _authorizer: str) -> str:
    return json.dumps([{"name": name, "value": value} for name, value in stored.metadata.items()])


def _ref(stored: StoredObject, authorizer: str) -> str:
    details = {
        "gcs_metadata": {
            "content_type": stored.content_type,
            "md5_hash": stored.md5_hash,
            "size": stored.size,
            "updated": stored.updated_ms * 1000,
        }
    }
    reference = {
        "uri": _uri(stored, authorizer),
        "version": str(stored.generation),
        "authorizer": authorizer,
        "details": details,
    }
    return json.dumps(reference)


def _from_json(column: str, kind: Type) -> str:
    return f"json_transform({column}, {text(_structure(kind))})"


def _structure(kind: Type) -> str:
    return json.dumps(_shape(kind))


def _shape(kind: Type) -> object:
    if kind.element is not None:
        return [_shape(kind.element)]
    if kind.fields:
        return {name: _shape(inner) for name, inner in kind.fields}
    return kinds.physical(kind)


_STORED: Final[dict[str, tuple[str, str, Callable[[StoredObject, str], object]]]] = {
    "uri": ("VARCHAR", "uri", _uri),
    "generation": ("BIGINT", "generation", lambda stored, _: stored.generation),
    "content_type": (
        "VARCHAR",
        "content_type",
        lambda stored, _: stored.content_type or "application/octet-stream",
    ),
    "size": ("BIGINT", "size", lambda stored, _: stored.size),
    "md5_hash": ("VARCHAR", "md5_hash", lambda stored, _: stored.md5_hash),
    "updated": (
        kinds.physical(kinds.TIMESTAMP),
        "make_timestamptz(updated)",
        lambda stored, _: stored.updated_ms * 1000,
    ),
    "metadata": (kinds.physical(_PAIRS), _from_json("metadata", _PAIRS), _pairs),
    "ref": (kinds.physical(_REF), _from_json("ref", _REF), _ref),
}
"""Of each column: its DuckDB type, how it is read from a batch, how it is made of an object."""

_KEPT_AS: Final = {
    name: "BIGINT" if name in ("generation", "size", "updated") else "VARCHAR" for name in _STORED
}
"""As what a column is handed to DuckDB, before it is read."""
