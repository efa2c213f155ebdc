from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

from yogadesk.engine.bigquery import jobs as jobs_module
from yogadesk.engine.bigquery.job_memory import JobMemory
from yogadesk.engine.bigquery.jobs import Job, Jobs
from yogadesk.engine.bigquery.results import ResultFolder
from yogadesk.engine.faults import Fault
from yogadesk.engine.schema import Field
from yogadesk.engine.warehouse import Warehouse


@pytest.fixture
def jobs(warehouse: Warehouse) -> Jobs:
    return Jobs(warehouse, JobMemory(warehouse.folder))


def start(jobs: Jobs, work: Callable[[Job], None], weight: int = 0) -> Job:
    job = Job("p", "US", uuid.uuid4().hex, {"query": {"query": "x"}}, "me", weight)
    return jobs.submit(job, work)


def finish(job: Job) -> Job:
    job.done.result(timeout=20)
    return job


def nothing(_: Job) -> None:
    """Work that is done at once."""


def test_a_job_ends_whatever_its_work_does(jobs: Jobs, caplog: pytest.LogCaptureFixture) -> None:
    def fail(_: Job) -> None:
        raise Fault(403, "accessDenied", "no")

    def bug(_: Job) -> None:
        raise ZeroDivisionError

    failed, buggy, well = (finish(start(jobs, work)) for work in (fail, bug, nothing))
    assert (failed.state, failed.fault and failed.fault.reason) == ("DONE", "accessDenied")
    assert (well.state, well.fault) == ("DONE", None)
    assert buggy.fault is not None
    # A reason that Google's clients take for passing would have them try for ten minutes.
    assert (buggy.fault.code, buggy.fault.reason) == (500, "engineError")
    jobs.close()
    assert "ZeroDivisionError" in caplog.text


def test_cancelling_reaches_work_that_only_waits_for_duckdb(
    jobs: Jobs, warehouse: Warehouse
) -> None:
    begun = threading.Event()

    def work(_: Job) -> None:
        with warehouse.transaction() as cur:
            begun.set()
            cur.execute("SELECT count(*) FROM range(10000000) a, range(10000000) b")

    job = start(jobs, work)
    assert begun.wait(20)
    jobs.cancel(job)
    assert finish(job).fault is not None
    assert job.fault is not None
    assert job.fault.reason == "stopped"


def test_a_job_that_ended_well_before_it_was_cancelled_stays_well(jobs: Jobs) -> None:
    job = finish(start(jobs, nothing))
    jobs.cancel(job)
    assert (job.fault, job.ticket.is_cancelled) == (None, False)


def test_an_id_is_taken_once_and_must_be_one(jobs: Jobs) -> None:
    job = start(jobs, nothing)
    with pytest.raises(Fault, match="Already Exists: Job"):
        jobs.submit(Job("p", "EU", job.id, {"query": {}}, "me"), nothing)
    for bad in ("", "a b", "../x", "x" * 1025):
        with pytest.raises(Fault, match="Invalid job ID"):
            jobs.submit(Job("p", "US", bad, {"query": {}}, "me"), nothing)


def test_old_jobs_are_forgotten_with_their_rows(
    jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "_KEPT", 3)
    folder = ResultFolder(tmp_path / "rows")

    def answer(job: Job) -> None:
        rows = (("x" * 100,) for _ in range(5_000))
        job.results = folder.take((Field("s", "STRING"),), rows, job.ticket)

    made = [finish(start(jobs, answer)) for _ in range(6)]
    jobs.close()
    assert [job.id for job in jobs.all("p")] == [job.id for job in made[:2:-1]]
    assert len(list((tmp_path / "rows").iterdir())) == 3
    with pytest.raises(Fault, match="Not found: Job"):
        jobs.get("p", made[0].id)
    with pytest.raises(Fault, match="Not found: Table"):
        jobs.answer("p", made[0].answer_table)


def test_large_descriptions_are_forgotten_sooner_but_never_the_last(
    jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "_KEPT_BYTES", 1_000)
    for weight in (400, 400, 400):
        finish(start(jobs, nothing, weight))
    finish(start(jobs, nothing, 5_000))
    jobs.close()
    assert [job.weight for job in jobs.all("p")] == [5_000]


def test_closing_the_warehouse_ends_its_jobs(tmp_path: Path) -> None:
    warehouse = Warehouse(tmp_path)
    jobs = Jobs(warehouse, JobMemory(tmp_path))
    begun = threading.Event()

    def work(job: Job) -> None:
        begun.set()
        job.ticket.wait(60)

    job = start(jobs, work)
    assert begun.wait(20)
    warehouse.close()
    assert finish(job).state == "DONE"
