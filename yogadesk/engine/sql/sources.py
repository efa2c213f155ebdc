"""What stands in a FROM clause: tables, views, object tables, queries, arrays, predictions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import dialect, information, kinds, objects, predict, trained
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import Column, From, Relation, Scope, Source
from yogadesk.engine.sql.typed import Typed
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.schema import Ref, Table
    from yogadesk.engine.sql.compiler import Compiler


def source(compiler: Compiler, node: exp.Expr, left: From, around: Scope | None) -> From:
    """One table of a FROM clause. `left` is what stands before it, which an UNNEST may use."""
    if isinstance(node, exp.Unnest):
        return _unnest(compiler, node, left, around)
    if isinstance(node, exp.Subquery):
        return _subquery(compiler, node, around)
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Predict):
        only(node, "this", "db", "alias", "joins")
        return _named(compiler, predict.relation(compiler, node.this), _alias(node))
    if isinstance(node, exp.Table) and isinstance(node.this, dialect.Measure):
        only(node, "this", "db", "alias", "joins")
        return _named(compiler, trained.relation(compiler, node.this), _alias(node))
    if isinstance(node, exp.Table):
        array = _array_path(node, left)
        return _unnest(compiler, array, left, around) if array else _table(compiler, node)
    raise unsupported(f"{node.key.upper()} in a FROM clause")


def _alias(node: exp.Expr) -> str | None:
    alias = node.args.get("alias")
    if alias is None:
        return None
    only(alias, "this", "columns")
    if alias.args.get("columns") and alias.this is not None:
        raise unsupported("A table alias with a column list")
    return str(alias.name) or None


def _named(compiler: Compiler, relation: Relation, alias: str | None) -> From:
    table = compiler.name("t")
    columns = tuple(_settled(column) for column in relation.named(table))
    return From(f"({relation.sql}) AS {table}", columns, (Source(alias, columns),))


def _settled(column: Column) -> Column:
    """A column of a finished query: a bare NULL in it has become INT64."""
    return replace(column, type=kinds.settled(column.type))


def _subquery(compiler: Compiler, node: exp.Subquery, around: Scope | None) -> From:
    relation = compiler.query(node, around)
    if relation.is_value:
        raise unsupported("SELECT AS STRUCT in a FROM clause")
    return _named(compiler, relation, _alias(node))


def _array_path(node: exp.Table, left: From) -> exp.Unnest | None:
    """`FROM t, t.items` means UNNEST(t.items): what a range variable begins is no table's name."""
    first = node.parts[0]
    known = {each.alias.lower() for each in left.sources if each.alias is not None}
    if len(node.parts) == 1 or first.name.lower() not in known or first.args.get("quoted"):
        return None
    only(node, "this", "db", "catalog", "alias", "joins", "offset")
    path = exp.Column(**dict(zip(("this", "table", "db"), reversed(node.parts), strict=False)))
    if len(node.parts) > 3:
        raise unsupported(f"The array path {node.sql('bigquery')}")
    alias = _alias(node) or node.parts[-1].name
    return exp.Unnest(
        expressions=[path],
        alias=exp.TableAlias(this=exp.to_identifier(alias)),
        offset=node.args.get("offset"),
    )


def _table(compiler: Compiler, node: exp.Table) -> From:
    only(node, "this", "db", "catalog", "alias", "joins")
    if information.is_meant([part.name for part in node.parts]):
        parts = [part.name for part in node.parts]
        # sqlglot gives these an alias of its own: the last part, or the whole path.
        written = _alias(node)
        own = written is None or written.endswith(parts[-1]) or written == parts[-1].split(".")[-1]
        alias = None if own else written
        return information.relation(compiler, parts, alias)
    parts = names(node)
    alias = _alias(node)
    known = compiler.common_tables.get(parts[0].lower()) if len(parts) == 1 else None
    if known is not None:
        table = compiler.name("t")
        columns = tuple(_settled(column) for column in known.relation.named(table))
        return From(f"{known.table} AS {table}", columns, (Source(alias or parts[0], columns),))
    return named_table(compiler, compiler.ref(parts, node), alias, node)


def whole(compiler: Compiler, node: exp.Expr) -> Relation:
    """A table or a query in parentheses, with all its columns: the input of an ML function."""
    if isinstance(node, exp.Table):
        node = exp.select("*").from_(node.copy())
    relation = compiler.query(node, None)
    if relation.is_value:
        raise unsupported("SELECT AS STRUCT as the input of an ML function")
    return relation


