"""The tensors a model takes and gives, and the columns BigQuery makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.schema import Column
from yogadesk.modelfile.described import ONNX, TENSORFLOW, TENSORFLOW_LITE

if TYPE_CHECKING:
    from numpy.typing import DTypeLike

    from yogadesk.modelfile.described import Value

_DTYPES: dict[str, DTypeLike] = {
    "float16": np.float16,
    "float32": np.float32,
    "float64": np.float64,
    "int8": np.int8,
    "int16": np.int16,
    "int32": np.int32,
    "int64": np.int64,
    "uint8": np.uint8,
    "uint16": np.uint16,
    "uint32": np.uint32,
    "uint64": np.uint64,
    "bool": np.bool_,
    "string": np.object_,
}
_SQL_KINDS = {"f": "FLOAT64", "i": "INT64", "u": "INT64", "b": "BOOL", "O": "STRING"}
_ONNX_KINDS = {
    "sequence": "ONNX_TYPE_SEQUENCE",
    "map": "ONNX_TYPE_MAP",
    "optional": "ONNX_TYPE_OPTIONAL",
    "sparse tensor": "ONNX_TYPE_SPARSETENSOR",
}
_BIGQUERY_ONLY = {
    ONNX: frozenset({"bfloat16"}),
    TENSORFLOW: frozenset({"bfloat16", "sparse tensor"}),
    TENSORFLOW_LITE: frozenset(),
}
"""What BigQuery is documented to take, and the engine does not."""

WORDS = {ONNX: "ONNX", TENSORFLOW: "TensorFlow", TENSORFLOW_LITE: "TensorFlow Lite"}


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """One input or output. `element` is NumPy's word (`float32`, `uint8` …), or `string`; `shape`
    counts the batch dimension, and has None where the model leaves a dimension free."""

    name: str
    element: str
    shape: tuple[int | None, ...]

    @property
    def dtype(self) -> np.dtype[np.generic]:
        return np.dtype(_DTYPES[self.element])

    @property
    def row_shape(self) -> tuple[int | None, ...]:
        """The shape of one row's value: without the batch dimension."""
        return self.shape[1:]

    @property
    def has_free_batch(self) -> bool:
        return bool(self.shape) and self.shape[0] is None

    @property
    def column(self) -> Column:
        """The column as models.get tells it. BigQuery has no arrays of arrays, so a value of any
        rank above zero is one flat array, row-major (unconfirmed for ranks above one)."""
        return Column(self.name, _SQL_KINDS[self.dtype.kind], 1 if self.row_shape else 0)


def spec(model_type: str, role: str, value: Value) -> TensorSpec:
    """The spec of an input or output, which is what `role` says.

    Raises Fault, in BigQuery's words where they are known, for what is no tensor of a simple type.
    """
    what = f"{WORDS[model_type]} model {role} '{value.name}'"
    if value.kind in _BIGQUERY_ONLY[model_type]:
        raise unsupported(f"{what} of type {value.kind}")
    if not value.is_tensor:
        kind = _ONNX_KINDS.get(value.kind) if model_type == ONNX else None
        said = f"unsupported ONNX type: {kind}" if kind else f"unsupported type: {value.kind}"
        raise invalid_query(f"{what} has {said}.")
    if value.kind not in _DTYPES:
        raise invalid_query(f"{what} has unsupported tensor element type: {value.kind}.")
    if value.shape is None:
        raise unsupported(f"{what} of unknown rank")
    return TensorSpec(value.name, value.kind, value.shape)


def check_batch(inputs: tuple[TensorSpec, ...]) -> None:
    """Raises Fault for a model that only takes several rows at once."""
    for each in inputs:
        if each.shape and each.shape[0] not in (None, 1):
            raise _fixed_batch(each)


def _fixed_batch(each: TensorSpec) -> Fault:
    return invalid_query(
        f"The model's input {each.name} takes batches of {each.shape[0]} rows. Export the model "
        "with a batch dimension that is free, or 1."
    )
