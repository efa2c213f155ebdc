"""The statements of `sql/` that need more than one name of a site, filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.cloud import names
from yogadesk.cloud.site import TaughtSpec

if TYPE_CHECKING:
    from yogadesk.cloud.site import ModelSpec, Site

FEATURES_TABLE = "yogadesk_features"

_CONVERTED = {"float32": "", "uint8": "ML.CONVERT_IMAGE_TYPE"}
"""What makes the numbers of a decoded picture those a model's input takes."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """The options of a training that matter: L2_REG, MAX_ITERATIONS, AUTO_CLASS_WEIGHTS."""

    l2: float = 0.0003
    iterations: int = 200
    is_balanced: bool = True


def classify(site: Site, model: ModelSpec) -> str:
    """The question for the classes of pictures: `@uris` and `@top_k` are its parameters.

    Raises Trouble when a name is none that BigQuery takes.
    """
    if isinstance(model, TaughtSpec):
        return _classify_taught(site, model)
    return assets.statement("030_classify").format(
        model=site.table(model.table),
        labels=site.table(model.labels_table),
        health=site.table(site.health_table),
        **_looking(site, model),
    )


def _classify_taught(site: Site, model: TaughtSpec) -> str:
    if model.reach is None:
        statement = assets.statement("060_classify_taught")
    else:
        statement = assets.statement("061_classify_known")
    return statement.format(
        means=site.table(model.means_table),
        model=site.table(model.table),
        backbone=site.table(model.backbone.table),
        health=site.table(site.health_table),
        scale=float(model.scale),
        sharpness=float(model.sharpness),
        features=_pooled(model.output, model.channels),
        **_looking(site, model),
    )


def _looking(site: Site, model: ModelSpec) -> dict[str, str | int]:
    """How a model looks at the pictures in `@uris`."""
    return {
        "object_table": site.table(site.object_table),
        "input": names.check("column", model.input),
        "output": names.check("column", model.output),
        "height": int(model.height),
        "width": int(model.width),
        "convert": _CONVERTED[model.element],
    }


def create_features(site: Site) -> str:
    """The table that keeps what models see in pictures. Raises Trouble."""
    return assets.statement("040_create_features").format(features=_features(site))


def count_features(site: Site) -> str:
    """Which of `@uris` have features of `@model`. Raises Trouble."""
    return assets.statement("041_count_features").format(features=_features(site))


def keep_features(site: Site, backbone: ModelSpec, output: str, channels: int = 0) -> str:
    """Keep that output of a model for `@uris` under the name `@model`; a map of so many channels
    is pooled. Raises Trouble."""
    return assets.statement("042_keep_features").format(
        table=_features(site),
        model=site.table(backbone.table),
        features=_pooled(output, channels),
        **_looking(site, replace(backbone, output=output)),
    )


def _pooled(output: str, channels: int) -> str:
    """What is learnt from: an output that is a vector (`channels` 0), or the mean of each channel
    of a map. A map comes row by row with its channels last, as NHWC models write it."""
    column = names.check("column", output)
    if not channels:
        return column
    return (
        f"ARRAY(SELECT AVG(value) FROM UNNEST({column}) AS value WITH OFFSET AS place "
        f"GROUP BY MOD(place, {int(channels)}) ORDER BY MOD(place, {int(channels)}))"
    )


def teach(
    site: Site, table: str, examples: str, features_of: str, scale: float, options: Teaching
) -> str:
    """Train the classifier `table` on the table `examples` and the features kept under the name
    `features_of`. Raises Trouble."""
    return assets.statement("050_teach").format(
        model=site.table(table),
        l2=float(options.l2),
        iterations=int(options.iterations),
        balanced="TRUE" if options.is_balanced else "FALSE",
        **_taught(site, examples, features_of, scale),
    )


def judge(
    site: Site, table: str, examples: str, features_of: str, scale: float, *, held: bool
) -> str:
    """What a taught classifier answers to those of its examples that were held out, or to those it
    learnt from. Raises Trouble."""
    return assets.statement("051_judge").format(
        model=site.table(table),
        held="TRUE" if held else "FALSE",
        **_taught(site, examples, features_of, scale),
    )


def keep_means(site: Site, means: str, examples: str, features_of: str) -> str:
    """Keep the middle of each pose in the table `means`. Raises Trouble."""
    return assets.statement("052_keep_means").format(
        means=site.table(means), **_taught(site, examples, features_of, 1.0)
    )


def measure_distances(site: Site, means: str, examples: str, features_of: str) -> str:
    """How far the held-out examples are from the nearest of these middles. Raises Trouble."""
    return assets.statement("053_measure_distances").format(
        means=site.table(means), **_taught(site, examples, features_of, 1.0)
    )


def list_learnt(site: Site, model: TaughtSpec) -> str:
    """The question for the pictures a taught model learnt from. Raises Trouble."""
    return assets.statement("054_list_learnt").format(examples=site.table(model.examples_table))


def _taught(site: Site, examples: str, features_of: str, scale: float) -> dict[str, str | float]:
    return {
        "examples": site.table(examples),
        "features": _features(site),
        "backbone": names.text(features_of),
        "scale": float(scale),
    }


def _features(site: Site) -> str:
    return site.table(FEATURES_TABLE)


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
