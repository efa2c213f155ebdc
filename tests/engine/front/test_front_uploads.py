"""Resumable uploads: in chunks, interrupted, asked about, and over a crash of the engine."""

from __future__ import annotations

import http.client
import io
import json
import os
import uuid
from urllib.parse import urlsplit

import pytest
from google.api_core import exceptions

CHUNK = 256 * 1024


@pytest.fixture
def bucket(engine):
    return engine.storage().create_bucket(f"uploads-{uuid.uuid4().hex}")


class Session:
    """A resumable upload by hand."""

    def __init__(self, engine, bucket: str, name: str, query: str = "", **headers: str) -> None:
        self._engine = engine
        path = f"/upload/storage/v1/b/{bucket}/o?uploadType=resumable{query}"
        body = json.dumps({"name": name, "metadata": {"k": "v"}}).encode()
        status, given, said = self._ask("POST", path, body, headers)
        assert status == 200, said
        assert given["x-guploader-uploadid"] in given["location"]
        where = urlsplit(given["location"])
        self._path = f"{where.path}?{where.query}"

    def put(self, engine, body: bytes, content_range: str | None):
        headers = {"content-range": content_range} if content_range else {}
        self._engine = engine
        return self._ask("PUT", self._path, body, headers)

    def cancel(self):
        return self._ask("DELETE", self._path, b"", {})

    def cut(self, body: bytes, content_range: str, announced: int) -> None:
        """Send a part of what is announced, and hang up."""
        connection = http.client.HTTPConnection(self._engine.endpoint[7:], timeout=30)
        connection.putrequest("PUT", self._path)
        connection.putheader("authorization", f"Bearer {self._engine.token}")
        connection.putheader("content-range", content_range)
        connection.putheader("content-length", str(announced))
        connection.endheaders(body)
        connection.close()

    def _ask(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self._engine.endpoint[7:], timeout=30)
        try:
            given = {"Authorization": f"Bearer {self._engine.token}", **headers}
            connection.request(method, path, body, given)
            response = connection.getresponse()
            said = response.read()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return response.status, headers, json.loads(said) if said else {}
        finally:
            connection.close()


@pytest.mark.parametrize("known", [True, False])
def test_googles_client_uploads_in_chunks(bucket, known: bool):
    data = os.urandom(9 * 1024 * 1024 + 17)
    blob = bucket.blob("big", chunk_size=4 * CHUNK)
    size = len(data) if known else None
    blob.upload_from_file(io.BytesIO(data), size=size, content_type="image/png")
    assert blob.size == len(data)
    assert blob.content_type == "image/png"
    assert bucket.blob("big").download_as_bytes() == data


@pytest.mark.parametrize("size", [0, 1, CHUNK, 2 * CHUNK])
def test_sizes_at_the_edge_of_a_chunk(bucket, size: int):
    data = os.urandom(size)
    blob = bucket.blob("edge", chunk_size=CHUNK)
    blob.upload_from_file(io.BytesIO(data))
    assert bucket.blob("edge").download_as_bytes() == data


def test_a_client_writes_as_into_a_file(bucket):
    with bucket.blob("written").open("wb", chunk_size=CHUNK) as file:
        for number in range(100):
            file.write(bytes([number]) * 10_000)
    expected = b"".join(bytes([number]) * 10_000 for number in range(100))
    assert bucket.blob("written").download_as_bytes() == expected


