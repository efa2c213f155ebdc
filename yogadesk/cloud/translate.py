"""Google's errors into Trouble: the one place that knows their classes."""

from __future__ import annotations

import json
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests.exceptions
from google.api_core import exceptions as api
from google.auth import exceptions as auth

from yogadesk.cloud import catalogue
from yogadesk.errors import Refused, SiteUnreachable, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_log = logging.getLogger(__name__)

_ADDRESS = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE) https?://\S+: ")
_BREAKS = (
    (r"timed out|Timeout", "no answer came in time."),
    (r"[Rr]efused|Errno 111|10061", "the connection was refused: nobody listens at this address."),
    (
        r"getaddrinfo|[Nn]ame or service|[Nn]ame resolution|nodename nor|Failed to resolve",
        "the address was not found: perhaps this computer is offline.",
    ),
    (r"IncompleteRead|Chunk|broke off", "the answer broke off in the middle."),
    (r"reset|aborted|RemoteDisconnected|Broken ?pipe|10054", "the connection was cut."),
)
"""What the libraries below say of a line that broke, and how a person says it."""
_KINDS = {"away": SiteUnreachable, "refused": Refused, "": Trouble}


@contextmanager
def speaking(doing: str) -> Iterator[None]:
    """Turn what Google's clients raise inside into Trouble. `doing` completes "While …"."""
    try:
        yield
    except (
        api.GoogleAPIError,
        auth.GoogleAuthError,
        requests.exceptions.RequestException,
        ConnectionError,
        TimeoutError,
    ) as error:
        _log.info("While %s: %s: %s", doing, type(error).__name__, _sentence(error))
        raise trouble(error, doing) from error


def trouble(error: BaseException, doing: str) -> Trouble:
    """What a person can be told about this error of Google's clients."""
    if isinstance(error, api.RetryError) and error.cause is not None:
        return trouble(error.cause, doing)
    if isinstance(error, auth.GoogleAuthError) and not _may_pass(error):
        return _signed_out(error, doing)
    if isinstance(error, api.GoogleAPICallError) and error.code is not None:
        return _answered(error, doing)
    return SiteUnreachable(
        "The site does not answer",
        f"While {doing}, {_broken(error)}",
        "Check the network, then try again. What was done so far is kept.",
    )


def _broken(error: BaseException) -> str:
    """How the line broke. The log has the libraries' own words."""
    known = f"{type(error).__name__} {error}"
    said = next((said for pattern, said in _BREAKS if re.search(pattern, known)), None)
    return said if said is not None else f"the connection failed: {_sentence(error)}"


def _may_pass(error: auth.GoogleAuthError) -> bool:
    """Whether it was the line or Google's token service that failed, and not the sign-in."""
    return isinstance(error, auth.TransportError) or bool(getattr(error, "retryable", False))


def reason(error: BaseException) -> str:
    """Google's own word for an error (`notFound`, `invalidQuery` …), or ""."""
    for detail in getattr(error, "errors", None) or ():
        if isinstance(detail, dict) and detail.get("reason"):
            return str(detail["reason"])
    return str(getattr(error, "reason", None) or "")


def _answered(error: api.GoogleAPICallError, doing: str) -> Trouble:
    code, why = int(error.code or 0), reason(error)
    known = catalogue.find(code, why, str(error))
    said = f"While {doing}, the answer was: {_sentence(error)}"
    if known is None:
        return Trouble("The request failed", said, "The words above say what to change.")
    return _KINDS[known.kind](known.title, f"{said} {known.cause}", known.advice, known.link)


def _signed_out(error: auth.GoogleAuthError, doing: str) -> Trouble:
    if "invalid_rapt" in str(error.args):
        cause = "Your organisation asks for a new sign-in after some hours."
    elif isinstance(error, auth.DefaultCredentialsError):
        cause = "No sign-in was found on this computer."
    else:
        cause = "The sign-in has expired, or was withdrawn."
    return Trouble(
        "Sign-in is needed",
        f"While {doing}, Google did not accept the sign-in: {_sentence(error)} {cause}",
        "Sign in again. What you entered so far is kept.",
    )


def _inner(message: str) -> str:
    """What Google says in the JSON that an upload's error carries as it came, or ""."""
    if not message.startswith("{"):
        return ""
    try:
        said, _ = json.JSONDecoder().raw_decode(message)
        return str(said["error"]["message"]).strip()
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def _sentence(error: BaseException) -> str:
    """The error's own words: one line, at most 500 characters, with a full stop, without the
    address that Google's clients put before them."""
    message = str(getattr(error, "message", None) or error).strip() or type(error).__name__
    message = _ADDRESS.sub("", message) or message
    message = _inner(message) or message
    line = message.splitlines()[0][:500]
    return line if line.endswith((".", "!", "?")) else f"{line}."
