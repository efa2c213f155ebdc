"""ML.PREDICT: rows in, rows with the model's outputs out, in order and in bounded memory."""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml import feeding, sessions, tensors
from yogadesk.work import Cancelled, Ticket

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import onnxruntime
    from numpy.typing import NDArray

    from yogadesk.engine.ml.tensors import TensorSpec
    from yogadesk.engine.schema import Model

    Row = Mapping[str, Any]
    Answer = tuple[Row, dict[str, NDArray[Any]]]
    Tensors = dict[str, NDArray[Any]]

LARGEST_CHUNK = 4
"""Rows a worker takes at a time. More were not faster, and hold more pictures."""

_WAITING_PER_WORKER = 2


def predict(
    model: Model,
    rows: Iterable[Row],
    ticket: Ticket,
    outputs: Collection[str] | None = None,
) -> Iterator[list[Answer]]:
    """Run an imported model over rows: dicts of column name to an Image, number, text or list.

    Yields batches of (row, {output: array}) in the order of the rows, as they become ready. An
    array has no dimension for a scalar and one for everything else: BigQuery has no arrays of
    arrays, so higher ranks are flat, row-major (unconfirmed). Its type is int64, float64, bool, or
    object for text. `outputs` narrows what is computed; None is all of them.
    `rows` is read in the caller's thread, never more than a few chunks ahead of what was yielded.
    Raises Fault when a row does not fit, a picture cannot be decoded or the model fails, Cancelled
    soon after the ticket says so.
    """
    if model.model_type != "ONNX":
        raise unsupported(f"ML.PREDICT with a model of type {model.model_type}")
    path = model.folder / model.main
    run = _Run(sessions.shared.opened(path), path.name, ticket, outputs)
    workers = _cores()
    window = workers * _WAITING_PER_WORKER
    pending: deque[Future[list[Answer]]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="predict")
    try:
        for chunk in _chunks(rows, window, run.largest_chunk):
            ticket.check()
            pending.append(pool.submit(run.answers, chunk))
            while pending and (len(pending) >= window or pending[0].done()):
                yield pending.popleft().result()
                ticket.check()
        while pending:
            ticket.check()
            yield pending.popleft().result()
    finally:
        run.abandoned.set()
        pool.shutdown(wait=True, cancel_futures=True)


class _Run:
    """One ML.PREDICT over one session. `answers` is called from many threads."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        name: str,
        ticket: Ticket,
        outputs: Collection[str] | None,
    ) -> None:
        self._session = session
        self._name = name
        self._ticket = ticket
        self._inputs = [tensors.spec(each, "input") for each in session.get_inputs()]
        every = [tensors.spec(each, "output") for each in session.get_outputs()]
        self._outputs = [each for each in every if outputs is None or each.name in outputs]
        _check_batch(self._inputs)
        free = all(each.has_free_batch for each in (*self._inputs, *self._outputs))
        self.largest_chunk = LARGEST_CHUNK if free else 1
        self.abandoned = threading.Event()

    def answers(self, chunk: list[Row]) -> list[Answer]:
        """The chunk's rows with their outputs. Rows of one shape run together."""
        fed = [self._fed(row) for row in chunk]
        outputs: list[Tensors] = []
        for _, group in itertools.groupby(fed, key=_shapes):
            outputs += self._outputs_of(list(group))
        return list(zip(chunk, outputs, strict=True))

    def _fed(self, row: Row) -> Tensors:
        if self.abandoned.is_set():
            raise Cancelled
        self._ticket.check()
        columns = feeding.columns_for(self._inputs, list(row))
        return {each.name: feeding.tensor(each, row[columns[each.name]]) for each in self._inputs}

    def _outputs_of(self, group: list[Tensors]) -> list[Tensors]:
        """The outputs of rows whose tensors have the same shapes."""
        feed = {
            each.name: np.stack([tensors[each.name] for tensors in group])
            if each.shape
            else group[0][each.name]
            for each in self._inputs
        }
        values = self._ask(feed)
        if len(group) > 1 and any(len(value) != len(group) for value in values):
            # A dimension that is free without being the batch: ask for each row by itself.
            return [answer for one in group for answer in self._outputs_of([one])]
        return [
            {
                each.name: _row_value(value, place, len(group))
                for each, value in zip(self._outputs, values, strict=True)
            }
            for place in range(len(group))
        ]

    def _ask(self, feed: Tensors) -> list[NDArray[Any]]:
        try:
            return [
                np.asarray(value)
                for value in self._session.run([each.name for each in self._outputs], feed)
            ]
        except sessions.ORT_ERRORS as error:
            raise invalid_query(f"The ONNX model {self._name} failed: {error}") from error


def _chunks(rows: Iterable[Row], singly: int, largest: int) -> Iterator[list[Row]]:
    """The rows in lists: the first ones alone, so that few rows spread over all workers."""
    source = iter(rows)
    for count in itertools.chain(itertools.repeat(1, singly), itertools.repeat(largest)):
        chunk = list(itertools.islice(source, count))
        if not chunk:
            return
        yield chunk


def _check_batch(inputs: list[TensorSpec]) -> None:
    for each in inputs:
        if each.shape and each.shape[0] not in (None, 1):
            raise invalid_query(
                f"The model's input {each.name} takes batches of {each.shape[0]} rows. Export the "
                "model with a batch dimension that is free, or 1."
            )


def _shapes(fed: Tensors) -> list[tuple[int, ...]]:
    return [value.shape for value in fed.values()]


def _row_value(value: NDArray[Any], place: int, rows: int) -> NDArray[Any]:
    """One row's part of an output; an output without a batch dimension belongs to its only row."""
    part = value[place] if value.ndim and len(value) == rows else value
    array = np.asarray(part)
    if array.ndim > 1:
        array = array.reshape(-1)
    if array.dtype.kind == "f":
        return array.astype(np.float64)
    return array.astype(np.int64) if array.dtype.kind in "iu" else array


def _cores() -> int:
    """The cores this process may use: fewer than there are inside a container."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
