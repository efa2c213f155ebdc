"""The window's words for facts: poses, states, confidence, numbers."""

from __future__ import annotations

import html
import sys
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtGui import QKeySequence

from yogadesk import files
from yogadesk.domain import NONE_OF_THESE, ClassScore, State, Verdict
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.translation import QT_TRANSLATE_NOOP
from yogadesk.ui.language import marked
from yogadesk.ui.look import Tone

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

_ON_A_MAC = {
    "Ctrl+H": ("Ctrl+Shift+H",),
    "Ctrl+M": ("Ctrl+Shift+M",),
    "Ctrl+Space": ("Ctrl+Shift+Space",),
    "Del": ("Backspace", "Del"),
}
"""Qt's Ctrl is Cmd there, with which H hides the program, M minimises it and Space starts a search;
the key that deletes is the one above Return."""

_CONFIDENT = 0.85
_NO_BREAK = "\N{NO-BREAK SPACE}"


class Level(Enum):
    """How much an answer is worth, for a person."""

    CONFIDENT = auto()
    LIKELY = auto()
    NOT_SURE = auto()


class Skip(Enum):
    """Why a file was left out."""

    NOT_A_PICTURE = auto()
    HIDDEN = auto()
    SEEN = auto()


@dataclass(frozen=True, slots=True)
class Badge:
    """A state as three things at once, so that colour is never alone: icon, word, tone."""

    icon: str
    word: str
    tone: Tone


_POSES = {
    "downdog": QT_TRANSLATE_NOOP("Poses", "Downward-facing dog"),
    "goddess": QT_TRANSLATE_NOOP("Poses", "Goddess"),
    "plank": QT_TRANSLATE_NOOP("Poses", "Plank"),
    "tree": QT_TRANSLATE_NOOP("Poses", "Tree"),
    NONE_OF_THESE: QT_TRANSLATE_NOOP("Poses", "None of these"),
    "warrior2": QT_TRANSLATE_NOOP("Poses", "Warrior II"),
}
_LEVELS = {
    Level.CONFIDENT: ("check", QT_TRANSLATE_NOOP("Confidence", "Confident"), Tone.GOOD),
    Level.LIKELY: ("check-half", QT_TRANSLATE_NOOP("Confidence", "Likely"), Tone.GOOD),
    Level.NOT_SURE: ("question", QT_TRANSLATE_NOOP("Confidence", "Not sure"), Tone.DOUBT),
}
_STAGES = {
    State.WAITING: ("clock", QT_TRANSLATE_NOOP("State", "Waiting"), Tone.QUIET),
    State.PREPARING: ("clock", QT_TRANSLATE_NOOP("State", "Preparing"), Tone.QUIET),
    State.UPLOADING: ("clock", QT_TRANSLATE_NOOP("State", "Sending"), Tone.QUIET),
    State.CLASSIFYING: ("clock", QT_TRANSLATE_NOOP("State", "Classifying"), Tone.QUIET),
    State.DONE: ("check", QT_TRANSLATE_NOOP("State", "Done"), Tone.GOOD),
    State.NOT_SURE: ("question", QT_TRANSLATE_NOOP("State", "Not sure"), Tone.DOUBT),
    State.FAILED: ("cross", QT_TRANSLATE_NOOP("State", "Failed"), Tone.BAD),
    State.SKIPPED: ("skip", QT_TRANSLATE_NOOP("State", "Skipped"), Tone.QUIET),
    State.CANCELLED: ("minus", QT_TRANSLATE_NOOP("State", "Cancelled"), Tone.QUIET),
}


def pose(label: str) -> str:
    """The display name of a class label, in the language spoken now."""
    known = _POSES.get(label)
    if known is not None:
        return marked("Poses", known)
    return label.replace("_", " ").strip().capitalize() or label


def guess(pose_name: str) -> str:
    """A pose that is only the best match; that it is none of them is no guess at a pose."""
    if pose_name == pose(NONE_OF_THESE):
        return pose_name
    return QCoreApplication.translate("Poses", "{pose}?").format(pose=pose_name)


def percent(share: float) -> str:
    """A share of 0 to 1 as a percentage with one decimal, as the person's locale writes it."""
    form = QCoreApplication.translate("Numbers", "{number} %")
    return form.format(number=decimal(share * 100, 1)).replace(" ", _NO_BREAK)


def points(share: float) -> str:
    """A difference between two shares of 0 to 1, in points of percent."""
    return QCoreApplication.translate("Numbers", "{number} points").format(
        number=decimal(share * 100, 1)
    )


def file_name(path: Path) -> str:
    """A file's name on one line, with bytes that are no text and control characters escaped."""
    return files.one_line(path.name)


