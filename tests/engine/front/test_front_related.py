"""`multipart/related` however it is cut into pieces."""

from __future__ import annotations

import pytest

from yogadesk.engine.faults import Fault
from yogadesk.engine.storage.related import Related

KIND = 'multipart/related; boundary="=mark="'
HEAD = (
    b"--=mark=\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n"
    b'{"name": "x"}\r\n--=mark=\r\ncontent-type: image/png\r\n\r\n'
)
CONTENTS = [
    b"",
    b"x",
    b"\r\n",
    b"\r\n--=mark",
    b"\r\n--=mark=-",
    b"--=mark=--",
    b"\r\n\r\n--=mark",
    b"  \r\n ",
    bytes(range(256)) * 3,
]


def _read(body: bytes, step: int) -> tuple[Related, bytes]:
    related = Related(KIND)
    pieces = [related.feed(body[at : at + step]) for at in range(0, len(body), step)]
    pieces.append(related.end())
    return related, b"".join(pieces)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("end", [b"\r\n--=mark=--", b"\r\n--=mark=--\r\n"])
def test_the_content_comes_out_however_it_is_cut(content: bytes, end: bytes):
    body = HEAD + content + end
    for step in (1, 2, 3, 7, 64, len(body)):
        related, found = _read(body, step)
        assert found == content
        assert related.metadata == {"name": "x"}
        assert related.content_type == "image/png"


def test_little_is_held_while_it_streams():
    related = Related(KIND)
    related.feed(HEAD)
    for _ in range(100):
        assert len(related.feed(b"x" * 1000)) > 800


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        HEAD,
        HEAD + b"content",
        HEAD + b"content\r\n--=mark=",
        HEAD + b"content\r\n--=other=--",
        HEAD + b"content\r\n--=mark=--and more",
        b"x" + HEAD + b"content\r\n--=mark=--",
        HEAD.replace(b"{", b"[") + b"content\r\n--=mark=--",
        b"x" * (1 << 20) + b"yy",
    ],
)
def test_what_is_none_is_refused(body: bytes):
    with pytest.raises(Fault) as caught:
        _read(body, 100_000)
    assert caught.value.code == 400


@pytest.mark.parametrize("kind", ["", "image/png", "multipart/related", "text/x; boundary=a"])
def test_a_content_type_that_is_none_is_refused(kind: str):
    with pytest.raises(Fault):
        Related(kind)
