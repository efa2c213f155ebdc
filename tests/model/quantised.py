"""What eight bits would cost: `python -m tests.model.quantised --data FOLDER --out FILE`.

Makes a quantised twin of the bundled model (static, weights a channel, ranges from training
photographs) and writes both beside each other: size, figures on `val`, agreement, time a picture.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from yogadesk.engine.ml.runtimes.private_ort import onnxruntime

# isort: split
from onnxruntime.quantization import (  # noqa: TID251 - after the line above
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)

from tests.model import measure
from tests.model.photos import SIZE, Photos, negatives, poses, teaching

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MODEL = Path(__file__).parents[2] / "resources" / "model"
_SEEN = 200
"""Training photographs whose activations set the ranges."""


class _Ranges(CalibrationDataReader):
    """Photographs one by one, spread over all there are."""

    def __init__(self, photos: Photos) -> None:
        chosen = np.linspace(0, len(photos) - 1, _SEEN).astype(int)
        self._left = iter(photos.pixels[chosen])

    def get_next(self) -> dict[str, NDArray] | None:
        pixels = next(self._left, None)
        return None if pixels is None else {"image": _input(pixels[None])}


def _input(pixels: NDArray) -> NDArray:
    return pixels.astype(np.float32) / 255


def quantise(file: Path, photos: Photos, out: Path) -> None:
    """Write the twin of `file` to `out`: QDQ form, which ONNX Runtime 1.12 reads.

    Weights take seven bits: processors without VNNI add products of eight in sixteen bits, which
    overflow (ONNX Runtime's own advice is `reduce_range`). With eight, accuracy fell by 12 points.
    """
    quantize_static(
        file,
        out,
        _Ranges(photos),
        quant_format=QuantFormat.QDQ,
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
        reduce_range=True,
    )


def _scores(file: Path, photos: Photos) -> tuple[NDArray, float]:
    """Scores [n, 5], one picture at a time on one core, and milliseconds a picture."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    found, took = [], []
    for pixels in photos.pixels:
        given = {"image": _input(pixels[None])}
        since = time.perf_counter()
        found.append(session.run(["scores"], given)[0])
        took.append(time.perf_counter() - since)
    return np.concatenate(found), float(np.median(took)) * 1000


def compare(data: Path, folder: Path) -> dict[str, dict[str, float]]:
    """The figures of the model that ships and of its quantised twin."""
    limit = json.loads((_MODEL / "model.json").read_text(encoding="utf-8"))["threshold"]
    plain, twin = _MODEL / "poses.onnx", folder / "quantised.onnx"
    quantise(plain, teaching(data, SIZE), twin)
    val, none = poses(data, "val", SIZE), negatives(data, SIZE, held_out=True)
    said, first = {}, None
    for name, file in (("float32", plain), ("int8", twin)):
        scores, took = _scores(file, val)
        strange, _ = _scores(file, none)
        first = scores if first is None else first
        said[name] = {
            "bytes": file.stat().st_size,
            "ms": took,
            "accuracy": measure.accuracy(scores, val.targets),
            "calibration_error": measure.calibration_error(scores, val.targets),
            "val_not_sure": measure.unsure(scores, limit),
            "negatives_not_sure": measure.unsure(strange, limit),
            "same_answer": float((scores.argmax(axis=1) == first.argmax(axis=1)).mean()),
            "largest_difference": float(np.abs(scores - first).max()),
        }
    return said


def main() -> None:
    """Read the command line and print the comparison."""
    parser = argparse.ArgumentParser(description="Compare the model with a quantised twin.")
    parser.add_argument("--data", type=Path, required=True, help="folder with poses and negatives")
    parser.add_argument("--out", type=Path, required=True, help="JSON file for the figures")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = json.dumps(compare(chosen.data, Path(folder)), indent=2)
    print(text)
    chosen.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
