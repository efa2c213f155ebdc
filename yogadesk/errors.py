"""Trouble: a fault of the world that a person can be told about. Everything else is a bug."""

from __future__ import annotations


class Trouble(Exception):
    """What happened, why, and what to do about it, in whole sentences.

    `title` is a few words, `happened` one or two sentences with the cause, `advice` what the person
    can do, `link` an optional page where it can be done.
    """

    def __init__(self, title: str, happened: str, advice: str, link: str | None = None) -> None:
        super().__init__(title, happened, advice, link)
        self.title = title
        self.happened = happened
        self.advice = advice
        self.link = link

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.advice) if part)


class BadPicture(Trouble):
    """A file that cannot be classified. The other pictures of a run are not touched by it."""


class SiteUnreachable(Trouble):
    """The site did not answer. Nothing may be wrong with the request; it may be tried again."""


class Refused(Trouble):
    """The site understood the request and will not do it: repeating it as it is cannot help."""
