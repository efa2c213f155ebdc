"""The statements of `sql/` that need more than one name of a site, filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.cloud import names

if TYPE_CHECKING:
    from yogadesk.cloud.site import ModelSpec, Site

_CONVERTED = {"float32": "", "uint8": "ML.CONVERT_IMAGE_TYPE"}
"""What makes the numbers of a decoded picture those a model's input takes."""


def classify(site: Site, model: ModelSpec) -> str:
    """The question for the classes of pictures: `@uris` and `@top_k` are its parameters.

    Raises Trouble when a name is none that BigQuery takes.
    """
    return assets.statement("030_classify").format(
        model=site.table(model.table),
        object_table=site.table(site.object_table),
        labels=site.table(model.labels_table),
        health=site.table(site.health_table),
        input=names.check("column", model.input),
        output=names.check("column", model.output),
        height=int(model.height),
        width=int(model.width),
        convert=_CONVERTED[model.element],
    )


def import_model(site: Site, model: ModelSpec) -> str:
    """The import of the model from its folder in the site's bucket. Raises Trouble."""
    return assets.statement("020_create_model").format(
        model=site.table(model.table),
        kind=names.text(model.kind),
        path=names.text(site.uri(f"{model.folder}/*")),
    )


def object_table(site: Site) -> str:
    """The object table over what lies in the site's folder for pictures. Raises Trouble."""
    return assets.statement("010_create_object_table").format(
        object_table=site.table(site.object_table),
        connection=site.connection_path,
        uris=names.text(site.uri(f"{site.prefix}*")),
    )
