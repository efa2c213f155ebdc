"""CREATE EXTERNAL TABLE, which is an object table here, and the call that refreshes its cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import Fault, invalid_query, not_found, unsupported
from yogadesk.engine.schema import ObjectTable, Ref, Table
from yogadesk.engine.sql import default_connection, objects, sources
from yogadesk.engine.sql.options import Options
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.tables import operation
from yogadesk.engine.sql.uris import Pattern

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.dialect import Call, CreateExternalTable

_MODES: Final = ("AUTOMATIC", "MANUAL")
_LEAST_HOURS: Final = 0.5
_MOST_HOURS: Final = 7 * 24


def create(compiler: Compiler, node: CreateExternalTable, *, dry: bool) -> Outcome:
    """CREATE [OR REPLACE] EXTERNAL TABLE … WITH CONNECTION … OPTIONS(object_metadata='SIMPLE', …).

    Nothing is listed yet: each query over the table lists its objects anew, but where its cache is
    refreshed by hand (`MANUAL`) and young enough.
    """
    ref = compiler.ref(sources.names(node.this), node.this)
    done = operation(compiler, ref, node)
    options = Options.of(node.args["options"])
    description = options.text("description")
    project, location, name = _connection(compiler, ref, node)
    table = _object_table(options, f"{project}.{location}.{name}", node)
    options.finish()
    is_default = isinstance(node.args.get("connection"), exp.Var)
    if is_default and not dry and done != "SKIP":
        default_connection.prepare(compiler.session, project, location, table.source_uris)
    if not is_default:
        _check_exists(compiler, table.connection)
    if not dry and done != "SKIP":
        made = Table(
            ref, "EXTERNAL", objects.FIELDS, 0, 0, "", description=description, object_table=table
        )
        compiler.session.warehouse.catalog.put_table(compiler.cur, made, replace=True)
    return Outcome("CREATE_EXTERNAL_TABLE", target=ref, ddl_operation=done)


def _object_table(options: Options, connection: str, node: exp.Expr) -> ObjectTable:
    metadata = options.text("object_metadata")
    if metadata is None:
        raise unsupported("An external table that is no object table (object_metadata='SIMPLE')")
    if metadata.upper() != "SIMPLE":
        raise invalid_query(f"Invalid value for option object_metadata: {metadata}", *place(node))
    uris = options.texts("uris")
    if not uris:
        raise invalid_query("Option uris is required for an object table", *place(node))
    for uri in uris:
        Pattern.parse(uri)
    mode, hours = options.text("metadata_cache_mode"), options.hours("max_staleness")
    if mode is not None and mode.upper() not in _MODES:
        raise invalid_query(f"Invalid value for option metadata_cache_mode: {mode}", *place(node))
    if hours and not _LEAST_HOURS <= hours <= _MOST_HOURS:
        raise invalid_query("max_staleness must be between 30 minutes and 7 days", *place(node))
    if hours and mode is None:
        raise invalid_query("max_staleness needs metadata_cache_mode", *place(node))
    return ObjectTable(uris, connection, mode.upper() if mode else None, _interval(hours))


def _interval(hours: float | None) -> str | None:
    """An interval as BigQuery's REST API writes it: years-months days hours:minutes:seconds."""
    if hours is None:
        return None
    minutes = round(hours * 60)
    return f"0-0 0 {minutes // 60}:{minutes % 60}:0"


def _connection(compiler: Compiler, ref: Ref, node: CreateExternalTable) -> list[str]:
    given = node.args.get("connection")
    if given is None:
        raise invalid_query("An object table needs WITH CONNECTION", *place(node))
    dataset = compiler.session.warehouse.catalog.dataset(compiler.cur, ref.project, ref.dataset)
    location = dataset.location.lower() if dataset is not None else "us"
    if isinstance(given, exp.Var):
        return [ref.project, location, default_connection.NAME]
    parts = [part.name for part in given.parts]
    parts = parts if len(parts) == 3 else [compiler.project, *parts]
    if len(parts) != 3:
        raise invalid_query("A connection is named project.location.connection", *place(node))
    if parts[1].lower() != location:
        raise invalid_query(
            f"The connection {'.'.join(parts)} is in {parts[1]}, but the dataset "
            f"{ref.project}:{ref.dataset} is in {location}",
            *place(node),
        )
    return parts


def _check_exists(compiler: Compiler, name: str) -> None:
    try:
        compiler.session.connections.get(name)
    except Fault as e:
        raise (not_found("Connection", name) if e.code == 404 else e) from e


def call(compiler: Compiler, node: Call, *, dry: bool) -> Outcome:
    """CALL BQ.REFRESH_EXTERNAL_METADATA_CACHE('table')."""
    if node.this != "BQ.REFRESH_EXTERNAL_METADATA_CACHE":
        raise unsupported(f"The procedure {node.this}")
    [argument, *more] = node.expressions or [None]
    if more or not isinstance(argument, exp.Literal) or not argument.is_string:
        raise unsupported("BQ.REFRESH_EXTERNAL_METADATA_CACHE of anything but one table's name")
    ref = compiler.ref(str(argument.this).split("."), node)
    table = sources.found_table(compiler, ref)
    mode = table.object_table.metadata_cache_mode if table.object_table is not None else None
    if mode != "MANUAL":
        raise invalid_query(
            f"The metadata cache of {ref} cannot be refreshed: its metadata_cache_mode is not "
            "MANUAL"
        )
    if not dry:
        objects.refresh(compiler, table)
    return Outcome("CALL", referenced=(ref,))
