"""Names that go into statements: checked against Google's rules, then quoted. Nothing else may."""

from __future__ import annotations

import re

from yogadesk.errors import Trouble

_RULES = {
    "project": (
        re.compile(r"(?:[a-z][a-z0-9.-]*:)?[a-z][a-z0-9-]{4,28}[a-z0-9]"),
        "6 to 30 lower-case letters, digits and dashes, beginning with a letter",
    ),
    "location": (re.compile(r"[A-Za-z]+(?:-[a-z]+[0-9]+)?"), "such as US, EU or europe-west4"),
    "dataset": (re.compile(r"[A-Za-z0-9_]{1,1024}"), "letters, digits and underscores"),
    "connection": (
        re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,194}[A-Za-z0-9_])?"),
        "letters, digits, dashes and underscores",
    ),
    "table": (re.compile(r"[A-Za-z0-9_]{1,1024}"), "letters, digits and underscores"),
    "column": (re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,299}"), "letters, digits and underscores"),
    "reservation": (
        re.compile(r"[a-z](?:[a-z0-9-]{0,62}[a-z0-9])?"),
        "1 to 64 lower-case letters, digits and dashes, beginning with a letter",
    ),
    "bucket": (
        re.compile(
            r"(?!\d+\.\d+\.\d+\.\d+$)(?!goog)(?!.*(?:g[o0]{2}g[l1]e|\.\.))"
            r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]"
        ),
        "3 to 63 lower-case letters, digits, dashes, dots and underscores; no “google” "
        "or its like, and no “goog” at the beginning",
    ),
}


def check(kind: str, name: str) -> str:
    """The name itself when it may be one of this kind. Raises Trouble with the rule otherwise."""
    pattern, rule = _RULES[kind]
    if not pattern.fullmatch(name):
        raise Trouble(
            f"This {kind} name cannot be used",
            f"Google does not accept {name!r} as the name of a {kind}.",
            f"Use {rule}.",
        )
    return name


def path(*parts: tuple[str, str]) -> str:
    """A back-ticked path of (kind, name) parts: `` `project.dataset.table` ``."""
    return "`" + ".".join(check(kind, name) for kind, name in parts) + "`"


def text(value: str) -> str:
    """A string literal. BigQuery reads these escapes in any quoted literal."""
    if any(ord(c) < 32 for c in value):
        raise Trouble(
            "This name cannot be used", f"{value!r} holds control characters.", "Remove them."
        )
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
