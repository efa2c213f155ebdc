"""What a report says, in words and numbers, whatever form it takes. Any thread may call this."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from yogadesk import __version__, files
from yogadesk.domain import State
from yogadesk.ui import doubt, sources, words
from yogadesk.ui.seen import state_at
from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.domain import Verdict

NOT_ANSWERED = (State.NOT_SURE, State.FAILED)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart on an axis of 0 to 100 %: `share` in [0, 1], `value` as it is written."""

    name: str
    value: str
    share: float
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """One picture. `title` is the answer, `state` its confidence in a word; `reason` says why there
    is none, `lines` are facts with their names, `health` the record's, `source` what that rests
    on. `why` holds what an explanation found."""

    path: Path
    file: str
    title: str
    state: State
    confidence: str
    score: str
    reason: str
    bars: tuple[Bar, ...]
    threshold: float
    health: tuple[tuple[str, str], ...]
    source: str
    lines: tuple[tuple[str, str], ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """Many pictures: totals by name, a chart of the poses, and each picture."""

    title: str
    totals: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    lines: tuple[tuple[str, str], ...]
    pictures: tuple[PictureFacts, ...]


def picture(verdict: Verdict, threshold: float, why: str = "") -> PictureFacts:
    """The facts of one answer held against this threshold."""
    state = state_at(verdict, threshold)
    badge = words.badge(state, verdict, threshold)
    best = verdict.best
    name = words.pose(best.label) if best is not None else _say_no_answer()
    health = verdict.health if state is State.DONE else None
    source = sources.of(health) if health is not None else None
    return PictureFacts(
        path=verdict.picture.path,
        file=words.file_name(verdict.picture.path),
        title=words.guess(name) if state is State.NOT_SURE else name,
        state=state,
        confidence=badge.word,
        score=words.percent(best.score) if best is not None else "",
        reason=spoken(verdict.error or "") or doubt.reason(verdict, threshold),
        bars=tuple(
            Bar(words.pose(c.label), words.percent(c.score), c.score, n == 0)
            for n, c in enumerate(verdict.classes)
        ),
        threshold=threshold,
        health=()
        if health is None
        else (
            (QCoreApplication.translate("Report", "Focus"), health.focus),
            (QCoreApplication.translate("Report", "Health benefit"), health.health_benefit),
            (QCoreApplication.translate("Report", "Breath"), health.breath),
        ),
        source="\n".join((source.rests_on, *source.works)) if source is not None else "",
        lines=_lines(verdict, threshold),
        why=why,
    )


def batch(verdicts: Sequence[Verdict], threshold: float) -> BatchFacts:
    """The facts of many answers, held against this threshold."""
    all_facts = tuple(picture(verdict, threshold) for verdict in verdicts)
    named = Counter(each.title for each in all_facts if each.state is State.DONE)
    states = Counter(each.state for each in all_facts)
    count = len(all_facts)
    rows = [(name, number) for name, number in named.most_common()]
    rows += [(words.stage(state).word, states[state]) for state in NOT_ANSWERED if states[state]]
    return BatchFacts(
        title=QCoreApplication.translate("Report", "Yoga poses in {pictures}").format(
            pictures=words.pictures(count)
        ),
        totals=tuple(
            (name, words.count(number))
            for name, number in (
                (QCoreApplication.translate("Report", "Pictures"), count),
                (QCoreApplication.translate("Report", "Named"), states[State.DONE]),
                (QCoreApplication.translate("Report", "Not sure"), states[State.NOT_SURE]),
                (QCoreApplication.translate("Report", "Failed"), states[State.FAILED]),
            )
        ),
        bars=tuple(
            Bar(
                name,
                QCoreApplication.translate("Report", "{count} ({percent})").format(
                    count=words.count(number), percent=words.percent(number / count)
                ),
                number / count,
            )
            for name, number in rows
        ),
        lines=_batch_lines(verdicts, threshold),
        pictures=all_facts,
    )


def as_text(facts: PictureFacts) -> str:
    """The answer as a few lines of text to paste anywhere."""
    lines = [facts.file, f"{facts.title} · {facts.confidence} {facts.score}".rstrip()]
    if facts.reason:
        lines.append(facts.reason)
    lines += [f"  {bar.value:>8}  {bar.name}" for bar in facts.bars]
    lines += [f"{name}: {text}" for name, text in facts.health]
    if facts.why:
        lines.append(facts.why)
    lines += [f"{name}: {text}" for name, text in facts.lines]
    return "\n".join(lines)


def made_by() -> str:
    """The last line of every report."""
    return QCoreApplication.translate("Report", "Made with yogadesk {version} on {when}").format(
        version=__version__, when=words.moment(datetime.now().astimezone())
    )


def disclaimer() -> str:
    """What goes with every health record."""
    return QCoreApplication.translate(
        "Report", "General information, no medical advice. Scores are the model’s, not a promise."
    )


def _say_no_answer() -> str:
    return QCoreApplication.translate("Report", "No answer")


def _lines(verdict: Verdict, threshold: float) -> tuple[tuple[str, str], ...]:
    model = verdict.model
    named = [
        (QCoreApplication.translate("Report", "File"), files.printable(verdict.picture.path)),
        (QCoreApplication.translate("Report", "Classified"), words.moment(verdict.when)),
        (QCoreApplication.translate("Report", "Site"), words.site(verdict.site)),
        (
            QCoreApplication.translate("Report", "Model"),
            f"{model.name} ({model.sha256[:12]})" if model is not None else "",
        ),
        (QCoreApplication.translate("Report", "Threshold"), words.percent(threshold)),
    ]
    return tuple((name, text) for name, text in named if text)


def _batch_lines(verdicts: Sequence[Verdict], threshold: float) -> tuple[tuple[str, str], ...]:
    times = sorted(v.when for v in verdicts)
    models = sorted({f"{v.model.name} ({v.model.sha256[:12]})" for v in verdicts if v.model})
    named = [
        (QCoreApplication.translate("Report", "Threshold"), words.percent(threshold)),
        (
            QCoreApplication.translate("Report", "Site"),
            ", ".join(sorted({words.site(v.site) for v in verdicts})),
        ),
        (QCoreApplication.translate("Report", "Model"), ", ".join(models)),
    ]
    if times:
        span = dict.fromkeys((words.moment(times[0]), words.moment(times[-1])))
        named.append((QCoreApplication.translate("Report", "Classified"), " – ".join(span)))
    return tuple((name, text) for name, text in named if text)
