"""Content in and out: simple, multipart and resumable uploads, downloads with ranges."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from yogadesk.engine.calls import Call, answer, parse_json, read_call, run
from yogadesk.engine.faults import Fault, invalid, unsupported
from yogadesk.engine.storage import resources
from yogadesk.engine.storage.related import Related
from yogadesk.engine.storage.uploads import Asked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from typing import BinaryIO

    from starlette.requests import Request

    from yogadesk.engine.storage.content import Draft
    from yogadesk.engine.storage.records import StoredObject
    from yogadesk.engine.storage.store import ObjectStore

_STEP = 1 << 20
"""Bytes that gather before a thread writes them, and that a download reads at a time."""

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")
_OCTETS = "application/octet-stream"


class Transfer:
    """Moves content between requests and `objects`, never holding much of it."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects

    async def upload(self, request: Request, bucket: str) -> Response:
        """Any request on the upload path. Raises Fault."""
        query = request.query_params
        _refuse_extras(request)
        match request.method, query.get("uploadType"):
            case "POST", "multipart":
                return await self._multipart(request, bucket)
            case "POST", "media":
                return await self._media(request, bucket)
            case "POST", "resumable":
                return await self._start(request, bucket)
            case "PUT", "resumable" if "upload_id" in query:
                return await self._resume(request, query["upload_id"])
            case "DELETE", "resumable" if "upload_id" in query:
                await run(self._objects.uploads.cancel, query["upload_id"])
                return Response(status_code=499)
        raise invalid("Uploads need uploadType media, multipart or resumable.", "uploadType")

    async def download(self, request: Request, path: Mapping[str, str]) -> Response:
        """The object's content, or the range of it that was asked for. Raises Fault."""
        call = await read_call(request, path)
        stored, file = await run(self._open, call)
        try:
            start, length, is_part = _wanted(request.headers.get("range"), stored.size)
        except Fault:
            file.close()
            raise
        headers = _download_headers(stored, length)
        if is_part:
            headers["Content-Range"] = f"bytes {start}-{start + length - 1}/{stored.size}"
        status = 206 if is_part else 200
        if length <= _STEP:
            body = await run(_read_once, file, start, length)
            return Response(body, status, headers)
        return StreamingResponse(_read_on(file, start, length), status, headers)

    def _open(self, call: Call) -> tuple[StoredObject, BinaryIO]:
        stored, file = self._objects.open(call.path["bucket"], call.path["object"])
        try:
            resources.check_generation(call, stored)
            resources.conditions(call).check(stored, reading=True)
        except Fault:
            file.close()
            raise
        return stored, file

    async def _multipart(self, request: Request, bucket: str) -> Response:
        related = Related(request.headers.get("content-type", ""))

        def asked() -> Asked:
            return _asked(request, bucket, related.metadata or {}, related.content_type)

        return await self._receive(request, asked, related.feed, related.end)

    async def _media(self, request: Request, bucket: str) -> Response:
        def asked() -> Asked:
            return _asked(request, bucket, {}, request.headers.get("content-type"))

        return await self._receive(request, asked, bytes, bytes)

    async def _receive(
        self,
        request: Request,
        asked: Callable[[], Asked],
        feed: Callable[[bytes], bytes],
        end: Callable[[], bytes],
    ) -> Response:
        """Take a whole object. A small one is written by the one thread that also commits it."""
        pieces: list[bytes] = []
        gathered = 0
        draft: Draft | None = None
        try:
            async for chunk in request.stream():
                content = feed(chunk)
                pieces.append(content)
                gathered += len(content)
                if gathered >= _STEP:
                    draft = await run(self._write, asked, draft, pieces)
                    pieces, gathered = [], 0
            pieces.append(end())
            if draft is None:
                return _stored(request, await run(self._objects.take, asked(), pieces))
            draft = await run(self._write, asked, draft, pieces)
        except BaseException:  # given up: by the client, for what it sent, or by the disk
            if draft is not None:
                self._objects.drop(draft)
            raise
        return _stored(request, await run(self._objects.put, asked(), draft))

    def _write(self, asked: Callable[[], Asked], draft: Draft | None, pieces: list[bytes]) -> Draft:
        if draft is None:
            self._objects.check(asked())  # an upload that must fail fails before it fills the disk
            return self._objects.draft(pieces)
        draft.write_all(pieces)
        return draft

    async def _start(self, request: Request, bucket: str) -> Response:
        metadata = parse_json(await request.body())
        asked = _asked(request, bucket, metadata, request.headers.get("x-upload-content-type"))
        upload = await run(self._begin, asked)
        base = f"http://{request.headers['host']}/upload/storage/v1/b/{quote(bucket)}/o"
        where = f"{base}?uploadType=resumable&upload_id={upload}"
        return Response(headers={"Location": where, "X-GUploader-UploadID": upload})

    def _begin(self, asked: Asked) -> str:
        self._objects.check(asked)
        return self._objects.uploads.start(asked)

    async def _resume(self, request: Request, name: str) -> Response:
        """Append to an upload, or tell how far it has come."""
        start, total, is_question = _content_range(request.headers)
        uploads = self._objects.uploads
        upload, draft = await run(uploads.take, name)
        try:
            if draft is None:
                return _stored(request, await run(self._finished, upload.asked, upload.generation))
            if not is_question:
                await self._append(request, draft, start)
                if total is None and "content-range" not in request.headers:
                    total = draft.size
            if total is not None and draft.size > total:
                raise invalid("The upload has more bytes than were announced.", "Content-Range")
            if draft.size != total:
                await run(draft.sync)
                got = {"Range": f"bytes=0-{draft.size - 1}"} if draft.size else None
                return Response(status_code=308, headers=got)
            asked = replace(upload.asked, **_hashes(request, {}, upload.asked))
            return _stored(request, await run(self._complete, name, asked, draft))
        except OSError:
            await run(uploads.cancel, name)  # a full disk: how much of it was written is not known
            raise
        finally:
            uploads.give_back(name)

    async def _append(self, request: Request, draft: Draft, start: int) -> None:
        """Write what the body brings beyond what is there. What arrived is kept when it breaks."""
        if start > draft.size:
            raise invalid(f"The upload goes on at {draft.size}, not at {start}.", "Content-Range")
        known = draft.size - start
        pieces: list[bytes] = []
        gathered = 0
        try:
            async for chunk in request.stream():
                fresh = chunk[known:] if known else chunk
                known = max(0, known - len(chunk))
                pieces.append(fresh)
                gathered += len(fresh)
                if gathered >= _STEP:
                    some, pieces, gathered = pieces, [], 0
                    await run(draft.write_all, some)
        finally:
            await run(draft.write_all, pieces)

    def _complete(self, upload: str, asked: Asked, draft: Draft) -> StoredObject:
        try:
            stored = self._objects.put(asked, draft, upload)
        except Fault:
            self._objects.uploads.cancel(upload)
            raise
        self._objects.uploads.release(upload)
        return stored

    def _finished(self, asked: Asked, generation: int | None) -> StoredObject:
        stored = self._objects.get(asked.bucket, asked.name)
        if stored.generation != generation:
            raise Fault(410, "deleted", "The object of this upload has been replaced since.")
        return stored


