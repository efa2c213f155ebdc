"""Whether the warehouse's file is damaged, held by another program, or neither, by DuckDB's words.

Those of Windows are given as a stand-in says them: no test here runs there.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.sqlite_connections import connections
from yogadesk.engine import opening
from yogadesk.engine.bigquery.job_memory import JobMemory
from yogadesk.engine.opening import open_database
from yogadesk.errors import Trouble

HELD = [
    "IO Error: File is already open in \nC:\\Python\\python.exe (PID 4980)",
    'IO Error: Cannot open file "{path}": Der Prozess kann nicht auf die Datei zugreifen',
    'IO Error: Could not set lock on file "{path}": Conflicting lock is held in python (PID 4980)',
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A warehouse that is well, in a folder whose name says otherwise."""
    folder = tmp_path / "corrupt"
    folder.mkdir()
    duckdb.connect(str(folder / "w.duckdb")).close()
    return folder / "w.duckdb"


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that were made, none of them real."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", made.append)
    return made


def refuse(
    monkeypatch: pytest.MonkeyPatch, error: duckdb.Error, times: int = 1000
) -> list[duckdb.Error]:
    """Have DuckDB raise `error` so often. Returns what it raised, as it comes."""
    really, raised = duckdb.connect, list[duckdb.Error]()

    def connect(*arguments: Any, **named: Any) -> duckdb.DuckDBPyConnection:
        if len(raised) < times:
            raised.append(error)
            raise error
        return really(*arguments, **named)

    monkeypatch.setattr(duckdb, "connect", connect)
    return raised


@pytest.mark.parametrize("said", HELD)
def test_a_file_that_is_held_for_a_moment_is_opened(
    said: str, path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    raised = refuse(monkeypatch, duckdb.IOException(said.format(path=path)), times=3)
    open_database(path, {}).close()
    assert len(raised) == len(waits) == 3
    assert [each.name for each in path.parent.iterdir()] == ["w.duckdb"]


@pytest.mark.parametrize("said", HELD)
def test_a_file_that_stays_held_is_told_and_left_where_it_is(
    said: str, path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, duckdb.IOException(said.format(path=path)))
    with pytest.raises(Trouble, match="cannot be used"):
        open_database(path, {})
    assert 1.5 < sum(waits) < 2.5
    assert [each.name for each in path.parent.iterdir()] == ["w.duckdb"]


@pytest.mark.parametrize(
    "error",
    [
        duckdb.IOException('IO Error: Could not read from file "{path}": lock violation'),
        duckdb.IOException('IO Error: Could not write file "{path}": No space left on device'),
        duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data of 256 KiB"),
        duckdb.SerializationException("It was created with a newer version of DuckDB, not corrupt"),
    ],
    ids=str,
)
def test_what_says_nothing_bad_of_the_contents_leaves_the_file_where_it_is(
    error: duckdb.Error, path: Path, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = type(error)(str(error).format(path=path))
    raised = refuse(monkeypatch, told)
    with pytest.raises(Trouble, match="cannot be used"):
        open_database(path, {})
    assert len(raised) == 1
    assert not waits
    assert [each.name for each in path.parent.iterdir()] == ["w.duckdb"]


@pytest.mark.parametrize(
    "error",
    [
        duckdb.IOException("IO Error: WAL does not match database file."),
        duckdb.IOException("IO Error: Could not read enough bytes from file"),
        duckdb.Error("Corrupt database file: computed checksum 1 does not match"),
        duckdb.SerializationException("Serialization Error: Failed to deserialize"),
    ],
    ids=str,
)
def test_what_speaks_of_the_contents_sets_the_file_aside(
    error: duckdb.Error, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, error, times=1)
    open_database(path, {}).close()
    assert len(list(path.parent.glob("w.duckdb.damaged-*"))) == 1


def test_a_damaged_file_that_cannot_be_set_aside_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"ruined" * 1000)
    monkeypatch.setattr(opening, "set_aside", refused)
    with pytest.raises(Trouble, match=r"cannot be used: .*Permission denied"):
        open_database(path, {})


def test_a_damaged_memory_of_jobs_is_closed_before_it_is_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = connections(monkeypatch)
    (tmp_path / "jobs.sqlite").write_bytes(b"ruined" * 1000)
    JobMemory(tmp_path).close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")
