"""INSERT, UPDATE and DELETE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import answers, kinds, sources, stored
from yogadesk.engine.sql.errors import translated
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import From, Scope
from yogadesk.engine.sql.typed import Typed, coerced
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.schema import Field, Table
    from yogadesk.engine.sql.compiler import Compiler


def _target(compiler: Compiler, node: exp.Expr) -> Table:
    if not isinstance(node, exp.Table):
        raise unsupported("This target of a DML statement")
    table = sources.found_table(compiler, compiler.ref(sources.names(node), node))
    if table.kind != "TABLE":
        raise invalid_query(
            f"{table.ref} is not allowed for this operation because it is currently "
            f"{'a VIEW' if table.kind == 'VIEW' else 'an EXTERNAL table'}.",
            *place(node),
        )
    compiler.refer(table.ref)
    return table


def insert(compiler: Compiler, node: exp.Insert, *, dry: bool) -> Outcome:
    """INSERT [INTO] table [(columns)] VALUES … or a query."""
    only(node, "this", "expression")
    schema = node.this if isinstance(node.this, exp.Schema) else None
    table = _target(compiler, schema.this if schema is not None else node.this)
    fields = _columns(table, schema)
    if isinstance(node.expression, exp.Values):
        body = _values(compiler, node.expression, fields)
    else:
        body = _query(compiler, node.expression, fields)
    listed = [quoted(field.name) for field in fields]
    missing = [field for field in table.fields if field not in fields and field.mode == "REPEATED"]
    if missing:
        columns = ", ".join((*listed, *(quoted(field.name) for field in missing)))
        names = ", ".join((*(f"v{n}" for n in range(len(fields))), *("[]" for _ in missing)))
        inner = ", ".join(f"v{n}" for n in range(len(fields)))
        sql = f"({columns}) SELECT {names} FROM ({body}) AS v({inner})"
    else:
        sql = f"({', '.join(listed)}) {body}"
    return _changed(compiler, "INSERT", table, "INSERT INTO {table} " + sql, dry=dry)


def _columns(table: Table, schema: exp.Schema | None) -> list[Field]:
    if schema is None:
        return list(table.fields)
    known = {field.name.lower(): field for field in table.fields}
    found = []
    for column in schema.expressions:
        field = known.get(column.name.lower())
        if field is None:
            raise invalid_query(
                f"Column {column.name} is not present in table {table.ref}", *place(column)
            )
        if field in found:
            raise invalid_query(f"Column {column.name} is inserted twice", *place(column))
        found.append(field)
    return found


def _values(compiler: Compiler, node: exp.Values, fields: list[Field]) -> str:
    rows = []
    for row in node.expressions:
        items = list(row.expressions) if isinstance(row, exp.Tuple) else [row]
        if len(items) != len(fields):
            raise invalid_query(
                f"Inserted row has wrong column count; Has {len(items)}, expected {len(fields)}",
                *place(row),
            )
        values = [
            stored.value_for(field, _readable(compiler.expression(item, Scope(From("")))), item)
            for field, item in zip(fields, items, strict=True)
        ]
        rows.append(f"({', '.join(values)})")
    return f"VALUES {', '.join(rows)}"


def _readable(value: Typed) -> Typed:
    if value.type.is_lazy:
        raise unsupported("A picture in VALUES")
    return value


def _query(compiler: Compiler, node: exp.Expr, fields: list[Field]) -> str:
    relation = stored.read(compiler, compiler.query(node, None))
    if relation.is_value or len(relation.columns) != len(fields):
        raise invalid_query(
            f"Inserted row has wrong column count; Has {len(relation.columns)}, "
            f"expected {len(fields)}",
            *place(node),
        )
    values = ", ".join(
        stored.value_for(field, Typed(f"c{number}", column.type), node)
        for number, (field, column) in enumerate(zip(fields, relation.columns, strict=True))
    )
    return f"SELECT {values} FROM ({relation.sql})"


def update(compiler: Compiler, node: exp.Update, *, dry: bool) -> Outcome:
    """UPDATE table SET … WHERE …."""
    only(node, "this", "expressions", "where")
    table = _target(compiler, node.this)
    name, scope = _scope(compiler, table, node.this)
    known = {field.name.lower(): field for field in table.fields}
    settings = []
    for setting in node.expressions:
        if not isinstance(setting, exp.EQ) or not isinstance(setting.this, exp.Column):
            raise unsupported(f"SET {setting.sql('bigquery')}")
        field = known.get(setting.this.name.lower())
        if field is None or (setting.this.table and len(setting.this.parts) > 2):
            raise invalid_query(f"Unrecognized name: {setting.this.name}", *place(setting))
        value = _readable(compiler.expression(setting.expression, scope))
        new = stored.value_for(field, value, setting)
        settings.append(f"{quoted(field.name)} = {new}")
    where = _condition(compiler, node, scope, "UPDATE")
    sql = f"UPDATE {{table}} AS {name} SET {', '.join(settings)} WHERE {where}"
    return _changed(compiler, "UPDATE", table, sql, dry=dry)


def delete(compiler: Compiler, node: exp.Delete, *, dry: bool) -> Outcome:
    """DELETE [FROM] table WHERE …."""
    only(node, "this", "tables", "where")
    named = [*(node.args.get("tables") or ()), *([node.this] if node.this else [])]
    if len(named) != 1:
        raise unsupported("DELETE from several tables")
    table = _target(compiler, named[0])
    name, scope = _scope(compiler, table, named[0])
    where = _condition(compiler, node, scope, "DELETE")
    return _changed(
        compiler, "DELETE", table, f"DELETE FROM {{table}} AS {name} WHERE {where}", dry=dry
    )


def truncate(compiler: Compiler, node: exp.Expr, *, dry: bool) -> Outcome:
    """TRUNCATE TABLE table."""
    only(node, "expressions")
    if len(node.expressions) != 1:
        raise unsupported("TRUNCATE of several tables")
    table = _target(compiler, node.expressions[0])
    return _changed(compiler, "TRUNCATE_TABLE", table, "DELETE FROM {table}", dry=dry)


def _scope(compiler: Compiler, table: Table, node: exp.Expr) -> tuple[str, Scope]:
    alias = node.args.get("alias")
    source = sources.named_table(
        compiler, table.ref, str(alias.name) if alias is not None else None, node
    )
    return source.sql.rsplit(" AS ", 1)[1], Scope(source)


def _condition(compiler: Compiler, node: exp.Expr, scope: Scope, word: str) -> str:
    clause = node.args.get("where")
    if clause is None:
        raise invalid_query(f"{word} must have a WHERE clause", *place(node))
    value = compiler.expression(clause.this, scope)
    if not kinds.turns_into(value.type, kinds.BOOL):
        raise invalid_query(
            f"WHERE clause should return type BOOL, but returns {value.type}", *place(clause)
        )
    return coerced(value, kinds.BOOL).sql


def _changed(compiler: Compiler, kind: str, table: Table, sql: str, *, dry: bool) -> Outcome:
    outcome = Outcome(kind, target=table.ref, referenced=tuple(compiler.referenced))
    if dry:
        return outcome
    answers.run_steps(compiler)
    catalog, cur = compiler.session.warehouse.catalog, compiler.cur
    head, _, rest = sql.partition("{table}")
    whole = compiler.whole(f"{head}{catalog.physical(table.ref)}{rest}")
    with translated():
        row = cur.execute(whole, compiler.values(whole) or None).fetchone()
    return Outcome(
        kind,
        target=table.ref,
        dml_rows=int(row[0]) if row else 0,
        referenced=tuple(compiler.referenced),
    )
