"""How every call is made: a deadline of its own, repeated only while that may help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

REQUEST_SECONDS = 30.0
"""How long one HTTP request may take."""

CALL_SECONDS = 20.0
"""How long one call keeps repeating a request that failed in a way that may pass."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait for what, in seconds: for one request; for one call with its repetitions;
    for a site that went away; for a grant to reach every server; for an assignment of slots; for a
    person to sign in in the browser; for an operation such as enabling an API."""

    request: float = REQUEST_SECONDS
    call: float = CALL_SECONDS
    patience: float = 60.0
    grant: float = 300.0
    assignment: float = 600.0
    sign_in: float = 300.0
    operation: float = 300.0


def retry(seconds: float = CALL_SECONDS) -> Any:
    """Repeat on what may pass (408, 429, 5xx, a dropped connection) for `seconds`, and no longer.

    A refused connection is not repeated: nobody listens there; the way must be opened anew.
    The default of Google's BigQuery client would repeat that for ten minutes.
    """
    from google.api_core.retry import Retry

    return Retry(predicate=_may_pass, initial=0.2, maximum=3.0, multiplier=2.0, timeout=seconds)


def once() -> Any:
    """Do not repeat: for what is not safe to repeat."""
    from google.api_core.retry import Retry

    return Retry(predicate=lambda _: False, timeout=0.0)


def is_refused(error: BaseException) -> bool:
    """Whether nobody listened at the endpoint (as opposed to a connection that broke)."""
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return False
        if isinstance(seen, ConnectionRefusedError) or "NewConnectionError" in type(seen).__name__:
            return True
        reason = getattr(seen, "reason", None)
        inner = seen.args[0] if seen.args and isinstance(seen.args[0], BaseException) else None
        if isinstance(reason, BaseException):
            inner = reason
        seen = inner or seen.__cause__ or seen.__context__
    return False


def _may_pass(error: BaseException) -> bool:
    import requests.exceptions
    from google.api_core import exceptions
    from google.auth import exceptions as auth

    reasons = {e.get("reason") for e in getattr(error, "errors", None) or () if isinstance(e, dict)}
    if is_refused(error) or "engineError" in reasons:
        return False
    if isinstance(
        error,
        exceptions.TooManyRequests
        | exceptions.InternalServerError
        | exceptions.BadGateway
        | exceptions.ServiceUnavailable
        | exceptions.GatewayTimeout
        | requests.exceptions.ConnectionError
        | requests.exceptions.ChunkedEncodingError
        | requests.exceptions.Timeout
        | ConnectionError,
    ):
        return True
    if isinstance(error, auth.TransportError):
        return True
    return bool(reasons & {"rateLimitExceeded", "backendError", "internalError"})
