"""The REST side of connections: create, get, list, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from yogadesk.engine.calls import Call, answer, page_token, parse_page_token, sync
from yogadesk.engine.faults import invalid, unsupported

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from yogadesk.engine.connections.store import Connection, Connections

_PARENT = "/v1/projects/{project}/locations/{location}/connections"
_KNOWN = frozenset({"cloudResource", "friendlyName", "description", "name"})
_OTHERS = (
    "cloudSql",
    "aws",
    "azure",
    "cloudSpanner",
    "spark",
    "salesforceDataCloud",
    "configuration",
)


def connections_routes(connections: Connections) -> list[BaseRoute]:
    """The routes of the API, over `connections`."""
    api = _Api(connections)
    one = f"{_PARENT}/{{connection}}"
    return [
        Route(_PARENT, sync(api.create), methods=["POST"]),
        Route(_PARENT, sync(api.list), methods=["GET"]),
        Route(one, sync(api.get), methods=["GET"]),
        Route(one, sync(api.delete), methods=["DELETE"]),
        Route(one, sync(api.refuse), methods=["PATCH", "POST"]),
    ]


class _Api:
    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def create(self, call: Call) -> Response:
        body = call.json()
        for other in _OTHERS:
            if other in body:
                raise unsupported(f"A connection of the kind {other}")
        if "cloudResource" not in body:
            raise invalid("A connection needs its properties: cloudResource.", "connection")
        for name in body.keys() - _KNOWN:
            if body[name]:
                raise unsupported(f"The connection's field {name}")
        made = self._connections.create(
            call.path["project"],
            call.path["location"],
            call.query.get("connectionId"),
            str(body.get("friendlyName", "")),
            str(body.get("description", "")),
        )
        return answer(_resource(made))

    def list(self, call: Call) -> Response:
        location = call.path["location"]
        limit = min(call.number("pageSize", 100) or 100, 1000)
        after = parse_page_token(call.query.get("pageToken"))
        found = self._connections.page(call.path["project"], location, after, limit + 1)
        said: dict[str, Any] = {"connections": [_resource(one) for one in found[:limit]]}
        if len(found) > limit:
            last = found[limit - 1]
            key = f"{last.location}/{last.id}" if location == "-" else last.id
            said["nextPageToken"] = page_token(key)
        return answer(said)

    def get(self, call: Call) -> Response:
        path = call.path
        found = self._connections.find(path["project"], path["location"], path["connection"])
        return answer(_resource(found))

    def delete(self, call: Call) -> Response:
        path = call.path
        self._connections.delete(path["project"], path["location"], path["connection"])
        return answer({})

    def refuse(self, call: Call) -> Response:
        raise unsupported(f"{call.method} on a connection")


def _resource(connection: Connection) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": connection.name,
        "creationTime": str(connection.created_ms),
        "lastModifiedTime": str(connection.created_ms),
        "hasCredential": False,
        "cloudResource": {"serviceAccountId": connection.service_account},
    }
    if connection.friendly_name:
        said["friendlyName"] = connection.friendly_name
    if connection.description:
        said["description"] = connection.description
    return said
