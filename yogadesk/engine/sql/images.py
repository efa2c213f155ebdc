"""ML.DECODE_IMAGE and its companions: written down in SQL, computed where the picture is needed.

A picture travels through DuckDB as STRUCT(object, content, operations): the URI of the object it is
in or its bytes, and what to do with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine import ml
from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.distance import distance
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed, coerced, text
from yogadesk.engine.sql.uris import split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlglot import exp

    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.sql.scope import Scope
    from yogadesk.engine.storage.store import ObjectStore

_SPACES: Final = ("HSV", "GRAYSCALE", "YIQ", "YUV")
_PLAIN: Final = re.compile(r"'[\w:;]*'")
"""A constant operation, in DuckDB's quotes."""


def call(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """A call of ML.something on a picture."""
    name = node.name.upper()
    made = _CALLS.get(name)
    if made is None:
        raise unsupported(f"ML.{name}")
    arguments = [compiler.expression(argument, scope) for argument in node.expressions]
    return made(arguments, node)


def _decode(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type not in (kinds.CONTENT, kinds.BYTES):
        raise no_signature("function ML.DECODE_IMAGE", arguments, node)
    [data] = arguments
    if data.type == kinds.CONTENT:
        parts = f"object := {data.sql}, content := CAST(NULL AS BLOB)"
    else:
        parts = f"object := CAST(NULL AS VARCHAR), content := {data.sql}"
    return _made(kinds.image(kinds.FLOAT64), data.sql, parts, "''")


def _resize(arguments: list[Typed], node: exp.Expr) -> Typed:
    wanted = (kinds.INT64, kinds.INT64, kinds.BOOL)
    if (
        len(arguments) != 4
        or arguments[0].type.name != "IMAGE"
        or any(not kinds.turns_into(a.type, k) for a, k in zip(arguments[1:], wanted, strict=True))
    ):
        raise no_signature("function ML.RESIZE_IMAGE", arguments, node)
    picture, *rest = arguments
    for size in rest[:2]:
        if size.constant and isinstance(size.value, int) and size.value < 1:
            raise invalid_query("ML.RESIZE_IMAGE needs a positive height and width", *place(node))
    if all(each.constant and each.value is not None for each in rest):
        height, width, keep = (each.value for each in rest)
        return _then(picture, text(f"resize:{height}:{width}:{'true' if keep else 'false'};"))
    height, width, keep = (coerced(a, k).sql for a, k in zip(rest, wanted, strict=True))
    return _then(picture, f"'resize:' || {height} || ':' || {width} || ':' || {keep} || ';'")


def _convert_type(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type != kinds.image(kinds.FLOAT64):
        raise no_signature("function ML.CONVERT_IMAGE_TYPE", arguments, node)
    return replace(_then(arguments[0], "'integers;'"), type=kinds.image(kinds.INT64))


def _convert_space(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 2 or arguments[0].type.name != "IMAGE":
        raise no_signature("function ML.CONVERT_COLOR_SPACE", arguments, node)
    space = arguments[1].value
    if not isinstance(space, str) or space.upper() not in _SPACES:
        raise invalid_query(
            f"ML.CONVERT_COLOR_SPACE converts to one of {', '.join(_SPACES)}", *place(node)
        )
    made = _then(arguments[0], text(f"space:{space.upper()};"))
    return replace(made, type=kinds.image(kinds.FLOAT64))


@dataclass(frozen=True, slots=True)
class _Made(Typed):
    """A picture whose making is known: of what, which is NULL where the picture is; the object and
    the content in `struct_pack`'s words; what to do with it. So that what is done to it does not
    say all of it again: DuckDB takes longer to read such a text than to run it."""

    source: str = ""
    parts: str = ""
    operations: str = ""


def _made(kind: Type, source: str, parts: str, operations: str) -> Typed:
    packed = f"struct_pack({parts}, operations := {operations})"
    sql = f"CASE WHEN {source} IS NOT NULL THEN {packed} END"
    return _Made(sql, kind, source=source, parts=parts, operations=operations)


def _then(picture: Typed, operation: str) -> Typed:
    if isinstance(picture, _Made):
        done = f"{picture.operations} || {operation}"
        if _PLAIN.fullmatch(picture.operations) and _PLAIN.fullmatch(operation):
            done = picture.operations[:-1] + operation[1:]
        return _made(picture.type, picture.source, picture.parts, done)
    taken = [f"{part} := struct_extract({picture.sql}, '{part}')" for part in ("object", "content")]
    operations = f"struct_extract({picture.sql}, 'operations') || {operation}"
    return _made(picture.type, picture.sql, ", ".join(taken), operations)


_CALLS: Final[dict[str, Callable[[list[Typed], exp.Expr], Typed]]] = {
    "DISTANCE": distance,
    "DECODE_IMAGE": _decode,
    "RESIZE_IMAGE": _resize,
    "CONVERT_IMAGE_TYPE": _convert_type,
    "CONVERT_COLOR_SPACE": _convert_space,
}


def picture(value: Mapping[str, Any] | None, objects: ObjectStore) -> ml.Image | None:
    """The picture that a value from DuckDB stands for. Raises a Fault 404 where its object is
    gone."""
    if value is None:
        return None
    if value["operations"] is None:
        raise invalid_query("ML.RESIZE_IMAGE: the height, the width or the flag is NULL")
    if value["object"] is not None:
        uri = str(value["object"])
        image = ml.Image(ml.Stored(uri, objects.path(*split(uri))))
    else:
        image = ml.Image(ml.Given(bytes(value["content"])))
    for operation in str(value["operations"]).split(";")[:-1]:
        image = _applied(image, operation)
    return image


def _applied(image: ml.Image, operation: str) -> ml.Image:
    word, *arguments = operation.split(":")
    if word == "resize":
        height, width, keep = arguments
        return image.resized(int(height), int(width), keep == "true")
    if word == "integers":
        return image.as_integers()
    return image.in_color_space(arguments[0])


def written(image: ml.Image | None) -> dict[str, Any] | None:
    """A picture as the value a query answers with: its shape, and its values row by row."""
    if image is None:
        return None
    shape, values = ml.evaluate(image)
    return {"_field_1": list(shape), "_field_2": values.ravel().tolist()}


def content(uri: str | None, objects: ObjectStore) -> bytes | None:
    """The bytes of an object. Raises a Fault 404 where it is gone."""
    if uri is None:
        return None
    try:
        return objects.read(*split(uri))
    except Fault as e:
        if e.code != 404:
            raise
        raise Fault(404, "notFound", f"Not found: {uri}") from e
