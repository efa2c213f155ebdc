"""From the values of a row to the tensors a model takes, coerced as BigQuery coerces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.ml.image import Image, in_units, resized, stored_values

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from yogadesk.engine.ml.tensors import TensorSpec

    Array = NDArray[Any]

_PICTURE_CHANNELS = (1, 3)


def columns_for(specs: Sequence[TensorSpec], names: Sequence[str]) -> dict[str, str]:
    """Which of the query's columns `names` feeds which input; case does not matter.

    Raises Fault naming the input that no column feeds.
    """
    by_case = {name.casefold(): name for name in names} | {name: name for name in names}
    found = {}
    for spec in specs:
        name = by_case.get(spec.name, by_case.get(spec.name.casefold()))
        if name is None:
            raise invalid_query(
                f"Column {spec.name} is not found in the input data to the `ML.PREDICT` function. "
                f"The model needs: {', '.join(each.name for each in specs)}."
            )
        found[spec.name] = name
    return found


def tensor(spec: TensorSpec, value: object) -> Array:
    """One row's value as the model takes it, without the batch dimension.

    `value` is an Image, a stored image (two lists: dimensions and values), a number, text or a
    bool, or a list of those, nested or flat. Raises Fault when it does not fit.
    """
    if isinstance(value, Image):
        return _picture(spec, value)
    stored = _stored_image(value)
    if stored is not None:
        return _picture(spec, stored)
    if value is None:
        raise _misfit(spec, "the value is NULL")
    array = _array(spec, value)
    return _shaped(spec, array)


def _stored_image(value: object) -> Image | None:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if not isinstance(value, tuple) or len(value) != 2:
        return None
    shape, values = value
    if not isinstance(shape, Sequence) or not isinstance(values, Sequence):
        return None
    return stored_values(shape, values)


def _picture(spec: TensorSpec, image: Image) -> Array:
    height, width, channels = _picture_shape(spec)
    # Whether BigQuery resizes by itself today is unconfirmed; it did when the article was written.
    pixels = (image.resized(height, width, False) if height and width else image).pixels()
    if channels is not None and pixels.shape[2] != channels:
        raise _misfit(
            spec, f"the image has {pixels.shape[2]} channels and the model takes {channels}"
        )
    pixels = resized(pixels, height or pixels.shape[0], width or pixels.shape[1])
    if spec.dtype.kind == "f":
        return in_units(pixels).astype(spec.dtype, copy=False)
    if pixels.dtype != np.int32:
        raise _misfit(
            spec,
            "the model takes whole numbers and the image has values from 0 to 1: wrap it in "
            "ML.CONVERT_IMAGE_TYPE",
        )
    return pixels.astype(spec.dtype)


def _picture_shape(spec: TensorSpec) -> tuple[int | None, int | None, int | None]:
    """(height, width, channels) of an input for pictures. Raises Fault when it is for none."""
    shape = spec.row_shape
    if spec.dtype.kind not in "fiu":
        raise _misfit(spec, f"the model takes {spec.column.type_kind} and the value is an image")
    if len(shape) != 3:
        raise _misfit(spec, f"the model takes the shape {_words(spec)} and the value is an image")
    height, width, channels = shape
    if channels not in (*_PICTURE_CHANNELS, None) or (channels is None and height in (1, 3)):
        if height in _PICTURE_CHANNELS:
            raise _misfit(
                spec,
                f"the model takes images with the channels first, {_words(spec)}, and BigQuery "
                "gives them with the channels last, [batch, height, width, 3]. Put a transpose in "
                "front of the model before exporting it",
            )
        raise _misfit(spec, f"the shape {_words(spec)} is not one of images, [.., .., .., 3]")
    return height, width, channels


def _array(spec: TensorSpec, value: object) -> Array:
    """`value` as an array of the tensor's type, in whatever shape it has."""
    kind = spec.dtype.kind
    try:
        # Text stays objects: an array of NumPy's own text would cut NULs off its end.
        have = np.asarray(value, dtype=np.object_ if kind == "O" else None)
        if kind != "O" and have.dtype == np.object_ and _all_of(have, (int, float, Decimal)):
            have = np.asarray(value, dtype=np.float64)
        if not _may_become(have, kind):
            raise _misfit(spec, f"the model takes {spec.column.type_kind}")
        if kind in "iu" and have.size and not _holds(spec, have):
            raise _misfit(spec, f"a number is too large for the model's type {spec.element}")
        return have.astype(spec.dtype)
    except (TypeError, ValueError, OverflowError) as error:
        raise _misfit(spec, f"the value is no {spec.column.type_kind} or array of it") from error


def _all_of(values: Array, kinds: tuple[type, ...]) -> bool:
    return all(isinstance(each, kinds) and not isinstance(each, bool) for each in values.flat)


def _may_become(have: Array, kind: str) -> bool:
    """BigQuery turns INT64 (and NUMERIC) into FLOAT64 by itself, and nothing else."""
    if have.size == 0:
        return True
    if kind == "f":
        return have.dtype.kind in "iuf"
    if kind == "O":
        return all(isinstance(each, str) for each in have.flat)
    return have.dtype.kind in {"i": "iu", "u": "iu", "b": "b"}[kind]


def _holds(spec: TensorSpec, have: Array) -> bool:
    limits = np.iinfo(spec.dtype.str)
    return bool(limits.min <= int(have.min()) and int(have.max()) <= limits.max)


def _shaped(spec: TensorSpec, array: Array) -> Array:
    """In the shape of the model's row: as it is, or from a flat array when that settles it."""
    want = spec.row_shape
    fits = len(want) == array.ndim and all(
        need in (None, size) for need, size in zip(want, array.shape, strict=True)
    )
    if fits:
        return array
    free = want.count(None)
    known = int(np.prod([size for size in want if size is not None], dtype=np.int64))
    if array.ndim > 1 or free > 1 or (free and known and array.size % known):
        raise _misfit(spec, f"the model takes the shape {_words(spec)} and got {array.shape}")
    try:
        return array.reshape([-1 if size is None else size for size in want])
    except ValueError as error:
        raise _misfit(
            spec, f"the model takes the shape {_words(spec)} and got {array.size} values"
        ) from error


def _words(spec: TensorSpec) -> str:
    return "[" + ", ".join("?" if size is None else str(size) for size in spec.shape) + "]"


def _misfit(spec: TensorSpec, why: str) -> Fault:
    return invalid_query(f"Invalid value for the model's input {spec.name}: {why}")