def _asked(
    request: Request, bucket: str, metadata: Mapping[str, Any], content_type: str | None
) -> Asked:
    query = request.query_params
    name = query.get("name") or metadata.get("name")
    if not isinstance(name, str):
        raise Fault(400, "required", "Required object name is missing.", "name")
    asked = Asked(
        bucket=bucket,
        name=name,
        content_type=resources.checked_content_type(
            metadata.get("contentType") or content_type or _OCTETS
        ),
        metadata=resources.object_metadata(metadata.get("metadata"), {}),
        headers=resources.object_headers(metadata, {}),
        conditions=resources.conditions_in(query),
    )
    return replace(asked, **_hashes(request, metadata, asked))


def _hashes(request: Request, metadata: Mapping[str, Any], otherwise: Asked) -> dict[str, Any]:
    """The hashes that the content must have, where the metadata or a header gives them."""
    said = {"md5": metadata.get("md5Hash"), "crc32c": metadata.get("crc32c")}
    for part in request.headers.get("x-goog-hash", "").split(","):
        kind, _, value = part.strip().partition("=")
        if kind in said and value:
            said[kind] = value
    return {
        "md5_hash": said["md5"] or otherwise.md5_hash,
        "crc32c": said["crc32c"] or otherwise.crc32c,
    }


