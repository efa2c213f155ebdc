"""What a model file says of itself, read without running it: for the engine and the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.modelfile import onnx, savedmodel, tflite
from yogadesk.modelfile.described import ONNX, TENSORFLOW, TENSORFLOW_LITE, ModelFile

if TYPE_CHECKING:
    from pathlib import Path


def kind(path: Path) -> str | None:
    """The kind of model at `path` by its first bytes or what the folder holds: ONNX,
    TENSORFLOW_LITE, TENSORFLOW, or None for what is plainly none. Raises OSError."""
    if path.is_dir():
        names = (savedmodel.MAIN, f"{savedmodel.MAIN}txt")
        return TENSORFLOW if any((path / name).is_file() for name in names) else None
    with path.open("rb") as stream:
        head = stream.read(8)
    if tflite.is_tflite(head):
        return TENSORFLOW_LITE
    return ONNX if path.suffix.lower() == ".onnx" or onnx.may_begin(head) else None


def read(path: Path) -> ModelFile:
    """What the model at `path` is: an ONNX or TensorFlow Lite file, or a SavedModel's folder.

    Raises Malformed (a ValueError) when it is none of them, OSError.
    """
    found = kind(path)
    if found == TENSORFLOW:
        return savedmodel.read(path)
    return tflite.read(path) if found == TENSORFLOW_LITE else onnx.read(path)
