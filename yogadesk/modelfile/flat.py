"""Read FlatBuffers' wire form: a table's fields by their numbers, each checked to lie inside.

The public runtime for Python trusts the file; this one does not.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yogadesk.modelfile.wire import Budget, Malformed, decoded

if TYPE_CHECKING:
    import mmap


@dataclass(frozen=True, slots=True)
class Table:
    """The table at `at` of `data`. Every method takes a field's place in the schema, counted from
    0, and raises Malformed when what is there does not lie inside the data."""

    data: bytes | mmap.mmap
    at: int
    budget: Budget = field(default_factory=Budget, repr=False)

    def number(self, place: int, form: str, default: int) -> int:
        """A scalar: `form` is its struct code, such as "i"."""
        at = self._at(place)
        return default if at is None else _unpacked(self.data, at, form)

    def text(self, place: int) -> str | None:
        """A string, None where there is none."""
        at = self._at(place)
        if at is None:
            return None
        start = self._followed(at)
        size = _unpacked(self.data, start, "I")
        if size > len(self.data) - start - 4:
            raise Malformed("text that is longer than the file")
        return decoded(self.data, start + 4, start + 4 + size)

    def numbers(self, place: int) -> tuple[int, ...] | None:
        """A list of int32, None where there is none."""
        at = self._at(place)
        if at is None:
            return None
        start, count = self._list(at)
        return struct.unpack(f"<{count}i", self.data[start : start + 4 * count])

    def tables(self, place: int) -> list[Table]:
        """A list of tables, empty where there is none."""
        at = self._at(place)
        if at is None:
            return []
        start, count = self._list(at)
        places = range(start, start + 4 * count, 4)
        return [Table(self.data, self._followed(at), self.budget) for at in places]

    def has(self, place: int) -> bool:
        """Whether the field is there."""
        return self._at(place) is not None

    def _at(self, place: int) -> int | None:
        """Where a field is, None where the table leaves it out."""
        self.budget.spend()
        directory = self.at - _unpacked(self.data, self.at, "i")
        entry = 4 + 2 * place
        if entry + 2 > _unpacked(self.data, directory, "H"):
            return None
        offset = _unpacked(self.data, directory + entry, "H")
        return self.at + offset if offset else None

    def _followed(self, at: int) -> int:
        return at + _unpacked(self.data, at, "I")

    def _list(self, at: int) -> tuple[int, int]:
        """(start, count) of a list of four-byte entries."""
        start = self._followed(at)
        count = _unpacked(self.data, start, "I")
        if 4 * count > len(self.data) - start - 4:
            raise Malformed("a list that is longer than the file")
        self.budget.spend(count)
        return start + 4, count


def root(data: bytes | mmap.mmap) -> Table:
    """The outermost table. Raises Malformed."""
    return Table(data, _unpacked(data, 0, "I"))


def _unpacked(data: bytes | mmap.mmap, at: int, form: str) -> int:
    size = struct.calcsize(f"<{form}")
    if at < 0 or at + size > len(data):
        raise Malformed("a place outside of the file")
    value: int = struct.unpack_from(f"<{form}", data, at)[0]
    return value
