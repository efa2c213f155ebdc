from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import PROJECT, RunningEngine

SCHEMA = [bigquery.SchemaField("pose", "STRING"), bigquery.SchemaField("n", "INT64")]
TRUNCATE = {"write_disposition": "WRITE_TRUNCATE"}


def load(client: Any, table: str, data: bytes, **settings: Any) -> Any:
    config = bigquery.LoadJobConfig(**settings)
    return client.load_table_from_file(io.BytesIO(data), table, job_config=config).result()


def rows(client: Any, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in client.list_rows(table)]


@pytest.fixture
def table(dataset: str) -> str:
    return f"{PROJECT}.{dataset}.t"


def test_a_file_becomes_a_table(client: Any, table: str) -> None:
    job = load(client, table, b"pose,n\ntree,1\n", schema=SCHEMA, skip_leading_rows=1)
    assert (job.state, job.output_rows, job.input_files, job.job_type) == ("DONE", 1, 1, "load")
    assert client.get_job(job.job_id).output_rows == 1
    assert rows(client, table) == [("tree", 1)]
    load(client, table, b"plank,2\n")
    assert rows(client, table) == [("tree", 1), ("plank", 2)]
    load(client, table, b"goddess,3\n", schema=SCHEMA, write_disposition="WRITE_TRUNCATE")
    assert rows(client, table) == [("goddess", 3)]
    with pytest.raises(exceptions.Conflict, match="Already Exists: Table"):
        load(client, table, b"x,1\n", write_disposition="WRITE_EMPTY")


def test_a_load_that_fails_changes_nothing(client: Any, table: str) -> None:
    load(client, table, b"tree,1\n", schema=SCHEMA)
    many = b"".join(b"plank,%d\n" % i for i in range(20_000))
    for settings in ({}, {"schema": SCHEMA, "write_disposition": "WRITE_TRUNCATE"}):
        with pytest.raises(exceptions.BadRequest, match="Could not parse 'two' as INTEGER"):
            load(client, table, many + b"plank,two\n", **settings)
        assert rows(client, table) == [("tree", 1)]


def test_required_columns_are_required(client: Any, table: str) -> None:
    schema = [SCHEMA[0], bigquery.SchemaField("n", "INT64", "REQUIRED")]
    with pytest.raises(exceptions.BadRequest, match="'n' is missing in row 2"):
        load(client, table, b"tree,1\nplank,\n", schema=schema)
    with pytest.raises(exceptions.NotFound):
        client.get_table(table)


def test_a_schema_that_does_not_fit_is_refused(client: Any, table: str) -> None:
    load(client, table, b"tree,1\n", schema=SCHEMA)
    changed = [SCHEMA[0], bigquery.SchemaField("n", "STRING")]
    with pytest.raises(exceptions.BadRequest, match="has changed type from INTEGER to STRING"):
        load(client, table, b"tree,1\n", schema=changed)


def test_a_table_must_have_a_schema_from_somewhere(client: Any, table: str) -> None:
    with pytest.raises(exceptions.BadRequest, match="No schema specified"):
        load(client, table, b"tree,1\n")
    with pytest.raises(exceptions.NotFound, match="Not found: Table"):
        load(client, table, b"tree,1\n", schema=SCHEMA, create_disposition="CREATE_NEVER")


def test_the_schema_is_detected(client: Any, table: str) -> None:
    load(client, table, b"pose,score\ntree,0.5\n", autodetect=True)
    found = client.get_table(table)
    assert [(f.name, f.field_type) for f in found.schema] == [
        ("pose", "STRING"),
        ("score", "FLOAT"),
    ]
    assert rows(client, table) == [("tree", 0.5)]


def test_lines_of_json_are_loaded_nested_as_they_are(client: Any, table: str) -> None:
    inner = [bigquery.SchemaField("x", "FLOAT64", "REPEATED")]
    schema = [SCHEMA[1], bigquery.SchemaField("r", "RECORD", "REPEATED", fields=inner)]
    config = bigquery.LoadJobConfig(schema=schema)
    data = [{"n": 1, "r": [{"x": [0.5, 1]}, {"x": []}]}, {"r": []}]
    client.load_table_from_json(data, table, job_config=config).result()
    assert rows(client, table) == [(1, [{"x": [0.5, 1.0]}, {"x": []}]), (None, [])]
    with pytest.raises(exceptions.BadRequest, match="No such field: m"):
        client.load_table_from_json([{"m": 1}], table, job_config=config).result()


def test_objects_are_loaded_by_name_and_by_wildcard(
    engine: RunningEngine, client: Any, dataset: str, table: str
) -> None:
    bucket = engine.storage().create_bucket(dataset.replace("_", "-"))
    for name in ("a[1].csv", "b.csv", "c.txt"):
        bucket.blob(f"in/{name}").upload_from_string(f"{name},1\n".encode())
    config = bigquery.LoadJobConfig(schema=SCHEMA)
    job = client.load_table_from_uri(f"gs://{bucket.name}/in/*.csv", table, job_config=config)
    assert job.result().input_files == 2
    assert rows(client, table) == [("a[1].csv", 1), ("b.csv", 1)]
    with pytest.raises(exceptions.NotFound, match="Not found: URI"):
        client.load_table_from_uri(f"gs://{bucket.name}/none", table, job_config=config).result()


def test_a_large_file_comes_in_pieces(
    client: Any, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("google.cloud.bigquery.client._DEFAULT_CHUNKSIZE", 256 * 1024)
    data = b"".join(b"tree,%d\n" % i for i in range(100_000))
    config = bigquery.LoadJobConfig(schema=SCHEMA)
    # Without a size, the client cannot know that it would fit in one request.
    job = client.load_table_from_file(io.BytesIO(data), table, job_config=config)
    assert job.result().output_rows == 100_000
    assert client.get_table(table).num_rows == 100_000


def test_what_is_not_known_is_refused_by_name(client: Any, table: str) -> None:
    with pytest.raises(exceptions.MethodNotImplemented, match="maxBadRecords"):
        load(client, table, b"x,1\n", schema=SCHEMA, max_bad_records=1)
    with pytest.raises(exceptions.MethodNotImplemented, match="PARQUET"):
        load(client, table, b"x", schema=SCHEMA, source_format="PARQUET")


def test_loads_at_the_same_time_all_arrive(client: Any, table: str) -> None:
    load(client, table, b"first,0\n", schema=SCHEMA)
    failures: list[BaseException] = []

    def one(number: int) -> None:
        try:
            load(client, table, b"more,%d\n" % number)
        except BaseException as e:  # noqa: BLE001 - told below
            failures.append(e)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(n for _, n in rows(client, table)) == list(range(9))


def test_loads_into_one_table_at_once_all_succeed(client: Any, table: str) -> None:
    """Each replaces the table as a whole; whichever comes last is what is there."""

    def replace(number: int) -> None:
        load(client, table, b"tree,%d\n" % number * 3000, schema=SCHEMA, **TRUNCATE)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(replace, range(6)))
    found = rows(client, table)
    assert len(found) == 3000
    assert len(set(found)) == 1
