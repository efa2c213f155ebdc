"""A picture as SQL handles it: where it comes from and what to do with it, computed when needed.

ML.DECODE_IMAGE and its companions only write down what is asked. The pixels appear when a model or
a reader of the values wants them, so ten thousand decoded pictures never exist at once.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from yogadesk.engine.faults import Fault, invalid_query
from yogadesk.engine.ml import bilinear, color
from yogadesk.errors import BadPicture
from yogadesk.pictures import decode
from yogadesk.pictures.formats import header
from yogadesk.pictures.gate import Gate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Pixels = NDArray[np.generic]
    """[h, w, channels]: uint8 straight from the decoder, standing for value / 255; float32 in
    [0, 1]; or int32 in [0, 255] after ML.CONVERT_IMAGE_TYPE."""

LARGEST_FILE = 20_000_000
LARGEST_BYTES = 10_000_000
LARGEST_IMAGE = 60_000_000
"""BigQuery's limits: an object's size, a BYTES value's size, and the size of a decoded picture,
counted as it stores one (eight bytes a value; unconfirmed)."""

_FORMATS = frozenset({"JPEG", "PNG", "BMP"})
_BYTES_PER_VALUE = 8
_BYTES_PER_PIXEL = 7  # Pillow's four and numpy's three
_ROOM = Gate(600_000_000, free=32_000_000)


@dataclass(frozen=True, slots=True)
class Stored:
    """The content of an object: its `gs://` name and the file that holds it."""

    uri: str
    path: Path

    def pixels(self, then: Resize | None) -> Pixels:
        try:
            size = self.path.stat().st_size
            if size > LARGEST_FILE:
                raise _undecodable(self.uri, f"it has {size} bytes, more than {LARGEST_FILE}")
            data = self.path.read_bytes()
        except FileNotFoundError as error:
            raise Fault(404, "notFound", f"Not found: {self.uri}") from error
        return _decoded(self.uri, data, then)


@dataclass(frozen=True, slots=True)
class Given:
    """A BYTES value."""

    data: bytes = field(repr=False)

    def pixels(self, then: Resize | None) -> Pixels:
        if len(self.data) > LARGEST_BYTES:
            raise _undecodable("a BYTES value", f"it has more than {LARGEST_BYTES} bytes")
        return _decoded("a BYTES value", self.data, then)


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """A decoded picture that was stored: float32 or int32 [h, w, channels]."""

    array: Pixels = field(repr=False)

    def pixels(self, _then: Resize | None) -> Pixels:
        return self.array


@dataclass(frozen=True, slots=True)
class Resize:
    """ML.RESIZE_IMAGE. Whole numbers stay whole numbers (rounded; unconfirmed)."""

    height: int
    width: int
    keep_aspect: bool

    def apply(self, pixels: Pixels) -> Pixels:
        return resized(pixels, *self.size_of(pixels.shape[0], pixels.shape[1]))

    def size_of(self, height: int, width: int) -> tuple[int, int]:
        """What a picture of that height and width becomes. Doing it again changes nothing."""
        if self.keep_aspect:
            return bilinear.fitting(height, width, self.height, self.width)
        return self.height, self.width


@dataclass(frozen=True, slots=True)
class ToIntegers:
    """ML.CONVERT_IMAGE_TYPE: values in [0, 1) to whole numbers in [0, 255)."""

    def apply(self, pixels: Pixels) -> Pixels:
        if pixels.dtype == np.int32:
            raise invalid_query("ML.CONVERT_IMAGE_TYPE needs an image of FLOAT64 values")
        if pixels.dtype == np.uint8:
            return pixels.astype(np.int32)
        # TensorFlow's scale, with which a decoded 8-bit value comes back as itself.
        scaled: Pixels = np.clip(pixels.astype(np.float32) * np.float32(255.5), 0, 255)
        return scaled.astype(np.int32)


@dataclass(frozen=True, slots=True)
class ToColorSpace:
    """ML.CONVERT_COLOR_SPACE from RGB. The result has FLOAT64 values whatever came in."""

    space: str

    def apply(self, pixels: Pixels) -> Pixels:
        if pixels.shape[2] != 3:
            raise invalid_query("ML.CONVERT_COLOR_SPACE needs an RGB image, with three channels")
        return color.convert(in_units(pixels, from_integers=True), self.space)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of an SQL expression. Making one costs nothing and reads nothing."""

    source: Stored | Given | Values
    operations: tuple[Resize | ToIntegers | ToColorSpace, ...] = ()

    def resized(self, height: int, width: int, keep_aspect: bool) -> Image:
        """ML.RESIZE_IMAGE. Raises Fault for a size no image can have."""
        if height < 1 or width < 1:
            raise invalid_query("ML.RESIZE_IMAGE: target height and width must be positive")
        if height * width * 3 * _BYTES_PER_VALUE > LARGEST_IMAGE:
            raise invalid_query("ML.RESIZE_IMAGE: the target is larger than 60 MB")
        return self._then(Resize(height, width, keep_aspect))

    def as_integers(self) -> Image:
        """ML.CONVERT_IMAGE_TYPE."""
        return self._then(ToIntegers())

    def in_color_space(self, name: str) -> Image:
        """ML.CONVERT_COLOR_SPACE. Raises Fault for a name that is none of its color spaces."""
        return self._then(ToColorSpace(color.check(name)))

    def pixels(self) -> Pixels:
        """The pixels, now. Raises Fault naming the picture that cannot be decoded."""
        first = self.operations[0] if self.operations else None
        pixels = self.source.pixels(first if isinstance(first, Resize) else None)
        for operation in self.operations:
            pixels = operation.apply(pixels)
        return pixels

    def _then(self, operation: Resize | ToIntegers | ToColorSpace) -> Image:
        return Image(self.source, (*self.operations, operation))


