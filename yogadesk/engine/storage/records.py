"""Objects' metadata: the rows of the store's database, and pages of them in name order."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

SCHEMA = """
CREATE TABLE objects (
    bucket TEXT NOT NULL, name BLOB NOT NULL, generation INTEGER NOT NULL,
    metageneration INTEGER NOT NULL, content TEXT NOT NULL, content_type TEXT NOT NULL,
    size INTEGER NOT NULL, md5_hash TEXT NOT NULL, crc32c TEXT NOT NULL,
    created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL,
    metadata TEXT NOT NULL, headers TEXT NOT NULL,
    PRIMARY KEY (bucket, name)
) WITHOUT ROWID;
CREATE INDEX objects_by_generation ON objects (generation);
"""
"""Names are UTF-8 bytes: their order is the API's, and bounds of a prefix are exact."""

_COLUMNS = (
    "bucket, name, generation, metageneration, content, content_type, size, md5_hash, crc32c, "
    "created_ms, updated_ms, metadata, headers"
)
_AT_ONCE = 500
"""Names looked up with one statement: below every SQLite's limit of parameters."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """One object. Hashes are base64; `metadata` is the user's, `headers` what the object is served
    with (`cacheControl`, `contentDisposition` …). `content` names its file."""

    bucket: str
    name: str
    generation: int
    metageneration: int
    content_type: str
    size: int
    md5_hash: str
    crc32c: str
    created_ms: int
    updated_ms: int
    metadata: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    content: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Which objects to list. `position` is the first name that may come, in bytes; `end` the first
    that may not."""

    prefix: bytes = b""
    delimiter: bytes = b""
    position: bytes = b""
    end: bytes | None = None
    with_folder_objects: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Objects and common prefixes, and the position of what follows (None at the end)."""

    objects: list[StoredObject]
    prefixes: list[str]
    next_position: bytes | None


def find(cursor: sqlite3.Cursor, bucket: str, name: bytes) -> StoredObject | None:
    row = cursor.execute(
        f"SELECT {_COLUMNS} FROM objects WHERE bucket = ? AND name = ?", (bucket, name)
    ).fetchone()
    return _object(row) if row else None


def named(cursor: sqlite3.Cursor, bucket: str, names: Sequence[bytes]) -> Iterator[StoredObject]:
    """Those of `names` that exist. The work grows with the names, not with the bucket."""
    for first in range(0, len(names), _AT_ONCE):
        some = names[first : first + _AT_ONCE]
        marks = ",".join("?" * len(some))
        for row in cursor.execute(
            f"SELECT {_COLUMNS} FROM objects WHERE bucket = ? AND name IN ({marks})",
            (bucket, *some),
        ):
            yield _object(row)


def put(cursor: sqlite3.Cursor, stored: StoredObject) -> None:
    values = (
        stored.bucket,
        stored.name.encode(),
        stored.generation,
        stored.metageneration,
        stored.content,
        stored.content_type,
        stored.size,
        stored.md5_hash,
        stored.crc32c,
        stored.created_ms,
        stored.updated_ms,
        json.dumps(stored.metadata),
        json.dumps(stored.headers),
    )
    cursor.execute(
        f"INSERT OR REPLACE INTO objects ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", values
    )


def delete(cursor: sqlite3.Cursor, bucket: str, name: bytes) -> None:
    cursor.execute("DELETE FROM objects WHERE bucket = ? AND name = ?", (bucket, name))


def last_generation(cursor: sqlite3.Cursor) -> int:
    return int(cursor.execute("SELECT coalesce(max(generation), 0) FROM objects").fetchone()[0])


def newer(cursor: sqlite3.Cursor, generation: int) -> list[StoredObject]:
    """The objects made after `generation`, in that order."""
    rows = cursor.execute(
        f"SELECT {_COLUMNS} FROM objects WHERE generation > ? ORDER BY generation", (generation,)
    )
    return [_object(row) for row in rows]


def contents(cursor: sqlite3.Cursor) -> set[str]:
    """The names of all content that objects refer to."""
    return {row[0] for row in cursor.execute("SELECT content FROM objects")}


def page(cursor: sqlite3.Cursor, bucket: str, listing: Listing, limit: int) -> Page:
    """At most `limit` objects and common prefixes together."""
    objects: list[StoredObject] = []
    prefixes: list[str] = []
    position: bytes | None = max(listing.position, listing.prefix)
    while position is not None:
        start, position = position, None
        for row in _rows(cursor, bucket, start, listing):
            name: bytes = row[1]
            if len(objects) + len(prefixes) == limit:
                return Page(objects, prefixes, name)
            common = _common_prefix(name, listing)
            if common is None or (listing.with_folder_objects and common == name):
                objects.append(_object(row))
            if common is not None:
                prefixes.append(common.decode())
                position = common + b"\xff"  # no UTF-8 holds this byte: past all with the prefix
                break
    return Page(objects, prefixes, None)


def _rows(
    cursor: sqlite3.Cursor, bucket: str, start: bytes, listing: Listing
) -> Iterator[tuple[Any, ...]]:
    """Lazily, so that what follows a common prefix is skipped and not read."""
    end = listing.prefix + b"\xff"
    if listing.end is not None:
        end = min(end, listing.end)
    return cursor.execute(
        f"SELECT {_COLUMNS} FROM objects WHERE bucket = ? AND name >= ? AND name < ? ORDER BY name",
        (bucket, start, end),
    )


def _common_prefix(name: bytes, listing: Listing) -> bytes | None:
    if not listing.delimiter:
        return None
    at = name.find(listing.delimiter, len(listing.prefix))
    return None if at < 0 else name[: at + len(listing.delimiter)]


def _object(row: tuple[Any, ...]) -> StoredObject:
    return StoredObject(
        bucket=row[0],
        name=row[1].decode(),
        generation=row[2],
        metageneration=row[3],
        content=row[4],
        content_type=row[5],
        size=row[6],
        md5_hash=row[7],
        crc32c=row[8],
        created_ms=row[9],
        updated_ms=row[10],
        metadata=json.loads(row[11]),
        headers=json.loads(row[12]),
    )
