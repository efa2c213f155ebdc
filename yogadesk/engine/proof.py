"""Proof that whoever answers at an address is the engine that wrote `engine.json`.

An engine that was killed leaves that file behind, and anybody on the computer may then listen at
its port. Whoever wants to join asks here first, and sends the token and pictures only after.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse
from starlette.routing import Route

from yogadesk.engine.faults import invalid

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

PATH: Final = "/.well-known/yogadesk"
_LONGEST = 200


def proof_route(key: str) -> BaseRoute:
    """Answers `?nonce=…` with HMAC-SHA256 (hex) of the nonce under `key`, and needs no token."""

    async def prove(request: Request) -> Response:
        nonce = request.query_params.get("nonce", "")
        if not 0 < len(nonce) <= _LONGEST:
            raise invalid("A nonce of 1 to 200 characters is needed.", "nonce")
        return JSONResponse({"proof": hmac.digest(key.encode(), nonce.encode(), "sha256").hex()})

    return Route(PATH, prove, methods=["GET"])
