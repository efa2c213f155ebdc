"""Read Protocol Buffers' wire form: the few fields asked for, everything else stepped over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import mmap
    from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_LONGEST_VARINT = 10
_MOST_PARTS = 5_000_000
_LONGEST_TEXT = 1_000_000


class Malformed(ValueError):
    """These bytes are not a message."""


@dataclass(slots=True)
class Budget:
    """How many parts of one file may still be looked at. The largest models have some
    hundred thousand; a file made to keep a reader busy could have hundreds of millions."""

    left: int = _MOST_PARTS

    def spend(self, parts: int = 1) -> None:
        """Raises Malformed when there are too many."""
        self.left -= parts
        if self.left < 0:
            raise Malformed("it has more parts than any model")


@dataclass(frozen=True, slots=True)
class Message:
    """The bytes from `start` up to `end` of `data`. Holds no view, so that a mapped file closes."""

    data: bytes | mmap.mmap
    start: int
    end: int
    budget: Budget = field(default_factory=Budget, repr=False)

    def fields(self) -> Iterator[tuple[int, int | Message]]:
        """(number, value) of each field in order: an int for a number, a Message for all that is
        longer (nested messages, text, packed numbers). Nothing is copied. Raises Malformed."""
        at = self.start
        while at < self.end:
            self.budget.spend()
            tag, at = self._varint(at)
            number, kind = tag >> 3, tag & 7
            if number == 0:
                raise Malformed("a field without a number")
            if kind == _VARINT:
                value, at = self._varint(at)
                yield number, value
                continue
            size, at = self._size(at, kind)
            if size > self.end - at:
                raise Malformed("a field that is longer than what is left")
            yield number, Message(self.data, at, at + size, self.budget)
            at += size

    def text(self) -> str:
        """The bytes as text. Raises Malformed when they are none."""
        return decoded(self.data, self.start, self.end)

    def _size(self, at: int, kind: int) -> tuple[int, int]:
        if kind == _BYTES:
            return self._varint(at)
        if kind in (_FIXED64, _FIXED32):
            return (8 if kind == _FIXED64 else 4), at
        raise Malformed(f"a field of unknown kind {kind}")

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for shift in range(_LONGEST_VARINT):
            if at >= self.end:
                raise Malformed("it ends in the middle of a number")
            byte = self.data[at]
            at += 1
            value |= (byte & 0x7F) << (7 * shift)
            if byte < 0x80:
                return value & ((1 << 64) - 1), at
        raise Malformed("a number of more than ten bytes")


def decoded(data: bytes | mmap.mmap, start: int, end: int) -> str:
    """These bytes as text. Raises Malformed when they are none, or far too many."""
    if end - start > _LONGEST_TEXT:
        raise Malformed("a text that is too long")
    try:
        return data[start:end].decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("text that is not UTF-8") from error


def as_message(value: int | Message) -> Message:
    """A field that is longer than a number. Raises Malformed when it is not."""
    if isinstance(value, int):
        raise Malformed("a number where a message belongs")
    return value


def as_number(value: int | Message) -> int:
    """An int64 field. Raises Malformed when it is none."""
    if not isinstance(value, int):
        raise Malformed("bytes where a number belongs")
    return value - (1 << 64) if value >= 1 << 63 else value


def parts(message: Message, wanted: int) -> list[Message]:
    """All fields of that number, each longer than a number. Raises Malformed."""
    return [as_message(value) for number, value in message.fields() if number == wanted]
