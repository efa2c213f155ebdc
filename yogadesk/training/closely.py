"""How much a picture and a part of another one correlate, at the place where they do so most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_ROUGH, _FINE = 18, 36
"""Samples along an edge."""
_STEPS = np.array(
    [(side, right, down) for side in (-1, 0, 1) for right in (-1, 0, 1) for down in (-1, 0, 1)],
    dtype=np.float32,
)
_WALK = (
    (3.0, _ROUGH, 0.70),
    (1.5, _ROUGH, 0.82),
    (1.5, _ROUGH, 0.88),
    (0.7, _FINE, 0.90),
    (0.4, _FINE, 0.0),
)
"""The steps around the best place so far, in pixels; how finely is looked there; and the least
correlation with which it is worth going on."""


def correlation(
    whole: NDArray[np.uint8], other: NDArray[np.uint8], place: tuple[float, float, float]
) -> float:
    """The correlation of a grey picture with a square part of another of the same size, near
    `place` (left, top and side, in pixels): from -1 to 1, 0 where there is nothing to compare."""
    wanted, source = whole.astype(np.float32), other.astype(np.float32)
    edge = float(len(source))
    left, top, side = place
    best = 0.0
    for step, count, least in _WALK:
        model = _unit(_samples(wanted, np.array([[0.0, 0.0, edge]], dtype=np.float32), count))[0]
        places = _around(left, top, side, step, edge)
        found = _unit(_samples(source, places, count)) @ model
        place_of_best = int(found.argmax())
        best = float(found[place_of_best])
        if best < least:
            break
        left, top, side = (float(each) for each in places[place_of_best])
    return best


def _around(left: float, top: float, side: float, step: float, edge: float) -> Floats:
    """Squares around one, larger and smaller about its middle, none of them far outside."""
    places = np.empty_like(_STEPS)
    places[:, 2] = side + 2 * step * _STEPS[:, 0]
    places[:, 0] = left + step * (_STEPS[:, 1] - _STEPS[:, 0])
    places[:, 1] = top + step * (_STEPS[:, 2] - _STEPS[:, 0])
    is_inside = (places[:, :2].min(axis=1) >= -2) & (
        (places[:, :2] + places[:, 2:]).max(axis=1) <= edge + 2
    )
    is_inside[len(places) // 2] = True  # the one itself
    inside: Floats = places[is_inside]
    return inside


def _samples(grey: Floats, places: Floats, count: int) -> Floats:
    """Bilinear samples of squares: squares by `count` squared."""
    middles: Floats = ((np.arange(count) + 0.5) / count).astype(np.float32)
    most = len(grey) - 1.001
    across = (places[:, :1] + places[:, 2:] * middles - 0.5).clip(0, most)
    along = (places[:, 1:2] + places[:, 2:] * middles - 0.5).clip(0, most)
    left, top = across.astype(np.intp), along.astype(np.intp)
    right = (across - left)[:, None, :].astype(np.float32)
    down = (along - top)[:, :, None].astype(np.float32)
    rows, columns = top[:, :, None], left[:, None, :]
    upper: NDArray[np.floating[Any]] = (
        grey[rows, columns] * (1 - right) + grey[rows, columns + 1] * right
    )
    lower = grey[rows + 1, columns] * (1 - right) + grey[rows + 1, columns + 1] * right
    made: Floats = (upper * (1 - down) + lower * down).reshape(len(places), -1).astype(np.float32)
    return made


def _unit(vectors: Floats) -> Floats:
    """Without their means, and of length 1; all 0 where there is nothing to compare."""
    level = vectors - vectors.mean(axis=1, keepdims=True)
    length = np.linalg.norm(level, axis=1, keepdims=True)
    made: Floats = np.divide(level, length, out=np.zeros_like(level), where=length > 1e-3)
    return made
