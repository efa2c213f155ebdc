"""Tables over HTTP."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import TYPE_CHECKING, Final

from yogadesk.engine.bigquery import resources
from yogadesk.engine.bigquery.job_json import table_reference
from yogadesk.engine.bigquery.jobs import ANONYMOUS
from yogadesk.engine.bigquery.queries import backticked
from yogadesk.engine.bigquery.rest import check_etag, merged, only, page, part, route, text
from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.schema import Field, Ref, Table
from yogadesk.engine.types import duckdb_type, quoted, schema_from_json, schema_to_json
from yogadesk.work import Ticket

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from yogadesk.engine.bigquery.jobs import Jobs
    from yogadesk.engine.bigquery.queries import Queries
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.catalog import Cursor

_FIXED: Final = frozenset(
    {"kind", "etag", "id", "selfLink", "tableReference", "type", "location", "creationTime"}
    | {"lastModifiedTime", "numRows", "numBytes", "numLongTermBytes"}
)
_KNOWN: Final = _FIXED | {"schema", "description", "labels"}
_EXTERNAL: Final = frozenset({"sourceUris", "connectionId", "objectMetadata", "metadataCacheMode"})
_NAME: Final = re.compile(r"[^\W\s][\w\s-]{0,1023}|_[\w\s-]{0,1023}")


class TableRoutes:
    """The endpoints of tables. Views and object tables are made by the statement that says the
    same, so that both ways check the same things."""

    def __init__(self, queries: Queries, jobs: Jobs) -> None:
        self._queries = queries
        self._jobs = jobs
        self._warehouse = queries.warehouse
        self._catalog = queries.warehouse.catalog

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        tables = "/projects/{project}/datasets/{dataset}/tables"
        return [
            route("GET", tables, self._list),
            route("POST", tables, self._insert),
            route("GET", tables + "/{table}", self._get),
            route("PATCH", tables + "/{table}", self._patch),
            route("DELETE", tables + "/{table}", self._delete),
            route("POST", tables + "/{table}/insertAll", self._stream),
        ]

    def _list(self, request: Request, _: Json) -> Json:
        project, dataset = request.path_params["project"], request.path_params["dataset"]

        def read(cur: Cursor) -> list[Table]:
            self._catalog.need_dataset(cur, project, dataset)
            return self._catalog.tables(cur, project, dataset)

        found = self._warehouse.read(read)
        shown, more = page(request, found)
        items = [resources.table_item(table) for table in shown]
        total = len(found)
        return {"kind": "bigquery#tableList", "tables": items, "totalItems": total, **more}

    def _insert(self, request: Request, body: Json) -> Json:
        ref = _inserted_ref(request, body)
        if "externalDataConfiguration" in body:
            self._make(_object_table_statement(ref, body), ref.project)
        elif "view" in body:
            self._make(_view_statement(ref, body), ref.project)
        else:
            self._make_table(ref, body)
            return self._resource(request, ref)
        if part(body, "labels"):
            self._change(request, ref, {"labels": body["labels"]})
        return self._resource(request, ref)

    def _make(self, statement: str, project: str) -> None:
        query = {"query": statement, "useLegacySql": False}
        session = self._queries.session(project, query, None, Ticket())
        self._queries.run(statement, session)

    def _make_table(self, ref: Ref, body: Json) -> None:
        only(body, _KNOWN, "table")
        fields = schema_from_json(part(body, "schema"))
        said = text(body, "description")
        table = Table(ref, "TABLE", fields, 0, 0, "", said, part(body, "labels"))

        def make(cur: Cursor) -> None:
            self._catalog.make_rows(cur, self._catalog.put_table(cur, table))

        self._warehouse.change(make)

    def _get(self, request: Request, _: Json) -> Json:
        ref = _ref(request)
        if ref.dataset == ANONYMOUS:
            return self._answer_resource(ref)
        return self._resource(request, ref)

    def _answer_resource(self, ref: Ref) -> Json:
        job = self._jobs.answer(ref.project, ref.name)
        results = job.results
        return {
            "kind": "bigquery#table",
            "id": str(ref),
            "tableReference": table_reference(ref),
            "type": "TABLE",
            "location": job.location,
            "creationTime": str(job.created_ms),
            "lastModifiedTime": str(job.ended_ms),
            "schema": schema_to_json(results.fields if results else ()),
            "numRows": str(results.count if results else 0),
        }

    def _resource(self, request: Request, ref: Ref) -> Json:
        def read(cur: Cursor) -> Json:
            table = self._catalog.need_table(cur, ref)
            location = self._catalog.need_dataset(cur, ref.project, ref.dataset).location
            rows = self._catalog.row_count(cur, table)
            return resources.table_resource(table, location, rows, base)

        base = str(request.base_url).rstrip("/")
        return self._warehouse.read(read)

    def _patch(self, request: Request, body: Json) -> Json:
        ref = _ref(request)
        self._change(request, ref, body)
        return self._resource(request, ref)

    def _change(self, request: Request, ref: Ref, body: Json) -> None:
        only(body, _KNOWN | {"view", "externalDataConfiguration", "maxStaleness"}, "table")

        def change(cur: Cursor) -> None:
            old = self._catalog.need_table(cur, ref)
            check_etag(request, old.etag)
            fields = old.fields
            if body.get("schema") and old.kind == "TABLE":
                fields = schema_from_json(part(body, "schema"))
                _alter(cur, self._catalog.physical(ref), old.fields, fields)
                if not old.fields:
                    self._catalog.make_rows(cur, dataclasses.replace(old, fields=fields))
            said = merged({"description": old.description, "labels": old.labels}, body)
            new = dataclasses.replace(
                old,
                fields=fields,
                description=text(said, "description"),
                labels=part(said, "labels"),
            )
            self._catalog.put_table(cur, new, replace=True)

        self._warehouse.change(change)

    def _delete(self, request: Request, _: Json) -> None:
        ref = _ref(request)
        self._warehouse.change(lambda cur: self._catalog.drop_table(cur, ref))

    def _stream(self, request: Request, _: Json) -> Json:
        raise unsupported(f"Streaming rows into {_ref(request)} (tabledata.insertAll)")


def _ref(request: Request) -> Ref:
    found = request.path_params
    return Ref(found["project"], found["dataset"], found["table"])


def _inserted_ref(request: Request, body: Json) -> Ref:
    reference = part(body, "tableReference")
    project, dataset = request.path_params["project"], request.path_params["dataset"]
    name = text(reference, "tableId")
    if not name or not _NAME.fullmatch(name):
        raise invalid(f'Invalid table ID "{name or ""}".', "tableReference.tableId")
    given = (text(reference, "projectId") or project, text(reference, "datasetId") or dataset)
    if given != (project, dataset):
        raise invalid("The table's dataset is not the request's.", "tableReference")
    return Ref(project, dataset, name)


def _object_table_statement(ref: Ref, body: Json) -> str:
    only(body, _KNOWN | {"externalDataConfiguration", "maxStaleness"}, "table")
    external = part(body, "externalDataConfiguration")
    only(external, _EXTERNAL, "table.externalDataConfiguration")
    if text(external, "objectMetadata") != "SIMPLE":
        raise unsupported("An external table other than an object table (objectMetadata=SIMPLE)")
    connection = text(external, "connectionId") or ""
    # Both forms are BigQuery's: `p.l.c` and `projects/p/locations/l/connections/c`.
    parts = re.fullmatch(r"projects/([^/]+)/locations/([^/]+)/connections/([^/]+)", connection)
    name = ".".join(parts.groups()) if parts else connection
    if not name or "`" in name or "\n" in name:
        raise invalid(f"Invalid connection: {connection}", "connectionId")
    uris = external.get("sourceUris") or []
    options = ["object_metadata = 'SIMPLE'", f"uris = [{', '.join(_literal(u) for u in uris)}]"]
    if text(external, "metadataCacheMode"):
        options.append(f"metadata_cache_mode = {_literal(external['metadataCacheMode'])}")
    if text(body, "maxStaleness"):
        options.append(f"max_staleness = {_interval(body['maxStaleness'])}")
    if text(body, "description"):
        options.append(f"description = {_literal(body['description'])}")
    made = f"CREATE EXTERNAL TABLE {backticked(ref)} WITH CONNECTION `{name}`"
    return f"{made} OPTIONS({', '.join(options)})"


def _view_statement(ref: Ref, body: Json) -> str:
    only(body, _KNOWN | {"view"}, "table")
    view = part(body, "view")
    only(view, {"query", "useLegacySql"}, "table.view")
    if view.get("useLegacySql", True):
        raise unsupported("A view in legacy SQL (useLegacySql must be given as false)")
    said = text(body, "description")
    options = f" OPTIONS(description = {_literal(said)})" if said else ""
    query = (text(view, "query") or "").rstrip().rstrip(";")
    return f"CREATE VIEW {backticked(ref)}{options} AS {query}"


def _literal(value: object) -> str:
    """A string as a statement carries it: GoogleSQL reads the escapes that JSON writes."""
    if not isinstance(value, str):
        raise invalid("A string was expected.")
    return json.dumps(value, ensure_ascii=False)


def _interval(value: str) -> str:
    """The INTERVAL literal of a `Y-M D H:M:S`, the form in which REST gives a staleness."""
    if not re.fullmatch(r"-?\d+-\d+ -?\d+ -?\d+:\d+:\d+(\.\d+)?", value):
        raise invalid(f"Invalid value for maxStaleness: {value}", "maxStaleness")
    return f"INTERVAL '{value}' YEAR TO SECOND"


def _alter(cur: Cursor, physical: str, old: tuple[Field, ...], new: tuple[Field, ...]) -> None:
    """Make the columns `new`. BigQuery adds columns and relaxes them, and nothing else."""
    added = new[len(old) :]
    for before, after in zip(old, new, strict=False):
        if before == dataclasses.replace(after, description=before.description):
            continue
        relaxed = dataclasses.replace(before, mode="NULLABLE", description=after.description)
        if before.mode != "REQUIRED" or relaxed != after:
            raise invalid(f"Provided Schema does not match: field {before.name} has changed.")
        cur.execute(f"ALTER TABLE {physical} ALTER {quoted(before.name)} DROP NOT NULL")
    if len(new) < len(old) or any(f.mode == "REQUIRED" for f in added if old):
        raise invalid("Provided Schema does not match: a column is missing or newly required.")
    for field in added if old else ():
        cur.execute(f"ALTER TABLE {physical} ADD COLUMN {quoted(field.name)} {duckdb_type(field)}")
