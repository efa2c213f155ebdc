"""What datasets, tables and models there are, kept in DuckDB beside the rows it tells of."""

from __future__ import annotations

import dataclasses
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import duckdb

from yogadesk.engine import records
from yogadesk.engine.faults import Fault, duplicate, invalid, not_found
from yogadesk.engine.records import Dataset
from yogadesk.engine.schema import Model, Ref, Table
from yogadesk.engine.types import columns_ddl, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SCHEMA: Final = """
CREATE SCHEMA IF NOT EXISTS _yogadesk;
CREATE TABLE IF NOT EXISTS _yogadesk.datasets (
    project VARCHAR, name VARCHAR, body VARCHAR NOT NULL, PRIMARY KEY (project, name));
CREATE TABLE IF NOT EXISTS _yogadesk.tables (
    project VARCHAR, dataset VARCHAR, name VARCHAR, body VARCHAR NOT NULL,
    PRIMARY KEY (project, dataset, name));
CREATE TABLE IF NOT EXISTS _yogadesk.models (
    project VARCHAR, dataset VARCHAR, name VARCHAR, body VARCHAR NOT NULL,
    PRIMARY KEY (project, dataset, name));
CREATE TABLE IF NOT EXISTS _yogadesk.listings (
    project VARCHAR, dataset VARCHAR, name VARCHAR, made_ms BIGINT, refreshed_ms BIGINT,
    body VARCHAR NOT NULL);
"""

Cursor = duckdb.DuckDBPyConnection
_Stamped = TypeVar("_Stamped", Dataset, Table, Model)


