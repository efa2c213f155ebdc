"""A picture on its way, and the uploads of a run: each content goes up once."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yogadesk.domain import Picture
    from yogadesk.pictures import Prepared


@dataclass(slots=True)
class Item:
    """One picture of a run. `again` says that its object was gone and must be put up once more.

    The spans are in seconds, None as long as the stage was not gone through."""

    picture: Picture
    again: bool = False
    prepared: Prepared | None = None
    name: str = ""
    fingerprint: str = ""
    uri: str = ""
    preparing: float | None = None
    uploading: float | None = None
    answering: float | None = None


class Uploads:
    """Which object names are on their way up or there, so that equal pictures share one upload."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, list[Item]] = {}
        self._there: set[str] = set()

    def claim(self, item: Item) -> str:
        """What to do: "upload" it, "wait" (somebody does, and hands it on), or it is "there"."""
        with self._lock:
            if item.name in self._waiting:
                self._waiting[item.name].append(item)
                return "wait"
            if item.name in self._there and not item.again:
                return "there"
            self._waiting[item.name] = []
            return "upload"

    def done(self, item: Item) -> list[Item]:
        """Note that the object is there; the items that waited for it."""
        with self._lock:
            self._there.add(item.name)
            return self._waiting.pop(item.name, [])
