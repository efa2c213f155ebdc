"""Jobs over HTTP: insert, query, results, get, list, cancel, delete."""

from __future__ import annotations

import asyncio
import threading
import uuid
from concurrent.futures import wait
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from yogadesk.engine import sql
from yogadesk.engine.bigquery import job_json
from yogadesk.engine.bigquery.jobs import Job
from yogadesk.engine.bigquery.rest import (
    ROOT,
    flag,
    json_body,
    json_response,
    number,
    only,
    page,
    page_start,
    part,
    route,
    text,
)
from yogadesk.engine.faults import Fault, invalid, unsupported

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.requests import Request

    from yogadesk.engine.bigquery.jobs import Jobs
    from yogadesk.engine.bigquery.loads import Loads
    from yogadesk.engine.bigquery.queries import Queries
    from yogadesk.engine.bigquery.rest import Json

_WAIT_MS: Final = 10_000
_LONGEST_WAIT_MS: Final = 200_000
_MOMENT_MS: Final = 50
"""A thread of the pool waits so long for a query itself. To call it back takes a millisecond."""
_LARGEST_PAGE: Final = 100_000

_CONFIGURATION: Final = frozenset(
    # The last three are BigQuery's ways to share its machines out: there is one here.
    {"query", "load", "dryRun", "labels", "jobType", "jobTimeoutMs", "reservation", "maxSlots"}
)

_REQUEST: Final = frozenset(
    {"query", "maxResults", "timeoutMs", "dryRun", "kind", "location", "formatOptions", "labels"}
    | {"requestId", "jobCreationMode", "jobTimeoutMs", "preserveNulls", "reservation", "maxSlots"}
)
"""What jobs.query takes beside the settings of a query."""


