"""Jobs and their answers as BigQuery's JSON tells of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from yogadesk.engine import records
from yogadesk.engine.bigquery.jobs import ANONYMOUS
from yogadesk.engine.bigquery.rest import ROOT, number
from yogadesk.engine.types import schema_to_json

if TYPE_CHECKING:
    from yogadesk.engine.bigquery.jobs import Job
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.schema import Ref
    from yogadesk.engine.sql.outcome import Outcome


def table_reference(ref: Ref) -> Json:
    """A TableReference."""
    return {"projectId": ref.project, "datasetId": ref.dataset, "tableId": ref.name}


def job_reference(job: Job) -> Json:
    """A JobReference."""
    return {"projectId": job.project, "jobId": job.id, "location": job.location}


def job_resource(job: Job, base: str) -> Json:
    """The Job resource; `base` is the engine's own address."""
    resource: Json = {
        "kind": "bigquery#job",
        "id": str(job),
        "selfLink": f"{base}{ROOT}/projects/{job.project}/jobs/{job.id}?location={job.location}",
        "user_email": job.user,
        "jobReference": job_reference(job),
        "configuration": _configuration(job),
        "statistics": _statistics(job),
        "status": _status(job),
    }
    return {**resource, "etag": records.etag(json.dumps([job.id, job.state, job.ended_ms]))}


def list_item(job: Job, base: str) -> Json:
    """A job as jobs.list tells of it."""
    resource = job_resource(job, base)
    for name in ("etag", "selfLink"):  # only jobs.get gives them
        del resource[name]
    resource["state"] = job.state
    if job.fault is not None:
        resource["errorResult"] = job.fault.proto()
    return resource


def _configuration(job: Job) -> Json:
    configuration: Json = {**job.configuration, "jobType": job.kind.upper()}
    target = destination(job)
    if job.kind == "query" and target is not None:
        configuration["query"] = {"destinationTable": target, **job.configuration["query"]}
    if job.kind == "load" and "skipLeadingRows" in job.configuration["load"]:
        # Clients send this one as text, too; it is told as the number that it is.
        load = job.configuration["load"]
        configuration["load"] = {**load, "skipLeadingRows": number(load, "skipLeadingRows")}
    return configuration


def destination(job: Job) -> Json | None:
    """Where a finished query's rows are: the table it wrote, or one that holds its answer."""
    if job.outcome is None:
        return None
    if job.outcome.target is not None:
        return table_reference(job.outcome.target)
    if not job.outcome.fields:
        return None
    return {"projectId": job.project, "datasetId": ANONYMOUS, "tableId": job.answer_table}


def _status(job: Job) -> Json:
    if job.fault is None:
        return {"state": job.state}
    proto = job.fault.proto()
    return {"state": job.state, "errorResult": proto, "errors": [proto]}


def _statistics(job: Job) -> Json:
    statistics: Json = {"creationTime": str(job.created_ms)}
    if job.started_ms:
        statistics["startTime"] = str(job.started_ms)
    if job.ended_ms:
        statistics["endTime"] = str(job.ended_ms)
        statistics["finalExecutionDurationMs"] = str(job.ended_ms - job.started_ms)
    if job.load:
        statistics["load"] = job.load
    if job.kind == "query":
        statistics["totalBytesProcessed"] = "0"
        statistics["query"] = query_statistics(job.outcome)
    return statistics


def query_statistics(outcome: Outcome | None) -> Json:
    """JobStatistics2. Nothing is billed on this computer, so bytes are none."""
    statistics: Json = {"totalBytesProcessed": "0", "totalBytesBilled": "0", "cacheHit": False}
    if outcome is None:
        return statistics
    statistics["statementType"] = outcome.kind
    if outcome.fields:
        statistics["schema"] = schema_to_json(outcome.fields)
    if outcome.referenced:
        statistics["referencedTables"] = [table_reference(ref) for ref in outcome.referenced]
    if outcome.ddl_operation is not None:
        statistics["ddlOperationPerformed"] = outcome.ddl_operation
        if outcome.target is not None:
            statistics["ddlTargetTable"] = table_reference(outcome.target)
    if outcome.dml_rows is not None:
        statistics["numDmlAffectedRows"] = str(outcome.dml_rows)
        counted = _DML_COUNTS.get(outcome.kind)
        if counted:
            statistics["dmlStats"] = {counted: str(outcome.dml_rows)}
    return statistics


_DML_COUNTS = {
    "INSERT": "insertedRowCount",
    "UPDATE": "updatedRowCount",
    "DELETE": "deletedRowCount",
    "TRUNCATE_TABLE": "deletedRowCount",
}


def answer(job: Job, start: int, count: int | None, *, older: bool) -> tuple[Json, list[bytes]]:
    """The head of a page of a finished query's answer, and its rows as JSON texts.

    A statement that answers with no columns has neither totalRows nor rows.
    """
    head: Json = {"jobComplete": True, "totalBytesProcessed": "0", "cacheHit": False}
    if job.outcome is not None and job.outcome.dml_rows is not None:
        head["numDmlAffectedRows"] = str(job.outcome.dml_rows)
    results = job.results
    if results is None and job.outcome is not None and job.outcome.fields:
        raise FileNotFoundError(job.id)  # of an earlier life of the engine
    if results is None or not results.fields:
        return head, []
    head["schema"] = schema_to_json(results.fields)
    head["totalRows"] = str(results.count)
    rows = results.page(start, results.count if count is None else count, older=older)
    end = start + len(rows)
    if end < results.count:
        head["pageToken"] = str(end)
    return head, rows


def with_rows(head: Json, rows: list[bytes]) -> bytes:
    """The JSON text of an answer: rows are texts already, and are not parsed again."""
    said = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    if not rows:
        return said
    return said[:-1] + b',"rows":[' + b",".join(rows) + b"]}"


def times(job: Job) -> dict[str, Any]:
    """When a query was asked for, began and ended, as jobs.query tells it."""
    return {
        "creationTime": str(job.created_ms),
        "startTime": str(job.started_ms),
        "endTime": str(job.ended_ms),
    }
