"""Which names a statement can say at a place, and what each of them is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql.places import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.sql.objects import ObjectScan
    from yogadesk.engine.sql.typed import Typed


@dataclass(slots=True, eq=False)
class Mark:
    """Whether a statement uses a column of something that is made for it (a listing of objects, a
    model's outputs): what nobody uses is never made."""

    used: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A column that can be named. `hidden` ones are not part of `*`. `scan` is given for the uri
    of an object table, whose value says which objects have to be looked at."""

    name: str | None
    type: Type
    sql: str
    mark: Mark = field(default_factory=Mark)
    hidden: bool = False
    scan: ObjectScan | None = None

    def is_called(self, name: str) -> bool:
        return self.name is not None and self.name.lower() == name.lower()


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A range variable: what `alias` in front of a dot means. `path` is the full name of a table
    that has no alias of its own, so that `dataset.table.column` finds it. `value` is given where
    the alias alone names a column: the elements of an UNNEST."""

    alias: str | None
    columns: tuple[Column, ...]
    path: tuple[str, ...] = ()
    value: Column | None = None


@dataclass(frozen=True, slots=True, eq=False)
class From:
    """A FROM clause: its DuckDB text, its columns in the order of `*`, its range variables.
    `is_lateral` for an UNNEST that belongs to the row on its left."""

    sql: str
    columns: tuple[Column, ...] = ()
    sources: tuple[Source, ...] = ()
    is_lateral: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A whole query: its DuckDB text, whose columns are called `c0`, `c1` … in their order.
    `is_value` for SELECT AS STRUCT, whose rows are single values without a column name."""

    sql: str
    columns: tuple[Column, ...]
    is_value: bool = False

    def named(self, table: str) -> tuple[Column, ...]:
        """Its columns as seen by a query that selects from it under the name `table`."""
        return tuple(replace(c, sql=f"{table}.c{i}") for i, c in enumerate(self.columns))


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The names of a query's FROM clause, and around them those of the queries it stands in.

    `aliases` are what the SELECT list called its columns, for the clauses that may say those names
    (None for a name that means two things); `aliases_win` where such a name hides a column's
    (ORDER BY). `windows` is its WINDOW clause.
    """

    inside: From
    around: Scope | None = None
    aliases: Mapping[str, Typed | None] = field(default_factory=dict)
    aliases_win: bool = False
    windows: Mapping[str, exp.Expr] = field(default_factory=dict)

    def alias(self, name: exp.Identifier) -> Typed | None:
        """What the SELECT list calls by this name, or None. Raises 501 for a name that is also a
        column's and means something else, where BigQuery's choice was not checked."""
        if name.name.lower() not in self.aliases:
            return None
        found = self.aliases[name.name.lower()]
        if found is None:
            raise invalid_query(f"Column name {name.name} is ambiguous", *place(name))
        if self.aliases_win:
            return found
        column = _in_columns(self, [name])
        if column is not None and column[0].sql != found.sql:
            raise unsupported(f"The name {name.name}, which is a column's and an alias,")
        return found

    def find(self, path: list[exp.Identifier]) -> tuple[Column, list[exp.Identifier]]:
        """The column a dotted path begins with, and the rest of the path: fields of a struct.

        Raises BigQuery's errors for a name that is not there or is there twice, and 501 for a
        whole row taken as one value.
        """
        for scope in self._outwards():
            found = _in_sources(scope.inside.sources, path) or _in_columns(scope, path)
            if found is not None:
                column, length = found
                column.mark.used = True
                return column, path[length:]
        for scope in self._outwards():
            if any(_says(s, path[0].name) for s in scope.inside.sources):
                if len(path) > 1:
                    raise invalid_query(
                        f"Name {path[1].name} not found inside {path[0].name}", *place(path[1])
                    )
                raise unsupported(f"The whole row {path[0].name} as one value")
        raise invalid_query(f"Unrecognized name: {path[0].name}", *place(path[0]))

    def _outwards(self) -> Iterator[Scope]:
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.around


def names_of(node: exp.Column) -> list[exp.Identifier]:
    """The parts of a dotted name. Raises 501 for one that has something else among them."""
    parts = [part for part in node.parts if isinstance(part, exp.Identifier)]
    if len(parts) != len(node.parts):
        raise unsupported(f"The name {node.sql('bigquery')}")
    return parts


def _says(source: Source, name: str) -> bool:
    return source.alias is not None and source.alias.lower() == name.lower()


def _in_sources(sources: Iterable[Source], path: list[exp.Identifier]) -> tuple[Column, int] | None:
    names = [part.name.lower() for part in path]
    for source in sources:
        prefixes = [[source.alias.lower()]] if source.alias is not None else []
        whole = [part.lower() for part in source.path]
        prefixes += [whole[-length:] for length in range(2, len(whole) + 1)]
        for prefix in prefixes:
            length = len(prefix)
            if len(names) > length and names[:length] == prefix:
                found = _one(source.columns, path[length])
                if found is not None:
                    return found, length + 1
    return None


def _in_columns(scope: Scope, path: list[exp.Identifier]) -> tuple[Column, int] | None:
    column = _one(scope.inside.columns, path[0])
    if column is None:
        return None
    found = (column, 1)
    # What the name means then depends on rules that were not checked against BigQuery.
    if len(path) == 1 and any(
        _says(s, path[0].name) and found[0] is not s.value for s in scope.inside.sources
    ):
        raise unsupported(f"The name {path[0].name}, which is a table's and a column's,")
    return found


def _one(columns: Iterable[Column], name: exp.Identifier) -> Column | None:
    found = [column for column in columns if column.is_called(name.name)]
    if len(found) > 1:
        raise invalid_query(f"Column name {name.name} is ambiguous", *place(name))
    return found[0] if found else None
