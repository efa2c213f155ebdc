"""CREATE TABLE, CREATE VIEW, CREATE SCHEMA and DROP."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import duplicate, invalid_query, unsupported
from yogadesk.engine.records import Dataset
from yogadesk.engine.schema import Field, Ref, Table
from yogadesk.engine.sql import answers, casts, kinds, sources, stored
from yogadesk.engine.sql.dialect import Statement, view_query
from yogadesk.engine.sql.errors import translated
from yogadesk.engine.sql.options import Options
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.typed import Typed
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Relation

_WORDS: Final = ("this", "kind", "expression", "properties", "replace", "exists")


def operation(compiler: Compiler, ref: Ref, node: exp.Expr) -> str | None:
    """What CREATE would do with a name: CREATE, REPLACE, SKIP. Raises BigQuery's 404 and 409."""
    catalog = compiler.session.warehouse.catalog
    if catalog.dataset(compiler.cur, ref.project, ref.dataset) is None:
        raise compiler.not_found("Dataset", f"{ref.project}:{ref.dataset}")
    if node.args.get("replace") and node.args.get("exists"):
        raise invalid_query("OR REPLACE and IF NOT EXISTS cannot be used together")
    is_model = str(node.args.get("kind") or "") == "MODEL"
    known = catalog.model(compiler.cur, ref) if is_model else catalog.table(compiler.cur, ref)
    if known is None:
        return "CREATE"
    if node.args.get("exists"):
        return "SKIP"
    if not node.args.get("replace"):
        raise duplicate("Model" if is_model else "Table", str(ref))
    return "REPLACE"


def create_table(compiler: Compiler, node: exp.Expr, *, dry: bool) -> Outcome:
    """CREATE [OR REPLACE] TABLE [IF NOT EXISTS], with columns, AS a query, or both."""
    only(node, *_WORDS)
    schema = node.this if isinstance(node.this, exp.Schema) else None
    named = schema.this if schema is not None else node.this
    ref = compiler.ref(sources.names(named), named)
    options = Options.of(node.args.get("properties"))
    description = options.text("description")
    options.finish()
    done = operation(compiler, ref, node)
    written = tuple(_column(each) for each in schema.expressions) if schema is not None else ()
    relation = _relation(compiler, node)
    fields = _fields(relation, written, node)
    if not fields:
        raise invalid_query("CREATE TABLE needs columns or a query", *place(node))
    kind = "CREATE_TABLE" if relation is None else "CREATE_TABLE_AS_SELECT"
    outcome = Outcome(kind, target=ref, ddl_operation=done, referenced=tuple(compiler.referenced))
    if dry or done == "SKIP":
        return replace(outcome, fields=fields if relation is not None else ())
    if relation is not None:
        answers.run_steps(compiler)
    _make(compiler, Table(ref, "TABLE", fields, 0, 0, "", description=description), relation, node)
    return outcome


def _relation(compiler: Compiler, node: exp.Expr) -> Relation | None:
    query = node.args.get("expression")
    if query is None:
        return None
    relation = compiler.query(query, None)
    if relation.is_value:
        raise unsupported("SELECT AS STRUCT in CREATE TABLE")
    if isinstance(node.this, exp.Schema):
        return stored.read(compiler, relation)
    for number, column in enumerate(relation.columns, 1):
        if column.name is None:
            raise invalid_query(
                f"CREATE TABLE columns must be named, but column {number} has no name", *place(node)
            )
    answers.fields_of(relation)
    return stored.read(compiler, relation)


def _fields(
    relation: Relation | None, written: tuple[Field, ...], node: exp.Expr
) -> tuple[Field, ...]:
    if relation is None:
        names = [field.name.lower() for field in written]
        if len(set(names)) != len(names):
            raise invalid_query("Duplicate column name in CREATE TABLE", *place(node))
        return written
    if not written:
        return tuple(
            kinds.field_of(str(column.name), stored.settled(column.type))
            for column in relation.columns
        )
    if len(written) != len(relation.columns):
        raise invalid_query(
            f"The number of columns in the column definition list does not match the number of "
            f"columns produced by the query: {len(written)} and {len(relation.columns)}"
        )
    return written


def _make(compiler: Compiler, table: Table, relation: Relation | None, node: exp.Expr) -> None:
    catalog, cur = compiler.session.warehouse.catalog, compiler.cur
    new = f"_new_{compiler.name('n')}"
    if relation is not None:
        # The query may read the very table it replaces.
        values = ", ".join(
            f"{stored.value_for(field, Typed(f'c{n}', column.type), node)} AS {quoted(field.name)}"
            for n, (field, column) in enumerate(zip(table.fields, relation.columns, strict=True))
        )
        sql = compiler.whole(f"SELECT {values} FROM ({relation.sql})")
        with translated():
            cur.execute(f"CREATE TEMP TABLE {new} AS {sql}", compiler.values(sql) or None)
    catalog.put_table(cur, table, replace=True)
    catalog.make_rows(cur, table, replace=True)
    if relation is not None:
        with translated():
            cur.execute(f"INSERT INTO {catalog.physical(table.ref)} SELECT * FROM {new}")


