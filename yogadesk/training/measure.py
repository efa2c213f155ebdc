"""How a site's model answers a labelled folder: the same path as every picture's, kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.training.figures import Judged
from yogadesk.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.training.labelled import Example
    from yogadesk.training.likeness import Look
    from yogadesk.training.seen import Seen
    from yogadesk.training.upload import LeftOut
    from yogadesk.work import Ticket

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """The answers to a folder's pictures, those that could not be asked about, groups of pictures
    of the folder that are alike, and which ones are like a picture the model learnt from and say
    little of how good it is. Both as places in `judged`."""

    judged: tuple[Judged, ...]
    left_out: tuple[LeftOut, ...]
    alike: tuple[tuple[int, ...], ...]
    learnt: tuple[int, ...] = ()


def measure(
    session: Session, model: ModelSpec, examples: Sequence[Example], seen: Seen, ticket: Ticket
) -> Measured:
    """Ask the model about every example. Nothing is kept in the history.

    Raises Trouble when the site fails, Cancelled.
    """
    from yogadesk.classify.ask import ask
    from yogadesk.training import likeness, upload
    from yogadesk.training.upload import LeftOut

    shown, left_out = upload.show(session, model, examples, seen, ticket)
    failed = upload.send(session, model, shown, ticket)
    left_out += failed
    lost = {each.example for each in failed}
    sent = [each for each in shown if each.example not in lost]
    uris = list(dict.fromkeys(each.uri for each in sent))
    answers = {}
    for start in range(0, len(uris), _AT_ONCE):
        ticket.report(start, len(uris), QT_TRANSLATE_NOOP("Work", "Classifying"))
        part = uris[start : start + _AT_ONCE]
        # One more than the poses: none of these.
        answers.update(ask(session, model, part, len(model.labels) + 1, ticket))
    judged, asked = [], []
    for each in sent:
        answer = answers.get(each.uri)
        if answer is None or answer.refusal is not None:
            why = "The site did not answer." if answer is None else str(answer.refusal)
            left_out.append(LeftOut(each.example, why))
            continue
        scores = tuple((score.label, score.score) for score in answer.classes)
        judged.append(Judged(each.example.path, each.example.label, scores))
        asked.append(each)
    looks = [each.known.look for each in asked]
    ticket.report(0, 0, QT_TRANSLATE_NOOP("Work", "Looking for like pictures"))
    groups = likeness.copies(looks, ticket, _learnt(session, model, seen, ticket))
    of_folder, taught = groups[: len(looks)], set(groups[len(looks) :])
    return Measured(
        tuple(judged),
        tuple(left_out),
        _alike(of_folder),
        tuple(place for place, group in enumerate(of_folder) if group in taught),
    )


def _learnt(session: Session, model: ModelSpec, seen: Seen, ticket: Ticket) -> list[Look]:
    """The looks of what a taught model learnt from, as far as this computer saw the pictures."""
    from yogadesk.cloud import statements, warehouse
    from yogadesk.cloud.patience import persist
    from yogadesk.cloud.site import TaughtSpec
    from yogadesk.training import upload

    if not isinstance(model, TaughtSpec):
        return []
    statement = statements.list_learnt(session.site, model)

    def ask() -> list[str]:
        doing = "listing what the model learnt from"
        return [row["uri"] for row in warehouse.rows(session, statement, {}, ticket, doing)]

    prints = (upload.fingerprint_in(uri) for uri in persist(session, ticket, ask))
    return list(seen.looks_of(prints).values())


def _alike(groups: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    members: dict[int, list[int]] = {}
    for place, group in enumerate(groups):
        members.setdefault(group, []).append(place)
    return tuple(tuple(places) for places in members.values() if len(places) > 1)
