"""The JSON API's paths, and its requests on buckets and on objects' metadata."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import unquote_to_bytes

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from yogadesk.engine.calls import Call, answer, page_token, parse_page_token, read_call, run
from yogadesk.engine.faults import Fault, invalid, unsupported
from yogadesk.engine.storage import resources
from yogadesk.engine.storage.conditions import not_met
from yogadesk.engine.storage.policy import known_permissions, parse_policy
from yogadesk.engine.storage.records import Listing
from yogadesk.engine.storage.transfer import Transfer

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.routing import BaseRoute
    from starlette.types import Receive, Scope, Send

    from yogadesk.engine.storage.records import StoredObject
    from yogadesk.engine.storage.store import ObjectStore

_PAGE = 1000
_OTHER_BUCKET_PARTS = frozenset(
    {"acl", "defaultObjectAcl", "notificationConfigs", "lockRetentionPolicy", "folders"}
    | {"managedFolders", "anywhereCaches", "operations", "storageLayout", "relocate", "restore"}
)
_OTHER_OBJECT_PARTS = frozenset(
    {"acl", "compose", "copyTo", "rewriteTo", "moveTo", "restore", "iam", "watch", "bulkRestore"}
)


def storage_routes(objects: ObjectStore) -> list[BaseRoute]:
    """The routes of the API, over `objects`."""
    api = _Api(objects)
    return [
        Mount("/storage/v1", api.serve),
        Mount("/upload/storage/v1", api.serve_upload),
        Mount("/download/storage/v1", api.serve_download),
        Route("/batch/storage/v1", _refuse_batch, methods=["POST"]),
    ]


async def _refuse_batch(_: Request) -> Response:
    raise unsupported("A batch of requests")


class _Api:
    """Paths are taken apart before they are decoded: names of objects hold slashes of their own."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects
        self._transfer = Transfer(objects)
        self._handlers: dict[tuple[str, str], Callable[[Call], Response]] = {
            ("buckets", "GET"): self._list_buckets,
            ("buckets", "POST"): self._insert_bucket,
            ("bucket", "GET"): self._get_bucket,
            ("bucket", "PATCH"): partial(self._change_bucket, anew=False),
            ("bucket", "PUT"): partial(self._change_bucket, anew=True),
            ("bucket", "DELETE"): self._delete_bucket,
            ("policy", "GET"): self._get_policy,
            ("policy", "PUT"): self._set_policy,
            ("permissions", "GET"): self._test_permissions,
            ("objects", "GET"): self._list_objects,
            ("object", "GET"): self._get_object,
            ("object", "PATCH"): partial(self._change_object, anew=False),
            ("object", "PUT"): partial(self._change_object, anew=True),
            ("object", "DELETE"): self._delete_object,
        }

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        kind, path = _parse_path(scope, 2)
        if kind == "object" and request.query_params.get("alt") == "media":
            response = await self._transfer.download(request, path)
        else:
            handler = self._handlers.get((kind, request.method))
            if handler is None:
                _refuse(request, kind)
            response = await run(handler, await read_call(request, path))
        await response(scope, receive, send)

    async def serve_upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, path = _parse_path(scope, 3)
        request = Request(scope, receive)
        if kind != "objects":
            _refuse(request, kind)
        response = await self._transfer.upload(request, path["bucket"])
        await response(scope, receive, send)

    async def serve_download(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind, path = _parse_path(scope, 3)
        request = Request(scope, receive)
        if kind != "object" or request.method != "GET":
            _refuse(request, kind)
        response = await self._transfer.download(request, path)
        await response(scope, receive, send)

    def _list_buckets(self, call: Call) -> Response:
        project = call.query.get("project")
        if not project:
            raise Fault(400, "required", "Required parameter: project", "project")
        limit = _page_size(call)
        after = parse_page_token(call.query.get("pageToken"))
        prefix = call.query.get("prefix", "")
        found = self._objects.buckets.page(project, prefix, after, limit + 1)
        said: dict[str, Any] = {
            "kind": "storage#buckets",
            "items": [resources.bucket_resource(one, call.base) for one in found[:limit]],
        }
        if len(found) > limit:
            said["nextPageToken"] = page_token(found[limit - 1].name)
        return answer(said)

    def _insert_bucket(self, call: Call) -> Response:
        body = call.json()
        project, name = call.query.get("project"), body.get("name")
        if not project:
            raise Fault(400, "required", "Required parameter: project", "project")
        if not isinstance(name, str):
            raise Fault(400, "required", "Required", "name")
        settings = resources.merge_settings({"location": "US"}, body)
        return self._bucket(call, self._objects.buckets.create(name, project, settings))

    def _get_bucket(self, call: Call) -> Response:
        wanted = resources.conditions(call)
        return self._bucket(call, self._objects.buckets.get(call.path["bucket"], wanted))

    def _change_bucket(self, call: Call, anew: bool) -> Response:
        asked = call.json()

        def change(held: dict[str, Any]) -> dict[str, Any]:
            # Where a bucket is cannot be changed, not even by leaving it out.
            merged = resources.merge_settings({} if anew else held, asked)
            return {**merged, "location": held["location"]}

        wanted = resources.conditions(call)
        return self._bucket(call, self._objects.buckets.change(call.path["bucket"], wanted, change))

    def _delete_bucket(self, call: Call) -> Response:
        self._objects.buckets.delete(call.path["bucket"], resources.conditions(call))
        return Response(status_code=204)

    def _get_policy(self, call: Call) -> Response:
        bucket = call.path["bucket"]
        return answer(self._objects.buckets.policy(bucket).resource(bucket))

    def _set_policy(self, call: Call) -> Response:
        asked, bucket = call.json(), call.path["bucket"]
        etag = asked.get("etag")
        policy = self._objects.buckets.set_policy(
            bucket, parse_policy(asked), str(etag) if etag else None
        )
        return answer(policy.resource(bucket))

    def _test_permissions(self, call: Call) -> Response:
        self._objects.buckets.get(call.path["bucket"])
        asked = call.query.getlist("permissions")
        said: dict[str, Any] = {"kind": "storage#testIamPermissionsResponse"}
        if known := known_permissions(asked):
            said["permissions"] = known
        return answer(said)

    def _list_objects(self, call: Call) -> Response:
        # All versions are the live ones where there is no versioning, but what was deleted is gone.
        if call.flag("softDeleted"):
            raise unsupported("Listing what was deleted")
        if call.query.get("matchGlob") or call.query.get("filter"):
            raise unsupported("Listing with matchGlob or filter")
        page = self._objects.page(call.path["bucket"], _listing(call), _page_size(call))
        said: dict[str, Any] = {"kind": "storage#objects"}
        if page.objects:
            said["items"] = [resources.object_resource(one, call.base) for one in page.objects]
        if page.prefixes:
            said["prefixes"] = page.prefixes
        if page.next_position is not None:
            said["nextPageToken"] = page_token(page.next_position.decode())
        return answer(said)

    def _get_object(self, call: Call) -> Response:
        stored = self._objects.get(call.path["bucket"], call.path["object"])
        resources.check_generation(call, stored)
        resources.conditions(call).check(stored, reading=True)
        return self._object(call, stored)

    def _change_object(self, call: Call, anew: bool) -> Response:
        asked = call.json()

        def change(held: StoredObject) -> StoredObject:
            resources.check_generation(call, held)
            metadata: dict[str, str] = {} if anew else held.metadata
            if "metadata" in asked:
                metadata = resources.object_metadata(asked["metadata"], metadata)
            headers = resources.object_headers(asked, {} if anew else held.headers)
            kind = asked.get("contentType", held.content_type) or "application/octet-stream"
            kind = resources.checked_content_type(kind)
            return replace(held, metadata=metadata, headers=headers, content_type=kind)

        wanted = resources.conditions(call)
        path = call.path
        return self._object(
            call, self._objects.change(path["bucket"], path["object"], wanted, change)
        )

    def _delete_object(self, call: Call) -> Response:
        wanted = resources.conditions(call)
        generation = call.number("generation")
        if generation is not None:
            resources.check_generation(
                call, self._objects.get(call.path["bucket"], call.path["object"])
            )
            if wanted.generation not in (None, generation):
                raise not_met()
            wanted = replace(wanted, generation=generation)
        self._objects.delete(call.path["bucket"], call.path["object"], wanted)
        return Response(status_code=204)

    def _bucket(self, call: Call, bucket: Any) -> Response:
        return answer(resources.bucket_resource(bucket, call.base))

    def _object(self, call: Call, stored: StoredObject) -> Response:
        return answer(resources.object_resource(stored, call.base))


def _listing(call: Call) -> Listing:
    query = call.query
    start = max(query.get("startOffset", ""), parse_page_token(query.get("pageToken")), key=_raw)
    end = query.get("endOffset")
    return Listing(
        prefix=_raw(query.get("prefix", "")),
        delimiter=_raw(query.get("delimiter", "")),
        position=_raw(start),
        end=_raw(end) if end else None,
        with_folder_objects=call.flag("includeTrailingDelimiter"),
    )


def _page_size(call: Call) -> int:
    return min(call.number("maxResults", _PAGE) or _PAGE, _PAGE)


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _parse_path(scope: Scope, skip: int) -> tuple[str, dict[str, str]]:
    """What a path speaks of, and the names in it. `skip` is the number of the API's own parts."""
    parts = [_decode(part) for part in scope["raw_path"].split(b"/")[1 + skip :]]
    match parts:
        case ["b"]:
            return "buckets", {}
        case ["b", bucket]:
            return "bucket", {"bucket": bucket}
        case ["b", bucket, "o"]:
            return "objects", {"bucket": bucket}
        case ["b", bucket, "iam"]:
            return "policy", {"bucket": bucket}
        case ["b", bucket, "iam", "testPermissions"]:
            return "permissions", {"bucket": bucket}
        case ["b", bucket, "o", name]:
            return "object", {"bucket": bucket, "object": name}
        case ["b", _, "o", _, part, *_] if part in _OTHER_OBJECT_PARTS:
            raise unsupported(f"The part {part} of an object")
        case ["b", _, part, *_] if part in _OTHER_BUCKET_PARTS:
            raise unsupported(f"The part {part} of a bucket")
        case ["projects", _, *rest] if rest:
            raise unsupported(f"Cloud Storage's {rest[0]} of a project")
    raise Fault(404, "notFound", "Not Found")


def _decode(part: bytes) -> str:
    try:
        return unquote_to_bytes(part).decode()
    except UnicodeDecodeError:
        raise invalid("Paths must be UTF-8.") from None


def _refuse(request: Request, kind: str) -> NoReturn:
    said = f"{request.method} is not known for {kind}."
    raise Fault(405, "httpMethodNotAllowed", said)
