"""What an ONNX file says of itself: versions, other files it reads, what it takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yogadesk.modelfile.described import ONNX, ModelFile, Signature, Value, too_large
from yogadesk.modelfile.mapped import mapped
from yogadesk.modelfile.wire import Malformed, Message, as_message, as_number, parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NEWEST_IR = 8
NEWEST_OPSETS = {"ai.onnx": 17, "ai.onnx.ml": 3}
"""What ONNX Runtime 1.12, the one BigQuery runs, supports."""

_DEEPEST = 64
"""Levels of nested messages. A subgraph takes three, so this is twenty `If`s in one another."""


@dataclass
class Header:
    """The IR version, the version of each operator set by domain, the names of external files."""

    ir_version: int = 0
    opsets: dict[str, int] = field(default_factory=dict)
    external: set[str] = field(default_factory=set)


def read(path: Path) -> ModelFile:
    """The description of an ONNX file. Raises Malformed when it is none, OSError.

    `size` leaves out the files that its header names as external.
    """
    about, found, size = header(path), signature(path), path.stat().st_size
    refused = (*too_large(size), *_too_new(about))
    return ModelFile(ONNX, found.inputs, found.outputs, size, refused)


def may_begin(head: bytes) -> bool:
    """Whether an ONNX file could begin with these bytes: its first field is its IR version."""
    return len(head) > 1 and head[0] == 0x08 and 0 < head[1] < 0x80


def header(path: Path) -> Header:
    """The header of an ONNX file. Raises Malformed when it is no ONNX file, OSError."""
    found = Header()
    with mapped(path) as data:
        _walk(Message(data, 0, len(data)), "model", found, 0)
    if not found.ir_version or not found.opsets:
        raise Malformed("it names no version of the format")
    return found


def signature(path: Path) -> Signature:
    """The inputs and outputs of an ONNX file; weights that old files list among the inputs are left
    out. Raises Malformed when it is no ONNX file, OSError."""
    with mapped(path) as data:
        graphs = parts(Message(data, 0, len(data)), 7)
        if len(graphs) != 1:
            raise Malformed("it holds no graph")
        [graph] = graphs
        weights = {part.text() for each in parts(graph, 5) for part in parts(each, 8)}
        inputs = tuple(_value(each) for each in parts(graph, 11))
        outputs = tuple(_value(each) for each in parts(graph, 12))
    return Signature(tuple(each for each in inputs if each.name not in weights), outputs)


def _too_new(about: Header) -> list[str]:
    said, version = [], about.ir_version
    if version > NEWEST_IR:
        said.append(f"Its format is IR version {version}; BigQuery reads up to {NEWEST_IR}.")
    for domain, newest in NEWEST_OPSETS.items():
        version = about.opsets.get(domain, 0)
        if version > newest:
            said.append(f"It uses opset {version} of {domain}; BigQuery runs up to {newest}.")
    return said


def _value(message: Message) -> Value:
    name, kind, shape = "", "unknown", None
    for number, part in message.fields():
        if number == 1:
            name = as_message(part).text()
        elif number == 2:
            kind, shape = _type(as_message(part))
    return Value(name, kind, shape)


def _type(message: Message) -> tuple[str, tuple[int | None, ...] | None]:
    for number, part in message.fields():
        if number == 1:
            return _tensor(as_message(part))
        if number in _CONTAINERS:
            return _CONTAINERS[number], None
    return "unknown", None


def _tensor(message: Message) -> tuple[str, tuple[int | None, ...] | None]:
    kind, shape = "unknown", None
    for number, part in message.fields():
        if number == 1:
            kind = _ELEMENTS.get(as_number(part), f"type {as_number(part)}")
        elif number == 2:
            shape = tuple(_size(each) for each in parts(as_message(part), 1))
    return kind, shape


def _size(dimension: Message) -> int | None:
    for number, value in dimension.fields():
        if number == 1 and as_number(value) > 0:
            return as_number(value)
    return None


_CONTAINERS = {4: "sequence", 5: "map", 8: "sparse tensor", 9: "optional"}
_ELEMENTS = {
    1: "float32", 2: "uint8", 3: "int8", 4: "uint16", 5: "int16", 6: "int32", 7: "int64",
    8: "string", 9: "bool", 10: "float16", 11: "float64", 12: "uint32", 13: "uint64",
    14: "complex64", 15: "complex128", 16: "bfloat16",
}  # fmt: skip
"""The kinds of types and of elements, by their numbers in `onnx.proto`."""

_NESTED = {
    "model": {7: "graph", 20: "training", 25: "function"},
    "training": {1: "graph", 2: "graph"},
    "function": {7: "node", 11: "attribute"},
    "graph": {1: "node", 5: "tensor", 15: "sparse"},
    "node": {5: "attribute"},
    "attribute": {5: "tensor", 6: "graph", 10: "tensor", 11: "graph", 22: "sparse", 23: "sparse"},
    "sparse": {1: "tensor", 2: "tensor"},
}
"""Which field of which message leads towards a tensor, by the numbers in `onnx.proto`."""


def _walk(message: Message, kind: str, header: Header, depth: int) -> None:
    if depth > _DEEPEST:
        raise Malformed("it is nested too deep")
    nested, notes = _NESTED.get(kind, {}), _NOTES.get(kind, {})
    for number, value in message.fields():
        if number in nested:
            _walk(as_message(value), nested[number], header, depth + 1)
        elif number in notes:
            notes[number](value, header)


def _note_ir_version(value: int | Message, header: Header) -> None:
    header.ir_version = as_number(value)


def _note_opset(value: int | Message, header: Header) -> None:
    domain, version = "ai.onnx", 0
    for number, part in as_message(value).fields():
        if number == 1:
            domain = as_message(part).text() or "ai.onnx"
        elif number == 2:
            version = as_number(part)
    header.opsets[domain] = max(version, header.opsets.get(domain, 0))


def _note_external(value: int | Message, header: Header) -> None:
    entry = {number: as_message(part).text() for number, part in as_message(value).fields()}
    if entry.get(1) == "location":
        header.external.add(entry.get(2, ""))


_NOTES: dict[str, dict[int, Callable[[int | Message, Header], None]]] = {
    "model": {1: _note_ir_version, 8: _note_opset},
    "function": {9: _note_opset},
    "tensor": {13: _note_external},
}
