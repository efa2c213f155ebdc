"""Several statements in one request, and the variables they share."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import casts, kinds
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.session import Parameter, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.engine.schema import Field
    from yogadesk.engine.sql.dialect import Statement


def is_script(statements: Sequence[Statement]) -> bool:
    """Whether a request is more than one plain statement."""
    return len(statements) > 1 or isinstance(statements[0].tree, exp.Declare | exp.Set)


def run(
    statements: Sequence[Statement],
    session: Session,
    run_one: Callable[[Statement, Session], Outcome],
    select: Callable[[exp.Expr, Session], Outcome],
) -> Outcome:
    """Run them one after another; what the last one answers is the answer. Raises 501 before any
    has run where a query's answer would have to be kept beyond a statement that gives none."""
    last = statements[-1]
    has_query = any(isinstance(each.tree, exp.Query) for each in statements)
    if has_query and not isinstance(last.tree, exp.Query):
        raise unsupported("A script whose last statement is no query, but an earlier one is")
    _check_order(statements)
    outcome = Outcome("SCRIPT")
    for statement in statements:
        tree = statement.tree
        if isinstance(tree, exp.Declare):
            session = _declared(tree, session, select)
        elif isinstance(tree, exp.Set):
            session = _set(tree, session, select)
        else:
            outcome = run_one(statement, session)
            if isinstance(tree, exp.Query) and statement is not last:
                for _ in outcome.rows:
                    pass
    return replace(outcome, kind="SCRIPT")


def _check_order(statements: Sequence[Statement]) -> None:
    others = False
    for statement in statements:
        if isinstance(statement.tree, exp.Declare) and others:
            raise invalid_query(
                "Variable declarations are allowed only at the start of a block or script",
                *place(statement.tree),
            )
        others = others or not isinstance(statement.tree, exp.Declare)


def _declared(
    node: exp.Declare, session: Session, select: Callable[[exp.Expr, Session], Outcome]
) -> Session:
    only(node, "expressions")
    for item in node.expressions:
        only(item, "this", "kind", "default")
        names = item.this if isinstance(item.this, list) else [item.this]
        kind = casts.data_type(item.args["kind"]) if item.args.get("kind") else None
        default = item.args.get("default")
        if default is None and kind is None:
            raise invalid_query("DECLARE needs a type or a DEFAULT", *place(node))
        field, value = _value(default or exp.Null(), kind, session, select)
        for name in names:
            if _found(session, name.name) is not None:
                raise invalid_query(f"Variable '{name.name}' redeclared", *place(node))
            made = Parameter(name.name, field, value)
            session = replace(session, variables=(*session.variables, made))
    return session


def _set(
    node: exp.Set, session: Session, select: Callable[[exp.Expr, Session], Outcome]
) -> Session:
    if len(node.expressions) != 1:
        raise unsupported("SET of several variables")
    assigned = node.expressions[0].this
    if not isinstance(assigned, exp.EQ) or not isinstance(assigned.this, exp.Column):
        raise unsupported("SET of anything but one variable")
    name = assigned.this.name
    known = _found(session, name)
    if known is None or assigned.this.table:
        raise invalid_query(f"Undeclared variable: {name}", *place(node))
    _, value = _value(assigned.expression, kinds.type_of(known.type), session, select)
    others = tuple(each for each in session.variables if each is not known)
    return replace(session, variables=(*others, replace(known, value=value)))


def _found(session: Session, name: str) -> Parameter | None:
    for each in session.variables:
        if each.name is not None and each.name.lower() == name.lower():
            return each
    return None


def _value(
    node: exp.Expr,
    kind: kinds.Type | None,
    session: Session,
    select: Callable[[exp.Expr, Session], Outcome],
) -> tuple[Field, object]:
    """The value of an expression as a variable of that type holds it."""
    if kind is not None and kind.name != "ARRAY":
        # The element of a typed array turns into its type as an assigned value does.
        array = exp.Cast(this=exp.Array(expressions=[node.copy()]), to=_written(kinds.array(kind)))
        node = exp.Bracket(this=array, expressions=[exp.Literal.number(0)], offset=0, safe=False)
    outcome = select(exp.select(exp.alias_(node.copy(), "value")), session)
    [field] = outcome.fields
    [[value]] = list(outcome.rows)
    found = kinds.type_of(field)
    if kind is not None and found != kind:
        raise unsupported(f"A variable of type {kind} that is set to {found}")
    if found.name == "STRUCT" or (found.element is not None and found.element.name == "STRUCT"):
        raise unsupported("A variable of type STRUCT")
    return field, value


def _written(kind: kinds.Type) -> exp.DataType:
    return exp.DataType.build(str(kind), dialect="bigquery")
