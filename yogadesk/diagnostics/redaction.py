"""Takes out of a text what must not leave this computer: secrets, addresses, the user's name."""

from __future__ import annotations

import re
from pathlib import Path

HIDDEN = "[hidden]"

_KEYS = (
    r"access_token|refresh_token|id_token|token|client_secret|private_key|private_key_id|password"
    r"|passwd|secret|assertion|code_verifier|api_key|apikey|signature"
)
_CODE = rf"(?:\b|(?<=%26)|(?<=%3F))(?:{_KEYS}|code)"
_ANY = re.IGNORECASE | re.DOTALL
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-----BEGIN [^-]*-----.*?(?:-----END [^-]*-----|\Z)", re.DOTALL), HIDDEN),
    (
        re.compile(r"""(\bauthorization\\*["']?\s*[:=]\s*\\*["']?)[^\n"'\\]+""", _ANY),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"\b(bearer|basic)\s+[\w.~+/=-]+", _ANY), rf"\1 {HIDDEN}"),
    # "key": "value", 'key': b'value', key="value", as JSON and Python print them, escapes included.
    (
        re.compile(rf"""({_CODE}["']?\s*[:=]\s*b?)(["'])(?:\\.|(?!\2).)*\2""", _ANY),
        rf"\1\2{HIDDEN}\2",
    ),
    # JSON in a text of JSON.
    (
        re.compile(rf"""({_CODE}\\+["']\s*:\s*)(\\+["'])(?:(?!\2).)*\2""", _ANY),
        rf"\1\2{HIDDEN}\2",
    ),
    # Without quotes. After a colon, a code is a number that tells what went wrong.
    (
        re.compile(rf"""({_CODE}["']?\s*(?:=|%3D))(?!\[hidden|["'\\])[^&\s"',;)]+""", _ANY),
        rf"\1{HIDDEN}",
    ),
    (
        re.compile(rf"""(\b(?:{_KEYS})["']?\s*:\s*)(?!\[hidden|b?["'\\])[^&\s"',;)}}]+""", _ANY),
        rf"\1{HIDDEN}",
    ),
    (re.compile(r"(://[^/\s:@]+:)[^@/\s]+(?=@)"), rf"\1{HIDDEN}"),
    # Google's tokens, wherever they stand: access and refresh tokens, codes, API keys, secrets.
    (re.compile(r"\bya29\.[\w.-]+"), HIDDEN),
    (re.compile(r"\b1//[\w-]{10,}"), HIDDEN),
    (re.compile(r"\b4/0[\w-]{10,}"), HIDDEN),
    (re.compile(r"\bAIza[\w-]{30,}"), HIDDEN),
    (re.compile(r"\bGOCSPX-[\w.-]+"), HIDDEN),
    # The account of a person; that of a service is no secret and says what it was.
    (re.compile(r"\b[\w.+-]+@(?![\w.-]*gserviceaccount\.com)([\w-]+\.[\w.-]+)"), rf"{HIDDEN}@\1"),
)


def redact(text: str) -> str:
    """`text` without tokens, keys, passwords, a person's e-mail name and the home folder's path.

    By pattern, so it errs on the side of hiding: a harmless word after `code=` goes as well.
    """
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, "~").replace(home.replace("\\", "\\\\"), "~")
    return text
