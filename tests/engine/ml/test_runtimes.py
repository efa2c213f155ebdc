"""What runs TensorFlow Lite models, and what is said where a runtime is not installed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter

from tests.engine.ml.made import draw, model_of
from tests.modelfile import made_tf
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Given, Image, Workers, inspect, predict, runtimes
from yogadesk.engine.schema import Column
from yogadesk.work import Ticket

KINDS = schema.TensorType
LITE = "TENSORFLOW_LITE"


@pytest.mark.parametrize(
    ("kind", "module", "said"),
    [
        ("TENSORFLOW", "tensorflow", r'pip install "yogadesk\[tensorflow\]"'),
        (LITE, "ai_edge_litert.interpreter", "ai-edge-litert"),
    ],
)
def test_a_runtime_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, module: str, said: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Fault, match=said) as caught:
        runtimes.opened(kind, tmp_path, 1)
    assert caught.value.code == 501


def answers(workers: Workers, path: Path, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    batches = predict(workers, model_of(path, LITE), rows, Ticket())
    return [outputs for batch in batches for _, outputs in batch]


@pytest.mark.parametrize("batch", [None, 1])
def test_pictures_through_a_lite_model(tmp_path: Path, workers: Workers, batch: int | None) -> None:
    path = made_tf.write_lite_scorer(tmp_path / "m.tflite", batch=batch)
    images = [Image(Given(draw(seed, (9, 12)))) for seed in range(25)]
    got = answers(workers, path, [{"image": image} for image in images])
    direct = Interpreter(model_path=str(path), num_threads=1).get_signature_runner()
    for image, outputs in zip(images, got, strict=True):
        pixels = image.pixels()[None].astype(np.float32) / np.float32(255)
        np.testing.assert_allclose(outputs["scores"], direct(image=pixels)["scores"][0], atol=1e-6)


def write_each_type(path: Path) -> Path:
    """Without a signature: bytes and a flag in, the bytes twice, also as a table, the opposite."""
    double = made_tf.operator(0, [0, 0], [2])
    double.builtinOptionsType = schema.BuiltinOptions.ConcatenationOptions
    double.builtinOptions = schema.ConcatenationOptionsT()
    double.builtinOptions.axis = 1
    turned = made_tf.operator(2, [2, 4], [5])
    return made_tf.write_tflite(
        path,
        [
            made_tf.tensor("bytes", [None, 2], KINDS.UINT8),
            made_tf.tensor("flag", [None], KINDS.BOOL),
            made_tf.tensor("twice", [None, 4], KINDS.UINT8),
            made_tf.tensor("opposite", [None], KINDS.BOOL),
            made_tf.tensor("shape", [3], KINDS.INT32, buffer=1),
            made_tf.tensor("table", [None, 2, 2], KINDS.UINT8),
        ],
        [double, made_tf.operator(1, [1], [3]), turned],
        [
            made_tf.code(schema.BuiltinOperator.CONCATENATION),
            made_tf.code(schema.BuiltinOperator.LOGICAL_NOT),
            made_tf.code(schema.BuiltinOperator.RESHAPE),
        ],
        [0, 1],
        [2, 3, 5],
        [made_tf.buffer(np.array([-1, 2, 2], np.int32))],
    )


def test_a_lite_model_without_a_signature(tmp_path: Path, workers: Workers) -> None:
    path = write_each_type(tmp_path / "m.tflite")
    found = inspect(workers, LITE, tmp_path, "m.tflite", Ticket())
    assert found.feature_columns == (Column("bytes", "INT64", 1), Column("flag", "BOOL", 0))
    assert found.label_columns == (
        Column("twice", "INT64", 1),
        Column("opposite", "BOOL", 0),
        Column("table", "INT64", 1),
    )
    rows = [{"bytes": [n, 255 - n], "flag": n % 2 == 0} for n in range(40)]
    for row, outputs in zip(rows, answers(workers, path, rows), strict=True):
        assert outputs["twice"].tolist() == row["bytes"] * 2
        assert outputs["table"].tolist() == row["bytes"] * 2
        assert outputs["opposite"].tolist() is not row["flag"]


def write_custom(path: Path) -> Path:
    codes = [made_tf.code(schema.BuiltinOperator.CUSTOM, "Mine")]
    tensors = [made_tf.tensor("x", [1]), made_tf.tensor("y", [1])]
    return made_tf.write_tflite(path, tensors, [made_tf.operator(0, [0], [1])], codes, [0], [1])


def write_complex(path: Path) -> Path:
    return made_tf.write_tflite(path, [made_tf.tensor("x", [1], KINDS.COMPLEX64)], [], [], [0], [0])


def write_text_model(path: Path) -> Path:
    """An operator of TensorFlow itself, which BigQuery knows and LiteRT does not."""
    codes = [made_tf.code(schema.BuiltinOperator.CUSTOM, "FlexStringLower")]
    tensors = [made_tf.tensor(name, [1], KINDS.STRING) for name in "xy"]
    return made_tf.write_tflite(path, tensors, [made_tf.operator(0, [0], [1])], codes, [0], [1])


def write_no_outputs(path: Path) -> Path:
    return made_tf.write_tflite(path, [made_tf.tensor("x", [1])], [], [], [0], [])


def write_onnx_instead(path: Path) -> Path:
    path.write_bytes(b"\x08\x08\x3a\x00")
    return path


@pytest.mark.parametrize(
    ("write", "code", "said"),
    [
        (write_custom, 400, r"BigQuery does not take .*custom operators \(Mine\)"),
        (write_complex, 400, "input 'x' has unsupported tensor element type: complex64"),
        (write_text_model, 501, "FlexStringLower"),
        (write_no_outputs, 400, "no inputs or no outputs"),
        (write_onnx_instead, 400, "does not bear TensorFlow Lite's mark"),
    ],
)
def test_lite_models_that_are_refused_with_the_reason(
    tmp_path: Path, workers: Workers, write: Callable[[Path], Path], code: int, said: str
) -> None:
    path = write(tmp_path / "m.tflite")
    with pytest.raises(Fault, match=said) as caught:
        inspect(workers, LITE, tmp_path, path.name, Ticket())
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("shape", "kind", "code", "said"),
    [
        ([None, 2], 8, 400, "output 'y' has unsupported tensor element type: complex64"),
        ([None, 2], 11, 400, "output 'y' has unsupported tensor element type: qint8"),
        ([None, 2], 14, 501, "output 'y' of type bfloat16"),
        (None, 1, 501, "output 'y' of unknown rank"),
    ],
)
def test_saved_models_that_are_refused_before_they_are_opened(
    tmp_path: Path, workers: Workers, shape: Any, kind: int, code: int, said: str
) -> None:
    info = made_tf.tensor_info
    signature = made_tf.signature_def({"x": info(1, [None])}, {"y": info(kind, shape)})
    made_tf.write_saved_model(tmp_path, {"serving_default": signature})
    with pytest.raises(Fault, match=f"TensorFlow model {said}") as caught:
        inspect(workers, "TENSORFLOW", tmp_path, "saved_model.pb", Ticket())
    assert caught.value.code == code
