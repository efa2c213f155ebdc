"""Find the pictures in what a person dropped: files as they are, folders to the bottom."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk.domain import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yogadesk.work import Ticket

SUFFIXES = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff",
    ".heic", ".heif", ".hif", ".avif", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm",
})  # fmt: skip
"""The endings, in lower case, by which a file inside a folder counts as a picture."""

_DIGITS = re.compile(r"(\d+)", re.ASCII)
_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)


def find(paths: Iterable[Path], ticket: Ticket) -> Iterator[Picture]:
    """Every picture in `paths`, each once, as soon as it is found.

    A file named directly is always there, so that an odd one is told with its reason. A folder
    gives its own pictures in natural order (img2 before img10), then those of its sub-folders;
    hidden ones are left out, links are followed but never in a circle. A folder that cannot be
    opened is itself handed out as a picture, whose preparation then says why.

    Raises Cancelled at the next entry once the ticket is cancelled.
    """
    seen: set[str] = set()
    for path in paths:
        ticket.check()
        if path.is_dir():
            yield from _walk(path, seen, ticket)
        elif _is_new(os.path.realpath(path), seen):
            yield Picture(path)


def _walk(top: Path, seen: set[str], ticket: Ticket) -> Iterator[Picture]:
    stack = [(str(top), os.path.realpath(top))]
    while stack:
        ticket.check()
        folder, real = stack.pop()
        if not _is_new(real, seen):
            continue
        try:
            files, folders = _entries(folder, ticket)
        except OSError:
            yield Picture(Path(folder))
            continue
        for entry in files:
            ticket.check()
            if _is_new(_real(entry, real), seen):
                yield Picture(Path(entry.path))
        stack.extend((entry.path, _real(entry, real)) for entry in reversed(folders))


def _entries(folder: str, ticket: Ticket) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
    """The picture files and the sub-folders of `folder`, each in natural order."""
    files: list[os.DirEntry[str]] = []
    folders: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            ticket.check()
            if _is_hidden(entry):
                continue
            if _is_folder(entry):
                folders.append(entry)
            elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:  # noqa: PTH122 - a hot loop
                files.append(entry)
    return sorted(files, key=_natural), sorted(folders, key=_natural)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle of links
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return True
    if os.name != "nt":
        return False
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return bool(getattr(status, "st_file_attributes", 0) & _HIDDEN)


def _natural(entry: os.DirEntry[str]) -> tuple[list[tuple[int, int | str]], str]:
    """Numbers by value and words regardless of case; the name itself settles ties."""
    parts = _DIGITS.split(entry.name.casefold())
    return [(0, int(p)) if i % 2 else (1, p) for i, p in enumerate(parts)], entry.name


def _real(entry: os.DirEntry[str], real_folder: str) -> str:
    """Where the entry really is. Only a link (or a Windows junction) needs the disk to tell."""
    if entry.is_symlink() or os.name == "nt":
        return os.path.realpath(entry.path)
    return os.path.join(real_folder, entry.name)  # noqa: PTH118 - a hot loop


def _is_new(real: str, seen: set[str]) -> bool:
    key = os.path.normcase(real)
    if key in seen:
        return False
    seen.add(key)
    return True
