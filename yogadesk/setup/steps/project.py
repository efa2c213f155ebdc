"""The project: there, paid for, its APIs on, and one may do there what the later steps do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import permissions
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket


class ProjectStep(Plain):
    """Makes a project only when that was asked for; billing is always a person's own doing."""

    key = "project"
    title = "Project"
    permissions = permissions.BY_STEP["project"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import billing, projects, services

        session = bench.enter(ticket)
        found = projects.find(session)
        if found is None or not found.is_active:
            return self._absent(bench, session.site.project)
        ticket.check()
        if not billing.is_enabled(session):
            trouble = _unpaid(session.site.project)
            return Finding("blocked", trouble.happened, trouble)
        ticket.check()
        off = services.disabled(session)
        if off:
            return Finding("missing", f"These APIs are off: {', '.join(off)}.")
        ticket.check()
        lacking = self._lacking(bench, session)
        if lacking:
            trouble = _not_allowed(lacking, session.site.project)
            return Finding("blocked", trouble.happened, trouble)
        return Finding("ready", f"{found.name} is paid for, and its APIs are on.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import billing, projects, services

        session = bench.enter(ticket)
        project = session.site.project
        if projects.find(session) is None:
            bench.made.make(self.key, "project", project, lambda: projects.create(session, ticket))
            projects.wait(session, ticket)
        if not billing.is_enabled(session):
            raise _unpaid(project)
        off = services.disabled(session)
        if off:
            services.enable(session, off, ticket)

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        """A project stays: it is empty, costs nothing, and Google takes 30 days to delete one."""
        for _ in bench.made.each_of(self.key):
            ticket.check()

    def commands(self, answers: Answers) -> str:
        from yogadesk.cloud.services import NEEDED

        project = answers.project.project if answers.project else "PROJECT"
        lines = [
            f"gcloud billing projects link {project} --billing-account=BILLING_ACCOUNT",
            f"gcloud services enable {' '.join(NEEDED)} --project={project}",
        ]
        if answers.project and answers.project.create:
            lines.insert(0, f"gcloud projects create {project}")
        return "\n".join(lines)

    def validate(self, answers: Answers) -> str | None:
        if answers.project is None:
            return "Name a project."
        return name_fault("project", answers.project.project)

    def _absent(self, bench: Bench, project: str) -> Finding:
        said = f"There is no project {project} that you may see."
        given = bench.answers.project
        if given is not None and given.create:
            return Finding("missing", said)
        advice = "Choose one from the list, or have it made."
        return Finding("blocked", said, Trouble("The project is not there", said, advice))

    def _lacking(self, bench: Bench, session: Session) -> list[str]:
        from yogadesk.cloud import projects

        capacity = bench.answers.capacity
        with_capacity = capacity is not None and capacity.use
        return projects.missing_permissions(session, permissions.needed(with_capacity))


def _unpaid(project: str) -> Trouble:
    from yogadesk.cloud import billing

    return Trouble(
        "Billing is not enabled",
        f"No open billing account is linked to the project {project}.",
        "Link one on the page below, then try again. The set-up goes on from here.",
        billing.page(project),
    )


def _not_allowed(lacking: list[str], project: str) -> Trouble:
    return Trouble(
        "A permission is missing",
        f"In {project} you lack: {', '.join(lacking)}.",
        f"Ask the project's owner for: {'; '.join(permissions.roles_for(lacking))}.",
        f"https://console.cloud.google.com/iam-admin/iam?project={project}",
    )
