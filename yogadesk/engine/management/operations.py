"""Long-running operations: what they will answer is known at once, and told a moment later."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, sync
from yogadesk.engine.management.refusals import missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.management.answers import Json
    from yogadesk.engine.management.store import Records

_TYPE = "type.googleapis.com/google."


class Operations:
    """Starts operations and tells how far they are."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def routes(self) -> list[BaseRoute]:
        """`operations.get` of Service Usage and of Resource Manager."""
        return [
            Route("/v1/operations/{id}", sync(self._get), methods=["GET"]),
            Route("/v3/operations/{id}", sync(self._get), methods=["GET"]),
        ]

    def start(self, mark: str, ready_ms: int, metadata: Json, response: Json) -> Json:
        """An operation that is done at `ready_ms`. `mark` begins its name."""
        name = f"operations/{mark}.{secrets.token_hex(12)}"
        self._records.add_operation(name, ready_ms, metadata, response)
        return _resource(name, metadata, None)

    def done(self, metadata: Json, response: Json) -> Json:
        """An operation that had nothing to do."""
        return _resource("operations/noop.DONE_OPERATION", metadata, response)

    def _get(self, call: Call) -> Response:
        name = f"operations/{call.path['id']}"
        found = self._records.operation(name)
        if found is None:
            raise missing(f"Operation {name}")
        ready_ms, metadata, response = found
        is_done = ready_ms <= self._records.now()
        return answer(_resource(name, metadata, response if is_done else None))


def message(kind: str, fields: Mapping[str, Any]) -> Json:
    """`fields` as the message `kind` (its name without "google."), telling its type."""
    return {"@type": _TYPE + kind, **fields}


def _resource(name: str, metadata: Json, response: Json | None) -> Json:
    said: Json = {"name": name, "metadata": metadata}
    return said if response is None else {**said, "done": True, "response": response}