def now_ms() -> int:
    """Milliseconds since the epoch."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True, slots=True)
class Catalog:
    """The metadata of a warehouse. Every method works inside the caller's transaction: `cur` is its
    cursor, and nothing is seen by others or survives a crash before that transaction commits.

    `models_folder` is where the models' frozen copies lie, each in a folder of its own.
    """

    models_folder: Path

    def make(self, cur: Cursor) -> None:
        """Create the catalog's own tables where they are missing."""
        cur.execute(_SCHEMA)

    def physical(self, ref: Ref) -> str:
        """The quoted DuckDB name of the table that holds the rows of `ref`."""
        return f"{_schema(ref.project, ref.dataset)}.{quoted(_folded(ref.name))}"

    # Datasets

    def datasets(self, cur: Cursor, project: str) -> list[Dataset]:
        """The datasets of a project, by name."""
        rows = cur.execute(
            "SELECT name, body FROM _yogadesk.datasets WHERE project = ? ORDER BY name", [project]
        ).fetchall()
        return [records.dataset(project, name, body) for name, body in rows]

    def projects(self, cur: Cursor) -> list[str]:
        """The projects that have a dataset."""
        rows = cur.execute("SELECT DISTINCT project FROM _yogadesk.datasets ORDER BY project")
        return [row[0] for row in rows.fetchall()]

    def dataset(self, cur: Cursor, project: str, name: str) -> Dataset | None:
        """The dataset, or None."""
        rows = cur.execute(
            "SELECT body FROM _yogadesk.datasets WHERE project = ? AND name = ?", [project, name]
        ).fetchall()
        return records.dataset(project, name, rows[0][0]) if rows else None

    def need_dataset(self, cur: Cursor, project: str, name: str) -> Dataset:
        """The dataset. Raises BigQuery's 404."""
        found = self.dataset(cur, project, name)
        if found is None:
            raise not_found("Dataset", f"{project}:{name}")
        return found

    def put_dataset(self, cur: Cursor, dataset: Dataset, *, replace: bool = False) -> Dataset:
        """Store a dataset and return it stamped. Raises BigQuery's 409 where there is one already
        and `replace` is False."""
        if not replace and self.dataset(cur, dataset.project, dataset.name) is not None:
            raise duplicate("Dataset", str(dataset))
        stamped, body = _stamped(dataset)
        cur.execute(
            "INSERT OR REPLACE INTO _yogadesk.datasets VALUES (?, ?, ?)",
            [dataset.project, dataset.name, body],
        )
        cur.execute(f"CREATE SCHEMA IF NOT EXISTS {_schema(dataset.project, dataset.name)}")
        return stamped

    def drop_dataset(self, cur: Cursor, project: str, name: str, *, contents: bool = False) -> None:
        """Remove a dataset. Raises 404, and 400 `resourceInUse` when it holds something and
        `contents` is False."""
        self.need_dataset(cur, project, name)
        has = self.tables(cur, project, name) or self.models(cur, project, name)
        if has and not contents:
            raise Fault(400, "resourceInUse", f"Dataset {project}:{name} is still in use")
        for kind in ("tables", "models"):
            cur.execute(
                f"DELETE FROM _yogadesk.{kind} WHERE project = ? AND dataset = ?", [project, name]
            )
        cur.execute(
            "DELETE FROM _yogadesk.datasets WHERE project = ? AND name = ?", [project, name]
        )
        cur.execute(f"DROP SCHEMA IF EXISTS {_schema(project, name)} CASCADE")

    # Tables

    def tables(self, cur: Cursor, project: str, dataset: str) -> list[Table]:
        """The tables, views and object tables of a dataset, by name."""
        return [records.table(ref, body) for ref, body in _rows(cur, "tables", project, dataset)]

    def table(self, cur: Cursor, ref: Ref) -> Table | None:
        """The table, or None."""
        body = _body(cur, "tables", ref)
        return records.table(ref, body) if body is not None else None

    def need_table(self, cur: Cursor, ref: Ref) -> Table:
        """The table. Raises BigQuery's 404, which names the dataset where that is missing."""
        found = self.table(cur, ref)
        if found is None:
            self.need_dataset(cur, ref.project, ref.dataset)
            raise not_found("Table", str(ref))
        return found

    def put_table(self, cur: Cursor, table: Table, *, replace: bool = False) -> Table:
        """Store a table's metadata and return it with its times and etag stamped: `created_ms` 0
        means now, `modified_ms` is always now. The rows are the caller's (see `make_rows`), but
        those of a table that becomes a view or an object table are dropped here.

        Raises 404 without the dataset, 409 where there is one already and `replace` is False, and
        409 where a model has the name.
        """
        ref = table.ref
        self.need_dataset(cur, ref.project, ref.dataset)
        if self.model(cur, ref) is not None:
            raise duplicate("Model", str(ref))
        if not replace and self.table(cur, ref) is not None:
            raise duplicate("Table", str(ref))
        if table.kind != "TABLE":
            cur.execute(f"DROP TABLE IF EXISTS {self.physical(ref)}")
        stamped, body = _stamped(table)
        _put(cur, "tables", ref, body)
        return stamped

    def touch(self, cur: Cursor, ref: Ref) -> None:
        """Say that the rows of a table changed now, if it is still there."""
        table = self.table(cur, ref)
        if table is not None:
            self.put_table(cur, table, replace=True)

    def make_rows(self, cur: Cursor, table: Table, *, replace: bool = False) -> None:
        """Create the empty DuckDB table for a TABLE's rows."""
        if not table.fields:
            return  # BigQuery allows a table without a schema; a load gives it one later.
        create = "CREATE OR REPLACE TABLE" if replace else "CREATE TABLE"
        cur.execute(f"{create} {self.physical(table.ref)} ({columns_ddl(table.fields)})")

    def drop_table(self, cur: Cursor, ref: Ref) -> Table:
        """Remove a table with its rows and return what it was. Raises BigQuery's 404."""
        table = self.need_table(cur, ref)
        _drop(cur, "tables", ref)
        if table.kind == "TABLE":
            cur.execute(f"DROP TABLE IF EXISTS {self.physical(ref)}")
        return table

    def row_count(self, cur: Cursor, table: Table) -> int:
        """How many rows a TABLE holds; 0 for any other kind."""
        if table.kind != "TABLE" or not table.fields:
            return 0
        row = cur.execute(f"SELECT count(*) FROM {self.physical(table.ref)}").fetchone()
        return int(row[0]) if row else 0

    # Models

    def models(self, cur: Cursor, project: str, dataset: str) -> list[Model]:
        """The models of a dataset, by name."""
        return [
            records.model(ref, body, self.models_folder)
            for ref, body in _rows(cur, "models", project, dataset)
        ]

    def model(self, cur: Cursor, ref: Ref) -> Model | None:
        """The model, or None."""
        body = _body(cur, "models", ref)
        return records.model(ref, body, self.models_folder) if body is not None else None

    def need_model(self, cur: Cursor, ref: Ref) -> Model:
        """The model. Raises BigQuery's 404, which names the dataset where that is missing."""
        found = self.model(cur, ref)
        if found is None:
            self.need_dataset(cur, ref.project, ref.dataset)
            raise not_found("Model", str(ref))
        return found

    def put_model(self, cur: Cursor, model: Model, *, replace: bool = False) -> Model:
        """Store a model's metadata and return it stamped, as `put_table` does. `model.folder` must
        lie directly in `models_folder` (see `Warehouse.new_model_folder`)."""
        ref = model.ref
        self.need_dataset(cur, ref.project, ref.dataset)
        if self.table(cur, ref) is not None:
            raise duplicate("Table", str(ref))
        if not replace and self.model(cur, ref) is not None:
            raise duplicate("Model", str(ref))
        if model.folder.parent != self.models_folder:
            raise ValueError(f"not one of this warehouse's folders: {model.folder}")
        stamped, body = _stamped(model)
        _put(cur, "models", ref, body)
        return stamped

    def drop_model(self, cur: Cursor, ref: Ref) -> Model:
        """Remove a model and return what it was. Its folder goes with `Warehouse.sweep_models`,
        after the commit. Raises BigQuery's 404."""
        model = self.need_model(cur, ref)
        _drop(cur, "models", ref)
        return model

    def model_folders(self, cur: Cursor) -> frozenset[str]:
        """The names of the folders in use under `models_folder`."""
        rows = cur.execute("SELECT project, dataset, name, body FROM _yogadesk.models").fetchall()
        found = (records.model(Ref(p, d, n), body, self.models_folder) for p, d, n, body in rows)
        return frozenset(model.folder.name for model in found)


