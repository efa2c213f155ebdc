"""Resource Manager through Google's own client."""

from __future__ import annotations

import time
import uuid

import pytest
from google.api_core import exceptions
from google.cloud.resourcemanager_v3 import Project
from google.iam.v1.policy_pb2 import Binding, Policy

from tests.engine.management.conftest import OWNER, WAIT, Clients


def test_this_computer_is_there_with_everything(clients: Clients):
    found = clients.projects.get_project(name="projects/this-computer")
    assert (found.project_id, found.state) == ("this-computer", Project.State.ACTIVE)
    assert "this-computer" in [each.project_id for each in clients.projects.search_projects()]
    asked = ["bigquery.jobs.create", "storage.buckets.create", "serviceusage.services.enable"]
    held = clients.projects.test_iam_permissions(
        resource="projects/this-computer", permissions=asked
    )
    assert list(held.permissions) == asked
    assert clients.billing.get_project_billing_info(name="projects/this-computer").billing_enabled
    listed = clients.services.list_services(request={"parent": "projects/this-computer"})
    assert {each.state.name for each in listed} == {"ENABLED"}


def test_this_computer_keeps_what_it_has(clients: Clients):
    with pytest.raises(exceptions.BadRequest):
        clients.projects.delete_project(name="projects/this-computer")
    with pytest.raises(exceptions.BadRequest):
        clients.link_billing("this-computer", "")
    with pytest.raises(exceptions.BadRequest):
        clients.set_roles("this-computer", "roles/viewer")
    name = "projects/this-computer/services/bigquery.googleapis.com"
    with pytest.raises(exceptions.BadRequest):
        clients.services.disable_service(request={"name": name})


def test_a_project_is_there_a_moment_after_it_was_asked_for(clients: Clients):
    project_id = f"p-{uuid.uuid4().hex[:12]}"
    wanted = Project(project_id=project_id, display_name="My project", labels={"made-by": "test"})
    started = clients.projects.create_project(project=wanted)
    assert not started.operation.done
    made = started.result(timeout=WAIT)
    assert (made.project_id, made.display_name) == (project_id, "My project")
    assert dict(made.labels) == {"made-by": "test"}
    number = made.name.removeprefix("projects/")
    assert number.isdigit()
    for name in (project_id, number):
        assert clients.projects.get_project(name=f"projects/{name}") == made


def test_an_id_is_given_once(clients: Clients, project: str):
    with pytest.raises(exceptions.Conflict, match="Already Exists"):
        clients.projects.create_project(project=Project(project_id=project))


@pytest.mark.parametrize("bad", ["short", "Upper-case-id", "ends-with-", "1-starts", "a" * 31])
def test_what_is_no_id_is_refused(clients: Clients, bad: str):
    with pytest.raises(exceptions.BadRequest):
        clients.projects.create_project(project=Project(project_id=bad))


def test_a_parent_that_is_not_there_is_refused(clients: Clients):
    wanted = Project(project_id="p-with-parent", parent="organizations/123")
    with pytest.raises(exceptions.Forbidden):
        clients.projects.create_project(project=wanted)
    with pytest.raises(exceptions.Forbidden):
        list(clients.projects.list_projects(parent="folders/123"))


def test_what_is_not_there_is_said_as_if_it_were_somebody_elses(clients: Clients):
    for call in (
        lambda: clients.projects.get_project(name="projects/nobody-knows-it"),
        lambda: clients.billing.get_project_billing_info(name="projects/nobody-knows-it"),
        lambda: clients.services.get_service(
            request={"name": "projects/nobody-knows-it/services/bigquery.googleapis.com"}
        ),
    ):
        with pytest.raises(exceptions.Forbidden, match="does not have permission"):
            call()


def test_projects_are_searched_for(clients: Clients, make_project):
    names = sorted(make_project(f"Wanted {mark}") for mark in "ab")

    def found(query: str) -> list[str]:
        request = {"query": query, "page_size": 1}
        return [each.project_id for each in clients.projects.search_projects(request=request)]

    assert set(names) <= set(found(""))
    assert found(f"id:{names[0]}") == [names[0]]
    assert found(f"projectId={names[0]} AND state:ACTIVE") == [names[0]]
    assert set(names) <= set(found('displayName:"Wanted *"'))
    assert found(f"id:{names[0]} state:DELETE_REQUESTED") == []
    with pytest.raises(exceptions.MethodNotImplemented):
        found("labels.made-by:test")
    with pytest.raises(exceptions.BadRequest):
        found("; drop table")


