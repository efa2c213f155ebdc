"""Cloud Billing: whether somebody pays for the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.cloud import names
from yogadesk.cloud.translate import speaking

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session


def is_enabled(session: Session) -> bool:
    """Whether an open billing account is linked to the project. Raises Trouble."""
    project = names.check("project", session.site.project)
    with speaking("looking at the project's billing"):
        info = session.management("billing").get_project_billing_info(
            name=f"projects/{project}", **session.call()
        )
    return bool(info.billing_enabled)


def page(project: str) -> str:
    """Where a person links a billing account to the project."""
    return f"https://console.cloud.google.com/billing/linkedaccount?project={project}"
