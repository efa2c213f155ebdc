"""The network as the ONNX file that ships."""

from __future__ import annotations

import math
import warnings
from typing import TYPE_CHECKING

import onnx
import torch

from tests.model.network import PoseNetwork, Shipped
from tests.model.photos import SIZE

if TYPE_CHECKING:
    from pathlib import Path

_OPSET = 13
_IR_VERSION = 8
"""BigQuery runs ONNX Runtime 1.12, which reads IR up to 8."""
_LARGEST = 12_000_000


def facts(file: Path) -> dict[str, int]:
    """What the file itself says: opset, IR version, weights, width of the features."""
    model = onnx.load(file)
    features = model.graph.output[1].type.tensor_type.shape
    return {
        "opset": model.opset_import[0].version,
        "ir_version": model.ir_version,
        "parameters": sum(math.prod(weights.dims) for weights in model.graph.initializer),
        "features_width": features.dim[1].dim_value,
    }


def write(network: PoseNetwork, temperature: float, file: Path) -> None:
    """Write `network` to `file`: input `image`, outputs `scores` and `features`.

    Raises ValueError when the file is too large to ship.
    """
    shipped = Shipped(network, temperature).eval()
    with warnings.catch_warnings():
        # The exporter that writes opset 13 without a rewriting pass calls itself old.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            shipped,
            (torch.zeros(1, SIZE, SIZE, 3),),
            str(file),
            input_names=["image"],
            output_names=["scores", "features"],
            dynamic_axes={"image": {0: "batch"}, "scores": {0: "batch"}, "features": {0: "batch"}},
            opset_version=_OPSET,
            dynamo=False,
        )
    model = onnx.load(file)
    model.ir_version = _IR_VERSION
    model.producer_name, model.producer_version = "yogadesk", ""
    onnx.checker.check_model(model, full_check=True)
    content = model.SerializeToString()
    if len(content) > _LARGEST:
        raise ValueError(f"the model takes {len(content)} bytes, more than may ship")
    file.write_bytes(content)
