"""The engine's OAuth client: the file with which a program of this user may ask for sign-in."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.engine.management.state import THIS_COMPUTER
from yogadesk.engine.private_file import write_private

if TYPE_CHECKING:
    from pathlib import Path

AUTHORIZE = "/o/oauth2/auth"
AUTHORIZE_V2 = "/o/oauth2/v2/auth"
TOKEN = "/token"
REVOKE = "/revoke"

PUBLIC = frozenset({AUTHORIZE, AUTHORIZE_V2, TOKEN, REVOKE})
"""The paths of sign-in that no token is asked for."""

NAME = "oauth_client.json"


@dataclass(frozen=True, slots=True)
class OAuthClient:
    """Who holds the secret may exchange codes for tokens: it keeps the other users of this computer
    out, who can reach the port but not read the file."""

    id: str
    secret: str


def open_client(folder: Path, endpoint: str) -> OAuthClient:
    """The client of an engine's folder, made the first time. Its file names the engine's endpoint
    of this start, in the form of the file that Google's console gives for a desktop program."""
    path = folder / NAME
    client = _read(path) or OAuthClient(
        f"{secrets.token_hex(16)}.apps.this-computer.local", secrets.token_urlsafe(24)
    )
    said = {
        "installed": {
            "client_id": client.id,
            "project_id": THIS_COMPUTER,
            "auth_uri": endpoint + AUTHORIZE,
            "token_uri": endpoint + TOKEN,
            "client_secret": client.secret,
            "redirect_uris": ["http://localhost"],
        }
    }
    write_private(path, json.dumps(said))
    return client


def _read(path: Path) -> OAuthClient | None:
    """The client in the file; None when there is none, or what is there is none."""
    try:
        said = json.loads(path.read_text("utf-8"))["installed"]
        return OAuthClient(str(said["client_id"]), str(said["client_secret"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