def tip(text: str) -> str:
    """The text as a tool tip that shows it as it is. Qt takes what looks like HTML for HTML, and
    would open the files that the name of a picture or of a class tells it to."""
    if "<" not in text:
        return text
    return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>"


def shortcuts(*keys: str, platform: str = sys.platform) -> list[QKeySequence]:
    """These shortcuts as they are on this system."""
    there = _ON_A_MAC if platform == "darwin" else {}
    return [QKeySequence(each) for key in keys for each in there.get(key, (key,))]


def keys(sequence: str) -> str:
    """A shortcut as this system and the person's language write it."""
    return shortcuts(sequence)[0].toString(QKeySequence.SequenceFormat.NativeText)


def count(number: int) -> str:
    return QLocale().toString(number)


def decimal(value: float, digits: int) -> str:
    """With so many digits after the point, as the person's locale writes it."""
    return QLocale().toString(value, "f", digits)


def pictures(number: int) -> str:
    """So many pictures, in words."""
    if number == 1:
        return QCoreApplication.translate("Numbers", "1 picture")
    return QCoreApplication.translate("Numbers", "{count} pictures").format(count=count(number))


def answers(number: int) -> str:
    """So many answers, in words."""
    if number == 1:
        return QCoreApplication.translate("Numbers", "1 answer")
    return QCoreApplication.translate("Numbers", "{count} answers").format(count=count(number))


def moment(when: datetime) -> str:
    """A time on this computer's clock, short, as the person's locale writes it."""
    local, locale = QDateTime.fromSecsSinceEpoch(int(when.timestamp())), QLocale()
    if locale.language() is QLocale.Language.C:  # nobody said which; its own form is hard to read
        return local.toString("yyyy-MM-dd HH:mm")
    return locale.toString(local, QLocale.FormatType.ShortFormat)


def seconds(span: float) -> str:
    """A short span of time, in seconds or milliseconds."""
    if span < 1:
        text = QCoreApplication.translate("Numbers", "{number} ms")
        return text.format(number=count(round(span * 1000)))
    text = QCoreApplication.translate("Numbers", "{number} s")
    return text.format(number=decimal(span, 1))


def level(score: float, threshold: float) -> Level:
    """How sure an answer with this score is. "Confident" never begins below the threshold."""
    if score < threshold:
        return Level.NOT_SURE
    return Level.CONFIDENT if score >= max(_CONFIDENT, threshold) else Level.LIKELY


def level_of(best: ClassScore, threshold: float) -> Level:
    """The same of a best class, which may say that it is no answer."""
    return Level.NOT_SURE if best.label == NONE_OF_THESE else level(best.score, threshold)


def confidence(level_: Level) -> Badge:
    """What to show for so much confidence."""
    icon, word, tone = _LEVELS[level_]
    return Badge(icon, marked("Confidence", word), tone)


def stage(state: State) -> Badge:
    """A state that is no answer: on the way, failed or cancelled."""
    icon, word, tone = _STAGES[state]
    return Badge(icon, marked("State", word), tone)


def badge(state: State, verdict: Verdict | None, threshold: float) -> Badge:
    """What to show for a picture: its confidence once it has an answer, its state before."""
    if verdict is None or verdict.best is None:
        return stage(state)
    return confidence(level_of(verdict.best, threshold))


def skipped(why: Skip) -> str:
    """Why a file was left out, and what to do about it."""
    sentences = {
        Skip.NOT_A_PICTURE: QCoreApplication.translate(
            "Skipped",
            "Its name does not end like a picture's. If it is one, classify it all the same, or "
            "give it an ending such as .jpg.",
        ),
        Skip.HIDDEN: QCoreApplication.translate(
            "Skipped", "It is hidden in its folder. Classify it all the same, or drop it by itself."
        ),
        Skip.SEEN: QCoreApplication.translate(
            "Skipped",
            "It is another way to a file that is listed already. Look there for the answer.",
        ),
    }
    return sentences[why]


def site(name: str) -> str:
    """The site of this name, as people call it."""
    if name == THIS_COMPUTER.name:
        return QCoreApplication.translate("Sites", "This computer")
    return name


def this_computer() -> str:
    """The title of the site on this computer."""
    return QCoreApplication.translate("Sites", "This computer · offline")


def stay_here() -> str:
    """What the site on this computer promises."""
    return QCoreApplication.translate("Sites", "Your pictures stay on this computer.")


def sent_to(bucket: str) -> str:
    """What a site in the cloud does with pictures."""
    return QCoreApplication.translate(
        "Sites", "Pictures are sent to the bucket {bucket}, without place or camera data."
    ).format(bucket=bucket)
