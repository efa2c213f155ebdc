"""INFORMATION_SCHEMA: what datasets, tables and columns there are, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import Fault, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.kinds import INT64, STRING, TIMESTAMP, Type
from yogadesk.engine.sql.scope import Column, From, Source
from yogadesk.engine.sql.typed import literal, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yogadesk.engine.records import Dataset
    from yogadesk.engine.schema import Field, Table
    from yogadesk.engine.sql.compiler import Compiler

_PREFIX: Final = "INFORMATION_SCHEMA."
_REGION: Final = "region-"
_TABLE_KINDS: Final = {"TABLE": "BASE TABLE", "VIEW": "VIEW", "EXTERNAL": "EXTERNAL"}

_COLUMNS: Final[dict[str, dict[str, Type]]] = {
    "SCHEMATA": {
        "catalog_name": STRING,
        "schema_name": STRING,
        "creation_time": TIMESTAMP,
        "last_modified_time": TIMESTAMP,
        "location": STRING,
    },
    "TABLES": {
        "table_catalog": STRING,
        "table_schema": STRING,
        "table_name": STRING,
        "table_type": STRING,
        "is_insertable_into": STRING,
        "is_typed": STRING,
        "creation_time": TIMESTAMP,
    },
    "COLUMNS": {
        "table_catalog": STRING,
        "table_schema": STRING,
        "table_name": STRING,
        "column_name": STRING,
        "ordinal_position": INT64,
        "is_nullable": STRING,
        "data_type": STRING,
        "is_hidden": STRING,
        "is_partitioning_column": STRING,
    },
}
"""The columns that mean the same here. BigQuery has more (`ddl` …), so `*` is refused."""

_MORE: Final = {
    "SCHEMATA": ("schema_owner", "ddl", "default_collation_name"),
    "TABLES": (
        "managed_table_type", "is_fine_grained_mutations_enabled", "is_change_history_enabled",
        "base_table_catalog", "base_table_schema", "base_table_name", "snapshot_time_ms",
        "replica_source_catalog", "replica_source_schema", "replica_source_name",
        "replication_status", "replication_error", "ddl", "default_collation_name",
        "upsert_stream_apply_watermark",
    ),
    "COLUMNS": (
        "is_generated", "generation_expression", "is_stored", "is_updatable", "is_system_defined",
        "clustering_ordinal_position", "collation_name", "column_default", "rounding_mode",
        "data_policies", "policy_tags",
    ),
}  # fmt: skip
"""BigQuery's other columns, refused by name where a statement reads one."""


def is_meant(parts: list[str]) -> bool:
    """Whether a table's name is one of INFORMATION_SCHEMA's."""
    return any("INFORMATION_SCHEMA" in part.upper() for part in parts)


def relation(compiler: Compiler, parts: list[str], alias: str | None) -> From:
    """A view of INFORMATION_SCHEMA as a FROM clause. Raises 501 for one not known here, and
    BigQuery's 404 for a dataset that is not there."""
    *where, last = parts
    view = last.removeprefix(_PREFIX)
    if not last.startswith(_PREFIX) or view not in _COLUMNS:
        raise unsupported(f"The view {last}")
    columns = _COLUMNS[view]
    rows = list(_ROWS[view](_datasets(compiler, view, where), compiler))
    name = compiler.name("t")
    listed = ", ".join(columns)
    values = ", ".join(f"({', '.join(row)})" for row in rows)
    if not rows:
        nothing = ", ".join(literal(None, kind).sql for kind in columns.values())
        sql = f"(SELECT * FROM (VALUES ({nothing})) WHERE false) AS {name}({listed})"
    else:
        sql = f"(VALUES {values}) AS {name}({listed})"
    made = tuple(
        Column(column, kind, f"{name}.{column}", hidden=True) for column, kind in columns.items()
    )
    made += tuple(Column(column, STRING, _unknown(column), hidden=True) for column in _MORE[view])
    return From(sql, made, (Source(alias or view, made),))


def _unknown(column: str) -> str:
    said = f"The column {column} of INFORMATION_SCHEMA is not supported by the engine"
    return f"CAST(error({text(said)}) AS VARCHAR)"


def _datasets(compiler: Compiler, view: str, where: list[str]) -> list[Dataset]:
    project = where[0] if len(where) == 2 else compiler.project
    qualifier = where[-1] if where else None
    catalog, cur = compiler.session.warehouse.catalog, compiler.cur
    if qualifier is None and view != "SCHEMATA":
        if compiler.default_dataset is None:
            raise Fault(
                400,
                "invalidQuery",
                f"Table {_PREFIX}{view} must be qualified with a dataset (e.g. dataset.table).",
            )
        project, qualifier = compiler.default_dataset
    if qualifier is None or qualifier.lower().startswith(_REGION):
        location = compiler.session.location or "US"
        if qualifier is not None:
            location = qualifier[len(_REGION) :]
        found = catalog.datasets(cur, project)
        return [each for each in found if each.location.lower() == location.lower()]
    if view == "SCHEMATA":
        raise unsupported("INFORMATION_SCHEMA.SCHEMATA of one dataset")
    dataset = catalog.dataset(cur, project, qualifier)
    if dataset is None:
        raise compiler.not_found("Dataset", f"{project}:{qualifier}")
    return [dataset]


def _moment(milliseconds: int) -> str:
    return f"make_timestamptz({milliseconds} * 1000)"


def _schemata(datasets: Iterable[Dataset], _compiler: Compiler) -> Iterator[list[str]]:
    for each in datasets:
        times = [_moment(each.created_ms), _moment(each.modified_ms)]
        yield [text(each.project), text(each.name), *times, text(each.location)]


def _each_table(datasets: Iterable[Dataset], compiler: Compiler) -> Iterator[Table]:
    for each in datasets:
        yield from compiler.session.warehouse.catalog.tables(compiler.cur, each.project, each.name)


def _named(table: Table) -> list[str]:
    return [text(table.ref.project), text(table.ref.dataset), text(table.ref.name)]


def _tables(datasets: Iterable[Dataset], compiler: Compiler) -> Iterator[list[str]]:
    for table in _each_table(datasets, compiler):
        insertable = text("YES" if table.kind == "TABLE" else "NO")
        kind = text(_TABLE_KINDS[table.kind])
        yield [*_named(table), kind, insertable, text("NO"), _moment(table.created_ms)]


def _columns(datasets: Iterable[Dataset], compiler: Compiler) -> Iterator[list[str]]:
    for table in _each_table(datasets, compiler):
        for place, field in enumerate(table.fields, 1):
            nullable = text("NO" if field.mode == "REQUIRED" else "YES")
            yield [
                *_named(table), text(field.name), f"CAST({place} AS BIGINT)", nullable,
                text(_written(field)), text("NO"), text("NO"),
            ]  # fmt: skip


def _written(field: Field) -> str:
    return str(kinds.type_of(field))


_ROWS: Final = {"SCHEMATA": _schemata, "TABLES": _tables, "COLUMNS": _columns}
