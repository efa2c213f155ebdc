"""What is known of jobs beyond the engine's own life: how each ended, not its rows."""

from __future__ import annotations

import dataclasses
import json
import logging
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.bigquery.jobs import Job
from yogadesk.engine.database import Database
from yogadesk.engine.faults import Fault
from yogadesk.engine.opening import set_aside
from yogadesk.engine.schema import Field, Ref
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

_log = logging.getLogger(__name__)

_SCHEMA: Final = """
    CREATE TABLE jobs (
        project TEXT NOT NULL, id TEXT NOT NULL, begun_ms INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (project, id)
    ) WITHOUT ROWID
"""
_LARGEST_CONFIGURATION: Final = 64 * 1024

_READING: Final = Fault(
    500,
    "jobInternalError",
    "The engine stopped while this query ran. It changed nothing: run it again.",
)
"""The reason has Google's clients run the query again."""

_CHANGING: Final = Fault(
    500,
    "engineError",
    "The engine stopped while this job ran. What the job was to change is there as a whole or not "
    "at all: look before you run it again.",
)


class JobMemory:
    """Jobs in a file. Thread-safe. What it is told survives a crash of the engine."""

    def __init__(self, folder: Path) -> None:
        path = folder / "jobs.sqlite"
        try:
            self._database = Database(path, _SCHEMA)
        except Trouble as trouble:
            # Only how old jobs ended is lost: no reason to have no engine.
            _log.warning("%s; it was set aside as %s", trouble, set_aside(path).name)
            self._database = Database(path, _SCHEMA)

    def keep(self, job: Job) -> None:
        """Write down how a job is now."""
        row = (job.project, job.id, job.created_ms, _written(job))
        self._database.write(
            lambda cur: cur.execute("INSERT OR REPLACE INTO jobs VALUES (?, ?, ?, ?)", row),
            durable=False,
        )

    def forget(self, jobs: list[Job]) -> None:
        """Drop what is known of these."""
        names = [(job.project, job.id) for job in jobs]

        def work(cur: sqlite3.Cursor) -> None:
            cur.executemany("DELETE FROM jobs WHERE project = ? AND id = ?", names)

        if names:
            self._database.write(work, durable=False)

    def recall(self) -> list[Job]:
        """The jobs of earlier lives, oldest first; one that ran when its engine stopped failed."""
        with self._database.reading() as cur:
            found = cur.execute("SELECT project, id, body FROM jobs ORDER BY begun_ms").fetchall()
        return [_read(project, name, json.loads(body)) for project, name, body in found]

    def close(self) -> None:
        self._database.close()


def _written(job: Job) -> str:
    configuration = json.dumps(job.configuration)
    if len(configuration) > _LARGEST_CONFIGURATION:
        # Long statements and parameters are not needed to tell how a job ended.
        short = {"query": {"query": "", "useLegacySql": False}}
        configuration = json.dumps(short if job.kind == "query" else {"load": {}})
    fault = job.fault
    outcome = dataclasses.replace(job.outcome, rows=iter(())) if job.outcome else None
    return json.dumps(
        {
            "location": job.location,
            "user": job.user,
            "configuration": configuration,
            "times": [job.created_ms, job.started_ms, job.ended_ms],
            "state": job.state,
            "load": job.load,
            "only_reads": job.only_reads,
            "fault": fault and [fault.code, fault.reason, fault.message, fault.location],
            "outcome": outcome and _plain(outcome),
        }
    )


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "kind": outcome.kind,
        "fields": [dataclasses.asdict(each) for each in outcome.fields],
        "total_rows": outcome.total_rows,
        "target": outcome.target and dataclasses.astuple(outcome.target),
        "ddl_operation": outcome.ddl_operation,
        "dml_rows": outcome.dml_rows,
        "referenced": [dataclasses.astuple(each) for each in outcome.referenced],
    }


def _read(project: str, name: str, body: dict[str, Any]) -> Job:
    job = Job(project, body["location"], name, json.loads(body["configuration"]), body["user"])
    job.created_ms, job.started_ms, job.ended_ms = body["times"]
    job.load = body["load"]
    job.only_reads = body["only_reads"]
    job.fault = Fault(*body["fault"]) if body["fault"] else None
    if body["state"] != "DONE":
        job.fault = _READING if body["only_reads"] else _CHANGING
        job.ended_ms = job.started_ms or job.created_ms
    if body["outcome"] is not None:
        job.outcome = _outcome(body["outcome"])
    job.state = "DONE"
    job.done.set_result(None)
    return job


def _outcome(plain: dict[str, Any]) -> Outcome:
    return Outcome(
        plain["kind"],
        tuple(_field(each) for each in plain["fields"]),
        total_rows=plain["total_rows"],
        target=Ref(*plain["target"]) if plain["target"] else None,
        ddl_operation=plain["ddl_operation"],
        dml_rows=plain["dml_rows"],
        referenced=tuple(Ref(*each) for each in plain["referenced"]),
    )


def _field(plain: dict[str, Any]) -> Field:
    return Field(**{**plain, "fields": tuple(_field(each) for each in plain["fields"])})
