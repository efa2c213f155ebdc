"""TensorFlow Lite models, by LiteRT."""

from __future__ import annotations

import queue
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk import modelfile
from yogadesk.engine.faults import unsupported
from yogadesk.engine.ml import tensors
from yogadesk.engine.ml.runtimes import ModelFailed
from yogadesk.modelfile import tflite
from yogadesk.modelfile.described import TENSORFLOW_LITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

_ERRORS = (RuntimeError, ValueError)


class Lite:
    """Interpreters, each used by one thread at a time; made when they are needed."""

    def __init__(self, path: Path, threads: int) -> None:
        try:
            from ai_edge_litert.interpreter import Interpreter
        except ImportError as error:
            # There is none for some systems, such as Macs with Intel's processor.
            raise unsupported(
                "A TensorFlow Lite model, whose runtime (the package ai-edge-litert) cannot be "
                "installed on this computer,"
            ) from error
        self._make: Callable[[], Any] = partial(Interpreter, model_path=str(path), num_threads=1)
        found = modelfile.tflite.read(path)
        self.inputs = tuple(tensors.spec(TENSORFLOW_LITE, "input", each) for each in found.inputs)
        self.outputs = tuple(
            tensors.spec(TENSORFLOW_LITE, "output", each) for each in found.outputs
        )
        data = path.read_bytes()
        needed = tflite.tensorflow_operators(data)
        if needed:
            raise unsupported(
                f"A TensorFlow Lite model with operators of TensorFlow ({', '.join(needed[:5])})"
            )
        self._key = tflite.signature_key(data)
        self._idle: queue.SimpleQueue[_Interpreter | None] = queue.SimpleQueue()
        for _ in range(threads - 1):
            self._idle.put(None)
        self._idle.put(self._made())

    def run(self, feed: Mapping[str, NDArray[Any]], wanted: Sequence[str]) -> list[NDArray[Any]]:
        with self._taken() as interpreter:
            try:
                found = interpreter.answers(feed)
            except _ERRORS as error:
                raise ModelFailed(str(error)) from error
        return [_text(found[name]) for name in wanted]

    @contextmanager
    def _taken(self) -> Iterator[_Interpreter]:
        taken = self._idle.get()
        try:
            if taken is None:
                taken = self._made()
            yield taken
        finally:
            self._idle.put(taken)

    def _made(self) -> _Interpreter:
        try:
            made = self._make()
            made.allocate_tensors()
        except _ERRORS as error:
            raise ModelFailed(str(error)) from error
        names = [[each.name for each in specs] for specs in (self.inputs, self.outputs)]
        return _Interpreter(made, self._key, *names)


class _Interpreter:
    """One interpreter and the places of the tensors that a query knows by name."""

    def __init__(
        self, made: Any, key: str | None, inputs: Sequence[str], outputs: Sequence[str]
    ) -> None:
        self._made = made
        self._runner = made.get_signature_runner(key) if key is not None else None
        if self._runner is None:
            self._inputs = dict(zip(inputs, made.get_input_details(), strict=True))
            self._outputs = dict(zip(outputs, made.get_output_details(), strict=True))

    def answers(self, feed: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Raises what LiteRT raises."""
        if self._runner is not None:
            found: dict[str, NDArray[Any]] = self._runner(**feed)
            return found
        for name, value in feed.items():
            place = self._inputs[name]["index"]
            self._made.resize_tensor_input(place, value.shape)
        self._made.allocate_tensors()
        for name, value in feed.items():
            self._made.set_tensor(self._inputs[name]["index"], value)
        self._made.invoke()
        return {name: self._made.get_tensor(each["index"]) for name, each in self._outputs.items()}


def _text(value: NDArray[Any]) -> NDArray[Any]:
    if value.dtype.kind not in "SO":
        return value
    texts = [each.decode("utf-8", "replace") for each in value.ravel().tolist()]
    return np.array(texts, np.object_).reshape(value.shape)
