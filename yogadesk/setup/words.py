"""Sentences about names as they are typed."""

from __future__ import annotations

from yogadesk.cloud import names
from yogadesk.errors import Trouble


def name_fault(kind: str, name: str) -> str | None:
    """What is wrong with a name of this kind, in a sentence; None when nothing is."""
    if not name:
        return f"Name a {kind}."
    try:
        names.check(kind, name)
    except Trouble as trouble:
        return str(trouble)
    return None
