"""ML.PREDICT: rows in, rows with the model's outputs out, in order and in bounded memory."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml import feeding, frames, importing, tensors
from yogadesk.engine.ml.cores import cores
from yogadesk.engine.ml.workers import raise_told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from yogadesk.engine.ml.workers import Opened, Worker, Workers
    from yogadesk.engine.schema import Model
    from yogadesk.work import Ticket

    Row = Mapping[str, Any]
    Answer = tuple[Row, dict[str, NDArray[Any]]]

_WAITING_PER_CORE = 2


def predict(
    workers: Workers,
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
    if model.model_type not in importing.IMPORTED:
        raise unsupported(f"ML.PREDICT with a model of type {model.model_type}")
    file = importing.file_of(model.model_type, model.folder, model.main)
    with workers.lent(file, ticket) as worker:
        run = _Run(worker, worker.open(model.model_type, file, ticket), outputs, ticket)
        try:
            yield from run.answers(rows)
        finally:
            worker.settle(len(run.waiting) - len(run.ready))


class _Run:
    """One ML.PREDICT. `waiting` has the rows handed to the worker, by number, that were not yielded
    yet, and `ready` the answers among them."""

    def __init__(
        self, worker: Worker, opened: Opened, outputs: Collection[str] | None, ticket: Ticket
    ) -> None:
        tensors.check_batch(opened.inputs)
        self._worker = worker
        self._opened = opened
        self._ticket = ticket
        every = [each.name for each in opened.outputs]
        self._outputs = [name for name in every if outputs is None or name in outputs]
        self.waiting: dict[int, list[Row]] = {}
        self.ready: dict[int, tuple[dict[str, Any], bytes]] = {}
        worker.give(frames.Begin(tuple(self._outputs)))

    def answers(self, rows: Iterable[Row]) -> Iterator[list[Answer]]:
        window = cores() * _WAITING_PER_CORE
        first = 0
        for number, chunk in enumerate(_chunks(rows, window, self._opened.chunk)):
            self._ticket.check()
            self._worker.give(frames.Rows(number, tuple(self._values(row) for row in chunk)))
            self.waiting[number] = chunk
            while len(self.waiting) >= window or first in self.ready:
                yield self._answer(first)
                first += 1
        while self.waiting:
            yield self._answer(first)
            first += 1

    def _values(self, row: Row) -> tuple[object, ...]:
        columns = feeding.columns_for(self._opened.inputs, list(row))
        return tuple(row[columns[each.name]] for each in self._opened.inputs)

    def _answer(self, number: int) -> list[Answer]:
        """The answer of that number, after whichever others come before it."""
        self._ticket.check()
        while number not in self.ready:
            header, body = self._worker.next_answer(self._ticket)
            self.ready[header["number"]] = header, body
        header, body = self.ready.pop(number)
        chunk = self.waiting.pop(number)
        raise_told(header)
        try:
            found = frames.unpacked(header["rows"], body)
        except frames.Broken as error:
            raise invalid_query(f"The model failed: its process gave {error}") from error
        return [
            (row, dict(zip(self._outputs, values, strict=True)))
            for row, values in zip(chunk, found, strict=True)
        ]


def _chunks(rows: Iterable[Row], singly: int, largest: int) -> Iterator[list[Row]]:
    """The rows in lists: the first ones alone, so that few rows spread over all cores."""
    source = iter(rows)
    for count in itertools.chain(itertools.repeat(1, singly), itertools.repeat(largest)):
        chunk = list(itertools.islice(source, count))
        if not chunk:
            return
        yield chunk
