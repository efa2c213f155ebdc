"""Opened models: one ONNX Runtime session each, shared by all threads, the last few kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as ort_state

from yogadesk.engine.faults import Fault, invalid_query

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = 3
_FATAL_ONLY = 4

ORT_ERRORS: tuple[type[Exception], ...] = (
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


class Sessions:
    """Sessions by file, at most `kept` of them; whoever uses one keeps it alive. Thread-safe."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._open: OrderedDict[tuple[Path, int, int], onnxruntime.InferenceSession] = OrderedDict()

    def opened(self, path: Path) -> onnxruntime.InferenceSession:
        """The session of the model file, opened now or before. Raises Fault."""
        try:
            stat = path.stat()
        except FileNotFoundError as error:
            raise Fault(404, "notFound", f"Not found: Model file {path.name}") from error
        key = (path, stat.st_mtime_ns, stat.st_size)
        with self._lock:
            if key not in self._open:
                self._open[key] = _open(path)
            self._open.move_to_end(key)
            while len(self._open) > self._kept:
                self._open.popitem(last=False)
            return self._open[key]


shared = Sessions()
"""One for the process: opening a model takes up to a second, and its weights are held once."""


def _open(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # Many pictures at a time, one thread each, beat one picture on many threads.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = _FATAL_ONLY
    try:
        return onnxruntime.InferenceSession(
            str(path), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except ORT_ERRORS as error:
        raise invalid_query(
            f"Failed to load the ONNX model {path.name}: {said(error, path)}"
        ) from (error)


def said(error: Exception, path: Path) -> str:
    """ONNX Runtime's message without the place of the file on this computer."""
    return str(error).replace(str(path), path.name).replace(path.as_posix(), path.name).strip()