def _column(node: exp.Expr) -> Field:
    if not isinstance(node, exp.ColumnDef):
        raise unsupported(f"{node.sql('bigquery')} in CREATE TABLE")
    only(node, "this", "kind", "constraints")
    field = kinds.field_of(node.name, casts.data_type(node.args["kind"]))
    for constraint in node.args.get("constraints") or ():
        only(constraint, "kind")
        what = constraint.args["kind"]
        if isinstance(what, exp.NotNullColumnConstraint) and not what.args.get("allow_null"):
            if field.mode == "REPEATED":
                raise invalid_query(f"NOT NULL cannot be applied to the array {field.name}")
            field = replace(field, mode="REQUIRED")
        elif isinstance(what, exp.Properties):
            options = Options.of(what)
            field = replace(field, description=options.text("description"))
            options.finish()
        else:
            raise unsupported(f"{constraint.sql('bigquery')} in CREATE TABLE")
    return field


def create_view(compiler: Compiler, statement: Statement, *, dry: bool) -> Outcome:
    """CREATE [OR REPLACE] VIEW [IF NOT EXISTS] … AS query."""
    node = statement.tree
    only(node, *_WORDS)
    if not isinstance(node.this, exp.Table):
        raise unsupported("CREATE VIEW with a column list")
    ref = compiler.ref(sources.names(node.this), node.this)
    options = Options.of(node.args.get("properties"))
    description = options.text("description")
    options.finish()
    done = operation(compiler, ref, node)
    if node.find(exp.Parameter, exp.Placeholder):
        raise invalid_query("Query parameters cannot be used in a view", *place(node))
    with compiler.inside_view(ref):
        relation = compiler.query(node.args["expression"], None)
        if relation.is_value or any(column.name is None for column in relation.columns):
            raise invalid_query("CREATE VIEW columns must be named", *place(node))
        fields = answers.fields_of(relation)
    view = Table(
        ref, "VIEW", fields, 0, 0, "", description=description, view_query=view_query(statement)
    )
    if not dry and done != "SKIP":
        compiler.session.warehouse.catalog.put_table(compiler.cur, view, replace=True)
    return Outcome(
        "CREATE_VIEW", target=ref, ddl_operation=done, referenced=tuple(compiler.referenced)
    )


def _dataset_name(compiler: Compiler, node: exp.Expr) -> tuple[str, str]:
    assert isinstance(node, exp.Table)
    parts = [part for piece in node.parts for part in piece.name.split(".") if part]
    if not 1 <= len(parts) <= 2:
        raise invalid_query(f"Invalid dataset name: {'.'.join(parts)}", *place(node))
    project, name = parts if len(parts) == 2 else (compiler.project, parts[0])
    return project, name


def create_schema(compiler: Compiler, node: exp.Expr, *, dry: bool) -> Outcome:
    """CREATE SCHEMA [IF NOT EXISTS] dataset [OPTIONS(location, description)]."""
    only(node, "this", "kind", "properties", "exists")
    project, name = _dataset_name(compiler, node.this)
    options = Options.of(node.args.get("properties"))
    location = options.text("location") or compiler.session.location or "US"
    description = options.text("description")
    options.finish()
    catalog = compiler.session.warehouse.catalog
    known = catalog.dataset(compiler.cur, project, name)
    if known is not None and not node.args.get("exists"):
        raise duplicate("Dataset", f"{project}:{name}")
    done = "SKIP" if known is not None else "CREATE"
    if not dry and known is None:
        given = {"description": description} if description is not None else {}
        catalog.put_dataset(compiler.cur, Dataset(project, name, location, properties=given))
    return Outcome("CREATE_SCHEMA", ddl_operation=done)


def drop(compiler: Compiler, node: exp.Drop, *, dry: bool) -> Outcome:
    """DROP TABLE, VIEW, MODEL or SCHEMA [IF EXISTS]."""
    only(node, "this", "tables", "exists", "kind", "cascade", "restrict")
    kind = str(node.args.get("kind")).upper()
    targets = node.args.get("tables") or [node.this]
    if len(targets) != 1 or kind not in ("TABLE", "VIEW", "MODEL", "SCHEMA"):
        raise unsupported(f"DROP {kind}")
    if kind == "SCHEMA":
        return _drop_schema(compiler, node, targets[0], dry=dry)
    if node.args.get("cascade") or node.args.get("restrict"):
        raise invalid_query("Syntax error: Unexpected keyword after DROP", *place(node))
    ref = compiler.ref(sources.names(targets[0]), targets[0])
    catalog, cur = compiler.session.warehouse.catalog, compiler.cur
    known = catalog.model(cur, ref) if kind == "MODEL" else catalog.table(cur, ref)
    if isinstance(known, Table) and (known.kind == "VIEW") != (kind == "VIEW"):
        raise invalid_query(
            f"{ref} is not allowed for this operation because it is currently a {known.kind}."
        )
    if known is None and not node.args.get("exists"):
        raise compiler.not_found("Model" if kind == "MODEL" else "Table", str(ref))
    if known is not None and not dry:
        (catalog.drop_model if kind == "MODEL" else catalog.drop_table)(cur, ref)
    done = "SKIP" if known is None else "DROP"
    return Outcome(f"DROP_{kind}", target=ref, ddl_operation=done)


def _drop_schema(compiler: Compiler, node: exp.Drop, target: exp.Expr, *, dry: bool) -> Outcome:
    project, name = _dataset_name(compiler, target)
    catalog, cur = compiler.session.warehouse.catalog, compiler.cur
    known = catalog.dataset(cur, project, name)
    if known is None and not node.args.get("exists"):
        raise compiler.not_found("Dataset", f"{project}:{name}")
    if known is not None and not dry:
        catalog.drop_dataset(cur, project, name, contents=bool(node.args.get("cascade")))
    return Outcome("DROP_SCHEMA", ddl_operation="SKIP" if known is None else "DROP")
