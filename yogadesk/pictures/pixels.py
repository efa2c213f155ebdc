"""From whatever a picture is stored as to upright RGB pixels, in bounded memory."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageFile import ImageFile

    Convert = Callable[[Image.Image], Image.Image]

OVERSAMPLING = 2
"""How much larger than asked a scaled decode stays, so that the last resize still antialiases."""

_STRIP_BYTES = 4_000_000
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_MAY_BE_TRANSPARENT = frozenset({"1", "L", "P", "RGB", "LA", "La", "PA", "RGBA", "RGBa"})
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112
_UNREADABLE_EXIF = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError,
    ArithmeticError,
)  # fmt: skip


def orientation(image: ImageFile) -> int:
    """The EXIF orientation, 1 to 8; 1 where there is none or it cannot be read.

    TIFF and HEIC pictures are turned by their decoders.
    """
    if image.format in ("TIFF", "HEIF"):
        return 1
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _UNREADABLE_EXIF:
        return 1
    return value if value in _TURNS else 1


def turned(image: Image.Image, way: int) -> Image.Image:
    """`image` as the EXIF orientation `way` (1 to 8) means it to be seen."""
    return image.transpose(_TURNS[way]) if way in _TURNS else image


def is_sideways(way: int) -> bool:
    """Whether the EXIF orientation `way` swaps width and height."""
    return way in _SIDEWAYS


def draft(image: ImageFile, around: tuple[int, int], oversampling: int = OVERSAMPLING) -> None:
    """Let a JPEG decode at 1/2, 1/4 or 1/8 of its size, never below `oversampling` times `around`
    (width, height)."""
    if image.format == "JPEG":
        image.draft(None, (around[0] * oversampling, around[1] * oversampling))


def rgb(image: Image.Image, around: tuple[int, int] | None = None) -> Image.Image:
    """The loaded `image` in RGB, transparency laid on white.

    With `around` (width, height) the result is reduced by a whole factor as far as it stays
    `OVERSAMPLING` times that size. Works strip by strip, so that beside `image` only the
    result is held.
    """
    factor = 1 if around is None else _factor(image.size, around)
    convert = _conversion(image)
    if factor == 1 and convert is _as_is:
        return image
    width, height = image.size
    result = Image.new("RGB", (math.ceil(width / factor), math.ceil(height / factor)))
    rows = max(1, _STRIP_BYTES // (4 * width * factor)) * factor
    if rows >= height and factor == 1:
        return convert(image)
    for top in range(0, height, rows):
        strip = convert(image.crop((0, top, width, min(top + rows, height))))
        result.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    return result


def _factor(size: tuple[int, int], around: tuple[int, int]) -> int:
    return max(
        1, min(have // (want * OVERSAMPLING) for have, want in zip(size, around, strict=True))
    )


def _conversion(image: Image.Image) -> Convert:
    mode = image.mode
    if image.has_transparency_data and mode in _MAY_BE_TRANSPARENT:
        return _on_white
    if mode == "RGB":
        return _as_is
    if mode.startswith("I;16"):
        return _high_bytes
    if mode in ("I", "F"):
        return _stretched(image)
    return _plain


def _as_is(image: Image.Image) -> Image.Image:
    return image


def _plain(image: Image.Image) -> Image.Image:
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        image = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image)
    return white


def _high_bytes(image: Image.Image) -> Image.Image:
    """16-bit grey to 8: the upper byte, as libpng does it."""
    upper = image.tobytes()[0 if image.mode == "I;16B" else 1 :: 2]
    return Image.frombytes("L", image.size, upper).convert("RGB")


def _stretched(image: Image.Image) -> Convert:
    """32-bit whole or real numbers have no agreed range: take the one the values suggest."""
    low, high = _range(*image.getextrema())
    scale = 255 / (high - low)

    def convert(strip: Image.Image) -> Image.Image:
        reals = strip.convert("F").point(lambda value: value * scale - low * scale)
        return reals.convert("L").convert("RGB")

    return convert


def _range(low: float, high: float) -> tuple[float, float]:
    for top in (1, 255, 65535):
        if low >= 0 and high <= top:
            return 0, top
    return (low, high) if -math.inf < low < high < math.inf else (0, 1)
