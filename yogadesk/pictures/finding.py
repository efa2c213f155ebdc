"""Find the pictures in what a person dropped: files as they are, folders to the bottom."""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk import order
from yogadesk.domain import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yogadesk.work import Ticket

    LeftOut = Callable[[str, "Why"], None]

SUFFIXES = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff",
    ".heic", ".heif", ".hif", ".avif", ".jp2", ".j2k", ".ppm", ".pgm", ".pbm", ".pnm",
})  # fmt: skip
"""The endings, in lower case, by which a file inside a folder counts as a picture."""


class Why(Enum):
    """Why a file inside a folder is left out."""

    NOT_A_PICTURE = auto()  # by its ending
    HIDDEN = auto()  # a picture whose name, or whose mark, hides it
    SEEN = auto()  # the same file came already, by another way: a link, or the folder was named


_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2)
_LEADS_ELSEWHERE = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)


def find(
    paths: Iterable[Path],
    ticket: Ticket,
    left_out: LeftOut = lambda _file, _why: None,
    *,
    not_into: Iterable[Path] = (),
) -> Iterator[Picture]:
    """Every picture in `paths`, each once, as soon as it is found.

    A file named directly is always there, so that an odd one is told with its reason. A folder
    gives its own pictures in natural order (img2 before img10), then those of its sub-folders;
    hidden ones are left out, links are followed but never in a circle. A folder that cannot be
    opened is itself handed out as a picture, whose preparation then says why. `left_out` is told
    each file of a folder that is none of them; what is hidden and no picture is not worth a word.
    No link leads `not_into` these folders.

    Raises Cancelled at the next entry once the ticket is cancelled.
    """
    seen: set[int] = set()
    for path in not_into:
        _is_new(os.path.realpath(path), seen)
    for path in paths:
        ticket.check()
        if path.is_dir():
            yield from _walk(path, seen, ticket, left_out)
        elif _is_new(os.path.realpath(path), seen):
            yield Picture(path)
        else:
            left_out(str(path), Why.SEEN)


def _walk(top: Path, seen: set[int], ticket: Ticket, left_out: LeftOut) -> Iterator[Picture]:
    stack = [(str(top), os.path.realpath(top))]
    while stack:
        ticket.check()
        folder, real = stack.pop()
        if not _is_new(real, seen):
            continue
        try:
            files, folders = _entries(folder, ticket, left_out)
        except OSError:
            yield Picture(Path(folder))
            continue
        for entry in files:
            ticket.check()
            if _is_new(_real(entry, real), seen):
                yield Picture(Path(entry.path))
            else:
                left_out(entry.path, Why.SEEN)
        stack.extend((entry.path, _real(entry, real)) for entry in reversed(folders))


def _entries(
    folder: str, ticket: Ticket, left_out: LeftOut
) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]]:
    """The picture files and the sub-folders of `folder`, each in natural order."""
    files: list[os.DirEntry[str]] = []
    folders: list[os.DirEntry[str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            ticket.check()
            is_picture = os.path.splitext(entry.name)[1].lower() in SUFFIXES  # noqa: PTH122 - hot
            if _is_hidden(entry):
                if is_picture:
                    left_out(entry.path, Why.HIDDEN)
            elif _is_folder(entry):
                folders.append(entry)
            elif is_picture:
                files.append(entry)
            else:
                left_out(entry.path, Why.NOT_A_PICTURE)
    return _sorted(files, ticket), _sorted(folders, ticket)


def _sorted(entries: list[os.DirEntry[str]], ticket: Ticket) -> list[os.DirEntry[str]]:
    """In natural order; the name itself settles ties, so that it is always the same."""
    return order.in_order(
        entries, lambda entry: f"{order.natural(entry.name)}\0{entry.name}", ticket.check
    )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle of links
        return False


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    return entry.name.startswith(".") or _has(entry, _HIDDEN)


def _has(entry: os.DirEntry[str], attribute: int) -> bool:
    """Whether Windows gives the entry this attribute, which it tells with the folder."""
    if os.name != "nt":
        return False
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return bool(getattr(status, "st_file_attributes", 0) & attribute)


def _real(entry: os.DirEntry[str], real_folder: str) -> str:
    """Where the entry really is. Only a link (or a Windows junction) needs the disk to tell."""
    if entry.is_symlink() or _has(entry, _LEADS_ELSEWHERE):
        return os.path.realpath(entry.path)
    return os.path.join(real_folder, entry.name)  # noqa: PTH118 - a hot loop


def _is_new(real: str, seen: set[int]) -> bool:
    """Remembered by its hash of 64 bits: the names of a hundred thousand files take 20 MB."""
    key = hash(os.path.normcase(real))
    if key in seen:
        return False
    seen.add(key)
    return True
