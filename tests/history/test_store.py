"""What was added is there: after closing, after a kill, beside other threads and processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest

from yogadesk.domain import NOT_SURE
from yogadesk.errors import Trouble
from yogadesk.history import Store, database


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "history.sqlite"


@pytest.fixture
def store(path):
    opened = Store(path)
    yield opened
    opened.close()


def test_every_sort_of_verdict_comes_back_as_it_was(store, verdict, failed):
    kept = [
        verdict(),
        failed(),
        verdict(decision=NOT_SURE, health=None),
        verdict("/ä ö/🌳\n'\";--.jpg"),
        verdict(os.fsdecode(b"/caf\xe9/\xff.jpg") if os.name != "nt" else "\ud800.jpg"),
        verdict(classes=(), uri=None, model=None),
        failed(error="odd \udcff text"),
    ]
    for each in kept:
        store.add(each)
    back = list(store.verdicts())
    assert back[:-1] == kept[:-1]
    assert back[-1].error == "odd \\udcff text"


def test_it_is_there_after_closing(store, path, verdict):
    store.add(verdict())
    store.close()
    again = Store(path)
    assert list(again.verdicts()) == [verdict()]
    assert again.set_aside is None
    again.close()


def test_since_counts_instants_not_clock_faces(store, verdict):
    noon = datetime(2025, 1, 1, 12, tzinfo=UTC)
    early, late = (
        verdict("early.jpg", when=noon),
        verdict("late.jpg", when=noon + timedelta(hours=1)),
    )
    store.add_many([early, late])
    assert list(store.verdicts(noon)) == [early, late]
    assert list(store.verdicts(noon + timedelta(microseconds=1))) == [late]
    in_tokyo = (noon + timedelta(minutes=1)).astimezone(timezone(timedelta(hours=9)))
    assert list(store.verdicts(in_tokyo)) == [late]
    assert list(store.verdicts(noon + timedelta(days=1))) == []


def test_a_time_in_another_zone_is_the_same_instant(store, verdict):
    when = datetime(2025, 1, 1, 12, tzinfo=timezone(timedelta(hours=-5)))
    store.add(verdict(when=when))
    [back] = store.verdicts()
    assert back.when == when
    assert back.when.utcoffset() == timedelta(0)


def test_reading_goes_on_while_others_add(store, verdict):
    store.add_many(verdict(f"{n}.jpg") for n in range(1200))
    seen = 0
    for _ in store.verdicts():
        seen += 1
        if seen % 400 == 1:
            store.add(verdict("new.jpg"))
    assert seen == 1200
    assert len(list(store.verdicts())) == 1203


def test_many_are_kept_all_or_none(store, verdict):
    broken = verdict(threshold=None)
    with pytest.raises(Trouble):
        store.add_many([verdict(), verdict(), broken])
    assert list(store.verdicts()) == []
    store.add(verdict())
    assert len(list(store.verdicts())) == 1


def test_threads(store, verdict):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: store.add(verdict(f"{n}.jpg")), range(400)))
    assert {v.picture.path.name for v in store.verdicts()} == {f"{n}.jpg" for n in range(400)}


def test_uploads(store, path):
    assert not store.knows_upload("site", "bucket", "a.png")
    store.note_upload("site", "bucket", "a.png")
    store.note_upload("site", "bucket", "a.png")
    assert store.knows_upload("site", "bucket", "a.png")
    assert not store.knows_upload("other", "bucket", "a.png")
    assert not store.knows_upload("site", "other", "a.png")
    assert not store.knows_upload("site", "bucket", "b.png")
    store.close()
    again = Store(path)
    assert again.knows_upload("site", "bucket", "a.png")
    again.close()


ADDS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from yogadesk.domain import ClassScore, Picture, Verdict
from yogadesk.history import Store

store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    name = f"{sys.argv[2]}-{number}.jpg"
    classes = (ClassScore("tree", 0.9),)
    now = datetime.now(UTC)
    picture = Picture(Path(name))
    store.add(Verdict(picture, "tree", classes, None, None, "s", None, None, 0.6, "", now))
    print(name, flush=True)
"""


