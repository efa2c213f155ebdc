"""What the core says, in the language the window speaks.

The core knows no Qt and speaks English, in sentences made from templates that are marked with the
context "Said". Here a text is taken apart into those templates again, one that the history has kept
as well as one of this moment, and said in the person's language.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from yogadesk import assets
from yogadesk.ui.language import marked

_CONTEXT = "Said"
_PLACE = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class _Template:
    """`pattern` matches the English sentence and, in the group `rest`, what comes after it."""

    text: str
    pattern: re.Pattern[str]


def said(text: str) -> str:
    """The text in the language spoken now; as it is where any of its sentences is not known."""
    #: The code of the language that these sentences are translated into.
    language = QCoreApplication.translate("Said", "en")
    return text if language == "en" else _in(language, text) or text


@lru_cache(maxsize=512)
def _in(language: str, text: str) -> str | None:
    for template in _templates(language):
        found = template.pattern.fullmatch(text)
        if found is None:
            continue
        places = {name: said(value) for name, value in found.groupdict().items() if name != "rest"}
        sentence = marked(_CONTEXT, template.text).format(**places)
        after = found["rest"]
        if after is None:
            return sentence
        rest = _in(language, after)
        if rest is not None:
            return f"{sentence} {rest}"
    return None


@cache
def _templates(language: str) -> tuple[_Template, ...]:
    """Every marked text, the longest first: a short one may be how a longer one begins."""
    try:
        source = assets.text(f"translations/yogadesk_{language}.ts")
    except FileNotFoundError:
        return ()
    texts = [
        message.findtext("source", "")
        for context in ET.fromstring(source).iter("context")
        if context.findtext("name") == _CONTEXT
        for message in context.iter("message")
    ]
    return tuple(_Template(each, _pattern(each)) for each in sorted(texts, key=len, reverse=True))


def _pattern(text: str) -> re.Pattern[str]:
    """A value in quotes, as names of files are, is taken whole: it may read like a sentence."""
    places = _PLACE.sub(r"(?P<\1>“[^”]*”|.+?)", re.escape(text))
    return re.compile(rf"{places}(?: (?P<rest>.+))?", re.DOTALL)
