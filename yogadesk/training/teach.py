"""From labelled pictures to a model that answers: send, look, hold out, train, judge, keep."""

from __future__ import annotations

import csv
import hashlib
import io
import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from yogadesk.cloud.patience import persist
from yogadesk.cloud.site import TaughtSpec
from yogadesk.errors import Trouble
from yogadesk.training import figures as known
from yogadesk.training import holdout, labelled
from yogadesk.training.book import Version
from yogadesk.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.cloud.session import Session
    from yogadesk.cloud.site import ModelSpec
    from yogadesk.cloud.statements import Teaching
    from yogadesk.training.figures import Figures, Judged
    from yogadesk.training.labelled import Example
    from yogadesk.training.seen import Seen
    from yogadesk.training.upload import LeftOut, Shown
    from yogadesk.work import Ticket

SCALE = 10.0
"""The length every feature vector is brought to. A logistic regression on vectors of length 1 needs
weights so large that L2_REG would hold them back."""

_FEWEST_FOR_REACH = 10
"""Held-out pictures from which on it is said what is unlike everything taught."""

_WITHIN = 0.95
"""The share of the held-out pictures that counts as like what was taught. On the photographs the
bundled model was measured on, 2 in 100 new pictures of a taught pose were beyond, and 80 to 90 in
100 of others."""

_AT_ONCE = 500
_COLUMNS = (("uri", "STRING"), ("label", "STRING"), ("held_out", "BOOL"))


@dataclass(frozen=True, slots=True)
class Taught:
    """What came of it: the version to keep, how it did on the held-out pictures (of all pictures
    where too few could be held out: then `is_flattering`), what was left out, and how many groups
    of like pictures there are."""

    version: Version
    figures: Figures
    is_flattering: bool
    left_out: tuple[LeftOut, ...]
    groups: int

    @property
    def unmeasured(self) -> tuple[str, ...]:
        """The poses of which no picture was held out: nothing is known of how well they are told.

        All of them where `is_flattering`.
        """
        measured = () if self.is_flattering else {each.truth for each in self.figures.judged}
        return tuple(label for label in self.version.model.labels if label not in measured)


def teach(
    session: Session,
    backbone: ModelSpec,
    output: str,
    examples: Sequence[Example],
    name: str,
    options: Teaching,
    seen: Seen,
    ticket: Ticket,
    channels: int = 0,
) -> Taught:
    """Teach a classifier `name` on the output `output` of an imported model that is on the site; an
    output that is a map of so many channels is pooled.

    Progress goes to the ticket. What was sent and seen before is not sent or looked at again.
    Raises Trouble, Cancelled; until the last statement succeeds an older version stays as it is.
    """
    from yogadesk.cloud import statements
    from yogadesk.training import upload

    labelled.check_teachable(examples)
    shown, left_out = upload.show(session, backbone, examples, seen, ticket)
    unique = list({each.uri: each for each in shown}.values())
    key = f"{backbone.table}.{output}" + (f"/{channels}" if channels else "")
    create = partial(statements.keep_features, session.site, backbone, output, channels)
    left_out += _see(session, backbone, create, key, unique, ticket)
    lost = {each.example for each in left_out}
    unique = [each for each in unique if each.example not in lost]
    labelled.check_teachable([each.example for each in unique])
    ticket.report(0, 0, QT_TRANSLATE_NOOP("Work", "Looking for like pictures"))
    grouped = seen.groups([each.known for each in unique], ticket)
    held = holdout.held_out(
        [each.example.label for each in unique],
        grouped,
        [each.known.fingerprint for each in unique],
    )
    ticket.report(0, 0, QT_TRANSLATE_NOOP("Work", "Teaching"))
    rows = _train(session, name, key, unique, held, options, ticket)
    is_flattering = not any(held)
    judged = _judged(rows, unique, held if any(held) else [True] * len(unique))
    power = 1.0 if is_flattering else known.sharpness(judged)
    calibrated = [known.sharpened(each, power) for each in judged]
    found = known.figures(calibrated)
    spec = TaughtSpec(
        table=name,
        name=name,
        sha256=_fingerprint(backbone, key, unique, held, options),
        input=backbone.input,
        output=output,
        height=backbone.height,
        width=backbone.width,
        labels=tuple(sorted({each.example.label for each in unique})),
        element=backbone.element,
        kind=backbone.kind,
        backbone=backbone,
        scale=SCALE,
        channels=channels,
        sharpness=power,
        reach=_reach(session, name, key, ticket) if sum(held) >= _FEWEST_FOR_REACH else None,
    )
    version = Version(
        site=session.site.name,
        model=spec,
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        examples=len(unique),
        held_out=sum(held),
        accuracy=found.accuracy,
        calibration_error=found.calibration_error,
        threshold=known.advised_threshold(calibrated),
    )
    return Taught(version, found, is_flattering, tuple(left_out), len(set(grouped)))


