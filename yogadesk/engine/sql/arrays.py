"""Arrays and structs: making them, and taking out an element or a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.operators import alike
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.typed import Typed, coerced, text
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.scope import Scope


def array(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """`[a, b]`, or ARRAY(query): the rows of a query in its order."""
    only(node, "expressions", "struct_name_inheritance", "value_constructor")
    first = node.expressions[0] if node.expressions else None
    if isinstance(first, exp.Query):
        return _from_query(compiler, first, scope)
    items = [compiler.expression(item, scope) for item in node.expressions]
    if not items:
        return Typed("[]", kinds.array(kinds.NULL), constant=True, value=[])
    same = alike(items, "ARRAY", node)
    kind = kinds.INT64 if same[0].type == kinds.NULL else same[0].type
    _refuse_element(kind)
    listed = ", ".join(coerced(item, kind).sql for item in same)
    whole = kinds.array(kind)
    values = [item.value for item in same] if all(item.constant for item in same) else None
    sql = f"CAST([{listed}] AS {kinds.physical(whole)})"
    return Typed(sql, whole, constant=values is not None, value=values)


def _from_query(compiler: Compiler, query: exp.Expr, scope: Scope) -> Typed:
    relation = compiler.query(query, scope)
    if len(relation.columns) != 1:
        raise invalid_query(
            "ARRAY subquery cannot have more than one column unless using SELECT AS STRUCT "
            "to build STRUCT values",
            *place(query),
        )
    kind = relation.columns[0].type
    _refuse_element(kind)
    return Typed(f"ARRAY({relation.sql})", kinds.array(kind))


def _refuse_element(kind: kinds.Type) -> None:
    if kind.name == "ARRAY":
        raise invalid_query("Cannot construct array with element type ARRAY")
    if kind.is_lazy:
        raise unsupported("A picture inside an array or a struct")


def struct(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """STRUCT(a AS x, b): fields with names, or `_field_1` … without."""
    fields: list[tuple[str, Typed]] = []
    for number, item in enumerate(node.expressions, 1):
        inner = item.this if isinstance(item, exp.Alias) else item
        value = compiler.expression(inner, scope)
        value = coerced(value, kinds.settled(value.type))
        if value.type.is_lazy:
            raise unsupported("A picture inside an array or a struct")
        fields.append((implied_name(item) or f"_field_{number}", value))
    if not fields:
        raise unsupported("A struct without fields")
    return pack(fields)


def pack(fields: list[tuple[str, Typed]]) -> Typed:
    """A struct of these values. Raises 501 where two fields have one name."""
    if len({name.lower() for name, _ in fields}) != len(fields):
        raise unsupported("A struct in which two fields have the same name")
    packed = ", ".join(f"{quoted(name)} := {value.sql}" for name, value in fields)
    return Typed(
        f"struct_pack({packed})", kinds.struct(*((name, value.type) for name, value in fields))
    )


def implied_name(node: exp.Expr) -> str | None:
    """What BigQuery calls a column or field: its alias, or the last name of a path."""
    if isinstance(node, exp.Alias):
        return str(node.alias)
    if isinstance(node, exp.Column) and not isinstance(node.this, exp.Star):
        return str(node.name)
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        return str(node.expression.name)
    return None


def field(value: Typed, name: exp.Identifier) -> Typed:
    """A field of a struct."""
    if value.type.name != "STRUCT":
        raise invalid_query(
            f"Cannot access field {name.name} on a value with type {value.type}", *place(name)
        )
    for label, kind in value.type.fields:
        if label.lower() == name.name.lower() and not label.startswith("_field_"):
            return Typed(f"struct_extract({value.sql}, {text(label)})", kind)
    raise invalid_query(f"Field name {name.name} does not exist in {value.type}", *place(name))


def element(compiler: Compiler, node: exp.Expr, scope: Scope) -> Typed:
    """`a[OFFSET(0)]`, ORDINAL, their SAFE_ forms, and `a[0]`, which is OFFSET."""
    only(node, "this", "expressions", "offset", "safe")
    whole = compiler.expression(node.this, scope)
    if whole.type.element is None:
        raise unsupported(f"[] on a value of type {whole.type}")
    index = compiler.expression(node.expressions[0], scope)
    if not kinds.turns_into(index.type, kinds.INT64):
        raise invalid_query(f"Array position must be coercible to INT64, not {index.type}")
    base = int(node.args.get("offset") or 0)
    place_sql = coerced(index, kinds.INT64).sql
    low, high = f"{place_sql} < {base}", f"{place_sql} >= len({whole.sql}) + {base}"
    if node.args.get("safe"):
        outside = f"WHEN {low} OR {high} THEN NULL"
    else:
        message = f"'Array index ' || {place_sql} || ' is out of bounds'"
        outside = f"WHEN {low} OR {high} THEN error({message})"
    taken = f"list_extract({whole.sql}, {place_sql} + {1 - base})"
    return Typed(f"CASE {outside} ELSE {taken} END", whole.type.element)
