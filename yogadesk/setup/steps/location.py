"""The location, asked once for everything, and the dataset in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import permissions
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket


class LocationStep(Plain):
    """A dataset that is there decides the location: it cannot be moved."""

    key = "location"
    title = "Location and dataset"
    permissions = permissions.BY_STEP["location"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import warehouse

        session = bench.enter(ticket)
        site = session.site
        found = warehouse.dataset_location(session)
        if found is None:
            return Finding("missing", f"There is no dataset {site.dataset} yet.")
        if found.lower() != site.location.lower():
            trouble = Trouble(
                "The dataset is in another location",
                f"The dataset {site.dataset} is in {found}, and {site.location} was asked for. A "
                "dataset cannot be moved, and everything must be in one location.",
                f"Use the location {found}, or another dataset.",
            )
            return Finding("blocked", trouble.happened, trouble)
        return Finding("ready", f"The dataset {site.dataset} is in {found}.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import warehouse

        session = bench.enter(ticket)
        if warehouse.dataset_location(session) is None:
            name = f"{session.site.project}.{session.site.dataset}"
            bench.made.make(self.key, "dataset", name, lambda: warehouse.create_dataset(session))

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import warehouse

        for _ in bench.made.each_of(self.key):
            warehouse.delete_dataset(bench.enter(ticket))

    def commands(self, answers: Answers) -> str:
        given, project = answers.complete().location, answers.project
        assert given is not None
        name = f"{project.project if project else 'PROJECT'}:{given.dataset}"
        return f"bq --location={given.location} mk --dataset {name}"

    def validate(self, answers: Answers) -> str | None:
        given = answers.complete().location
        assert given is not None
        return name_fault("location", given.location) or name_fault("dataset", given.dataset)
