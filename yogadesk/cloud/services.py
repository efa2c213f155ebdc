"""Service Usage: which of Google's APIs are switched on in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.cloud import names, operations
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

NEEDED = (
    "bigquery.googleapis.com",
    "bigqueryconnection.googleapis.com",
    "bigqueryreservation.googleapis.com",
    "storage.googleapis.com",
)
"""The APIs that the set-up and the classification call, beside those that manage the project."""


def disabled(session: Session) -> list[str]:
    """Those of the needed APIs that are off. Raises Trouble."""
    parent = _parent(session)
    with speaking("looking at the project's APIs"):
        answer = session.management("services").batch_get_services(
            request={"parent": parent, "names": [f"{parent}/services/{n}" for n in NEEDED]},
            **session.call(),
        )
    on = {
        service.name.rpartition("/")[2]
        for service in answer.services
        if service.state.name == "ENABLED"
    }
    return [name for name in NEEDED if name not in on]


def enable(session: Session, apis: Sequence[str], ticket: Ticket) -> None:
    """Switch these APIs on; those that are on stay on. Raises Trouble, Cancelled."""
    client = session.management("services")
    doing = "enabling the project's APIs"
    with speaking(doing):
        # Enabling what is enabled changes nothing: it may be repeated.
        operation = client.batch_enable_services(
            request={"parent": _parent(session), "service_ids": list(apis)}, **session.call()
        )
    operations.wait(session, client, operation, ticket, doing)


def _parent(session: Session) -> str:
    return f"projects/{names.check('project', session.site.project)}"
