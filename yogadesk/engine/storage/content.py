"""Objects' bytes on the disk. Files are named by the engine, never by a request."""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import secrets
import sys
from typing import TYPE_CHECKING

import google_crc32c

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

_PER_FOLDER = 3
"""Hexadecimal digits counted within one folder: 4096 files keep every file system quick."""


class Draft:
    """Content on its way in: a file of its own that nothing refers to until it is settled.

    `path` may hold the beginning already (a resumable upload after a restart): it is continued.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._crc32c = 0
        self._file = path.open("a+b")
        self._file.seek(0)
        while held := self._file.read(1 << 20):
            self._count(held)

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._count(chunk)

    def write_all(self, chunks: Iterable[bytes]) -> None:
        for chunk in chunks:
            self.write(chunk)

    def sync(self) -> None:
        """Return once everything written is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()

    @property
    def md5_hash(self) -> str:
        """Base64, as Cloud Storage gives it."""
        return base64.b64encode(self._md5.digest()).decode()

    @property
    def crc32c(self) -> str:
        """Base64 of the big-endian CRC-32C, as Cloud Storage gives it."""
        return base64.b64encode(self._crc32c.to_bytes(4, "big")).decode()

    def _count(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self._md5.update(chunk)
        self._crc32c = google_crc32c.extend(self._crc32c, chunk)


class Content:
    """The folder of content files below `folder`, and of the drafts that may become some.

    The names it gives are short strings of its own; each process gives different ones, so that a
    sweep can tell what earlier ones left behind.
    """

    def __init__(self, folder: Path) -> None:
        self._settled = folder / "buckets"
        self._drafts = folder / "incoming"
        self._settled.mkdir(parents=True, exist_ok=True)
        self._drafts.mkdir(parents=True, exist_ok=True)
        self._session = secrets.token_hex(6)
        self._count = itertools.count()

    def draft(self, name: str | None = None) -> Draft:
        """A new draft, or the one called `name` (letters and digits) as far as it came."""
        return Draft(self._drafts / (name or secrets.token_hex(16)))

    def settle(self, draft: Draft) -> str:
        """Make the draft lasting; the name of its content. It is on the disk when this returns."""
        draft.sync()
        draft.close()
        name = f"{self._session}{next(self._count):08x}"
        path = self.path(name)
        try:
            draft.path.replace(path)
        except FileNotFoundError:
            path.parent.mkdir(exist_ok=True)
            _sync_folder(self._settled)
            draft.path.replace(path)
        _sync_folder(path.parent)
        return name

    def path(self, name: str) -> Path:
        return self._settled / name[:-_PER_FOLDER] / name

    def drop(self, draft: Draft) -> None:
        draft.close()
        _remove(draft.path)

    def discard(self, name: str) -> None:
        """Remove content that nothing refers to any more."""
        _remove(self.path(name))

    def sweep_drafts(self, keep: set[str]) -> None:
        """Remove the drafts of earlier processes but for those called as in `keep`."""
        for path in self._drafts.iterdir():
            if path.name not in keep:
                _remove(path)

    def sweep_content(self, referred: set[str]) -> None:
        """Remove what earlier processes settled, except for the names in `referred`."""
        for folder in self._settled.iterdir():
            if folder.name.startswith(self._session) or not folder.is_dir():
                continue
            for path in folder.iterdir():
                if path.name not in referred:
                    _remove(path)
            try:
                folder.rmdir()
            except OSError:
                pass  # still in use

    def open(self, name: str) -> BinaryIO:
        """The content, to read. Raises FileNotFoundError when it was discarded."""
        return self.path(name).open("rb")


def _remove(path: Path) -> None:
    """Windows keeps files that somebody reads; a later sweep gets them."""
    try:
        path.unlink()
    except OSError:
        pass


def _sync_folder(folder: Path) -> None:
    """Make the names in `folder` last. Windows does so by itself and cannot open a folder."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
