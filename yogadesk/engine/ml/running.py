"""Rows through an opened model: fed, run together where their shapes agree, taken apart again."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk.engine.faults import invalid_query
from yogadesk.engine.ml import feeding, limits
from yogadesk.engine.ml.runtimes import ModelFailed
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from yogadesk.engine.faults import Fault
    from yogadesk.engine.ml.runtimes import Runtime
    from yogadesk.engine.ml.tensors import TensorSpec

    Row = Sequence[object]
    Tensors = dict[str, NDArray[Any]]

LARGEST_CHUNK = 4
"""Rows a thread takes at a time. More were not faster, and hold more pictures."""


def largest_chunk(runtime: Runtime) -> int:
    """How many rows to hand to `Run.answers` at a time."""
    free = all(each.has_free_batch for each in (*runtime.inputs, *runtime.outputs))
    return LARGEST_CHUNK if free else 1


class Run:
    """One ML.PREDICT over one model. `answers` is called from many threads. `name` is what messages
    call the model, `wanted` the outputs to compute."""

    def __init__(self, runtime: Runtime, name: str, wanted: Sequence[str]) -> None:
        self._runtime = runtime
        self._name = name
        self._wanted = list(wanted)
        self.abandoned = threading.Event()

    def answers(self, chunk: Sequence[Row]) -> list[list[NDArray[Any]]]:
        """The outputs of each row, in the order of `wanted`; a row has a value for each input.

        An array has no dimension for a scalar and one for everything else. Its type is int64,
        float64, bool, or object for text. Raises Fault for a row that does not fit or a model
        that fails, Cancelled when nobody waits for the answer any more.
        """
        fed = [self._fed(row) for row in chunk]
        outputs: list[list[NDArray[Any]]] = []
        for _, group in itertools.groupby(fed, key=_shapes):
            outputs += self._outputs_of(list(group))
        return outputs

    def _fed(self, row: Row) -> Tensors:
        if self.abandoned.is_set():
            raise Cancelled
        specs = self._runtime.inputs
        return {
            each.name: feeding.tensor(each, value) for each, value in zip(specs, row, strict=True)
        }

    def _outputs_of(self, group: list[Tensors]) -> list[list[NDArray[Any]]]:
        """The outputs of rows whose tensors have the same shapes."""
        values = self._ask({each.name: _stacked(each, group) for each in self._runtime.inputs})
        if len(group) > 1 and any(value.shape[:1] != (len(group),) for value in values):
            # A dimension that is free without being the batch: ask for each row by itself.
            return [answer for one in group for answer in self._outputs_of([one])]
        return [
            [_row_value(value, place, len(group)) for value in values]
            for place in range(len(group))
        ]

    def _ask(self, feed: Tensors) -> list[NDArray[Any]]:
        try:
            return self._runtime.run(feed, self._wanted)
        except ModelFailed as error:
            raise failed(self._name, error) from error


def failed(name: str, error: ModelFailed) -> Fault:
    """What a client is told when a model cannot be opened or run."""
    if any(word in str(error).lower() for word in _NO_MEMORY):
        return limits.out_of_memory()
    return invalid_query(f"The {name} failed: {error}")


_NO_MEMORY = ("bad_alloc", "bad allocation", "failed to allocate memory", "oom when allocating")


def _stacked(each: TensorSpec, group: list[Tensors]) -> NDArray[Any]:
    if not each.shape:
        return group[0][each.name]
    return np.stack([tensors[each.name] for tensors in group])


def _shapes(fed: Tensors) -> list[tuple[int, ...]]:
    return [value.shape for value in fed.values()]


def _row_value(value: NDArray[Any], place: int, rows: int) -> NDArray[Any]:
    """One row's part of an output; an output without a batch dimension belongs to its only row."""
    part = value[place] if value.ndim and len(value) == rows else value
    # Text stays objects: NumPy's own text would cut NULs off its end.
    array = np.asarray(part, np.object_ if value.dtype.kind == "O" else None)
    if array.ndim > 1:
        array = array.reshape(-1)
    if array.dtype.kind == "f":
        return array.astype(np.float64)
    return array.astype(np.int64) if array.dtype.kind in "iu" else array
