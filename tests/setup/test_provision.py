"""A site is made ready once; doing it again makes nothing and costs one request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from yogadesk.setup import bundled, provision
from yogadesk.work import Cancelled, Progress, Ticket

if TYPE_CHECKING:
    from yogadesk.app import App
    from yogadesk.cloud.session import Session


def session_of(app: App) -> Session:
    session = app.classifier._session
    session.open(Ticket())
    return session


def made(session: Session) -> dict[str, object]:
    site, client = session.site, session.bigquery
    tables = {t.table_id: client.get_table(t).modified for t in client.list_tables(site.dataset)}
    models = {
        m.model_id: client.get_model(m.reference).modified for m in client.list_models(site.dataset)
    }
    blobs = {b.name: b.generation for b in session.storage.list_blobs(site.bucket)}
    policy = session.storage.bucket(site.bucket).get_iam_policy(requested_policy_version=3)
    bindings = [(b["role"], sorted(b["members"])) for b in policy.bindings]
    return {"tables": tables, "models": models, "blobs": blobs, "bindings": bindings}


def test_everything_the_job_needs_is_there(app: App) -> None:
    session = session_of(app)
    client, site, model = session.bigquery, session.site, bundled.model()
    health = list(client.list_rows(site.table_id(site.health_table)))
    assert {row["pose"] for row in health} == set(model.labels)
    labels = client.list_rows(site.table_id(model.labels_table))
    assert tuple(r["label"] for r in sorted(labels, key=lambda r: r["index"])) == model.labels
    imported = client.get_model(site.table_id(model.table))
    assert [c.name for c in imported.feature_columns] == [model.input]
    assert model.output in [c.name for c in imported.label_columns]
    assert client.get_table(site.table_id(site.object_table)).table_type == "EXTERNAL"


def test_running_it_again_changes_nothing(app: App) -> None:
    session = session_of(app)
    before = made(session)
    heard: list[Progress] = []
    provision.prepare(session, bundled.model(), Ticket(heard.append))
    assert made(session) == before
    assert heard == [], "a ready site is known by its mark alone"


def test_what_is_missing_is_made_again_when_the_mark_is_gone(app: App) -> None:
    session = session_of(app)
    client, site = session.bigquery, session.site
    client.delete_table(site.table_id(site.health_table))
    dataset = client.get_dataset(site.dataset)
    dataset.labels = dict.fromkeys(dataset.labels)
    client.update_dataset(dataset, ["labels"])
    heard: list[Progress] = []
    provision.prepare(session, bundled.model(), Ticket(heard.append))
    assert heard[-1].done == heard[-1].total
    assert len(list(client.list_rows(site.table_id(site.health_table)))) == 5


def test_a_cancel_ends_it_between_steps(app: App) -> None:
    session = session_of(app)
    ticket = Ticket()
    ticket.cancel()
    dataset = session.bigquery.get_dataset(session.site.dataset)
    labels = dict(dataset.labels)
    dataset.labels = dict.fromkeys(labels)
    session.bigquery.update_dataset(dataset, ["labels"])
    with pytest.raises(Cancelled):
        provision.prepare(session, bundled.model(), ticket)
    provision.prepare(session, bundled.model(), Ticket())
    assert session.bigquery.get_dataset(session.site.dataset).labels == labels
