"""The connection: its service account is who reads the bucket for BigQuery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.setup import permissions
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket


class ConnectionStep(Plain):
    """A Cloud resource connection in the site's location."""

    key = "connection"
    title = "Connection"
    permissions = permissions.BY_STEP["connection"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import connections

        session = bench.enter(ticket)
        account = connections.find(session)
        name = session.site.connection
        if account is None:
            return Finding("missing", f"There is no connection {name} yet.")
        bench.learned.service_account = account
        return Finding("ready", f"{name} reads the bucket as {account}.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import connections

        session = bench.enter(ticket)
        if connections.find(session) is None:
            site = session.site
            name = f"{site.project}.{site.location.lower()}.{site.connection}"
            bench.made.make(self.key, "connection", name, lambda: connections.create(session))
        bench.learned.service_account = connections.find(session) or ""

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import connections

        for _ in bench.made.each_of(self.key):
            connections.delete(bench.enter(ticket))

    def commands(self, answers: Answers) -> str:
        whole = answers.complete()
        assert whole.location is not None
        assert whole.connection is not None
        project = whole.project.project if whole.project else "PROJECT"
        place, name = whole.location.location, whole.connection.connection
        return (
            f"bq mk --connection --project_id={project} --location={place} "
            f"--connection_type=CLOUD_RESOURCE {name}\n"
            f"bq show --connection {project}.{place}.{name}"
        )

    def validate(self, answers: Answers) -> str | None:
        given = answers.complete().connection
        assert given is not None
        return name_fault("connection", given.connection)
