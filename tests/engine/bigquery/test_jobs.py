from __future__ import annotations

import datetime as dt
import http.client
import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import PROJECT, RunningEngine

LONG = """
SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 100000)) a, UNNEST(GENERATE_ARRAY(1, 100000)) b,
UNNEST(GENERATE_ARRAY(1, 1000)) c WHERE MOD(a * b * c, 7) = 3
"""


def numbers(count: int) -> str:
    columns = "n, CONCAT('row ', CAST(n AS STRING)) AS s"
    return f"SELECT {columns} FROM UNNEST(GENERATE_ARRAY(1, {count})) AS n ORDER BY n"


def ask(engine: RunningEngine, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """One bare request, as a client other than Google's would make it."""
    address = urlsplit(engine.endpoint)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=60)
    headers = {"Authorization": f"Bearer {engine.token}", "Content-Type": "application/json"}
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    raw = answer.read()
    connection.close()
    return answer.status, json.loads(raw) if raw else None


def query(engine: RunningEngine, text: str, **more: Any) -> tuple[int, Any]:
    body = {"query": text, "useLegacySql": False, **more}
    return ask(engine, "POST", f"/bigquery/v2/projects/{PROJECT}/queries", body)


def test_a_job_tells_its_life(client: Any) -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1)
    job = client.query("SELECT 1 AS a")
    (row,) = job.result()
    assert row.a == 1
    found = client.get_job(job.job_id)
    assert (found.state, found.error_result, found.location) == ("DONE", None, "US")
    assert before < found.created <= found.started <= found.ended
    assert (found.statement_type, found.num_dml_affected_rows) == ("SELECT", None)
    assert [f.name for f in found.schema] == ["a"]
    assert found.query == "SELECT 1 AS a"
    assert job.job_id in [j.job_id for j in client.list_jobs(max_results=20)]
    client.delete_job_metadata(job)
    with pytest.raises(exceptions.NotFound, match="Not found: Job"):
        client.get_job(job.job_id)


@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_both_ways_to_ask_give_every_row(client: Any, count: int) -> None:
    for rows in (client.query(numbers(count)).result(), client.query_and_wait(numbers(count))):
        assert rows.total_rows == count
        assert [(r.n, r.s) for r in rows] == [(n, f"row {n}") for n in range(1, count + 1)]


def test_rows_come_in_pages_from_anywhere(client: Any) -> None:
    job = client.query(numbers(1000))
    assert [p.num_items for p in job.result(page_size=300).pages] == [300, 300, 300, 100]
    again = client.get_job(job.job_id)  # a job's client-side object keeps the page it saw first
    assert [r.n for r in again.result(start_index=997)] == [998, 999, 1000]
    assert [r.n for r in client.get_job(job.job_id).result(max_results=2)] == [1, 2]
    assert [r.n for r in client.query_and_wait(numbers(10), page_size=4)] == list(range(1, 11))
    table = client.get_table(job.destination)
    assert (table.num_rows, [f.name for f in table.schema]) == (1000, ["n", "s"])
    assert [r.n for r in client.list_rows(job.destination, start_index=990, page_size=7)] == list(
        range(991, 1001)
    )


def test_a_statement_that_is_wrong_fails_as_in_production(client: Any, dataset: str) -> None:
    with pytest.raises(exceptions.BadRequest) as waited:
        client.query_and_wait("SELECT FROM WHERE")
    with pytest.raises(exceptions.BadRequest) as inserted:
        client.query("SELECT FROM WHERE").result()
    for caught in (waited, inserted):
        assert caught.value.errors[0]["reason"] == "invalidQuery"
    with pytest.raises(exceptions.NotFound, match=f"Not found: Table {PROJECT}:{dataset}"):
        client.query(f"SELECT * FROM {dataset}.t").result()


