"""Where a score comes from: parts of the picture are covered and the picture is classified anew.

The covered pictures go the way of every picture: up to the bucket, through the same model with the
same statement. They never reach the history, and are deleted when they have been answered.
"""

from __future__ import annotations

import io
import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PIL import Image

from yogadesk import pictures
from yogadesk.classify.ask import ask
from yogadesk.cloud.patience import persist
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.work import Ticket

STEPS = 7
"""Squares in a row and in a column: 49 pictures to classify, under a second on this computer."""
SIDE = 0.25
"""The side of a square as a share of the picture's: neighbours overlap by half."""

_AT_ONCE = 8
_MOST_CLASSES = 100
_MARK = "why-"
_LEFT_BEHIND = timedelta(hours=1)
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Occlusion:
    """How the score of `label` changes when a square of the picture is covered.

    `score` is the one of the whole picture, in [0, 1]; `scores` holds the others row by row,
    `steps` squares in a row and in a column. A square's side is `side` of the picture's. `site` and
    `model` are the names of who answered.
    """

    label: str
    score: float
    scores: tuple[float, ...]
    steps: int
    side: float
    site: str
    model: str

    def changes(self) -> tuple[float, ...]:
        """By how much each square, uncovered, raises the score (negative: lowers it)."""
        return tuple(self.score - covered for covered in self.scores)

    def weights(self, cells: int) -> tuple[float, ...]:
        """The change at each of `cells` by `cells` points, row by row: the mean over the squares
        around the point, the nearer ones counting more."""
        changes = self.changes()
        nearness = [self._nearness((n + 0.5) / cells) for n in range(cells)]
        return tuple(
            sum(
                down[row] * across[column] * changes[row * self.steps + column]
                for row in down
                for column in across
            )
            for down in nearness
            for across in nearness
        )

    def _nearness(self, place: float) -> dict[int, float]:
        """How much each square of a row counts at this share of the width; together 1."""
        middles = [start(n, self.steps, self.side) + self.side / 2 for n in range(self.steps)]
        held = min(max(place, middles[0]), middles[-1])
        reach = 0.75 * self.side
        near = {n: max(0.0, 1 - abs(held - each) / reach) for n, each in enumerate(middles)}
        whole = sum(near.values())
        return {n: share / whole for n, share in near.items() if share > 0}


def start(number: int, steps: int, side: float) -> float:
    """Where the square of this number (from 0) begins, as a share of the picture's width."""
    return number * (1 - side) / (steps - 1)


def explain(
    session: Session, model: ModelSpec, path: Path, label: str, ticket: Ticket
) -> Occlusion:
    """Find out which parts of the picture the score of `label` rests on. Blocks for a second or so.

    Reports its progress. Raises BadPicture, Trouble, Cancelled; what was uploaded is deleted in any
    case, or by a later call where the site is gone.
    """
    variants = _variants(path, (model.height, model.width))
    stem = f"{session.site.prefix}{_MARK}{secrets.token_hex(8)}-"
    objects = {f"{stem}{n:03d}.png": content for n, content in enumerate(variants)}
    total = 2 * len(objects)
    try:
        _upload(session, objects, ticket.heard_by(lambda p: ticket.report(p.done, total)))
        scores = _ask(session, model, list(objects), label, ticket)
        ticket.report(total, total)
    finally:
        _delete(session, list(objects))
    return Occlusion(
        label, scores[0], tuple(scores[1:]), STEPS, SIDE, session.site.name, model.name
    )


def _variants(path: Path, size: tuple[int, int]) -> list[bytes]:
    """The picture as the model sees it, and with each square covered in its mean colour, as PNG."""
    whole = pictures.decode(pictures.prepare(path, size).content)
    mean = tuple(whole.resize((1, 1), Image.Resampling.BOX).tobytes())
    made = [whole]
    for row in range(STEPS):
        for column in range(STEPS):
            covered = whole.copy()
            covered.paste(mean, _square(whole, row, column))
            made.append(covered)
    return [_png(image) for image in made]


def _square(image: Image.Image, row: int, column: int) -> tuple[int, int, int, int]:
    left = round(start(column, STEPS, SIDE) * image.width)
    top = round(start(row, STEPS, SIDE) * image.height)
    return (left, top, left + round(SIDE * image.width), top + round(SIDE * image.height))


def _png(image: Image.Image) -> bytes:
    with io.BytesIO() as out:
        image.save(out, "PNG", compress_level=1)
        return out.getvalue()


def _upload(session: Session, objects: dict[str, bytes], ticket: Ticket) -> None:
    from yogadesk.cloud import buckets

    def put(name: str) -> None:
        ticket.check()
        content = objects[name]
        persist(session, ticket, lambda: buckets.upload(session, name, content, "image/png"))

    _each(put, list(objects), lambda done: ticket.report(done))


def _ask(
    session: Session, model: ModelSpec, names: Sequence[str], label: str, ticket: Ticket
) -> list[float]:
    """The score of the label for each, in one statement. One below the best hundred counts 0."""
    uris = [session.site.uri(name) for name in names]
    most = min(len(model.labels), _MOST_CLASSES)
    answers = ask(session, model, uris, most, ticket, "explaining an answer")
    refused = [a.refusal for a in answers.values() if a.refusal is not None]
    if refused or len(answers) < len(uris):
        raise Trouble(
            "The explanation is not complete",
            "The site did not answer for every covered picture."
            + (f" {refused[0]}" if refused else ""),
            "Try again.",
        )
    return [
        next((each.score for each in answers[uri].classes if each.label == label), 0.0)
        for uri in uris
    ]


def _delete(session: Session, names: Sequence[str]) -> None:
    """Take the covered pictures away; those too that a killed process left behind."""
    from yogadesk.cloud import buckets

    try:
        _each(lambda name: buckets.delete_object(session, name), names, lambda _done: None)
        before = datetime.now(UTC) - _LEFT_BEHIND
        buckets.delete_older(session, f"{session.site.prefix}{_MARK}", before)
    except Trouble as trouble:
        _logger.warning("covered pictures were left on the site: %s", trouble)


def _each(act: Callable[[str], None], names: Sequence[str], tell: Callable[[int], None]) -> None:
    """Do it for all of them, several at once. Raises what the first to fail raised."""
    with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="why") as pool:
        try:
            for done, _ in enumerate(pool.map(act, names), 1):
                tell(done)
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
