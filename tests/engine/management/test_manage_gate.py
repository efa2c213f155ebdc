"""BigQuery, Storage, Connection and Reservation on a project that lacks something."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from google.api_core import exceptions

from tests.engine.conftest import RunningEngine
from tests.engine.management.conftest import WAIT, Clients

BIGQUERY, CONNECTION = "bigquery.googleapis.com", "bigqueryconnection.googleapis.com"
STORAGE, RESERVATION = "storage.googleapis.com", "bigqueryreservation.googleapis.com"
Call = Callable[[RunningEngine, Clients, str], Any]


def make_dataset(engine: RunningEngine, _: Clients, project: str) -> Any:
    name = f"d_{uuid.uuid4().hex[:8]}"
    return engine.bigquery(project).create_dataset(name, timeout=WAIT, retry=None)


def ask(engine: RunningEngine, _: Clients, project: str) -> Any:
    client = engine.bigquery(project)
    return list(client.query_and_wait("SELECT 1", retry=None, job_retry=None))


def make_bucket(engine: RunningEngine, _: Clients, project: str) -> Any:
    name = f"b-{uuid.uuid4().hex[:12]}"
    return engine.storage(project).create_bucket(name, timeout=WAIT, retry=None)


def make_connection(engine: RunningEngine, _: Clients, project: str) -> Any:
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    return engine.connections().create_connection(
        parent=f"projects/{project}/locations/us",
        connection_id=f"c-{uuid.uuid4().hex[:8]}",
        connection=Connection(cloud_resource=CloudResourceProperties()),
    )


def make_reservation(_: RunningEngine, clients: Clients, project: str) -> Any:
    from google.cloud.bigquery_reservation_v1 import Reservation

    return clients.reservations.create_reservation(
        parent=f"projects/{project}/locations/US",
        reservation_id=f"r-{uuid.uuid4().hex[:8]}",
        reservation=Reservation(),
    )


CALLS: dict[str, tuple[Call, str, str]] = {
    "dataset": (make_dataset, BIGQUERY, "bigquery.datasets.create"),
    "query": (ask, BIGQUERY, "bigquery.jobs.create"),
    "bucket": (make_bucket, STORAGE, "storage.buckets.create"),
    "connection": (make_connection, CONNECTION, "bigquery.connections.create"),
    "reservation": (make_reservation, RESERVATION, "bigquery.reservations.create"),
}
UNPAID = {
    "query": "billingNotEnabled",
    "bucket": "accountDisabled",
    "connection": "BILLING_DISABLED",
    "reservation": "BILLING_DISABLED",
}


@pytest.fixture(params=CALLS)
def case(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def said(error: exceptions.GoogleAPICallError) -> set[str]:
    """Every machine-readable reason in an error."""
    return {error.reason, *[each.get("reason") for each in error.errors if isinstance(each, dict)]}


def test_an_api_that_is_not_enabled_is_named(
    engine: RunningEngine, clients: Clients, project: str, case: str
):
    clients.link_billing(project)
    call, service, _ = CALLS[case]
    clients.enable(project, *({BIGQUERY, STORAGE, CONNECTION, RESERVATION} - {service}))
    with pytest.raises(exceptions.Forbidden, match="has not been used in project") as caught:
        call(engine, clients, project)
    error = caught.value
    assert error.reason == "SERVICE_DISABLED"
    assert error.domain == "googleapis.com"
    number = clients.projects.get_project(name=f"projects/{project}").name
    assert error.metadata["service"] == service
    assert error.metadata["consumer"] == number
    assert service in error.metadata["activationUrl"]
    clients.enable(project, service)
    assert call(engine, clients, project)


@pytest.mark.parametrize("case", UNPAID, indirect=True)
def test_billing_that_is_missing_is_named(
    engine: RunningEngine, clients: Clients, project: str, case: str
):
    call, service, _ = CALLS[case]
    clients.enable(project, service)
    with pytest.raises(exceptions.Forbidden, match=r"(?i)billing") as caught:
        call(engine, clients, project)
    assert UNPAID[case] in said(caught.value)
    clients.link_billing(project)
    assert call(engine, clients, project)


def test_a_permission_that_is_missing_is_named(
    engine: RunningEngine, clients: Clients, project: str, case: str
):
    call, service, permission = CALLS[case]
    clients.link_billing(project)
    clients.enable(project, service)
    clients.set_roles(project, "roles/viewer")
    with pytest.raises(exceptions.Forbidden, match=permission.replace(".", r"\.")):
        call(engine, clients, project)


def test_objects_are_refused_with_their_project(
    engine: RunningEngine, clients: Clients, project: str
):
    clients.link_billing(project)
    clients.enable(project, STORAGE)
    bucket = make_bucket(engine, clients, project)
    bucket.blob("a/b c").upload_from_string(b"content")
    clients.link_billing(project, "")
    for call in (
        lambda: bucket.blob("a/b c").download_as_bytes(retry=None),
        lambda: bucket.blob("new").upload_from_string(b"x", retry=None),
        lambda: list(bucket.list_blobs(retry=None)),
    ):
        with pytest.raises(exceptions.Forbidden, match="billing account for the owning project"):
            call()
    clients.link_billing(project)
    assert bucket.blob("a/b c").download_as_bytes() == b"content"
    clients.set_roles(project, "roles/viewer")
    with pytest.raises(exceptions.Forbidden, match=r"storage\.buckets\.getIamPolicy"):
        bucket.get_iam_policy()


def test_a_deleted_project_is_refused(engine: RunningEngine, clients: Clients, project: str):
    clients.enable(project, BIGQUERY)
    clients.projects.delete_project(name=f"projects/{project}").result(timeout=WAIT)
    with pytest.raises(exceptions.Forbidden, match="has been deleted") as caught:
        make_dataset(engine, clients, project)
    assert caught.value.reason == "CONSUMER_INVALID"


def test_a_project_is_the_same_by_its_number(engine: RunningEngine, clients: Clients, project: str):
    number = clients.projects.get_project(name=f"projects/{project}").name.partition("/")[2]
    with pytest.raises(exceptions.Forbidden, match="has not been used"):
        make_connection(engine, clients, number)


def test_other_projects_are_let_alone(
    engine: RunningEngine, clients: Clients, project: str, case: str
):
    """`project` only sees to it that there is one that is not."""
    call = CALLS[case][0]
    for free in ("this-computer", f"unheard-of-{uuid.uuid4().hex[:8]}"):
        assert call(engine, clients, free)


def test_the_error_has_googles_form(engine: RunningEngine, project: str):
    from tests.engine.management.test_manage_sign_in import ask_plainly

    path = f"/bigquery/v2/projects/{project}/datasets"
    status, body = ask_plainly(engine, "GET", path, bearer=engine.token)
    error = json.loads(body)["error"]
    assert (status, error["code"], error["status"]) == (403, 403, "PERMISSION_DENIED")
    assert error["errors"][0]["reason"] == "accessNotConfigured"
    assert error["errors"][0]["domain"] == "usageLimits"
    info, link = error["details"]
    assert info["@type"] == "type.googleapis.com/google.rpc.ErrorInfo"
    assert link["links"][0]["url"] == info["metadata"]["activationUrl"]
