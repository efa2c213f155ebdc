"""The processes that run models: started ahead, lent to one statement at a time, replaced when they
die."""

from __future__ import annotations

import os
import queue
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from yogadesk import child
from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.ml import frames, limits
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from yogadesk.engine.ml.tensors import TensorSpec
    from yogadesk.work import Ticket

    Answer = tuple[dict[str, Any], bytes]

_MOST: Final = 4
_IDLE: Final = 2
"""Processes at once, and those kept while nothing is to do."""

_PATIENCE: Final = 120
"""Seconds without a sign of life, after which a model counts as hanging. A large SavedModel takes
20 to open on a slow computer."""

_LOOK_EVERY: Final = 0.1
_SETTLE: Final = 10
_ENVIRONMENT: Final = {"TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": "-1"}
"""TensorFlow is neither to chat nor to look for graphics cards."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What an opened model takes and gives, and how many rows to ask for at a time."""

    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    chunk: int


class Worker:
    """One process. Used by one statement at a time; a fault that it cannot survive ends it."""

    def __init__(self, patience: float, memory: int) -> None:
        self._patience = patience
        self._process = subprocess.Popen(
            child.command("yogadesk.engine.ml.worker", memory),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ENVIRONMENT},
            **child.apart(),
        )
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()
        self.models: list[Path] = []
        """The files of the models it has opened, the last one last. It may have closed some."""
        self._last: tuple[str, Path, Opened] | None = None
        self._is_up = False
        self._why: Fault | None = None  # known before it has ended
        threading.Thread(target=self._listen, daemon=True, name="worker answers").start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def open(self, model_type: str, file: Path, ticket: Ticket) -> Opened:
        """Have it open a model, unless that is the one it opened last. Raises Fault with the reason
        when it cannot, Cancelled."""
        if self._last is not None and self._last[:2] == (model_type, file):
            return self._last[2]
        self._last = None
        opened = self._opened(model_type, file, ticket)
        self._last = model_type, file, opened
        return opened

    def _opened(self, model_type: str, file: Path, ticket: Ticket) -> Opened:
        from yogadesk.engine.ml.tensors import TensorSpec

        self.give(frames.Open(model_type, file))
        try:
            header, _ = self.answer(ticket)
        except Cancelled:
            self.settle(1)  # or whoever has it next would take this answer for its own
            raise
        self.models = [*(each for each in self.models if each != file), file]
        specs = {
            role: tuple(TensorSpec(name, kind, tuple(shape)) for name, kind, shape in header[role])
            for role in ("inputs", "outputs")
        }
        return Opened(specs["inputs"], specs["outputs"], header["chunk"])

    def give(self, message: object) -> None:
        """Send it a message. Raises Fault when it is dead."""
        assert self._process.stdin is not None
        try:
            frames.give(self._process.stdin, message)
        except (OSError, ValueError) as error:
            raise self._end() from error

    def answer(self, ticket: Ticket) -> Answer:
        """Wait for its next answer. Raises the Fault that it is, or the one it died of; Cancelled
        without it having answered."""
        header, body = self.next_answer(ticket)
        raise_told(header)
        return header, body

    def next_answer(self, ticket: Ticket) -> Answer:
        """As `answer`, but a Fault that the worker tells of is in the header."""
        until = time.monotonic() + (self._patience if self._is_up else _PATIENCE)
        while True:
            ticket.check()
            was_up = self._is_up
            try:
                found = self._answers.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                if self._is_up and not was_up:
                    # Only now does it begin with what it was asked.
                    until = time.monotonic() + self._patience
                if time.monotonic() > until:
                    self._why = _hangs(self._patience)
                    raise self._end() from None
                continue
            if found is None:
                raise self._end()
            return found

    def settle(self, waiting: int) -> None:
        """See that it has nothing more to do for a statement that still waits for so many answers.
        It is killed when it does not come to an end."""
        try:
            if waiting:
                self.give(frames.Stop())
            until = time.monotonic() + min(_SETTLE, self._patience)
            for _ in range(waiting):
                if self._answers.get(timeout=max(0, until - time.monotonic())) is None:
                    break
        except (Fault, queue.Empty):
            self.kill()

    def kill(self) -> None:
        """End it, and wait until it has ended."""
        self._why = self._why or Fault(503, "backendError", "The engine is stopping.")
        self._process.kill()
        self._process.wait()
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                pass  # a message to it was under way

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            try:
                while (found := frames.answered(stream)) is not None:
                    if "up" in found[0]:
                        self._is_up = True
                    else:
                        self._answers.put(found)
            except (frames.Broken, OSError, ValueError, MemoryError) as error:
                self._why = invalid_query(f"The model failed: its process gave {error}")
        self._answers.put(None)

    def _end(self) -> Fault:
        """The fault that it died of."""
        if self._why is None:
            self._why = self._died()
        self.kill()
        return self._why

    def _died(self) -> Fault:
        """What its status tells, once it has ended of itself."""
        try:
            status = self._process.wait(_SETTLE)
        except subprocess.TimeoutExpired:
            status = 0
        if status == limits.OUT_OF_MEMORY or status == -9:
            # The system's own watch over memory kills with signal 9.
            return limits.out_of_memory()
        return invalid_query(
            "The model failed: the process that runs it ended unexpectedly, with "
            + ending_of(status)
        )


