"""Object tables: a bucket's objects as rows, as they are at the moment of asking."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.engine.sql.conftest import BUCKET, PROJECT, named
from yogadesk.engine.sql import object_cache
from yogadesk.engine.sql.default_connection import NAME
from yogadesk.engine.sql.uris import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.engine.sql.conftest import Room
    from yogadesk.engine.storage.store import StoredObject


def test_the_columns_are_bigquerys_and_data_is_not_among_them(room: Room) -> None:
    account = room.object_table()
    uri = room.upload("a/b.png", b"12345")
    outcome = room.run("SELECT * FROM images")
    assert [(f.name, f.type, f.mode) for f in outcome.fields] == [
        ("uri", "STRING", "NULLABLE"),
        ("generation", "INTEGER", "NULLABLE"),
        ("content_type", "STRING", "NULLABLE"),
        ("size", "INTEGER", "NULLABLE"),
        ("md5_hash", "STRING", "NULLABLE"),
        ("updated", "TIMESTAMP", "NULLABLE"),
        ("metadata", "RECORD", "REPEATED"),
        ("ref", "RECORD", "NULLABLE"),
    ]
    stored = room.objects.get(BUCKET, "a/b.png")
    [(found, generation, kind, size, md5, updated, metadata, ref)] = list(outcome.rows)
    assert (found, generation, kind, size) == (uri, stored.generation, "image/png", 5)
    assert (md5, metadata) == (stored.md5_hash, [])
    assert updated == dt.datetime.fromtimestamp(stored.updated_ms / 1000, dt.UTC)
    assert (ref["uri"], ref["authorizer"]) == (uri, f"{PROJECT}.us.lake")
    assert account.endswith("gserviceaccount.com")


def test_each_query_lists_anew(room: Room) -> None:
    room.object_table()
    assert room.rows("SELECT COUNT(*) FROM images") == [(0,)]
    room.upload("1.png", b"x")
    assert room.rows("SELECT COUNT(*) FROM images") == [(1,)]
    room.objects.delete(BUCKET, "1.png")
    assert room.rows("SELECT COUNT(*) FROM images") == [(0,)]


def test_the_articles_look_at_the_bytes_runs_as_it_stands(room: Room) -> None:
    room.object_table()
    uri = room.upload("yoga/tree/1.jpg", b"\xff\xd8", "image/jpeg")
    room.upload("yoga/plank/2.jpg", b"no", "image/jpeg")
    outcome = room.run("SELECT data, uri FROM ds.images WHERE REGEXP_CONTAINS(uri, r'/tree/')")
    assert [(field.name, field.type) for field in outcome.fields] == [
        ("data", "BYTES"),
        ("uri", "STRING"),
    ]
    assert list(outcome.rows) == [(b"\xff\xd8", uri)]
    assert room.rows("SELECT ds.images.data FROM ds.images WHERE ENDS_WITH(uri, '1.jpg')") == [
        (b"\xff\xd8",)
    ]
    assert room.rows("SELECT i.data FROM (SELECT data, size FROM images) i WHERE size = 2 LIMIT 1")
    assert room.fault("SELECT LENGTH(data) FROM images").code == 400
    assert room.fault("SELECT data FROM images GROUP BY data").code == 400


def test_bytes_can_be_kept(room: Room) -> None:
    room.object_table()
    room.upload("a.bin", b"abc")
    room.run("CREATE TABLE kept AS SELECT uri, data AS content FROM images")
    assert room.rows("SELECT content, LENGTH(content) FROM kept") == [(b"abc", 3)]


def test_a_service_account_without_rights_gets_googles_403(room: Room) -> None:
    account = room.object_table(readable=False)
    fault = room.fault("SELECT uri FROM images")
    assert (fault.code, fault.reason) == (403, "accessDenied")
    assert "Permission denied while globbing file pattern" in fault.message
    assert f"{account} does not have storage.objects.list access" in fault.message
    room.allow(account, "roles/storage.legacyBucketReader")
    assert "storage.objects.get" in room.fault("SELECT uri FROM images").message
    room.allow(account)
    assert room.rows("SELECT uri FROM images") == []


@pytest.mark.parametrize(
    ("uri", "name", "fits"),
    [
        ("gs://b/*", "x.png", True),
        ("gs://b/*", "a/b/x.png", True),
        ("gs://b/a/*", "a/b/x.png", True),
        ("gs://b/a/*", "ab/x.png", False),
        ("gs://b/a/*.jpg", "a/b/x.jpg", True),
        ("gs://b/a/*.jpg", "a/x.JPG", False),
        ("gs://b/a/pre*.jpg", "a/prefix.jpg", True),
        ("gs://b/a/pre*.jpg", "a/pre/x.jpg", False),
        ("gs://b/a/x.jpg", "a/x.jpg", True),
        ("gs://b/a/x.jpg", "a/x.jpg2", False),
        ("gs://b/a/aa*aa", "a/aaa", False),
    ],
)
def test_a_uri_means_the_objects_it_means_in_bigquery(uri: str, name: str, fits: bool) -> None:
    assert Pattern.parse(uri).fits(name) is fits


def test_several_uris_name_an_object_once(room: Room) -> None:
    room.object_table("images", f"gs://{BUCKET}/a/*", f"gs://{BUCKET}/*.png")
    wanted = {
        room.upload("a/1.png", b"x"),
        room.upload("a/2.txt", b"x"),
        room.upload("3.png", b"x"),
    }
    room.upload("4.txt", b"x")
    assert sorted(uri for (uri,) in room.rows("SELECT uri FROM images")) == sorted(wanted)


PINNED: list[tuple[str, int]] = [
    ("uri IN UNNEST(@uris)", 2),
    ("(uri IN UNNEST(@uris)) AND size > 0", 2),
    ("uri = 'gs://pictures/1.png'", 1),
    ("'gs://pictures/1.png' = images.uri", 1),
    ("uri IN ('gs://pictures/1.png', 'gs://pictures/nothing')", 1),
    ("uri IN UNNEST(['gs://pictures/2.png']) AND uri IN UNNEST(@uris)", 0),
    ("uri IN UNNEST(@uris) AND uri = 'gs://pictures/1.png'", 1),
    ("uri = 'gs://elsewhere/1.png'", 0),
]


@pytest.mark.parametrize(("condition", "count"), PINNED)
def test_named_objects_are_looked_up_without_listing_the_bucket(
    room: Room, monkeypatch: pytest.MonkeyPatch, condition: str, count: int
) -> None:
    room.object_table()
    uris = [room.upload(f"{number}.png", b"x") for number in range(5)]
    asked: list[Sequence[str]] = []
    look_up = room.objects.objects_named

    def noted(bucket: str, names: Sequence[str]) -> list[StoredObject]:
        asked.append(names)
        return look_up(bucket, names)

    def no_listing(bucket: str, prefix: str = "") -> Iterable[StoredObject]:
        raise AssertionError(f"{bucket} was listed")

    monkeypatch.setattr(room.objects, "objects_named", noted)
    monkeypatch.setattr(room.objects, "list", no_listing)
    found = room.rows(
        f"SELECT uri FROM images WHERE {condition}",
        named("uris", "STRING", [uris[1], uris[3], "gs://pictures/gone", "nonsense"], array=True),
    )
    assert len(found) == count
    assert len(asked) == 1
    assert len(asked[0]) <= 3


@pytest.mark.parametrize(
    "condition",
    ["uri = 'gs://pictures/1.png' OR size = 1", "NOT uri = 'gs://pictures/1.png'", "uri != 'x'"],
)
def test_a_condition_that_pins_nothing_sees_every_object(room: Room, condition: str) -> None:
    room.object_table()
    for number in range(3):
        room.upload(f"{number}.png", b"x")
    assert len(room.rows(f"SELECT uri FROM images WHERE {condition}")) >= 2


def test_a_condition_of_an_inner_query_pins_nothing_of_the_outer_one(room: Room) -> None:
    room.object_table()
    uris = [room.upload(f"{number}.png", b"x") for number in range(3)]
    found = room.rows(
        "SELECT uri FROM images AS i WHERE NOT EXISTS "
        "(SELECT 1 FROM UNNEST([1]) AS one WHERE i.uri = 'gs://pictures/1.png') ORDER BY uri"
    )
    assert found == [(uris[0],), (uris[2],)]


def test_a_pin_looks_only_at_its_own_table(room: Room) -> None:
    room.object_table()
    for number in range(2):
        room.upload(f"{number}.png", b"x")
    found = room.rows(
        "SELECT b.uri FROM images AS a JOIN images AS b ON TRUE "
        "WHERE a.uri = 'gs://pictures/0.png' ORDER BY b.uri"
    )
    assert found == [("gs://pictures/0.png",), ("gs://pictures/1.png",)]
    outer = room.rows(
        "SELECT a.uri FROM images a LEFT JOIN images b ON b.uri = a.uri "
        "WHERE b.uri = 'gs://pictures/0.png'"
    )
    assert outer == [("gs://pictures/0.png",)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("uris = ['gs://pictures/*']", "object_metadata"),
        ("object_metadata = 'DIRECTORY', uris = ['gs://pictures/*']", "object_metadata: DIRECTORY"),
        ("object_metadata = 'SIMPLE'", "uris is required"),
        ("object_metadata = 'SIMPLE', uris = ['gs://pic*/x']", "Invalid URI"),
        ("object_metadata = 'SIMPLE', uris = ['gs://pictures/*/*']", "Invalid URI"),
        ("object_metadata = 'SIMPLE', uris = ['/tmp/x']", "Invalid Cloud Storage URI"),
        (
            "object_metadata = 'SIMPLE', uris = ['gs://pictures/*'], "
            "max_staleness = INTERVAL 4 HOUR",
            "needs metadata_cache_mode",
        ),
        (
            "object_metadata = 'SIMPLE', uris = ['gs://pictures/*'], "
            "max_staleness = INTERVAL 8 DAY, metadata_cache_mode = 'MANUAL'",
            "between 30 minutes and 7 days",
        ),
        ("object_metadata = 'SIMPLE', uris = ['gs://pictures/*'], labels = [('a', 'b')]", "labels"),
    ],
)
def test_options_that_make_no_object_table(room: Room, options: str, message: str) -> None:
    room.object_table()
    fault = room.fault(f"CREATE EXTERNAL TABLE other WITH CONNECTION `us.lake` OPTIONS ({options})")
    assert message in fault.message
    assert room.fault("SELECT * FROM other").code == 404


def test_the_connection_must_exist_in_the_datasets_location(room: Room) -> None:
    create = (
        "CREATE EXTERNAL TABLE i WITH CONNECTION `{}` "
        "OPTIONS (object_metadata = 'SIMPLE', uris = ['gs://pictures/*'])"
    )
    fault = room.fault(create.format(f"{PROJECT}.us.nope"))
    assert (fault.code, fault.reason) == (404, "notFound")
    assert fault.message == f"Not found: Connection {PROJECT}.us.nope"
    room.connections.create(PROJECT, "eu", "far")
    assert "is in eu" in room.fault(create.format(f"{PROJECT}.eu.far")).message


def test_the_default_connection_is_made_and_given_its_rights(room: Room) -> None:
    room.objects.buckets.create(BUCKET, PROJECT, {})
    uri = room.upload("1.png", b"x")
    for word in ("CREATE", "CREATE OR REPLACE"):
        room.run(
            f"{word} EXTERNAL TABLE i WITH CONNECTION DEFAULT "
            "OPTIONS (object_metadata = 'SIMPLE', uris = ['gs://pictures/*'])"
        )
        assert room.rows("SELECT uri FROM i") == [(uri,)]
    assert room.connections.find(PROJECT, "us", NAME).service_account


def cached_table(room: Room, name: str = "i", more: str = "") -> None:
    room.run(
        f"CREATE OR REPLACE EXTERNAL TABLE {name} WITH CONNECTION `us.lake` OPTIONS ("
        "object_metadata = 'SIMPLE', uris = ['gs://pictures/*'], max_staleness = INTERVAL 4 HOUR, "
        f"metadata_cache_mode = 'MANUAL'{more})"
    )


def test_a_metadata_cache_shows_what_there_was_when_it_was_refreshed(room: Room) -> None:
    room.object_table()
    uri = room.upload("a.png", b"old")
    cached_table(room)
    # Nobody refreshed it yet, so the bucket is looked at.
    assert room.rows("SELECT uri FROM i") == [(uri,)]
    outcome = room.run(f"CALL BQ.REFRESH_EXTERNAL_METADATA_CACHE('{PROJECT}.ds.i')")
    assert outcome.kind == "CALL"
    room.upload("b.png", b"new")
    assert room.rows("SELECT uri, size FROM i") == [(uri, 3)]
    assert room.rows("SELECT COUNT(*) FROM images") == [(2,)]
    assert room.rows(f"SELECT data FROM i WHERE uri = '{uri}'") == [(b"old",)]
    room.run("CALL BQ.REFRESH_EXTERNAL_METADATA_CACHE('ds.i')")
    assert room.rows("SELECT COUNT(*) FROM i") == [(2,)]
    # The listed generation is gone: its size is still told, another content never.
    room.upload("a.png", b"newer")
    assert room.rows(f"SELECT size FROM i WHERE uri = '{uri}'") == [(3,)]
    fault = room.fault(f"SELECT data FROM i WHERE uri = '{uri}'")
    assert (fault.code, fault.reason) == (404, "notFound")
    assert uri in fault.message
    cached_table(room)
    assert room.rows(f"SELECT data FROM i WHERE uri = '{uri}'") == [(b"newer",)]


def test_a_metadata_cache_grows_too_old(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.object_table()
    cached_table(room)
    room.run("CALL BQ.REFRESH_EXTERNAL_METADATA_CACHE('ds.i')")
    room.upload("b.png", b"new")
    assert room.rows("SELECT COUNT(*) FROM i") == [(0,)]
    late = object_cache.now_ms() + 5 * 3600 * 1000
    monkeypatch.setattr(object_cache, "now_ms", lambda: late)
    assert room.rows("SELECT COUNT(*) FROM i") == [(1,)]


def test_only_a_cache_by_hand_is_refreshed_by_call(room: Room) -> None:
    room.object_table(readable=False)
    call = "CALL BQ.REFRESH_EXTERNAL_METADATA_CACHE"
    assert "MANUAL" in room.fault(f"{call}('ds.images')").message
    cached_table(room)
    assert "globbing file pattern" in room.fault(f"{call}('ds.i')").message


def test_object_tables_take_no_dml(room: Room) -> None:
    room.object_table()
    for statement in ("DELETE FROM images WHERE TRUE", "INSERT INTO images (uri) VALUES ('x')"):
        assert "EXTERNAL" in room.fault(statement).message
    assert room.run("DROP TABLE images").ddl_operation == "DROP"
