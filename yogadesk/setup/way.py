"""The way into a site, as the answers say."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from yogadesk.cloud.secrets import Secrets
    from yogadesk.cloud.site import Opener
    from yogadesk.setup.reached import SignIn, Where

ENDPOINT, TOKEN = "YOGADESK_ENDPOINT", "YOGADESK_TOKEN"
"""The variables that put another endpoint in the place of Google's, and give its token."""


def secrets(home: Path) -> Secrets:
    """Where the sign-ins of this home are kept."""
    from yogadesk.cloud.secrets import Secrets

    return Secrets.of_system(home / "secrets")


def secret_name(site: str) -> str:
    """Under which name the sign-in of a site is kept."""
    return f"sign-in of {site}"


def opener(
    home: Path,
    site: str,
    where: Where,
    sign_in: SignIn,
    project: str = "",
    environment: Mapping[str, str] = os.environ,
) -> Opener:
    """What opens the way to a site that is reached like this."""
    from yogadesk.cloud import launcher, openers

    if where.kind == "engine":
        return launcher.EngineLauncher(home)
    endpoint = where.endpoint
    match sign_in.method:
        case "oauth":
            return openers.SavedOpener(endpoint, secrets(home), secret_name(site), project)
        case "key":
            return openers.KeyOpener(endpoint, sign_in.key_file or "")
        case "token":
            return openers.TokenOpener(endpoint, environment.get(TOKEN, ""))
        case _:
            return openers.DefaultOpener(endpoint, project)
