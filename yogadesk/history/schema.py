"""The tables of the results file, and how each version of them becomes the next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from yogadesk.history.words import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    Step = str | Callable[[sqlite3.Connection], None]

_FIRST = (
    """CREATE TABLE verdicts (
        id INTEGER PRIMARY KEY,
        path BLOB NOT NULL,
        display TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        at INTEGER NOT NULL,
        site TEXT NOT NULL,
        model_name TEXT,
        model_sha256 TEXT,
        decision TEXT,
        classes TEXT NOT NULL,
        health TEXT,
        uri TEXT,
        error TEXT,
        threshold REAL NOT NULL
    )""",
    "CREATE INDEX verdicts_by_time ON verdicts (at)",
    """CREATE TABLE uploads (
        site TEXT NOT NULL,
        bucket TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (site, bucket, name)
    ) WITHOUT ROWID""",
)

# What repeats in a hundred thousand rows stands once in a table of its own: folders, answerers,
# health records. Narrow rows are what makes a search over all of them quick.
_ROW = """
    id INTEGER PRIMARY KEY {kind},
    at INTEGER NOT NULL,
    folder INTEGER NOT NULL REFERENCES folders (id),
    name TEXT NOT NULL,
    raw_name BLOB,
    sought TEXT NOT NULL,
    state TEXT NOT NULL,
    pose TEXT,
    score REAL,
    answerer INTEGER NOT NULL REFERENCES answerers (id),
    corrected TEXT,
    decision TEXT,
    threshold REAL NOT NULL,
    top_k INTEGER,
    classes TEXT NOT NULL,
    record INTEGER REFERENCES records (id),
    uri TEXT,
    error TEXT,
    prepare_seconds REAL,
    upload_seconds REAL,
    answer_seconds REAL,
    fingerprint TEXT NOT NULL"""

_NARROW = (
    "CREATE TABLE folders (id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, shown TEXT NOT NULL,"
    " sought TEXT NOT NULL)",
    "CREATE TABLE answerers (id INTEGER PRIMARY KEY, site TEXT NOT NULL, model_name TEXT,"
    " model_sha256 TEXT)",
    "CREATE UNIQUE INDEX answerers_by_facts ON answerers"
    " (site, ifnull(model_name, ''), ifnull(model_sha256, ''))",
    "CREATE TABLE records (id INTEGER PRIMARY KEY, health TEXT NOT NULL UNIQUE)",
    "ALTER TABLE verdicts RENAME TO verdicts_1",
    f"CREATE TABLE verdicts ({_ROW.format(kind='AUTOINCREMENT')})",
    f"CREATE TABLE trash ({_ROW.format(kind='')})",
    "CREATE TABLE corrections (id INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL,"
    " label TEXT NOT NULL, at INTEGER NOT NULL, undone INTEGER)",
    "CREATE INDEX corrections_by_picture ON corrections (fingerprint, id)",
    # The key's columns come first: where they do not, SQLite 3.40 takes the table for damaged.
    "CREATE TABLE queue (run TEXT NOT NULL, path BLOB NOT NULL, place INTEGER NOT NULL,"
    " PRIMARY KEY (run, path)) WITHOUT ROWID",
    "CREATE INDEX queue_by_path ON queue (path)",
)

_CARRY_OVER = (
    "INSERT INTO folders (path, shown, sought)"
    " SELECT folder, shown_bytes(folder), fold(shown_bytes(folder))"
    " FROM (SELECT DISTINCT folder_of(path) AS folder FROM verdicts_1)",
    "INSERT INTO answerers (site, model_name, model_sha256)"
    " SELECT DISTINCT site, model_name, model_sha256 FROM verdicts_1",
    "INSERT INTO records (health) SELECT DISTINCT health FROM verdicts_1 WHERE health IS NOT NULL",
    """INSERT INTO verdicts (
        id, at, folder, name, raw_name, sought, state, pose, score, answerer, decision, threshold,
        classes, record, uri, error, fingerprint
    )
    SELECT
        v.id, v.at, f.id, shown_bytes(v.name), raw_or_null(v.name), fold(shown_bytes(v.name)),
        CASE WHEN v.error IS NOT NULL THEN 'failed' WHEN v.decision = 'not sure' THEN 'not sure'
            ELSE 'done' END,
        CASE WHEN v.decision = 'not sure' THEN NULL ELSE v.decision END,
        json_extract(v.classes, '$[0][1]'), a.id, v.decision, v.threshold, v.classes, r.id, v.uri,
        v.error, v.fingerprint
    FROM (SELECT *, folder_of(path) AS folder, name_of(path) AS name FROM verdicts_1) AS v
    INNER JOIN folders AS f ON f.path = v.folder
    INNER JOIN answerers AS a
        ON a.site = v.site AND ifnull(a.model_name, '') = ifnull(v.model_name, '')
        AND ifnull(a.model_sha256, '') = ifnull(v.model_sha256, '')
    LEFT JOIN records AS r ON r.health = v.health
    ORDER BY v.id""",
    "DROP TABLE verdicts_1",
)

_INDEXES = (
    # Holds all that a search looks at: a letter nothing begins with is sought in 9 MB, not in 70.
    "CREATE INDEX verdicts_by_time ON verdicts"
    " (at, id, sought, folder, pose, answerer, state, corrected)",
    "CREATE INDEX verdicts_by_name ON verdicts (sought, id)",
    "CREATE INDEX verdicts_by_folder ON verdicts (folder)",
    "CREATE INDEX verdicts_by_pose ON verdicts (pose)",
    "CREATE INDEX verdicts_by_score ON verdicts (score, id)",
    "CREATE INDEX verdicts_by_answerer ON verdicts (answerer)",
    "CREATE INDEX verdicts_by_picture ON verdicts (fingerprint, id)",
)


def _carry_over(connection: sqlite3.Connection) -> None:
    """Move the rows of version 1 over. Splitting a path is Python's business, so SQLite asks it."""
    functions: tuple[tuple[str, Callable[[Any], bytes | str | None]], ...] = (
        ("fold", fold),
        ("folder_of", lambda path: os.path.split(path)[0]),
        ("name_of", lambda path: os.path.split(path)[1]),
        ("shown_bytes", shown),
        ("raw_or_null", raw_or_none),
    )
    for name, function in functions:
        connection.create_function(name, 1, function, deterministic=True)
    for statement in _CARRY_OVER:
        connection.execute(statement)


