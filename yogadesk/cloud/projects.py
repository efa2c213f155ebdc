"""Resource Manager: which projects there are, and what one may do in one of them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from google.api_core import exceptions

from yogadesk.cloud import catalogue, names, operations
from yogadesk.cloud.calls import once
from yogadesk.cloud.translate import reason, speaking
from yogadesk.errors import SiteUnreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

_MOST = 1000


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """A project one may see: its id, its name for people, and whether it is in use (and not on its
    way to be deleted)."""

    project: str
    name: str
    is_active: bool


def listed(session: Session) -> list[ProjectFacts]:
    """The projects that whoever is signed in may see, at most a thousand. Raises Trouble."""
    found: list[ProjectFacts] = []
    with speaking("listing your projects"):
        for project in session.management("projects").search_projects(**session.call()):
            found.append(_facts(project))
            if len(found) == _MOST:
                break
    return found


def find(session: Session) -> ProjectFacts | None:
    """The site's project; None when there is none. Raises Trouble.

    Google answers "forbidden" for a project that does not exist, as for one of somebody else.
    """
    with speaking("looking at the project"):
        try:
            project = session.management("projects").get_project(
                name=_path(session), **session.call()
            )
        except exceptions.NotFound:
            return None
        except exceptions.Forbidden as error:
            known = catalogue.find(403, reason(error), str(error))
            if known is not None and known.key != "forbidden":
                raise
            return None
    return _facts(project)


def create(session: Session, ticket: Ticket) -> bool:
    """Make the site's project; False when there is one of this id. Raises Trouble, Cancelled."""
    from google.cloud.resourcemanager_v3 import types

    project = names.check("project", session.site.project)
    client = session.management("projects")
    doing = f"making the project {project}"
    with speaking(doing):
        try:
            operation = client.create_project(
                project=types.Project(project_id=project, display_name=project[:30]),
                timeout=session.pace.request,
                retry=once(),
            )
        except exceptions.Conflict:
            return False
    operations.wait(session, client, operation, ticket, doing)
    return True


def wait(session: Session, ticket: Ticket) -> None:
    """Wait until the site's project, which is being made, can be seen. Raises Trouble, Cancelled.

    The operation that makes it may be lost with the answer to an attempt; this is not.
    """
    until = time.monotonic() + session.pace.operation
    pause = 0.05
    while (found := find(session)) is None or not found.is_active:
        if time.monotonic() > until:
            raise SiteUnreachable(
                "The project is not there yet",
                f"Google did not finish it within {session.pace.operation:.0f} seconds, or its "
                "name is taken by a project of somebody else.",
                "Wait a minute and run the set-up again, or choose another name.",
            )
        ticket.report(0, None, "Waiting until the project is there.")
        ticket.wait(pause)
        pause = min(pause * 2, 3.0)


def missing_permissions(session: Session, permissions: Sequence[str]) -> list[str]:
    """Those of these permissions that whoever is signed in lacks in the project. Raises Trouble."""
    with speaking("testing the permissions in the project"):
        answer = session.management("projects").test_iam_permissions(
            resource=_path(session), permissions=list(permissions), **session.call()
        )
    return [each for each in permissions if each not in answer.permissions]


def _path(session: Session) -> str:
    return f"projects/{names.check('project', session.site.project)}"


def _facts(project: object) -> ProjectFacts:
    identifier = str(getattr(project, "project_id", ""))
    state = getattr(getattr(project, "state", None), "name", "ACTIVE")
    name = str(getattr(project, "display_name", "") or identifier)
    return ProjectFacts(identifier, name, state == "ACTIVE")
