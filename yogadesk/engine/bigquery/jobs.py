"""Jobs: every query and load, from the moment it is asked for until it is forgotten."""

from __future__ import annotations

import logging
import sqlite3
import threading
import uuid
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

import duckdb

from yogadesk.engine.bigquery.rest import number
from yogadesk.engine.catalog import now_ms
from yogadesk.engine.faults import Fault, disk_fault, duplicate, invalid, not_found
from yogadesk.work import Cancelled, Ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.bigquery.results import Results
    from yogadesk.engine.sql.outcome import Outcome
    from yogadesk.engine.warehouse import Interrupts, Warehouse

_log = logging.getLogger(__name__)

_WORKERS: Final = 8
_KEPT: Final = 2_000
_KEPT_BYTES: Final = 64 * 1024 * 1024
_KEPT_FILE_BYTES: Final = 4 * 1024**3
_KEPT_MS: Final = 24 * 3600 * 1000
"""BigQuery keeps the results of a query for about a day."""

ANONYMOUS: Final = "_yogadesk_results"
"""The dataset that BigQuery's clients see the answers of queries in."""


@dataclass(slots=True, eq=False)
class Job:
    """One job. Its worker thread writes it until `done` is set; from then on it does not change.

    `fault` is why it failed. `outcome` and `results` are a query's answer, `load` a load's figures.
    `weight` is how many bytes of memory its description takes; `only_reads` says that running it
    again changes nothing.
    """

    project: str
    location: str
    id: str
    configuration: Json
    user: str
    weight: int = 0
    only_reads: bool = False
    created_ms: int = field(default_factory=now_ms)
    started_ms: int = 0
    ended_ms: int = 0
    state: str = "PENDING"
    fault: Fault | None = None
    outcome: Outcome | None = None
    results: Results | None = None
    load: Json = field(default_factory=dict)
    ticket: Ticket = field(default_factory=Ticket)
    interrupts: Interrupts | None = None
    done: Future[None] = field(default_factory=Future)

    def __str__(self) -> str:
        return f"{self.project}:{self.location}.{self.id}"

    @property
    def kind(self) -> str:
        return "load" if "load" in self.configuration else "query"

    @property
    def is_lost(self) -> bool:
        """Whether it read rows in an earlier life of the engine, which are gone: to run it again
        gives them back and changes nothing."""
        return (
            self.only_reads
            and self.results is None
            and self.done.done()
            and (self.fault is None or self.fault.reason == "jobInternalError")
        )

    @property
    def answer_table(self) -> str:
        """The name of the table that a client finds this job's rows in."""
        return f"anon_{uuid.uuid5(uuid.NAMESPACE_URL, str(self)).hex}"


class Memory(Protocol):
    """Where jobs are written down for the engine's next life."""

    def keep(self, job: Job) -> None: ...

    def forget(self, jobs: list[Job]) -> None: ...

    def recall(self) -> list[Job]: ...

    def close(self) -> None: ...


