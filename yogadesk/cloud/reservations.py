"""BigQuery Reservation: the slots that imported models over pictures need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from google.api_core import exceptions

from yogadesk.cloud import names
from yogadesk.cloud.calls import once
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment of slots to the project's queries: its full name, the reservation's full name,
    and whether Google has put it into effect."""

    name: str
    reservation: str
    is_active: bool


def assignment(session: Session) -> Assignment | None:
    """The assignment for this project's queries in its location, of the project itself or from
    above; None when there is none. Raises Trouble."""
    project = names.check("project", session.site.project)
    found: list[Assignment] = []
    with speaking("looking for a reservation"):
        pages = session.management("reservations").search_all_assignments(
            parent=f"projects/-/locations/{_location(session)}",
            query=f"assignee=projects/{project}",
            **session.call(),
        )
        found.extend(
            Assignment(
                name=each.name,
                reservation=each.name.partition("/assignments/")[0],
                is_active=each.state.name == "ACTIVE",
            )
            for each in pages
            # One with a principal serves that one person or account only.
            if each.job_type.name == "QUERY" and not each.principal
        )
    return min(found, key=lambda each: not each.is_active, default=None)


def edition(session: Session, reservation: str) -> str | None:
    """The edition of a reservation by its full name ("ENTERPRISE" …); None when there is none, or
    it is not for our eyes. Raises Trouble."""
    with speaking("looking at the reservation"):
        try:
            found = session.management("reservations").get_reservation(
                name=reservation, **session.call()
            )
        except (exceptions.NotFound, exceptions.Forbidden):
            return None
    return str(found.edition.name)


def create_reservation(session: Session, name: str, max_slots: int) -> bool:
    """Make an Enterprise reservation without a baseline that scales up to `max_slots`, which must
    be a multiple of 50; False when it is there. Nothing is paid while nothing runs. Raises
    Trouble."""
    from google.cloud.bigquery_reservation_v1 import types

    reservation = types.Reservation(
        slot_capacity=0,
        edition=types.Edition.ENTERPRISE,
        autoscale=types.Reservation.Autoscale(max_slots=max_slots),
    )
    client = session.management("reservations")
    return _created(
        f"making the reservation {name}",
        lambda: client.create_reservation(
            parent=_parent(session),
            reservation=reservation,
            reservation_id=names.check("reservation", name),
            timeout=session.pace.request,
            retry=once(),
        ),
    )


def assign(session: Session, name: str) -> str | None:
    """Assign a reservation of this project to its queries; the assignment's full name, None when
    there is one. Raises Trouble."""
    from google.cloud.bigquery_reservation_v1 import types

    wanted = types.Assignment(
        assignee=f"projects/{session.site.project}", job_type=types.Assignment.JobType.QUERY
    )
    with speaking(f"assigning the reservation {name}"):
        try:
            made = session.management("reservations").create_assignment(
                parent=full_name(session, name),
                assignment=wanted,
                timeout=session.pace.request,
                retry=once(),
            )
        except exceptions.Conflict:
            return None
    return str(made.name)


def unassign(session: Session, reservation: str) -> None:
    """Take a reservation, by its full name, away from the project's queries. Raises Trouble."""
    client = session.management("reservations")
    whose = f"projects/{session.site.project}"
    with speaking("taking back the assignment"):
        try:
            for each in list(client.list_assignments(parent=reservation, **session.call())):
                if each.assignee == whose and each.job_type.name == "QUERY":
                    _gone(client.delete_assignment, each.name, session.call())
        except exceptions.NotFound:
            return


def drop(session: Session, reservation: str) -> None:
    """Delete a reservation by its full name, with its assignments, if it is there. Raises
    Trouble."""
    client = session.management("reservations")
    with speaking("dropping the reservation"):
        try:
            for each in list(client.list_assignments(parent=reservation, **session.call())):
                _gone(client.delete_assignment, each.name, session.call())
            _gone(client.delete_reservation, reservation, session.call())
        except exceptions.NotFound:
            return


def full_name(session: Session, name: str) -> str:
    """`projects/…/locations/…/reservations/…` of a reservation of this project."""
    return f"{_parent(session)}/reservations/{names.check('reservation', name)}"


def _parent(session: Session) -> str:
    project = names.check("project", session.site.project)
    return f"projects/{project}/locations/{_location(session)}"


def _location(session: Session) -> str:
    """US and EU are written in capitals there, regions are not."""
    location = names.check("location", session.site.location)
    return location.lower() if "-" in location else location.upper()


def _created(doing: str, create: Any) -> bool:
    with speaking(doing):
        try:
            create()
        except exceptions.Conflict:
            return False
    return True


def _gone(delete: Any, name: str, call: dict[str, Any]) -> None:
    try:
        delete(name=name, **call)
    except exceptions.NotFound:
        return
