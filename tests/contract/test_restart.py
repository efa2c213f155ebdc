"""An engine that dies and comes back still answers for the jobs of its earlier life."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.conftest import StartEngine

NEVER_ENDS = (
    "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 1000000)) AS a, "
    "UNNEST(GENERATE_ARRAY(1, 1000000)) AS b WHERE MOD(a * b, 7) = 3"
)


def ask(client: Any, statement: str, request_id: str) -> dict[str, Any]:
    """One jobs.query, as a client repeats it."""
    body = {"query": statement, "useLegacySql": False, "requestId": request_id}
    path = f"/projects/{client.project}/queries"
    answer: dict[str, Any] = client._connection.api_request("POST", path, data=body)
    return answer


def test_jobs_are_known_in_the_next_life(start_own: StartEngine, tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = start_own(home)
    client = first.bigquery()
    client.create_dataset("d")
    client.query("CREATE TABLE d.t (x INT64)").result()
    inserted = client.query("INSERT INTO d.t VALUES (1), (2)", job_id="once", job_retry=None)
    inserted.result()
    read = client.query("SELECT x FROM d.t")
    assert len(list(read.result())) == 2
    wrong = client.query("SELECT y FROM d.t", job_id="wrong", job_retry=None)
    with pytest.raises(exceptions.BadRequest):
        wrong.result()
    again, asked = str(uuid.uuid4()), str(uuid.uuid4())
    assert ask(client, "INSERT INTO d.t VALUES (3)", again)["numDmlAffectedRows"] == "1"
    assert ask(client, "SELECT COUNT(*) AS n FROM d.t", asked)["rows"] == [{"f": [{"v": "3"}]}]
    running = client.query(NEVER_ENDS)
    while client.get_job(running.job_id, location="US").state != "RUNNING":
        pass
    first.kill()

    client = start_own(home).bigquery()
    # How a statement ended is known; it is not run again, whoever repeats it.
    known = client.get_job("once", location="US")
    assert (known.state, known.num_dml_affected_rows) == ("DONE", 2)
    assert known.result().total_rows in (None, 0)
    with pytest.raises(exceptions.Conflict):
        client.query("INSERT INTO d.t VALUES (9)", job_id="once", job_retry=None)
    assert ask(client, "INSERT INTO d.t VALUES (3)", again)["numDmlAffectedRows"] == "1"
    # A question asked again is answered again.
    assert ask(client, "SELECT COUNT(*) AS n FROM d.t", asked)["rows"] == [{"f": [{"v": "3"}]}]
    # Rows are gone, and the answer says so.
    with pytest.raises(exceptions.NotFound, match="no longer kept"):
        client.get_job(read.job_id, location="US").result()
    with pytest.raises(exceptions.BadRequest, match="Unrecognized name: y"):
        client.get_job("wrong", location="US").result()
    interrupted = client.get_job(running.job_id, location="US")
    assert interrupted.state == "DONE"
    assert interrupted.error_result["reason"] == "jobInternalError"
    assert {job.job_id for job in client.list_jobs()} >= {"once", "wrong", read.job_id}


def test_a_change_that_was_cut_off_is_not_called_done(
    start_own: StartEngine, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    first = start_own(home)
    client = first.bigquery()
    client.create_dataset("d")
    running = client.query(f"CREATE TABLE d.large AS {NEVER_ENDS.replace('COUNT(*)', 'a')}")
    while client.get_job(running.job_id, location="US").state != "RUNNING":
        pass
    first.kill()
    client = start_own(home).bigquery()
    job = client.get_job(running.job_id, location="US")
    assert job.error_result["reason"] == "engineError"
    assert list(client.list_tables("d")) == []
    dry = client.query("SELECT 1", job_config=bigquery.QueryJobConfig(dry_run=True))
    assert dry.state == "DONE"
