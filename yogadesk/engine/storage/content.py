"""Objects' bytes on the disk. Files are named by the engine, never by a request."""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
import threading
from typing import TYPE_CHECKING

import google_crc32c

from yogadesk import files

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
        self.is_settled = False
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
    """The folder of content files below `folder`, and of the uploads that may become some.

    Content is written under its lasting name at once: nothing refers to it before it is settled, so
    half of it is never seen, and without a rename one `fsync` makes bytes and name last. The names
    are short strings of the engine's own; each process gives different ones, so that a sweep can
    tell what earlier ones left behind.
    """

    def __init__(self, folder: Path) -> None:
        self._settled = folder / "buckets"
        self._incoming = folder / "incoming"
        self._settled.mkdir(parents=True, exist_ok=True)
        self._incoming.mkdir(parents=True, exist_ok=True)
        self._session = secrets.token_hex(6)
        self._count = 0
        self._lock = threading.Lock()

    def draft(self) -> Draft:
        """A new draft, to be settled or dropped by this process."""
        return Draft(self._new_path())

    def upload(self, name: str) -> Draft:
        """The draft called `name` (letters and digits) as far as any process brought it."""
        return Draft(self._incoming / name)

    def settle(self, draft: Draft, durable: bool) -> str:
        """Make the draft content; its name. It is on the disk when this returns, if `durable`."""
        if durable:
            draft.sync()
        draft.close()
        if draft.path.parent == self._incoming:
            path = self._new_path()
            files.move(draft.path, path)
            draft.path = path
            self.sync(path.name)
        draft.is_settled = True
        return draft.path.name

    def sync(self, name: str) -> None:
        """Return once the content is on the disk, or discarded."""
        try:
            with self.path(name).open("r+b") as file:
                os.fsync(file.fileno())
        except FileNotFoundError:
            pass

    def is_whole(self, name: str, size: int, crc32c: str) -> bool:
        """Whether the content is there as it was written."""
        path = self.path(name)
        if not path.is_file() or path.stat().st_size != size:
            return False
        found = Draft(path)
        found.close()
        return found.crc32c == crc32c

    def path(self, name: str) -> Path:
        return self._settled / name[:-_PER_FOLDER] / name

    def drop(self, draft: Draft) -> None:
        try:
            draft.close()
        except OSError:
            pass  # a full disk: what could not be written is not wanted either
        if not draft.is_settled:
            files.discard(draft.path)

    def discard(self, name: str) -> None:
        """Remove content that nothing refers to any more."""
        files.discard(self.path(name))

    def sweep_uploads(self, keep: set[str]) -> None:
        """Remove the uploads that are not called as in `keep`."""
        for path in self._incoming.iterdir():
            if path.name not in keep:
                files.discard(path)

    def sweep_content(self, referred: set[str]) -> None:
        """Remove what earlier processes settled, except for the names in `referred`."""
        for folder in self._settled.iterdir():
            if folder.name.startswith(self._session) or not folder.is_dir():
                continue
            for path in folder.iterdir():
                if path.name not in referred:
                    files.discard(path)
            try:
                folder.rmdir()
            except OSError:
                pass  # still in use

    def open(self, name: str) -> BinaryIO:
        """The content, to read. Raises FileNotFoundError when it was discarded."""
        return self.path(name).open("rb")

    def _new_path(self) -> Path:
        with self._lock:  # so that the first of a folder makes it before the second needs it
            number = self._count
            self._count += 1
            path = self.path(f"{self._session}{number:08x}")
            if number % 16**_PER_FOLDER == 0:
                path.parent.mkdir()
        return path
