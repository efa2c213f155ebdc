"""Sign in through the system's browser: an installed application with PKCE and a loopback page."""

from __future__ import annotations

import base64
import binascii
import json
import os
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import requests
from oauthlib.oauth2.rfc6749.errors import OAuth2Error

from yogadesk.cloud.loopback import Page
from yogadesk.cloud.openers import CLOUD_SCOPE
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yogadesk.cloud.calls import Pace
    from yogadesk.cloud.secrets import Secrets
    from yogadesk.work import Ticket

SCOPES = ("openid", "https://www.googleapis.com/auth/userinfo.email", CLOUD_SCOPE)

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_environment = threading.Lock()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in (an e-mail address, or "" when Google did not tell), and the credentials in
    the form in which they are kept. Secret."""

    account: str
    kept: str


def sign_in(
    client_file: str, ticket: Ticket, open_browser: Callable[[str], object], pace: Pace
) -> SignedIn:
    """Send the person to the browser and wait for the answer.

    `client_file` is the JSON file of an OAuth client of the type "Desktop app". Reports how long
    it still waits. Raises Trouble (declined, forbidden by the organisation, too late, a wrong
    file), Cancelled.
    """
    from google_auth_oauthlib.flow import Flow

    config = read_client(client_file)
    with Page() as page:
        flow = Flow.from_client_config(
            config, SCOPES, redirect_uri=page.address, autogenerate_code_verifier=True
        )
        with _plain_where_near(config["installed"]["auth_uri"]):
            url, state = flow.authorization_url(
                access_type="offline", prompt="consent select_account"
            )
        open_browser(url)
        answer = _wait(page, state, ticket, pace.sign_in)
    if "error" in answer:
        raise declined(answer["error"], answer.get("error_description", ""))
    _exchange(flow, answer["code"], ticket, pace)
    credentials = flow.credentials
    return SignedIn(_email(flow.oauth2session.token), _kept(credentials))


def read_client(client_file: str) -> dict[str, Any]:
    """The content of an OAuth client file. Raises Trouble when it is none of a desktop app."""
    try:
        config = json.loads(Path(client_file).read_bytes())
        installed = config["installed"]
        for key in ("client_id", "client_secret", "auth_uri", "token_uri"):
            if not isinstance(installed[key], str):
                raise TypeError(key)  # noqa: TRY301 - the same failure as a missing one
    except OSError as error:
        raise _wrong_client(client_file, f"it cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        why = "it has no “installed” client with an id, a secret and Google's addresses"
        raise _wrong_client(client_file, why) from error
    for key in ("auth_uri", "token_uri"):
        address = urlsplit(installed[key])
        is_near = address.scheme == "http" and address.hostname in _LOOPBACK
        if address.scheme != "https" and not is_near:
            raise _wrong_client(client_file, f"its {key} is not a secure address")
    return {"installed": installed}


def sign_out(secrets: Secrets, name: str) -> None:
    """Revoke the sign-in kept under `name` and forget it. Does nothing when there is none.

    It is forgotten here even when Google cannot be reached; then Trouble says that the sign-in is
    still valid there.
    """
    kept = secrets.get(name)
    if kept is None:
        return
    secrets.delete(name)
    said = json.loads(kept)
    token = said.get("refresh_token") or said.get("token")
    with speaking("signing out"):
        answer = requests.post(
            urljoin(said["token_uri"], "revoke"), data={"token": token}, timeout=10
        )
    # 400 means that it was not valid any more, which is what was asked for.
    if answer.status_code not in (200, 400):
        raise Trouble(
            "Signed out on this computer only",
            f"Google answered the revocation with status {answer.status_code}.",
            "Remove yogadesk from your account's third-party access.",
            "https://myaccount.google.com/connections",
        )


def declined(error: str, description: str) -> Trouble:
    """What to tell when the browser or Google's token service answered with this error."""
    advice, cause = _DECLINED.get(error, ("Try again.", f"Google answered “{error}”."))
    said = f"{cause} {description}".strip()
    return Trouble("Not signed in", said if said.endswith(".") else f"{said}.", advice)


