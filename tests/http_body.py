"""Reads what a client sends to a proxy of the tests."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler


def body_of(request: BaseHTTPRequestHandler) -> bytes:
    """The whole body of a request, sent with its length or in chunks."""
    if request.headers.get("transfer-encoding", "").lower() != "chunked":
        return request.rfile.read(int(request.headers.get("content-length") or 0))
    pieces = []
    while size := int(request.rfile.readline().split(b";")[0], 16):
        pieces.append(request.rfile.read(size))
        request.rfile.readline()
    request.rfile.readline()
    return b"".join(pieces)
