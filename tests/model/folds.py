"""Fourths of the training photographs, held out in turn; a photograph's name says which is its."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from tests.model.photos import share_of
from tests.model.sketch import Drawings, drawings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.model.photos import Photos

FOLDS = 4
SEED = 2025


def fold_of(photos: Photos) -> NDArray[np.int64]:
    """The number of the fourth of each photograph, int64 [n]."""
    return np.array([int(share_of(f"fold {name}") * FOLDS) for name in photos.names])


def drawn_for(photos: Photos, count: int) -> Drawings:
    """`count` drawings before scenes of the last fourth of `photos`, which is never held out."""
    is_scene = np.array([name.startswith("unrelated/") for name in photos.names])
    return drawings(count, SEED, photos.pixels[is_scene & (fold_of(photos) == FOLDS - 1)])
