"""What somebody might try against an engine on this computer, and that it comes to nothing."""

from __future__ import annotations

import http.client
import os
import socket
import struct
import zlib
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import duckdb
import pytest
from google.api_core import exceptions

from tests.engine.conftest import RunningEngine, running_engine
from yogadesk.engine.warehouse import Warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CANARY = "the-canary-that-nobody-may-read"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a secret beside the engine's home."""
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "secret.txt").write_text(CANARY, encoding="utf-8")
    (folder / "secret.csv").write_text(f"a\n{CANARY}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def target(place: Path) -> Iterator[RunningEngine]:
    with running_engine(place / "home") as engine:
        client = engine.bigquery()
        client.create_dataset("d")
        client.query_and_wait("CREATE TABLE d.t AS SELECT 1 AS a")
        yield engine


@pytest.fixture(scope="module")
def client(target: RunningEngine) -> Any:
    return target.bigquery()


def outside(place: Path) -> set[str]:
    """Everything in the folder that is not the engine's own."""
    return {path.name for path in place.iterdir()}


NAMES = [
    "../../escaped", "/etc/passwd", "a/../../../b", "..\\..\\escaped", "C:\\Windows\\win.ini",
    "C:relative", "\\\\server\\share\\x", "CON", "nul.txt", "COM1/x", "aux", "a:stream", "dot.",
    "space ", "case", "CASE", "Case", "~/.ssh/id", "%2e%2e%2fx", "a//b", "/", "...", "./x",
    "\u202egnp.exe", "é" * 512, "-rf", "$(id)", "`id`", "|x", "a\tb", "*?<>\"",
]  # fmt: skip


def test_no_object_name_leaves_the_bucket(target: RunningEngine, place: Path) -> None:
    bucket = target.storage().create_bucket("attacked")
    before = outside(place)
    for number, name in enumerate(NAMES):
        bucket.blob(name).upload_from_string(f"content {number}")
    # Each is kept under its own name, also where a file system would take two for one.
    assert {blob.name for blob in bucket.list_blobs()} == set(NAMES)
    for number, name in enumerate(NAMES):
        assert bucket.blob(name).download_as_bytes() == f"content {number}".encode()
    assert outside(place) == before
    kept = place / "home" / "engine" / "buckets"
    files = [path for path in kept.rglob("*") if path.is_file()]
    assert len(files) == len(NAMES)
    for path in files:
        assert path.resolve().is_relative_to(kept.resolve())
        assert path.name.isascii()
        assert path.name.replace(".", "").isalnum()


@pytest.fixture(scope="module")
def refusing(target: RunningEngine) -> Any:
    return target.storage().create_bucket("refusing")


@pytest.mark.parametrize("name", ["..", ".", "a\0b", "a\nb", "é" * 512 + "x"])
def test_a_name_that_cloud_storage_refuses_is_refused(
    target: RunningEngine, refusing: Any, name: str
) -> None:
    line = http.client.HTTPConnection(target.endpoint[7:], timeout=30)
    line.request(
        "POST",
        f"/upload/storage/v1/b/{refusing.name}/o?uploadType=media&name={quote(name, safe='')}",
        b"x",
        {"Authorization": f"Bearer {target.token}"},
    )
    assert line.getresponse().status == 400
    line.close()
    assert list(refusing.list_blobs()) == []


STATEMENTS = [
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_text('{secret}')",
    "SELECT read_text('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM read_json('{secret}')",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM sniff_csv('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM `{secret}`",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_secrets()",
    "SELECT * FROM sqlite_scan('{secret}', 't')",
    "SELECT * FROM query('SELECT 1')",
    "SELECT * FROM query_table('t')",
    "SELECT * FROM d.t AS t, read_csv('{secret}')",
    "SELECT getenv('PATH')",
    "SELECT yd_reverse('x')",
    "SELECT error('x')",
    "SELECT current_setting('temp_directory')",
    "SELECT * FROM information_schema.tables",
    "SELECT * FROM _yogadesk.tables",
    "SELECT * FROM `_yogadesk.tables`",
    "SELECT * FROM sqlite_master",
    "SELECT * FROM pragma_database_list",
    "COPY d.t TO '{folder}/out.csv'",
    "COPY (SELECT 1) TO '{folder}/out.csv'",
    "COPY d.t FROM '{secret}'",
    "EXPORT DATABASE '{folder}/out'",
    "EXPORT DATA OPTIONS (uri = 'file://{folder}/out*', format = 'CSV') AS SELECT 1 AS a",
    "LOAD DATA INTO d.t FROM FILES (format = 'CSV', uris = ['file://{secret}'])",
    "ATTACH '{folder}/other.duckdb' AS other",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET enable_external_access = true",
    "SET GLOBAL enable_external_access = true",
    "RESET ALL",
    "CREATE SECRET s (TYPE S3)",
    "CREATE MACRO m() AS TABLE SELECT * FROM read_csv('{secret}')",
    "CREATE FUNCTION d.f() AS (1)",
    "CREATE EXTERNAL TABLE d.x OPTIONS (format = 'CSV', uris = ['file://{secret}'])",
    "CREATE EXTERNAL TABLE d.x WITH CONNECTION DEFAULT OPTIONS (object_metadata = 'SIMPLE', "
    "uris = ['file://{secret}'])",
    "CREATE MODEL d.m OPTIONS (MODEL_TYPE = 'ONNX', MODEL_PATH = 'file://{secret}')",
    "CREATE MODEL d.m OPTIONS (MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://../../secret.txt')",
    "CREATE VIEW d.v AS SELECT * FROM read_csv('{secret}')",
    "EXECUTE IMMEDIATE \"SELECT 1\"",
    "EXPLAIN SELECT 1",
    "CALL pragma_version()",
    "VACUUM",
    "CHECKPOINT",
]  # fmt: skip


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_statement_reaches_a_file_or_a_setting(client: Any, place: Path, statement: str) -> None:
    before = outside(place)
    folder = place.as_posix()
    text = statement.replace("{secret}", f"{folder}/secret.csv").replace("{folder}", folder)
    with pytest.raises(exceptions.GoogleAPICallError) as caught:
        list(client.query(text, retry=None, job_retry=None).result(retry=None, job_retry=None))
    assert caught.value.code in (400, 404, 501)
    assert CANARY not in str(caught.value)
    assert outside(place) == before
    assert [row.a for row in client.query_and_wait("SELECT a FROM d.t")] == [1]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET GLOBAL lock_configuration = false",
        "EXPORT DATABASE '{folder}/out'",
    ],
)
def test_even_a_statement_that_got_through_to_duckdb_would_find_it_locked(
    tmp_path: Path, sql: str
) -> None:
    (tmp_path / "secret.txt").write_text(CANARY, encoding="utf-8")
    warehouse = Warehouse(tmp_path / "home")
    folder = tmp_path.as_posix()
    cur = warehouse.cursor()
    text = sql.replace("{secret}", f"{folder}/secret.txt").replace("{folder}", folder)
    with pytest.raises(duckdb.Error):
        cur.execute(text).fetchall()
    cur.close()
    warehouse.close()
    assert {path.name for path in tmp_path.iterdir()} == {"secret.txt", "home"}


