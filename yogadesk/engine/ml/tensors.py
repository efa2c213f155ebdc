"""The tensors a model takes and gives, in ONNX Runtime's terms and in BigQuery's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from yogadesk.engine.faults import invalid_query
from yogadesk.engine.schema import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import DTypeLike

_DTYPES: dict[str, DTypeLike] = {
    "float16": np.float16,
    "float": np.float32,
    "double": np.float64,
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
    "seq": "ONNX_TYPE_SEQUENCE",
    "map": "ONNX_TYPE_MAP",
    "optional": "ONNX_TYPE_OPTIONAL",
    "sparse_tensor": "ONNX_TYPE_SPARSETENSOR",
}
_TYPE = re.compile(r"(\w+)\((.*)\)")


class _NodeArg(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def shape(self) -> Sequence[int | str | None]: ...


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """One input or output. `element` is ONNX Runtime's word (`float`, `uint8` …); `shape` counts
    the batch dimension, and has None where the model leaves a dimension free."""

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


def spec(argument: _NodeArg, role: str) -> TensorSpec:
    """The spec of a session's input or output; `role` says which, for the message.

    Raises Fault, in BigQuery's words where they are known, for what is no tensor of a simple type.
    """
    match = _TYPE.fullmatch(argument.type)
    kind, element = match.groups() if match else ("", argument.type)
    if kind != "tensor":
        raise invalid_query(
            f"ONNX model {role} '{argument.name}' has unsupported ONNX type: "
            f"{_ONNX_KINDS.get(kind, argument.type)}."
        )
    if element not in _DTYPES:
        raise invalid_query(
            f"ONNX model {role} '{argument.name}' has unsupported tensor element type: {element}."
        )
    shape = tuple(size if isinstance(size, int) and size >= 0 else None for size in argument.shape)
    return TensorSpec(argument.name, element, shape)
