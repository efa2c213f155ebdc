"""Query jobs: from a job's configuration to a statement run, its answer kept."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yogadesk.engine.bigquery.parameters import parameters
from yogadesk.engine.bigquery.rest import only, part, text
from yogadesk.engine.faults import Fault, invalid, invalid_query, unsupported
from yogadesk.engine.schema import Ref
from yogadesk.engine.sql.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.engine.bigquery.jobs import Job
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.bigquery.results import ResultFolder
    from yogadesk.engine.connections.store import Connections
    from yogadesk.engine.sql.outcome import Outcome
    from yogadesk.engine.sql.session import Slots
    from yogadesk.engine.storage.store import ObjectStore
    from yogadesk.engine.warehouse import Warehouse
    from yogadesk.work import Ticket

_KNOWN: Final = frozenset(
    {
        "query",
        "useLegacySql",
        "queryParameters",
        "parameterMode",
        "defaultDataset",
        "destinationTable",
        "createDisposition",
        "writeDisposition",
        # What follows changes how BigQuery runs a query or bills it, never what it answers.
        "priority",
        "useQueryCache",
        "maximumBytesBilled",
        "maximumBillingTier",
        "allowLargeResults",
        "flattenResults",
        "clustering",
    }
)


@dataclass(frozen=True, slots=True)
class Queries:
    """Runs statements. `run` and `check` are the SQL room's; `user` is who asks; `slots` says which
    projects have capacity."""

    warehouse: Warehouse
    objects: ObjectStore
    connections: Connections
    folder: ResultFolder
    run: Callable[[str, Session], Outcome]
    check: Callable[[str, Session], Outcome]
    user: str
    slots: Slots | None = None

    def session(self, project: str, query: Json, location: str | None, ticket: Ticket) -> Session:
        """What the statement of a JobConfigurationQuery runs in. Raises a Fault for a setting
        that is not known here."""
        only(query, _KNOWN, "configuration.query")
        if query.get("useLegacySql", True):
            raise unsupported("Legacy SQL (useLegacySql must be given as false)")
        default = part(query, "defaultDataset")
        dataset = text(default, "datasetId")
        given = query.get("queryParameters") or []
        return Session(
            project=project,
            warehouse=self.warehouse,
            objects=self.objects,
            connections=self.connections,
            user=self.user,
            default_dataset=(text(default, "projectId") or project, dataset) if dataset else None,
            parameters=parameters(given, text(query, "parameterMode")),
            location=location,
            slots=self.slots,
            ticket=ticket,
        )

    def statement(self, query: Json) -> str:
        """The text of the statement. Raises a Fault where there is none."""
        statement = text(query, "query")
        if not statement or not statement.strip():
            raise invalid("Required parameter is missing: query", "query")
        return statement

    def dry_run(self, project: str, query: Json, location: str | None, ticket: Ticket) -> Outcome:
        """What the statement would do. Raises the Fault it would fail with."""
        return self.check(self.statement(query), self.session(project, query, location, ticket))

    def work(self, job: Job, asked_location: str | None) -> None:
        """Run a job's statement and keep its answer in the job."""
        query = job.configuration["query"]
        session = self.session(job.project, query, asked_location, job.ticket)
        statement = self.statement(query)
        if query.get("destinationTable"):
            outcome = self._into_table(statement, query, session)
        else:
            outcome = self.run(statement, session)
        job.results = self.folder.take(outcome.fields, outcome.rows, job.ticket)
        job.outcome = dataclasses.replace(outcome, rows=iter(()), total_rows=job.results.count)

    def _into_table(self, statement: str, query: Json, session: Session) -> Outcome:
        """Run a SELECT whose rows go into a table of the client's choosing."""
        target = table_ref(query["destinationTable"])
        checked = self.check(statement, session)
        if checked.kind != "SELECT":
            raise invalid_query("Cannot set destination table in jobs with DDL or DML statements")
        verb = self._verb(target, query)
        body = statement.rstrip().rstrip(";")
        self.run(f"{verb} {backticked(target)}{'' if verb == _INSERT else ' AS'} {body}", session)
        rows = self.run(f"SELECT * FROM {backticked(target)}", session)
        return dataclasses.replace(rows, target=target, referenced=checked.referenced)

    def _verb(self, target: Ref, query: Json) -> str:
        catalog = self.warehouse.catalog

        def existing_rows(cur: object) -> int | None:
            table = catalog.table(cur, target)  # type: ignore[arg-type]
            return None if table is None else catalog.row_count(cur, table)  # type: ignore[arg-type]

        rows = self.warehouse.read(existing_rows)
        if rows is None and query.get("createDisposition") == "CREATE_NEVER":
            raise Fault(404, "notFound", f"Not found: Table {target}")
        disposition = query.get("writeDisposition") or "WRITE_EMPTY"
        if disposition == "WRITE_EMPTY" and rows:
            raise Fault(409, "duplicate", f"Already Exists: Table {target}")
        if disposition == "WRITE_APPEND" and rows is not None:
            return _INSERT
        return "CREATE OR REPLACE TABLE"


_INSERT: Final = "INSERT INTO"


def table_ref(resource: Json) -> Ref:
    """A TableReference. Raises a Fault for a part that is missing."""
    names = [text(resource, key) for key in ("projectId", "datasetId", "tableId")]
    if not all(names):
        raise invalid("A table reference needs projectId, datasetId and tableId.", "tableReference")
    project, dataset, table = (name or "" for name in names)
    return Ref(project, dataset, table)


def backticked(ref: Ref) -> str:
    """A table's name as a statement carries it. Raises a Fault for what no name can hold."""
    name = f"{ref.project}.{ref.dataset}.{ref.name}"
    if "`" in name or "\\" in name or "\n" in name:
        raise invalid(f"Invalid table name: {name}")
    return f"`{name}`"
