"""Cloud Storage's resumable upload, begun by Google's client and gone on with by any later process.

Google's client can begin such an upload and give its address away; going on from an address that
another process was given it cannot. That half is here.
"""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit

import requests
from google.api_core import exceptions

from yogadesk.cloud.calls import retry
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.cloud.secrets import Secrets
    from yogadesk.cloud.session import Session
    from yogadesk.work import Ticket

PIECE = 4 * 1024 * 1024
"""Bytes of one request: a multiple of 256 KiB, as the protocol has it."""

_MORE = 308
_GONE = (404, 410)
_PASSING = (408, 429)
_RANGE = re.compile(r"bytes=0-(\d+)")


class _Gone(Exception):
    """The server does not know this upload any more: after a week, or a cancel."""


class Upload:
    """One object's upload: of `size` bytes with this checksum, to a name that nothing has yet."""

    def __init__(self, session: Session, blob: Any, size: int, crc32c: str, kind: str) -> None:
        self._session = session
        self._blob = blob
        self._size = size
        self._crc32c = crc32c
        self._kind = kind

    def send(self, path: Path, unfinished: Secrets | None, key: str, ticket: Ticket) -> None:
        """Send the file, from where an earlier attempt stopped that `unfinished` kept under `key`.

        Reports bytes through the ticket. Raises what Google's clients raise, Trouble when something
        else arrived than was sent, Cancelled.
        """
        from google.auth.transport.requests import AuthorizedSession

        access = self._session.access(ticket)
        with path.open("rb") as stream, AuthorizedSession(access.credentials) as http:
            url = self._kept(unfinished, key, access.endpoint)
            try:
                if url is not None:
                    self._go_on(http, url, stream, None, ticket)
            except _Gone:
                url = None
            if url is None:
                url = self._begin()
                self._keep(unfinished, key, url)
                try:
                    self._go_on(http, url, stream, 0, ticket)
                except _Gone as gone:
                    _forget(unfinished, key)
                    raise exceptions.ServiceUnavailable("The upload was lost.") from gone
        _forget(unfinished, key)

    def _begin(self) -> str:
        url: str = self._blob.create_resumable_upload_session(
            content_type=self._kind,
            size=self._size,
            if_generation_match=0,
            checksum=None,  # it is in the blob already
            timeout=self._session.pace.request,
            retry=retry(self._session.pace.call),
        )
        return url

    def _go_on(self, http: Any, url: str, stream: BinaryIO, at: int | None, ticket: Ticket) -> None:
        """Send what is missing; with `at` None the server is asked first what it has. Repeats what
        may pass for `pace.call` seconds without a step ahead."""
        until, pause, furthest = time.monotonic() + self._session.pace.call, 0.2, -1
        while at != self._size:
            ticket.check()
            if at is not None and at > furthest:
                until, pause, furthest = time.monotonic() + self._session.pace.call, 0.2, at
                ticket.report(at, self._size)
            elif time.monotonic() > until:
                raise exceptions.ServiceUnavailable("The upload gets no further.")
            try:
                at = self._put(http, url, stream, at)
            except (exceptions.GoogleAPICallError, requests.RequestException) as error:
                if not _may_pass(error) or time.monotonic() + pause > until:
                    raise
                ticket.wait(pause)
                pause, at = min(pause * 2, 5.0), None
        ticket.report(self._size, self._size)

    def _put(self, http: Any, url: str, stream: BinaryIO, at: int | None) -> int:
        """Send the piece at `at`, or nothing but a question; how many bytes the server has now."""
        piece, span = b"", "*"
        if at is not None:
            stream.seek(at)
            piece = stream.read(PIECE)
            span = f"{at}-{at + len(piece) - 1}"
        headers = {"Content-Range": f"bytes {span}/{self._size}", "Content-Type": self._kind}
        answer = http.put(
            url,
            data=piece,
            headers=headers,
            timeout=self._session.pace.request,
            allow_redirects=False,
        )
        if answer.status_code == _MORE:
            had = _RANGE.fullmatch(answer.headers.get("Range", ""))
            return int(had[1]) + 1 if had else 0
        if answer.status_code in _GONE:
            raise _Gone
        if answer.status_code not in (200, 201):
            raise exceptions.from_http_response(answer)
        self._check(answer)
        return self._size

    def _check(self, answer: requests.Response) -> None:
        try:
            arrived = answer.json().get("crc32c")
        except (ValueError, AttributeError):
            # The answer broke off: what is there is asked for, and compared, in the next attempt.
            raise exceptions.ServiceUnavailable("The answer is cut short.") from None
        if arrived != self._crc32c:
            self._blob.delete(**self._session.call())
            raise Trouble(
                "The model was damaged on its way",
                f"The checksum of what arrived is {arrived}, and not {self._crc32c}.",
                "Try again.",
            )

    def _kept(self, unfinished: Secrets | None, key: str, endpoint: str | None) -> str | None:
        """Where an earlier attempt was sending this very content, at the site's present address:
        an engine's is another one after each start."""
        try:
            said = json.loads((unfinished.get(key) if unfinished else None) or "{}")
            if (said["size"], said["crc32c"]) != (self._size, self._crc32c):
                return None
            begun = urlsplit(str(said["url"]))
        except (ValueError, KeyError, TypeError):
            return None
        if endpoint is not None:
            now = urlsplit(endpoint)
            begun = begun._replace(scheme=now.scheme, netloc=now.netloc)
        return begun.geturl()

    def _keep(self, unfinished: Secrets | None, key: str, url: str) -> None:
        if unfinished is not None:
            said = {"url": url, "size": self._size, "crc32c": self._crc32c}
            unfinished.put(key, json.dumps(said))


def _forget(unfinished: Secrets | None, key: str) -> None:
    if unfinished is not None:
        unfinished.delete(key)


def _may_pass(error: exceptions.GoogleAPICallError | requests.RequestException) -> bool:
    if isinstance(error, requests.RequestException):
        return True
    code = int(error.code or 0)
    return code in _PASSING or code >= 500
