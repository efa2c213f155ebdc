"""Which pictures are of one kind: copies, crops, mirror images, shots of one series.

They must never stand on both sides of a hold-out, or the figures flatter. A picture is known by
difference hashes of itself and of windows of it, mirrored as well; two are alike when hashes are
close and the windows' pixels then correlate.
Source of the hash: N. Krawetz, "Kind of Like That" (2013), dHash of 8 by 8 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from yogadesk.work import Ticket

_EDGE = 72
"""Pixels of the square a picture is looked at in."""
_PATCH = 16
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
_PLACES = (0.0, 0.5, 1.0)
_CLOSE_BITS = 14
_ALIKE = 0.92
"""The correlation from which two windows show the same."""
_FLAT = 4.0
"""Below this standard deviation, of 0 to 255, a window has nothing to compare."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a picture looks like: a hash a window (64 bits as bytes, windows by 8) and the windows'
    pixels as unit vectors (windows by `_PATCH` squared). The first window is the whole picture,
    the second that mirrored; then windows of both."""

    hashes: NDArray[np.uint8]
    patches: NDArray[np.float32]


def look(path: Path) -> Look:
    """Look at a picture. Raises BadPicture."""
    from PIL import Image

    from yogadesk import pictures

    square = pictures.upright(path, (_EDGE, _EDGE)).convert("L")
    square = square.resize((_EDGE, _EDGE), Image.Resampling.BILINEAR)
    mirrored = square.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    windows = [box for scale in _SCALES for box in _windows(scale)]
    hashes, patches = [], []
    for box in windows:
        for image in (square, mirrored):
            small = image.resize((9, 8), Image.Resampling.BOX, box)
            grey = np.asarray(small, dtype=np.int16)
            hashes.append(np.packbits(grey[:, 1:] > grey[:, :-1]))
            patch = image.resize((_PATCH, _PATCH), Image.Resampling.BILINEAR, box)
            patches.append(_unit(np.asarray(patch, dtype=np.float32)))
    return Look(np.stack(hashes), np.stack(patches))


def _windows(scale: float) -> Iterator[tuple[float, float, float, float]]:
    side = _EDGE * scale
    free = _EDGE - side
    places = _PLACES if free else (0.0,)
    for down in places:
        for right in places:
            yield (right * free, down * free, right * free + side, down * free + side)


def _unit(patch: NDArray[np.float32]) -> NDArray[np.float32]:
    centred = patch.ravel() - patch.mean()
    spread = float(np.linalg.norm(centred))
    if spread / _PATCH < _FLAT:
        return np.zeros_like(centred)
    unit: NDArray[np.float32] = centred / np.float32(spread)
    return unit


def groups(looks: Sequence[Look], ticket: Ticket) -> list[int]:
    """A group number for each picture: equal numbers are alike, directly or through others.

    Each whole picture is compared with all windows of all others. Raises Cancelled.
    """
    count = len(looks)
    parent = list(range(count))
    if count < 2:
        return parent
    windows = np.stack([each.hashes for each in looks])  # pictures, windows, 8 bytes
    for number, each in enumerate(looks):
        if number % 32 == 0:
            ticket.check()
        bits = np.bitwise_count(windows ^ each.hashes[0]).sum(axis=2, dtype=np.int16)
        rows, columns = np.nonzero(bits <= _CLOSE_BITS)
        for other, window in zip(rows.tolist(), columns.tolist(), strict=True):
            if other != number and _root(parent, other) != _root(parent, number):
                alike = float(looks[other].patches[window] @ each.patches[0])
                if alike >= _ALIKE:
                    parent[_root(parent, other)] = _root(parent, number)
    return [_root(parent, number) for number in range(count)]


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
