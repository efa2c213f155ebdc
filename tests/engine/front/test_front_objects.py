"""Objects through Google's own client: every kind of upload, download, listing and change."""

from __future__ import annotations

import base64
import hashlib
import io
import itertools
import uuid

import google_crc32c
import pytest
from google.api_core import exceptions

NAMES = [
    "plain.png",
    "folder/sub folder/file name.png",
    "a/../../b",
    "../up",
    "/leading/slash",
    "//",
    "trailing/",
    "#%?&=+;:@$,!'()*[]{}|^`~\\\"<>",
    "100%25 %2F literal",
    "umlaut-ä-空-😀.png",
    "tab\tin it",
    "con",
    "nul.txt",
    "C:\\windows\\system32",
    "iam",
    "o/acl",
    "name with space at end ",
    "...",
    "x" * 1024,
    "é" * 512,
]


@pytest.fixture
def bucket(engine):
    return engine.storage().create_bucket(f"objects-{uuid.uuid4().hex}")


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_kept_and_found(bucket, name: str):
    data = name.encode() * 3
    bucket.blob(name).upload_from_string(data, "image/png")
    assert bucket.blob(name).download_as_bytes() == data
    found = bucket.get_blob(name)
    assert (found.name, found.size, found.content_type) == (name, len(data), "image/png")
    assert [one.name for one in bucket.list_blobs()] == [name]
    found.delete()
    assert bucket.get_blob(name) is None


@pytest.mark.parametrize(
    "name", ["", ".", "..", "line\nfeed", "carriage\rreturn", "nul\0", "x" * 1025, "é" * 513]
)
def test_a_name_cloud_storage_refuses_is_refused(bucket, name: str):
    with pytest.raises((exceptions.BadRequest, exceptions.NotFound)):
        bucket.blob(name).upload_from_string(b"x")
    assert list(bucket.list_blobs()) == []


def test_no_name_becomes_a_path(start_own):
    engine = start_own()
    bucket = engine.storage().create_bucket("some-bucket")
    for name in NAMES:
        bucket.blob(name).upload_from_string(b"the content")
    engine.stop()
    held = engine.home / "engine" / "buckets"
    inside = [path for path in held.rglob("*") if path.is_file()]
    assert len(inside) == len(NAMES)
    assert all(path.name.isalnum() for path in inside)
    outside = {path.name for path in engine.home.iterdir()}
    assert outside <= {"engine", "engine-stderr.txt"}


