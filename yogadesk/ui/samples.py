"""The sample pictures that ship with yogadesk, as files a person can try."""

from __future__ import annotations

import threading
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from yogadesk import assets

_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


class Samples:
    """Hands out each sample as a real file, valid until `release`. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held = ExitStack()
        self._paths: dict[str, Path] = {}

    def names(self) -> list[str]:
        """The samples' names among the assets, in order."""
        return [n for n in assets.names("samples") if PurePosixPath(n).suffix.lower() in _SUFFIXES]

    def path(self, name: str) -> Path:
        """One sample as a file. May have to unpack it."""
        with self._lock:
            if name not in self._paths:
                self._paths[name] = self._held.enter_context(assets.on_disk(name))
            return self._paths[name]

    def release(self) -> None:
        """Let go of every file that was made for a sample."""
        with self._lock:
            self._paths.clear()
            self._held.close()
