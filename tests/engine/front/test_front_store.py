"""The object store and its database, as the engine's other rooms use them."""

from __future__ import annotations

import random
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from yogadesk.engine.database import Database
from yogadesk.engine.faults import Fault
from yogadesk.engine.storage.conditions import Conditions
from yogadesk.engine.storage.policy import parse_policy
from yogadesk.engine.storage.store import Asked, Listing, ObjectStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCOUNT = "serviceAccount:bqcx-1-abcd@gcp-sa-bigquery-condel.iam.gserviceaccount.com"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ObjectStore]:
    made = ObjectStore(tmp_path)
    made.buckets.create("some-bucket", "p", {"location": "US"})
    yield made
    made.close()


def test_reading_what_was_written(store: ObjectStore):
    stored = store.write("some-bucket", "a/b", b"content", "text/plain")
    assert store.stat("some-bucket", "a/b") == stored
    assert store.read("some-bucket", "a/b") == b"content"
    assert store.path("some-bucket", "a/b").read_bytes() == b"content"
    assert store.bucket_exists("some-bucket")
    assert not store.bucket_exists("other-bucket")
    assert store.stat("some-bucket", "a") is None
    assert store.stat("other-bucket", "a/b") is None
    for missing in (lambda: store.read("some-bucket", "a"), lambda: store.path("x-bucket", "a")):
        with pytest.raises(Fault) as caught:
            missing()
        assert (caught.value.code, caught.value.reason) == (404, "notFound")


def test_everything_is_there_after_a_restart(tmp_path: Path):
    first = ObjectStore(tmp_path)
    first.buckets.create("some-bucket", "p", {"location": "US"})
    stored = first.write("some-bucket", "a", b"content", "text/plain")
    first.close()
    second = ObjectStore(tmp_path)
    assert list(second.list("some-bucket")) == [stored]
    assert second.read("some-bucket", "a") == b"content"
    newer = second.write("some-bucket", "b", b"", "text/plain")
    assert newer.generation > stored.generation
    second.close()


def test_a_sweep_takes_what_nothing_refers_to_and_only_that(tmp_path: Path):
    first = ObjectStore(tmp_path)
    first.buckets.create("some-bucket", "p", {"location": "US"})
    first.write("some-bucket", "kept", b"kept", "text/plain")
    lost = first.draft([b"never settled"])
    lost.sync()
    lost.close()
    first.close()
    (tmp_path / "incoming" / "stray").write_bytes(b"x")
    second = ObjectStore(tmp_path)
    second.close()
    assert not lost.path.exists()
    assert list((tmp_path / "incoming").iterdir()) == []
    third = ObjectStore(tmp_path)
    assert third.read("some-bucket", "kept") == b"kept"
    third.close()


def test_after_a_power_cut_nothing_is_half_there(tmp_path: Path, caplog):
    first = ObjectStore(tmp_path)
    first.buckets.create("some-bucket", "p", {"location": "US"})
    for name in ("long ago", "whole", "short", "empty", "mangled", "gone"):
        first.write("some-bucket", name, name.encode() * 100, "text/plain")
    paths = {one.name: first.path("some-bucket", one.name) for one in first.list("some-bucket")}
    long_ago = first.stat("some-bucket", "long ago")
    first.close()
    # What a power cut can do to bytes that had not reached the disk.
    _forget_flushes(tmp_path, long_ago.generation)
    paths["short"].write_bytes(b"short" * 50)
    paths["empty"].write_bytes(b"")
    paths["mangled"].write_bytes(b"\0" * 700)
    paths["gone"].unlink()
    second = ObjectStore(tmp_path)
    assert [one.name for one in second.list("some-bucket")] == ["long ago", "whole"]
    whole = second.get("some-bucket", "whole")
    assert second.read("some-bucket", "whole") == b"whole" * 100
    assert len(caplog.records) == 4
    second.close()
    assert _flushed(tmp_path) == whole.generation


