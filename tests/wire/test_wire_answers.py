"""Values of every type, errors of every class, and what stops a job: true, and as documented."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import RunningEngine
from tests.wire.proxy import recording
from tests.wire.test_wire_clients import Way, make_connection, running
from tests.wire.validation import problems

__all__ = ["running"]

KINDS = """
    SELECT 1 AS i, -0.5 AS f, TRUE AS b, 'ü' AS s, b'x' AS y, NUMERIC '1.25' AS num,
      DATE '2026-01-02' AS d, TIME '03:04:05.25' AS tm, DATETIME '2026-01-02 03:04:05' AS dt,
      TIMESTAMP '2026-01-02 03:04:05.000001+00' AS t, CAST(NULL AS FLOAT64) AS n,
      [1, 2] AS l, CAST(NULL AS ARRAY<STRING>) AS none, STRUCT(1 AS a, ['p', 'q'] AS b) AS r,
      [STRUCT(0.5 AS x, STRUCT('z' AS deep) AS y)] AS rs, CAST('nan' AS FLOAT64) AS nan,
      CAST('-inf' AS FLOAT64) AS low
"""


def answers(way: Way) -> None:
    """Values of every type, in and out; many rows in pages; what a job says of itself."""
    client = way.engine.bigquery(way.project)
    client.create_dataset("answers")
    for ask in (lambda: client.query(KINDS).result(), lambda: client.query_and_wait(KINDS)):
        [row] = ask()
        given = dict(row.items())
        assert math.isnan(given.pop("nan"))
        assert given == {
            "i": 1, "f": -0.5, "b": True, "s": "ü", "y": b"x", "num": Decimal("1.25"),
            "d": dt.date(2026, 1, 2), "tm": dt.time(3, 4, 5, 250_000),
            "dt": dt.datetime(2026, 1, 2, 3, 4, 5),
            "t": dt.datetime(2026, 1, 2, 3, 4, 5, 1, tzinfo=dt.UTC), "n": None, "l": [1, 2],
            "none": [], "r": {"a": 1, "b": ["p", "q"]}, "rs": [{"x": 0.5, "y": {"deep": "z"}}],
            "low": -math.inf,
        }  # fmt: skip
    given = structs(client)
    assert given == [("b", 2, ["x"], 7), ("a", 1, [], 7)]
    config = bigquery.QueryJobConfig(default_dataset=f"{way.project}.answers", labels={"k": "v"})
    client.query(
        "CREATE TABLE many AS SELECT n, n / 2 AS half FROM UNNEST(GENERATE_ARRAY(1, 100000)) AS n",
        job_config=config,
    ).result()
    job = client.query("SELECT n FROM many ORDER BY n", job_config=config)
    assert job.labels == {"k": "v"}
    pages = [page.num_items for page in job.result(page_size=40_000).pages]
    assert pages == [40_000, 40_000, 20_000]
    assert sum(
        row.n
        for row in client.list_rows(
            f"{way.project}.answers.many", max_results=1_000, start_index=99_000
        )
    ) == sum(range(99_001, 100_001))
    dry = client.query(
        "SELECT n, half FROM many",
        job_config=bigquery.QueryJobConfig(dry_run=True, default_dataset=f"{way.project}.answers"),
    )
    assert [field.field_type for field in dry.schema] == ["INTEGER", "FLOAT"]
    script = client.query("DECLARE x INT64 DEFAULT 3; SELECT x AS x")
    assert [row.x for row in script.result()] == [3]
    assert script.statement_type == "SCRIPT"


def structs(client: Any) -> list[Any]:
    """What comes of a parameter that is a struct, and of one that is an array of them."""
    entries = [
        bigquery.StructQueryParameter(
            None,
            bigquery.ScalarQueryParameter("key", "STRING", key),
            bigquery.ScalarQueryParameter("value", "INT64", value),
            bigquery.ArrayQueryParameter("list", "STRING", listed),
        )
        for key, value, listed in (("a", 1, []), ("b", 2, ["x"]))
    ]
    parameters = [
        bigquery.ArrayQueryParameter("all", "STRUCT", entries),
        bigquery.StructQueryParameter("one", bigquery.ScalarQueryParameter("seven", "INT64", 7)),
    ]
    rows = client.query(
        "SELECT e.key, e.value, e.list, @one.seven FROM UNNEST(@all) AS e ORDER BY e.value DESC",
        job_config=bigquery.QueryJobConfig(query_parameters=parameters),
    )
    return [tuple(row.values()) for row in rows]


def classes(way: Way) -> None:
    """The client libraries raise the class they raise in production, for Google's reason."""
    client, storage_client = way.engine.bigquery(way.project), way.engine.storage(way.project)
    client.create_dataset("d")
    client.query("CREATE TABLE d.t AS SELECT 1 AS x").result()
    bucket = storage_client.create_bucket("wire-classes")
    make_connection(way)
    client.query(
        "CREATE EXTERNAL TABLE d.p WITH CONNECTION `us.wm` OPTIONS("
        "object_metadata = 'SIMPLE', uris = ['gs://wire-classes/*'])"
    ).result()

    def ask(statement: str) -> Any:
        return client.query(statement, retry=None, job_retry=None).result(
            retry=None, job_retry=None
        )

    once = {"job_id": "only-once", "job_retry": None}
    client.query("SELECT 1 AS x", **once).result()
    for kind, reason, message, call in (
        (exceptions.NotFound, "notFound", "Not found: Table", lambda: ask("SELECT * FROM d.no")),
        (exceptions.NotFound, "notFound", "Not found: Dataset", lambda: ask("SELECT * FROM n.t")),
        (exceptions.NotFound, "notFound", "Not found: Job", lambda: client.get_job("no")),
        (exceptions.Conflict, "duplicate", "Already Exists", lambda: client.create_dataset("d")),
        (exceptions.Conflict, "duplicate", "Already Exists: Job",
         lambda: client.query("INSERT INTO d.t VALUES (2)", **once)),
        (exceptions.Forbidden, "accessDenied", "Permission denied while globbing file pattern",
         lambda: ask("SELECT uri FROM d.p")),
        (exceptions.BadRequest, "invalidQuery", "Unrecognized name: y at [2:3]",
         lambda: ask("SELECT\n  y FROM d.t")),
        (exceptions.BadRequest, "invalidQuery", "Syntax error", lambda: ask("SELEC 1")),
        (exceptions.MethodNotImplemented, "notImplemented", "MERGE",
         lambda: ask("MERGE d.t USING d.t AS u ON TRUE WHEN MATCHED THEN DELETE")),
    ):  # fmt: skip
        with pytest.raises(kind) as caught:
            call()
        assert caught.value.errors[0]["reason"] == reason
        assert message in caught.value.errors[0]["message"]

    assert [row.x for row in ask("SELECT x FROM d.t")] == [1]
    blob = bucket.blob("o")
    blob.upload_from_string(b"0123456789", if_generation_match=0)
    with pytest.raises(exceptions.PreconditionFailed):
        blob.upload_from_string(b"x", if_generation_match=0)
    with pytest.raises(exceptions.PreconditionFailed):
        blob.delete(if_generation_match=1)
    assert blob.download_as_bytes(start=2, end=4) == b"234"
    policy = bucket.get_iam_policy(requested_policy_version=3)
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})
    bucket.set_iam_policy(policy)
    assert [row.uri for row in ask("SELECT uri FROM d.p")] == ["gs://wire-classes/o"]
    cancelling(client)


def cancelling(client: Any) -> None:
    long = "UNNEST(GENERATE_ARRAY(1, 1000000))"
    job = client.query(f"SELECT COUNT(*) AS n FROM {long} AS a, {long} AS b WHERE MOD(a, b) = 1")
    assert job.cancel()
    with pytest.raises(exceptions.GoogleAPICallError) as caught:
        job.result(retry=None, job_retry=None)
    assert caught.value.errors[0]["reason"] == "stopped"
    assert [each.job_id for each in client.list_jobs(max_results=1)] == [job.job_id]
    assert client.get_job(job.job_id, location=job.location).error_result["reason"] == "stopped"


@pytest.mark.parametrize("walk", [answers, classes], ids=lambda walk: walk.__name__)
def test_what_is_answered_is_right_and_as_documented(
    running: RunningEngine, tmp_path, walk: Callable[[Way], None]
):
    with recording(running.endpoint) as recorder:
        project = f"wire-{walk.__name__}"
        walk(Way(replace(running, endpoint=recorder.endpoint), tmp_path, project))
    assert recorder.exchanges
    wrong = {each for exchange in recorder.exchanges for each in problems(exchange)}
    assert not wrong, "\n".join(sorted(wrong))
