"""From a path or an address to a model on this computer: fetched once, unpacked once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.modelfile.described import LARGEST_MODEL
from yogadesk.setup import unpack

if TYPE_CHECKING:
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

_MOST_LABELS = 20_000_000


def local_file(bench: Bench, source: str, ticket: Ticket) -> Path:
    """The file or folder of the model that a path or an address names. What is at an address is
    fetched, and an archive unpacked, into the bench's home.

    Raises Trouble, Cancelled.
    """
    path = _fetched(bench, source, LARGEST_MODEL, ticket)
    try:
        is_archive = path.is_file() and unpack.is_archive(path)
    except OSError as error:
        raise Trouble(
            "The model cannot be read",
            f"“{files.printable(path)}” cannot be opened: {error.strerror or error}.",
            "Choose a file that is there and that you may read.",
        ) from error
    return _unpacked(bench, path, ticket) if is_archive else path


def local_labels(bench: Bench, source: str, ticket: Ticket) -> Path:
    """The file of labels that a path or an address names. Raises Trouble, Cancelled."""
    return _fetched(bench, source, _MOST_LABELS, ticket)


def _fetched(bench: Bench, source: str, most: int, ticket: Ticket) -> Path:
    from yogadesk.cloud import download

    if not download.is_address(source):
        return Path(source).expanduser()
    target = _folder(bench, hashlib.sha256(source.encode())) / _file_name(source)
    if not target.is_file():
        download.fetch(source, target, most, ticket, bench.pace.request)
    return target


def _unpacked(bench: Bench, archive: Path, ticket: Ticket) -> Path:
    """The folder of what is in an archive. Its name has the archive's hash: another archive in the
    place of this one is unpacked anew."""
    with archive.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256")
    stem = archive.name.partition(".")[0]
    name = f"model_{stem}" if stem.isdigit() else stem or "model"
    folder = _folder(bench, digest) / name
    if not folder.is_dir():
        unpack.unpack(archive, folder, ticket)
    return folder


def _folder(bench: Bench, digest: hashlib._Hash) -> Path:
    return _home(bench) / digest.hexdigest()[:16]


def _home(bench: Bench) -> Path:
    if bench.home is None:
        raise ValueError("a download or an archive needs a home folder")
    return bench.home / "setup" / "models"


def _file_name(address: str) -> str:
    """A name for what is at an address: that of its last part, which is often only a version; then
    with the part before it. `…/resnet_50/classification/1.tar.gz`: classification_1.tar.gz."""
    parts = [part for part in unquote(urlsplit(address).path).split("/") if part]
    stem, dot, suffix = (parts[-1] if parts else "model").partition(".")
    if stem.isdigit() and len(parts) > 1:
        stem = f"{parts[-2]}_{stem}"
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in stem)[:40]
    ending = "".join(c for c in f"{dot}{suffix}" if c.isascii() and (c.isalnum() or c == "."))
    return f"{plain or 'model'}{ending[-20:]}"
