"""Google's errors into Trouble: the one place that knows their classes.

Codes and reasons decide first, the message's text last: Google does not promise the text.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests.exceptions
from google.api_core import exceptions as api
from google.auth import exceptions as auth

from yogadesk.errors import Refused, SiteUnreachable, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

_RESERVATION = "https://docs.cloud.google.com/bigquery/docs/reservations-intro"


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
        raise trouble(error, doing) from error


def trouble(error: BaseException, doing: str) -> Trouble:
    """What a person can be told about this error of Google's clients."""
    if isinstance(error, api.RetryError) and error.cause is not None:
        return trouble(error.cause, doing)
    if isinstance(error, auth.GoogleAuthError) and not isinstance(error, auth.TransportError):
        return Trouble(
            "Sign-in is needed",
            f"While {doing}, Google did not accept the sign-in: {_first_line(error)}",
            "Sign in again.",
        )
    if isinstance(error, api.GoogleAPICallError) and error.code is not None:
        return _answered(error, doing)
    return SiteUnreachable(
        "The site does not answer",
        f"While {doing}, the connection failed: {_first_line(error)}",
        "Check the network, then try again. What was done so far is kept.",
    )


def reason(error: BaseException) -> str:
    """Google's own word for an error (`notFound`, `invalidQuery` …), or ""."""
    details = getattr(error, "errors", None) or ()
    for detail in details:
        if isinstance(detail, dict) and detail.get("reason"):
            return str(detail["reason"])
    return ""


def _answered(error: api.GoogleAPICallError, doing: str) -> Trouble:
    code, said = int(error.code or 0), _first_line(error)
    why = reason(error)
    if "requires" in said and "reservation" in said:
        return Trouble(
            "BigQuery needs a reservation",
            f"While {doing}, BigQuery said: {said}",
            "Imported models run on Enterprise capacity only. Set one up, or use this computer.",
            _RESERVATION,
        )
    happened = f"While {doing}, the answer was: {said}"
    if isinstance(error, api.Unauthorized):
        return Trouble("Sign-in is needed", happened, "Sign in again.")
    if isinstance(error, api.Forbidden) and why in {"quotaExceeded", "rateLimitExceeded"}:
        return Trouble("A quota is used up", happened, "Wait a while, or ask for a higher quota.")
    if isinstance(error, api.Forbidden):
        return Trouble(
            "A permission is missing", happened, "Ask the project's owner for the role named there."
        )
    if isinstance(error, api.NotFound):
        return Trouble(
            "Something is not there", happened, "Run the set-up again: it makes what is missing."
        )
    if isinstance(error, api.Conflict):
        return Trouble("It is there already", happened, "Use it, or choose another name.")
    if isinstance(error, api.TooManyRequests):
        return Trouble("Too many requests", happened, "Wait a minute, then try again.")
    if code == 501:
        return Trouble("The engine cannot do this", happened, "Use a Google Cloud site for it.")
    if code >= 500:
        return SiteUnreachable("The site has a problem of its own", happened, "Try again.")
    return Refused("The request was refused", happened, "The words above say what to change.")


def _first_line(error: BaseException) -> str:
    message = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(message).strip().splitlines()[0][:500]
