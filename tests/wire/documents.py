"""Google's discovery documents, as google-api-python-client carries them: which call is which."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import googleapiclient.discovery_cache

APIS = (
    "bigquery.v2",
    "storage.v1",
    "bigqueryconnection.v1",
    "serviceusage.v1",
    "cloudbilling.v1",
    "cloudresourcemanager.v3",
    "bigqueryreservation.v1",
    "oauth2.v2",
)
Json = dict[str, Any]


@dataclass(frozen=True)
class Method:
    """One method of an API, at one of its paths. `kind` is "call", "upload" or "download"."""

    id: str
    api: str
    verb: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    parameters: Json
    request: str | None
    response: str | None
    kind: str

    def path_values(self, path: str) -> dict[str, str] | None:
        """The variable parts of an (encoded) path of this method, decoded; None for another's."""
        found = self.pattern.fullmatch(path)
        if found is None:
            return None
        return {
            name: unquote(value) for name, value in zip(self.names, found.groups(), strict=True)
        }


@cache
def document(api: str) -> Json:
    folder = Path(googleapiclient.discovery_cache.__file__).parent / "documents"
    found: Json = json.loads((folder / f"{api}.json").read_text("utf-8"))
    return found


@cache
def methods() -> tuple[Method, ...]:
    """Every method of the APIs that yogadesk speaks, each path once."""
    return tuple(found for api in APIS for found in _of(api))


def find(verb: str, path: str) -> Method | None:
    """The method that a request calls. Of several the one with the most fixed path is meant."""
    fitting = [
        each for each in methods() if each.verb == verb and each.path_values(path) is not None
    ]
    return max(fitting, key=lambda each: len(each.pattern.pattern), default=None)


def _of(api: str) -> Iterator[Method]:
    described = document(api)
    base = "/" + described["servicePath"]
    shared = described["parameters"]
    for each in _walk(described):
        own = each.get("parameters", {})
        made = {
            "id": each["id"],
            "api": api,
            "parameters": {**shared, **own},
            "request": each.get("request", {}).get("$ref"),
            "response": each.get("response", {}).get("$ref"),
        }
        path = base + (each.get("flatPath") or each["path"])
        yield _at(path, each["httpMethod"], own, {**made, "kind": "call"})
        if each.get("useMediaDownloadService"):
            yield _at("/download" + path, each["httpMethod"], own, {**made, "kind": "download"})
        for protocol in each.get("mediaUpload", {}).get("protocols", {}).values():
            # A resumable upload goes on with PUT at the address that its first answer named.
            for verb in (each["httpMethod"], "PUT"):
                yield _at(protocol["path"], verb, own, {**made, "kind": "upload"})


def _walk(described: Json) -> Iterator[Json]:
    yield from described.get("methods", {}).values()
    for inner in described.get("resources", {}).values():
        yield from _walk(inner)


def _at(path: str, verb: str, own: Json, made: Json) -> Method:
    names: list[str] = []
    pattern = ""
    for part in re.split(r"(\{\+?\w+\})", path):
        if part.startswith("{"):
            names.append(part.strip("{+}"))
            pattern += "([^/]+?)"
        else:
            pattern += re.escape(part)
    # A flat path has names of its own for the pieces of a name.
    own_names = tuple(name if name in own else "" for name in names)
    return Method(verb=verb, pattern=re.compile(pattern), names=own_names, **made)
