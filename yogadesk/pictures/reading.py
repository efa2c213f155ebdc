"""Open a file for reading without surprises: no pipe that blocks, no device, no giant."""

from __future__ import annotations

import io
import os
import stat
from typing import TYPE_CHECKING

from yogadesk.pictures import reasons

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.errors import BadPicture

Stream = io.BufferedReader | io.BytesIO

LARGEST_FILE = 512_000_000
_READ_AT_ONCE = 16_000_000
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe put in the file's place between stat and open
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (lambda _mode: True, "something special"),
)


def opened(path: Path) -> Stream:
    """The file as a seekable stream: in memory when it is of ordinary size, on disk when large.

    The caller closes it. Raises BadPicture when the file is missing, forbidden, empty, too large
    or no regular file.
    """
    who = reasons.name_of(path)
    try:
        return _opened(path, who)
    except FileNotFoundError as error:
        raise reasons.missing(who) from error
    except PermissionError as error:
        raise reasons.not_allowed(who) from error
    except OSError as error:
        raise reasons.unreadable(who, error) from error
    except ValueError as error:  # a name no file can have: it contains a NUL
        raise reasons.missing(who) from error


def _opened(path: Path, who: str) -> Stream:
    file = _open_regular(path, who)
    try:
        size = os.fstat(file.fileno()).st_size
        _require_size(size, who)
        if size > _READ_AT_ONCE:
            return file
        data = file.read(_READ_AT_ONCE)
    except BaseException:
        file.close()
        raise
    file.close()
    return io.BytesIO(data)


def _require_size(size: int, who: str) -> None:
    if size == 0:
        raise reasons.empty(who)
    if size > LARGEST_FILE:
        raise reasons.file_too_large(who, size, LARGEST_FILE)


def _open_regular(path: Path, who: str) -> io.BufferedReader:
    _require_regular(path, path.stat().st_mode, who)
    descriptor = os.open(path, _FLAGS)
    try:
        _require_regular(path, os.fstat(descriptor).st_mode, who)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _require_regular(path: Path, mode: int, who: str) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise _folder(path, who)
    raise reasons.not_a_file(who, next(words for test, words in _KINDS if test(mode)))


def _folder(path: Path, who: str) -> BadPicture:
    """A folder gets here when it was asked for as a picture, or when `find` could not open it."""
    try:
        with os.scandir(path):
            return reasons.folder(who)
    except OSError:
        return reasons.folder_not_allowed(who)
