"""BigQuery's REST API over the warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from yogadesk.engine import sql
from yogadesk.engine.auth import USER
from yogadesk.engine.bigquery.datasets import DatasetRoutes
from yogadesk.engine.bigquery.job_memory import JobMemory
from yogadesk.engine.bigquery.job_routes import JobRoutes
from yogadesk.engine.bigquery.jobs import Jobs
from yogadesk.engine.bigquery.loads import Loads
from yogadesk.engine.bigquery.models import ModelRoutes
from yogadesk.engine.bigquery.queries import Queries
from yogadesk.engine.bigquery.rest import ROOT
from yogadesk.engine.bigquery.results import ResultFolder
from yogadesk.engine.bigquery.rows import RowRoutes
from yogadesk.engine.bigquery.tables import TableRoutes
from yogadesk.engine.bigquery.uploads import UploadRoutes
from yogadesk.engine.faults import unsupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.connections.store import Connections
    from yogadesk.engine.sql.outcome import Outcome
    from yogadesk.engine.sql.session import Session, Slots
    from yogadesk.engine.storage.store import ObjectStore
    from yogadesk.engine.warehouse import Warehouse


def routes(
    warehouse: Warehouse,
    objects: ObjectStore,
    connections: Connections,
    slots: Slots | None = None,
    *,
    run: Callable[[str, Session], Outcome] = sql.run,
    check: Callable[[str, Session], Outcome] = sql.check,
) -> list[BaseRoute]:
    """The endpoints of BigQuery v2. Jobs end when the warehouse closes.

    `slots` says which projects have capacity. `run` and `check` execute a statement and look at
    it; they are the SQL room's.
    """
    folder = ResultFolder(warehouse.folder / "results")
    queries = Queries(warehouse, objects, connections, folder, run, check, USER, slots)
    jobs = Jobs(warehouse, JobMemory(warehouse.folder))
    job_routes = JobRoutes(jobs, queries, Loads(warehouse, objects))
    return [
        *job_routes.routes(),
        *UploadRoutes(job_routes, warehouse.folder / "uploads").routes(),
        *RowRoutes(warehouse, jobs).routes(),
        *TableRoutes(queries, jobs).routes(),
        *ModelRoutes(warehouse).routes(),
        *DatasetRoutes(warehouse).routes(),
        Route(f"{ROOT}/{{rest:path}}", _refuse, methods=["GET", "POST", "PUT", "PATCH", "DELETE"]),
    ]


async def _refuse(request: Request) -> Response:
    raise unsupported(f"{request.method} {request.url.path}")
