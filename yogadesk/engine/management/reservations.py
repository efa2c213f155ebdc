"""BigQuery Reservation v1: reservations, and which projects' jobs may use them.

They are kept and told truly. Projects made here need one as Google's do (see `slots`); the one of
this computer does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.faults import invalid, unsupported
from yogadesk.engine.management import answers
from yogadesk.engine.management.capacity import Capacity, Reservation
from yogadesk.engine.management.slots import place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.capacity import Assignment
    from yogadesk.engine.management.store import Records

_ID = re.compile(r"[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?")
_ASSIGNMENT_ID = re.compile(r"[a-z0-9-]{1,64}")
_ASSIGNEE = re.compile(r"projects/([a-z0-9.:-]{1,100})")
_QUERY = re.compile(r"\s*assignee\s*=\s*(projects/[a-z0-9.:-]{1,100})\s*")
_EDITIONS = ("EDITION_UNSPECIFIED", "STANDARD", "ENTERPRISE", "ENTERPRISE_PLUS")
_JOB_TYPES = (
    "JOB_TYPE_UNSPECIFIED",
    "PIPELINE",
    "QUERY",
    "ML_EXTERNAL",
    "BACKGROUND",
)
_STEP = 50
_SET = {"slotCapacity", "edition", "autoscale", "ignoreIdleSlots", "concurrency", "labels", "name"}
_TOLD = {"creationTime", "updateTime"}


class Reservations:
    """The endpoints over `records`."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._capacity = Capacity(records)

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        place = "/v1/projects/{project}/locations/{location}"
        every = place + "/reservations"
        one = every + "/{reservation}"
        return [
            Route(place + ":searchAllAssignments", sync(self._search), methods=["GET"]),
            Route(every, sync(self._create), methods=["POST"]),
            Route(every, sync(self._list), methods=["GET"]),
            Route(one + "/assignments", sync(self._assign), methods=["POST"]),
            Route(one + "/assignments", sync(self._assignments), methods=["GET"]),
            Route(one + "/assignments/{assignment}", sync(self._unassign), methods=["DELETE"]),
            Route(one + "/assignments/{assignment}", _refuse, methods=["PATCH", "POST"]),
            Route(one, sync(self._get), methods=["GET"]),
            Route(one, sync(self._delete), methods=["DELETE"]),
            Route(one, _refuse, methods=["PATCH", "POST"]),
        ]

    def _create(self, call: Call) -> Response:
        name = call.query.get("reservationId", "")
        if not _ID.fullmatch(name):
            said = (
                "The reservation ID must have lowercase letters, digits and dashes only, at most "
                "64, start with a letter and not end with a dash."
            )
            raise invalid(said, "reservationId")
        settings = _settings(call.json())
        made = Reservation(*self._place(call), name, settings, self._records.now())
        self._capacity.add(made)
        return answer(_reservation(made))

    def _list(self, call: Call) -> Response:
        found = self._capacity.reservations(*self._place(call))
        return answer(answers.page(call, "reservations", found, lambda each: each.id, _reservation))

    def _get(self, call: Call) -> Response:
        return answer(_reservation(self._find(call)))

    def _delete(self, call: Call) -> Response:
        self._capacity.delete(*self._place(call), call.path["reservation"])
        return answer({})

    def _assign(self, call: Call) -> Response:
        body = call.json()
        assignee = _ASSIGNEE.fullmatch(answers.text(body, "assignee"))
        if assignee is None:
            raise invalid("assignee must be projects/ID.", "assignee")
        job_type = answers.choice(body, "jobType", _JOB_TYPES)
        if job_type == _JOB_TYPES[0]:
            raise invalid("jobType must be given.", "jobType")
        for name in body.keys() - {"assignee", "jobType", "name", "state"}:
            if body[name]:
                raise unsupported(f"The assignment's field {name}")
        asked = call.query.get("assignmentId", "")
        if asked and not _ASSIGNMENT_ID.fullmatch(asked):
            raise invalid(f"Invalid assignment ID: {asked[:100]}", "assignmentId")
        whose = f"projects/{self._project_id(assignee[1])}"
        made = self._capacity.assign(self._find(call), whose, job_type, asked)
        return answer(self._assignment(made))

    def _assignments(self, call: Call) -> Response:
        reservation = call.path["reservation"]
        if reservation != "-":
            self._find(call)
        found = self._capacity.assignments(*self._place(call), reservation)
        return self._page(call, found)

    def _unassign(self, call: Call) -> Response:
        path = call.path
        self._capacity.unassign(*self._place(call), path["reservation"], path["assignment"])
        return answer({})

    def _search(self, call: Call) -> Response:
        query = _QUERY.fullmatch(call.query.get("query", ""))
        if query is None:
            raise invalid("query must be assignee=projects/ID.", "query")
        _, location = self._place(call)
        whose = f"projects/{self._project_id(query[1].removeprefix('projects/'))}"
        return self._page(call, self._capacity.assigned(whose, location))

    def _page(self, call: Call, found: list[Assignment]) -> Response:
        return answer(
            answers.page(call, "assignments", found, lambda each: each.name, self._assignment)
        )

    def _find(self, call: Call) -> Reservation:
        return self._capacity.get(*self._place(call), call.path["reservation"])

    def _place(self, call: Call) -> tuple[str, str]:
        """Project and location as they are kept, whichever way they are written."""
        return self._project_id(call.path["project"]), place(call.path["location"])

    def _project_id(self, name: str) -> str:
        known = self._records.known(name)
        return known.id if known is not None else name

    def _assignment(self, assignment: Assignment) -> Json:
        is_active = assignment.active_ms <= self._records.now()
        return {
            "name": assignment.name,
            "assignee": assignment.assignee,
            "jobType": assignment.job_type,
            "state": "ACTIVE" if is_active else "PENDING",
        }


@sync
def _refuse(call: Call) -> Response:
    raise unsupported(f"{call.method} on a reservation or an assignment")


def _settings(body: Mapping[str, Any]) -> Json:
    """What a request wants of a new reservation. Raises Fault for what cannot be kept."""
    for name in body.keys() - _SET - _TOLD:
        if body[name]:
            raise unsupported(f"The reservation's field {name}")
    edition = answers.choice(body, "edition", _EDITIONS)
    capacity = answers.whole(body, "slotCapacity")
    scale = body.get("autoscale") or {}
    if not isinstance(scale, dict):
        raise invalid("Invalid value at 'autoscale': an object was expected.", "autoscale")
    most = answers.whole(scale, "maxSlots")
    if capacity % _STEP or most % _STEP:
        raise invalid(f"Slots come in steps of {_STEP}.", "slotCapacity")
    settings: Json = {
        "slotCapacity": str(capacity),
        "ignoreIdleSlots": bool(body.get("ignoreIdleSlots")),
        "edition": edition if edition != _EDITIONS[0] else "ENTERPRISE",
    }
    if most:
        settings["autoscale"] = {"currentSlots": "0", "maxSlots": str(most)}
    if concurrency := answers.whole(body, "concurrency"):
        settings["concurrency"] = str(concurrency)
    if labels := answers.labels(body):
        settings["labels"] = labels
    return settings


def _reservation(reservation: Reservation) -> Json:
    created = answers.time(reservation.created_ms)
    return {
        "name": reservation.name,
        **reservation.settings,
        "creationTime": created,
        "updateTime": created,
    }
