"""Models over HTTP."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from yogadesk.engine.bigquery import resources
from yogadesk.engine.bigquery.rest import check_etag, merged, only, page, part, route, text
from yogadesk.engine.schema import Model, Ref

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.warehouse import Warehouse

_KNOWN: Final = frozenset(
    {"modelReference", "description", "labels", "etag", "modelType", "location", "trainingRuns"}
    | {"creationTime", "lastModifiedTime", "featureColumns", "labelColumns"}
)


class ModelRoutes:
    """The endpoints of models. A statement makes them (CREATE MODEL); REST cannot."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._catalog = warehouse.catalog

    def routes(self) -> list[BaseRoute]:
        """The endpoints."""
        models = "/projects/{project}/datasets/{dataset}/models"
        return [
            route("GET", models, self._list),
            route("GET", models + "/{model}", self._get),
            route("PATCH", models + "/{model}", self._patch),
            route("DELETE", models + "/{model}", self._delete),
        ]

    def _list(self, request: Request, _: Json) -> Json:
        project, dataset = request.path_params["project"], request.path_params["dataset"]

        def read(cur: Cursor) -> list[Model]:
            self._catalog.need_dataset(cur, project, dataset)
            return self._catalog.models(cur, project, dataset)

        shown, more = page(request, self._warehouse.read(read))
        return {"models": [resources.model_item(model) for model in shown], **more}

    def _get(self, request: Request, _: Json) -> Json:
        return self._warehouse.read(lambda cur: self._resource(cur, request))

    def _resource(self, cur: Cursor, request: Request) -> Json:
        model = self._catalog.need_model(cur, _ref(request))
        dataset = self._catalog.need_dataset(cur, model.ref.project, model.ref.dataset)
        return resources.model_resource(model, dataset.location)

    def _patch(self, request: Request, body: Json) -> Json:
        only(body, _KNOWN, "model")

        def change(cur: Cursor) -> Json:
            old = self._catalog.need_model(cur, _ref(request))
            check_etag(request, old.etag)
            said = merged({"description": old.description, "labels": old.labels}, body)
            new = dataclasses.replace(
                old, description=text(said, "description"), labels=part(said, "labels")
            )
            self._catalog.put_model(cur, new, replace=True)
            return self._resource(cur, request)

        return self._warehouse.change(change)

    def _delete(self, request: Request, _: Json) -> None:
        self._warehouse.change(lambda cur: self._catalog.drop_model(cur, _ref(request)))
        self._warehouse.sweep_models()


def _ref(request: Request) -> Ref:
    found = request.path_params
    return Ref(found["project"], found["dataset"], found["model"])
