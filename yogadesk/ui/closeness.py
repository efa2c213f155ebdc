"""How close a person looks at a picture, and at which part of it. Numbers only, no widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF

CLOSEST = 20.0


@dataclass(frozen=True, slots=True)
class Closeness:
    """`factor` is 1 for the whole picture, at most `CLOSEST`. `across` and `down` (0 to 1) name the
    point of the picture that lies in the middle of the room.

    Where a method takes sizes, `whole` is the picture where it just fits and `room` what there is
    to show it in, both in logical pixels.
    """

    factor: float = 1.0
    across: float = 0.5
    down: float = 0.5

    def place(self, whole: QSizeF, room: QSizeF) -> QRectF:
        """Where the picture lies in the room. Larger than it, the picture leaves no gap at an
        edge; smaller, it lies in the middle."""
        width, height = whole.width() * self.factor, whole.height() * self.factor
        return QRectF(
            _start(self.across, width, room.width()),
            _start(self.down, height, room.height()),
            width,
            height,
        )

    def closer(
        self, factor: float, at: QPointF, place: QRectF, whole: QSizeF, room: QSizeF
    ) -> Closeness:
        """So much closer, with the point `at` of the room staying where it is. `place` is where the
        picture lies now."""
        target = min(max(self.factor * factor, 1.0), CLOSEST)
        if target == 1.0:
            return Closeness()
        share_x = (at.x() - place.left()) / place.width()
        share_y = (at.y() - place.top()) / place.height()
        width, height = whole.width() * target, whole.height() * target
        return Closeness(
            target,
            share_x + (room.width() / 2 - at.x()) / width,
            share_y + (room.height() / 2 - at.y()) / height,
        )._held_in(whole, room)

    def moved(self, way: QPointF, whole: QSizeF, room: QSizeF) -> Closeness:
        """The picture moved by so many logical pixels."""
        if self.factor <= 1:
            return self
        return Closeness(
            self.factor,
            self.across - way.x() / (whole.width() * self.factor),
            self.down - way.y() / (whole.height() * self.factor),
        )._held_in(whole, room)

    def _held_in(self, whole: QSizeF, room: QSizeF) -> Closeness:
        return Closeness(
            self.factor,
            _middle(self.across, whole.width() * self.factor, room.width()),
            _middle(self.down, whole.height() * self.factor, room.height()),
        )


def _start(middle: float, length: float, room: float) -> float:
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(room - length, room / 2 - middle * length))


def _middle(middle: float, length: float, room: float) -> float:
    """The nearest middle that leaves no gap at either edge."""
    if length <= room:
        return 0.5
    half = room / length / 2
    return min(max(middle, half), 1 - half)
