"""Tell what a file is by its first bytes, and open its header with the one Pillow plug-in for it.

Pillow's own `Image.open` asks every plug-in it has, some of which start other programs. Here only
the formats named below are ever touched, each imported the first time one is met.
"""

from __future__ import annotations

import importlib
import re
import struct
import warnings
import zlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, cast

from PIL import Image

from yogadesk.errors import BadPicture
from yogadesk.pictures import reasons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL.ImageFile import ImageFile

_HEAD = 64

_PLUGINS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "GIF": ("PIL.GifImagePlugin", "GifImageFile"),
    "BMP": ("PIL.BmpImagePlugin", "BmpImageFile"),
    "WebP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "TIFF": ("PIL.TiffImagePlugin", "TiffImageFile"),
    "JPEG 2000": ("PIL.Jpeg2KImagePlugin", "Jpeg2KImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
    "HEIC": ("pillow_heif.as_plugin", "HeifImageFile"),
    "PPM": ("PIL.PpmImagePlugin", "PpmImageFile"),
}

_MAGIC = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
    (b"\xff\x4f\xff\x51", "JPEG 2000"),
    (b"P4", "PPM"),
    (b"P5", "PPM"),
    (b"P6", "PPM"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})

_INSTEAD = (
    (re.compile(rb"%PDF"), "a PDF document"),
    (re.compile(rb"PK\x03\x04"), "a ZIP archive or an office document"),
    (
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*-->\s*)?<svg", re.IGNORECASE),
        "an SVG drawing",
    ),
    (
        re.compile(rb"\s*<(?:!doctype html|html|head|body)", re.IGNORECASE),
        "a web page",
    ),
    (
        re.compile(rb"....ftyp", re.DOTALL),
        "a film or a picture of a kind that cannot be opened",
    ),
    (re.compile(rb"[\t\n\r\x20-\x7e]+\Z"), "text"),
    (re.compile(rb"\0+\Z"), "nothing but zeros"),
)

_CORRUPT = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, AttributeError,
    ArithmeticError, RuntimeError, AssertionError, struct.error, zlib.error,
    Image.DecompressionBombError,
)  # fmt: skip
"""What Pillow's plug-ins raise on bytes that are not what they promise to be."""

_NOISE = re.compile(r"PIL\.|pillow_heif")


def kind_of(head: bytes) -> str | None:
    """The format a file's first bytes announce (a key of `_PLUGINS`), or None."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        return _iso_kind(head)
    return None


def _iso_kind(head: bytes) -> str | None:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIC" if brands & _HEIC_BRANDS else None


def header(
    stream: BinaryIO, who: str, suffix: str, only: frozenset[str] | None = None
) -> ImageFile:
    """The picture with its header read and not one pixel decoded. Its `format` is Pillow's.

    `only` narrows the formats (keys of `_PLUGINS`). Raises BadPicture.
    """
    head = stream.read(_HEAD)
    stream.seek(0)
    kind = kind_of(head)
    if kind is None:
        instead = next((words for form, words in _INSTEAD if form.match(head)), None)
        raise reasons.not_a_picture(who, suffix, instead)
    if only is not None and kind not in only:
        raise reasons.not_decodable(who, ", ".join(sorted(only)))
    try:
        plugin = _plugin(kind)
    except ImportError as error:
        raise reasons.format_missing(who, kind) from error
    with decoding(stream, who, kind):
        image = plugin(stream)
    if image.width < 1 or image.height < 1:
        raise reasons.damaged(who, kind)
    return image


@cache
def _plugin(kind: str) -> Callable[[BinaryIO], ImageFile]:
    module, name = _PLUGINS[kind]
    return cast("Callable[[BinaryIO], ImageFile]", getattr(importlib.import_module(module), name))


@contextmanager
def decoding(stream: BinaryIO, who: str, kind: str) -> Iterator[None]:
    """Around every call into Pillow on a file's bytes: its errors become BadPicture, silently."""
    _hush()
    try:
        yield
    except BadPicture:
        raise
    except MemoryError as error:
        raise reasons.out_of_memory(who) from error
    except _CORRUPT as error:
        if _ends_early(stream, kind, error):
            raise reasons.cut_off(who) from error
        raise reasons.damaged(who, kind) from error


def _hush() -> None:
    """Keep Pillow's warnings about odd metadata from the person's terminal.

    Looked for each time, because whoever swaps the process's list of filters (as test runners do)
    drops it. Python's own context manager for this is not safe between threads.
    """
    if not any(entry[3] == _NOISE for entry in warnings.filters):
        warnings.filterwarnings("ignore", module=_NOISE.pattern)


def _ends_early(stream: BinaryIO, kind: str, error: BaseException) -> bool:
    """Whether the file stops before its end mark, which only a few formats have."""
    if "truncated" in str(error).lower() or isinstance(error, EOFError):
        return True
    if stream.closed:
        return False
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - 64))
    tail = stream.read()
    return (kind == "JPEG" and b"\xff\xd9" not in tail) or (kind == "PNG" and b"IEND" not in tail)
