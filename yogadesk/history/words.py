"""Words as a search compares them."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The text without case and accents: what is typed "grosse" finds “Größe”, however composed."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def terms(typed: str) -> tuple[str, ...]:
    """The words of a search, folded. A path typed with its separators finds each of its parts."""
    return tuple(dict.fromkeys(fold(typed).replace("/", " ").replace("\\", " ").split()))
