"""Write a file whole or not at all, move it, put a damaged one out of the way without losing it."""

from __future__ import annotations

import errno
import os
import re
import stat
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

STARTS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_BEFORE_ONE_WITHIN = re.compile(r"""[;\t]"*(?=[-=+@\t\r\n＝＋－＠])|[\r\n]"*(?=[-=+@＝＋－＠])""")
"""Where a cell begins for a spreadsheet that separates them by ";" (a German Excel) or by tabs. It
may take our quotes for text, and so the lines and quotes within them for lines and quotes."""

_FLUSH_EVERY = 0.1  # seconds

_HELD = frozenset({5, 32, 33})
"""Windows' codes for a file that another program has open: access denied, sharing violation, lock
violation."""

_PAUSES = (0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 0.8)
"""Seconds between tries, 2 in all: virus scanners and indexers let go of a new file sooner."""


def make_private(folder: Path) -> None:
    """Make the folder, if it is missing, for this user alone: what others could see of the pictures
    and answers in it is nothing. Raises OSError.

    Windows keeps what is below a user's own folder from others by itself.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def keep_private(folder: Path) -> None:
    """Close a folder of ours that others can look into, if it is there and belongs to this user."""
    with suppress(OSError):
        if os.name == "posix" and folder.stat().st_mode & 0o077:
            folder.chmod(0o700)


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become `file` when the block ends well; otherwise `file` stays as is.

    A pipe or device (`/dev/stdout`) is written to directly. Raises Trouble when the world is in
    the way: no such folder, no permission, disk full, open in another program.
    """
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            with file.open("wb") as stream:
                yield stream
            return
        with _beside(Path(os.path.realpath(file))) as stream:  # a link stays one
            yield stream
    except OSError as error:
        raise cannot_write(file, error) from error


def require_place(file: Path) -> None:
    """Raise Trouble where `replacing` would, before the work whose result is to be kept there."""
    if file.is_dir():
        raise cannot_write(file, IsADirectoryError())
    if file.exists() and not file.is_file():
        return
    draft = _draft(Path(os.path.realpath(file)))
    try:
        draft.touch(exist_ok=False)
        draft.unlink()
    except OSError as error:
        raise cannot_write(file, error) from error


def _draft(target: Path) -> Path:
    return target.with_name(f".yogadesk-{os.urandom(6).hex()}.tmp")


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    """A file of its own in the same folder, moved over `target` once it is on the disk."""
    draft = _draft(target)
    try:
        with draft.open("xb") as stream:
            _take_mode(draft, target)
            with _going_to_disk(stream.fileno()):
                yield stream
            stream.flush()
            os.fsync(stream.fileno())
        move(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _take_mode(draft: Path, target: Path) -> None:
    """Who may read a file may read what replaces it, and nobody else."""
    with suppress(OSError):  # there is none yet, or the file system knows no such thing
        draft.chmod(stat.S_IMODE(target.stat().st_mode) | stat.S_IWUSR)


@contextmanager
def _going_to_disk(file: int) -> Iterator[None]:
    """Has the disk take in what is written while more of it is made, so that little is left to wait
    for at the end. Raises OSError: the system tells of a failed write only once."""
    over = threading.Event()
    failures: list[OSError] = []

    def work() -> None:
        while not over.wait(_FLUSH_EVERY):
            try:
                os.fsync(file)
            except OSError as failure:
                failures.append(failure)
                return

    flushing = threading.Thread(target=work, name="to disk", daemon=True)
    flushing.start()
    try:
        yield
    finally:
        over.set()
        flushing.join()
    if failures:
        raise failures[0]


def set_aside(file: Path) -> Path:
    """Rename a damaged file to `<name>.damaged-<time>` and return the new path. Raises OSError."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    aside = file.with_name(f"{file.name}.damaged-{stamp}")
    while aside.exists():
        aside = file.with_name(f"{file.name}.damaged-{stamp}-{os.urandom(2).hex()}")
    move(file, aside)
    return aside


def move(source: Path, target: Path) -> None:
    """Give a file or folder another name, in the place of what bore it. Raises OSError.

    Windows refuses for as long as any program has the file open: a virus scanner, an indexer, a
    reader. That is mostly over in a moment, so it is tried again.
    """
    patiently(lambda: source.replace(target), _is_held)


def patiently(work: Callable[[], T], is_passing: Callable[[Exception], bool]) -> T:
    """What `work` comes to, tried again for some 2 seconds while what it raises `is_passing`."""
    for pause in _PAUSES:
        try:
            return work()
        except Exception as error:
            if not is_passing(error):
                raise
        time.sleep(pause)
    return work()


def _is_held(error: Exception) -> bool:
    return getattr(error, "winerror", None) in _HELD  # other systems' errors have no such code


def discard(file: Path) -> None:
    """Remove a file that is not wanted any more, if it can be. Windows keeps what somebody reads:
    it is for the caller's next sweep of the folder."""
    with suppress(OSError):
        file.unlink()


def printable(file: Path) -> str:
    """The path as text that can be shown anywhere: bytes that are not text come escaped."""
    return str(file).encode("utf-8", "backslashreplace").decode("utf-8")


def one_line(text: str) -> str:
    """A name on one line: control characters, and bytes that are no text, come escaped."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def defused(text: str) -> str:
    """Text for a field of a table that no spreadsheet takes for a formula."""
    text = _BEFORE_ONE_WITHIN.sub(r"\g<0>'", text)
    return f"'{text}" if text[:1] in STARTS_A_FORMULA and text else text


def cannot_write(file: Path, error: OSError) -> Trouble:
    """What to tell a person when `file` could not be written because of `error`."""
    shown = printable(file)
    title = "Cannot save the file"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return Trouble(
            "The disk is full",
            f"There is no room left for “{shown}”. What was there before is unchanged.",
            "Make room on the disk, or choose another place.",
        )
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return Trouble(
            title,
            f"The folder for “{shown}” does not exist.",
            "Choose a folder that exists, or create it first.",
        )
    if isinstance(error, IsADirectoryError):
        return Trouble(title, f"“{shown}” is a folder.", "Choose a name for the file.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return Trouble(
            title,
            f"“{shown}” cannot be written: it is open in another program, or this account is not"
            " allowed to write there.",
            "Close the other program, or choose another place.",
        )
    return Trouble(
        title,
        f"“{shown}” cannot be written: {error.strerror or error}.",
        "Check the disk, or choose another place.",
    )
