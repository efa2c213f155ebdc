"""One statement being translated: what its parts share, and the one way from part to part."""

from __future__ import annotations

import re
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.known import Facts
from yogadesk.engine.schema import Ref
from yogadesk.engine.sql import expressions, kinds, select
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed
from yogadesk.engine.types import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from duckdb import DuckDBPyConnection
    from sqlglot import exp

    from yogadesk.engine.records import Dataset
    from yogadesk.engine.schema import Model, Table
    from yogadesk.engine.sql.predict import Prediction
    from yogadesk.engine.sql.scope import Relation, Scope
    from yogadesk.engine.sql.session import Parameter, Session
    from yogadesk.engine.sql.steps import Step
    from yogadesk.engine.sql.trained import Answers


_PARAMETER: Final = re.compile(r"\$(\w+)")
_LONGEST: Final = 2_000_000
"""Some functions say their arguments more than once in DuckDB: nested, that grows quickly."""


@dataclass(frozen=True, slots=True)
class CommonTable:
    """A query of a WITH clause: where it lies, and how its columns are called."""

    table: str
    relation: Relation


@dataclass(slots=True)
class Compiler:
    """Translates the parts of one statement. It collects the common tables (all of them stand in
    front of the whole DuckDB statement), the steps that have to run first, and the parameters.

    `cur` is the transaction the statement runs in; translating only reads metadata through it.
    `facts` is what is known of the state that it sees, where it changes nothing itself.
    """

    session: Session
    cur: DuckDBPyConnection
    facts: Facts | None = None
    steps: list[Step] = field(default_factory=list)
    referenced: list[Ref] = field(default_factory=list)
    common: list[tuple[str, str]] = field(default_factory=list)
    bound: dict[str, object] = field(default_factory=dict)
    common_tables: dict[str, CommonTable] = field(default_factory=dict)
    predictions: list[tuple[exp.Expr, tuple[object, ...], Prediction | Answers]] = field(
        default_factory=list
    )
    views: tuple[Ref, ...] = ()
    project: str = field(init=False)
    default_dataset: tuple[str, str] | None = field(init=False)
    _names: int = 0
    _salt: str = field(default_factory=lambda: secrets.token_hex(6))

    def __post_init__(self) -> None:
        self.project = self.session.project
        self.default_dataset = self.session.default_dataset

    def name(self, prefix: str) -> str:
        """A name nothing else in the statement has."""
        self._names += 1
        return f"{prefix}{self._names}"

    def expression(self, node: exp.Expr, scope: Scope) -> Typed:
        made = expressions.compile_expression(self, node, scope)
        if len(made.sql) > _LONGEST:
            raise unsupported("An expression that nests functions this deeply")
        return made

    def query(self, node: exp.Expr, around: Scope | None) -> Relation:
        return select.compile_query(self, node, around)

    def define(self, name: str, relation: Relation) -> None:
        """Make a query of a WITH clause known to what follows."""
        if relation.is_value:
            raise unsupported("SELECT AS STRUCT in a WITH clause")
        table = self.name("w")
        self.common.append((table, relation.sql))
        self.common_tables = {**self.common_tables, name.lower(): CommonTable(table, relation)}

    def hand_over(self, table: str, select: str, values: Mapping[str, object]) -> None:
        """Have the statement's text read `table` as the query `select` over values that go with it
        as parameters, `$name` in `select`: for few rows quicker than a temporary table."""
        bound = {name: f"{table}_{name}_{self._salt}" for name in values}
        self.bound |= {bound[name]: value for name, value in values.items()}
        # In front: the queries of a WITH clause may read it.
        self.common.insert(0, (table, _PARAMETER.sub(lambda found: f"${bound[found[1]]}", select)))

    def whole(self, sql: str) -> str:
        """A query's DuckDB text with the common tables that it reads, or they read, in front."""
        parts: list[str] = []
        read = sql
        for name, query in reversed(self.common):
            if name in read:
                parts.append(f"{name} AS ({query})")
                read += query
        return f"WITH {', '.join(reversed(parts))} {sql}" if parts else sql

    def values(self, sql: str) -> dict[str, object]:
        """The parameters that occur in a DuckDB text. Their names cannot be guessed, so that no
        string of the statement's author looks like one."""
        return {name: value for name, value in self.bound.items() if f"${name}" in sql}

    def ref(self, parts: list[str], node: exp.Expr) -> Ref:
        """The full name of a table, view or model. Raises BigQuery's error without a dataset."""
        if len(parts) == 3:
            return Ref(*parts)
        if len(parts) == 2:
            return Ref(self.project, *parts)
        if self.default_dataset is None:
            raise invalid_query(
                f'Table "{parts[-1]}" must be qualified with a dataset (e.g. dataset.table).',
                *place(node),
            )
        return Ref(*self.default_dataset, parts[-1])

    def dataset(self, project: str, name: str) -> Dataset | None:
        """The dataset of the catalog, or None."""
        facts = self.facts or Facts()
        found = self.session.warehouse.datasets_seen(self.cur, facts, project)
        return next((each for each in found if each.name == name), None)

    def table(self, ref: Ref) -> Table | None:
        """The table, view or object table of the catalog, or None."""
        facts = self.facts or Facts()
        found = facts.tables.get(ref) or self.session.warehouse.catalog.table(self.cur, ref)
        if found is not None:
            facts.tables[ref] = found
        return found

    def model(self, ref: Ref) -> Model | None:
        """The model of the catalog, or None."""
        facts = self.facts or Facts()
        found = facts.models.get(ref) or self.session.warehouse.catalog.model(self.cur, ref)
        if found is not None:
            facts.models[ref] = found
        return found

    def refer(self, ref: Ref) -> None:
        """Note that the statement reads a table or a model."""
        if ref not in self.referenced:
            self.referenced.append(ref)

    @contextmanager
    def inside_view(self, ref: Ref) -> Iterator[None]:
        """While a view's own query is translated: its project, no default dataset, no WITH of the
        statement around it."""
        before = (self.project, self.default_dataset, self.common_tables, self.views)
        self.project, self.default_dataset, self.common_tables = ref.project, None, {}
        self.views = (*self.views, ref)
        try:
            yield
        finally:
            self.project, self.default_dataset, self.common_tables, self.views = before

    def not_found(self, kind: str, name: str) -> Fault:
        """BigQuery's 404 for a name in a statement."""
        where = self.session.location or "US"
        return Fault(404, "notFound", f"Not found: {kind} {name} was not found in location {where}")

    def variable(self, name: str) -> Typed | None:
        """A script's variable, or None: what no column is called."""
        if self.views:
            return None  # a view's own query knows none
        for number, known in enumerate(self.session.variables):
            if known.name is not None and known.name.lower() == name.lower():
                kind = kinds.type_of(known.type)
                bound = f"v{number}_{self._salt}"
                self.bound[bound] = known.value
                return Typed(f"CAST(${bound} AS {kinds.physical(kind)})", kind)
        return None

    def parameter(self, node: exp.Expr) -> Typed:
        """A query parameter, by `@name` or by its place (`?`)."""
        given = self._given(node)
        kind = kinds.type_of(given.type)
        sql = self._bound(f"p{self.session.parameters.index(given)}", given.value, kind)
        if kind.name == "STRUCT" or (kind.element is not None and kind.element.name == "STRUCT"):
            return Typed(sql, kind)
        return Typed(sql, kind, constant=True, value=given.value)

    def _bound(self, name: str, value: Any, kind: kinds.Type) -> str:
        """DuckDB's text for a value that is handed over apart: structs part by part, as DuckDB
        would take a dict with the keys `key` and `value` for a map."""
        physical = kinds.physical(kind)
        if isinstance(value, dict):
            parts = ", ".join(
                f"{quoted(label)} := {self._bound(f'{name}_{n}', value[label], inner)}"
                for n, (label, inner) in enumerate(kind.fields)
            )
            return f"struct_pack({parts})"
        if isinstance(value, list) and kind.element is not None and kind.element.fields:
            element = kind.element
            items = [self._bound(f"{name}_{n}", item, element) for n, item in enumerate(value)]
            return f"CAST([{', '.join(items)}] AS {physical})"
        self.bound[f"{name}_{self._salt}"] = value
        return f"CAST(${name}_{self._salt} AS {physical})"

    def _given(self, node: exp.Expr) -> Parameter:
        if node.key == "placeholder":
            positional = [p for p in self.session.parameters if p.name is None]
            number = int(node.meta["number"])
            if number > len(positional):
                raise invalid_query(f"Query parameter number {number} is not defined", *place(node))
            return positional[number - 1]
        if node.this.key == "parameter":
            raise unsupported(f"The system variable @@{node.this.name}")
        named = node.name.lower()
        for parameter in self.session.parameters:
            if parameter.name is not None and parameter.name.lower() == named:
                return parameter
        raise invalid_query(f"Query parameter '{node.name}' not found", *place(node))
