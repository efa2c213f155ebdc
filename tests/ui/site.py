"""A site for the window's tests: it really looks at each picture, and a test can hold it up."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from yogadesk import pictures
from yogadesk.classify import Feed, Summary
from yogadesk.classify.why import Occlusion
from yogadesk.domain import (
    ClassScore,
    Correction,
    ModelInfo,
    Picture,
    PoseRecord,
    State,
    Verdict,
    decide,
)
from yogadesk.errors import BadPicture, Trouble
from yogadesk.history import Kept
from yogadesk.ui import ports
from yogadesk.work import Ticket

LABELS = ("downdog", "goddess", "plank", "tree", "warrior2")
MODEL = ModelInfo("by_colour", "0" * 64)


def record(pose: str) -> PoseRecord:
    return PoseRecord(pose, f"focus of {pose}", f"benefit of {pose}", f"breath of {pose}")


def scores(path: Path) -> tuple[ClassScore, ...]:
    """Shares of five hues in the picture, best first: a pure colour scores 1 for its class."""
    small = pictures.upright(path, (32, 32)).convert("HSV").resize((32, 32), Image.Resampling.BOX)
    hues = small.getchannel("H").tobytes()
    counts = [0] * len(LABELS)
    for hue in hues:
        counts[hue * len(LABELS) // 256] += 1
    made = (ClassScore(label, n / len(hues)) for label, n in zip(LABELS, counts, strict=True))
    return tuple(sorted(made, key=lambda one: -one.score))


class ByColour:
    """A classifier that judges by colour. `hold` keeps it waiting; `trouble` makes it fail."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.threshold = 0.6
        self.trouble: Exception | None = None
        self.prepared = 0
        self.runs = 0
        self.asked: list[Path] = []
        self.explained: list[tuple[Path, str]] = []

    def prepare_site(self, ticket: Ticket) -> ModelInfo:
        ticket.check()
        if self.trouble is not None:
            raise self.trouble
        self.prepared += 1
        return MODEL

    def classify(self, feed: Feed, ticket: Ticket, listener: ports.Listens) -> Summary:
        self.runs += 1
        states: list[State] = []
        for path in self._taken(feed, ticket):
            if self.trouble is not None:
                raise self.trouble
            picture = Picture(path)
            self.asked.append(path)
            listener.moved([picture], State.CLASSIFYING)
            while not self.may_answer.wait(0.01):
                ticket.check()
            verdict = self.judge(picture)
            states.append(verdict.state)
            listener.answered(verdict)
        count = states.count
        return Summary(len(states), count(State.DONE), count(State.NOT_SURE), count(State.FAILED))

    def _taken(self, feed: Feed, ticket: Ticket) -> Iterator[Path]:
        while paths := feed.take(ticket):
            for path in paths:
                ticket.check()
                yield path

    def judge(self, picture: Picture) -> Verdict:
        try:
            classes = scores(picture.path)
        except BadPicture as bad:
            return self._verdict(picture, (), str(bad))
        return self._verdict(picture, classes, None)

    def _verdict(
        self, picture: Picture, classes: tuple[ClassScore, ...], error: str | None
    ) -> Verdict:
        decision = decide(classes, self.threshold) if classes else None
        known = decision in LABELS
        return Verdict(
            picture=picture,
            decision=decision,
            classes=classes,
            health=record(decision) if known and decision is not None else None,
            model=MODEL,
            site="a test",
            uri=None,
            error=error,
            threshold=self.threshold,
            fingerprint="" if error else f"of {picture.path}",
            when=datetime.now(UTC),
        )

    def explain(self, path: Path, label: str, ticket: Ticket) -> Occlusion:
        """As if the top left corner alone decided, and the last square spoke against it."""
        self.explained.append((path, label))
        ticket.report(1, 2)
        while not self.may_answer.wait(0.01):
            ticket.check()
        if self.trouble is not None:
            raise self.trouble
        whole = next(c.score for c in scores(path) if c.label == label)
        covered = [0.1, *[whole] * 47, min(whole + 0.05, 1.0) if whole < 1 else whole]
        return Occlusion(label, whole, tuple(covered), 7, 0.25, "a test", MODEL.name)

    def site(self) -> ports.Site:
        return ports.Site(
            title="A test · offline",
            promise="Nothing leaves the test.",
            prepare=self.prepare_site,
            new_run=lambda: ports.run(self, Feed()),
            explain=self.explain,
        )


@dataclass
class Memory:
    """A history that holds these verdicts."""

    kept: Sequence[Verdict] = ()
    queues: dict[str, list[Path]] = field(default_factory=dict)
    said: Sequence[Correction] = ()

    def corrections(self) -> list[Correction]:
        return list(self.said)

    def answers_about(self, path: Path, fingerprint: str, most: int = 100) -> list[Kept]:
        found = [
            v for v in self.kept
            if v.picture.path == path or (fingerprint and v.fingerprint == fingerprint)
        ]  # fmt: skip
        return [Kept(number, v, None) for number, v in enumerate(found)][::-1][:most]

    def verdicts(self, since: datetime | None = None) -> Iterator[Verdict]:
        return (v for v in self.kept if since is None or v.when >= since)

    def queue(self, run: str, paths: Iterable[str | Path]) -> None:
        self.queues.setdefault(run, []).extend(map(Path, paths))

    def queued(self) -> dict[str, list[Path]]:
        return self.queues

    def end_queue(self, run: str) -> None:
        self.queues.pop(run, None)


def full_disk() -> Trouble:
    return Trouble("The disk is full", "There is no room left.", "Make room, then try again.")
