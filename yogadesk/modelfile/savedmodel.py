"""What a TensorFlow SavedModel says of itself: its signature, read without TensorFlow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.modelfile import graphs
from yogadesk.modelfile.described import TENSORFLOW, ModelFile, Signature, Value, too_large
from yogadesk.modelfile.mapped import mapped
from yogadesk.modelfile.wire import Malformed, Message, as_message, as_number, parts

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "saved_model.pb"
SIGNATURE = "serving_default"
TAG = "serve"
OLDEST_GRAPH = 20
"""The oldest version of a GraphDef that BigQuery takes."""

_MOST_FILES = 10_000


def read(folder: Path) -> ModelFile:
    """The description of the SavedModel in a folder: `saved_model.pb`, with `variables/` beside it
    where it has any.

    Raises Malformed when there is none, or none that is meant to be asked; OSError.
    """
    if not (folder / MAIN).is_file():
        text = (folder / f"{MAIN}txt").is_file()
        raise Malformed(f"{MAIN}txt is its text form" if text else f"there is no {MAIN} in it")
    with mapped(folder / MAIN) as data:
        graph = _graph(Message(data, 0, len(data)))
        found = _signature(graph)
        version = _version(graph)
    size = _size(folder)
    refused = (*too_large(size), *_too_old(version))
    return ModelFile(TENSORFLOW, found.inputs, found.outputs, size, refused)


def reaching_out(folder: Path) -> tuple[str, ...]:
    """The operations that reach files or a network, or run Python, that opening or asking the model
    runs. Raises Malformed, OSError."""
    with mapped(folder / MAIN) as data:
        return graphs.reaching_out(_graph(Message(data, 0, len(data))))


def _graph(model: Message) -> Message:
    """The graph for serving: among several, the one with that tag alone."""
    found = parts(model, 2)
    if not found:
        raise Malformed("it holds no graph")
    for graph in found:
        tags = [tag.text() for about in parts(graph, 1) for tag in parts(about, 4)]
        if tags == [TAG]:
            return graph
    raise Malformed(f"no graph of it bears the tag “{TAG}” alone")


def _signature(graph: Message) -> Signature:
    known = _entries(graph, 5)
    if SIGNATURE not in known:
        others = ", ".join(sorted(name for name in known if not name.startswith("__"))[:5])
        raise Malformed(f"it has no signature “{SIGNATURE}” (it has: {others or 'none'})")
    return Signature(_values(known[SIGNATURE], 1), _values(known[SIGNATURE], 2))


def _values(signature: Message, number: int) -> tuple[Value, ...]:
    """By name: the file keeps them in a map, which has no order."""
    found = _entries(signature, number)
    return tuple(_value(name, found[name]) for name in sorted(found))


def _entries(message: Message, number: int) -> dict[str, Message]:
    """A map from text to messages."""
    found: dict[str, Message] = {}
    for entry in parts(message, number):
        key, value = "", Message(b"", 0, 0)
        for field, part in entry.fields():
            if field == 1:
                key = as_message(part).text()
            elif field == 2:
                value = as_message(part)
        found[key] = value
    return found


def _value(name: str, info: Message) -> Value:
    kind, shape = "unknown", None
    for number, part in info.fields():
        if number in _CONTAINERS:
            return Value(name, _CONTAINERS[number], None)
        if number == 2:
            kind = _ELEMENTS.get(as_number(part), f"type {as_number(part)}")
        elif number == 3:
            shape = _shape(as_message(part))
    return Value(name, kind, shape)


def _shape(message: Message) -> tuple[int | None, ...] | None:
    sizes: list[int | None] = []
    for number, part in message.fields():
        if number == 3 and as_number(part):
            return None  # even how many dimensions is left open
        if number == 2:
            told = [as_number(value) for field, value in as_message(part).fields() if field == 1]
            size = told[-1] if told else 0
            sizes.append(size if size >= 0 else None)
    return tuple(sizes)


def _version(graph: Message) -> int:
    """The version of its GraphDef: the one that whoever wrote it used."""
    for definition in parts(graph, 2):
        for versions in parts(definition, 4):
            for number, value in versions.fields():
                if number == 1:
                    return as_number(value)
    return 0


def _too_old(version: int) -> tuple[str, ...]:
    if version >= OLDEST_GRAPH:
        return ()
    return (f"Its graph is of version {version}; BigQuery takes {OLDEST_GRAPH} and later.",)


def _size(folder: Path) -> int:
    """Bytes of all files. Raises Malformed for a folder that is plainly not one model."""
    size = 0
    for count, path in enumerate(folder.rglob("*")):
        if count > _MOST_FILES:
            raise Malformed("there are too many files in it")
        if path.is_file():
            size += path.stat().st_size
    return size


_CONTAINERS = {4: "sparse tensor", 5: "composite tensor"}
_ELEMENTS = {
    1: "float32", 2: "float64", 3: "int32", 4: "uint8", 5: "int16", 6: "int8", 7: "string",
    8: "complex64", 9: "int64", 10: "bool", 11: "qint8", 12: "quint8", 13: "qint32",
    14: "bfloat16", 15: "qint16", 16: "quint16", 17: "uint16", 18: "complex128", 19: "float16",
    20: "resource", 21: "variant", 22: "uint32", 23: "uint64",
}  # fmt: skip
"""The kinds of elements, by their numbers in TensorFlow's `types.proto`."""
