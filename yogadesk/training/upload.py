"""Labelled pictures on their way to a site: prepared as for an answer, each content sent once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.cloud.patience import persist
from yogadesk.errors import BadPicture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.labelled import Example
    from yogadesk.training.likeness import Look
    from yogadesk.work import Ticket

_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Sent:
    """An example that is on the site. `fingerprint` is the SHA-256 of its file."""

    example: Example
    uri: str
    fingerprint: str
    look: Look


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture that cannot be used, and why."""

    example: Example
    reason: str


def send(
    session: Session, model: ModelSpec, examples: Sequence[Example], ticket: Ticket
) -> tuple[list[Sent], list[LeftOut]]:
    """Put the pictures on the site at the model's size, in the order given; those that cannot be
    read come back with the reason. Repeating it sends nothing twice. Raises Trouble, Cancelled."""
    sent: list[Sent] = []
    left_out: list[LeftOut] = []
    workers = max(_AT_ONCE, os.cpu_count() or 2)
    with ThreadPoolExecutor(workers, thread_name_prefix="teach") as pool:
        waiting = [pool.submit(_send, session, model, example, ticket) for example in examples]
        try:
            for number, future in enumerate(waiting):
                ticket.report(number, len(waiting), "Sending pictures")
                outcome = future.result()
                (sent if isinstance(outcome, Sent) else left_out).append(outcome)  # type: ignore[arg-type]
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
    return sent, left_out


def _send(session: Session, model: ModelSpec, example: Example, ticket: Ticket) -> Sent | LeftOut:
    from yogadesk import pictures
    from yogadesk.cloud import buckets
    from yogadesk.training import likeness

    ticket.check()
    try:
        prepared = pictures.prepare(example.path, (model.height, model.width))
        look = likeness.look(example.path)
    except BadPicture as trouble:
        return LeftOut(example, str(trouble))
    name = (
        f"{session.site.prefix}{prepared.fingerprint}-{model.height}x{model.width}{prepared.suffix}"
    )
    persist(
        session,
        ticket,
        lambda: buckets.upload(session, name, prepared.content, prepared.content_type),
    )
    return Sent(example, session.site.uri(name), prepared.fingerprint, look)
