"""What the core says, in the language the window speaks.

The core knows no Qt and speaks English, in sentences made from templates; `make translations` finds
those in its code and puts them under the context "Said". Here a text is taken apart into those
templates again, one that the history has kept as well as one of this moment, and said in the
person's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from yogadesk import assets
from yogadesk.ui import words
from yogadesk.ui.language import marked

if TYPE_CHECKING:
    from yogadesk.errors import Trouble

_CONTEXT = "Said"
_PLACE = re.compile(r"\{(\w+)\}")
_IS_NUMBER = re.compile(r"n\d+$")  # the name of a place that a number is in
_QUOTED = re.compile("“([^”]*)”")
_ESCAPED_PLACE = re.compile(r"\\\{(\w+)\\\}")


@dataclass(frozen=True, slots=True)
class _Known:
    """The texts there are: whole ones, and templates, the longest first, as a short one may be how
    a longer one begins."""

    whole: frozenset[str]
    templates: tuple[_Template, ...]


@dataclass(frozen=True, slots=True)
class _Template:
    """`piece` is the longest of the words between its places: no sentence is without it."""

    text: str
    piece: str


def spoken(text: str) -> str:
    """The text in the language spoken now; as it is where any of its sentences is not known."""
    #: The code of the language that these sentences are translated into.
    language = QCoreApplication.translate("Said", "en")
    return text if language == "en" else _in(language, text) or text


@lru_cache(maxsize=512)
def _in(language: str, text: str) -> str | None:
    known = _known(language)
    if text in known.whole:
        return marked(_CONTEXT, text)
    return _before_a_whole_one(language, text) or _from_template(language, text)


def _before_a_whole_one(language: str, text: str) -> str | None:
    """Said, if it ends in sentences without places: what stands before may end in anything."""
    known, at = _known(language), text.find(" ")
    while at >= 0:
        after = text[at + 1 :]
        if after.endswith(".") and after in known.whole:
            before = _in(language, text[:at])
            if before is not None:
                return f"{before} {marked(_CONTEXT, after)}"
        at = text.find(" ", at + 1)
    return None


def _from_template(language: str, text: str) -> str | None:
    for template in _known(language).templates:
        if template.piece not in text:
            continue
        alone, followed = _patterns(template.text)
        found = followed.fullmatch(text)
        after = None if found is None else _in(language, found["rest"])
        if found is not None and after is not None:
            return f"{_filled(template, found)} {after}"
        found = alone.fullmatch(text)
        if found is not None:
            return _filled(template, found)
    return None


def _filled(template: _Template, found: re.Match[str]) -> str:
    """The template with what was found in its places, which may be something said itself. A single
    word with a capital is a name, even where a heading reads like it."""

    def value(place: re.Match[str]) -> str:
        text = found[f"at_{place[1]}"]
        if _IS_NUMBER.match(place[1]):
            return _number(text)
        if text.startswith("“") and text.endswith("”"):  # a name, or several
            return _QUOTED.sub(_quoted, text)
        return text if text[:1].isupper() and " " not in text else spoken(text)

    return _PLACE.sub(value, marked(_CONTEXT, template.text))


def told(trouble: Trouble) -> str:
    """What went wrong, why and what to do, in the language spoken now."""
    return f"{spoken(trouble.title)}. {spoken(str(trouble))}"


def _quoted(name: re.Match[str]) -> str:
    """A name in the quotation marks of the language spoken now."""
    return QLocale(QCoreApplication.translate("Said", "en")).quoteString(name[1])


def _number(text: str) -> str:
    """A number that English wrote, as the person's locale writes it, with as many decimals."""
    _, _, decimals = text.partition(".")
    return words.decimal(float(text.replace(",", "")), len(decimals))


@cache
def _known(language: str) -> _Known:
    import xml.etree.ElementTree as ET

    try:
        source = assets.text(f"translations/yogadesk_{language}.ts")
    except FileNotFoundError:
        return _Known(frozenset(), ())
    texts = [
        message.findtext("source", "")
        for context in ET.fromstring(source).iter("context")
        if context.findtext("name") == _CONTEXT
        for message in context.iter("message")
    ]
    templates = sorted(filter(_PLACE.search, texts), key=len, reverse=True)
    return _Known(frozenset(texts).difference(templates), tuple(map(_template, templates)))


def _template(text: str) -> _Template:
    return _Template(text, max(_PLACE.sub("\0", text).split("\0"), key=len))


@cache
def _patterns(template: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For the sentence, and for it with more after it, which is in the group `rest`. A value in
    quotes, as names of files are, is taken whole: it may read like a sentence."""

    def place(found: re.Match[str]) -> str:
        value = r"-?\d[\d,]*(?:\.\d+)?" if _IS_NUMBER.match(found[1]) else "“[^”]*”|.+?"
        return f"(?P<at_{found[1]}>{value})"

    pattern = _ESCAPED_PLACE.sub(place, re.escape(template))
    return re.compile(pattern, re.DOTALL), re.compile(rf"{pattern} (?P<rest>.+)", re.DOTALL)
