from __future__ import annotations

import uuid
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import PROJECT


def test_a_dataset_is_made_found_and_removed(client: Any) -> None:
    name = f"d_{uuid.uuid4().hex}"
    wanted = bigquery.Dataset(f"{PROJECT}.{name}")
    wanted.location, wanted.description, wanted.labels = "europe-west4", "poses", {"a": "b"}
    made = client.create_dataset(wanted)
    found = client.get_dataset(name)
    assert (found.location, found.description, found.labels) == (
        "europe-west4",
        "poses",
        {"a": "b"},
    )
    assert found.full_dataset_id == f"{PROJECT}:{name}"
    assert (found.etag, found.created) == (made.etag, made.created)
    assert found.self_link.endswith(f"/bigquery/v2/projects/{PROJECT}/datasets/{name}")
    assert name in [d.dataset_id for d in client.list_datasets()]
    assert PROJECT in [p.project_id for p in client.list_projects()]
    client.delete_dataset(name)
    with pytest.raises(exceptions.NotFound, match=f"Not found: Dataset {PROJECT}:{name}"):
        client.get_dataset(name)
    client.delete_dataset(name, not_found_ok=True)


def test_the_same_dataset_twice_is_a_conflict(client: Any, dataset: str) -> None:
    with pytest.raises(exceptions.Conflict, match="Already Exists: Dataset"):
        client.create_dataset(dataset)
    assert client.create_dataset(dataset, exists_ok=True).dataset_id == dataset
    assert client.create_dataset(dataset.upper()).dataset_id == dataset.upper()


@pytest.mark.parametrize("name", ["a-b", "a.b", "ä", "a b"])
def test_a_name_that_bigquery_refuses_is_refused(client: Any, name: str) -> None:
    with pytest.raises(exceptions.BadRequest, match="Invalid dataset ID"):
        client.create_dataset(bigquery.DatasetReference(PROJECT, name))


def test_a_change_needs_the_state_it_was_made_for(client: Any, dataset: str) -> None:
    first, second = client.get_dataset(dataset), client.get_dataset(dataset)
    second.description = "late"
    first.description, first.labels = "new", {"k": "v"}
    changed = client.update_dataset(first, ["description", "labels"])
    assert (changed.description, changed.labels) == ("new", {"k": "v"})
    with pytest.raises(exceptions.PreconditionFailed):
        client.update_dataset(second, ["description"])
    changed.labels = {"k": None}
    assert client.update_dataset(changed, ["labels"]).labels == {}


def test_what_would_mean_something_else_here_is_refused_by_name(client: Any, dataset: str) -> None:
    changed = client.get_dataset(dataset)
    changed.default_table_expiration_ms = 3_600_000
    with pytest.raises(exceptions.MethodNotImplemented, match="defaultTableExpirationMs"):
        client.update_dataset(changed, ["default_table_expiration_ms"])


def test_only_an_empty_dataset_goes_without_its_contents(client: Any, dataset: str) -> None:
    table = bigquery.Table(f"{PROJECT}.{dataset}.t", [bigquery.SchemaField("a", "INT64")])
    client.create_table(table)
    with pytest.raises(exceptions.BadRequest, match="still in use"):
        client.delete_dataset(dataset)
    client.delete_dataset(dataset, delete_contents=True)
    with pytest.raises(exceptions.NotFound):
        client.get_table(table)


def test_a_list_comes_in_pages_and_by_label(client: Any) -> None:
    label = f"l{uuid.uuid4().hex[:8]}"
    names = sorted(f"d_{uuid.uuid4().hex}" for _ in range(5))
    for name in names:
        wanted = bigquery.Dataset(f"{PROJECT}.{name}")
        wanted.labels = {label: "x"}
        client.create_dataset(wanted)
    pages = client.list_datasets(filter=f"labels.{label}:x", page_size=2).pages
    assert [[d.dataset_id for d in page] for page in pages] == [names[:2], names[2:4], names[4:]]
    assert list(client.list_datasets(filter=f"labels.{label}:y")) == []


def test_what_the_engine_does_not_know_is_refused_by_name(client: Any, dataset: str) -> None:
    with pytest.raises(exceptions.MethodNotImplemented, match="routines is not supported"):
        list(client.list_routines(dataset))
    with pytest.raises(exceptions.MethodNotImplemented, match="getIamPolicy is not supported"):
        client.get_iam_policy(f"{PROJECT}.{dataset}.t")
