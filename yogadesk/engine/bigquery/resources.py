"""Datasets, tables and models as BigQuery's JSON tells of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from yogadesk.engine.bigquery.job_json import table_reference
from yogadesk.engine.bigquery.rest import ROOT
from yogadesk.engine.ml import measures, trained
from yogadesk.engine.types import schema_to_json

if TYPE_CHECKING:
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.records import Dataset
    from yogadesk.engine.schema import Column, Model, Table


def dataset_resource(dataset: Dataset, base: str) -> Json:
    """A Dataset."""
    path = f"/projects/{dataset.project}/datasets/{dataset.name}"
    return {
        "access": _ACCESS,
        **dataset.properties,
        "kind": "bigquery#dataset",
        "etag": dataset.etag,
        "id": str(dataset),
        "selfLink": f"{base}{ROOT}{path}",
        "datasetReference": {"datasetId": dataset.name, "projectId": dataset.project},
        "location": dataset.location,
        "creationTime": str(dataset.created_ms),
        "lastModifiedTime": str(dataset.modified_ms),
        "type": "DEFAULT",
    }


_ACCESS = [
    {"role": "WRITER", "specialGroup": "projectWriters"},
    {"role": "OWNER", "specialGroup": "projectOwners"},
    {"role": "READER", "specialGroup": "projectReaders"},
]


def dataset_item(dataset: Dataset) -> Json:
    """A dataset as datasets.list tells of it."""
    item: Json = {
        "kind": "bigquery#dataset",
        "id": str(dataset),
        "datasetReference": {"datasetId": dataset.name, "projectId": dataset.project},
        "location": dataset.location,
    }
    return item | {k: v for k, v in dataset.properties.items() if k in ("labels", "friendlyName")}


def table_resource(table: Table, location: str, rows: int, base: str) -> Json:
    """A Table; `location` is its dataset's, `rows` how many it holds."""
    ref = table.ref
    path = f"/projects/{ref.project}/datasets/{ref.dataset}/tables/{ref.name}"
    resource: Json = {
        "kind": "bigquery#table",
        "etag": table.etag,
        "id": str(ref),
        "selfLink": f"{base}{ROOT}{path}",
        "tableReference": table_reference(ref),
        "schema": schema_to_json(table.fields),
        "creationTime": str(table.created_ms),
        "lastModifiedTime": str(table.modified_ms),
        "type": table.kind,
        "location": location,
        "numRows": str(rows),
    }
    return resource | _said(table) | _beside(table)


def _said(thing: Table | Model) -> Json:
    said: Json = {}
    if thing.description is not None:
        said["description"] = thing.description
    if thing.labels:
        said["labels"] = thing.labels
    return said


def _beside(table: Table) -> Json:
    beside: Json = {}
    if table.view_query is not None:
        beside["view"] = {"query": table.view_query, "useLegacySql": False}
    if table.object_table is not None:
        external: Json = {
            "sourceUris": list(table.object_table.source_uris),
            "connectionId": table.object_table.connection,
            "objectMetadata": "SIMPLE",
        }
        if table.object_table.metadata_cache_mode is not None:
            external["metadataCacheMode"] = table.object_table.metadata_cache_mode
        beside["externalDataConfiguration"] = external
        if table.object_table.max_staleness is not None:
            beside["maxStaleness"] = table.object_table.max_staleness
    return beside


def table_item(table: Table) -> Json:
    """A table as tables.list tells of it."""
    item: Json = {
        "kind": "bigquery#table",
        "id": str(table.ref),
        "tableReference": table_reference(table.ref),
        "type": table.kind,
        "creationTime": str(table.created_ms),
    }
    if table.labels:
        item["labels"] = table.labels
    if table.view_query is not None:
        item["view"] = {"useLegacySql": False}
    return item


def model_resource(model: Model, location: str) -> Json:
    """A Model with its feature and label columns; `location` is its dataset's."""
    return {
        **model_item(model),
        "etag": model.etag,
        "location": location,
        "featureColumns": [_column(c) for c in model.feature_columns],
        "labelColumns": [_column(c) for c in model.label_columns],
        **_training(model),
        **_said(model),
    }


def _training(model: Model) -> Json:
    """How a model was trained; nothing for an imported one."""
    if model.model_type not in trained.TRAINED:
        return {}
    known = trained.load(model.folder)
    judged = measures.measure(known.truth, known.shares)
    return {
        "trainingRuns": [
            {
                "trainingOptions": known.options,
                "startTime": _moment(known.started_ms),
                "results": [
                    {
                        "index": number,
                        "durationMs": str(each.duration_ms),
                        "trainingLoss": each.training_loss,
                    }
                    | ({} if each.eval_loss is None else {"evalLoss": each.eval_loss})
                    for number, each in enumerate(known.iterations)
                ],
                "evaluationMetrics": {
                    "multiClassClassificationMetrics": {
                        "aggregateClassificationMetrics": {
                            "precision": judged.precision,
                            "recall": judged.recall,
                            "accuracy": judged.accuracy,
                            "f1Score": judged.f1_score,
                            "logLoss": judged.log_loss,
                            "rocAuc": judged.roc_auc,
                        }
                    }
                },
            }
        ]
    }


def _moment(milliseconds: int) -> str:
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC).isoformat().replace("+00:00", "Z")


def model_item(model: Model) -> Json:
    """A model as models.list tells of it."""
    ref = model.ref
    item: Json = {
        "modelReference": {
            "projectId": ref.project,
            "datasetId": ref.dataset,
            "modelId": ref.name,
        },
        "modelType": model.model_type,
        "creationTime": str(model.created_ms),
        "lastModifiedTime": str(model.modified_ms),
    }
    return item | ({"labels": model.labels} if model.labels else {})


def _column(column: Column) -> Json:
    kind: Json = {"typeKind": column.type_kind}
    for _ in range(column.array_depth):
        kind = {"typeKind": "ARRAY", "arrayElementType": kind}
    return {"name": column.name, "type": kind}