def _refuse_extras(request: Request) -> None:
    """What would change the meaning of an upload and is not done must be refused."""
    for name in ("predefinedAcl", "kmsKeyName", "contentEncoding"):
        if request.query_params.get(name):
            raise unsupported(f"An upload with {name}")
    if "x-goog-encryption-algorithm" in request.headers:
        raise unsupported("A customer-supplied encryption key")


def _content_range(headers: Mapping[str, str]) -> tuple[int, int | None, bool]:
    """Where the body starts, the whole size if known, and whether it only asks how far it is."""
    text = headers.get("content-range")
    if text is None:
        return 0, None, False
    found = _CONTENT_RANGE.fullmatch(text.strip())
    if found is None:
        raise invalid(f"Invalid Content-Range: {text[:80]!r}.", "Content-Range")
    total = None if found[3] == "*" else int(found[3])
    if found[1] is None:
        return 0, total, True
    return int(found[1]), total, False


def _wanted(header: str | None, size: int) -> tuple[int, int, bool]:
    """Start and length of the range asked for, and whether it is one. Raises Fault 416."""
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None or not (found[1] or found[2]):
        return 0, size, False  # several ranges and other units are answered with everything
    if not found[1]:
        length = min(int(found[2]), size)
        start = size - length
    else:
        start = int(found[1])
        last = min(int(found[2]), size - 1) if found[2] else size - 1
        length = last - start + 1
    if length <= 0:
        raise Fault(416, "requestedRangeNotSatisfiable", f"Request range not satisfiable: {size}")
    return start, length, True


def _download_headers(stored: StoredObject, length: int) -> dict[str, str]:
    headers = {
        "Content-Type": stored.content_type,
        "Content-Length": str(length),
        "ETag": resources.etag(stored),
        "Accept-Ranges": "bytes",
        "Cache-Control": stored.headers.get("cacheControl", "no-cache"),
        "X-Goog-Generation": str(stored.generation),
        "X-Goog-Metageneration": str(stored.metageneration),
        "X-Goog-Hash": f"crc32c={stored.crc32c},md5={stored.md5_hash}",
        "X-Goog-Stored-Content-Encoding": "identity",
        "X-Goog-Stored-Content-Length": str(stored.size),
    }
    for name, header in (
        ("contentDisposition", "Content-Disposition"),
        ("contentLanguage", "Content-Language"),
    ):
        if name in stored.headers:
            headers[header] = stored.headers[name]
    return {name: value.encode().decode("latin-1") for name, value in headers.items()}


def _read_once(file: BinaryIO, start: int, length: int) -> bytes:
    with file:
        file.seek(start)
        return file.read(length)


async def _read_on(file: BinaryIO, start: int, length: int) -> AsyncIterator[bytes]:
    with file:
        file.seek(start)
        while length > 0 and (piece := await run(file.read, min(_STEP, length))):
            length -= len(piece)
            yield piece


def _stored(request: Request, stored: StoredObject) -> Response:
    return answer(resources.object_resource(stored, f"http://{request.headers['host']}"))
