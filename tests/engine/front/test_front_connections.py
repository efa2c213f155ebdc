"""Connections through Google's own client."""

from __future__ import annotations

import uuid

import pytest
from google.api_core import exceptions
from google.cloud.bigquery_connection_v1 import (
    CloudResourceProperties,
    CloudSqlProperties,
    Connection,
)

from yogadesk.engine.connections.store import Connections
from yogadesk.engine.faults import Fault


@pytest.fixture
def parent() -> str:
    return f"projects/p-{uuid.uuid4().hex[:12]}/locations/us"


def _new(client, parent: str, name: str, **fields):
    made = Connection(cloud_resource=CloudResourceProperties(), **fields)
    return client.create_connection(parent=parent, connection_id=name, connection=made)


def test_one_is_made_with_an_account_of_its_own(engine, parent: str):
    client = engine.connections()
    made = _new(client, parent, "images", friendly_name="Pictures", description="for yogadesk")
    account = made.cloud_resource.service_account_id
    assert account.startswith("bqcx-")
    assert account.endswith(".iam.gserviceaccount.com")
    project, number = parent.split("/")[1], made.name.split("/")[1]
    assert number.isdigit()
    assert made.name == f"projects/{number}/locations/us/connections/images"
    for name in (f"{parent}/connections/images", made.name):
        found = client.get_connection(name=name)
        assert found.cloud_resource.service_account_id == account
        assert (found.friendly_name, found.description) == ("Pictures", "for yogadesk")
        assert found.creation_time > 0
    other = _new(client, parent, "more")
    assert other.cloud_resource.service_account_id != account
    assert project not in account


def test_a_location_is_the_same_in_any_case(engine, parent: str):
    client = engine.connections()
    _new(client, parent.replace("/us", "/US"), "images")
    assert client.get_connection(name=f"{parent}/connections/images")


def test_one_that_is_there_is_not_made_again(engine, parent: str):
    client = engine.connections()
    first = _new(client, parent, "images")
    with pytest.raises(exceptions.Conflict, match="Already Exists"):
        _new(client, parent, "images")
    assert client.get_connection(name=first.name) == first


def test_one_without_an_id_gets_one(engine, parent: str):
    client = engine.connections()
    made = _new(client, parent, "")
    assert client.get_connection(name=made.name) == made


def test_they_are_listed_in_pages(engine, parent: str):
    client = engine.connections()
    names = [f"c{number}" for number in range(5)]
    for name in names:
        _new(client, parent, name)
    _new(client, parent.replace("/us", "/eu"), "a-european")

    def listed(parent: str) -> list[str]:
        found = client.list_connections(request={"parent": parent, "page_size": 2})
        return [one.name.rsplit("/", 1)[1] for one in found]

    assert listed(parent) == names
    assert listed(parent.replace("/us", "/-")) == ["a-european", *names]
    assert listed(parent.replace("/us", "/asia")) == []


def test_a_deleted_one_is_gone(engine, parent: str):
    client = engine.connections()
    made = _new(client, parent, "images")
    client.delete_connection(name=made.name)
    with pytest.raises(exceptions.NotFound, match="Not found: Connection"):
        client.get_connection(name=made.name)
    with pytest.raises(exceptions.NotFound, match="Not found: Connection"):
        client.delete_connection(name=made.name)


def test_what_is_no_id_is_refused(engine, parent: str):
    with pytest.raises(exceptions.BadRequest):
        _new(engine.connections(), parent, "white space")


def test_other_kinds_are_refused_by_name(engine, parent: str):
    made = Connection(cloud_sql=CloudSqlProperties(instance_id="p:r:i", database="d"))
    with pytest.raises(exceptions.MethodNotImplemented, match="cloudSql"):
        engine.connections().create_connection(parent=parent, connection_id="sql", connection=made)
    with pytest.raises(exceptions.BadRequest):
        engine.connections().create_connection(
            parent=parent, connection_id="none", connection=Connection()
        )


def test_the_store_knows_them_by_their_dotted_name(tmp_path):
    store = Connections(tmp_path)
    made = store.create("domain.example:project", "us-central1", "images")
    assert store.get("domain.example:project.us-central1.images") == made
    assert store.get("domain.example:project.US-CENTRAL1.images") == made
    for missing in ("project.us-central1.images", "a.b.c"):
        with pytest.raises(Fault) as caught:
            store.get(missing)
        assert (caught.value.code, caught.value.reason) == (404, "notFound")
    with pytest.raises(Fault) as caught:
        store.get("images")
    assert caught.value.code == 400
    store.close()
    again = Connections(tmp_path)
    assert again.get("domain.example:project.us-central1.images") == made
    again.close()