def _wait(page: Page, state: str, ticket: Ticket, seconds: float) -> dict[str, str]:
    until = time.monotonic() + seconds
    told = -1
    while (answer := page.take(state)) is None:
        left = max(0, round(until - time.monotonic()))
        if left != told:
            ticket.report(0, None, f"Waiting for you in the browser, {left} s more.")
            told = left
        if time.monotonic() > until:
            raise Trouble(
                "Nobody signed in",
                f"The browser did not come back within {seconds:.0f} seconds.",
                "Try again. If no browser opened, copy the address from the set-up into one.",
            )
        ticket.wait(0.05)
    return answer


def _exchange(flow: Any, code: str, ticket: Ticket, pace: Pace) -> None:
    """Exchange the code for tokens; again while only the line or the service is in the way.

    It never raises SiteUnreachable: repeating the whole sign-in would ask the person again.
    """
    until = time.monotonic() + pace.patience
    pause = 0.2
    while True:
        try:
            with _plain_where_near(flow.client_config["token_uri"]):
                flow.fetch_token(code=code, timeout=pace.request)
        except (OAuth2Error, requests.RequestException) as error:
            if not _may_pass(error) or time.monotonic() > until:
                raise _refused(error) from error
        except Warning as warning:  # oauthlib's word for fewer scopes than were asked for
            raise Trouble(
                "A permission was left out",
                "Signing in worked, and the access to Google Cloud was not ticked.",
                "Sign in again and leave every box ticked.",
            ) from warning
        else:
            return
        ticket.wait(pause)
        pause = min(pause * 2, 5.0)


def _may_pass(error: OAuth2Error | requests.RequestException) -> bool:
    if isinstance(error, requests.RequestException):
        return True
    status = error.status_code
    return isinstance(status, int) and (status == 429 or status >= 500)


def _refused(error: OAuth2Error | requests.RequestException) -> Trouble:
    if isinstance(error, OAuth2Error) and isinstance(error.error, str):
        return declined(error.error, str(error.description or ""))
    return Trouble(
        "Not signed in",
        f"Google's sign-in service could not be reached, or failed: {type(error).__name__}.",
        "Check the network, then sign in again.",
    )


@contextmanager
def _plain_where_near(address: str) -> Iterator[None]:
    """oauthlib refuses plain HTTP, except when the environment says otherwise; on this computer's
    own address there is nobody in between."""
    if urlsplit(address).hostname not in _LOOPBACK:
        yield
        return
    with _environment:
        before = os.environ.get("OAUTHLIB_INSECURE_TRANSPORT")
        os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"
        try:
            yield
        finally:
            if before is None:
                del os.environ["OAUTHLIB_INSECURE_TRANSPORT"]
            else:
                os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = before


def _kept(credentials: Any) -> str:
    return json.dumps(
        {
            "token": credentials.token,
            "refresh_token": credentials.refresh_token,
            "token_uri": credentials.token_uri,
            "client_id": credentials.client_id,
            "client_secret": credentials.client_secret,
            "scopes": list(credentials.scopes or SCOPES),
            "expiry": credentials.expiry.isoformat() if credentials.expiry else None,
        }
    )


def _email(token: dict[str, Any]) -> str:
    """The address in the id token. It came from Google's token service itself: no signature needs
    to be checked to show it."""
    try:
        payload = str(token["id_token"]).split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(claims.get("email", ""))
    except (KeyError, IndexError, ValueError, AttributeError, binascii.Error):
        return ""


def _wrong_client(client_file: str, why: str) -> Trouble:
    return Trouble(
        "This client file cannot be used",
        f"“{client_file}” is not the OAuth client of a desktop app: {why}.",
        "Make a client of the type “Desktop app” in your project, and download its JSON file.",
        "https://console.cloud.google.com/auth/clients",
    )


_NEW_CLIENT = "Make a new client of the type “Desktop app”, and use its JSON file."
_ADMIN = "Ask your organisation's administrator to allow the client, or use another account."
_DECLINED = {
    "access_denied": ("Try again, and allow the access.", "The access was declined."),
    "admin_policy_enforced": (_ADMIN, "Your organisation does not allow this access."),
    "org_internal": (_ADMIN, "This client is for the members of one organisation."),
    "deleted_client": (_NEW_CLIENT, "This OAuth client was deleted."),
    "invalid_client": (_NEW_CLIENT, "Google does not know this OAuth client, or its secret."),
    "redirect_uri_mismatch": (_NEW_CLIENT, "The client is not of the type “Desktop app”."),
    "invalid_grant": ("Sign in again.", "Google did not accept the answer of the browser."),
}
"""(advice, cause) by the error code of Google's authorization and token services."""