SAID = ["'); DROP TABLE d.t; --", "\\'; SELECT 1", '"; --', "$1 ?1 @x", "{0} {1} %s", "\x00", "`"]


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_is_never_run(client: Any, said: str) -> None:
    from google.cloud import bigquery

    config = bigquery.QueryJobConfig(
        query_parameters=[
            bigquery.ScalarQueryParameter("s", "STRING", said),
            bigquery.ArrayQueryParameter("l", "STRING", [said]),
        ]
    )
    written = "".join(f"\\U{ord(char):08x}" for char in said)
    if "\x00" in said:
        written = "\\x00"
    [row] = client.query(
        f"SELECT @s AS s, @l AS l, '{written}' AS w, STRUCT(@s AS x).x AS x, REVERSE(@s) AS r",
        job_config=config,
    ).result()
    assert (row.s, row.l, row.w, row.x, row.r) == (said, [said], said, said, said[::-1])
    assert [row.a for row in client.query_and_wait("SELECT a FROM d.t")] == [1]


@pytest.mark.parametrize("name", ['a"b', 'x"; DROP TABLE t; --', "a'b", "a]b", "select"])
def test_a_name_is_a_name(client: Any, name: str) -> None:
    client.query_and_wait(f"CREATE OR REPLACE TABLE d.named AS SELECT 1 AS `{name}`")
    [row] = client.query_and_wait(f"SELECT `{name}`, STRUCT(2 AS `{name}`) AS s FROM d.named")
    assert row[name] == 1
    assert row.s == {name: 2}


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it has so many pixels, all of them black."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * min(20_000_000, height * (1 + 3 * width)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (2**31 - 1, 1), (1, 2**31 - 1)])
def test_a_picture_that_would_fill_the_memory_fails_one_query(
    client: Any, size: tuple[int, int]
) -> None:
    from google.cloud import bigquery

    config = bigquery.QueryJobConfig(
        query_parameters=[bigquery.ScalarQueryParameter("data", "BYTES", bomb(*size))]
    )
    job = client.query(
        "SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(@data), 4, 4, FALSE) AS image", job_config=config
    )
    with pytest.raises(exceptions.BadRequest):
        job.result(retry=None, job_retry=None)
    assert [row.a for row in client.query_and_wait("SELECT a FROM d.t")] == [1]


def test_only_this_computer_reaches_it(target: RunningEngine) -> None:
    port = int(target.endpoint.rsplit(":", 1)[1])
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=2):  # noqa: PT011
        pass


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Authorization": "Bearer "},
        {"Authorization": "Basic eDp4"},
        {},
    ],
)
def test_nobody_else_is_let_in_and_no_page_is_invited(
    target: RunningEngine, headers: dict[str, str]
) -> None:
    given = {"Authorization": f"Bearer {target.token}", **headers}
    if not headers:
        del given["Authorization"]
    for verb in ("GET", "OPTIONS"):
        line = http.client.HTTPConnection(target.endpoint[7:], timeout=30)
        line.request(verb, "/bigquery/v2/projects/p/datasets", headers=given)
        response = line.getresponse()
        assert response.status in (401, 403)
        assert not [name for name, _ in response.getheaders() if "access-control" in name.lower()]
        line.close()


def test_the_log_holds_no_secret(target: RunningEngine, client: Any) -> None:
    with pytest.raises(exceptions.BadRequest):
        client.query_and_wait("SELECT 'my-own-secret' + 1")
    said = target.log.read_text(encoding="utf-8", errors="replace")
    assert target.token is not None
    assert target.token not in said
    assert "my-own-secret" not in said
    told = target.home / "engine" / "engine.json"
    if os.name == "posix":
        assert told.stat().st_mode & 0o077 == 0
