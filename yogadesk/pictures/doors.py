"""The doors to a picture: its bytes for the model, its pixels for the window, its fingerprint."""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from yogadesk.pictures import cost, formats, pixels, png, reading, reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from yogadesk.pictures.reading import Stream

    Around = Callable[[tuple[int, int]], tuple[int, int]]

_BIGQUERY = frozenset({"JPEG", "PNG", "BMP"})
_BIGQUERY_BYTES = 10_000_000
_TAKEN_AS_THEY_ARE = {
    ("JPEG", "RGB"): ("image/jpeg", ".jpg"),
    ("JPEG", "L"): ("image/jpeg", ".jpg"),
    ("PNG", "RGB"): ("image/png", ".png"),
    ("PNG", "L"): ("image/png", ".png"),
    ("PNG", "P"): ("image/png", ".png"),
    ("BMP", "RGB"): ("image/bmp", ".bmp"),
}
_PNG_DEPTH_AT = 24
_CONVERTED_EDGE = 2048
_FOR_A_MODEL = 1
"""A JPEG is decoded at no more than a model needs: its scaled decoding averages whole blocks, as a
good reduction does. Of 378 photographs no decision changed against twice the size, no score by more
than 0.012, and a quarter of the decoding is saved."""

_CONVERTED_QUALITIES = (95, 85, 70)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it goes to the bucket. `fingerprint` is the SHA-256 (hex) of the file's bytes,
    `suffix` belongs to `content_type` ("image/png", ".png")."""

    fingerprint: str
    content: bytes
    content_type: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small upright picture: `rgb` holds `height` rows of `width` pixels of three bytes."""

    width: int
    height: int
    rgb: bytes


def prepare(path: Path, size: tuple[int, int]) -> Prepared:
    """The picture as PNG at the model's own `size` (height, width): upright, RGB, squashed to fit.

    Nothing of the file's metadata goes along. Raises BadPicture.
    """
    height, width = size
    with reading.opened(path) as stream:
        digest = _digest(stream)
        with _decoded(stream, path, lambda _upright: (width, height), _FOR_A_MODEL) as (
            image,
            way,
        ):
            target = _stored((width, height), way)
            small = image.resize(target, Image.Resampling.BICUBIC, reducing_gap=pixels.OVERSAMPLING)
    return Prepared(digest, png.encode(pixels.turned(small, way)), "image/png", ".png")


def original(path: Path) -> Prepared:
    """The file itself when BigQuery reads it and sees what a person sees: a JPEG, PNG or BMP of at
    most 10 MB, upright, opaque, 8 bits. Otherwise a JPEG of it, at most 2048 pixels wide and high.

    The file is decoded once to be sure that it can be. Raises BadPicture.
    """
    with reading.opened(path) as stream:
        digest = _digest(stream)
        taken = _taken_as_it_is(stream, path)
        with _decoded(stream, path, lambda upright: _fit(upright, _CONVERTED_EDGE)) as (image, way):
            if taken is not None and way == 1:
                stream.seek(0)
                return Prepared(digest, stream.read(), *taken)
            target = _stored(_fit(_stored(image.size, way), _CONVERTED_EDGE), way)
            small = image.resize(target, Image.Resampling.BICUBIC)
    return Prepared(digest, _jpeg(pixels.turned(small, way)), "image/jpeg", ".jpg")


def fingerprint(path: Path) -> str:
    """The SHA-256 (hex) of the file's bytes. Raises BadPicture when it cannot be read."""
    with reading.opened(path) as stream:
        return _digest(stream)


def upright(path: Path, around: tuple[int, int] | None = None) -> Image.Image:
    """The picture in RGB, turned as EXIF says, transparency on white.

    With `around` (height, width) it comes smaller where that is cheaper, but at least twice as
    large as asked where the file has that much. Raises BadPicture.
    """
    wanted = None if around is None else (around[1], around[0])
    with (
        reading.opened(path) as stream,
        _decoded(stream, path, None if wanted is None else lambda _upright: wanted) as (image, way),
    ):
        return pixels.turned(image, way)


