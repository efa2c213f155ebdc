"""The model that ships with yogadesk, and the facts about it."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

from yogadesk import assets
from yogadesk.cloud.site import ModelSpec

FILE = "model/poses.onnx"
HEALTH = "yoga_health.csv"
HEALTH_COLUMNS = (
    ("pose", "STRING"),
    ("focus", "STRING"),
    ("health_benefit", "STRING"),
    ("breath", "STRING"),
)
LABEL_COLUMNS = (("index", "INT64"), ("label", "STRING"))


@cache
def model() -> ModelSpec:
    """The bundled model. Its table name carries its hash: a new one never answers for an old."""
    facts = json.loads(assets.text("model/model.json"))
    rows = csv.DictReader(io.StringIO(assets.text("model/labels.csv")))
    return ModelSpec(
        table=f"{facts['name']}_{facts['sha256'][:8]}",
        name=facts["name"],
        sha256=facts["sha256"],
        input=facts["input"],
        output=facts["output"],
        height=int(facts["height"]),
        width=int(facts["width"]),
        labels=tuple(row["label"] for row in rows),
    )


def features_output() -> str:
    """The output of the bundled model that holds what it sees: one vector a picture."""
    return str(json.loads(assets.text("model/model.json"))["features"])


def recommended_threshold() -> float:
    """The score below which the model card advises "not sure", in [0, 1]."""
    return float(json.loads(assets.text("model/model.json"))["threshold"])


def labels_csv() -> bytes:
    """`index,label`, one row an output of the model."""
    return assets.data("model/labels.csv")


def health_csv() -> bytes:
    """The table `yoga_health`, with a header."""
    return assets.data(HEALTH)