def test_a_job_id_runs_once(client: Any, dataset: str) -> None:
    client.query_and_wait(f"CREATE TABLE {dataset}.t (n INT64)")
    name = f"job_{uuid.uuid4().hex}"
    insert = f"INSERT INTO {dataset}.t VALUES (1)"
    client.query(insert, job_id=name, job_retry=None).result()
    with pytest.raises(exceptions.Conflict, match="Already Exists: Job"):
        client.query(insert, job_id=name, job_retry=None)
    assert client.get_table(f"{dataset}.t").num_rows == 1


def test_a_request_asked_again_runs_once(engine: RunningEngine, client: Any, dataset: str) -> None:
    client.query_and_wait(f"CREATE TABLE {dataset}.t (n INT64)")
    request = uuid.uuid4().hex
    insert = f"INSERT INTO {dataset}.t VALUES (1)"
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: query(engine, insert, requestId=request), range(4)))
    assert {status for status, _ in told} == {200}
    assert {body["numDmlAffectedRows"] for _, body in told} == {"1"}
    assert client.get_table(f"{dataset}.t").num_rows == 1


def test_names_without_a_dataset_are_in_the_default_one(client: Any, dataset: str) -> None:
    config = bigquery.QueryJobConfig(default_dataset=f"{PROJECT}.{dataset}")
    client.query_and_wait("CREATE TABLE t AS SELECT 7 AS n", job_config=config)
    assert [r.n for r in client.query_and_wait("SELECT n FROM t", job_config=config)] == [7]


def test_rows_may_go_into_a_table(client: Any, dataset: str) -> None:
    table = f"{PROJECT}.{dataset}.t"

    def into(count: int, **settings: Any) -> list[int]:
        config = bigquery.QueryJobConfig(destination=table, **settings)
        return [r.n for r in client.query(numbers(count), job_config=config).result()]

    assert into(2) == [1, 2]
    with pytest.raises(exceptions.Conflict, match="Already Exists: Table"):
        into(2, write_disposition="WRITE_EMPTY")
    assert sorted(into(1, write_disposition="WRITE_APPEND")) == [1, 1, 2]
    assert into(3, write_disposition="WRITE_TRUNCATE") == [1, 2, 3]
    assert client.get_table(table).num_rows == 3
    config = bigquery.QueryJobConfig(destination=table)
    with pytest.raises(exceptions.BadRequest, match="destination"):
        client.query(f"DROP TABLE {dataset}.t", job_config=config).result()


def test_a_dry_run_tells_the_columns_and_does_nothing(client: Any, dataset: str) -> None:
    config = bigquery.QueryJobConfig(dry_run=True)
    job = client.query("SELECT 1 AS a, 'x' AS b", job_config=config)
    assert (job.state, job.total_bytes_processed) == ("DONE", 0)
    assert [(f.name, f.field_type) for f in job.schema] == [("a", "INTEGER"), ("b", "STRING")]
    client.query(f"CREATE TABLE {dataset}.t AS SELECT 1 AS a", job_config=config)
    assert list(client.list_tables(dataset)) == []
    with pytest.raises(exceptions.BadRequest):
        client.query("SELECT FROM", job_config=config)


def test_cancelling_stops_a_query(client: Any) -> None:
    job = client.query(LONG)
    while client.get_job(job.job_id).state != "RUNNING":
        pass
    assert job.cancel()
    with pytest.raises(exceptions.GoogleAPICallError, match="cancelled"):
        job.result(timeout=30)
    found = client.get_job(job.job_id)
    assert (found.state, found.error_result["reason"]) == ("DONE", "stopped")


def test_a_time_limit_stops_a_query(client: Any) -> None:
    job = client.query(LONG, job_config=bigquery.QueryJobConfig(job_timeout_ms=200))
    with pytest.raises(exceptions.GoogleAPICallError, match="cancelled"):
        job.result(timeout=30)