def test_permissions_follow_the_policy(clients: Clients, project: str):
    asked = [
        "bigquery.datasets.create",
        "bigquery.jobs.create",
        "bigquery.connections.delegate",
        "resourcemanager.projects.get",
    ]

    def held() -> list[str]:
        answered = clients.projects.test_iam_permissions(
            resource=f"projects/{project}", permissions=asked
        )
        return list(answered.permissions)

    assert held() == asked
    clients.set_roles(project, "roles/bigquery.user")
    assert held() == [asked[0], asked[1], asked[3]]
    with pytest.raises(exceptions.Forbidden):
        clients.set_roles(project, "roles/owner")
    with pytest.raises(exceptions.Forbidden):
        clients.projects.delete_project(name=f"projects/{project}")


def test_permissions_of_another_kind_are_refused(clients: Clients, project: str):
    for bad in ("bigquery", "resourcemanager.projects.create", "a.b.c; d"):
        with pytest.raises(exceptions.BadRequest, match="not valid for this resource"):
            clients.projects.test_iam_permissions(resource=f"projects/{project}", permissions=[bad])
    many = [f"a.b.c{mark}" for mark in "x" * 101]
    with pytest.raises(exceptions.BadRequest, match="At most"):
        clients.projects.test_iam_permissions(resource=f"projects/{project}", permissions=many)


def test_a_policy_that_changed_meanwhile_is_not_overwritten(clients: Clients, project: str):
    resource = f"projects/{project}"
    first = clients.projects.get_iam_policy(resource=resource)
    [binding] = first.bindings
    assert (binding.role, list(binding.members)) == ("roles/owner", [OWNER])
    second = Policy()
    second.CopyFrom(first)
    second.bindings.append(Binding(role="roles/viewer", members=["user:friend@example.com"]))
    changed = clients.projects.set_iam_policy({"resource": resource, "policy": second})
    assert changed.etag != first.etag
    with pytest.raises(exceptions.Conflict, match="concurrent policy changes"):
        clients.projects.set_iam_policy({"resource": resource, "policy": first})


def test_a_policy_that_cannot_be_is_refused(clients: Clients, project: str):
    for bindings in (
        [],
        [Binding(role="roles/owner", members=["somebody"])],
        [Binding(role="roles/owner", members=[OWNER]), Binding(role="roles/x", members=[OWNER])],
    ):
        with pytest.raises(exceptions.BadRequest):
            clients.projects.set_iam_policy(
                {"resource": f"projects/{project}", "policy": Policy(bindings=bindings)}
            )


def test_a_deleted_project_can_come_back(clients: Clients, project: str):
    name = f"projects/{project}"
    deleted = clients.projects.delete_project(name=name).result(timeout=WAIT)
    assert deleted.state == Project.State.DELETE_REQUESTED
    assert clients.projects.get_project(name=name).state == Project.State.DELETE_REQUESTED
    with pytest.raises(exceptions.BadRequest):
        clients.projects.delete_project(name=name)
    with pytest.raises(exceptions.Conflict):
        clients.projects.create_project(project=Project(project_id=project))
    back = clients.projects.undelete_project(name=name).result(timeout=WAIT)
    assert back.state == Project.State.ACTIVE


def test_an_operation_that_never_began_is_not_found(clients: Clients):
    from google.longrunning.operations_pb2 import GetOperationRequest

    request = GetOperationRequest(name="operations/cp.123")
    with pytest.raises(exceptions.NotFound):
        clients.projects.get_operation(request)
    with pytest.raises(exceptions.NotFound):
        clients.services.get_operation(request)


def test_everything_is_still_there_after_a_power_cut(start_own, tmp_path):
    home = tmp_path / "home"
    engine = start_own(home)
    clients = Clients(engine._options())
    started = clients.projects.create_project(project=Project(project_id="durable-project"))
    engine.kill()
    clients = Clients(start_own(home)._options())
    from google.longrunning.operations_pb2 import GetOperationRequest

    request = GetOperationRequest(name=started.operation.name)
    until = time.monotonic() + WAIT
    while not clients.projects.get_operation(request).done:
        assert time.monotonic() < until
    assert clients.projects.get_project(name="projects/durable-project").state == 1
