"""One file that helps somebody else to find a fault: versions, settings and logs, no secrets."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.diagnostics.facts import versions
from yogadesk.diagnostics.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_READ_ME = """\
Diagnostics of yogadesk: versions, settings, logs, and the names and sizes of its own files.
No picture, no answer and no sign-in is in here. Tokens, keys, passwords, the names before the @ of
e-mail addresses and the path of the home folder were taken out by pattern: read it before you
hand it on.
"""
_MOST_BYTES = 8_000_000


def save(home: Path, file: Path) -> int:
    """Write the bundle, a ZIP file, whole or not at all; how many files are in it.

    Raises Trouble when `file` cannot be written. What cannot be read is named in the bundle.
    """
    parts = list(_parts(home))
    with (
        files.replacing(file) as stream,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle,
    ):
        for name, text in parts:
            bundle.writestr(name, redact(text))
    return len(parts)


def _parts(home: Path) -> Iterator[tuple[str, str]]:
    yield "READ ME.txt", _READ_ME
    yield "versions.txt", "".join(f"{what}: {which}\n" for what, which in versions().items())
    yield "files.txt", "".join(_listing(home))
    yield from _texts(home, "settings.json")
    yield from _texts(home, "logs/*.log*")
    yield from _texts(home, "engine/*.log*")


def _texts(home: Path, pattern: str) -> Iterator[tuple[str, str]]:
    for path in sorted(home.glob(pattern)):
        name = path.relative_to(home).as_posix()
        try:
            with path.open("rb") as stream:
                stream.seek(max(0, path.stat().st_size - _MOST_BYTES))
                yield name, stream.read().decode("utf-8", "replace")
        except OSError as error:
            yield name, f"cannot be read: {error.strerror or error}\n"


def _listing(home: Path) -> Iterator[str]:
    """The program's own files, not the pictures: those are the person's."""
    for path in sorted([*home.glob("*"), *home.glob("engine/*"), *home.glob("setup/*")]):
        try:
            size = path.stat().st_size
        except OSError as error:
            yield f"{path.relative_to(home).as_posix()}: {error.strerror or error}\n"
            continue
        kind = "folder" if path.is_dir() else f"{size} bytes"
        yield f"{path.relative_to(home).as_posix()}: {kind}\n"
