"""Reads `multipart/related`: metadata in JSON, then the content, streamed and hardly copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yogadesk.engine.calls import parse_json
from yogadesk.engine.faults import Fault

if TYPE_CHECKING:
    from typing import Any

_BOUNDARY = re.compile(r'boundary=(?:"([^"]+)"|([^\s;]+))', re.IGNORECASE)
_LARGEST_HEAD = 1 << 20
_EPILOGUE = 64
"""Bytes of white space that may follow the end."""


class Related:
    """Fed with a body piece by piece; gives the content back as it becomes known.

    `metadata` is None until the first part is complete, `content_type` that of the second part.
    Raises Fault for a body that is none.
    """

    def __init__(self, content_type: str) -> None:
        found = _BOUNDARY.search(content_type)
        if found is None or not content_type.lower().startswith("multipart/"):
            raise _bad("The content type must be multipart/related with a boundary.")
        self._mark = b"--" + (found[1] or found[2]).encode()
        self._held = b""
        self._keep = len(self._mark) + len(b"\r\n--") + _EPILOGUE
        self.metadata: dict[str, Any] | None = None
        self.content_type: str | None = None

    def feed(self, piece: bytes) -> bytes:
        """The content that is certain after `piece`: all but what may be the end mark."""
        self._held += piece
        if self.metadata is None and not self._read_head():
            return b""
        certain = len(self._held) - self._keep
        if certain <= 0:
            return b""
        content = self._held[:certain]
        self._held = self._held[certain:]
        return content

    def end(self) -> bytes:
        """The rest of the content, once the body is complete."""
        if self.metadata is None:
            raise _bad("The body ends before its second part.")
        # The last mark counts: two parts are all there may be, so an earlier one is content.
        at = self._held.rfind(b"\r\n" + self._mark + b"--")
        if at < 0 or self._held[at + 4 + len(self._mark) :].strip():
            raise _bad("The body does not end with its boundary.")
        return self._held[:at]

    def _read_head(self) -> bool:
        """Take the metadata and the second part's headers off, once they are complete."""
        first_body = self._held.find(b"\r\n\r\n")
        second = self._held.find(b"\r\n" + self._mark, max(first_body, 0))
        content = self._held.find(b"\r\n\r\n", second + 2)
        if first_body < 0 or second < 0 or content < 0:
            if len(self._held) > _LARGEST_HEAD:
                raise _bad("The first part is not complete after a megabyte.")
            return False
        if self._held[: len(self._mark)] != self._mark:
            raise _bad("The body does not begin with its boundary.")
        self.metadata = parse_json(self._held[first_body + 4 : second])
        for line in self._held[second:content].split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-type":
                self.content_type = value.strip().decode("latin-1")
        self._held = self._held[content + 4 :]
        return True


def _bad(said: str) -> Fault:
    return Fault(400, "badContent", said)
