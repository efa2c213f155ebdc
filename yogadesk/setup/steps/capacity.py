"""The slots: imported models over pictures run on an Enterprise reservation only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.setup import permissions, prices
from yogadesk.setup.made import Made
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from yogadesk.cloud.reservations import Assignment
    from yogadesk.cloud.session import Session
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

_SLOTS_AT_ONCE = 50
_FIT = ("ENTERPRISE", "ENTERPRISE_PLUS")


class CapacityStep(Plain):
    """Makes a reservation only when that was asked for, because it can cost money."""

    key = "capacity"
    title = "Capacity"
    permissions = permissions.BY_STEP["capacity"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import reservations

        given, where = bench.answers.capacity, bench.answers.where
        assert given is not None
        if where is not None and where.kind == "engine":
            return Finding("ready", "This computer needs none.")
        session = bench.enter(ticket)
        found = reservations.assignment(session)
        if found is not None:
            return self._assigned(bench, session, found)
        if given.use:
            return Finding("missing", "No reservation serves this project's queries yet.")
        return Finding(
            "ready",
            "No reservation serves this project's queries, and none was asked for. Google refuses "
            "to classify without one.",
        )

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import reservations

        given = bench.answers.capacity
        assert given is not None
        if not given.use:
            return
        session = bench.enter(ticket)
        if reservations.assignment(session) is None:
            name = reservations.full_name(session, given.reservation)
            bench.made.make(
                self.key,
                "reservation",
                name,
                lambda: reservations.create_reservation(
                    session, given.reservation, given.max_slots
                ),
            )
            if not bench.made.has(self.key, "reservation", name):
                # Somebody else's, and unassigned: our assignment alone is ours to take back.
                bench.made.note(Made(self.key, "assignment", name))
            reservations.assign(session, given.reservation)
        _wait(bench, session, ticket)

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import reservations

        for made in bench.made.each_of(self.key):
            session = bench.enter(ticket)
            if made.kind == "reservation":
                reservations.drop(session, made.name)
            else:
                reservations.unassign(session, made.name)
        bench.learned.reservation = ""

    def commands(self, answers: Answers) -> str:
        whole = answers.complete()
        assert whole.location is not None
        assert whole.capacity is not None
        given = whole.capacity
        project = whole.project.project if whole.project else "PROJECT"
        path = f"{project}.region-{whole.location.location.lower()}.{given.reservation}"
        return (
            f"CREATE RESERVATION `{path}` OPTIONS (edition='ENTERPRISE', slot_capacity=0, "
            f"autoscale_max_slots={given.max_slots});\n"
            f"CREATE ASSIGNMENT `{path}.queries` OPTIONS (assignee='projects/{project}', "
            "job_type='QUERY');\n"
            "-- Afterwards:\n"
            f"DROP ASSIGNMENT `{path}.queries`;\n"
            f"DROP RESERVATION `{path}`;"
        )

    def cost(self, answers: Answers) -> str | None:
        whole = answers.complete()
        assert whole.capacity is not None
        assert whole.where is not None
        if whole.where.kind == "engine" or not whole.capacity.use:
            return None
        return prices.in_words(whole.capacity.max_slots)

    def validate(self, answers: Answers) -> str | None:
        given = answers.complete().capacity
        assert given is not None
        slots = given.max_slots
        if not _SLOTS_AT_ONCE <= slots <= 100 * _SLOTS_AT_ONCE or slots % _SLOTS_AT_ONCE:
            return f"Slots come in steps of {_SLOTS_AT_ONCE}, from 50 to 5,000."
        return name_fault("reservation", given.reservation)

    def _assigned(self, bench: Bench, session: Session, found: Assignment) -> Finding:
        from yogadesk.cloud import reservations

        edition = reservations.edition(session, found.reservation)
        if edition is not None and edition not in _FIT:
            trouble = Trouble(
                "The reservation is of the wrong edition",
                f"{found.reservation} serves this project's queries, and its edition "
                f"{edition} has no BigQuery ML.",
                "Ask its owner for one of the edition Enterprise.",
            )
            return Finding("blocked", trouble.happened, trouble)
        bench.learned.reservation = found.reservation
        if not found.is_active:
            return Finding("missing", f"{found.reservation} is assigned and not active yet.")
        return Finding("ready", f"{found.reservation} serves this project's queries.")


def _wait(bench: Bench, session: Session, ticket: Ticket) -> None:
    """Wait until the assignment is active. Raises Trouble when that takes too long, Cancelled."""
    from yogadesk.cloud import reservations

    until = time.monotonic() + bench.pace.assignment
    pause = min(0.2, bench.pace.assignment / 10)
    while True:
        found = reservations.assignment(session)
        if found is not None and found.is_active:
            bench.learned.reservation = found.reservation
            return
        left = until - time.monotonic()
        if left < 0:
            raise Trouble(
                "The reservation is not active yet",
                f"Google has not put the assignment into effect within "
                f"{bench.pace.assignment:.0f} seconds.",
                "Wait some minutes, then run the set-up again: it goes on from here.",
            )
        ticket.report(0, None, f"Waiting for the slots, {left:.0f} s more at most.")
        ticket.wait(pause)
        pause = min(pause * 2, 5.0)
