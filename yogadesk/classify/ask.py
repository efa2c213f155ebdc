"""The question to the warehouse: which classes do these uploaded pictures show?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from yogadesk.cloud.patience import persist
from yogadesk.cloud.site import TaughtSpec
from yogadesk.domain import NONE_OF_THESE, ClassScore, PoseRecord
from yogadesk.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.work import Ticket


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site said of one picture: the top-k classes, best first, and the health records of
    those classes that have one, by label. `refusal` says why there are none."""

    classes: tuple[ClassScore, ...] = ()
    health: dict[str, PoseRecord] | None = None
    refusal: str | None = None


def ask(
    session: Session,
    model: ModelSpec,
    uris: Sequence[str],
    top_k: int,
    ticket: Ticket,
    doing: str = "classifying pictures",
) -> dict[str, Answer]:
    """The answers by uri; a uri the site does not see has none. `doing` says what they are for.
    See `ask_in_parts`. Raises Trouble, Cancelled."""
    answers: dict[str, Answer] = {}
    for _, part in ask_in_parts(session, model, uris, top_k, ticket, doing):
        answers |= part
    return answers


def ask_in_parts(
    session: Session,
    model: ModelSpec,
    uris: Sequence[str],
    top_k: int,
    ticket: Ticket,
    doing: str = "classifying pictures",
) -> Iterator[tuple[Sequence[str], dict[str, Answer]]]:
    """Some of the uris and their answers, as soon as they are there, until all were asked about.

    A picture that makes the statement fail costs only itself: the batch is halved until it stands
    alone, and its answer is the refusal. A statement that is refused whatever it asks about is
    not halved: it is looked through first. Raises Trouble when the site fails, Cancelled.
    """
    waiting, is_sound = [uris], len(uris) == 1
    while waiting:
        some = waiting.pop()
        try:
            answers = persist(
                session, ticket, partial(_query, session, model, some, top_k, ticket, doing)
            )
        except Refused as refused:
            if not is_sound:
                persist(session, ticket, partial(_require_sound, session, model, top_k, doing))
                is_sound = True
            if len(some) > 1:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
                continue
            answers = {some[0]: Answer(refusal=str(refused))}
        yield some, answers


def _require_sound(session: Session, model: ModelSpec, top_k: int, doing: str) -> None:
    from yogadesk.cloud import statements, warehouse

    given: dict[str, int | Sequence[str]] = {"uris": [], "top_k": int(top_k)}
    warehouse.require_sound(session, statements.classify(session.site, model), given, doing)


def _query(
    session: Session,
    model: ModelSpec,
    uris: Sequence[str],
    top_k: int,
    ticket: Ticket,
    doing: str,
) -> dict[str, Answer]:
    from yogadesk.cloud import statements, warehouse

    statement = statements.classify(session.site, model)
    classes: dict[str, list[ClassScore]] = {}
    health: dict[str, dict[str, PoseRecord]] = {}
    reach = model.reach if isinstance(model, TaughtSpec) else None
    distances: dict[str, float] = {}
    for row in warehouse.rows(
        session,
        statement,
        {"uris": list(uris), "top_k": int(top_k)},
        ticket,
        doing,
    ):
        uri = row["uri"]
        classes.setdefault(uri, []).append(ClassScore(row["label"], float(row["score"])))
        if reach is not None:
            distances[uri] = float(row["distance"])
        if row["pose"] is not None:
            health.setdefault(uri, {})[row["label"]] = PoseRecord(
                row["pose"],
                row["focus"] or "",
                row["health_benefit"] or "",
                row["breath"] or "",
            )
    return {
        uri: Answer(
            known(sorted(found, key=lambda c: -c.score), distances.get(uri, 0.0), reach)[:top_k],
            health.get(uri, {}),
        )
        for uri, found in classes.items()
    }


def known(
    classes: Sequence[ClassScore], distance: float, reach: float | None
) -> tuple[ClassScore, ...]:
    """The classes, best first, of a picture so far from everything that was taught.

    Beyond `reach` half of the certainty, and the more the further it is, goes to `NONE_OF_THESE`,
    which is then the best one; the poses keep their order.
    """
    if reach is None or distance <= reach:
        return tuple(classes)
    share = 0.5 * reach / distance
    rest = (ClassScore(each.label, each.score * share) for each in classes)
    return (ClassScore(NONE_OF_THESE, 1 - share), *rest)
