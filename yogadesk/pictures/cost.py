"""What decoding a picture will cost in memory, known from its header alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import _imaging

from yogadesk.pictures import reasons
from yogadesk.pictures.gate import Gate

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MOST_PIXELS = 400_000_000
MOST_BYTES = 700_000_000
APART = 200_000_000
"""What the processes that prepare pictures may take of 1 GB, all together."""

_FREE = 16_000_000
ROOM = Gate(MOST_BYTES, _FREE)
"""Everything decoded in this process at one time; the rest of the program has the rest of 1 GB."""

_imaging.set_block_size(64 * 1024 * 1024)
"""Pillow asks for memory in blocks. Of its usual 16 MB the C library keeps what is given back, for
each thread anew; blocks above 32 MB return to the system at once. What `PILLOW_BLOCK_SIZE` sets."""

_ONE_BYTE = frozenset({"1", "L", "P"})

_READ_WHOLE = frozenset({"WEBP", "AVIF", "HEIF"})
"""Formats whose library wants the file in one piece in memory."""

_DECODER_BYTES = {"WEBP": 12, "AVIF": 8, "HEIF": 6, "JPEG2000": 15}
"""What a format's own library holds for each pixel besides Pillow's picture (measured)."""

_COMPRESSION, _ROWS_PER_STRIP, _TILE_WIDTH, _TILE_LENGTH = 259, 278, 322, 323


def keep_to(most: int) -> None:
    """Refuse from now on, in this whole process, what takes more than so many bytes."""
    global MOST_BYTES, ROOM
    MOST_BYTES, ROOM = most, Gate(most, _FREE)


def check(
    image: ImageFile, who: str, file_size: int, full_size: tuple[int, int], *, whole: bool
) -> int:
    """The bytes that decoding `image` needs, after any `draft`. Raises BadPicture above the limit.

    `file_size` in bytes, `full_size` before the draft; `whole` when the picture is then wanted
    undiminished, which takes a second copy.
    """
    pixels = image.width * image.height
    kind = image.format or ""
    needed = pixels * (_stored(image.mode) + _DECODER_BYTES.get(kind, 0) + (4 if whole else 0))
    if kind in _READ_WHOLE:
        needed += file_size
    if kind == "TIFF" and _is_compressed(image):
        needed += file_size + _tiff_block(image)
    if kind == "JPEG" and image.info.get("progressive"):
        needed += _coefficients(image, full_size)
    if needed > MOST_BYTES:
        raise reasons.needs_memory(who, needed, MOST_BYTES)
    return needed


def check_pixels(image: ImageFile, who: str) -> None:
    """Raise BadPicture for a picture so large that decoding it would take minutes."""
    if image.width * image.height > MOST_PIXELS:
        raise reasons.too_many_pixels(who, image.width, image.height, MOST_PIXELS)


def _stored(mode: str) -> int:
    """Bytes Pillow keeps for a pixel: three and two bands take four bytes as well."""
    if mode in _ONE_BYTE:
        return 1
    return 2 if mode.startswith("I;16") else 4


def _coefficients(image: ImageFile, full_size: tuple[int, int]) -> int:
    """A progressive JPEG is held whole as 16-bit coefficients, at full size whatever the draft."""
    layers: list[tuple[int, int, int, int]] = getattr(image, "layer", [])
    if not layers:
        return 0
    across, down = max(h for _, h, _, _ in layers), max(v for _, _, v, _ in layers)
    share = sum(h * v / (across * down) for _, h, v, _ in layers)
    return int(full_size[0] * full_size[1] * share * 2)


def _is_compressed(image: ImageFile) -> bool:
    return bool(getattr(image, "tag_v2", {}).get(_COMPRESSION, 1) != 1)


def _tiff_block(image: ImageFile) -> int:
    """A compressed TIFF is decoded by strips or tiles; one can be as large as the picture."""
    tags = getattr(image, "tag_v2", {})
    if _TILE_WIDTH in tags:
        block = int(tags[_TILE_WIDTH]) * int(tags.get(_TILE_LENGTH, 0))
    else:
        block = image.width * min(int(tags.get(_ROWS_PER_STRIP, image.height)), image.height)
    return block * 8
