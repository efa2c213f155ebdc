"""Where pictures are classified: on this computer or in Google Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yogadesk.setup.step import Finding, Plain

if TYPE_CHECKING:
    from yogadesk.setup.answers import Answers
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class WhereStep(Plain):
    """Needs no doing: the answer alone decides."""

    key = "where"
    title = "Where"

    def check(self, bench: Bench, ticket: Ticket) -> Finding:
        ticket.check()
        where = bench.answers.where
        assert where is not None
        if where.kind == "engine":
            return Finding("ready", "On this computer: nothing leaves it.")
        if where.endpoint:
            return Finding("ready", f"At {where.endpoint}.")
        return Finding("ready", "In Google Cloud.")

    def apply(self, bench: Bench, ticket: Ticket) -> None:
        """Nothing is ever missing."""

    def commands(self, answers: Answers) -> str:
        where = answers.complete().where
        return "yogadesk engine" if where is not None and where.kind == "engine" else ""

    def validate(self, answers: Answers) -> str | None:
        where = answers.where
        if where is None or where.endpoint is None:
            return None
        parts = urlsplit(where.endpoint)
        is_near = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if parts.hostname is None or not (parts.scheme == "https" or is_near):
            return "The endpoint must be an https address, or an http one on this computer."
        return None
