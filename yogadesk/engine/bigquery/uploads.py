"""Load jobs that bring their file along: multipart and resumable upload."""

from __future__ import annotations

import re
import secrets
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from yogadesk.engine.bigquery.rest import ROOT, json_body, json_response, only
from yogadesk.engine.faults import Fault, invalid
from yogadesk.engine.storage.related import Related
from yogadesk.files import discard

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from yogadesk.engine.bigquery.job_routes import JobRoutes
    from yogadesk.engine.bigquery.rest import Json

_RANGE: Final = re.compile(r"bytes (?:(\d+)-(\d+)|\*)/(\d+|\*)")
_OPEN: Final = 100
"""Uploads that may be open at once; the oldest goes when another one begins."""


@dataclass(slots=True)
class _Upload:
    body: Json
    path: Path
    size: int = 0
    answer: Json | None = None


class UploadRoutes:
    """The upload endpoints of jobs.insert. What is not finished does not outlive the engine."""

    def __init__(self, jobs: JobRoutes, folder: Path) -> None:
        self._jobs = jobs
        self._folder = folder
        self._open: dict[str, _Upload] = {}
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)

    def routes(self) -> list[BaseRoute]:
        """The endpoints. Google's clients use both paths."""
        path = f"{ROOT}/projects/{{project}}/jobs"
        return [
            Route(f"{prefix}{path}", endpoint, methods=[method])
            for prefix in ("/upload", "/resumable/upload")
            for method, endpoint in (("POST", self._begin), ("PUT", self._go_on))
        ]

    async def _begin(self, request: Request) -> Response:
        kind = request.query_params.get("uploadType")
        if kind == "multipart":
            return await self._multipart(request)
        if kind == "resumable":
            return await self._resumable(request)
        raise invalid(f"Invalid upload type: {kind}", "uploadType")

    async def _multipart(self, request: Request) -> Response:
        related = Related(request.headers.get("content-type", ""))
        path = self._new_path()
        try:
            with path.open("wb") as file:
                async for piece in request.stream():
                    file.write(related.feed(piece))
                file.write(related.end())
            said = await self._insert(request, related.metadata or {}, path)
        except BaseException:
            discard(path)
            raise
        return json_response(said)

    async def _insert(self, request: Request, body: Json, path: Path) -> Json:
        return await run_in_threadpool(self._jobs.insert, request, body, path)

    async def _resumable(self, request: Request) -> Response:
        body = await json_body(request)
        only(body, {"configuration", "jobReference"}, "job")
        name = secrets.token_hex(32)
        while len(self._open) >= _OPEN:
            oldest = self._open.pop(next(iter(self._open)))
            if oldest.answer is None:  # otherwise the file is its job's
                discard(oldest.path)
        self._open[name] = _Upload(body, self._new_path())
        self._open[name].path.touch()
        where = f"{str(request.base_url).rstrip('/')}{request.url.path}"
        location = f"{where}?uploadType=resumable&upload_id={name}"
        return Response(
            status_code=200, headers={"Location": location, "X-GUploader-UploadID": name}
        )

    async def _go_on(self, request: Request) -> Response:
        name = request.query_params.get("upload_id") or ""
        upload = self._open.get(name)
        if upload is None:
            raise Fault(404, "notFound", "There is no such upload. Start it anew.")
        if upload.answer is not None:
            return json_response(upload.answer)
        said = request.headers.get("content-range")
        found = _RANGE.fullmatch(said) if said else None
        if said and found is None:
            raise invalid(f"Invalid Content-Range: {said}", "Content-Range")
        start = int(found[1]) if found and found[1] else 0
        total = int(found[3]) if found and found[3] != "*" else None
        if found is None or found[1] is not None:
            await self._write(request, upload, start)
        if found is not None and (total is None or upload.size < total):
            held = {"Range": f"bytes=0-{upload.size - 1}"} if upload.size else {}
            return Response(status_code=308, headers=held)
        upload.answer = await self._insert(request, upload.body, upload.path)
        return json_response(upload.answer)

    async def _write(self, request: Request, upload: _Upload, start: int) -> None:
        """Add a chunk that follows what is there; one that overlaps writes the same again."""
        if start > upload.size:
            raise Fault(503, "backendError", f"Expected the bytes from {upload.size} on.")
        with upload.path.open("r+b") as file:
            file.seek(start)
            async for piece in request.stream():
                file.write(piece)
            upload.size = max(upload.size, file.tell())

    def _new_path(self) -> Path:
        return self._folder / secrets.token_hex(16)
