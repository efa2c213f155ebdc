"""An archive of a model, unpacked: nothing of it may lie outside the folder, and it has an end."""

from __future__ import annotations

import gzip
import lzma
import shutil
import stat
import tarfile
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.modelfile.described import LARGEST_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yogadesk.work import Ticket

_PIECE = 1024 * 1024
_MOST_FILES = 1000
_MOST_BYTES = LARGEST_MODEL + 50_000_000
"""What a model may have, and room for what lies beside it."""

_LONGEST_NAME = 200
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}
"""Names that are devices on Windows, whatever follows the dot."""


class _Unfit(Exception):
    """Why an archive is not unpacked, as the end of a sentence."""


def is_archive(path: Path) -> bool:
    """Whether the file is a zip or a tar, plain or gzipped, by its first bytes. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(512)
    is_tar = head[257:262] == b"ustar" or path.suffix.lower() == ".tar"
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06") or head[:2] == b"\x1f\x8b" or is_tar


def unpack(archive: Path, folder: Path, ticket: Ticket) -> None:
    """Make `folder`, which is not there, hold what is in the archive, whole or not at all.

    Raises Trouble for an archive that is damaged, too large, or holds links, devices or names that
    lead out of the folder; Cancelled.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".unpack-", dir=folder.parent))
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    try:
        _fill(archive, draft, ticket)
        files.move(draft, folder)
    except _Unfit as why:
        raise _trouble(archive, str(why)) from why
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise _trouble(archive, "it is damaged, or was not downloaded whole") from error
    except (NotImplementedError, RuntimeError) as error:  # zipfile's words for what it cannot read
        raise _trouble(archive, f"it cannot be read ({error})") from error
    except gzip.BadGzipFile as error:
        raise _trouble(archive, "it is damaged, or was not downloaded whole") from error
    except OSError as error:
        raise files.cannot_write(folder, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _fill(archive: Path, folder: Path, ticket: Ticket) -> None:
    left, seen = _MOST_BYTES, set[str]()
    for name, stream in _members(archive):
        target = folder.joinpath(*_parts(name))
        if name.casefold() in seen or len(seen) >= _MOST_FILES:
            raise _Unfit("it holds a name twice" if len(seen) < _MOST_FILES else "it has too many")
        seen.add(name.casefold())
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as out:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise _Unfit(f"it holds more than {_MOST_BYTES / 1e6:.0f} MB")
                out.write(piece)
                done = _MOST_BYTES - left
                ticket.report(done, None, f"{done / 1e6:.1f} MB are unpacked.")


def _members(archive: Path) -> Iterator[tuple[str, BinaryIO]]:
    if zipfile.is_zipfile(archive):
        yield from _of_zip(archive)
    else:
        yield from _of_tar(archive)


def _of_zip(archive: Path) -> Iterator[tuple[str, BinaryIO]]:
    with zipfile.ZipFile(archive) as whole:
        for each in whole.infolist():
            mode = each.external_attr >> 16
            if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode):
                raise _Unfit(f"“{each.filename[:80]}” in it is a link or a device")
            if each.flag_bits & 1:
                raise _Unfit("it is locked with a password")
            if not each.is_dir():
                with whole.open(each) as stream:
                    yield each.filename, cast("BinaryIO", stream)


def _of_tar(archive: Path) -> Iterator[tuple[str, BinaryIO]]:
    with _plain(archive) as stream, tarfile.open(fileobj=stream, mode="r:") as whole:
        for each in whole:
            if each.isdir():
                continue
            if not each.isreg():
                raise _Unfit(f"“{each.name[:80]}” in it is a link or a device")
            content = whole.extractfile(each)
            assert content is not None
            yield each.name, cast("BinaryIO", content)


@contextmanager
def _plain(archive: Path) -> Iterator[BinaryIO]:
    with archive.open("rb") as file:
        is_packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if not is_packed:
            yield cast("BinaryIO", _Bounded(file))
            return
        with gzip.GzipFile(fileobj=file) as stream:
            yield cast("BinaryIO", _Bounded(stream))


class _Bounded:
    """A stream that ends in time: tarfile reads the headers' own data whole, whatever size a
    header says, and steps over content by reading it."""

    def __init__(self, stream: BinaryIO | gzip.GzipFile) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= 4 * _PIECE:
            raise _Unfit("a header in it is larger than any name")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset > 2 * _MOST_BYTES:
            raise _Unfit(f"it holds more than {_MOST_BYTES / 1e6:.0f} MB")
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


def _parts(name: str) -> tuple[str, ...]:
    """The parts of a member's name. Raises _Unfit for one that could lead out of the folder, or
    that not every system can have."""
    parts = PurePosixPath(name).parts
    is_odd = any(
        part in ("..", "/")
        or part.rstrip(". ") != part
        or any(c in '\\:*?"<>|' or ord(c) < 32 for c in part)
        or part.partition(".")[0].lower() in _RESERVED
        for part in parts
    )
    if not parts or is_odd or len(name) > _LONGEST_NAME:
        raise _Unfit(f"a name in it ({name[:80]!r}) is not one that a model has")
    return parts


def _trouble(archive: Path, why: str) -> Trouble:
    return Trouble(
        "The archive cannot be used",
        f"“{archive.name}” cannot be unpacked: {why}.",
        "Get it again, or unpack it yourself and choose the folder or file of the model.",
    )
