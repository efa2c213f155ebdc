"""A model file into the bucket: in pieces, with progress, and checked against what arrived."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any, BinaryIO

from google.api_core import exceptions

from yogadesk.cloud.calls import retry
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

_PIECE = 8 * 1024 * 1024
"""Bytes of one request. A piece that breaks is sent again from where the server has it."""


def upload_file(session: Session, name: str, file: Path, ticket: Ticket) -> None:
    """Put a file there unless it is there already. Reports bytes through the ticket.

    Raises Trouble (also when what is there is something else), Cancelled.
    """
    size = file.stat().st_size
    bucket = session.storage.bucket(session.site.bucket)
    with speaking(f"uploading {file.name}"), file.open("rb") as stream:
        md5 = base64.b64encode(hashlib.file_digest(stream, _md5).digest()).decode()
        if _is_there(bucket, name, size, md5, session):
            return
        stream.seek(0)
        blob = bucket.blob(name, chunk_size=_PIECE)
        blob.md5_hash = md5  # the server refuses anything else
        try:
            blob.upload_from_file(
                _Counted(stream, size, ticket),
                size=size,
                content_type="application/octet-stream",
                if_generation_match=0,
                timeout=session.pace.request * 2,
                retry=retry(session.pace.call),
            )
        except exceptions.PreconditionFailed:
            # It arrived in an attempt whose answer was lost, or another window was faster.
            if not _is_there(bucket, name, size, md5, session):
                raise


def _is_there(bucket: Any, name: str, size: int, md5: str, session: Session) -> bool:
    found = bucket.get_blob(name, **session.call())
    if found is None:
        return False
    if found.size != size or found.md5_hash != md5:
        raise Trouble(
            "Something else is in the model's place",
            f"gs://{bucket.name}/{name} is there and is not the model.",
            "Delete that object, then try again.",
        )
    return True


def _md5() -> Any:
    return hashlib.md5(usedforsecurity=False)


class _Counted:
    """A stream that tells how far it was read, and stops when it is asked to."""

    def __init__(self, stream: BinaryIO, size: int, ticket: Ticket) -> None:
        self._stream, self._size, self._ticket = stream, size, ticket

    def read(self, size: int = -1) -> bytes:
        at = self._stream.tell()
        said = f"{at / 1e6:.1f} of {self._size / 1e6:.1f} MB are uploaded."
        self._ticket.report(at, self._size, said)
        return self._stream.read(size)

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)
