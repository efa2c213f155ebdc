"""A file from an address, whole or not at all, never more than was agreed to, and in any number of
attempts: what one brought, the next goes on from."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

import requests

from yogadesk import files
from yogadesk.cloud.translate import speaking
from yogadesk.errors import SiteUnreachable, Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.work import Ticket

_PIECE = 256 * 1024
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


def fetch(address: str, target: Path, most: int, ticket: Ticket, seconds: float) -> None:
    """Make `target` what the address answers, at most `most` bytes, each read within `seconds`.

    What arrives is kept beside `target` until it is all there: after a connection that broke, a
    cancel or a crash, the next call asks for the rest, if the server still has the same file and
    gives parts. Reports bytes through the ticket. Raises Trouble, Cancelled; then `target` is as it
    was.
    """
    check(address)
    part, about = _beside(target, "part"), _beside(target, "part.json")
    doing = f"downloading {address}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        have, mark = _kept(part, about)
        with speaking(doing), _asked(address, have, mark, seconds) as answer:
            begin, total = _span(answer, address, have, most)
            with part.open("r+b" if begin else "wb") as stream:
                stream.truncate(begin)
                _note(about, answer)  # after it: the mark is never that of other bytes
                stream.seek(begin)
                _copy(answer, stream, begin, most, total, ticket)
        files.move(part, target)
        about.unlink(missing_ok=True)
    except SiteUnreachable:
        raise
    except Trouble:
        part.unlink(missing_ok=True)
        raise
    except OSError as error:
        raise files.cannot_write(target, error) from error
    finally:
        if not _kept(part, about)[0]:  # no later attempt could go on from it
            part.unlink(missing_ok=True)
            about.unlink(missing_ok=True)


def is_address(source: str) -> bool:
    """Whether this is an address of the web, and no path."""
    return urlsplit(source).scheme in ("http", "https")


def check(address: str) -> None:
    """Raises Trouble for an address that is not safe from being changed on its way."""
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise Trouble(
            "This address cannot be used",
            f"{address} is not an https address: what comes from it could be anybody's.",
            "Use its https address, or download the file yourself and choose it.",
        )


def _asked(address: str, have: int, mark: str, seconds: float) -> requests.Response:
    """The answer to a request for all, or for what comes after the first `have` bytes of the very
    file that bore `mark`."""
    headers = {"Accept-Encoding": "identity"}
    if have:
        headers |= {"Range": f"bytes={have}-", "If-Range": mark}
    return requests.get(
        address, stream=True, timeout=seconds, headers=headers, hooks={"response": _check_next}
    )


def _span(answer: requests.Response, address: str, have: int, most: int) -> tuple[int, int | None]:
    """From which byte on the answer's content is, and how many there are in all. Raises Trouble."""
    if answer.status_code == 416 and have:
        raise Trouble("The file changed", "It is shorter now than what arrived.", "Try again.")
    if answer.status_code not in (200, 206):
        host, status = urlsplit(address).hostname, answer.status_code
        kind = SiteUnreachable if status == 429 or status >= 500 else Trouble
        raise kind(
            "The file cannot be downloaded",
            f"{host} answered with status {status}.",
            "Check the address, or download the file yourself and choose it.",
        )
    length = answer.headers.get("Content-Length")
    begin, total = 0, int(length) if length else None
    if answer.status_code == 206:
        found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if found is None or int(found[1]) != have:
            raise SiteUnreachable(
                "The file cannot be downloaded",
                f"{urlsplit(address).hostname} answered with another part than was asked for.",
                "Try again, or download the file yourself and choose it.",
            )
        begin, total = have, int(found[2])
    if total is not None and total > most:
        raise _too_large(most)
    return begin, total


def _copy(
    answer: requests.Response,
    stream: BinaryIO,
    taken: int,
    most: int,
    total: int | None,
    ticket: Ticket,
) -> None:
    told = 0.0
    for piece in answer.iter_content(_PIECE):
        taken += len(piece)
        if taken > most:
            raise _too_large(most)
        stream.write(piece)
        if time.monotonic() - told > 0.2:
            ticket.report(taken, total, _progress(taken, total))
            told = time.monotonic()
    if total is not None and taken != total:
        raise SiteUnreachable(
            "The download broke off",
            f"{taken:,} of {total:,} bytes arrived.",
            "Try again: it goes on from there.",
        )


def _progress(taken: int, total: int | None) -> str:
    if total:
        said = f"{taken / 1e6:.1f} of {total / 1e6:.1f} MB are downloaded."
    else:
        said = f"{taken / 1e6:.1f} MB are downloaded."
    return said


def _kept(part: Path, about: Path) -> tuple[int, str]:
    """How many bytes an earlier attempt brought, and the mark of their file; (0, "") for none."""
    try:
        mark = str(json.loads(about.read_bytes())["mark"])
        have = part.stat().st_size
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""
    return (have, mark) if have and mark else (0, "")


def _note(about: Path, answer: requests.Response) -> None:
    """Keep what tells this file from a later one at the same address. A weak mark does not."""
    if answer.status_code == 206:
        return
    tag = answer.headers.get("ETag", "")
    mark = tag if tag and not tag.startswith("W/") else answer.headers.get("Last-Modified", "")
    about.write_text(json.dumps({"mark": mark}), "utf-8")


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(f".{target.name}.{suffix}")


def _check_next(answer: requests.Response, *_: object, **__: object) -> None:
    """Where one is sent on to must be safe too."""
    if answer.is_redirect:
        check(urljoin(answer.url, answer.headers["location"]))


def _too_large(most: int) -> Trouble:
    return Trouble(
        "The file is too large",
        f"It has more than {most / 1e6:.0f} MB, which is the most that is taken.",
        "Choose a smaller one.",
    )