def _see(
    session: Session,
    backbone: ModelSpec,
    keep: Callable[[], str],
    key: str,
    shown: Sequence[Shown],
    ticket: Ticket,
) -> list[LeftOut]:
    """Send the pictures without features, and keep theirs; those that could not be prepared."""
    from yogadesk.cloud import statements, warehouse
    from yogadesk.training import upload

    site, doing = session.site, "looking at the pictures"
    left_out: list[LeftOut] = []
    create = statements.create_features(site)
    persist(session, ticket, lambda: warehouse.execute(session, create, ticket, doing))

    def missing(part: Sequence[Shown]) -> list[Shown]:
        asked = {"uris": [each.uri for each in part], "model": key}
        statement = statements.count_features(site)
        rows = warehouse.rows(session, statement, asked, ticket, doing)
        there = {row["uri"] for row in rows}
        return [each for each in part if each.uri not in there]

    for start in range(0, len(shown), _AT_ONCE):
        part = shown[start : start + _AT_ONCE]
        fresh = persist(session, ticket, partial(missing, part))
        if not fresh:
            continue
        failed = upload.send(session, backbone, fresh, ticket)
        left_out += failed
        lost = {each.example for each in failed}
        ticket.report(start, len(shown), QT_TRANSLATE_NOOP("Work", "Looking at the pictures"))

        def look(fresh: Sequence[Shown] = fresh, lost: set[Example] = lost) -> None:
            # Asked again on every try: a lost answer may have been a success.
            uris = [each.uri for each in missing(fresh) if each.example not in lost]
            if uris:
                warehouse.execute(session, keep(), ticket, doing, {"uris": uris, "model": key})

        persist(session, ticket, look)
    return left_out


def _train(
    session: Session,
    name: str,
    key: str,
    sent: Sequence[Shown],
    held: Sequence[bool],
    options: Teaching,
    ticket: Ticket,
) -> dict[str, list[tuple[str, float]]]:
    """Load the examples, train, and ask the new model about them: the scores by uri."""
    from yogadesk.cloud import statements, warehouse
    from yogadesk.cloud.site import examples_table

    site, table = session.site, examples_table(name)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column for column, _ in _COLUMNS])
    for each, is_held in zip(sent, held, strict=True):
        writer.writerow([each.uri, each.example.label, "true" if is_held else "false"])

    def work() -> dict[str, list[tuple[str, float]]]:
        content = text.getvalue().encode("utf-8")
        warehouse.load_csv(session, table, _COLUMNS, content, ticket)
        statement = statements.teach(site, name, table, key, SCALE, options)
        warehouse.execute(session, statement, ticket, "teaching the poses")
        ticket.report(0, 0, QT_TRANSLATE_NOOP("Work", "Measuring"))
        scores: dict[str, list[tuple[str, float]]] = {}
        asked = statements.judge(site, name, table, key, SCALE, held=any(held))
        for row in warehouse.rows(session, asked, {}, ticket, "measuring the model"):
            scores.setdefault(row["uri"], []).append((row["label"], float(row["score"])))
        return scores

    return persist(session, ticket, work)


def _reach(session: Session, name: str, key: str, ticket: Ticket) -> float | None:
    """Keep the middle of each pose; the distance from the nearest one that most of the held-out
    pictures stay within. None where nothing tells pictures apart."""
    from yogadesk.cloud import statements, warehouse
    from yogadesk.cloud.site import examples_table, means_table

    site, table, means = session.site, examples_table(name), means_table(name)

    def work() -> list[float]:
        statement = statements.keep_means(site, means, table, key)
        warehouse.execute(session, statement, ticket, "teaching the poses")
        asked = statements.measure_distances(site, means, table, key)
        rows = warehouse.rows(session, asked, {}, ticket, "measuring the model")
        return sorted(float(row["distance"]) for row in rows)

    distances = persist(session, ticket, work)
    reach = distances[math.ceil(_WITHIN * len(distances)) - 1] if distances else 0.0
    return reach if reach > 0 else None


def _judged(
    scores: dict[str, list[tuple[str, float]]], sent: Sequence[Shown], chosen: Sequence[bool]
) -> list[Judged]:
    judged = [
        known.Judged(
            each.example.path,
            each.example.label,
            tuple(sorted(scores[each.uri], key=lambda pair: -pair[1])),
        )
        for each, is_chosen in zip(sent, chosen, strict=True)
        if is_chosen and each.uri in scores
    ]
    if not judged:
        raise Trouble(
            "The model answered nothing",
            "The site trained a model, but its answers to the pictures were empty.",
            "Check that the object table covers the folder pictures are uploaded to.",
        )
    return judged


def _fingerprint(
    backbone: ModelSpec,
    features: str,
    sent: Sequence[Shown],
    held: Sequence[bool],
    options: Teaching,
) -> str:
    """A hash of everything the model was made of: equal ones are equal models."""
    made = hashlib.sha256(f"{backbone.sha256} {features} {options} {SCALE}\n".encode())
    parts = sorted(
        f"{each.known.fingerprint} {each.example.label} {is_held}\n"
        for each, is_held in zip(sent, held, strict=True)
    )
    made.update("".join(parts).encode("utf-8", "backslashreplace"))
    return made.hexdigest()
