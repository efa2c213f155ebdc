"""A file from an address, whole or not at all, and never more than was agreed to."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urljoin, urlsplit

import requests

from yogadesk import files
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.work import Ticket

_PIECE = 256 * 1024
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def fetch(address: str, target: Path, most: int, ticket: Ticket, seconds: float) -> None:
    """Make `target` what the address answers, at most `most` bytes, each read within `seconds`.

    Reports bytes through the ticket. Raises Trouble, Cancelled; then `target` is as it was.
    """
    check(address)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(target, error) from error
    doing = f"downloading {address}"
    with (
        speaking(doing),
        requests.get(
            address, stream=True, timeout=seconds, hooks={"response": _check_next}
        ) as answer,
    ):
        if answer.status_code != 200:
            raise Trouble(
                "The model cannot be downloaded",
                f"{urlsplit(address).hostname} answered with status {answer.status_code}.",
                "Check the address, or download the file yourself and choose it.",
            )
        announced = int(answer.headers.get("Content-Length") or 0)
        if announced > most:
            raise _too_large(most)
        with files.replacing(target) as stream, speaking(doing):
            _copy(answer, stream, most, announced or None, ticket)


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


def _copy(
    answer: requests.Response, stream: BinaryIO, most: int, total: int | None, ticket: Ticket
) -> None:
    taken, told = 0, 0.0
    for piece in answer.iter_content(_PIECE):
        taken += len(piece)
        if taken > most:
            raise _too_large(most)
        stream.write(piece)
        if time.monotonic() - told > 0.2:
            ticket.report(taken, total, f"{taken / 1e6:.1f} MB are downloaded.")
            told = time.monotonic()


def _check_next(answer: requests.Response, *_: object, **__: object) -> None:
    """Where one is sent on to must be safe too."""
    if answer.is_redirect:
        check(urljoin(answer.url, answer.headers["location"]))


def _too_large(most: int) -> Trouble:
    return Trouble(
        "The model is too large",
        f"It has more than {most / 1e6:.0f} MB, which is the most BigQuery imports.",
        "Choose a smaller model.",
    )