def names(node: exp.Table) -> list[str]:
    """The parts of a table's name, in order. Raises 501 for wildcards and what is no plain name."""
    parts = [part.name for part in node.parts]
    if any(not isinstance(part, exp.Identifier) for part in node.parts) or not all(parts):
        raise unsupported(f"{node.sql('bigquery')} as a table name")
    if "*" in parts[-1]:
        raise unsupported("A wildcard table")
    if any("INFORMATION_SCHEMA" in part.upper() for part in parts):
        raise unsupported("INFORMATION_SCHEMA")
    return parts


def named_table(compiler: Compiler, ref: Ref, alias: str | None, node: exp.Expr) -> From:
    """A table, view or object table of the catalog. Raises BigQuery's 404."""
    table = found_table(compiler, ref)
    compiler.refer(ref)
    if table.kind == "VIEW":
        return _view(compiler, table, alias, node)
    name = compiler.name("t")
    path = () if alias is not None else (ref.project, ref.dataset, ref.name)
    if table.object_table is not None:
        return objects.scan(compiler, table, name, alias or ref.name, path)
    if not table.fields:
        raise invalid_query(f"Table {ref} does not have a schema.", *place(node))
    columns = tuple(
        Column(field.name, kinds.type_of(field), f"{name}.{quoted(field.name)}")
        for field in table.fields
    )
    physical = compiler.session.warehouse.catalog.physical(ref)
    return From(f"{physical} AS {name}", columns, (Source(alias or ref.name, columns, path),))


def found_table(compiler: Compiler, ref: Ref) -> Table:
    """The table of that name. Raises BigQuery's 404 as a query gets it."""
    table = compiler.table(ref)
    if table is None:
        if compiler.dataset(ref.project, ref.dataset) is None:
            raise compiler.not_found("Dataset", f"{ref.project}:{ref.dataset}")
        raise compiler.not_found("Table", str(ref))
    return table


def _view(compiler: Compiler, table: Table, alias: str | None, node: exp.Expr) -> From:
    if table.ref in compiler.views:
        raise invalid_query(f"View {table.ref} refers to itself", *place(node))
    with compiler.inside_view(table.ref):
        [query] = dialect.parse(table.view_query or "")
        relation = compiler.query(query.tree, None)
    from_view = _named(compiler, relation, alias or table.ref.name)
    # The view's own fields name its columns, as they were when it was made.
    renamed = tuple(
        Column(field.name, column.type, column.sql, column.mark)
        for field, column in zip(table.fields, from_view.columns, strict=False)
    )
    path = () if alias is not None else (table.ref.project, table.ref.dataset, table.ref.name)
    return From(from_view.sql, renamed, (Source(alias or table.ref.name, renamed, path),))


def _unnest(compiler: Compiler, node: exp.Unnest, left: From, around: Scope | None) -> From:
    only(node, "expressions", "alias", "offset", "joins", "explode_array")
    if len(node.expressions) != 1:
        raise unsupported("UNNEST of several arrays")
    value = compiler.expression(node.expressions[0], Scope(left, around))
    if value.type.element is None:
        raise invalid_query(
            f"Values referenced in UNNEST must be arrays. UNNEST contains expression of type "
            f"{value.type}",
            *place(node),
        )
    name = compiler.name("t")
    sql = f"SELECT unnest({value.sql}) AS c0, unnest(range(len({value.sql}))) AS c1"
    element = Typed(f"{name}.c0", value.type.element)
    lateral = "LATERAL " if left.sql else ""
    columns, found = _elements(element, _unnest_alias(node))
    if node.args.get("offset"):
        given = node.args["offset"]
        called = given.name if isinstance(given, exp.Identifier) else "offset"
        offset = Column(called, kinds.INT64, f"{name}.c1")
        columns, found = (*columns, offset), (*found, Source(called, (offset,), value=offset))
    return From(f"{lateral}({sql}) AS {name}", columns, found, is_lateral=bool(left.sql))


def _unnest_alias(node: exp.Unnest) -> str | None:
    alias = node.args.get("alias")
    if alias is None:
        return None
    if len(alias.columns) > 1 or (alias.columns and alias.this is not None):
        raise unsupported("An UNNEST alias with a column list")
    return str(alias.columns[0].name if alias.columns else alias.name)


def _elements(element: Typed, alias: str | None) -> tuple[tuple[Column, ...], tuple[Source, ...]]:
    """The elements as one column; those of structs also as a column a field."""
    if element.type.name != "STRUCT":
        whole = Column(alias, element.type, element.sql)
        return (whole,), (Source(alias, (whole,), value=whole),)
    whole = Column(alias, element.type, element.sql, hidden=True)
    fields = tuple(
        Column(
            label, kind, f"struct_extract({element.sql}, '{label.replace(chr(39), chr(39) * 2)}')"
        )
        for label, kind in element.type.fields
    )
    return (*fields, whole), (Source(alias, fields, value=whole),)
