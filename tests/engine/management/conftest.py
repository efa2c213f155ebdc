"""Google's management clients on a running engine, and projects of one's own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.engine.conftest import RunningEngine

OWNER = "user:you@this-computer.local"
WAIT = 20
MakeProject = Callable[..., str]


@dataclass(frozen=True)
class Clients:
    """Google's clients, made when first asked for; all of them speak REST to one endpoint."""

    options: dict[str, Any]

    @property
    def projects(self) -> Any:
        from google.cloud.resourcemanager_v3 import ProjectsClient

        return ProjectsClient(transport="rest", **self.options)

    @property
    def services(self) -> Any:
        from google.cloud.service_usage_v1 import ServiceUsageClient

        return ServiceUsageClient(transport="rest", **self.options)

    @property
    def billing(self) -> Any:
        from google.cloud.billing_v1 import CloudBillingClient

        return CloudBillingClient(transport="rest", **self.options)

    @property
    def reservations(self) -> Any:
        from google.cloud.bigquery_reservation_v1 import ReservationServiceClient

        return ReservationServiceClient(transport="rest", **self.options)

    @property
    def account(self) -> str:
        """The name of the first billing account."""
        return next(iter(self.billing.list_billing_accounts())).name

    def link_billing(self, project: str, account: str | None = None) -> Any:
        from google.cloud.billing_v1 import ProjectBillingInfo

        name = self.account if account is None else account
        return self.billing.update_project_billing_info(
            name=f"projects/{project}",
            project_billing_info=ProjectBillingInfo(billing_account_name=name),
        )

    def enable(self, project: str, *services: str) -> Any:
        """Enable services and wait; what the operation answered."""
        started = self.services.batch_enable_services(
            {"parent": f"projects/{project}", "service_ids": list(services)}
        )
        return started.result(timeout=WAIT)

    def set_roles(self, project: str, *roles: str) -> None:
        """Leave oneself these roles only; somebody else owns the project then."""
        from google.iam.v1.policy_pb2 import Binding, Policy

        bindings = [Binding(role=role, members=[OWNER]) for role in roles]
        bindings.append(Binding(role="roles/owner", members=["user:somebody@example.com"]))
        self.projects.set_iam_policy(
            {"resource": f"projects/{project}", "policy": Policy(bindings=bindings)}
        )


@pytest.fixture(scope="session")
def clients(engine: RunningEngine) -> Clients:
    return Clients(engine._options())


@pytest.fixture(scope="session")
def make_project(clients: Clients) -> MakeProject:
    """Makes a project as Google makes it: no billing, no API. Answers its id."""

    def make(display_name: str = "") -> str:
        from google.cloud.resourcemanager_v3 import Project

        project_id = f"p-{uuid.uuid4().hex[:12]}"
        wanted = Project(project_id=project_id, display_name=display_name or project_id)
        made = clients.projects.create_project(project=wanted).result(timeout=WAIT)
        assert made.project_id == project_id
        return project_id

    return make


@pytest.fixture
def project(make_project: MakeProject) -> str:
    return make_project()