def thumbnail(path: Path, edge: int) -> Thumbnail:
    """The picture, upright, its longer side at most `edge` pixels; small ones are not enlarged.

    Raises BadPicture.
    """
    with (
        reading.opened(path) as stream,
        _decoded(stream, path, lambda upright: _fit(upright, edge)) as (image, way),
    ):
        target = _stored(_fit(_stored(image.size, way), edge), way)
        small = pixels.turned(image.resize(target, Image.Resampling.BICUBIC), way)
    return Thumbnail(small.width, small.height, small.tobytes())


def decode(data: bytes) -> Image.Image:
    """The RGB pixels of a JPEG, PNG or BMP as ML.DECODE_IMAGE sees them: EXIF is not looked at.

    Transparency is laid on white. Raises BadPicture.
    """
    who = "The picture"
    if not data:
        raise reasons.empty(who)
    with io.BytesIO(data) as stream:
        image = formats.header(stream, who, "", _BIGQUERY)
        cost.check_pixels(image, who)
        with (
            cost.ROOM.room(cost.check(image, who, len(data), image.size, whole=True)),
            formats.decoding(stream, who, image.format or ""),
        ):
            image.load()
            return pixels.rgb(image)


@contextmanager
def _decoded(
    stream: Stream, path: Path, around: Around | None, oversampling: int = pixels.OVERSAMPLING
) -> Iterator[tuple[Image.Image, int]]:
    """The picture in RGB as stored, with the EXIF orientation still to be applied.

    `around` is told the upright size (width, height) and answers how much of it is needed; None
    means all; a JPEG comes at least `oversampling` times as large where the file has that much. The
    room the picture takes in memory is held for the block.
    """
    who = reasons.name_of(path)
    stream.seek(0)
    image = formats.header(stream, who, path.suffix)
    cost.check_pixels(image, who)
    full_size = image.size
    if around is not None and image.format == "JPEG":
        way = pixels.orientation(image)
        pixels.draft(image, _stored(around(_stored(full_size, way)), way), oversampling)
    needed = cost.check(image, who, _size(stream), full_size, whole=around is None)
    with cost.ROOM.room(needed):
        with formats.decoding(stream, who, image.format or ""):
            image.load()
            way = pixels.orientation(image)  # only now: asking a PNG for it decodes the PNG
            size = _stored(image.size, way)
            picture = pixels.rgb(image, None if around is None else _stored(around(size), way))
        del image
        yield picture, way


def _stored(size: tuple[int, int], way: int) -> tuple[int, int]:
    """Between (width, height) upright and as stored; the same step leads back."""
    return (size[1], size[0]) if pixels.is_sideways(way) else size


def _fit(size: tuple[int, int], edge: int) -> tuple[int, int]:
    """`size` (width, height) with the longer side at most `edge`, the shorter at least 1."""
    longer = max(size)
    if longer <= edge:
        return size
    width, height = (max(1, round(side * edge / longer)) for side in size)
    return width, height


def _taken_as_it_is(stream: Stream, path: Path) -> tuple[str, str] | None:
    """The content type and suffix under which BigQuery takes an upright file, or None."""
    who = reasons.name_of(path)
    stream.seek(0)
    image = formats.header(stream, who, path.suffix)
    if _size(stream) > _BIGQUERY_BYTES or "transparency" in image.info:
        return None
    if isinstance(image, PngImageFile) and not _has_8_bits(stream):
        return None
    return _TAKEN_AS_THEY_ARE.get((image.format or "", image.mode))


def _has_8_bits(stream: Stream) -> bool:
    stream.seek(_PNG_DEPTH_AT)
    return stream.read(1)[0] <= 8


def _size(stream: Stream) -> int:
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    return size


def _digest(stream: Stream) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def _jpeg(image: Image.Image) -> bytes:
    content = b""
    for quality in _CONVERTED_QUALITIES:
        with io.BytesIO() as out:
            image.save(out, "JPEG", quality=quality, subsampling=0)
            content = out.getvalue()
        if len(content) <= _BIGQUERY_BYTES:
            break
    return content