@pytest.mark.parametrize("size", [0, 1, 30_000, 65_536, 1 << 20, (8 << 20) - 1])
def test_what_goes_in_comes_out(bucket, size: int):
    data = (b"\r\n--boundary--" + bytes(range(256)))[:17] * (size // 17 + 1)
    data = data[:size]
    blob = bucket.blob("thing")
    blob.upload_from_string(data, "application/x-thing")
    assert blob.download_as_bytes() == data
    assert blob.md5_hash == base64.b64encode(hashlib.md5(data).digest()).decode()
    crc = google_crc32c.value(data).to_bytes(4, "big")
    assert blob.crc32c == base64.b64encode(crc).decode()
    assert blob.size == size


@pytest.mark.parametrize("checksum", ["auto", "md5", "crc32c", None])
def test_every_checksum_of_the_client_agrees(bucket, checksum):
    blob = bucket.blob("thing")
    blob.upload_from_string(b"abc", checksum=checksum)
    assert blob.download_as_bytes(checksum=checksum) == b"abc"


def test_damage_on_the_way_is_noticed(bucket):
    blob = bucket.blob("thing")
    blob.md5_hash = base64.b64encode(hashlib.md5(b"something else").digest()).decode()
    with pytest.raises(exceptions.BadRequest, match="doesn't match"):
        blob.upload_from_string(b"abc", checksum=None)
    assert bucket.get_blob("thing") is None


def test_ranges(bucket):
    data = bytes(range(256)) * 20_000  # over what is sent in one piece
    bucket.blob("thing").upload_from_string(data)
    blob = bucket.blob("thing")
    assert blob.download_as_bytes(start=10, end=19, checksum=None) == data[10:20]
    assert blob.download_as_bytes(start=len(data) - 5, checksum=None) == data[-5:]
    assert blob.download_as_bytes(start=-7, checksum=None) == data[-7:]
    assert blob.download_as_bytes(start=3, end=10**9, checksum=None) == data[3:]
    with pytest.raises(exceptions.RequestRangeNotSatisfiable):
        blob.download_as_bytes(start=len(data), checksum=None)


def test_a_download_in_chunks(bucket):
    data = bytes(range(256)) * 4096
    bucket.blob("thing").upload_from_string(data)
    into = io.BytesIO()
    bucket.blob("thing", chunk_size=256 * 1024).download_to_file(into)
    assert into.getvalue() == data


def test_only_if_it_is_new(bucket):
    first = bucket.blob("same")
    first.upload_from_string(b"one", if_generation_match=0)
    with pytest.raises(exceptions.PreconditionFailed) as caught:
        bucket.blob("same").upload_from_string(b"two", if_generation_match=0)
    assert caught.value.response.json()["error"]["errors"][0]["reason"] == "conditionNotMet"
    assert bucket.blob("same").download_as_bytes() == b"one"
    bucket.blob("same").upload_from_string(b"two", if_generation_match=first.generation)
    assert bucket.blob("same").download_as_bytes() == b"two"
    with pytest.raises(exceptions.PreconditionFailed):
        bucket.blob("same").delete(if_generation_match=first.generation)


def test_conditions_of_reading(bucket):
    blob = bucket.blob("thing")
    blob.upload_from_string(b"abc")
    blob.reload(if_generation_match=blob.generation, if_metageneration_match=1)
    with pytest.raises(exceptions.PreconditionFailed):
        blob.reload(if_generation_match=1)
    with pytest.raises(exceptions.NotModified):
        blob.reload(if_generation_not_match=blob.generation)
    with pytest.raises(exceptions.PreconditionFailed):
        blob.download_as_bytes(if_metageneration_match=7)


def test_each_content_has_a_generation_of_its_own(bucket):
    generations = []
    for text in (b"one", b"two", b"three"):
        blob = bucket.blob("thing")
        blob.upload_from_string(text)
        generations.append(blob.generation)
    assert generations == sorted(set(generations))
    with pytest.raises(exceptions.NotFound):
        bucket.blob("thing", generation=generations[0]).download_as_bytes()
    assert bucket.blob("thing", generation=generations[2]).download_as_bytes() == b"three"


def test_metadata_is_kept_merged_and_taken_away(bucket):
    blob = bucket.blob("thing")
    blob.metadata = {"pose": "tree", "ключ": "ценность"}
    blob.cache_control = "max-age=60"
    blob.content_disposition = 'attachment; filename="ä.png"'
    blob.upload_from_string(b"x", "image/png")
    assert bucket.get_blob("thing").metadata == {"pose": "tree", "ключ": "ценность"}
    blob.metadata = {"pose": "plank", "ключ": None}
    blob.content_type = "image/jpeg"
    blob.patch()
    found = bucket.get_blob("thing")
    assert found.metadata == {"pose": "plank"}
    assert (found.content_type, found.cache_control) == ("image/jpeg", "max-age=60")
    assert (found.metageneration, found.generation) == (2, blob.generation)
    assert found.updated >= found.time_created
    blob.metadata = None
    blob.patch()
    assert bucket.get_blob("thing").metadata is None
    assert bucket.blob("thing").download_as_bytes() == b"x"


def test_an_update_replaces_all_metadata(bucket):
    blob = bucket.blob("thing")
    blob.metadata = {"a": "1"}
    blob.cache_control = "max-age=60"
    blob.upload_from_string(b"x")
    fresh = bucket.blob("thing")
    fresh.metadata = {"b": "2"}
    fresh.update()
    found = bucket.get_blob("thing")
    assert (found.metadata, found.cache_control) == ({"b": "2"}, None)


@pytest.mark.parametrize("given", ["bad\r\nX-Injected: 1", "non-ascii/ä"])
def test_a_content_type_that_is_no_header_is_refused(bucket, given: str):
    blob = bucket.blob("thing")
    blob.upload_from_string(b"x")
    blob.content_type = given
    with pytest.raises(exceptions.BadRequest):
        blob.patch()


def test_pages(bucket):
    names = sorted(f"inbox/{number:03d}" for number in range(25))
    for name in names:
        bucket.blob(name).upload_from_string(b"")
    bucket.blob("inbow").upload_from_string(b"")
    bucket.blob("inboy").upload_from_string(b"")
    pages = list(bucket.list_blobs(prefix="inbox/", page_size=10).pages)
    assert [page.num_items for page in pages] == [10, 10, 5]
    assert [one.name for one in bucket.list_blobs(prefix="inbox/", page_size=7)] == names
    assert [one.name for one in bucket.list_blobs(max_results=3)] == [
        "inbow",
        "inbox/000",
        "inbox/001",
    ]
    some = bucket.list_blobs(start_offset="inbox/003", end_offset="inbox/006")
    assert [one.name for one in some] == names[3:6]


@pytest.mark.parametrize("page_size", [1, 2, 3, 100])
def test_folders(bucket, page_size: int):
    names = ["a", "b/", "b/1", "b/2/x", "b/2/y", "b0", "c/z", "ü/1"]
    for name in names:
        bucket.blob(name).upload_from_string(b"")

    def listed(**options):
        found = bucket.list_blobs(delimiter="/", page_size=page_size, **options)
        return [one.name for one in found], sorted(found.prefixes)

    assert listed() == (["a", "b0"], ["b/", "c/", "ü/"])
    assert listed(prefix="b/") == (["b/", "b/1"], ["b/2/"])
    assert listed(prefix="b") == (["b0"], ["b/"])
    assert listed(include_trailing_delimiter=True) == (["a", "b/", "b0"], ["b/", "c/", "ü/"])
    assert listed(prefix="nothing") == ([], [])


def test_names_are_in_the_order_of_their_bytes(bucket):
    names = ["Z", "a", "ä", "\U0001f600", "\uffee", "a\u0301", "a/b", "a b"]
    for name in names:
        bucket.blob(name).upload_from_string(b"")
    listed = [one.name for one in bucket.list_blobs(page_size=3)]
    assert listed == sorted(names, key=str.encode)


def test_what_is_missing_is_named(bucket):
    with pytest.raises(exceptions.NotFound, match="No such object"):
        bucket.blob("none").download_as_bytes()
    with pytest.raises(exceptions.NotFound, match="No such object"):
        bucket.blob("none").delete()
    with pytest.raises(exceptions.NotFound, match="No such object"):
        bucket.blob("none").patch()
    nowhere = bucket.client.bucket("not-there-at-all")
    with pytest.raises(exceptions.NotFound, match="bucket does not exist"):
        nowhere.blob("x").upload_from_string(b"x")
    with pytest.raises(exceptions.NotFound, match="bucket does not exist"):
        list(nowhere.list_blobs())


def test_what_would_mean_something_else_is_refused(bucket):
    blob = bucket.blob("thing")
    blob.content_encoding = "gzip"
    with pytest.raises(exceptions.MethodNotImplemented):
        blob.upload_from_string(b"x", retry=None)
    with pytest.raises(exceptions.MethodNotImplemented):
        bucket.blob("t", encryption_key=b"k" * 32).upload_from_string(b"x", retry=None)
    with pytest.raises(exceptions.MethodNotImplemented):
        bucket.blob("t").upload_from_string(b"x", predefined_acl="publicRead", retry=None)
    assert list(bucket.list_blobs()) == []


def test_many_at_once_arrive_whole(bucket):
    from concurrent.futures import ThreadPoolExecutor

    def put(number: int) -> None:
        bucket.blob(f"{number % 20}").upload_from_string(str(number).encode() * 1000)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(put, range(100)))
    for number, blob in zip(
        itertools.count(), sorted(bucket.list_blobs(), key=lambda b: int(b.name))
    ):
        data = blob.download_as_bytes()
        writer = int(data[: len(data) // 1000])
        assert blob.name == str(number)
        assert writer % 20 == number
        assert data == str(writer).encode() * 1000