def stored_values(shape: Sequence[int], values: Sequence[float]) -> Image:
    """The image that a stored STRUCT<ARRAY<INT64>, ARRAY<FLOAT64 or INT64>> holds.

    Raises Fault when the two arrays do not belong together.
    """
    if len(values) * _BYTES_PER_VALUE > LARGEST_IMAGE:
        raise invalid_query("An image value may have 60 MB at most")
    if len(shape) != 3 or min(shape) < 1 or int(np.prod(shape)) != len(values):
        raise invalid_query(
            f"Not an image: the dimensions {list(shape)} do not go with {len(values)} values"
        )
    whole = all(isinstance(value, int) for value in values)
    try:
        array = np.array(values, np.int32 if whole else np.float32)
    except (OverflowError, TypeError, ValueError) as error:
        raise invalid_query("Not an image: a value is no number of a pixel") from error
    return Image(Values(array.reshape(shape)))


def evaluate(image: Image) -> tuple[list[int], NDArray[np.float32] | NDArray[np.int32]]:
    """([height, width, channels], the pixels in that shape): float32 values, or int32 after
    ML.CONVERT_IMAGE_TYPE. Row-major and interleaved, as BigQuery stores them.

    Raises Fault naming the picture that cannot be decoded.
    """
    pixels = image.pixels()
    if pixels.dtype == np.int32:
        return list(pixels.shape), pixels.astype(np.int32, copy=False)
    return list(pixels.shape), in_units(pixels)


def in_units(pixels: Pixels, *, from_integers: bool = False) -> NDArray[np.float32]:
    """float32 values: the decoder's divided by 255, with `from_integers` whole numbers too."""
    if pixels.dtype == np.uint8 or (from_integers and pixels.dtype == np.int32):
        return np.divide(pixels, np.float32(255), dtype=np.float32)
    return pixels.astype(np.float32, copy=False)


def resized(pixels: Pixels, height: int, width: int) -> Pixels:
    """The pixels at that size; the same ones where they have it already."""
    if pixels.shape[:2] == (height, width):
        return pixels
    result = bilinear.resize(pixels, height, width)
    if pixels.dtype == np.uint8:
        result /= np.float32(255)
    elif pixels.dtype == np.int32:
        return np.rint(result).astype(np.int32)
    return result


def _decoded(name: str, data: bytes, then: Resize | None) -> Pixels:
    """RGB pixels, at most as many as BigQuery lets a decoded picture have. Where that makes them
    fewer, `then`, which is what is done to them next, may be done already."""
    try:
        with io.BytesIO(data) as stream:
            width, height = header(stream, name, "", _FORMATS).size
        with _ROOM.room(width * height * _BYTES_PER_PIXEL):
            pixels: Pixels = np.asarray(decode(data))
            size = _capped(height, width)
            if size == (height, width):
                return pixels
            if then is None:
                return resized(pixels, *size)
            return bilinear.resize_twice(pixels, size, then.size_of(*size)) / np.float32(255)
    except BadPicture as trouble:
        # Whether BigQuery fails the query or gives NULL is unconfirmed. Failing is what a client
        # can notice: it asks again for the others.
        raise _undecodable(name, trouble.happened) from trouble


def _capped(height: int, width: int) -> tuple[int, int]:
    """The size a picture is decoded to: its own, or a smaller one of the same shape. How BigQuery
    scales is unconfirmed; bilinear is what it does elsewhere."""
    most = LARGEST_IMAGE // (3 * _BYTES_PER_VALUE)
    if height * width <= most:
        return height, width
    scale = (most / (height * width)) ** 0.5
    wide = min(max(1, int(width * scale)), most)
    return min(max(1, int(height * scale)), most // wide), wide


def _undecodable(name: str, why: str) -> Fault:
    return invalid_query(f"ML.DECODE_IMAGE cannot decode {name}: {why}")
