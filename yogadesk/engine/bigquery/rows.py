"""A table's rows over HTTP: tabledata.list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from yogadesk.engine.bigquery import job_json
from yogadesk.engine.bigquery.jobs import ANONYMOUS
from yogadesk.engine.bigquery.rest import flag, number, page_start, route
from yogadesk.engine.bigquery.results import in_older_form
from yogadesk.engine.faults import Fault, invalid
from yogadesk.engine.schema import Field, Ref
from yogadesk.engine.types import quoted, row_encoder

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from yogadesk.engine.bigquery.jobs import Jobs
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.warehouse import Warehouse

_LARGEST_PAGE: Final = 100_000
_PAGE_BYTES: Final = 10 * 1024 * 1024
_AT_ONCE: Final = 256


class RowRoutes:
    """The endpoint that lists the rows of a table, or of a query's answer."""

    def __init__(self, warehouse: Warehouse, jobs: Jobs) -> None:
        self._warehouse = warehouse
        self._jobs = jobs

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        path = "/projects/{project}/datasets/{dataset}/tables/{table}/data"
        return [route("GET", path, self._list)]

    def _list(self, request: Request, _: Json) -> Response:
        found = request.path_params
        ref = Ref(found["project"], found["dataset"], found["table"])
        values = request.query_params
        start = page_start(values)
        asked = number(values, "maxResults")
        count = _LARGEST_PAGE if asked is None else min(asked, _LARGEST_PAGE)
        older = not flag(values, "formatOptions.useInt64Timestamp")
        if ref.dataset == ANONYMOUS:
            head, rows = self._answer(ref, start, count, older=older)
        else:
            head, rows = self._page(ref, _selected(request), start, count, older=older)
        body = job_json.with_rows({"kind": "bigquery#tableDataList", **head}, rows)
        return Response(body, media_type="application/json; charset=UTF-8")

    def _answer(self, ref: Ref, start: int, count: int, *, older: bool) -> tuple[Json, list[bytes]]:
        job = self._jobs.answer(ref.project, ref.name)
        try:
            head, rows = job_json.answer(job, start, count, older=older)
        except FileNotFoundError as e:
            raise Fault(404, "notFound", f"Not found: Table {ref}") from e
        return {k: head[k] for k in ("totalRows", "pageToken") if k in head}, rows

    def _page(
        self, ref: Ref, selected: list[str] | None, start: int, count: int, *, older: bool
    ) -> tuple[Json, list[bytes]]:
        def read(cur: Cursor) -> tuple[Json, list[bytes]]:
            table = self._warehouse.catalog.need_table(cur, ref)
            if table.kind != "TABLE":
                raise invalid(f"Cannot list a table of type {table.kind}.")
            total = self._warehouse.catalog.row_count(cur, table)
            fields = _chosen(table.fields, selected)
            rows = self._rows(cur, ref, fields, start, count) if table.fields else []
            end = start + len(rows)
            head: Json = {"etag": table.etag, "totalRows": str(total)}
            if end < total:
                head["pageToken"] = str(end)
            return head, in_older_form(rows, fields) if older else rows

        return self._warehouse.read(read)

    def _rows(
        self, cur: Cursor, ref: Ref, fields: list[Field], start: int, count: int
    ) -> list[bytes]:
        names = ", ".join(quoted(f.name) for f in fields)
        physical = self._warehouse.catalog.physical(ref)
        cur.execute(f"SELECT {names} FROM {physical} LIMIT {count} OFFSET {start}")
        encode = row_encoder(fields)
        rows: list[bytes] = []
        size = 0
        while size < _PAGE_BYTES and (some := cur.fetchmany(_AT_ONCE)):
            texts = [encode(row).encode() for row in some]
            rows += texts
            size += sum(map(len, texts))
        return rows


def _selected(request: Request) -> list[str] | None:
    names = request.query_params.get("selectedFields")
    return names.split(",") if names else None


def _chosen(fields: tuple[Field, ...], names: list[str] | None) -> list[Field]:
    if names is None:
        return list(fields)
    wanted = {name.lower() for name in names}
    unknown = wanted - {f.name.lower() for f in fields}
    if unknown:
        raise invalid(f"Invalid selected field: {min(unknown)}", "selectedFields")
    # In the table's own order, as BigQuery gives them.
    return [f for f in fields if f.name.lower() in wanted]