def _stamped(record: _Stamped) -> tuple[_Stamped, str]:
    now = now_ms()
    timed = dataclasses.replace(record, created_ms=record.created_ms or now, modified_ms=now)
    body = records.dump(timed)
    return dataclasses.replace(timed, etag=records.etag(body)), body


def _rows(cur: Cursor, kind: str, project: str, dataset: str) -> Iterator[tuple[Ref, str]]:
    found = cur.execute(
        f"SELECT name, body FROM _yogadesk.{kind} WHERE project = ? AND dataset = ? ORDER BY name",
        [project, dataset],
    ).fetchall()
    return ((Ref(project, dataset, name), body) for name, body in found)


def _body(cur: Cursor, kind: str, ref: Ref) -> str | None:
    rows = cur.execute(
        f"SELECT body FROM _yogadesk.{kind} WHERE project = ? AND dataset = ? AND name = ?",
        [ref.project, ref.dataset, ref.name],
    ).fetchall()
    return str(rows[0][0]) if rows else None


def _put(cur: Cursor, kind: str, ref: Ref, body: str) -> None:
    if not ref.name:
        raise invalid("A name must not be empty.")
    cur.execute(
        f"INSERT OR REPLACE INTO _yogadesk.{kind} VALUES (?, ?, ?, ?)",
        [ref.project, ref.dataset, ref.name, body],
    )


def _drop(cur: Cursor, kind: str, ref: Ref) -> None:
    cur.execute(
        f"DELETE FROM _yogadesk.{kind} WHERE project = ? AND dataset = ? AND name = ?",
        [ref.project, ref.dataset, ref.name],
    )


def _schema(project: str, dataset: str) -> str:
    # The colon keeps datasets apart from the catalog's own schema and DuckDB's.
    return quoted(f"{_folded(project)}:{_folded(dataset)}")


def _folded(name: str) -> str:
    """A name with its case told apart without case: `Tree` is `^tree`.

    DuckDB does not tell `Tree` from `tree`, BigQuery does; `^` occurs in no name of BigQuery's.
    """
    return "".join(f"^{c.lower()}" if c != c.lower() else c for c in name)
