"""CREATE MODEL for a model made elsewhere: would BigQuery take it, and what are its columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml import onnx_file, sessions, tensors

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.engine.ml.tensors import TensorSpec
    from yogadesk.engine.schema import Column

_LATER = frozenset({"TENSORFLOW", "TENSORFLOW_LITE"})


@dataclass(frozen=True, slots=True)
class Inspected:
    """A model's columns in BigQuery's terms, and the tensors behind them in the same order."""

    feature_columns: tuple[Column, ...]
    label_columns: tuple[Column, ...]
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]


def inspect(model_type: str, folder: Path, main: str) -> Inspected:
    """What the model file `main` in `folder` takes and gives.

    Raises Fault with the reason in words: a model BigQuery refuses, or one that the engine does not
    know how to run (501).
    """
    kind = model_type.upper()
    if kind in _LATER:
        raise unsupported(f"MODEL_TYPE='{kind}'")
    if kind != "ONNX":
        raise unsupported(f"Importing a model of MODEL_TYPE='{model_type}'")
    session = sessions.shared.opened(onnx_file.check(folder, main))
    inputs = tuple(tensors.spec(each, "input") for each in session.get_inputs())
    outputs = tuple(tensors.spec(each, "output") for each in session.get_outputs())
    if not inputs or not outputs:
        raise invalid_query("The ONNX model has no inputs or no outputs")
    return Inspected(
        tuple(each.column for each in inputs),
        tuple(each.column for each in outputs),
        inputs,
        outputs,
    )
