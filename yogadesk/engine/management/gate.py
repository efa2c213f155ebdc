"""At the engine's front: whether a project may use the API that a request speaks to.

Only projects that Resource Manager knows, and that are not the one of this computer, are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote

from yogadesk.engine.auth import USER
from yogadesk.engine.calls import run
from yogadesk.engine.faults import Fault
from yogadesk.engine.management.known_services import (
    BIGQUERY,
    CONNECTION,
    RESERVATION,
    STORAGE,
    TITLES,
)
from yogadesk.engine.management.refusals import (
    DetailedFault,
    billing_disabled,
    consumer_deleted,
    lacks_permission,
    service_disabled,
)
from yogadesk.engine.server import render

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from yogadesk.engine.management.state import Project
    from yogadesk.engine.management.store import Records
    from yogadesk.engine.storage.store import ObjectStore

_BIGQUERY = re.compile(r"(?:/upload|/resumable/upload)?/bigquery/v2/projects/([^/]+)/([^/]+)(/.*)?")
_REGIONAL = re.compile(
    r"/v1/projects/([^/]+)/locations/[^/:]+(?:/(connections|reservations)(/.*)?|:(search)\w+)"
)
_BUCKETS = re.compile(r"(?:/upload|/resumable/upload|/download)?/storage/v1/b(?:/([^/]+)(/.*)?)?")
_ASSIGNEE = re.compile(r"\s*assignee\s*=\s*projects/(\S+)\s*")
_JOBS = ("jobs", "queries")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a request wants: of a service, for a project or for the project of a bucket, and the
    permission it takes where the engine asks for one."""

    service: str
    project: str
    bucket: str
    permission: str
    costs: bool


class Gate:
    """The middleware."""

    def __init__(self, app: ASGIApp, records: Records, objects: ObjectStore) -> None:
        self._app = app
        self._records = records
        self._objects = objects

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._records.has_others and scope["type"] == "http":
            try:
                await self._check(scope)
            except Fault as fault:
                await render(fault)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _check(self, scope: Scope) -> None:
        asked = _asked(scope)
        if asked is None:
            return
        name = asked.project or await run(self._project_of, asked.bucket)
        project = self._records.known(name)
        if project is None or project.is_home:
            return
        if project.deleted_ms is not None:
            raise consumer_deleted(project.id, project.number, asked.service)
        if not project.has(asked.service, self._records.now()):
            raise service_disabled(project.number, asked.service, TITLES[asked.service])
        if asked.costs and not project.is_paid_for:
            raise _unpaid(project, asked.service)
        if asked.permission and not project.allows(asked.permission):
            raise _denied(project, asked)

    def _project_of(self, bucket: str) -> str:
        found = self._objects.buckets.find(bucket)
        return found.project if found is not None else ""


def _asked(scope: Scope) -> _Asked | None:
    path, method = scope["path"], scope["method"]
    if found := _BIGQUERY.fullmatch(path):
        return _of_bigquery(method, found[1], found[2], found[3] or "")
    if found := _REGIONAL.fullmatch(path):
        return _of_a_region(scope, found)
    if found := _BUCKETS.fullmatch(path):
        # Of the names only the bucket's matters, and that has nothing to decode but mistakes.
        return _of_storage(scope, unquote(found[1] or ""), found[2] or "")
    return None


def _of_bigquery(method: str, project: str, kind: str, rest: str) -> _Asked:
    permission = ""
    if method == "POST" and kind in _JOBS:
        permission = "bigquery.jobs.create"
    elif method == "POST" and kind == "datasets":
        permission = "bigquery.tables.create" if rest else "bigquery.datasets.create"
        if rest.endswith("/insertAll"):
            permission = "bigquery.tables.updateData"
    # The sandbox lets datasets be made without billing, and some statements run; which ones, only
    # the statement tells, so here none does.
    costs = method == "POST" and (kind in _JOBS or rest.endswith("/insertAll"))
    return _Asked(BIGQUERY, project, "", permission, costs)


def _of_a_region(scope: Scope, found: re.Match[str]) -> _Asked:
    project, kind, rest = found[1], found[2], found[3] or ""
    verb = {"POST": "create", "DELETE": "delete"}.get(scope["method"], "get" if rest else "list")
    if kind == "connections":
        permission = f"bigquery.connections.{verb}"
        return _Asked(CONNECTION, project, "", permission, verb == "create")
    if found[4]:
        asked = _ASSIGNEE.fullmatch(_query(scope, "query"))
        project = asked[1] if asked and project == "-" else project
        permission = "bigquery.reservationAssignments.search"
    elif "/assignments" in rest:
        verb = "list" if verb == "get" else verb
        permission = f"bigquery.reservationAssignments.{verb}"
    else:
        permission = f"bigquery.reservations.{verb}"
    return _Asked(RESERVATION, project, "", permission, verb == "create")


def _of_storage(scope: Scope, bucket: str, rest: str) -> _Asked | None:
    if bucket:
        verb = {"GET": "get", "PUT": "set"}.get(scope["method"], "")
        is_policy = rest == "/iam" and verb
        permission = f"storage.buckets.{verb}IamPolicy" if is_policy else ""
        return _Asked(STORAGE, "", bucket, permission, True)
    project = _query(scope, "project")
    verb = "create" if scope["method"] == "POST" else "list"
    return _Asked(STORAGE, project, "", f"storage.buckets.{verb}", True) if project else None


def _query(scope: Scope, name: str) -> str:
    values = parse_qs(scope["query_string"].decode("latin-1")).get(name)
    return values[0] if values else ""


def _unpaid(project: Project, service: str) -> Fault:
    if service == STORAGE:
        said = "The billing account for the owning project is disabled in state absent"
        return DetailedFault(403, "accountDisabled", said)
    if service == BIGQUERY:
        said = (
            "BigQuery: Billing has not been enabled for this project. Enable billing at "
            "https://console.cloud.google.com/billing and try again."
        )
        return DetailedFault(403, "billingNotEnabled", said)
    return billing_disabled(project.number, service)


def _denied(project: Project, asked: _Asked) -> Fault:
    if asked.service == BIGQUERY:
        said = (
            f"Access Denied: Project {project.id}: User does not have {asked.permission} "
            f"permission in project {project.id}."
        )
        return DetailedFault(403, "accessDenied", said)
    if asked.service == STORAGE:
        what = "bucket" if asked.bucket else "project"
        said = (
            f"{USER} does not have {asked.permission} access to the Google Cloud {what}. "
            f"Permission '{asked.permission}' denied on resource (or it may not exist)."
        )
        return DetailedFault(403, "forbidden", said)
    return lacks_permission(asked.permission, f"//{asked.service}/projects/{project.id}")