class Workers:
    """All of them. Thread-safe. Nothing is started before it is needed, or `warm` asks for it."""

    def __init__(
        self, most: int = _MOST, patience: float = _PATIENCE, memory: int | None = None
    ) -> None:
        self._most = most
        self._patience = patience
        self._memory = memory
        self._changed = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._starting = 0
        self._is_closed = False

    def warm(self) -> None:
        """Have one ready, unless there is one."""
        with self._changed:
            if self._is_closed or self._idle or self._busy or self._starting:
                return
            self._starting += 1
        self._add_idle(self._started())

    @contextmanager
    def lent(self, file: Path, ticket: Ticket) -> Iterator[Worker]:
        """A worker, alone for the block; if possible one that has the model's file open.

        Raises Fault when none can be started, Cancelled while waiting for one.
        """
        worker = self._taken(file, ticket)
        try:
            yield worker
        finally:
            self._given_back(worker)

    def forget(self, folder: Path) -> None:
        """End the idle workers that may have a file of this folder open."""
        with self._changed:
            odd = [w for w in self._idle if any(_is_in(file, folder) for file in w.models)]
            for worker in odd:
                self._idle.remove(worker)
        for worker in odd:
            worker.kill()

    def close(self) -> None:
        """End them all, those at work too."""
        with self._changed:
            self._is_closed = True
            every = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in every:
            worker.kill()

    def _taken(self, file: Path, ticket: Ticket) -> Worker:
        with self._changed:
            while True:
                ticket.check()
                worker = self._idle_for(file)
                if worker is not None:
                    self._busy.add(worker)
                    return worker
                if self._is_closed:
                    raise Fault(503, "backendError", "The engine is stopping.")
                if not self._starting and len(self._busy) < self._most:
                    self._starting += 1
                    break
                self._changed.wait(_LOOK_EVERY)
        self._add_idle(self._started())
        return self._taken(file, ticket)

    def _idle_for(self, file: Path) -> Worker | None:
        """An idle one that lives: rather one that has the file open, else the one used last."""
        for worker in [each for each in self._idle if not each.is_alive]:
            self._idle.remove(worker)
            worker.kill()  # which closes what is left of it
        knowing = [each for each in self._idle if file in each.models]
        for worker in reversed(knowing or self._idle):
            self._idle.remove(worker)
            return worker
        return None

    def _started(self) -> Worker:
        try:
            return Worker(self._patience, self._memory or limits.allowed())
        except OSError as error:
            raise Fault(
                503, "backendError", f"No process to run models in can be started: {error}"
            ) from error
        finally:
            with self._changed:
                self._starting -= 1
                self._changed.notify_all()

    def _add_idle(self, worker: Worker) -> None:
        with self._changed:
            closed = self._is_closed
            if not closed:
                self._idle.append(worker)
                self._changed.notify_all()
        if closed:
            worker.kill()

    def _given_back(self, worker: Worker) -> None:
        surplus: list[Worker] = []
        with self._changed:
            self._busy.discard(worker)
            if worker.is_alive and not self._is_closed:
                self._idle.append(worker)
            while len(self._idle) > _IDLE:
                surplus.append(self._idle.pop(0))
            self._changed.notify_all()
        for each in surplus:
            each.kill()


def _is_in(file: Path, folder: Path) -> bool:
    return file == folder or folder in file.parents


def ending_of(status: int) -> str:
    """How a process ended, as one looks it up: what Windows says of a crash is known in hex."""
    if status < 0:
        return f"signal {-status}"
    return f"status 0x{status:X}" if status >= 0x80000000 else f"status {status}"


def raise_told(header: dict[str, Any]) -> None:
    """Raise what a worker's answer tells of that went wrong, if it does."""
    if "fault" in header:
        code, reason, message, location = header["fault"]
        raise Fault(code, reason, message, location)
    if "bug" in header:
        raise RuntimeError(f"a worker failed:\n{header['bug']}")


def _hangs(patience: float) -> Fault:
    return Fault(
        400,
        "resourcesExceeded",
        "Resources exceeded during query execution: the model gave no answer for "
        f"{patience:.0f} seconds",
    )
