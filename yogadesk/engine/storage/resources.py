"""Buckets and objects in the JSON API's words, both ways."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from yogadesk.engine.calls import whole
from yogadesk.engine.faults import Fault, invalid, unsupported
from yogadesk.engine.projects import project_number
from yogadesk.engine.storage.conditions import Conditions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yogadesk.engine.calls import Call
    from yogadesk.engine.storage.buckets import Bucket
    from yogadesk.engine.storage.records import StoredObject

HEADERS = ("cacheControl", "contentDisposition", "contentLanguage", "customTime")
"""The parts of an object's resource that it is served with and that mean nothing to the engine."""

_KEPT = frozenset({"location", "storageClass", "labels", "iamConfiguration", "rpo"})
"""The parts of a bucket's resource that the engine can hold true."""

_MULTI_REGIONS = ("US", "EU", "ASIA")

_ANSWERED = frozenset(
    {
        "kind",
        "id",
        "name",
        "selfLink",
        "etag",
        "generation",
        "metageneration",
        "projectNumber",
        "timeCreated",
        "updated",
        "locationType",
        "acl",
        "defaultObjectAcl",
        "owner",
        "softDeletePolicy",
        "hierarchicalNamespace",
    }
)
"""Parts that only answers give: clients send them back with a change."""


def conditions(call: Call) -> Conditions:
    """The preconditions that a request names. Raises Fault for what is no number."""
    return conditions_in(call.query)


def conditions_in(query: Mapping[str, str]) -> Conditions:
    """The same, from a request's parameters."""
    return Conditions(
        whole(query, "ifGenerationMatch"),
        whole(query, "ifGenerationNotMatch"),
        whole(query, "ifMetagenerationMatch"),
        whole(query, "ifMetagenerationNotMatch"),
    )


def check_generation(call: Call, stored: StoredObject) -> None:
    """Raise Fault 404 when the request names a generation that is not there any more."""
    if call.number("generation") not in (None, stored.generation):
        raise Fault(404, "notFound", f"No such object: {stored.bucket}/{stored.name}")


def checked_content_type(asked: object) -> str:
    """A content type that can go into a header. Raises Fault."""
    if not isinstance(asked, str) or not asked.isascii() or not asked.isprintable():
        raise invalid("Invalid content type.", "contentType")
    return asked


def bucket_resource(bucket: Bucket, base: str) -> dict[str, Any]:
    """`base` is the engine's own address."""
    is_wide = bucket.settings["location"] in _MULTI_REGIONS
    return {
        "kind": "storage#bucket",
        "id": bucket.name,
        "name": bucket.name,
        "selfLink": f"{base}/storage/v1/b/{bucket.name}",
        "projectNumber": project_number(bucket.project),
        "storageClass": "STANDARD",
        "generation": str(bucket.generation),
        "metageneration": str(bucket.metageneration),
        "etag": f"CA{bucket.metageneration}=",
        "timeCreated": _time(bucket.created_ms),
        "updated": _time(bucket.updated_ms),
        **bucket.settings,
        "locationType": "multi-region" if is_wide else "region",
    }


def merge_settings(held: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    """A bucket's settings after a patch with `asked`. Raises Fault for what cannot be kept."""
    merged = dict(held)
    for name, value in asked.items():
        if name in _ANSWERED:
            continue
        if name not in _KEPT:
            if _is_off(value):
                continue
            raise unsupported(f"The bucket's field {name}")
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, dict) and isinstance(merged.get(name), dict):
            patched = {**merged[name], **value}
            merged[name] = {key: one for key, one in patched.items() if one is not None}
        else:
            merged[name] = value
    if isinstance(merged.get("location"), str):
        merged["location"] = merged["location"].upper()
    return merged


def object_resource(stored: StoredObject, base: str) -> dict[str, Any]:
    """`base` is the engine's own address."""
    own = f"/storage/v1/b/{stored.bucket}/o/{quote(stored.name, safe='')}"
    created = _time(stored.created_ms)
    said: dict[str, Any] = {
        "kind": "storage#object",
        "id": f"{stored.bucket}/{stored.name}/{stored.generation}",
        "selfLink": base + own,
        "mediaLink": f"{base}/download{own}?generation={stored.generation}&alt=media",
        "name": stored.name,
        "bucket": stored.bucket,
        "generation": str(stored.generation),
        "metageneration": str(stored.metageneration),
        "contentType": stored.content_type,
        "storageClass": "STANDARD",
        "size": str(stored.size),
        "md5Hash": stored.md5_hash,
        "crc32c": stored.crc32c,
        "etag": etag(stored),
        "timeCreated": created,
        "updated": _time(stored.updated_ms),
        "timeStorageClassUpdated": created,
        "timeFinalized": created,
        **stored.headers,
    }
    if stored.metadata:
        said["metadata"] = stored.metadata
    return said


def etag(stored: StoredObject) -> str:
    return f"{stored.generation:x}-{stored.metageneration:x}"


def object_headers(asked: Mapping[str, Any], held: Mapping[str, str]) -> dict[str, str]:
    """What an object is served with after a patch with `asked`. Raises Fault."""
    if asked.get("contentEncoding"):
        raise unsupported("An object's contentEncoding")
    for name in ("kmsKeyName", "temporaryHold", "eventBasedHold", "retention", "acl", "contexts"):
        if not _is_off(asked.get(name)):
            raise unsupported(f"The object's field {name}")
    headers = dict(held)
    for name in HEADERS:
        if name in asked:
            value = asked[name]
            if value is None:
                headers.pop(name, None)
            elif isinstance(value, str) and value.isprintable():
                headers[name] = value
            else:
                raise invalid(f"Invalid value for {name}.", name)
    return headers


def object_metadata(asked: object, held: Mapping[str, str]) -> dict[str, str]:
    """The user's metadata after a patch with `asked` (None takes a key away). Raises Fault."""
    if asked is None:
        return {}
    if not isinstance(asked, dict):
        raise invalid("An object's metadata must be a JSON object.", "metadata")
    merged = {**held, **asked}
    for value in merged.values():
        if value is not None and not isinstance(value, str):
            raise invalid("An object's metadata must be strings.", "metadata")
    return {key: value for key, value in merged.items() if value is not None}


def _is_off(value: object) -> bool:
    """Whether a setting is not set: nothing in it, however deep, asks for anything."""
    if isinstance(value, dict):
        return all(_is_off(one) for one in value.values())
    return not value


def _time(milliseconds: int) -> str:
    when = datetime.fromtimestamp(milliseconds // 1000, UTC)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}Z"