def test_content_reaches_the_disk_by_itself_and_at_the_end(tmp_path: Path):
    store = ObjectStore(tmp_path)
    store.buckets.create("some-bucket", "p", {"location": "US"})
    first = store.write("some-bucket", "a", b"", "text/plain")
    while _flushed(tmp_path) < first.generation:
        pass
    last = store.write("some-bucket", "b", b"", "text/plain")
    store.close()
    assert _flushed(tmp_path) == last.generation


def _flushed(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "objects.sqlite")) as connection:
        return connection.execute("SELECT generation FROM flushed").fetchone()[0]


def _forget_flushes(folder: Path, generation: int) -> None:
    with closing(sqlite3.connect(folder / "objects.sqlite")) as connection, connection:
        connection.execute("UPDATE flushed SET generation = ?", (generation,))


def test_replaced_and_deleted_content_leaves_no_file(store: ObjectStore, tmp_path: Path):
    for text in (b"one", b"two"):
        store.write("some-bucket", "a", text, "text/plain")
    with pytest.raises(Fault):
        store.put(
            Asked("some-bucket", "a", "text/plain", conditions=Conditions(generation=0)),
            store.draft([b"three"]),
        )
    files = [path for path in (tmp_path / "buckets").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in files] == [b"two"]
    store.delete("some-bucket", "a")
    assert not any(path.is_file() for path in (tmp_path / "buckets").rglob("*"))


def test_generations_grow_even_if_the_clock_goes_back(store: ObjectStore, monkeypatch):
    first = store.write("some-bucket", "a", b"", "text/plain")
    monkeypatch.setattr("yogadesk.engine.storage.store.time.time_ns", lambda: 1)
    second = store.write("some-bucket", "a", b"", "text/plain")
    assert second.generation == first.generation + 1


def test_objects_named_are_found_without_a_look_at_the_others(store: ObjectStore):
    names = [f"{number}" for number in range(1200)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: store.write("some-bucket", name, b"", "x/y"), names))
    asked = [*names[::2], "none", "\ud800", "a" * 5000]
    found = store.objects_named("some-bucket", asked)
    assert sorted(one.name for one in found) == sorted(names[::2])
    assert store.objects_named("some-bucket", []) == []
    assert [one.name for one in store.list("some-bucket")] == sorted(names)


def test_a_listing_agrees_with_its_definition(store: ObjectStore):
    chance = random.Random(11)
    names = {"".join(chance.choices("ab/ü\U0001f600", k=chance.randint(1, 6))) for _ in range(250)}
    for name in names:
        store.write("some-bucket", name, b"", "x/y")
    for _ in range(60):
        prefix = "".join(chance.choices("ab/ü", k=chance.randint(0, 2)))
        delimiter = chance.choice(["", "/", "ab", "ü"])
        limit = chance.randint(1, 40)
        assert _listed(store, prefix, delimiter, limit) == _defined(names, prefix, delimiter)


def _listed(store: ObjectStore, prefix: str, delimiter: str, limit: int):
    objects: list[str] = []
    prefixes: list[str] = []
    position: bytes | None = b""
    while position is not None:
        listing = Listing(prefix.encode(), delimiter.encode(), position)
        page = store.page("some-bucket", listing, limit)
        assert len(page.objects) + len(page.prefixes) <= limit
        objects += [one.name for one in page.objects]
        prefixes += page.prefixes
        position = page.next_position
    return objects, prefixes


def _defined(names: set[str], prefix: str, delimiter: str):
    objects, prefixes = [], set()
    for name in names:
        if name.startswith(prefix):
            head, found, _ = name[len(prefix) :].partition(delimiter) if delimiter else ("", "", "")
            if found:
                prefixes.add(prefix + head + found)
            else:
                objects.append(name)
    return sorted(objects, key=str.encode), sorted(prefixes, key=str.encode)


