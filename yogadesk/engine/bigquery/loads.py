"""Load jobs: files into a table, all of it or nothing."""

from __future__ import annotations

import dataclasses
import re
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.bigquery.csv_files import CsvFile, CsvForm
from yogadesk.engine.bigquery.json_files import json_rows
from yogadesk.engine.bigquery.queries import table_ref
from yogadesk.engine.bigquery.rest import flag, only, part, text
from yogadesk.engine.faults import Fault, invalid, not_found, unsupported
from yogadesk.engine.schema import Field, Ref, Table
from yogadesk.engine.types import duckdb_type, schema_from_json
from yogadesk.files import discard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yogadesk.engine.bigquery.jobs import Job
    from yogadesk.engine.bigquery.rest import Json
    from yogadesk.engine.catalog import Cursor
    from yogadesk.engine.storage.store import ObjectStore
    from yogadesk.engine.warehouse import Warehouse

_KNOWN: Final = frozenset(
    {"sourceUris", "destinationTable", "schema", "sourceFormat", "skipLeadingRows", "quote"}
    | {"fieldDelimiter", "allowQuotedNewlines", "allowJaggedRows", "nullMarker", "encoding"}
    | {"autodetect", "writeDisposition", "createDisposition", "ignoreUnknownValues"}
    | {"destinationTableProperties"}
)
_AT_ONCE: Final = 5_000
_URI: Final = re.compile(r"gs://([^/]+)/(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plan:
    """A load as it was asked for. `upload` is the file that came with the request, if one did."""

    target: Ref
    fields: tuple[Field, ...]
    form: CsvForm | None
    uris: tuple[str, ...]
    upload: Path | None
    write: str
    create: bool
    ignore_unknown: bool
    description: str | None
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class Loads:
    """Runs load jobs. DuckDB itself is shut off from files: it gets the values, not the paths."""

    warehouse: Warehouse
    objects: ObjectStore

    def plan(self, load: Json, upload: Path | None) -> Plan:
        """What a JobConfigurationLoad asks for. Raises a Fault for a setting not known here."""
        only(load, _KNOWN, "configuration.load")
        word = text(load, "sourceFormat") or "CSV"
        if word not in ("CSV", "NEWLINE_DELIMITED_JSON"):
            raise unsupported(f"Loading {word}")
        fields = schema_from_json(part(load, "schema"))
        if flag(load, "autodetect") and word != "CSV" and not fields:
            raise unsupported("Detecting the schema of JSON")
        if flag(load, "ignoreUnknownValues") and word == "CSV":
            raise unsupported("configuration.load.ignoreUnknownValues for CSV")
        uris = tuple(load.get("sourceUris") or ())
        if bool(uris) == (upload is not None):
            raise invalid("Load configuration must specify at least one source URI", "sourceUris")
        more = part(load, "destinationTableProperties")
        only(more, {"description", "labels"}, "configuration.load.destinationTableProperties")
        return Plan(
            target=table_ref(part(load, "destinationTable")),
            fields=fields,
            form=CsvForm.of(load) if word == "CSV" else None,
            uris=uris,
            upload=upload,
            write=text(load, "writeDisposition") or "WRITE_APPEND",
            create=text(load, "createDisposition") != "CREATE_NEVER",
            ignore_unknown=flag(load, "ignoreUnknownValues"),
            description=text(more, "description"),
            labels=part(more, "labels"),
        )

    def work(self, job: Job, plan: Plan) -> None:
        """Run a load: the table has all rows of all files afterwards, or is as it was."""
        try:
            files = [plan.upload] if plan.upload else self._files(plan.uris)
            rows = self.warehouse.repeated(lambda cur: self._load(cur, job, plan, files))
            size = sum(file.stat().st_size for file in files)
        finally:
            if plan.upload is not None:
                discard(plan.upload)  # never in the place of what went wrong
        job.load = {
            "inputFiles": str(len(files)),
            "inputFileBytes": str(size),
            "outputRows": str(rows),
            "outputBytes": str(size),
            "badRecords": "0",
        }

    def _load(self, cur: Cursor, job: Job, plan: Plan, files: Sequence[Path]) -> int:
        """How many rows came in. Loads into one table never fail each other, as in BigQuery."""
        with ExitStack() as open_files:
            table, detected = self._table(cur, plan, files)
            target, rows = self.warehouse.catalog.physical(plan.target), 0
            for file in files:
                values = _rows(file, plan, table.fields, detected, open_files)
                rows += _insert(cur, target, table, values, job)
            return rows

    def _files(self, uris: Sequence[str]) -> list[Path]:
        """The files that `gs://` URIs name. Raises 404 where one names none."""
        files: list[Path] = []
        for uri in uris:
            found = _URI.fullmatch(uri)
            if found is None:
                raise invalid(f"Source URI must be a Google Cloud Storage location: {uri}")
            bucket, name = found.groups()
            names = list(self._names(bucket, name))
            if not names:
                raise not_found("URI", uri)
            files += [self.objects.path(bucket, name) for name in names]
        return files

    def _names(self, bucket: str, name: str) -> Iterator[str]:
        before, star, after = name.partition("*")
        if not star:
            return iter([name] if self.objects.stat(bucket, name) else [])
        if "*" in after:
            raise invalid(f"A source URI may have one wildcard: gs://{bucket}/{name}")
        shortest = len(before) + len(after)
        listed = (stored.name for stored in self.objects.list(bucket, before))
        return (n for n in listed if n.endswith(after) and len(n) >= shortest)

    def _table(self, cur: Cursor, plan: Plan, files: Sequence[Path]) -> tuple[Table, int | None]:
        """The table to load into, made or emptied as asked, and how many lines a detected header
        takes (None where nothing was detected)."""
        catalog = self.warehouse.catalog
        catalog.need_dataset(cur, plan.target.project, plan.target.dataset)
        old = catalog.table(cur, plan.target)
        if old is None and not plan.create:
            raise not_found("Table", str(plan.target))
        if old is not None and old.kind != "TABLE":
            raise invalid(f"Cannot load into {plan.target}: it is of type {old.kind}.")
        if old is not None and plan.write == "WRITE_EMPTY" and catalog.row_count(cur, old):
            raise Fault(409, "duplicate", f"Already Exists: Table {plan.target}")
        append = old is not None and bool(old.fields) and plan.write == "WRITE_APPEND"
        fields, skip = self._fields(plan, files, old if append or not plan.fields else None)
        if append and old is not None:
            _must_match(old, fields)
            return old, skip
        table = Table(plan.target, "TABLE", fields, 0, 0, "", plan.description, plan.labels)
        if old is not None:
            said = plan.description or old.description
            table = dataclasses.replace(
                old, fields=fields, description=said, labels=plan.labels or old.labels
            )
        made = catalog.put_table(cur, table, replace=True)
        catalog.make_rows(cur, made, replace=True)
        return made, skip

    def _fields(
        self, plan: Plan, files: Sequence[Path], old: Table | None
    ) -> tuple[tuple[Field, ...], int | None]:
        if plan.fields:
            return plan.fields, None
        if plan.form is not None and plan.form.autodetect and files:
            with CsvFile(files[0], plan.form) as file:
                return file.detect()
        if old is not None and old.fields:
            return old.fields, None
        raise invalid(f"No schema specified on job or table {plan.target}.")


def _must_match(old: Table, fields: tuple[Field, ...]) -> None:
    """Raise BigQuery's 400 unless rows of `fields` fit into `old`."""
    known = {f.name.lower(): f for f in old.fields}
    for field in fields:
        there = known.get(field.name.lower())
        said = f"Provided Schema does not match Table {old.ref}."
        if there is None:
            raise invalid(f"{said} Cannot add fields (field: {field.name})")
        if (there.type, there.mode == "REPEATED") != (field.type, field.mode == "REPEATED"):
            raise invalid(
                f"{said} Field {field.name} has changed type from {there.type} to {field.type}"
            )
    if len(fields) != len(old.fields):
        raise invalid(f"Provided Schema does not match Table {old.ref}. Fields are missing.")


def _rows(
    file: Path, plan: Plan, fields: tuple[Field, ...], detected: int | None, opened: ExitStack
) -> Iterator[list[Any]]:
    if plan.form is None:
        # Closed at once when the load fails: Windows removes no file that is open.
        rows = json_rows(file, fields, ignore_unknown=plan.ignore_unknown)
        return opened.enter_context(closing(rows))
    csv = opened.enter_context(CsvFile(file, plan.form))
    return csv.rows(fields, detected)


def _insert(cur: Cursor, physical: str, table: Table, rows: Iterator[list[Any]], job: Job) -> int:
    """Add the rows, some thousands at a time: one array for each column."""
    columns = ", ".join(f"unnest(?::{duckdb_type(f)}[])" for f in table.fields)
    statement = f"INSERT INTO {physical} SELECT {columns}"
    count = 0
    while some := list(islice(rows, _AT_ONCE)):
        job.ticket.check()
        _check_required(table.fields, some, count)
        cur.execute(statement, [list(column) for column in zip(*some, strict=True)])
        count += len(some)
    return count


def _check_required(fields: Sequence[Field], rows: list[list[Any]], before: int) -> None:
    for place, field in enumerate(fields):
        if field.mode != "REQUIRED":
            continue
        for number, row in enumerate(rows, before + 1):
            if row[place] is None:
                raise invalid(
                    "Error while reading data, error message: Required column value for column "
                    f"'{field.name}' is missing in row {number}"
                )