def adding(path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADDS, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("lines", [1, 37, 150])
def test_what_was_added_survives_a_kill(path, lines):
    with adding(path, "x", 1_000_000) as process:
        told = [process.stdout.readline().strip() for _ in range(lines)]
        process.kill()
        told += process.stdout.read().split()
    store = Store(path)
    kept = [v.picture.path.name for v in store.verdicts()]
    assert store.set_aside is None
    store.close()
    assert kept[: len(told)] == told
    assert len(kept) <= len(told) + 1


def test_two_processes_on_one_file_from_the_start(path):
    processes = [adding(path, name, 100) for name in ("a", "b", "c")]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    store = Store(path)
    kept = [v.picture.path.name for v in store.verdicts()]
    store.close()
    assert sorted(kept) == sorted(f"{name}-{n}.jpg" for name in "abc" for n in range(100))


@pytest.mark.parametrize("damage", ["text", "header", "middle", "truncated"])
def test_a_damaged_file_is_set_aside_and_never_deleted(path, verdict, damage):
    store = Store(path)
    store.add_many(verdict(f"{n}.jpg") for n in range(500))
    store.close()
    content = bytearray(path.read_bytes())
    if damage == "text":
        content = bytearray(b"this was a shopping list\n" * 100)
    elif damage == "header":
        content[:100] = b"\0" * 100
    elif damage == "middle":
        content[8192:-4096] = b"\x5a" * (len(content) - 12288)
    else:
        del content[len(content) // 2 :]
    path.write_bytes(content)
    again = Store(path)
    assert again.set_aside is not None
    assert again.set_aside.name.startswith("history.sqlite.damaged-")
    assert again.set_aside.read_bytes() == content
    assert list(again.verdicts()) == []
    again.add(verdict())
    again.close()
    third = Store(path)
    assert third.set_aside is None
    assert list(third.verdicts()) == [verdict()]
    third.close()


def test_an_empty_file_is_begun(path):
    path.parent.mkdir(parents=True)
    path.touch()
    store = Store(path)
    assert store.set_aside is None
    store.close()


def test_a_file_of_a_newer_version_is_left_alone(path, verdict):
    store = Store(path)
    store.add(verdict())
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(database.MIGRATIONS) + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="newer version"):
        Store(path)
    assert path.read_bytes() == before


def test_migrations_run_in_order_and_only_the_missing_ones(tmp_path):
    connection = sqlite3.connect(tmp_path / "a.sqlite", isolation_level=None)
    first = ("CREATE TABLE t (a)",)
    second = ("ALTER TABLE t ADD COLUMN b", "INSERT INTO t VALUES (1, 2)")
    database._migrate(connection, tmp_path, [first])
    database._migrate(connection, tmp_path, [first, second])
    database._migrate(connection, tmp_path, [first, second])
    assert connection.execute("SELECT * FROM t").fetchall() == [(1, 2)]
    with pytest.raises(sqlite3.OperationalError):
        database._migrate(connection, tmp_path, [first, second, ("CREATE TABLE u (a)", "nonsense")])
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
    connection.close()


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Trouble):
        Store(tmp_path / "file" / "history.sqlite")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Trouble, match="cannot be opened"):
        Store(tmp_path / "folder")


def test_a_read_only_file_is_a_trouble(path, verdict):
    store = Store(path)
    store.add(verdict())
    store.close()
    reader = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError) as caught:
        reader.execute("DELETE FROM verdicts")
    reader.close()
    trouble = database.trouble(path, caught.value)
    assert "cannot be opened for writing" in trouble.happened
    assert trouble.advice


def test_a_file_another_program_holds(path, verdict, monkeypatch):
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    store = Store(path)
    rival = sqlite3.connect(path, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="held by another program"):
        store.add(verdict())
    rival.execute("ROLLBACK")
    rival.close()
    store.add(verdict())
    store.close()


def test_a_full_disk_is_told_and_what_was_there_stays(path, verdict):
    store = Store(path)
    store.add(verdict())
    store._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(Trouble, match="full"):
        store.add_many(verdict(f"{n}.jpg") for n in range(2000))
    assert list(store.verdicts()) == [verdict()]
    store.close()


def test_closing_twice_is_harmless_but_using_it_afterwards_is_a_bug(path, verdict):
    store = Store(path)
    store.close()
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.add(verdict())
