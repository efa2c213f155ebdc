"""How a site is reached: where it is, and how one signs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["engine", "google"]
Method = Literal["engine", "oauth", "adc", "key", "token"]


@dataclass(frozen=True, slots=True)
class Where:
    """On this computer ("engine") or in Google Cloud. `endpoint` stands in for Google's hosts."""

    kind: Kind = "google"
    endpoint: str | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one signs in. "oauth" needs `client_file`, "key" needs `key_file`; "token" takes the one
    in the environment and "engine" the engine's own. `account` is who is signed in, to be shown."""

    method: Method = "adc"
    client_file: str | None = None
    key_file: str | None = None
    account: str = ""
