from __future__ import annotations

import io
import json
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud import bigquery

from tests.engine.conftest import PROJECT, RunningEngine

SCHEMA = [
    bigquery.SchemaField("n", "INTEGER", "REQUIRED"),
    bigquery.SchemaField("s", "STRING", description="words"),
    bigquery.SchemaField(
        "r", "RECORD", "REPEATED", fields=[bigquery.SchemaField("t", "TIMESTAMP")]
    ),
]


def make(client: Any, dataset: str, name: str = "t") -> Any:
    return client.create_table(bigquery.Table(f"{PROJECT}.{dataset}.{name}", SCHEMA))


def fill(client: Any, table: Any, rows: list[dict[str, Any]]) -> None:
    data = io.BytesIO("\n".join(json.dumps(row) for row in rows).encode())
    config = bigquery.LoadJobConfig(source_format="NEWLINE_DELIMITED_JSON")
    client.load_table_from_file(data, table, job_config=config).result()


def test_a_table_is_made_described_and_removed(client: Any, dataset: str) -> None:
    made = make(client, dataset)
    found = client.get_table(made.reference)
    assert found.schema == SCHEMA
    assert (found.table_type, found.num_rows, found.location) == ("TABLE", 0, "US")
    assert found.full_table_id == f"{PROJECT}:{dataset}.t"
    assert found.etag == made.etag
    assert [t.table_id for t in client.list_tables(dataset)] == ["t"]
    with pytest.raises(exceptions.Conflict, match="Already Exists: Table"):
        make(client, dataset)
    assert make(client, dataset, "T").table_id == "T"
    client.delete_table(made)
    with pytest.raises(exceptions.NotFound, match=rf"Not found: Table {PROJECT}:{dataset}\.t"):
        client.get_table(made.reference)
    with pytest.raises(exceptions.NotFound, match="Not found: Dataset"):
        client.get_table(f"{PROJECT}.nowhere.t")


def test_columns_are_added_and_relaxed_and_nothing_else(client: Any, dataset: str) -> None:
    table = make(client, dataset)
    fill(client, table, [{"n": 1, "s": "a"}])
    table = client.get_table(table)
    relaxed = bigquery.SchemaField("n", "INTEGER", "NULLABLE")
    table.schema = [relaxed, *SCHEMA[1:], bigquery.SchemaField("f", "FLOAT")]
    changed = client.update_table(table, ["schema"])
    assert [f.name for f in changed.schema] == ["n", "s", "r", "f"]
    fill(client, changed, [{"f": 0.5}])
    assert [(r.n, r.f) for r in client.list_rows(changed)] == [(1, None), (None, 0.5)]
    changed = client.get_table(changed)
    changed.schema = [bigquery.SchemaField("n", "STRING"), *changed.schema[1:]]
    with pytest.raises(exceptions.BadRequest, match="Provided Schema does not match"):
        client.update_table(changed, ["schema"])


def test_description_and_labels_change(client: Any, dataset: str) -> None:
    table = make(client, dataset)
    table.description, table.labels = "what it is", {"k": "v"}
    changed = client.update_table(table, ["description", "labels"])
    assert (changed.description, changed.labels) == ("what it is", {"k": "v"})
    with pytest.raises(exceptions.PreconditionFailed):
        client.update_table(table, ["description"])


def test_rows_come_in_pages_with_the_columns_asked_for(client: Any, dataset: str) -> None:
    table = make(client, dataset)
    fill(client, table, [{"n": i, "s": str(i), "r": [{"t": "2024-01-02"}]} for i in range(25)])
    rows = client.list_rows(table, page_size=10)
    assert [page.num_items for page in rows.pages] == [10, 10, 5]
    assert rows.total_rows == 25
    assert [r.n for r in client.list_rows(table, start_index=20, page_size=3)] == list(
        range(20, 25)
    )
    assert [r.n for r in client.list_rows(table, max_results=2)] == [0, 1]
    first = next(iter(client.list_rows(table, selected_fields=SCHEMA[1:])))
    assert first.keys() == {"s": 0, "r": 1}.keys()
    assert first.r[0]["t"].isoformat() == "2024-01-02T00:00:00+00:00"


def test_streaming_rows_is_refused_by_name(client: Any, dataset: str) -> None:
    table = make(client, dataset)
    with pytest.raises(exceptions.MethodNotImplemented, match="insertAll"):
        client.insert_rows_json(table, [{"n": 1}])


def test_settings_that_are_not_known_are_refused_by_name(client: Any, dataset: str) -> None:
    table = bigquery.Table(f"{PROJECT}.{dataset}.t", SCHEMA)
    table.time_partitioning = bigquery.TimePartitioning()
    with pytest.raises(exceptions.MethodNotImplemented, match="timePartitioning"):
        client.create_table(table)


def test_a_model_that_is_not_there_is_not_found(client: Any, dataset: str) -> None:
    assert list(client.list_models(dataset)) == []
    with pytest.raises(exceptions.NotFound, match="Not found: Model"):
        client.get_model(f"{PROJECT}.{dataset}.m")


def test_a_view_is_made_by_rest(client: Any, dataset: str) -> None:
    fill(client, make(client, dataset), [{"n": i} for i in range(3)])
    view = bigquery.Table(f"{PROJECT}.{dataset}.v")
    view.view_query = f"SELECT n + 1 AS m FROM `{PROJECT}.{dataset}.t`"
    made = client.create_table(view)
    assert (made.table_type, made.view_query) == ("VIEW", view.view_query)
    assert [f.name for f in made.schema] == ["m"]
    rows = client.query_and_wait(f"SELECT m FROM `{PROJECT}.{dataset}.v` ORDER BY m")
    assert [r.m for r in rows] == [1, 2, 3]
    with pytest.raises(exceptions.BadRequest, match="type VIEW"):
        list(client.list_rows(made))


def test_an_object_table_is_made_by_rest(engine: RunningEngine, client: Any, dataset: str) -> None:
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    bucket = dataset.replace("_", "-")
    made = engine.storage().create_bucket(bucket)
    made.blob("poses/a.txt").upload_from_string(b"abc", "text/plain")
    connection = engine.connections().create_connection(
        parent=f"projects/{PROJECT}/locations/us",
        connection_id=dataset,
        connection=Connection(cloud_resource=CloudResourceProperties()),
    )
    policy = made.get_iam_policy(requested_policy_version=3)
    account = connection.cloud_resource.service_account_id
    viewer = {"role": "roles/storage.objectViewer", "members": {f"serviceAccount:{account}"}}
    policy.bindings.append(viewer)
    made.set_iam_policy(policy)
    resource = {
        "tableReference": {"projectId": PROJECT, "datasetId": dataset, "tableId": "o"},
        "externalDataConfiguration": {
            "objectMetadata": "SIMPLE",
            "sourceUris": [f"gs://{bucket}/poses/*"],
            "connectionId": f"{PROJECT}.us.{dataset}",
        },
    }
    table = client.create_table(bigquery.Table.from_api_repr(resource))
    assert table.table_type == "EXTERNAL"
    assert [f.name for f in table.schema][:4] == ["uri", "generation", "content_type", "size"]
    told = table.to_api_repr()["externalDataConfiguration"]
    assert told["sourceUris"] == [f"gs://{bucket}/poses/*"]
    rows = client.query_and_wait(f"SELECT uri, size FROM `{PROJECT}.{dataset}.o`")
    assert [tuple(row) for row in rows] == [(f"gs://{bucket}/poses/a.txt", 3)]
