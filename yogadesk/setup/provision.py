"""Makes a site ready for the job without a question: the set-up's own steps, by the short way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import bundled
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.mark import mark_of
from yogadesk.setup.steps import PLAN

if TYPE_CHECKING:
    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec, Opener, Site
    from yogadesk.setup.step import Step
    from yogadesk.work import Ticket

STEPS = ("location", "connection", "bucket", "pictures", "model")
"""What a site has to have before a picture can be classified there."""


def prepare(
    session: Session, model: ModelSpec, ticket: Ticket, health: bytes | None = None
) -> None:
    """Make the site ready to classify with this model. Safe to repeat, and quick when it is ready.

    `health` are the health records as CSV, where they are not the ones that ship.

    Reports each step through the ticket. Raises Trouble, Cancelled.
    """
    from yogadesk.cloud import warehouse

    model = model.needs
    mark = mark_of(session.site, model)
    if warehouse.ready_mark(session) == mark:
        return
    if model != bundled.model():
        raise Trouble(
            "The site is not as it was set up",
            f"“{session.site.name}” was changed since its set-up, or that was not completed.",
            "Run the set-up again: what is there stays, and what is missing is made.",
        )
    bench = Bench(
        session.site.name,
        answers_for(session.site),
        _already_open,
        session=session,
        renew=True,
        health=health,
    )
    for number, step in enumerate(_steps()):
        ticket.report(number, len(STEPS), step.title)
        step.apply(bench, ticket)
    warehouse.note_ready(session, mark)
    ticket.report(len(STEPS), len(STEPS), "Ready")


def answers_for(site: Site) -> Answers:
    """The answers that lead to a site with the bundled model."""
    return Answers(
        project=Project(site.project),
        location=Location(site.location, site.dataset),
        connection=Connection(site.connection),
        bucket=Bucket(site.bucket, site.prefix),
        pictures=Pictures(site.object_table, site.health_table),
        model=ModelChoice(),
    )


def _steps() -> list[Step]:
    return [step for step in PLAN.steps if step.key in STEPS]


def _already_open(_: Answers) -> Opener:
    raise RuntimeError("the session that was given is used")
