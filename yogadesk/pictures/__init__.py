"""Open any picture a person has, and say plainly why when it cannot be done. No window needed."""

from yogadesk.pictures.doors import (
    Prepared,
    Thumbnail,
    decode,
    fingerprint,
    original,
    prepare,
    thumbnail,
    upright,
)
from yogadesk.pictures.finding import SUFFIXES, Why, find

__all__ = [
    "SUFFIXES",
    "Prepared",
    "Thumbnail",
    "Why",
    "decode",
    "find",
    "fingerprint",
    "original",
    "prepare",
    "thumbnail",
    "upright",
]
