"""BigQuery Reservation through Google's own client."""

from __future__ import annotations

import time
import uuid

import pytest
from google.api_core import exceptions
from google.cloud.bigquery_reservation_v1 import Assignment, Edition, Reservation

from tests.engine.management.conftest import WAIT, Clients


@pytest.fixture
def parent() -> str:
    return f"projects/p-{uuid.uuid4().hex[:12]}/locations/US"


def make(clients: Clients, parent: str, name: str = "yogadesk") -> Reservation:
    wanted = Reservation(
        edition=Edition.ENTERPRISE,
        slot_capacity=0,
        autoscale=Reservation.Autoscale(max_slots=50),
        ignore_idle_slots=True,
    )
    return clients.reservations.create_reservation(
        parent=parent, reservation_id=name, reservation=wanted
    )


def assign(clients: Clients, reservation: Reservation) -> Assignment:
    project = "/".join(reservation.name.split("/")[:2])
    wanted = Assignment(assignee=project, job_type=Assignment.JobType.QUERY)
    return clients.reservations.create_assignment(parent=reservation.name, assignment=wanted)


def found_for(clients: Clients, parent: str) -> list[Assignment]:
    project, location = parent.split("/locations/")
    return list(
        clients.reservations.search_all_assignments(
            parent=f"projects/-/locations/{location}", query=f"assignee={project}"
        )
    )


def test_one_is_made_as_it_was_asked_for(clients: Clients, parent: str):
    made = make(clients, parent)
    assert made.name == f"{parent}/reservations/yogadesk"
    assert (made.edition, made.slot_capacity) == (Edition.ENTERPRISE, 0)
    assert (made.autoscale.max_slots, made.autoscale.current_slots) == (50, 0)
    assert made.ignore_idle_slots
    assert made.creation_time
    assert clients.reservations.get_reservation(name=made.name) == made
    assert clients.reservations.get_reservation(name=made.name.replace("/US/", "/us/")) == made
    make(clients, parent, "another")
    listed = clients.reservations.list_reservations(request={"parent": parent, "page_size": 1})
    assert [each.name.rsplit("/", 1)[1] for each in listed] == ["another", "yogadesk"]


def test_one_that_is_there_is_not_made_again(clients: Clients, parent: str):
    make(clients, parent)
    with pytest.raises(exceptions.Conflict, match="Already Exists"):
        make(clients, parent)


@pytest.mark.parametrize("bad", ["Upper", "1st", "ends-", "a" * 65, "under_score"])
def test_what_is_no_name_is_refused(clients: Clients, parent: str, bad: str):
    with pytest.raises(exceptions.BadRequest):
        make(clients, parent, bad)


def test_slots_come_in_steps(clients: Clients, parent: str):
    for wanted in (
        Reservation(slot_capacity=20),
        Reservation(autoscale=Reservation.Autoscale(max_slots=70)),
    ):
        with pytest.raises(exceptions.BadRequest, match="steps of 50"):
            clients.reservations.create_reservation(
                parent=parent, reservation_id="odd", reservation=wanted
            )


def test_what_is_not_kept_is_refused_by_name(clients: Clients, parent: str):
    with pytest.raises(exceptions.MethodNotImplemented, match="secondaryLocation"):
        clients.reservations.create_reservation(
            parent=parent, reservation_id="r", reservation=Reservation(secondary_location="EU")
        )
    made = make(clients, parent)
    with pytest.raises(exceptions.MethodNotImplemented, match="PATCH"):
        clients.reservations.update_reservation(reservation=made)


def test_an_assignment_is_active_a_moment_later(clients: Clients, parent: str):
    assert found_for(clients, parent) == []
    made = assign(clients, make(clients, parent))
    until = time.monotonic() + WAIT
    while (found := found_for(clients, parent))[0].state != Assignment.State.ACTIVE:
        assert time.monotonic() < until
    assert [each.name for each in found] == [made.name]
    assert found[0].assignee == parent.split("/locations/")[0]
    assert found[0].job_type == Assignment.JobType.QUERY
    for where in (f"{parent}/reservations/yogadesk", f"{parent}/reservations/-"):
        assert list(clients.reservations.list_assignments(parent=where)) == found
    assert found_for(clients, parent.replace("US", "EU")) == []


def test_a_project_has_one_for_each_kind_of_job(clients: Clients, parent: str):
    made = make(clients, parent)
    assign(clients, made)
    with pytest.raises(exceptions.Conflict):
        assign(clients, make(clients, parent, "second"))
    project = parent.split("/locations/")[0]
    other = Assignment(assignee=project, job_type=Assignment.JobType.PIPELINE)
    clients.reservations.create_assignment(
        request={"parent": made.name, "assignment": other, "assignment_id": "loads"}
    )
    assert len(found_for(clients, parent)) == 2


def test_both_are_dropped_in_order(clients: Clients, parent: str):
    made = make(clients, parent)
    assigned = assign(clients, made)
    with pytest.raises(exceptions.BadRequest, match="has assignments"):
        clients.reservations.delete_reservation(name=made.name)
    clients.reservations.delete_assignment(name=assigned.name)
    assert found_for(clients, parent) == []
    clients.reservations.delete_reservation(name=made.name)
    for call in (
        lambda: clients.reservations.get_reservation(name=made.name),
        lambda: clients.reservations.delete_reservation(name=made.name),
        lambda: clients.reservations.delete_assignment(name=assigned.name),
        lambda: assign(clients, made),
        lambda: list(clients.reservations.list_assignments(parent=made.name)),
    ):
        with pytest.raises(exceptions.NotFound):
            call()


def test_an_assignment_that_cannot_be_is_refused(clients: Clients, parent: str):
    made = make(clients, parent)
    for wanted in (
        Assignment(assignee="me", job_type=Assignment.JobType.QUERY),
        Assignment(assignee="projects/some-project"),
    ):
        with pytest.raises(exceptions.BadRequest):
            clients.reservations.create_assignment(parent=made.name, assignment=wanted)
    with pytest.raises(exceptions.BadRequest, match="assignee"):
        list(clients.reservations.search_all_assignments(parent=parent, query="everything"))
