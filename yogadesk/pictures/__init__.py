"""Open any picture a person has, and say plainly why when it cannot be done. No window needed."""

from yogadesk.pictures.find import SUFFIXES, find
from yogadesk.pictures.prepare import (
    Prepared,
    Thumbnail,
    decode,
    fingerprint,
    original,
    prepare,
    thumbnail,
    upright,
)

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
