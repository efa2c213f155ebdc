"""Makes everything a site needs, in order. Every step finds and reuses what is there already."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.setup import bundled

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.work import Ticket


def prepare(session: Session, model: ModelSpec, ticket: Ticket) -> None:
    """Make the site ready to classify with this model. Safe to repeat, and quick when it is ready.

    Reports each step through the ticket. Raises Trouble, Cancelled.
    """
    from yogadesk.cloud import warehouse

    mark = _mark(session, model)
    if warehouse.ready_mark(session) == mark:
        return
    steps: list[tuple[str, Callable[[], None]]] = [
        ("Making the dataset", lambda: warehouse.ensure_dataset(session)),
        ("Making the bucket", lambda: _bucket(session)),
        ("Making the object table", lambda: _object_table(session, ticket)),
        ("Loading the health records", lambda: _tables(session, model, ticket)),
        ("Importing the model", lambda: _model(session, model, ticket)),
    ]
    for number, (note, step) in enumerate(steps):
        ticket.report(number, len(steps), note)
        step()
    warehouse.note_ready(session, mark)
    ticket.report(len(steps), len(steps), "Ready")


def _bucket(session: Session) -> None:
    from yogadesk.cloud import buckets, connections

    account = connections.ensure_connection(session)
    buckets.ensure_bucket(session)
    buckets.grant_viewer(session, account)


def _object_table(session: Session, ticket: Ticket) -> None:
    from yogadesk.cloud import names, warehouse

    site = session.site
    statement = assets.statement("010_create_object_table").format(
        object_table=site.table(site.object_table),
        connection=site.connection_path,
        uris=names.text(site.uri(f"{site.prefix}*")),
    )
    warehouse.execute(session, statement, ticket, "making the object table")


def _tables(session: Session, model: ModelSpec, ticket: Ticket) -> None:
    from yogadesk.cloud import warehouse

    health, labels = bundled.health_csv(), bundled.labels_csv()
    warehouse.load_csv(session, session.site.health_table, bundled.HEALTH_COLUMNS, health, ticket)
    warehouse.load_csv(session, model.labels_table, bundled.LABEL_COLUMNS, labels, ticket)


def _model(session: Session, model: ModelSpec, ticket: Ticket) -> None:
    from yogadesk.cloud import buckets, names, warehouse

    name = f"models/{model.sha256}/{model.name}.onnx"
    with assets.on_disk(bundled.FILE) as file:
        buckets.upload_file(session, name, file, "application/octet-stream")
    statement = assets.statement("020_create_model").format(
        model=session.site.table(model.table), path=names.text(session.site.uri(name))
    )
    warehouse.execute(session, statement, ticket, "importing the model")


def _mark(session: Session, model: ModelSpec) -> str:
    """A fingerprint of everything `prepare` makes: when it differs, something is to be made."""
    parts = (
        repr(session.site).encode(),
        repr(model).encode(),
        bundled.health_csv(),
        bundled.labels_csv(),
        assets.statement("010_create_object_table").encode(),
        assets.statement("020_create_model").encode(),
    )
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:40]
