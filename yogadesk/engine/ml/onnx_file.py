"""What an ONNX file says of itself before anything runs it: versions, and other files it reads."""

from __future__ import annotations

import mmap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.ml.wire import Malformed, Message, as_message, as_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST_MODEL = 450_000_000
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


def check(folder: Path, main: str) -> Path:
    """The path of the model's file `main` in `folder`, when BigQuery would import it as far as the
    bytes tell.

    Raises Fault: missing, no ONNX file, too new, too large, or in need of a file outside `folder`.
    """
    path = folder / main
    if not path.is_file():
        raise Fault(404, "notFound", f"Not found: Model file {main}")
    _check_size([path])
    header = read(path)
    _check_versions(header)
    _check_size([path, *(_external(folder, path.parent, name) for name in sorted(header.external))])
    return path


def read(path: Path) -> Header:
    """The header of an ONNX file. Raises Fault when it is no ONNX file."""
    header = Header()
    try:
        with path.open("rb") as file, _mapped(file.fileno()) as data:
            _walk(Message(data, 0, len(data)), "model", header, 0)
        _require_versions(header)
    except Malformed as error:
        raise invalid_query(
            f"Failed to load the ONNX model {path.name}: it is not an ONNX file ({error})"
        ) from error
    return header


def _require_versions(header: Header) -> None:
    if not header.ir_version or not header.opsets:
        raise Malformed("it names no version of the format")


def _mapped(descriptor: int) -> mmap.mmap:
    try:
        return mmap.mmap(descriptor, 0, access=mmap.ACCESS_READ)
    except ValueError as error:
        raise Malformed("it is empty") from error


def _check_size(files: list[Path]) -> None:
    if sum(file.stat().st_size for file in files) > LARGEST_MODEL:
        raise invalid_query("The ONNX model is too large: BigQuery's limit is 450 MB")


def _check_versions(header: Header) -> None:
    if header.ir_version > NEWEST_IR:
        raise invalid_query(
            f"Unsupported model IR version: {header.ir_version}, max supported IR version: "
            f"{NEWEST_IR}. BigQuery runs ONNX Runtime 1.12: export with opset 17 or lower."
        )
    for domain, newest in NEWEST_OPSETS.items():
        version = header.opsets.get(domain, 0)
        if version > newest:
            raise invalid_query(
                f"Unsupported ONNX opset: the model uses opset {version} of domain {domain}. "
                f"Official support for domain {domain} in ONNX Runtime 1.12 is till opset {newest}."
            )


def _external(folder: Path, beside: Path, name: str) -> Path:
    """The external file `name`, which a model gives relative to itself."""
    odd = not name or name.startswith(("/", "\\", "*")) or ":" in name or "\0" in name
    path = None if odd else (beside / name.replace("\\", "/")).resolve()
    if path is None or not path.is_relative_to(folder.resolve()):
        raise invalid_query(f"ONNX external data {name!r} is outside of the model's folder")
    if not path.is_file():
        raise invalid_query(f"ONNX external data {name!r} is not in the model's folder")
    return path


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
