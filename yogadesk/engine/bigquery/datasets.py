"""Datasets and projects over HTTP."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Final

from yogadesk.engine.bigquery import resources
from yogadesk.engine.bigquery.rest import check_etag, flag, merged, only, page, part, route, text
from yogadesk.engine.faults import invalid
from yogadesk.engine.records import Dataset

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.warehouse import Warehouse

_KEPT: Final = frozenset({"friendlyName", "description", "labels", "access", "resourceTags"})
_FIXED: Final = frozenset(
    {"kind", "etag", "id", "selfLink", "datasetReference", "location", "type"}
    | {"creationTime", "lastModifiedTime"}
)
_NAME: Final = re.compile(r"[A-Za-z0-9_]{1,1024}")
_LABEL: Final = re.compile(r"labels\.([^:\s]+)(?::(\S*))?")


class DatasetRoutes:
    """The endpoints of datasets, and the list of projects."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._catalog = warehouse.catalog

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        datasets = "/projects/{project}/datasets"
        return [
            route("GET", "/projects", self._projects),
            route("GET", datasets, self._list),
            route("POST", datasets, self._insert),
            route("GET", datasets + "/{dataset}", self._get),
            route("PATCH", datasets + "/{dataset}", self._patch),
            route("PUT", datasets + "/{dataset}", self._update),
            route("DELETE", datasets + "/{dataset}", self._delete),
        ]

    def _projects(self, request: Request, _: Json) -> Json:
        names = self._warehouse.read(self._catalog.projects)
        shown, more = page(request, names)
        items = [
            {
                "kind": "bigquery#project",
                "id": name,
                "numericId": "0",
                "projectReference": {"projectId": name},
                "friendlyName": name,
            }
            for name in shown
        ]
        return {
            "kind": "bigquery#projectList",
            "projects": items,
            "totalItems": len(names),
            **more,
        }

    def _list(self, request: Request, _: Json) -> Json:
        project = request.path_params["project"]
        found = self._warehouse.read(lambda cur: self._catalog.datasets(cur, project))
        for word in (request.query_params.get("filter") or "").split():
            found = [dataset for dataset in found if _has_label(dataset, word)]
        shown, more = page(request, found)
        items = [resources.dataset_item(dataset) for dataset in shown]
        return {"kind": "bigquery#datasetList", "datasets": items, **more}

    def _insert(self, request: Request, body: Json) -> Json:
        project = request.path_params["project"]
        reference = part(body, "datasetReference")
        name = text(reference, "datasetId")
        if not name or not _NAME.fullmatch(name):
            raise invalid(
                f'Invalid dataset ID "{name or ""}". Dataset IDs must be alphanumeric '
                "(plus underscores) and must be at most 1024 characters long.",
                "datasetReference.datasetId",
            )
        if (text(reference, "projectId") or project) != project:
            raise invalid("The dataset's project is not the request's.", "datasetReference")
        location = _location(text(body, "location"))
        dataset = Dataset(project, name, location, properties=_properties(body))
        made = self._warehouse.change(lambda cur: self._catalog.put_dataset(cur, dataset))
        return resources.dataset_resource(made, _base(request))

    def _get(self, request: Request, _: Json) -> Json:
        found = self._warehouse.read(lambda cur: self._need(cur, request))
        return resources.dataset_resource(found, _base(request))

    def _patch(self, request: Request, body: Json) -> Json:
        return self._changed(request, body, whole=False)

    def _update(self, request: Request, body: Json) -> Json:
        return self._changed(request, body, whole=True)

    def _changed(self, request: Request, body: Json, *, whole: bool) -> Json:
        changes = _properties(body)

        def change(cur: Cursor) -> Dataset:
            old = self._need(cur, request)
            check_etag(request, old.etag)
            wanted = text(body, "location")
            if wanted is not None and _location(wanted) != old.location:
                raise invalid(f"Cannot change the location of dataset {old}.", "location")
            properties = merged({} if whole else old.properties, changes)
            new = dataclasses.replace(old, properties=properties)
            return self._catalog.put_dataset(cur, new, replace=True)

        return resources.dataset_resource(self._warehouse.change(change), _base(request))

    def _delete(self, request: Request, _: Json) -> None:
        names = request.path_params["project"], request.path_params["dataset"]
        contents = flag(request.query_params, "deleteContents")
        self._warehouse.change(
            lambda cur: self._catalog.drop_dataset(cur, *names, contents=contents)
        )
        self._warehouse.sweep_models()

    def _need(self, cur: Cursor, request: Request) -> Dataset:
        names = request.path_params["project"], request.path_params["dataset"]
        return self._catalog.need_dataset(cur, *names)


def _properties(body: Json) -> Json:
    only(body, _KEPT | _FIXED, "dataset")
    return {key: value for key, value in body.items() if key in _KEPT}


def _location(asked: str | None) -> str:
    """A location as BigQuery writes it: `US`, `EU`, `europe-west4`."""
    if not asked:
        return "US"
    return asked.upper() if len(asked) == 2 else asked.lower()


def _has_label(dataset: Dataset, word: str) -> bool:
    found = _LABEL.fullmatch(word)
    if found is None:
        raise invalid(f"Invalid filter: {word}", "filter")
    labels = dataset.properties.get("labels") or {}
    return found[1] in labels and (found[2] is None or labels[found[1]] == found[2])


def _base(request: Request) -> str:
    return str(request.base_url).rstrip("/")
