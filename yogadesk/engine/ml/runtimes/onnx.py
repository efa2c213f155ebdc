"""ONNX models, by ONNX Runtime."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk.engine.ml import tensors
from yogadesk.engine.ml.runtimes import ModelFailed
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime, ort_state
from yogadesk.modelfile.described import ONNX, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from yogadesk.engine.ml.tensors import TensorSpec

_FATAL_ONLY = 4
_TYPE = re.compile(r"(\w+)\((.*)\)")
_CONTAINERS = {"seq": "sequence", "sparse_tensor": "sparse tensor"}
_ELEMENTS = {"float": "float32", "double": "float64"}

_ERRORS: tuple[type[Exception], ...] = (
    ort_state.Fail,
    ort_state.InvalidArgument,
    ort_state.InvalidGraph,
    ort_state.InvalidProtobuf,
    ort_state.NoSuchFile,
    ort_state.NotImplemented,
    ort_state.RuntimeException,
    RuntimeError,
    ValueError,
)
"""What ONNX Runtime raises about a model or what it is fed."""


class Onnx:
    """One session, shared by all threads: its weights are held once."""

    def __init__(self, path: Path) -> None:
        options = onnxruntime.SessionOptions()
        # Many pictures at a time, one thread each, beat one picture on many threads.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = _FATAL_ONLY
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), sess_options=options, providers=["CPUExecutionProvider"]
            )
        except _ERRORS as error:
            raise ModelFailed(str(error)) from error
        self.inputs = tuple(_spec("input", each) for each in self._session.get_inputs())
        self.outputs = tuple(_spec("output", each) for each in self._session.get_outputs())

    def run(self, feed: Mapping[str, NDArray[Any]], wanted: Sequence[str]) -> list[NDArray[Any]]:
        try:
            return [np.asarray(value) for value in self._session.run(list(wanted), dict(feed))]
        except _ERRORS as error:
            raise ModelFailed(str(error)) from error


def _spec(role: str, argument: Any) -> TensorSpec:
    match = _TYPE.fullmatch(argument.type)
    kind, element = match.groups() if match else ("", argument.type)
    if kind != "tensor":
        return tensors.spec(ONNX, role, Value(argument.name, _CONTAINERS.get(kind, kind), None))
    shape = tuple(size if isinstance(size, int) and size >= 0 else None for size in argument.shape)
    return tensors.spec(ONNX, role, Value(argument.name, _ELEMENTS.get(element, element), shape))