def test_waiting_for_a_long_query_keeps_nobody_else_waiting(
    engine: RunningEngine, client: Any
) -> None:
    jobs = [client.query(LONG) for _ in range(2)]
    try:
        waiting = [
            threading.Thread(target=query, args=(engine, LONG), kwargs={"timeoutMs": 3000})
            for _ in range(3)
        ]
        for thread in waiting:
            thread.start()
        status, body = query(engine, LONG, timeoutMs=1)
        assert (status, body["jobComplete"]) == (200, False)
        jobs.append(client.get_job(body["jobReference"]["jobId"]))
        assert [r.a for r in client.query_and_wait("SELECT 1 AS a")] == [1]
        for thread in waiting:
            thread.join()
    finally:
        for job in client.list_jobs(state_filter="running"):
            job.cancel()


def test_an_answer_may_need_no_job(engine: RunningEngine) -> None:
    status, body = query(engine, "SELECT 1 AS a", jobCreationMode="JOB_CREATION_OPTIONAL")
    assert status == 200
    assert "jobReference" not in body
    assert body["queryId"]
    assert body["rows"] == [{"f": [{"v": "1"}]}]
    many = {"jobCreationMode": "JOB_CREATION_OPTIONAL", "maxResults": 2}
    _, body = query(engine, numbers(5), **many)
    assert (len(body["rows"]), body["totalRows"]) == (2, "5")
    job = body["jobReference"]["jobId"]
    path = f"/bigquery/v2/projects/{PROJECT}/queries/{job}?pageToken={body['pageToken']}"
    _, rest = ask(engine, "GET", path)
    assert len(rest["rows"]) == 3
    assert "pageToken" not in rest


def test_timestamps_take_the_form_asked_for(engine: RunningEngine) -> None:
    text = "SELECT TIMESTAMP '2024-01-02 03:04:05.6 UTC' AS t"
    _, older = query(engine, text)
    assert older["rows"] == [{"f": [{"v": "1704164645.600000"}]}]
    _, newer = query(engine, text, formatOptions={"useInt64Timestamp": True})
    assert newer["rows"] == [{"f": [{"v": "1704164645600000"}]}]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"useLegacySql": True}, 501),
        ({"createSession": True}, 501),
        ({"queryResultsFormat": "ARROW"}, 501),
        ({"query": ""}, 400),
        ({"query": 5}, 400),
        ({"timeoutMs": "soon"}, 400),
        ({"maxResults": -1}, 400),
        ({"defaultDataset": "d"}, 400),
        ({"queryParameters": [{"name": "a"}]}, 400),
    ],
)
def test_a_request_that_is_wrong_is_told_so(
    engine: RunningEngine, more: dict[str, Any], code: int
) -> None:
    status, body = query(engine, "SELECT 1", **more)
    assert status == code
    assert body["error"]["code"] == code
    assert body["error"]["errors"][0]["message"]


def test_pages_are_named_one_way_only(engine: RunningEngine, client: Any) -> None:
    job = client.query(numbers(5))
    job.result()
    path = f"/bigquery/v2/projects/{PROJECT}/queries/{job.job_id}"
    assert ask(engine, "GET", f"{path}?startIndex=1&pageToken=2")[0] == 400
    assert ask(engine, "GET", f"{path}?pageToken=x")[0] == 400
    assert ask(engine, "GET", f"{path}?location=EU")[0] == 404
    assert ask(engine, "GET", f"{path}?startIndex=9")[1]["totalRows"] == "5"


def test_other_kinds_of_jobs_are_refused_by_name(client: Any, dataset: str) -> None:
    with pytest.raises(exceptions.MethodNotImplemented, match="copy job"):
        client.copy_table(f"{dataset}.a", f"{dataset}.b")
    with pytest.raises(exceptions.MethodNotImplemented, match="extract job"):
        client.extract_table(f"{dataset}.a", "gs://b/x")


def test_many_queries_at_once_are_all_answered(client: Any) -> None:
    with ThreadPoolExecutor(12) as pool:
        found = list(
            pool.map(lambda n: next(iter(client.query_and_wait(f"SELECT {n} AS a"))).a, range(60))
        )
    assert found == list(range(60))