def test_it_goes_on_where_it_was(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    assert session.put(engine, b"", "bytes */*")[0] == 308
    status, headers, _ = session.put(engine, b"abcd", "bytes 0-3/10")
    assert (status, headers["range"]) == (308, "bytes=0-3")
    status, headers, _ = session.put(engine, b"", "bytes */10")
    assert (status, headers["range"]) == (308, "bytes=0-3")
    assert bucket.get_blob("thing") is None
    status, _, said = session.put(engine, b"cdefgh", "bytes 2-7/10")
    assert status == 308, "what was sent twice is taken once"
    status, _, said = session.put(engine, b"ij", "bytes 8-9/10")
    assert (status, said["size"], said["metadata"]) == (200, "10", {"k": "v"})
    assert bucket.blob("thing").download_as_bytes() == b"abcdefghij"
    again, _, said = session.put(engine, b"", "bytes */10")
    assert (again, said["generation"]) == (200, str(bucket.get_blob("thing").generation))


def test_a_gap_is_refused_and_changes_nothing(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    session.put(engine, b"abcd", "bytes 0-3/10")
    assert session.put(engine, b"gh", "bytes 6-7/10")[0] == 400
    assert session.put(engine, b"", "bytes */10")[1]["range"] == "bytes=0-3"


def test_what_arrived_before_the_line_broke_is_kept(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    session.cut(b"x" * 100_000, "bytes 0-999999/1000000", 1_000_000)
    status, headers, _ = _when_free(session, engine, "bytes */1000000")
    assert status == 308
    kept = int(headers.get("range", "bytes=0--1").removeprefix("bytes=0-")) + 1
    assert 0 <= kept <= 100_000
    rest = b"x" * (1_000_000 - kept)
    assert session.put(engine, rest, f"bytes {kept}-999999/1000000")[0] == 200
    assert bucket.blob("thing").download_as_bytes() == b"x" * 1_000_000


def _when_free(session, engine, content_range: str):
    """Ask until the broken request has been noticed."""
    while True:
        status, headers, said = session.put(engine, b"", content_range)
        if status != 429:
            return status, headers, said


def test_without_a_range_the_body_is_all(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    assert session.put(engine, b"everything", None)[0] == 200
    assert bucket.blob("thing").download_as_bytes() == b"everything"


def test_it_goes_on_after_a_crash_of_the_engine(start_own):
    engine = start_own()
    engine.storage().create_bucket("some-bucket")
    session = Session(engine, "some-bucket", "thing")
    session.put(engine, b"a" * CHUNK, f"bytes 0-{CHUNK - 1}/*")
    engine.kill()
    engine = start_own(engine.home)
    status, headers, _ = session.put(engine, b"", "bytes */*")
    assert (status, headers["range"]) == (308, f"bytes=0-{CHUNK - 1}")
    status, _, _ = session.put(engine, b"bc", f"bytes {CHUNK}-{CHUNK + 1}/{CHUNK + 2}")
    assert status == 200
    blob = engine.storage().bucket("some-bucket").blob("thing")
    assert blob.download_as_bytes() == b"a" * CHUNK + b"bc"  # which compares the hashes, too
    assert list((engine.home / "engine" / "incoming").iterdir()) == []


def test_a_cancelled_one_is_gone(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    session.put(engine, b"abcd", "bytes 0-3/10")
    assert session.cancel()[0] == 499
    assert session.put(engine, b"", "bytes */10")[0] == 404
    assert bucket.get_blob("thing") is None


def test_conditions_hold_at_the_start_and_at_the_end(engine, bucket):
    session = Session(engine, bucket.name, "thing", "&ifGenerationMatch=0")
    bucket.blob("thing").upload_from_string(b"meanwhile")
    status, _, _ = session.put(engine, b"abc", "bytes 0-2/3")
    assert status == 412
    assert bucket.blob("thing").download_as_bytes() == b"meanwhile"
    with pytest.raises(exceptions.PreconditionFailed):
        bucket.blob("thing", chunk_size=CHUNK).upload_from_file(
            io.BytesIO(b"x" * CHUNK), if_generation_match=0
        )


def test_a_wrong_hash_at_the_end_is_refused(engine, bucket):
    session = Session(engine, bucket.name, "thing", **{"x-goog-hash": "crc32c=AAAAAA=="})
    status, _, said = session.put(engine, b"abc", "bytes 0-2/3")
    assert status == 400
    assert "doesn't match" in said["error"]["message"]
    assert bucket.get_blob("thing") is None


@pytest.mark.parametrize(
    "given", ["bytes", "bytes 0-/3", "bytes 5-2", "items 0-1/2", "bytes x-y/z"]
)
def test_a_range_that_is_none_is_named(engine, bucket, given: str):
    session = Session(engine, bucket.name, "thing")
    assert session.put(engine, b"abc", given)[0] == 400


def test_more_than_announced_is_refused(engine, bucket):
    session = Session(engine, bucket.name, "thing")
    assert session.put(engine, b"abcdef", "bytes 0-2/3")[0] == 400
    assert bucket.get_blob("thing") is None
