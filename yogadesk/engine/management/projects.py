"""Resource Manager v3: projects, their policies, and what one may do in them."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.management import answers
from yogadesk.engine.management.operations import message
from yogadesk.engine.management.policies import parse_policy, policy_resource
from yogadesk.engine.management.refusals import (
    DetailedFault,
    failed_precondition,
    no_access,
)
from yogadesk.engine.records import etag

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.operations import Operations
    from yogadesk.engine.management.state import Project
    from yogadesk.engine.management.store import Records

_ID = re.compile(r"[a-z][a-z0-9-]{4,28}[a-z0-9]")
_DISPLAY_NAME = re.compile(r"[A-Za-z0-9'\"! -]{4,30}")
_PERMISSION = re.compile(r"[a-z][A-Za-z]*(\.[A-Za-z]+){2}")
_TERM = re.compile(r"([A-Za-z][\w.-]*)\s*[:=]\s*(\"[^\"]*\"|\S+)")
_NOT_OF_A_PROJECT = frozenset({"resourcemanager.projects.create", "resourcemanager.projects.list"})
_MOST_PERMISSIONS = 100
_CREATED = {"projectId", "displayName", "labels", "parent", "name", "state", "etag"}


class Projects:
    """The endpoints over `records`."""

    def __init__(self, records: Records, operations: Operations) -> None:
        self._records = records
        self._operations = operations

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        one = "/v3/projects/{project}"
        return [
            Route("/v3/projects:search", sync(self._search), methods=["GET"]),
            Route("/v3/projects", sync(self._create), methods=["POST"]),
            Route("/v3/projects", sync(self._list), methods=["GET"]),
            Route(one + ":testIamPermissions", sync(self._test), methods=["POST"]),
            Route(one + ":getIamPolicy", sync(self._get_policy), methods=["POST"]),
            Route(one + ":setIamPolicy", sync(self._set_policy), methods=["POST"]),
            Route(one + ":undelete", sync(self._undelete), methods=["POST"]),
            Route(one, sync(self._get), methods=["GET"]),
            Route(one, sync(self._delete), methods=["DELETE"]),
            Route(one, sync(self._refuse), methods=["PATCH", "POST"]),
        ]

    def _search(self, call: Call) -> Response:
        wanted = _matching(call.query.get("query", ""))
        found = [
            each
            for each in self._records.projects()
            if each.allows("resourcemanager.projects.get") and wanted(each)
        ]
        return answer(answers.page(call, "projects", found, lambda each: each.id, self._resource))

    def _list(self, call: Call) -> Response:
        if not call.query.get("parent"):
            raise invalid("parent must be given.", "parent")
        raise no_access()  # there are no organizations and no folders

    def _get(self, call: Call) -> Response:
        return answer(self._resource(self._records.project(call.path["project"])))

    def _create(self, call: Call) -> Response:
        body = call.json()
        if body.get("parent"):
            raise no_access()
        for name in body.keys() - _CREATED:
            if body[name]:
                raise unsupported(f"The project's field {name}")
        project_id = answers.text(body, "projectId") or f"project-{secrets.token_hex(5)}"
        if not _ID.fullmatch(project_id):
            raise invalid("project_id must be 6 to 30 lowercase letters, digits and hyphens.")
        display_name = answers.text(body, "displayName") or project_id
        if not _DISPLAY_NAME.fullmatch(display_name):
            raise invalid("display_name must have 4 to 30 permitted characters.", "displayName")
        made = self._records.add_project(project_id, display_name, answers.labels(body))
        metadata = message(
            "cloud.resourcemanager.v3.CreateProjectMetadata",
            {"createTime": answers.time(made.created_ms), "gettable": True, "ready": True},
        )
        return answer(self._start("cp", made, made.ready_ms, metadata))

    def _delete(self, call: Call) -> Response:
        found = self._find(call, "resourcemanager.projects.delete")
        if found.is_home:
            raise failed_precondition("The project of this computer cannot be deleted.")
        if found.deleted_ms is not None:
            raise failed_precondition("The project is not active.")
        return self._mark(found, self._records.now(), "dp", "DeleteProjectMetadata")

    def _undelete(self, call: Call) -> Response:
        found = self._find(call, "resourcemanager.projects.undelete")
        if found.deleted_ms is None:
            raise failed_precondition("The project is active.")
        return self._mark(found, None, "up", "UndeleteProjectMetadata")

    def _mark(self, project: Project, deleted_ms: int | None, mark: str, kind: str) -> Response:
        changed = self._records.change_project(
            project.id, lambda held: replace(held, deleted_ms=deleted_ms)
        )
        metadata = message(f"cloud.resourcemanager.v3.{kind}", {})
        return answer(self._start(mark, changed, self._records.moment(), metadata))

    def _start(self, mark: str, project: Project, ready_ms: int, metadata: Json) -> Json:
        response = message("cloud.resourcemanager.v3.Project", self._resource(project))
        return self._operations.start(mark, ready_ms, metadata, response)

    def _test(self, call: Call) -> Response:
        found = self._records.known(call.path["project"])
        if found is None or found.ready_ms > self._records.now():
            raise no_access()
        asked = answers.texts(call.json(), "permissions")
        if len(asked) > _MOST_PERMISSIONS:
            raise invalid(f"At most {_MOST_PERMISSIONS} permissions can be tested at once.")
        for each in asked:
            if not _PERMISSION.fullmatch(each) or each in _NOT_OF_A_PROJECT:
                raise invalid(f"Permission {each} is not valid for this resource.")
        held = [each for each in asked if found.allows(each)]
        return answer({"permissions": held} if held else {})

    def _get_policy(self, call: Call) -> Response:
        found = self._find(call, "resourcemanager.projects.getIamPolicy")
        return answer(policy_resource(found.bindings))

    def _set_policy(self, call: Call) -> Response:
        found = self._find(call, "resourcemanager.projects.setIamPolicy")
        if found.is_home:
            raise failed_precondition("The policy of the project of this computer is fixed.")
        bindings, seen = parse_policy(call.json())

        def change(held: Project) -> Project:
            if seen and seen != policy_resource(held.bindings)["etag"]:
                raise _concurrent_change()
            return replace(held, bindings=bindings)

        changed = self._records.change_project(found.id, change)
        return answer(policy_resource(changed.bindings))

    def _refuse(self, call: Call) -> Response:
        raise unsupported(f"{call.method} on a project")

    def _find(self, call: Call, permission: str) -> Project:
        return self._records.project(call.path["project"], permission)

    def _resource(self, project: Project) -> Json:
        said: Json = {
            "name": f"projects/{project.number}",
            "projectId": project.id,
            "state": _state(project),
            "displayName": project.display_name,
            "createTime": answers.time(project.created_ms),
            "updateTime": answers.time(project.updated_ms),
            "etag": f'W/"{etag(repr(project.updated_ms) + project.id)}"',
        }
        if project.labels:
            said["labels"] = dict(project.labels)
        if project.deleted_ms is not None:
            said["deleteTime"] = answers.time(project.deleted_ms)
        return said


def _state(project: Project) -> str:
    return "ACTIVE" if project.deleted_ms is None else "DELETE_REQUESTED"


def _matching(query: str) -> Callable[[Project], bool]:
    """Whether a project meets every term of a query (`id:my-*`, `state:ACTIVE` …).

    Raises Fault for what is no query, or one about something else.
    """
    rest = _TERM.sub("", query).replace("AND", "").strip()
    if rest:
        raise invalid(f"Invalid query: {rest[:100]}", "query")
    terms = [(name, value.strip('"').lower()) for name, value in _TERM.findall(query)]
    for name, _ in terms:
        if name not in _FIELDS:
            raise unsupported(f"Searching projects by {name}")
    return lambda project: all(
        fnmatchcase(_FIELDS[name](project).lower(), value) for name, value in terms
    )


_FIELDS: Mapping[str, Callable[[Project], str]] = {
    "id": lambda project: project.id,
    "projectId": lambda project: project.id,
    "name": lambda project: project.display_name,
    "displayName": lambda project: project.display_name,
    "state": _state,
}


def _concurrent_change() -> DetailedFault:
    said = (
        "There were concurrent policy changes. Please retry the whole read-modify-write with "
        "exponential backoff. The request's ETag does not match the current policy's."
    )
    return DetailedFault(409, "aborted", said, status="ABORTED")
