"""The ways in: a sign-in of each kind as an opener of a site."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from yogadesk.cloud.site import Access
from yogadesk.cloud.translate import speaking
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from typing import Any

    from yogadesk.cloud.secrets import Secrets
    from yogadesk.work import Ticket

CLOUD_SCOPE = "https://www.googleapis.com/auth/cloud-platform"


class TokenOpener:
    """A bearer token that was given; none where none is asked for, as by an emulator."""

    def __init__(self, endpoint: str | None, token: str) -> None:
        self._endpoint = endpoint
        self._token = token

    def open(self, ticket: Ticket) -> Access:
        from google.auth.credentials import AnonymousCredentials
        from google.oauth2.credentials import Credentials

        ticket.check()
        credentials = Credentials(self._token) if self._token else AnonymousCredentials()
        return Access(self._endpoint, credentials)


class DefaultOpener:
    """Application default credentials: what `gcloud auth application-default login` left, or a
    file named in GOOGLE_APPLICATION_CREDENTIALS. `project` pays for the calls of a person."""

    def __init__(self, endpoint: str | None, project: str) -> None:
        self._endpoint = endpoint
        self._project = project

    def open(self, ticket: Ticket) -> Access:
        """Raises Trouble when there is no sign-in on this computer."""
        import warnings

        import google.auth

        ticket.check()
        with speaking("looking for a sign-in on this computer"), warnings.catch_warnings():
            # It warns of a missing quota project, which is given right here.
            warnings.simplefilter("ignore", UserWarning)
            credentials, _ = google.auth.default(
                scopes=[CLOUD_SCOPE], quota_project_id=self._project or None
            )
        return Access(self._endpoint, credentials)


class KeyOpener:
    """A service account's key file."""

    def __init__(self, endpoint: str | None, key_file: str) -> None:
        self._endpoint = endpoint
        self._key_file = key_file

    def open(self, ticket: Ticket) -> Access:
        """Raises Trouble when the file is no key."""
        from google.oauth2 import service_account

        ticket.check()
        kind: Any = service_account.Credentials
        if self._endpoint is not None:
            kind = _of_another_endpoint()
        try:
            credentials = kind.from_service_account_file(self._key_file, scopes=[CLOUD_SCOPE])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise Trouble(
                "This key file cannot be used",
                f"“{self._key_file}” is not the key of a service account: {_first_line(error)}",
                "Choose the JSON file that was downloaded when the key was made.",
            ) from error
        return Access(self._endpoint, credentials)


class SavedOpener:
    """The sign-in of a person through the browser, as it was kept under `name`."""

    def __init__(self, endpoint: str | None, secrets: Secrets, name: str, project: str) -> None:
        self._endpoint = endpoint
        self._secrets = secrets
        self._name = name
        self._project = project

    def open(self, ticket: Ticket) -> Access:
        """Raises Trouble when nobody is signed in."""
        from google.oauth2.credentials import Credentials

        ticket.check()
        kept = self._secrets.get(self._name)
        if kept is None:
            raise _nobody()
        try:
            said = json.loads(kept)
            expiry = said.pop("expiry", None)
            moment = datetime.fromisoformat(expiry) if expiry else None
            # The management APIs count a person's calls against a project, and ask which. It is
            # given here: `with_quota_project` forgets when the token expires.
            quota = self._project or None
            credentials: Any = Credentials(**said, expiry=moment, quota_project_id=quota)
        except (ValueError, TypeError, AttributeError) as error:
            raise _nobody() from error
        return Access(self._endpoint, credentials)


def _of_another_endpoint() -> Any:
    """A service account's credentials that are of no business to Google: its library would send
    them there, in the background, to ask in which regions they may be used."""
    from google.oauth2 import service_account

    class Elsewhere(service_account.Credentials):
        def _is_regional_access_boundary_lookup_required(self) -> bool:
            return False

    return Elsewhere


def account_of(access: Access) -> str:
    """Who is signed in as far as the credentials tell without a question, else ""."""
    found = getattr(access.credentials, "service_account_email", None) or getattr(
        access.credentials, "account", None
    )
    return str(found) if found and found != "default" else ""


def prove(access: Access, seconds: float) -> None:
    """Get a token, if one can be got, within `seconds`: a sign-in that expired is known now.

    Raises Trouble.
    """
    refresh = getattr(access.credentials, "refresh", None)
    if refresh is None or access.credentials.valid:
        return
    import google.auth.transport.requests

    with speaking("signing in"):
        refresh(partial(google.auth.transport.requests.Request(), timeout=seconds))


def _nobody() -> Trouble:
    return Trouble(
        "Sign-in is needed",
        "Nobody is signed in for this site on this computer.",
        "Sign in. What you entered so far is kept.",
    )


def _first_line(error: Exception) -> str:
    line = (str(error).strip() or type(error).__name__).splitlines()[0][:200]
    return line if line.endswith(".") else f"{line}."
