"""BigQuery's rules for an imported model that looks at pictures, each with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.cloud import names
from yogadesk.errors import Trouble
from yogadesk.modelfile import onnx
from yogadesk.modelfile.described import LARGEST_MODEL, ONNX, TENSORFLOW_LITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yogadesk.modelfile.described import ModelFile, Value
    from yogadesk.setup.model_place import Place

_COLOURS = 3
_ELEMENTS = ("float32", "uint8")
_WANTED = "BigQuery hands over one picture as [batch, height, width, 3]."
_SCORES = ("float16", "float32", "float64", "bfloat16")
_RESULTS = {
    *_SCORES,
    *("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool", "string"),
}
"""The element types that become columns: integers, floating-point numbers, truth values, text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the model has to keep to, whether it does, and why it (does not), in a sentence."""

    title: str
    is_kept: bool
    detail: str


def rules(place: Place, found: ModelFile, size: int) -> tuple[Rule, ...]:
    """All of them, in the order in which they are told. `size` is that of all files, in bytes.

    Raises Malformed, OSError.
    """
    return (
        _size(size),
        *_of_kind(place, found),
        *_inputs(found.inputs),
        _tensors(found.outputs),
        _scores(found.outputs),
        _names(found),
    )


def shown(value: Value) -> str:
    """An input or output in words: `image: float32 [?, 128, 128, 3]`."""
    if value.shape is None:
        return f"{value.name}: {value.kind}"
    sizes = ", ".join("?" if size is None else str(size) for size in value.shape)
    return f"{value.name}: {value.kind} [{sizes}]"


def is_scores(value: Value) -> bool:
    """Whether an output can hold a score for each class of one picture."""
    shape = value.shape
    return (
        value.kind in _SCORES
        and shape is not None
        and len(shape) == 2
        and (shape[1] is None or shape[1] > 1)
    )


def _size(size: int) -> Rule:
    most = LARGEST_MODEL / 1e6
    detail = f"It has {size / 1e6:.1f} MB; BigQuery takes {most:.0f} MB at most."
    return Rule("Size", size <= LARGEST_MODEL, detail)


def _of_kind(place: Place, found: ModelFile) -> Iterator[Rule]:
    if place.kind == ONNX:
        yield from _versions(onnx.header(place.path))
        yield _whole(place)
        return
    told = [each for each in found.refused if "MB at most" not in each]
    if place.kind == TENSORFLOW_LITE:
        kept = "Its operators are TensorFlow's own, and its tensors are dense."
        yield Rule("Operators", not told, " ".join(told) or kept)
    else:
        kept = "It has a graph for serving, of a version that BigQuery reads."
        yield Rule("Graph", not told, " ".join(told) or kept)


def _versions(header: onnx.Header) -> Iterator[Rule]:
    ir = f"Its format is IR version {header.ir_version}; BigQuery reads up to {onnx.NEWEST_IR}."
    yield Rule("Format", header.ir_version <= onnx.NEWEST_IR, ir)
    for domain, newest in onnx.NEWEST_OPSETS.items():
        version = header.opsets.get(domain)
        if version is not None:
            detail = f"It uses opset {version} of {domain}; BigQuery runs up to {newest}."
            yield Rule("Operators", version <= newest, detail)
    custom = sorted(set(header.opsets) - set(onnx.NEWEST_OPSETS) - {"com.microsoft"})
    if custom:
        detail = f"It uses operators of {', '.join(custom[:3])}, which are not ONNX's own."
        yield Rule("Custom operators", False, detail)


def _whole(place: Place) -> Rule:
    if place.lacking:
        names_ = ", ".join(place.lacking[:3])
        detail = f"Its weights are in files outside of its folder ({names_}). Export it as one."
        return Rule("Files", False, detail)
    if len(place.files) > 1:
        return Rule("Files", True, f"Its weights are in {len(place.files) - 1} files beside it.")
    return Rule("Files", True, "Everything is in this one file.")


def _inputs(inputs: Sequence[Value]) -> Iterator[Rule]:
    if len(inputs) != 1:
        yield Rule("Input", False, f"It has {len(inputs)} inputs. {_WANTED}")
        return
    [value] = inputs
    said = f"It takes {shown(value)}."
    yield _layout(value, said)
    element = f"It takes {value.kind}; pictures come as float32 from 0 to 1, or as uint8."
    yield Rule("Values", value.kind in _ELEMENTS, element)
    batch = value.shape[0] if value.shape else None
    told = "any" if batch is None else str(batch)
    detail = f"Pictures at a time: {told}; BigQuery needs any number, or 1."
    yield Rule("Batch", batch in (None, 1), detail)


def _layout(value: Value, said: str) -> Rule:
    shape = value.shape
    if shape is None or len(shape) != 4:
        return Rule("Input", False, f"{said} {_WANTED}")
    _, height, width, colours = shape
    if colours != _COLOURS:
        hint = " Its colours come first: put a transpose before it." if height == _COLOURS else ""
        if shape[1] == _COLOURS:
            hint = " Its colours come first: put a transpose before it."
        return Rule("Input", False, f"{said} {_WANTED}{hint}")
    if height is None or width is None:
        return Rule("Input", False, f"{said} Its height and width must be fixed.")
    return Rule("Input", height > 0 and width > 0, said)


def _tensors(outputs: Sequence[Value]) -> Rule:
    odd = [value for value in outputs if not value.is_tensor]
    if odd:
        detail = f"{shown(odd[0])} is no tensor. For scikit-learn, export with zipmap=False."
        return Rule("Outputs", False, detail)
    odd = [value for value in outputs if value.kind not in _RESULTS]
    if odd:
        return Rule("Outputs", False, f"{shown(odd[0])} has values that BigQuery has no type for.")
    listed = ", ".join(shown(value) for value in outputs)
    return Rule("Outputs", bool(outputs), f"It gives {listed or 'nothing'}.")


def _scores(outputs: Sequence[Value]) -> Rule:
    if any(is_scores(value) for value in outputs):
        return Rule("Scores", True, "It gives a score for each class.")
    return Rule("Scores", False, "No output is a list of scores: float [batch, classes].")


def _names(found: ModelFile) -> Rule:
    """Inputs and outputs become columns, and those that are asked for stand in statements."""
    asked = [*found.inputs[:1], *(value for value in found.outputs if is_scores(value))]
    for value in asked:
        try:
            names.check("column", value.name)
        except Trouble:
            detail = f"{value.name!r} cannot be a column: use letters, digits and underscores."
            return Rule("Names", False, detail)
    return Rule("Names", True, "Its input and outputs can be columns.")
