"""Which pictures are of one kind: copies, crops, mirror images, shots of one series.

They must never stand on both sides of a hold-out, or the figures flatter. A picture is known by
difference hashes of itself and of windows of it, mirrored as well; two are alike when hashes are
close and the windows' pixels then correlate.
Source of the hash: N. Krawetz, "Kind of Like That" (2013), dHash of 8 by 8 bits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from yogadesk.training import closely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from yogadesk.work import Ticket

EDGE = 72
"""Pixels of the grey square a picture is looked at in."""

_PATCH = 12
_STEPS = 300
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6)
_PLACES = (0.0, 0.5, 1.0)
_CLOSE_BITS = 18
_ALIKE = 0.87
"""The correlation from which two windows show the same."""
_PERHAPS = 0.75
"""The same where each pair is looked at closely after that."""
_COPY = 0.95
"""The correlation from which one is a copy of the other. Among 1,059 photographs of five poses one
pair reached it wrongly; of 150 copies, cropped to 65 to 100 % of each side, half of them mirrored,
recompressed and of another brightness, 133 did."""
_FLAT = 4.0
"""Below this standard deviation, of 0 to 255, a window has nothing to compare."""


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a picture looks like: for each window a hash of 64 bits, and its pixels as a vector of
    length 1 in steps of 1 / `_STEPS` (windows by `_PATCH` squared), all 0 where it is flat. The
    first window is the whole picture; the second half of them is the picture mirrored. `grey` is
    the whole picture, `EDGE` squared, from 0 to 255."""

    hashes: NDArray[np.uint64]
    patches: NDArray[np.int8]
    grey: NDArray[np.uint8]


def look(path: Path) -> Look:
    """Look at a picture. Raises BadPicture."""
    from PIL import Image

    from yogadesk import pictures

    grey = pictures.upright(path, (EDGE, EDGE)).convert("L")
    pixels = np.asarray(grey.resize((EDGE, EDGE), Image.Resampling.BILINEAR), dtype=np.float64)
    # The sums of all pixels above and left of a corner, of the picture and of it mirrored.
    sums = np.zeros((2, EDGE + 1, EDGE + 1))
    sums[:, 1:, 1:] = np.stack([pixels, pixels[:, ::-1]]).cumsum(axis=1).cumsum(axis=2)
    small = _means(sums, _grid(8, 9))
    bits = small[..., 1:] > small[..., :-1]
    hashes = np.packbits(bits.reshape(-1, 64), axis=1).view(np.uint64)[:, 0]
    patches = _units(_means(sums, _grid(_PATCH, _PATCH)).reshape(-1, _PATCH**2))
    return Look(hashes, patches, pixels.astype(np.uint8))


def _units(patches: NDArray[np.float64]) -> NDArray[np.int8]:
    patches -= patches.mean(axis=1, keepdims=True)
    length = np.linalg.norm(patches, axis=1, keepdims=True)
    shown = length / _PATCH >= _FLAT
    unit = np.divide(patches, length, out=np.zeros_like(patches), where=shown)
    steps: NDArray[np.int8] = np.rint(unit * _STEPS).clip(-127, 127).astype(np.int8)
    return steps


def _means(sums: NDArray[np.float64], grid: tuple[NDArray[np.intp], ...]) -> NDArray[np.float64]:
    """The mean of each cell of each window, of the picture and mirrored: two by windows by rows by
    columns, as one list of windows."""
    top, bottom, left, right, area = grid
    total = sums[:, bottom, right] - sums[:, top, right] - sums[:, bottom, left]
    mean: NDArray[np.float64] = (total + sums[:, top, left]) / area
    return mean.reshape(-1, *mean.shape[2:])


@cache
def _grid(rows: int, columns: int) -> tuple[NDArray[np.intp], ...]:
    """The corners of the cells of every window, and their areas: windows by rows by columns."""
    parts = []
    for right, down, side in _windows():
        across = np.rint(right + np.arange(columns + 1) * side / columns).astype(np.intp)
        along = np.rint(down + np.arange(rows + 1) * side / rows).astype(np.intp)
        corners = np.meshgrid(along[:-1], across[:-1], indexing="ij")
        ends = np.meshgrid(along[1:], across[1:], indexing="ij")
        parts.append((corners[0], ends[0], corners[1], ends[1]))
    top, bottom, left, right_ = (np.stack(each) for each in zip(*parts, strict=True))
    return top, bottom, left, right_, (bottom - top) * (right_ - left)


def _windows() -> Iterator[tuple[float, float, float]]:
    for scale in _SCALES:
        side = EDGE * scale
        free = EDGE - side
        places = _PLACES if free else (0.0,)
        yield from ((right * free, down * free, side) for down in places for right in places)


def groups(looks: Sequence[Look], ticket: Ticket) -> list[int]:
    """A group number for each picture: equal numbers are alike, directly or through others.

    Each whole picture is compared with all windows of all others. Raises Cancelled.
    """
    parent = list(range(len(looks)))
    for number, other, _ in _candidates(looks, _ALIKE, ticket):
        parent[_root(parent, other)] = _root(parent, number)
    return [_root(parent, number) for number in range(len(looks))]


def copies(looks: Sequence[Look], ticket: Ticket, known: Sequence[Look] = ()) -> list[int]:
    """The same for pictures of which one is a copy, a crop or a mirror image of another: each pair
    is looked at closely, which people before a white wall in the same pose do not stand.

    The `known` ones come after the others and are not compared among themselves. Raises Cancelled.
    """
    count, looks = len(looks), [*looks, *known]
    parent = list(range(len(looks)))
    for number, other, window in _candidates(looks, _PERHAPS, ticket):
        if min(number, other) >= count:
            continue
        if _root(parent, other) != _root(parent, number) and (
            closely.correlation(looks[number].grey, *_cut(looks[other], window)) >= _COPY
        ):
            parent[_root(parent, other)] = _root(parent, number)
    return [_root(parent, number) for number in range(len(looks))]


def _candidates(
    looks: Sequence[Look], least: float, ticket: Ticket
) -> Iterator[tuple[int, int, int]]:
    """A picture, another one, and the window of that whose pixels correlate most with the first
    picture's, at least so much. Raises Cancelled."""
    if len(looks) < 2:
        return
    windows = np.stack([each.hashes for each in looks])
    patches = np.stack([each.patches for each in looks])
    for number, each in enumerate(looks):
        if number % 32 == 0:
            ticket.check()
        bits = np.bitwise_count(windows ^ each.hashes[0])
        rows, columns = np.nonzero(bits <= _CLOSE_BITS)
        close = patches[rows, columns].astype(np.float32) @ each.patches[0].astype(np.float32)
        fitting = np.flatnonzero((close >= least * _STEPS**2) & (rows != number))
        best = {int(rows[place]): place for place in fitting[np.argsort(close[fitting])]}
        for other, place in best.items():
            yield number, other, int(columns[place])


def _cut(look_: Look, window: int) -> tuple[NDArray[np.uint8], tuple[float, float, float]]:
    """The picture a window is of, mirrored where it is, and where the window lies in it."""
    places = _placed()
    is_mirrored = window >= len(places)
    grey = look_.grey[:, ::-1] if is_mirrored else look_.grey
    return grey, places[window % len(places)]


@cache
def _placed() -> tuple[tuple[float, float, float], ...]:
    return tuple(_windows())


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number