@pytest.mark.parametrize(
    ("role", "permission", "allowed"),
    [
        ("roles/storage.objectViewer", "storage.objects.get", True),
        ("roles/storage.objectViewer", "storage.objects.list", True),
        ("roles/storage.objectViewer", "storage.objects.create", False),
        ("roles/storage.legacyObjectReader", "storage.objects.list", False),
        ("roles/storage.legacyBucketReader", "storage.objects.list", True),
        ("roles/storage.legacyBucketReader", "storage.objects.get", False),
        ("roles/storage.objectCreator", "storage.objects.get", False),
        ("roles/storage.admin", "storage.objects.get", True),
    ],
)
@pytest.mark.parametrize("member", [ACCOUNT, "allUsers"])
def test_what_a_role_allows(store: ObjectStore, member: str, role, permission, allowed):
    assert not store.allows("some-bucket", ACCOUNT, permission)
    policy = parse_policy({"bindings": [{"role": role, "members": [member]}]})
    store.buckets.set_policy("some-bucket", policy, None)
    assert store.allows("some-bucket", ACCOUNT, permission) is allowed
    assert store.allows("some-bucket", "serviceAccount:other@x", permission) is (
        allowed and member == "allUsers"
    )


def test_an_object_replaced_while_it_is_opened_is_read_whole(store: ObjectStore):
    store.write("some-bucket", "a", b"0" * 1000, "x/y")
    over = threading.Event()

    def replace() -> None:
        for number in range(60):
            store.write("some-bucket", "a", str(number % 10).encode() * 1000, "x/y")
        over.set()

    replacing = threading.Thread(target=replace)
    replacing.start()
    while not over.is_set():
        data = store.read("some-bucket", "a")
        assert len(data) == 1000
        assert len(set(data)) == 1
    replacing.join()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(tmp_path / "x.sqlite", "CREATE TABLE t (a INTEGER PRIMARY KEY)")
    yield made
    made.close()


def _all(database: Database) -> list[int]:
    with database.reading() as cursor:
        return [row[0] for row in cursor.execute("SELECT a FROM t ORDER BY a")]


def test_many_threads_write_at_once(database: Database):
    def add(number: int) -> int:
        return database.write(
            lambda cursor: cursor.execute(
                "INSERT INTO t VALUES (?) RETURNING a", (number,)
            ).fetchone()[0]
        )

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(add, range(300))) == list(range(300))
    assert _all(database) == list(range(300))


def test_one_that_fails_takes_no_other_with_it(database: Database):
    def change(number: int) -> None:
        def work(cursor: sqlite3.Cursor) -> None:
            cursor.execute("INSERT INTO t VALUES (?)", (number,))
            if number % 3 == 0:
                raise Fault(400, "invalid", str(number))

        database.write(work)

    failed = []
    with ThreadPoolExecutor(16) as pool:
        for number, done in [(n, pool.submit(change, n)) for n in range(100)]:
            if (error := done.exception()) is not None:
                assert str(error) == str(number)
                failed.append(number)
    assert failed == list(range(0, 100, 3))
    assert _all(database) == [number for number in range(100) if number % 3]


def test_a_reader_sees_only_what_is_committed(database: Database):
    def work(cursor: sqlite3.Cursor) -> None:
        cursor.execute("INSERT INTO t VALUES (1)")
        assert _all(database) == []

    database.write(work)
    assert _all(database) == [1]


def test_a_database_that_fails_fails_its_writers(database: Database):
    with pytest.raises(sqlite3.IntegrityError):
        database.write(lambda cursor: cursor.execute("INSERT INTO t VALUES (1), (1)"))
    with pytest.raises(sqlite3.OperationalError), database.reading() as cursor:
        cursor.execute("SELECT nonsense FROM nowhere")
    database.write(lambda cursor: cursor.execute("INSERT INTO t VALUES (1)"))
    assert _all(database) == [1]