class JobRoutes:
    """The endpoints of jobs. Nothing here blocks the event loop: to wait is to be called back."""

    def __init__(self, jobs: Jobs, queries: Queries, loads: Loads) -> None:
        self._jobs = jobs
        self._queries = queries
        self._loads = loads
        self._asked_lock = threading.Lock()

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        jobs, queries = "/projects/{project}/jobs", "/projects/{project}/queries"
        return [
            Route(ROOT + queries, self._query, methods=["POST"]),
            Route(ROOT + queries + "/{job}", self._results, methods=["GET"]),
            route("POST", jobs, self._insert),
            route("GET", jobs, self._list),
            route("GET", jobs + "/{job}", self._get),
            route("POST", jobs + "/{job}/cancel", self._cancel),
            route("DELETE", jobs + "/{job}/delete", self._delete),
        ]

    def insert(self, request: Request, body: Json, upload: Path | None = None) -> Json:
        """Start the job that `body` (a Job) describes and return it; `upload` is the file that came
        with it, which the job removes. Raises a Fault for what cannot even start."""
        project = request.path_params["project"]
        configuration = part(body, "configuration")
        for kind in ("copy", "extract"):
            if kind in configuration:
                raise unsupported(f"A {kind} job")
        only(configuration, _CONFIGURATION, "configuration")
        kinds = [kind for kind in ("query", "load") if kind in configuration]
        if len(kinds) != 1:
            raise invalid("A job has one configuration: query or load.", "configuration")
        reference = part(body, "jobReference")
        if (text(reference, "projectId") or project) != project:
            raise invalid("The job's project is not the request's.", "jobReference.projectId")
        job = self._new_job(
            project, configuration, text(reference, "location"), text(reference, "jobId")
        )
        if kinds == ["load"]:
            if flag(configuration, "dryRun"):
                raise unsupported("A dry run of a load job")
            job.weight = _weight(body)
            plan = self._loads.plan(configuration["load"], upload)
            self._jobs.submit(job, lambda running: self._loads.work(running, plan))
        elif flag(configuration, "dryRun"):
            return self._dry_run(job, reference, _base(request))
        else:
            self._submit_query(job, text(reference, "location"), _weight(body))
        return job_json.job_resource(job, _base(request))

    def _new_job(
        self, project: str, configuration: Json, location: str | None, job_id: str | None
    ) -> Job:
        place = location or self._default_location(project, configuration)
        user = self._queries.user
        return Job(project, place, job_id or f"job_{uuid.uuid4().hex}", configuration, user)

    def _default_location(self, project: str, configuration: Json) -> str:
        """Where a job runs when nobody said: where its data is, as far as that can be told."""
        query, load = part(configuration, "query"), part(configuration, "load")
        near = part(query, "defaultDataset") or part(load, "destinationTable")
        owner, name = near.get("projectId") or project, near.get("datasetId")
        datasets = self._queries.warehouse.datasets(str(owner))
        places = {d.location for d in datasets if name in (None, d.name)}
        return places.pop() if len(places) == 1 else "US"

    def _submit_query(self, job: Job, location: str | None, weight: int) -> None:
        job.weight = weight
        query = job.configuration["query"]
        kept = query.get("destinationTable")
        job.only_reads = not kept and sql.only_reads(self._queries.statement(query))
        self._jobs.submit(job, lambda running: self._queries.work(running, location))

    def _dry_run(self, job: Job, reference: Json, base: str) -> Json:
        job.outcome = self._queries.dry_run(
            job.project, job.configuration["query"], text(reference, "location"), job.ticket
        )
        job.state = "DONE"
        resource = job_json.job_resource(job, base)
        if not reference.get("jobId"):
            resource["jobReference"].pop("jobId")
        return resource

    def _insert(self, request: Request, body: Json) -> Json:
        return self.insert(request, body)

    async def _query(self, request: Request) -> Response:
        body = await json_body(request)
        project = request.path_params["project"]
        if text(body, "queryResultsFormat") not in (None, "STRUCT_ENCODING"):
            raise unsupported("queryResultsFormat")
        settings = {k: v for k, v in body.items() if k not in _REQUEST}
        configuration: Json = {"query": {"query": body.get("query"), **settings}}
        configuration |= {k: body[k] for k in ("labels", "jobTimeoutMs") if k in body}
        if flag(body, "dryRun"):
            return await run_in_threadpool(self._dry_query, project, configuration, body)
        job, answer = await run_in_threadpool(self._ask, project, configuration, body)
        if answer is not None:
            return answer
        if not await _finished(job, _wait(body)):
            reference = job_json.job_reference(job)
            said = {"kind": _QUERY_RESPONSE, "jobReference": reference, "jobComplete": False}
            return json_response(said)
        return await run_in_threadpool(self._query_answer, job, body)

    def _ask(self, project: str, configuration: Json, body: Json) -> tuple[Job, Response | None]:
        """The job of a request, and its answer where that takes no longer than a moment."""
        job = self._start_query(project, configuration, body)
        wait([job.done], timeout=min(_MOMENT_MS, _wait(body)) / 1000)
        return job, self._query_answer(job, body) if job.done.done() else None

    def _start_query(self, project: str, configuration: Json, body: Json) -> Job:
        """The job of a request; the same job for the same `requestId`, so that a client that
        asks again runs nothing twice."""
        request_id = text(body, "requestId")
        location = text(body, "location")
        # The same id for the same request, also in a later life of the engine.
        job_id = (
            request_id and f"job_{uuid.uuid5(uuid.NAMESPACE_OID, f'{project} {request_id}').hex}"
        )
        job = self._new_job(project, configuration, location, job_id)
        # What the request itself gets wrong is answered at once, without a job.
        self._queries.session(project, configuration["query"], location, job.ticket)
        self._queries.statement(configuration["query"])
        if request_id is None:
            self._submit_query(job, location, _weight(body))
            return job
        with self._asked_lock:
            known = self._jobs.find(project, job.id)
            if known is not None and not known.is_lost:
                return known
            if known is not None:
                self._jobs.delete(known)
            self._submit_query(job, location, _weight(body))
        return job

    def _query_answer(self, job: Job, body: Json) -> Response:
        if job.fault is not None:
            raise job.fault
        older = not flag(part(body, "formatOptions"), "useInt64Timestamp")
        limit = _limit(number(body, "maxResults"))
        head, rows = _page(job, 0, limit, older=older)
        head = {"kind": _QUERY_RESPONSE, **head, "location": job.location, **job_json.times(job)}
        optional = text(body, "jobCreationMode") == "JOB_CREATION_OPTIONAL"
        if optional and "pageToken" not in head:
            head["queryId"] = job.id
        else:
            head["jobReference"] = job_json.job_reference(job)
            head["jobCreationReason"] = {"code": "LARGE_RESULTS" if optional else "REQUESTED"}
        return _raw(job_json.with_rows(head, rows))

    def _dry_query(self, project: str, configuration: Json, body: Json) -> Response:
        job = self._new_job(project, configuration, text(body, "location"), None)
        outcome = self._queries.dry_run(
            project, configuration["query"], text(body, "location"), job.ticket
        )
        statistics = job_json.query_statistics(outcome)
        said = {"kind": _QUERY_RESPONSE, "jobComplete": True, "totalBytesProcessed": "0"}
        said["jobReference"] = {"projectId": project, "location": job.location}
        said["schema"] = statistics.get("schema", {})
        return json_response({**said, "cacheHit": False})

    async def _results(self, request: Request) -> Response:
        values = request.query_params
        job = self._job(request)
        if job.kind != "query":
            raise invalid(f"Job {job} is not a query job.")
        start, limit = page_start(values), number(values, "maxResults")
        if not await _finished(job, _wait(values)):
            said = {"kind": _RESULTS, "jobReference": job_json.job_reference(job)}
            return json_response({**said, "jobComplete": False})
        if job.fault is not None:
            raise job.fault
        older = not flag(values, "formatOptions.useInt64Timestamp")
        head, rows = await run_in_threadpool(_page, job, start, _limit(limit), older=older)
        reference = job_json.job_reference(job)
        head = {"kind": _RESULTS, "etag": str(job), "jobReference": reference, **head}
        return _raw(job_json.with_rows(head, rows))

    def _job(self, request: Request) -> Job:
        location = request.query_params.get("location")
        found = request.path_params
        return self._jobs.get(found["project"], found["job"], location)

    def _get(self, request: Request, _: Json) -> Json:
        return job_json.job_resource(self._job(request), _base(request))

    def _list(self, request: Request, _: Json) -> Json:
        values = request.query_params
        jobs = self._jobs.all(request.path_params["project"])
        states = {state.upper() for state in values.getlist("stateFilter")}
        earliest, latest = number(values, "minCreationTime"), number(values, "maxCreationTime")
        found = [
            job
            for job in jobs
            if (not states or job.state in states)
            and (earliest is None or job.created_ms >= earliest)
            and (latest is None or job.created_ms <= latest)
        ]
        shown, more = page(request, found, 50)
        items = [job_json.list_item(job, _base(request)) for job in shown]
        return {"kind": "bigquery#jobList", "jobs": items, **more}

    def _cancel(self, request: Request, _: Json) -> Json:
        job = self._job(request)
        self._jobs.cancel(job)
        resource = job_json.job_resource(job, _base(request))
        return {"kind": "bigquery#jobCancelResponse", "job": resource}

    def _delete(self, request: Request, _: Json) -> None:
        self._jobs.delete(self._job(request))


