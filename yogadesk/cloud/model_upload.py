"""A model's files into the bucket: each once, checked against what arrived, and large ones in
pieces, so that whatever stops the upload costs one piece."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from google.api_core import exceptions

from yogadesk.cloud import resumable
from yogadesk.cloud.calls import retry
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.cloud.secrets import Secrets
    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

_SMALL = 8 * 1024 * 1024
"""Bytes up to which one request takes a file. It is what Google's client takes for small, too."""

_READ = 1024 * 1024
_KIND = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class _Content:
    """A file's bytes: how many, and Cloud Storage's checksum of them."""

    size: int
    crc32c: str


def upload_files(
    session: Session, files: Sequence[tuple[str, Path]], unfinished: Secrets | None, ticket: Ticket
) -> None:
    """Put each file under its name unless it is there already. Reports bytes through the ticket.

    A large file's upload that was cut short goes on where it stopped, after a crash too if
    `unfinished` is given: that keeps where it is going, which whoever knows may write to. Raises
    Trouble (also when something else is in a file's place), Cancelled.
    """
    total = sum(path.stat().st_size for _, path in files)
    done = 0
    for name, path in files:
        ticket.check()

        def tell(sent: int, done: int = done) -> None:
            at = done + sent
            said = f"{at / 1e6:.1f} of {total / 1e6:.1f} MB are uploaded."
            ticket.report(at, total, said)

        tell(0)
        _upload(session, name, path, unfinished, ticket.heard_by(lambda at: tell(at.done)))
        done += path.stat().st_size


def _upload(
    session: Session, name: str, path: Path, unfinished: Secrets | None, ticket: Ticket
) -> None:
    content = _measure(path, ticket)
    bucket = session.storage.bucket(session.site.bucket)
    with speaking(f"uploading {path.name}"):
        if _is_there(bucket, name, content, session):
            return
        blob = bucket.blob(name)
        blob.crc32c = content.crc32c  # the server refuses anything else
        try:
            if content.size <= _SMALL:
                _send_whole(session, blob, path, content)
            else:
                key = _key(session.site.bucket, name)
                upload = resumable.Upload(session, blob, content.size, content.crc32c, _KIND)
                upload.send(path, unfinished, key, ticket)
        except exceptions.PreconditionFailed:
            # It arrived in an attempt whose answer was lost, or another window was faster.
            if not _is_there(bucket, name, content, session):
                raise


def _send_whole(session: Session, blob: Any, path: Path, content: _Content) -> None:
    with path.open("rb") as stream:
        blob.upload_from_file(
            stream,
            size=content.size,
            content_type=_KIND,
            if_generation_match=0,
            checksum=None,  # it is in the blob already
            timeout=session.pace.request * 2,
            retry=retry(session.pace.call),
        )


def _is_there(bucket: Any, name: str, content: _Content, session: Session) -> bool:
    found = bucket.get_blob(name, **session.call())
    if found is None:
        return False
    if found.size != content.size or found.crc32c != content.crc32c:
        raise Trouble(
            "Something else is in the model's place",
            f"gs://{bucket.name}/{name} is there and is not the model.",
            "Delete that object, then try again.",
        )
    return True


def _measure(path: Path, ticket: Ticket) -> _Content:
    import google_crc32c

    crc, size = 0, 0
    with path.open("rb") as stream:
        while piece := stream.read(_READ):
            ticket.check()
            crc = google_crc32c.extend(crc, piece)
            size += len(piece)
    return _Content(size, base64.b64encode(crc.to_bytes(4, "big")).decode())


def _key(bucket: str, name: str) -> str:
    return f"upload {hashlib.sha256(f'{bucket}/{name}'.encode()).hexdigest()[:32]}"
