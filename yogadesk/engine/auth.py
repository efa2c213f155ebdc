"""Who may speak to the engine: programs of this computer that hold the token, never a web page."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from yogadesk.engine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from starlette.types import Scope


USER = "you@this-computer.local"
"""Who everybody is that is let in."""


_FROM_A_PAGE = (b"cross-site", b"same-site")
"""Not what a person typed in (none). Another port of this computer is the same site."""


class Guard:
    """Refuses requests that did not come from a holder of a token on this computer.

    `port` is the engine's own; `token` None lets everybody on this computer in. `accepts` tells
    whether a token that sign-in gave out is good; nobody asks for one on the `public` paths.
    """

    def __init__(
        self,
        port: int,
        token: str | None,
        accepts: Callable[[str], bool] | None = None,
        public: Collection[str] = (),
    ) -> None:
        self._hosts = _own_names(port)
        self._credential = f"Bearer {token}".encode() if token is not None else None
        self._accepts = accepts
        self._public = public

    def check(self, scope: Scope) -> None:
        """Raise a Fault unless the request may come in."""
        headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
        host = credential = b""
        is_from_a_page = False
        for name, value in headers:
            if name == b"host":
                host = value
            elif name == b"authorization":
                credential = value
            elif name == b"origin":
                # Only browsers send it. A page that guesses the port must not reach an engine, not
                # even one without a token: simple requests are sent before any CORS check.
                raise _no_pages()
            elif name == b"sec-fetch-site":
                is_from_a_page = value in _FROM_A_PAGE
        is_public = scope["path"] in self._public
        if is_from_a_page and not is_public:
            # An image of a page is asked for without Origin. Sign-in a page may lead to by a link,
            # as a notebook does.
            raise _no_pages()
        if host.lower() not in self._hosts:
            # A name that an attacker's DNS points at 127.0.0.1 shows up here.
            raise Fault(403, "forbidden", "The Host header does not name this engine.")
        if self._credential is None or is_public:
            return
        # The scheme's name is case-insensitive (RFC 9110).
        scheme, _, rest = credential.partition(b" ")
        if hmac.compare_digest(scheme.capitalize() + b" " + rest.strip(), self._credential):
            return
        accepts = self._accepts if scheme.lower() == b"bearer" else None
        if accepts is None or not accepts(rest.strip().decode("latin-1")):
            raise Fault(401, "authError", "Invalid Credentials", "Authorization")


def _no_pages() -> Fault:
    return Fault(403, "forbidden", "Web pages may not call the engine.")


def _own_names(port: int) -> frozenset[bytes]:
    names = {f"{host}:{port}" for host in ("127.0.0.1", "localhost")}
    if port == 80:  # then clients leave the port out
        names |= {"127.0.0.1", "localhost"}
    return frozenset(name.encode() for name in names)
