"""The shape of tables and models, as BigQuery's REST API names it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `type` is the REST name: STRING INTEGER FLOAT BOOLEAN BYTES TIMESTAMP DATE TIME
    DATETIME NUMERIC BIGNUMERIC JSON RECORD; `mode` is NULLABLE, REQUIRED or REPEATED."""

    name: str
    type: str
    mode: str = "NULLABLE"
    fields: tuple[Field, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Ref:
    """A table, view or model: project, dataset and its own name."""

    project: str
    dataset: str
    name: str

    def __str__(self) -> str:
        return f"{self.project}:{self.dataset}.{self.name}"


@dataclass(frozen=True, slots=True)
class ObjectTable:
    """What makes a table an object table. `connection` is `project.location.id`."""

    source_uris: tuple[str, ...]
    connection: str
    metadata_cache_mode: str | None = None
    max_staleness: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, view or object table. Times are milliseconds since the epoch; `kind` is TABLE, VIEW
    or EXTERNAL (every external table here is an object table)."""

    ref: Ref
    kind: str
    fields: tuple[Field, ...]
    created_ms: int
    modified_ms: int
    etag: str
    description: str | None = None
    labels: dict[str, str] = field(default_factory=dict)
    object_table: ObjectTable | None = None
    view_query: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A model's feature or label column in StandardSqlField terms: `type_kind` is INT64, FLOAT64,
    BOOL or STRING; `array_depth` 0 for a scalar, 1 for ARRAY<type_kind>, and so on."""

    name: str
    type_kind: str
    array_depth: int = 0


@dataclass(frozen=True, slots=True)
class Model:
    """An imported model: a frozen copy of its files under `folder`, `main` the file to open."""

    ref: Ref
    model_type: str
    feature_columns: tuple[Column, ...]
    label_columns: tuple[Column, ...]
    folder: Path
    main: str
    created_ms: int
    modified_ms: int
    etag: str
    description: str | None = None
    labels: dict[str, str] = field(default_factory=dict)
