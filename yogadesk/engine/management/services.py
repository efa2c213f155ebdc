"""Service Usage v1: which APIs a project has enabled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.management import answers
from yogadesk.engine.management.known_services import NEED_BILLING, TITLES
from yogadesk.engine.management.operations import message
from yogadesk.engine.management.refusals import (
    billing_not_found,
    failed_precondition,
    unknown_services,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.operations import Operations
    from yogadesk.engine.management.state import Project
    from yogadesk.engine.management.store import Records

_MOST_TO_ENABLE = 20
_MOST_TO_GET = 30
_GET = "serviceusage.services.get"
_ENABLE = "serviceusage.services.enable"


class Services:
    """The endpoints over `records`."""

    def __init__(self, records: Records, operations: Operations) -> None:
        self._records = records
        self._operations = operations

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        every = "/v1/projects/{project}/services"
        return [
            Route(every, sync(self._list), methods=["GET"]),
            Route(every + ":batchGet", sync(self._batch_get), methods=["GET"]),
            Route(every + ":batchEnable", sync(self._batch_enable), methods=["POST"]),
            Route(every + "/{service}:enable", sync(self._enable), methods=["POST"]),
            Route(every + "/{service}:disable", sync(self._disable), methods=["POST"]),
            Route(every + "/{service}", sync(self._get), methods=["GET"]),
        ]

    def _list(self, call: Call) -> Response:
        project = self._project(call, "serviceusage.services.list")
        asked = call.query.get("filter", "").replace(" ", "")
        if asked not in ("", "state:ENABLED", "state:DISABLED"):
            raise unsupported("Listing services by this filter")
        shown = [self._resource(project, service) for service in sorted(TITLES)]
        if asked:
            shown = [each for each in shown if asked == f"state:{each['state']}"]
        return answer(
            answers.page(call, "services", shown, lambda each: each["name"], lambda each: each)
        )

    def _get(self, call: Call) -> Response:
        project = self._project(call, _GET)
        [service] = _known([call.path["service"]])
        return answer(self._resource(project, service))

    def _batch_get(self, call: Call) -> Response:
        project = self._project(call, _GET)
        names = call.query.getlist("names")
        if not 1 <= len(names) <= _MOST_TO_GET:
            raise invalid(f"Between 1 and {_MOST_TO_GET} services can be asked for.", "names")
        parents = {f"projects/{project.id}", f"projects/{project.number}"}
        for name in names:
            if name.rpartition("/services/")[0] not in parents:
                raise invalid(f"Invalid name: {name}", "names")
        services = _known([name.rpartition("/")[2] for name in names])
        return answer({"services": [self._resource(project, each) for each in services]})

    def _enable(self, call: Call) -> Response:
        project = self._project(call, _ENABLE)
        services = _known([call.path["service"]])
        done = self._turn_on(project, services)
        state = self._resource(project, services[0], "ENABLED")
        response = message("api.serviceusage.v1.EnableServiceResponse", {"service": state})
        return self._operation(project, services, done, response)

    def _batch_enable(self, call: Call) -> Response:
        project = self._project(call, _ENABLE)
        asked = answers.texts(call.json(), "serviceIds")
        if not 1 <= len(asked) <= _MOST_TO_ENABLE:
            said = f"Between 1 and {_MOST_TO_ENABLE} services can be enabled at once."
            raise invalid(said, "serviceIds")
        services = _known(asked)
        done = self._turn_on(project, services)
        states = [self._resource(project, each, "ENABLED") for each in services]
        response = message("api.serviceusage.v1.BatchEnableServicesResponse", {"services": states})
        return self._operation(project, services, done, response)

    def _disable(self, call: Call) -> Response:
        project = self._project(call, "serviceusage.services.disable")
        services = _known([call.path["service"]])
        if project.is_home:
            raise failed_precondition("The services of the project of this computer stay enabled.")
        if not project.has(services[0], self._records.now()):
            raise failed_precondition(f"The service {services[0]} is not enabled.")
        done = self._records.switch(project, services, is_on=False)
        state = self._resource(project, services[0], "DISABLED")
        response = message("api.serviceusage.v1.DisableServiceResponse", {"service": state})
        return self._operation(project, services, done, response)

    def _turn_on(self, project: Project, services: Sequence[str]) -> int | None:
        """When the services are on; None when they are already. Raises Fault without billing."""
        now = self._records.now()
        off = [each for each in services if not project.has(each, now)]
        dear = [each for each in off if each in NEED_BILLING]
        if dear and not project.is_paid_for:
            raise billing_not_found(project.number, dear)
        return self._records.switch(project, off, is_on=True) if off else None

    def _operation(
        self, project: Project, services: Sequence[str], done: int | None, response: Json
    ) -> Response:
        names = [f"projects/{project.number}/services/{each}" for each in services]
        metadata = message("api.serviceusage.v1.OperationMetadata", {"resourceNames": names})
        if done is None:
            return answer(self._operations.done(metadata, response))
        mark = f"acat.p2-{project.number}"
        return answer(self._operations.start(mark, done, metadata, response))

    def _project(self, call: Call, permission: str) -> Project:
        return self._records.project(call.path["project"], permission)

    def _resource(self, project: Project, service: str, state: str | None = None) -> Json:
        is_on = project.has(service, self._records.now())
        return {
            "name": f"projects/{project.number}/services/{service}",
            "parent": f"projects/{project.number}",
            "config": {"name": service, "title": TITLES[service]},
            "state": state or ("ENABLED" if is_on else "DISABLED"),
        }


def _known(services: Sequence[str]) -> list[str]:
    """The services, each once. Raises Fault for unheard-of ones."""
    found = list(dict.fromkeys(services))
    if unknown := [each for each in found if each not in TITLES]:
        raise unknown_services([re.sub(r"[^\w.-]", "?", each)[:100] for each in unknown])
    return found
