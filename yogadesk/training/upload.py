"""Labelled pictures on their way to a site: looked at, and those the site needs sent once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from yogadesk.cloud.patience import persist
from yogadesk.errors import BadPicture
from yogadesk.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.labelled import Example
    from yogadesk.training.seen import Known, Seen
    from yogadesk.work import Ticket

T = TypeVar("T")
R = TypeVar("R")

_SENDERS = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """An example that can be read, and where it is on the site once it was sent there."""

    example: Example
    known: Known
    name: str
    uri: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A picture that cannot be used, and why."""

    example: Example
    reason: str


def show(
    session: Session, model: ModelSpec, examples: Sequence[Example], seen: Seen, ticket: Ticket
) -> tuple[list[Shown], list[LeftOut]]:
    """Look at the pictures, in the order given; those that cannot be read come with the reason.

    What was looked at before is not opened again. Raises Cancelled.
    """
    from yogadesk.training.seen import see

    known = seen.recall([example.path for example in examples])
    fresh = [example for example in examples if example.path not in known]
    reasons: dict[Example, str] = {}

    def look(example: Example) -> Known | str:
        try:
            return see(example.path)
        except BadPicture as trouble:
            return str(trouble)

    workers = os.cpu_count() or 2
    for example, outcome in _each(
        look, fresh, workers, ticket, QT_TRANSLATE_NOOP("Work", "Looking through the folder")
    ):
        if isinstance(outcome, str):
            reasons[example] = outcome
        else:
            known[example.path] = outcome
    seen.keep([(e.path, known[e.path]) for e in fresh if e.path in known])
    shown = []
    for example in examples:
        if example.path in known:
            fingerprint = known[example.path].fingerprint
            name = f"{session.site.prefix}{fingerprint}-{model.height}x{model.width}.png"
            shown.append(Shown(example, known[example.path], name, session.site.uri(name)))
    return shown, [LeftOut(example, why) for example, why in reasons.items()]


def fingerprint_in(uri: str) -> str:
    """The fingerprint of the picture that is on the site under this uri."""
    return uri.rpartition("/")[2].partition("-")[0]


def send(
    session: Session, model: ModelSpec, shown: Sequence[Shown], ticket: Ticket
) -> list[LeftOut]:
    """Put these pictures on the site at the model's size; those that cannot be prepared come back
    with the reason. Repeating it sends nothing twice. Raises Trouble, Cancelled."""
    from yogadesk import pictures
    from yogadesk.cloud import buckets

    def put_up(each: Shown) -> str | None:
        ticket.check()
        try:
            prepared = pictures.prepare(each.example.path, (model.height, model.width))
        except BadPicture as trouble:
            return str(trouble)
        persist(
            session,
            ticket,
            lambda: buckets.upload(session, each.name, prepared.content, prepared.content_type),
        )
        return None

    once = list({each.uri: each for each in shown}.values())
    outcomes = _each(put_up, once, _SENDERS, ticket, QT_TRANSLATE_NOOP("Work", "Sending pictures"))
    return [LeftOut(each.example, why) for each, why in outcomes if why is not None]


def _each(
    work: Callable[[T], R], things: Sequence[T], workers: int, ticket: Ticket, doing: str
) -> Iterator[tuple[T, R]]:
    """Each thing with what came of it, in order, several at once."""
    with ThreadPoolExecutor(workers, thread_name_prefix="teach") as pool:
        waiting = [pool.submit(work, thing) for thing in things]
        try:
            for number, future in enumerate(waiting):
                ticket.report(number, len(waiting), doing)
                yield things[number], future.result()
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
