"""The object table over the pictures, and the table of what each pose is good for."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from yogadesk import assets
from yogadesk.errors import Trouble
from yogadesk.setup import bundled, permissions
from yogadesk.setup.step import Finding, Plain
from yogadesk.setup.words import name_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.cloud.session import Session
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

T = TypeVar("T")

_GLOBBING = "BigQuery may not read the bucket yet"


class PicturesStep(Plain):
    """Both tables, proved by a query."""

    key = "pictures"
    title = "Pictures and health data"
    permissions = permissions.BY_STEP["pictures"]

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        from yogadesk.cloud import warehouse

        session = bench.enter(ticket)
        site = session.site
        for table in (site.object_table, site.health_table):
            if not warehouse.has_table(session, table):
                return Finding("missing", f"There is no table {table} yet.")
        pictures = _when_granted(
            session, ticket, lambda: _count(session, site.object_table, ticket)
        )
        records = _count(session, site.health_table, ticket)
        if not records:
            return Finding("missing", f"The table {site.health_table} is empty.")
        return Finding("ready", f"{pictures} pictures and {records} health records can be read.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import warehouse

        session = bench.enter(ticket)
        site = session.site
        if not warehouse.has_table(session, site.object_table):
            create = partial(_make_object_table, session, ticket)
            bench.made.make(
                self.key,
                "table",
                site.object_table,
                lambda: _when_granted(session, ticket, create),
            )
        load = partial(_load_health, session, bench.health(), ticket)
        if not warehouse.has_table(session, site.health_table):
            bench.made.make(self.key, "table", site.health_table, load)
        elif bench.renew or not _count(session, site.health_table, ticket):
            load()

    def undo(self, bench: Bench, ticket: Ticket) -> None:
        from yogadesk.cloud import warehouse

        for made in bench.made.each_of(self.key):
            warehouse.delete_table(bench.enter(ticket), made.name)

    def commands(self, answers: Answers) -> str:
        whole = answers.complete()
        assert whole.location is not None
        assert whole.pictures is not None
        assert whole.connection is not None
        project = whole.project.project if whole.project else "PROJECT"
        bucket = whole.bucket.bucket if whole.bucket else "BUCKET"
        prefix = whole.bucket.prefix if whole.bucket else "inbox/"
        where = f"{project}.{whole.location.dataset}"
        statement = assets.statement("010_create_object_table").format(
            object_table=f"`{where}.{whole.pictures.object_table}`",
            connection=f"`{project}.{whole.location.location.lower()}."
            f"{whole.connection.connection}`",
            uris=f"'gs://{bucket}/{prefix}*'",
        )
        load = (
            f"bq --location={whole.location.location} load --replace --source_format=CSV "
            f"--skip_leading_rows=1 {project}:{whole.location.dataset}."
            f"{whole.pictures.health_table} yoga_health.csv "
            "pose:STRING,focus:STRING,health_benefit:STRING,breath:STRING"
        )
        return f"{statement}\n{load}"

    def validate(self, answers: Answers) -> str | None:
        given = answers.complete().pictures
        assert given is not None
        if given.object_table.lower() == given.health_table.lower():
            return "The two tables need different names."
        return name_fault("table", given.object_table) or name_fault("table", given.health_table)


def _when_granted(session: Session, ticket: Ticket, act: Callable[[], T]) -> T:
    """What `act` gives; again while the grant on the bucket is on its way to every server."""
    until = time.monotonic() + session.pace.grant
    pause = min(5.0, session.pace.grant / 10)
    while True:
        try:
            return act()
        except Trouble as trouble:
            left = until - time.monotonic() - pause
            if trouble.title != _GLOBBING or left < 0:
                raise
            said = f"Waiting until BigQuery may read the bucket, {left:.0f} s more at most."
            ticket.report(0, None, said)
            ticket.wait(pause)


def _make_object_table(session: Session, ticket: Ticket) -> bool:
    from yogadesk.cloud import statements, warehouse

    statement = statements.object_table(session.site)
    warehouse.execute(session, statement, ticket, "making the object table")
    return True


def _load_health(session: Session, rows: bytes, ticket: Ticket) -> bool:
    from yogadesk.cloud import warehouse

    warehouse.load_csv(session, session.site.health_table, bundled.HEALTH_COLUMNS, rows, ticket)
    return True


def _count(session: Session, table: str, ticket: Ticket) -> int:
    from yogadesk.cloud import warehouse

    statement = assets.statement("015_count_rows").format(table=session.site.table(table))
    rows = warehouse.rows(session, statement, {}, ticket, f"counting the rows of {table}")
    return int(next(iter(rows))["row_count"])