class Jobs:
    """Runs jobs on a few threads, remembers them for a day, and stops them. Thread-safe.

    `memory` remembers them beyond the engine's life: their ends, not their rows.
    """

    def __init__(self, warehouse: Warehouse, memory: Memory) -> None:
        self._warehouse = warehouse
        self._memory = memory
        self._lock = threading.Lock()
        self._jobs: dict[tuple[str, str], Job] = {}
        self._answers: dict[str, Job] = {}
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="job")
        for job in memory.recall():
            self._jobs[job.project, job.id] = job
            self._answers[job.answer_table] = job
        warehouse.before_close(self.close)

    def submit(self, job: Job, work: Callable[[Job], None]) -> Job:
        """Start a job. Raises BigQuery's 409, and starts nothing, where its id is taken."""
        if not job.id or len(job.id) > 1024 or not set(job.id) <= _ID:
            raise invalid(f'Invalid job ID "{job.id}".', "jobReference.jobId")
        limit = number(job.configuration, "jobTimeoutMs")
        with self._lock:
            if (job.project, job.id) in self._jobs:
                raise duplicate("Job", str(job))
            self._jobs[job.project, job.id] = job
            self._answers[job.answer_table] = job
        self._remember(job)
        running = self._pool.submit(self._run, job, work)
        running.add_done_callback(_log_bug)
        if limit is not None:
            self._stop_after(job, limit / 1000)
        return job

    def get(self, project: str, job_id: str, location: str | None = None) -> Job:
        """The job. Raises BigQuery's 404, also where it ran in another location."""
        with self._lock:
            job = self._jobs.get((project, job_id))
        if job is None or (location and location.lower() != job.location.lower()):
            place = f"{location}." if location else ""
            raise not_found("Job", f"{project}:{place}{job_id}")
        return job

    def find(self, project: str, job_id: str) -> Job | None:
        """The job, or None."""
        with self._lock:
            return self._jobs.get((project, job_id))

    def answer(self, project: str, table: str) -> Job:
        """The job whose rows a client sees as `table` of the dataset `ANONYMOUS`."""
        with self._lock:
            job = self._answers.get(table)
        if job is None or job.project != project or job.results is None:
            raise not_found("Table", f"{project}:{ANONYMOUS}.{table}")
        return job

    def all(self, project: str) -> list[Job]:
        """The jobs of a project, latest first."""
        with self._lock:
            found = [job for job in self._jobs.values() if job.project == project]
        return found[::-1]

    def cancel(self, job: Job) -> None:
        """Ask a job to stop. Returns at once; a job that is done stays as it is."""
        if not job.ticket.is_cancelled and not job.done.done():
            job.ticket.cancel()
            threading.Thread(target=_insist, args=(job,), daemon=True, name="cancel").start()

    def delete(self, job: Job) -> None:
        """Forget a job and its rows. Raises a Fault while it runs."""
        if not job.done.done():
            raise invalid(f"Cannot delete job {job} while it is running.")
        self._forget([job])

    def close(self) -> None:
        """Stop every job and wait for the threads."""
        with self._lock:
            jobs = list(self._jobs.values())
        for job in jobs:
            self.cancel(job)
        self._pool.shutdown(cancel_futures=True)
        self._memory.close()

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        job.started_ms = now_ms()
        job.state = "RUNNING"
        try:
            with self._warehouse.interruptible() as job.interrupts:
                job.ticket.check()
                work(job)
        except (Fault, Cancelled, duckdb.Error) as e:
            job.fault = _fault(job, e)
        except OSError as e:
            job.fault = disk_fault(e) or _BUG
            if job.fault is _BUG:
                raise
        except BaseException:
            # A bug: whoever waits is told, and the log gets the rest.
            job.fault = _BUG
            raise
        finally:
            job.interrupts = None
            job.ended_ms = now_ms()
            job.state = "DONE"
            self._remember(job)
            job.done.set_result(None)
            self._trim()

    def _remember(self, job: Job) -> None:
        try:
            self._memory.keep(job)
        except sqlite3.Error as e:
            # The job itself is well: only a later life of the engine will not know of it.
            _log.warning("job %s cannot be written down: %s", job, e)

    def _stop_after(self, job: Job, seconds: float) -> None:
        timer = threading.Timer(seconds, self.cancel, [job])
        timer.daemon = True
        timer.start()
        job.done.add_done_callback(lambda _: timer.cancel())

    def _trim(self) -> None:
        """Forget the oldest finished jobs: too many, too old, or too large together."""
        memory = files = 0
        late = now_ms() - _KEPT_MS
        with self._lock:
            jobs = [job for job in self._jobs.values() if job.done.done()]
        dropped = []
        for place, job in enumerate(reversed(jobs)):
            held = job.results.in_memory if job.results else 0
            memory += job.weight + held
            files += job.results.size - held if job.results else 0
            too_much = memory > _KEPT_BYTES or files > _KEPT_FILE_BYTES
            # The newest always stays: somebody is about to read it.
            if place > 0 and (place >= _KEPT or too_much or job.ended_ms < late):
                dropped.append(job)
        self._forget(dropped)

    def _forget(self, jobs: list[Job]) -> None:
        with self._lock:
            for job in jobs:
                self._jobs.pop((job.project, job.id), None)
                self._answers.pop(job.answer_table, None)
        self._memory.forget(jobs)
        for job in jobs:
            if job.results is not None:
                job.results.drop()


_BUG: Final = Fault(500, "engineError", "The engine failed. Its log says where.")
_ID: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def _fault(job: Job, error: Exception) -> Fault:
    """What a job failed for. Once it was asked to stop, every failure is that it did."""
    if job.ticket.is_cancelled:
        said = "Job execution was cancelled: User requested cancellation"
        return Fault(499, "stopped", said)
    if isinstance(error, Fault):
        return error
    if isinstance(error, duckdb.OutOfMemoryException):
        said = "Resources exceeded during query execution: not enough memory on this computer."
        return Fault(400, "resourcesExceeded", said)
    disk = disk_fault(error)
    if disk is not None:
        return disk
    _log.error("DuckDB refused a statement of ours", exc_info=error)
    return Fault(500, "engineError", f"The engine failed: {error}")


def _insist(job: Job) -> None:
    """Interrupt until the job is done: an interrupt between two of its queries stops neither."""
    while not job.done.done():
        interrupts = job.interrupts
        if interrupts is not None:
            interrupts()
        wait([job.done], timeout=0.05)


def _log_bug(running: Future[None]) -> None:
    if not running.cancelled() and (error := running.exception()) is not None:
        _log.error("a job ended with a bug", exc_info=error)
