"""How the catalog's rows look: tables and models as JSON text, and back."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yogadesk.engine.schema import Column, Field, Model, ObjectTable, Ref, Table

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset. `properties` are the fields of the REST resource a client may set and gets back
    as given (friendlyName, description, labels, access …). Times are ms since the epoch."""

    project: str
    name: str
    location: str
    created_ms: int = 0
    modified_ms: int = 0
    etag: str = ""
    properties: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.project}:{self.name}"


def etag(text: str) -> str:
    """A tag that changes with the text, in the look of BigQuery's."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()[:16]).decode("ascii")


def dump(record: Dataset | Table | Model) -> str:
    """A record as JSON text, without its name (the row's key) and its etag (made of it)."""
    plain = dataclasses.asdict(record)
    for key in ("ref", "project", "name", "etag"):
        plain.pop(key, None)
    if isinstance(record, Model):
        # Only the folder's own name: the engine's home may move.
        plain["folder"] = record.folder.name
    return json.dumps(plain, ensure_ascii=False)


def dataset(project: str, name: str, body: str) -> Dataset:
    """The dataset a row of the catalog tells of."""
    return Dataset(project, name, etag=etag(body), **json.loads(body))


def table(ref: Ref, body: str) -> Table:
    """The table a row of the catalog tells of."""
    plain = json.loads(body)
    plain["fields"] = _fields(plain["fields"])
    if plain["object_table"] is not None:
        uris = tuple(plain["object_table"].pop("source_uris"))
        plain["object_table"] = ObjectTable(uris, **plain["object_table"])
    return Table(ref=ref, etag=etag(body), **plain)


def model(ref: Ref, body: str, models: Path) -> Model:
    """The model a row of the catalog tells of; its frozen copy lies in a folder under `models`."""
    plain = json.loads(body)
    plain["folder"] = models / plain["folder"]
    for key in ("feature_columns", "label_columns"):
        plain[key] = tuple(Column(**column) for column in plain[key])
    return Model(ref=ref, etag=etag(body), **plain)


def _fields(plain: list[dict[str, Any]]) -> tuple[Field, ...]:
    return tuple(Field(**{**f, "fields": _fields(f["fields"])}) for f in plain)
