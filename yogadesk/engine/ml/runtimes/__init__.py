"""What runs a model, one for each kind, all asked in the same way. For the worker's process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from yogadesk.modelfile.described import ONNX, TENSORFLOW_LITE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from yogadesk.engine.ml.tensors import TensorSpec


class Runtime(Protocol):
    """An opened model. `run` may be called from many threads."""

    @property
    def inputs(self) -> tuple[TensorSpec, ...]: ...
    @property
    def outputs(self) -> tuple[TensorSpec, ...]: ...

    def run(self, feed: Mapping[str, NDArray[Any]], wanted: Sequence[str]) -> list[NDArray[Any]]:
        """The outputs of these names. Text is in arrays of str objects. Raises ModelFailed."""


class ModelFailed(Exception):
    """What the runtime says about a model, or about what it was fed."""


def opened(model_type: str, path: Path, threads: int) -> Runtime:
    """Open the model at `path`, for as many threads at once. Raises ModelFailed, or Fault for a
    model that is not for BigQuery or whose runtime is not installed."""
    if model_type == ONNX:
        from yogadesk.engine.ml.runtimes import onnx

        return onnx.Onnx(path)
    if model_type == TENSORFLOW_LITE:
        from yogadesk.engine.ml.runtimes import lite

        return lite.Lite(path, threads)
    from yogadesk.engine.ml.runtimes import saved

    return saved.Saved(path, threads)
