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
from yogadesk.pictures.finding import SUFFIXES, find

__all__ = [
    "SUFFIXES",
    "Prepared",
    "Thumbnail",
    "decode",
    "find",
    "fingerprint",
    "original",
    "prepare",
    "thumbnail",
    "upright",
]
