"""What the engine and a worker say to each other over the worker's standard input and output.

To the worker: pickles, for the engine is to be trusted. From the worker, which runs models that are
not: a header in JSON and the bytes of arrays, checked. Nothing it sends is executed.
"""

from __future__ import annotations

import json
import pickle
import struct
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Json = dict[str, Any]

_LONGEST: Final = 1_000_000_000
_TO_WORKER: Final = struct.Struct("<Q")
_FROM_WORKER: Final = struct.Struct("<II")
_KINDS: Final = {"f": "float64", "i": "int64", "b": "bool"}


@dataclass(frozen=True, slots=True)
class Open:
    """Asks for a model to be opened. `file` is its main file, or a SavedModel's folder."""

    model_type: str
    file: Path


@dataclass(frozen=True, slots=True)
class Begin:
    """Says which outputs of the opened model the rows that follow want."""

    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Asks for the outputs of rows: for each, a value for each input."""

    number: int
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """Says that nobody waits for the rows asked for so far."""


class Broken(Exception):
    """What came is no answer of a worker."""


def give(stream: IO[bytes], message: object) -> None:
    """Send a message to the worker. Raises OSError, ValueError when it is gone."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_TO_WORKER.pack(len(data)) + data)
    stream.flush()


def given(stream: IO[bytes]) -> Iterator[Any]:
    """The messages to the worker, until the engine is gone."""
    while len(head := stream.read(_TO_WORKER.size)) == _TO_WORKER.size:
        [size] = _TO_WORKER.unpack(head)
        data = stream.read(size)
        if len(data) < size:
            return
        yield pickle.loads(data)


def answer(stream: IO[bytes], header: Json, body: bytes = b"") -> None:
    """Send an answer of the worker."""
    head = json.dumps(header).encode()
    stream.write(_FROM_WORKER.pack(len(head), len(body)) + head + body)
    stream.flush()


def answered(stream: IO[bytes]) -> tuple[Json, bytes] | None:
    """The next answer of the worker, None when there is no more. Raises Broken."""
    start = stream.read(_FROM_WORKER.size)
    if len(start) < _FROM_WORKER.size:
        return None
    head_size, body_size = _FROM_WORKER.unpack(start)
    if head_size + body_size > _LONGEST:
        raise Broken("an answer that is too long")
    head, body = stream.read(head_size), stream.read(body_size)
    if len(head) < head_size or len(body) < body_size:
        return None
    try:
        header = json.loads(head)
    except ValueError as error:
        raise Broken("an answer that is no JSON") from error
    if not isinstance(header, dict):
        raise Broken("an answer without a header")
    return header, body


def packed(rows: Sequence[Sequence[NDArray[Any]]]) -> tuple[list[list[list[Any]]], bytes]:
    """Arrays as (for each: kind, sizes, bytes) and those bytes. An array has one dimension or none,
    and holds float64, int64, bool, or str objects."""
    told, parts = [], []
    for row in rows:
        entries = []
        for array in row:
            text = array.dtype.kind == "O"
            data = json.dumps(array.tolist()).encode() if text else array.tobytes()
            entries.append(["s" if text else array.dtype.kind, list(array.shape), len(data)])
            parts.append(data)
        told.append(entries)
    return told, b"".join(parts)


def unpacked(told: object, body: bytes) -> list[list[NDArray[Any]]]:
    """What `packed` was given. Raises Broken for anything else."""
    at = 0
    rows: list[list[NDArray[Any]]] = []
    try:
        for entries in told:  # type: ignore[attr-defined]
            row = []
            for kind, sizes, size in entries:
                row.append(_array(kind, sizes, body[at : at + size]))
                at += size
            rows.append(row)
    except (TypeError, ValueError, KeyError) as error:
        raise Broken(f"values that are none: {error}") from error
    return rows


def _array(kind: str, sizes: list[int], data: bytes) -> NDArray[Any]:
    if len(sizes) > 1 or any(size < 0 for size in sizes):
        raise Broken("an array of arrays, or of no size")
    if kind != "s":
        return np.frombuffer(data, _KINDS[kind]).reshape(sizes)
    texts = json.loads(data)
    made: NDArray[Any] = np.empty(sizes, np.object_)
    made[...] = texts
    if not all(isinstance(each, str) for each in made.ravel()):
        raise Broken("text that is none")
    return made
