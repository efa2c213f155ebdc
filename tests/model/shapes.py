"""Solid shapes as signed distances, blended softly into one body."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Vector = tuple[float, float, float]


def _square(vectors: Floats) -> Floats:
    return vectors[0] ** 2 + vectors[1] ** 2 + vectors[2] ** 2


@dataclass(frozen=True)
class Limb:
    """A straight piece from `start` to `end` with round ends, of one material.

    `blend` is how softly (metres) it grows out of the pieces before it. `flat` squeezes it along
    the unit vector `across`: 1 leaves it round, 2 halves it.
    """

    start: Vector
    end: Vector
    start_radius: float
    end_radius: float
    material: int
    blend: float = 0.02
    across: Vector = (0.0, 0.0, 1.0)
    flat: float = 1.0

    def distance(self, points: Floats) -> Floats:
        """Signed distances float32 [n] of points [3, n]; a lower bound where the limb is flat."""
        start = np.asarray(self.start, np.float32)
        way = np.asarray(self.end, np.float32) - start
        offset = points - start[:, None]
        if self.flat != 1.0:
            across = np.asarray(self.across, np.float32)
            way = way + np.float32(self.flat - 1) * (across @ way) * across
            offset = offset + np.float32(self.flat - 1) * across[:, None] * (across @ offset)
        square = np.float32(max(float(way @ way), 1e-8))
        growth = np.float32(self.end_radius - self.start_radius)
        along = way @ offset
        aside = np.sqrt(np.maximum(_square(offset) - along**2 / square, 0))
        # The nearest point of a cone lies towards its thick end.
        lean = growth / np.sqrt(np.maximum(square - growth**2, np.float32(1e-8)) / square)
        place = np.clip((along + aside * lean) / square, 0, 1)
        away = np.sqrt(_square(offset - way[:, None] * place))
        radius = np.float32(self.start_radius) + place * growth
        return (away - radius) / np.float32(self.flat**0.5)


@dataclass
class Body:
    """Limbs blended in order into one surface."""

    limbs: list[Limb] = field(default_factory=list)

    def bounds(self) -> tuple[Floats, float]:
        """Centre [3] and radius of a ball that holds the body."""
        ends = np.array([p for limb in self.limbs for p in (limb.start, limb.end)], np.float32)
        centre = (ends.min(axis=0) + ends.max(axis=0)) / 2
        thick = max(max(limb.start_radius, limb.end_radius) for limb in self.limbs)
        return centre, float(np.linalg.norm(ends - centre, axis=1).max()) + thick + 0.05

    def distance(self, points: Floats) -> Floats:
        """Signed distances float32 [n] of points [3, n] to the blended surface."""
        return self._blended(points)[0]

    def material(self, points: Floats) -> NDArray[np.int64]:
        """The material int64 [n] of the piece nearest to each of points [3, n]."""
        return self._blended(points)[1]

    def _blended(self, points: Floats) -> tuple[Floats, NDArray[np.int64]]:
        total = self.limbs[0].distance(points)
        nearest = total
        material = np.full(points.shape[1], self.limbs[0].material, np.int64)
        for limb in self.limbs[1:]:
            mine = limb.distance(points)
            material = np.where(mine < nearest, limb.material, material)
            nearest = np.minimum(nearest, mine)
            overlap = np.maximum(np.float32(limb.blend) - np.abs(total - mine), 0)
            total = np.minimum(total, mine) - overlap**2 / np.float32(4 * limb.blend)
        return total, material

    def normal(self, points: Floats) -> Floats:
        """Outward unit normals float32 [3, n] at points [3, n] of the surface."""
        step = np.float32(8e-4)
        slopes = np.zeros_like(points)
        for sign in ((1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)):
            corner = np.asarray(sign, np.float32)[:, None]
            slopes += corner * self.distance(points + corner * step)
        return slopes / np.maximum(np.linalg.norm(slopes, axis=0), 1e-9)
