"""A process of its own for models: opens them, runs rows through them, ends with the engine.

Started by `workers.py` as `python -m yogadesk.engine.ml.worker BYTES`. What a model does wrong
here, it does to one statement.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any, Final

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.ml import frames, limits, running, runtimes, tensors
from yogadesk.engine.ml.cores import cores
from yogadesk.engine.ml.frames import Begin, Open, Rows, Stop
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from yogadesk.engine.ml.runtimes import Runtime

_KEPT: Final = 3
_ROOMY: Final = 3
"""How many models stay open, as long as they take no more than this part of the memory."""


class _Worker:
    """`hear` is called for each message in turn; other threads do the work, and answer."""

    def __init__(self, out: IO[bytes], most: int) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._most = most
        self._threads = cores()
        self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix="predict")
        self._models: OrderedDict[tuple[str, Path], Runtime] = OrderedDict()
        self._open: tuple[Runtime, str] | None = None
        self._run: running.Run | None = None

    def hear(self, message: object) -> None:
        if isinstance(message, Open):
            self._do(-1, self._opened, message)
        elif isinstance(message, Begin):
            assert self._open is not None
            self._run = running.Run(*self._open, message.outputs)
        elif isinstance(message, Rows):
            self._do(message.number, self._answers, self._run, message)
        elif isinstance(message, Stop) and self._run is not None:
            self._run.abandoned.set()

    def _opened(self, message: Open) -> tuple[dict[str, Any], bytes]:
        key = (message.model_type, message.file)
        if key not in self._models:
            self._make_room()
            self._models[key] = _opened(message, self._threads)
        self._models.move_to_end(key)
        runtime = self._models[key]
        self._open = runtime, _name(message)
        specs = {"inputs": runtime.inputs, "outputs": runtime.outputs}
        told = {name: [[s.name, s.element, s.shape] for s in each] for name, each in specs.items()}
        return {**told, "chunk": running.largest_chunk(runtime)}, b""

    def _make_room(self) -> None:
        while self._models and (len(self._models) >= _KEPT or limits.held() > self._most // _ROOMY):
            self._open = self._run = None
            self._models.popitem(last=False)

    def _answers(self, run: running.Run, message: Rows) -> tuple[dict[str, Any], bytes]:
        told, body = frames.packed(run.answers(message.rows))
        return {"rows": told}, body

    def _do(
        self, number: int, work: Callable[..., tuple[dict[str, Any], bytes]], *given: object
    ) -> None:
        """Have a thread do `work`, and answer with what comes of it under this number."""
        future = self._pool.submit(work, *given)
        future.add_done_callback(lambda done: self._tell(number, done))

    def _tell(self, number: int, done: Future[tuple[dict[str, Any], bytes]]) -> None:
        body, error = b"", done.exception()
        if error is None:
            header, body = done.result()
        elif isinstance(error, Fault):
            header = {"fault": [error.code, error.reason, error.message, error.location]}
        elif isinstance(error, Cancelled):
            header = {"stopped": True}
        elif isinstance(error, MemoryError):
            os._exit(limits.OUT_OF_MEMORY)
        else:
            header = {"bug": "".join(traceback.format_exception(error))}
        with self._lock:
            frames.answer(self._out, {"number": number, **header}, body)


def _opened(message: Open, threads: int) -> Runtime:
    try:
        return runtimes.opened(message.model_type, message.file, threads)
    except runtimes.ModelFailed as error:
        fault = running.failed(_name(message), error)
        if fault.reason != "invalidQuery":
            raise fault from error
        said = str(error).replace(str(message.file), message.file.name)
        said = said.replace(message.file.as_posix(), message.file.name).strip()
        raise invalid_query(f"Failed to load the {_name(message)}: {said}") from error


def _name(message: Open) -> str:
    """What the model is called in messages. A SavedModel's folder has no name of its own."""
    word = f"{tensors.WORDS[message.model_type]} model"
    return word if message.file.is_dir() else f"{word} {message.file.name}"


def main() -> None:
    """Serve until the engine is gone."""
    most = int(sys.argv[1])
    source, out = _private_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.watch(most)
    # What most models need, before anybody waits for it.
    from yogadesk.engine.ml.runtimes import private_ort  # noqa: F401

    worker = _Worker(out, most)
    frames.answer(out, {"up": True})
    for message in frames.given(source):
        worker.hear(message)
    # Not sys.exit: it would wait for threads that run a model.
    os._exit(0)


def _private_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for this module alone: a model's runtime reads nothing, and what it
    prints goes nowhere. What fails is told in an answer."""
    source, out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for each in (0, 1, 2):
        os.dup2(nothing, each)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt

        for each in (source, out):
            msvcrt.setmode(each, os.O_BINARY)
    return os.fdopen(source, "rb"), os.fdopen(out, "wb")


if __name__ == "__main__":
    main()
