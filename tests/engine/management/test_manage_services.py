"""Service Usage and Cloud Billing through Google's own clients."""

from __future__ import annotations

import pytest
from google.api_core import exceptions

from tests.engine.management.conftest import WAIT, Clients

BIGQUERY, CONNECTION = "bigquery.googleapis.com", "bigqueryconnection.googleapis.com"


def states(clients: Clients, project: str, *services: str) -> list[str]:
    parent = f"projects/{project}"
    names = [f"{parent}/services/{service}" for service in services]
    found = clients.services.batch_get_services(request={"parent": parent, "names": names})
    return [each.state.name for each in found.services]


def test_a_new_project_has_nothing(clients: Clients, project: str):
    assert states(clients, project, BIGQUERY, CONNECTION) == ["DISABLED", "DISABLED"]
    info = clients.billing.get_project_billing_info(name=f"projects/{project}")
    assert (info.billing_enabled, info.billing_account_name) == (False, "")
    assert info.project_id == project


def test_services_are_on_a_moment_after_they_were_asked_for(clients: Clients, project: str):
    started = clients.services.batch_enable_services(
        request={"parent": f"projects/{project}", "service_ids": [BIGQUERY, CONNECTION]}
    )
    assert not started.operation.done
    done = started.result(timeout=WAIT)
    assert [each.state.name for each in done.services] == ["ENABLED", "ENABLED"]
    assert list(started.metadata.resource_names) == [each.name for each in done.services]
    assert states(clients, project, CONNECTION, BIGQUERY) == ["ENABLED", "ENABLED"]
    listed = clients.services.list_services(
        request={"parent": f"projects/{project}", "filter": "state:ENABLED", "page_size": 1}
    )
    assert [each.config.name for each in listed] == [BIGQUERY, CONNECTION]


def test_what_is_on_already_needs_no_time(clients: Clients, project: str):
    name = f"projects/{project}/services/{BIGQUERY}"
    clients.services.enable_service(request={"name": name}).result(timeout=WAIT)
    again = clients.services.enable_service(request={"name": name})
    assert again.operation.done
    assert again.result(timeout=WAIT).service.state.name == "ENABLED"
    clients.services.disable_service(request={"name": name}).result(timeout=WAIT)
    assert clients.services.get_service(request={"name": name}).state.name == "DISABLED"
    with pytest.raises(exceptions.BadRequest):
        clients.services.disable_service(request={"name": name})


def test_an_unheard_of_service_is_refused(clients: Clients, project: str):
    with pytest.raises(exceptions.Forbidden, match=r"nonsense\.googleapis\.com") as caught:
        clients.enable(project, BIGQUERY, "nonsense.googleapis.com")
    assert caught.value.reason == "SERVICE_CONFIG_NOT_FOUND_OR_PERMISSION_DENIED"
    assert states(clients, project, BIGQUERY) == ["DISABLED"], "all or none"


def test_no_more_than_twenty_at_once(clients: Clients, project: str):
    with pytest.raises(exceptions.BadRequest):
        clients.enable(project, *[f"s{number}.googleapis.com" for number in range(21)])
    with pytest.raises(exceptions.BadRequest):
        clients.enable(project)


def test_what_costs_money_needs_billing_first(clients: Clients, project: str):
    with pytest.raises(exceptions.BadRequest, match="Billing must be enabled") as caught:
        clients.enable(project, "aiplatform.googleapis.com")
    assert caught.value.reason == "UREQ_PROJECT_BILLING_NOT_FOUND"
    clients.link_billing(project)
    clients.enable(project, "aiplatform.googleapis.com")


def test_who_may_not_enable_is_told(clients: Clients, project: str):
    clients.set_roles(project, "roles/viewer")
    assert states(clients, project, BIGQUERY) == ["DISABLED"]
    with pytest.raises(exceptions.Forbidden):
        clients.enable(project, BIGQUERY)


def test_billing_is_linked_and_taken_away(clients: Clients, project: str):
    linked = clients.link_billing(project)
    assert (linked.billing_enabled, linked.billing_account_name) == (True, clients.account)
    paid = clients.billing.list_project_billing_info(name=clients.account)
    assert project in [each.project_id for each in paid]
    assert not clients.link_billing(project, "").billing_enabled


def test_the_account_is_open_and_others_are_not_ours(clients: Clients, project: str):
    assert clients.billing.get_billing_account(name=clients.account).open_
    with pytest.raises(exceptions.Forbidden):
        clients.link_billing(project, "billingAccounts/000000-000000-000000")
    with pytest.raises(exceptions.BadRequest):
        clients.link_billing(project, "my account")


def test_who_may_not_link_billing_is_told(clients: Clients, project: str):
    clients.set_roles(project, "roles/viewer")
    with pytest.raises(exceptions.Forbidden):
        clients.link_billing(project)
    assert not clients.billing.get_project_billing_info(name=f"projects/{project}").billing_enabled
