"""Cloud Billing v1: the one account there is, and which projects it pays for (nothing)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.faults import invalid
from yogadesk.engine.management import answers
from yogadesk.engine.management.refusals import failed_precondition, no_access
from yogadesk.engine.management.state import BILLING_ACCOUNT

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.state import Project
    from yogadesk.engine.management.store import Records

_ACCOUNT = re.compile(r"billingAccounts/[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}")


class Billing:
    """The endpoints over `records`."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        info = "/v1/projects/{project}/billingInfo"
        one = "/v1/billingAccounts/{account}"
        return [
            Route(info, sync(self._get_info), methods=["GET"]),
            Route(info, sync(self._update_info), methods=["PUT"]),
            Route("/v1/billingAccounts", sync(self._list), methods=["GET"]),
            Route(one, sync(self._get), methods=["GET"]),
            Route(one + "/projects", sync(self._projects), methods=["GET"]),
        ]

    def _list(self, call: Call) -> Response:
        accounts = [_account()]
        return answer(
            answers.page(call, "billingAccounts", accounts, lambda each: each["name"], dict)
        )

    def _get(self, call: Call) -> Response:
        _check_account(f"billingAccounts/{call.path['account']}")
        return answer(_account())

    def _projects(self, call: Call) -> Response:
        _check_account(f"billingAccounts/{call.path['account']}")
        found = [each for each in self._records.projects() if each.is_paid_for]
        return answer(answers.page(call, "projectBillingInfo", found, lambda each: each.id, _info))

    def _get_info(self, call: Call) -> Response:
        return answer(_info(self._records.project(call.path["project"])))

    def _update_info(self, call: Call) -> Response:
        account = answers.text(call.json(), "billingAccountName")
        verb = "create" if account else "delete"
        permission = f"resourcemanager.projects.{verb}BillingAssignment"
        found = self._records.project(call.path["project"], permission)
        if account:
            _check_account(account)
        elif found.is_home:
            raise failed_precondition("The project of this computer keeps its billing.")
        if found.deleted_ms is not None:
            raise failed_precondition(f"Project {found.id} is not active.")
        changed = self._records.change_project(
            found.id, lambda held: replace(held, billing_account=account)
        )
        return answer(_info(changed))


def _check_account(name: str) -> None:
    if not _ACCOUNT.fullmatch(name):
        raise invalid(f"Invalid billing account name: {name[:100]}", "billingAccountName")
    if name != BILLING_ACCOUNT:
        raise no_access()


def _account() -> Json:
    return {
        "name": BILLING_ACCOUNT,
        "open": True,
        "displayName": "This computer (nothing is charged)",
        "currencyCode": "USD",
    }


def _info(project: Project) -> Json:
    return {
        "name": f"projects/{project.id}/billingInfo",
        "projectId": project.id,
        "billingAccountName": project.billing_account,
        "billingEnabled": project.is_paid_for,
    }
