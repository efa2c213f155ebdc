"""What set-up asks of a cloud: projects, their APIs and billing, reservations, and sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from yogadesk.engine.management.accounts import Accounts
from yogadesk.engine.management.client_file import PUBLIC, TOKEN, open_client
from yogadesk.engine.management.gate import Gate
from yogadesk.engine.management.store import Records
from yogadesk.engine.management.tokens import Tokens

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.routing import BaseRoute

    from yogadesk.engine.management.slots import ReservedSlots
    from yogadesk.engine.storage.store import ObjectStore


class Management:
    """Resource Manager, Service Usage, Cloud Billing, BigQuery Reservation and OAuth of one engine.

    `endpoint` is the engine's own address. Raises Trouble when the folder cannot be used.
    """

    public = PUBLIC
    """The paths of sign-in that no token is asked for."""

    def __init__(self, folder: Path, endpoint: str) -> None:
        self._client = open_client(folder, endpoint)
        self._records = Records(folder)
        self._tokens = Tokens(self._records)
        self._accounts = Accounts(folder, endpoint)

    def accepts(self, token: str) -> bool:
        """Whether a bearer token is a good one of those that sign-in gave out, or one that a
        service account signed itself: Google's newer clients send such."""
        if self._tokens.accepts(token):
            return True
        claims = self._accounts.claims(token)
        # One that was signed for the token endpoint is good for that alone.
        return claims is not None and not str(claims.get("aud", "")).endswith(TOKEN)

    def routes(self) -> list[BaseRoute]:
        """The endpoints. Imported only now: what the engine's front needs not may come later."""
        from yogadesk.engine.management.billing import Billing
        from yogadesk.engine.management.iam import Iam
        from yogadesk.engine.management.operations import Operations
        from yogadesk.engine.management.projects import Projects
        from yogadesk.engine.management.reservations import Reservations
        from yogadesk.engine.management.services import Services
        from yogadesk.engine.management.sign_in import SignIn

        operations = Operations(self._records)
        return [
            *Projects(self._records, operations).routes(),
            *Services(self._records, operations).routes(),
            *Billing(self._records).routes(),
            *Reservations(self._records).routes(),
            *Iam(self._records, self._accounts).routes(),
            *operations.routes(),
            *SignIn(self._records, self._tokens, self._client, self._accounts).routes(),
        ]

    def slots(self) -> ReservedSlots:
        """Who says which projects' queries have a reservation."""
        from yogadesk.engine.management.slots import ReservedSlots

        return ReservedSlots(self._records)

    def check(self, objects: ObjectStore) -> Middleware:
        """What refuses requests for projects that lack the API, the billing or the permission."""
        return Middleware(Gate, records=self._records, objects=objects)

    def close(self) -> None:
        self._accounts.close()
        self._records.close()
