"""What a TensorFlow Lite file says of itself: what it takes and gives, and of which operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.modelfile import flat
from yogadesk.modelfile.described import (
    TENSORFLOW_LITE,
    ModelFile,
    Signature,
    Value,
    too_large,
)
from yogadesk.modelfile.mapped import mapped
from yogadesk.modelfile.wire import Malformed

if TYPE_CHECKING:
    import mmap
    from pathlib import Path

    from yogadesk.modelfile.flat import Table

MARK = b"TFL3"
"""What stands at the bytes 4 to 7 of every such file."""

_ELEMENTS = (
    "float32", "float16", "int32", "uint8", "int64", "string", "bool", "int16", "complex64",
    "int8", "float64", "complex128", "uint64", "resource", "variant", "uint32", "uint16", "int4",
    "bfloat16",
)  # fmt: skip
"""The element types by their numbers in TensorFlow Lite's schema, as are all fields below."""

_MODEL_OPERATORS, _MODEL_GRAPHS, _MODEL_SIGNATURES = 1, 2, 7
_GRAPH_TENSORS, _GRAPH_INPUTS, _GRAPH_OUTPUTS = 0, 1, 2
_TENSOR_SHAPE, _TENSOR_TYPE, _TENSOR_NAME, _TENSOR_SPARSE, _TENSOR_FREE_SHAPE = 0, 1, 3, 6, 7
_SIGNATURE_INPUTS, _SIGNATURE_OUTPUTS, _SIGNATURE_KEY, _SIGNATURE_GRAPH = 0, 1, 2, 4
_OPERATOR_CUSTOM = 1
TENSORFLOW_OPERATORS = "Flex"
"""How the names of TensorFlow's own operators begin; the others that a file names are custom."""


def read(path: Path) -> ModelFile:
    """The description of a TensorFlow Lite file. Raises Malformed when it is none, OSError."""
    with mapped(path) as data:
        size = len(data)
        if data[4:8] != MARK:
            raise Malformed("it does not bear TensorFlow Lite's mark")
        model = flat.root(data)
        found = _signature(model)
        refused = (*too_large(size), *_custom(model), *_sparse(model))
    return ModelFile(TENSORFLOW_LITE, found.inputs, found.outputs, size, refused)


def is_tflite(head: bytes) -> bool:
    """Whether a file that begins with these bytes (eight or more) is one."""
    return head[4:8] == MARK


def signature_key(data: bytes | mmap.mmap) -> str | None:
    """The signature that is asked, None where the file has none and its first graph is asked.
    Raises Malformed."""
    chosen = _chosen(flat.root(data))
    return None if chosen is None else chosen.text(_SIGNATURE_KEY)


def tensorflow_operators(data: bytes | mmap.mmap) -> list[str]:
    """The operators of TensorFlow itself that a file needs: BigQuery has those of its core,
    LiteRT has none. Raises Malformed."""
    return [
        name for name in _named_operators(flat.root(data)) if name.startswith(TENSORFLOW_OPERATORS)
    ]


def _chosen(model: Table) -> Table | None:
    """The default signature, or the first of several (unconfirmed for BigQuery)."""
    found = model.tables(_MODEL_SIGNATURES)
    default = [each for each in found if each.text(_SIGNATURE_KEY) == "serving_default"]
    return (default or found or [None])[0]  # type: ignore[list-item]


def _signature(model: Table) -> Signature:
    graphs, chosen = model.tables(_MODEL_GRAPHS), _chosen(model)
    if not graphs:
        raise Malformed("it holds no graph")
    if chosen is None:
        tensors = graphs[0].tables(_GRAPH_TENSORS)
        return Signature(
            tuple(_value(tensors, each) for each in graphs[0].numbers(_GRAPH_INPUTS) or ()),
            tuple(_value(tensors, each) for each in graphs[0].numbers(_GRAPH_OUTPUTS) or ()),
        )
    place = chosen.number(_SIGNATURE_GRAPH, "I", 0)
    if place >= len(graphs):
        raise Malformed("a signature of a graph that is not there")
    tensors = graphs[place].tables(_GRAPH_TENSORS)
    return Signature(
        _named(chosen.tables(_SIGNATURE_INPUTS), tensors),
        _named(chosen.tables(_SIGNATURE_OUTPUTS), tensors),
    )


def _named(entries: list[Table], tensors: list[Table]) -> tuple[Value, ...]:
    return tuple(_value(tensors, each.number(1, "I", 0), each.text(0)) for each in entries)


def _value(tensors: list[Table], place: int, name: str | None = None) -> Value:
    if not 0 <= place < len(tensors):
        raise Malformed("an input or output that is no tensor of the graph")
    tensor = tensors[place]
    number = tensor.number(_TENSOR_TYPE, "b", 0)
    kind = _ELEMENTS[number] if 0 <= number < len(_ELEMENTS) else f"type {number}"
    sizes = tensor.numbers(_TENSOR_SHAPE) or ()
    free = tensor.numbers(_TENSOR_FREE_SHAPE) or ()
    # A size that was left open is 1 in the shape and -1 in the one that tells them apart.
    told = free if len(free) == len(sizes) else sizes
    shape = tuple(size if size >= 0 else None for size in told)
    return Value(name or tensor.text(_TENSOR_NAME) or "", kind, shape)


def _custom(model: Table) -> tuple[str, ...]:
    odd = [name for name in _named_operators(model) if not name.startswith(TENSORFLOW_OPERATORS)]
    if not odd:
        return ()
    return (f"It has custom operators ({', '.join(odd[:5])}), which BigQuery does not run.",)


def _named_operators(model: Table) -> list[str]:
    """Those that are not built in."""
    names = {each.text(_OPERATOR_CUSTOM) for each in model.tables(_MODEL_OPERATORS)}
    return sorted(name for name in names if name)


def _sparse(model: Table) -> tuple[str, ...]:
    for graph in model.tables(_MODEL_GRAPHS):
        for tensor in graph.tables(_GRAPH_TENSORS):
            if tensor.has(_TENSOR_SPARSE):
                return ("It has sparse tensors, which BigQuery does not take.",)
    return ()
