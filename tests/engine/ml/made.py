"""Small models and pictures made for a test, and the arithmetic to check the engine against."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from PIL import Image, ImageDraw

from yogadesk.engine.ml.runtimes.private_ort import onnxruntime
from yogadesk.engine.schema import Model, Ref

Value = tuple[str, int, Sequence[int | str | None]]


def write_model(
    path: Path,
    nodes: Sequence[Any],
    inputs: Sequence[Any],
    outputs: Sequence[Any],
    constants: dict[str, np.ndarray] | None = None,
    *,
    opset: int = 13,
    ir_version: int = 8,
    domains: dict[str, int] | None = None,
) -> Path:
    """An ONNX file. Inputs and outputs are (name, element type, shape), or ready ValueInfos."""
    graph = helper.make_graph(
        list(nodes),
        "made",
        [_info(each) for each in inputs],
        [_info(each) for each in outputs],
        [numpy_helper.from_array(array, name) for name, array in (constants or {}).items()],
    )
    sets = {"": opset} | (domains or {})
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid(name, version) for name, version in sets.items()]
    )
    model.ir_version = ir_version
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())
    return path


def _info(each: Any) -> Any:
    return helper.make_tensor_value_info(*each) if isinstance(each, tuple) else each


def write_scorer(
    path: Path,
    *,
    height: int = 12,
    width: int = 9,
    classes: int = 5,
    batch: int | str | None = "N",
    element: int = TensorProto.FLOAT,
    channels: int = 3,
    seed: int = 1,
) -> Path:
    """A random linear classifier of pictures [batch, height, width, channels] -> `scores`."""
    rng = np.random.default_rng(seed)
    # Small enough that no class takes all of the softmax and hides what the others are.
    size = (height * width * channels, classes)
    weights = rng.normal(scale=0.1, size=size).astype(np.float32)
    if element == TensorProto.UINT8:
        weights /= 255
    nodes = [
        helper.make_node("Cast", ["image"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Flatten", ["numbers"], ["flat"], axis=1),
        helper.make_node("MatMul", ["flat", "weights"], ["raw"]),
        helper.make_node("Softmax", ["raw"], ["scores"], axis=-1),
    ]
    return write_model(
        path,
        nodes,
        [("image", element, [batch, height, width, channels])],
        [("scores", TensorProto.FLOAT, [batch, classes])],
        {"weights": weights},
    )


def write_pooled(path: Path, *, classes: int = 4) -> Path:
    """A classifier of pictures of any size: [batch, height, width, 3] -> `scores`."""
    weights = np.random.default_rng(2).normal(size=(3, classes)).astype(np.float32)
    nodes = [
        helper.make_node("ReduceMean", ["image"], ["means"], axes=[1, 2], keepdims=0),
        helper.make_node("MatMul", ["means", "weights"], ["scores"]),
    ]
    return write_model(
        path,
        nodes,
        [("image", TensorProto.FLOAT, ["N", "H", "W", 3])],
        [("scores", TensorProto.FLOAT, ["N", classes])],
        {"weights": weights},
    )


def model_of(path: Path, model_type: str = "ONNX") -> Model:
    """The catalog's entry for the model file `path`."""
    return Model(Ref("p", "d", "m"), model_type, (), (), path.parent, path.name, 0, 0, "etag")


def ask_directly(path: Path, **inputs: np.ndarray) -> list[np.ndarray]:
    """ONNX Runtime's answer, with nothing of the engine in between."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return [np.asarray(each) for each in session.run(None, inputs)]


def draw(seed: int, size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    """A picture file of `size` (width, height): shapes in random colours."""
    rng = np.random.default_rng(seed)
    image = Image.new("RGB", size, tuple(rng.integers(0, 256, 3).tolist()))
    pen = ImageDraw.Draw(image)
    for _ in range(6):
        x0, x1 = sorted(rng.integers(0, size[0], 2).tolist())
        y0, y1 = sorted(rng.integers(0, size[1], 2).tolist())
        pen.ellipse((x0, y0, x1 + 1, y1 + 1), fill=tuple(rng.integers(0, 256, 3).tolist()))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def pixels_of(data: bytes) -> np.ndarray:
    """The RGB pixels of a picture file as reals from 0 to 1, by Pillow alone."""
    with Image.open(io.BytesIO(data)) as image:
        return np.asarray(image.convert("RGB"), np.float64) / 255


def resize_by_hand(pixels: np.ndarray, height: int, width: int) -> np.ndarray:
    """Bilinear with half-pixel centres and no antialiasing, pixel by pixel, from a book."""
    have_height, have_width, channels = pixels.shape
    result = np.zeros((height, width, channels))
    for y in range(height):
        above, below, down = _neighbours(y, have_height, height)
        for x in range(width):
            left, right, along = _neighbours(x, have_width, width)
            upper = pixels[above, left] * (1 - along) + pixels[above, right] * along
            lower = pixels[below, left] * (1 - along) + pixels[below, right] * along
            result[y, x] = upper * (1 - down) + lower * down
    return result


def _neighbours(at: int, have: int, want: int) -> tuple[int, int, float]:
    where = (at + 0.5) * have / want - 0.5
    first = math.floor(where)
    inside = [min(max(each, 0), have - 1) for each in (first, first + 1)]
    return inside[0], inside[1], where - first


def save_with_external_data(path: Path, location: str) -> Path:
    """A model whose weights lie in another file, at `location` beside it."""
    weights = np.ones((3, 2), np.float32)
    tensor = TensorProto(name="weights", data_type=TensorProto.FLOAT, dims=weights.shape)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location)
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "weights"], ["y"])],
        "made",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["N", 3])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["N", 2])],
        [tensor],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())
    return path


def load(path: Path) -> onnx.ModelProto:
    return onnx.load(str(path), load_external_data=False)
