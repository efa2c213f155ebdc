"""The model that ships keeps its contract: BigQuery can import it, and it knows the samples."""

import csv
import hashlib
import json
from functools import cache
from pathlib import Path

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray
from PIL import Image

from yogadesk import assets
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime

LABELS = ["downdog", "goddess", "plank", "tree", "warrior2"]


def _facts() -> dict[str, object]:
    return json.loads(assets.text("model/model.json"))


def _threshold() -> float:
    return float(str(_facts()["threshold"]))


@cache
def _model() -> onnx.ModelProto:
    return onnx.load_from_string(assets.data("model/poses.onnx"))


@cache
def _session() -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        assets.data("model/poses.onnx"), providers=["CPUExecutionProvider"]
    )


def _scores(images: NDArray[np.float32]) -> NDArray[np.float32]:
    return _session().run(["scores"], {"image": images})[0]


def _seen(path: Path) -> NDArray[np.float32]:
    """The picture at the model's size, as BigQuery decodes it: float32 [1, h, w, 3] in [0, 1]."""
    height, width = (int(str(_facts()[side])) for side in ("height", "width"))
    with Image.open(path) as image:
        squashed = image.convert("RGB").resize((width, height), Image.Resampling.BICUBIC)
    return (np.asarray(squashed, np.float32) / 255)[None]


def _shape(value: onnx.ValueInfoProto) -> list[int | str]:
    return [d.dim_param or d.dim_value for d in value.type.tensor_type.shape.dim]


def test_bigquerys_onnx_runtime_can_read_it() -> None:
    model = _model()
    onnx.checker.check_model(model, full_check=True)
    assert model.ir_version <= 8
    assert [(o.domain, o.version <= 17) for o in model.opset_import] == [("", True)]
    assert len(assets.data("model/poses.onnx")) <= 12_000_000


def test_input_and_outputs_have_the_promised_names_types_and_shapes() -> None:
    graph, facts = _model().graph, _facts()
    assert [v.name for v in graph.input] == [facts["input"]] == ["image"]
    assert _shape(graph.input[0]) == ["batch", facts["height"], facts["width"], 3]
    assert [v.name for v in graph.output] == [facts["output"], facts["features"]]
    assert _shape(graph.output[0]) == ["batch", len(LABELS)]
    assert _shape(graph.output[1])[0] == "batch"
    values = [*graph.input, *graph.output]
    assert {v.type.tensor_type.elem_type for v in values} == {onnx.TensorProto.FLOAT}


def test_labels_are_in_the_order_of_the_scores() -> None:
    rows = list(csv.DictReader(assets.text("model/labels.csv").splitlines()))
    assert [(int(row["index"]), row["label"]) for row in rows] == list(enumerate(LABELS))


def test_the_description_is_of_this_very_file() -> None:
    facts = _facts()
    content = assets.data("model/poses.onnx")
    assert facts["sha256"] == hashlib.sha256(content).hexdigest()
    assert facts["bytes"] == len(content)
    assert 1 / len(LABELS) < _threshold() < 1


def test_scores_are_probabilities_for_one_picture_and_for_many() -> None:
    images = np.random.default_rng(1).random((5, 128, 128, 3), np.float32)
    scores = _scores(images)
    assert scores.shape == (5, len(LABELS))
    assert np.all(scores >= 0)
    np.testing.assert_allclose(scores.sum(axis=1), 1, atol=1e-5)
    alone = np.concatenate([_scores(images[i : i + 1]) for i in range(5)])
    np.testing.assert_allclose(alone, scores, atol=1e-5)


def test_features_hold_something() -> None:
    images = np.random.default_rng(2).random((3, 128, 128, 3), np.float32)
    features = _session().run(["features"], {"image": images})[0]
    assert features.shape[0] == 3
    assert np.all(features.std(axis=1) > 0)


@pytest.mark.parametrize("label", LABELS)
def test_a_sample_of_each_pose_is_recognised(label: str) -> None:
    names = [n for n in assets.names("samples") if Path(n).stem.split("-")[0] == label]
    assert names
    for name in names:
        with assets.on_disk(name) as path:
            scores = _scores(_seen(path))[0]
        assert LABELS[int(scores.argmax())] == label, name
        assert scores.max() >= _threshold(), name


def test_a_sample_without_a_pose_is_not_sure() -> None:
    with assets.on_disk("samples/no-pose-still-life.jpg") as path:
        assert _scores(_seen(path)).max() < _threshold()


def test_the_card_names_the_file_it_describes() -> None:
    facts, card = _facts(), assets.text("model/card.md")
    assert str(facts["sha256"]) in card
    assert f"threshold of {facts['threshold']}" in card
