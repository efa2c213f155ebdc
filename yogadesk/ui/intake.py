"""What a person hands in, by drop, clipboard or dialog, as files on this computer."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl

from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from PySide6.QtGui import QImage


@cache
def _here() -> frozenset[str]:
    """What this computer is called in a URL."""
    import platform

    return frozenset({"", "localhost", platform.node().casefold()})


def local_path(url: QUrl) -> Path | None:
    """The file a URL names, or None when it is not on this computer.

    Qt replaces bytes of a name that are not UTF-8; here they are kept, as the system wrote them.
    """
    if not url.isLocalFile():
        return None
    if os.name == "nt":
        return Path(os.path.abspath(url.toLocalFile()))  # noqa: PTH100 - keeps links as they are
    if url.host().casefold() not in _here():
        return None
    raw = url.path(QUrl.ComponentFormattingOption.FullyEncoded).encode()
    name = os.fsdecode(unquote_to_bytes(raw))
    if not name.startswith("/") or "\0" in name:
        return None
    return Path(os.path.normpath(name))


def local_paths(urls: Iterable[QUrl]) -> Iterator[Path]:
    """The files among these URLs. Any thread."""
    return (path for path in map(local_path, urls) if path is not None)


def urls_in(uri_list: bytes) -> Iterator[QUrl]:
    """The URLs of a text/uri-list. Any thread."""
    lines = (line.strip() for line in uri_list.splitlines())
    return (QUrl.fromEncoded(line) for line in lines if line and not line.startswith(b"#"))


def file_urls(data: QMimeData) -> list[QUrl]:
    """The URLs of local files that were copied or dragged, also where they came as plain text."""
    if data.hasUrls():
        return [url for url in data.urls() if url.isLocalFile()]
    if not data.hasText():
        return []
    lines = (line.strip() for line in data.text().splitlines())
    return [url for url in (_url_in(line) for line in lines) if url is not None]


def _url_in(line: str) -> QUrl | None:
    if len(line) > 1 and line[0] == line[-1] == '"':  # as Windows copies a path
        line = line[1:-1]
    if line.startswith("file://"):
        return QUrl(line)
    if line and Path(line).is_absolute():
        return QUrl.fromLocalFile(line)
    return None


def keep_pasted(image: QImage, folder: Path, when: datetime) -> Path:
    """Save a pasted picture as a PNG named by the moment, and say where. In a worker.

    Raises Trouble when it cannot be written.
    """
    stem = when.strftime("Pasted %Y-%m-%d at %H.%M.%S")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free_name(folder, stem)
    except OSError as error:
        raise _not_saved(folder, error.strerror or str(error)) from error
    if not image.save(str(path)):
        path.unlink(missing_ok=True)
        raise _not_saved(folder, "the picture could not be written")
    return path


def _free_name(folder: Path, stem: str) -> Path:
    """Claim a name that no file has, by creating it."""
    number = 1
    while True:
        path = folder / (f"{stem}.png" if number == 1 else f"{stem} ({number}).png")
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            number += 1
        else:
            return path


def _not_saved(folder: Path, reason: str) -> Trouble:
    return Trouble(
        "The pasted picture could not be saved",
        f"Pasted pictures are kept in {folder}, and there: {reason}.",
        "Make room on the disk or allow writing there, then paste again.",
    )