_QUERY_RESPONSE: Final = "bigquery#queryResponse"
_RESULTS: Final = "bigquery#getQueryResultsResponse"


async def _finished(job: Job, wait_ms: int) -> bool:
    """Whether the job is done, after at most `wait_ms`."""
    if not job.done.done():
        # `asyncio.wait` leaves the future alone when time is up; `wait_for` would cancel it.
        await asyncio.wait([asyncio.wrap_future(job.done)], timeout=wait_ms / 1000)
    return job.done.done()


def _wait(values: Mapping[str, object]) -> int:
    asked = number(values, "timeoutMs")
    return _WAIT_MS if asked is None else min(asked, _LONGEST_WAIT_MS)


def _limit(asked: int | None) -> int:
    return _LARGEST_PAGE if asked is None else min(asked, _LARGEST_PAGE)


def _page(job: Job, start: int, count: int, *, older: bool) -> tuple[Json, list[bytes]]:
    try:
        return job_json.answer(job, start, count, older=older)
    except FileNotFoundError as e:
        said = f"Not found: the results of job {job} are no longer kept."
        raise Fault(404, "notFound", said) from e


def _raw(body: bytes) -> Response:
    return Response(body, media_type="application/json; charset=UTF-8")


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _weight(body: Json) -> int:
    """About how many bytes of memory a request's description takes."""
    values = part(part(body, "configuration"), "query") or body
    held = sum(len(str(p)) for p in values.get("queryParameters") or ())
    return 4_000 + 4 * held + len(str(values.get("query") or ""))