def shown(path: bytes) -> str:
    """A part of a path as text that can be stored and shown; what is no text comes escaped."""
    return os.fsdecode(path).encode("utf-8", "backslashreplace").decode("utf-8")


def raw_or_none(name: bytes) -> bytes | None:
    """The bytes of a file name that is no text, else None: then the text says all of it."""
    return None if os.fsencode(shown(name)) == name else name


_TRASH_WITH_TIMES = ("ALTER TABLE trash ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0",)

# How many classes a verdict tells. NULL in rows that were there before: to count theirs would write
# the whole table anew, at a start that somebody waits for.
_CLASS_COUNTS = (
    "ALTER TABLE verdicts ADD COLUMN class_count INTEGER",
    "ALTER TABLE trash ADD COLUMN class_count INTEGER",
)

MIGRATIONS: tuple[Sequence[Step], ...] = (
    _FIRST,
    (*_NARROW, _carry_over, *_INDEXES),
    _TRASH_WITH_TIMES,
    _CLASS_COUNTS,
)
"""Each brings the file from version n to n + 1. Append; never change one that was released."""

_SEARCH_INDEX = (
    # Three letters at a time: finds any part of a name. Without positions it is a quarter the size.
    'CREATE VIRTUAL TABLE names USING fts5 (sought, content = "", tokenize = "trigram",'
    " detail = none)",
    "INSERT INTO names (rowid, sought) SELECT id, sought FROM verdicts",
    "CREATE TRIGGER name_added AFTER INSERT ON verdicts BEGIN"
    " INSERT INTO names (rowid, sought) VALUES (new.id, new.sought); END",
    "CREATE TRIGGER name_removed AFTER DELETE ON verdicts BEGIN"
    " INSERT INTO names (names, rowid, sought) VALUES ('delete', old.id, old.sought); END",
)


def search_index_missing(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite can have the search index, and the file has none yet."""
    can = connection.execute(
        "SELECT sqlite_compileoption_used('ENABLE_FTS5') AND ? ", (_has_trigrams(connection),)
    ).fetchone()[0]
    query = "SELECT 1 FROM sqlite_master WHERE name = 'names'"
    return bool(can) and connection.execute(query).fetchone() is None


def _has_trigrams(connection: sqlite3.Connection) -> bool:
    text = connection.execute("SELECT sqlite_version()").fetchone()[0]
    return tuple(int(part) for part in text.split(".")[:2]) >= (3, 34)


def add_search_index(connection: sqlite3.Connection) -> None:
    """Make it, inside the caller's transaction."""
    for statement in _SEARCH_INDEX:
        connection.execute(statement)
