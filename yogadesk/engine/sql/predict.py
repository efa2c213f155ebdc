"""ML.PREDICT: its input query run first, its model's outputs beside the rows, in a table."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlglot import exp

from yogadesk.engine import ml
from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml.trained import TRAINED
from yogadesk.engine.sql import capacity, images, kinds, sources, trained
from yogadesk.engine.sql.kinds import Type
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.scope import Column, Mark, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from yogadesk.engine.schema import Column as ModelColumn
    from yogadesk.engine.schema import Model
    from yogadesk.engine.sql.compiler import Compiler

_READ: Final = 256
"""Rows read at a time; a row carries a reference to its picture, not the picture."""

_FEW: Final = 10_000
"""Values of answers that are quicker handed over as parameters."""


@dataclass(slots=True, eq=False)
class Prediction:
    """One ML.PREDICT. `inner` is the input query, whose rows get a number and are kept in
    `<table>_in`; the statement reads them as `table`, beside those of the model's outputs that it
    uses. Few outputs go with its text, many are kept in `<table>_out` under the same number."""

    model: Model
    inner: Relation
    table: str
    inputs: dict[str, int]
    outputs: dict[str, Mark]
    is_made: bool = False

    def run(self, compiler: Compiler) -> None:
        """Compute what the statement reads as `table`."""
        sql = compiler.whole(f"SELECT row_number() OVER () - 1 AS row, * FROM ({self.inner.sql})")
        [[count]] = compiler.cur.execute(
            f"CREATE TEMP TABLE {self.table}_in AS {sql}", compiler.values(sql) or None
        ).fetchall()
        used = {name: place for name, place in self._places().items() if self.outputs[name].used}
        if not used or not count:
            # What the statement asks for does not depend on any output: only their number does.
            self._hand_over(compiler, {}, {})
            return
        done = 0
        for batch in _larger(
            ml.predict(
                compiler.session.warehouse.workers,
                self.model,
                self._rows(compiler, count),
                compiler.session.ticket,
                used,
            )
        ):
            answers = {place: [answer[name] for answer in batch] for name, place in used.items()}
            few = sum(value.size for values in answers.values() for value in values) < _FEW
            if few and len(batch) == count:
                self._hand_over_few(compiler, answers)
                return
            self._append(compiler, done, answers)
            done += len(batch)
        kept = {place: f"o.{place}" for place in used.values()}
        self._hand_over(compiler, kept, {}, f"JOIN {self.table}_out AS o USING (row)")

    def relation(self) -> Relation:
        """The outputs, then the columns of the input."""
        columns = [
            Column(name, kind, place, self.outputs[name]) for name, place, kind in self._outputs()
        ]
        return Relation(f"SELECT * FROM {self.table}", (*columns, *self.inner.columns))

    def _outputs(self) -> list[tuple[str, str, Type]]:
        """Name, column and type of each output."""
        return [
            (column.name, f"o{number}", _kind(column))
            for number, column in enumerate(self.model.label_columns)
        ]

    def _places(self) -> dict[str, str]:
        return {name: place for name, place, _ in self._outputs()}

    def _types(self) -> dict[str, str]:
        """DuckDB's type of each output's column."""
        return {place: kinds.physical(kind) for _, place, kind in self._outputs()}

    def _rows(self, compiler: Compiler, count: int) -> Iterator[dict[str, Any]]:
        selected = ", ".join(("row", *(f"c{number}" for number in self.inputs.values())))
        objects = compiler.session.objects
        pictures = [
            self.inner.columns[number].type.name == "IMAGE" for number in self.inputs.values()
        ]
        for start in range(0, count, _READ):
            compiler.session.ticket.check()
            some = f"WHERE row >= {start} AND row < {start + _READ}" if count > _READ else ""
            found = compiler.cur.execute(
                f"SELECT {selected} FROM {self.table}_in {some}"
            ).fetchall()
            for _, *row in sorted(found, key=itemgetter(0)):
                yield {
                    name: images.picture(value, objects) if is_picture else value
                    for name, is_picture, value in zip(self.inputs, pictures, row, strict=True)
                }

    def _hand_over(
        self,
        compiler: Compiler,
        known: dict[str, str],
        values: Mapping[str, object],
        beside: str = "",
    ) -> None:
        """Have the statement read the outputs as the texts in `known` give them, by column: the
        others, which it does not look at, are NULL."""
        parts = [
            f"CAST({known.get(place, 'NULL')} AS {kind})" for place, kind in self._types().items()
        ]
        parts += [column.sql for column in self.inner.named("i")]
        listed = ", ".join(f"{part} AS c{number}" for number, part in enumerate(parts))
        select = f"SELECT {listed} FROM {self.table}_in AS i {beside}"
        compiler.hand_over(self.table, select, values)

    def _hand_over_few(self, compiler: Compiler, answers: dict[str, list[NDArray[Any]]]) -> None:
        """The answers to all rows, as parameters."""
        types = self._types()
        known = {place: f"CAST(${place} AS {types[place]}[])[i.row + 1]" for place in answers}
        given = {place: [value.tolist() for value in values] for place, values in answers.items()}
        self._hand_over(compiler, known, given)

    def _append(
        self, compiler: Compiler, start: int, answers: dict[str, list[NDArray[Any]]]
    ) -> None:
        """Keep the answers to the rows from `start` on."""
        count = len(next(iter(answers.values())))
        if any(_has_nan(value) for values in answers.values() for value in values):
            self._append_one_by_one(compiler, list(range(start, start + count)), answers)
            return
        columns = {place: _column(values) for place, values in answers.items()}
        compiler.cur.register("_batch", {"row": np.arange(start, start + count), **columns})
        self._keep(compiler, answers, f"SELECT {', '.join(('row', *columns))} FROM _batch")
        compiler.cur.unregister("_batch")

    def _append_one_by_one(
        self, compiler: Compiler, rows: list[int], answers: dict[str, list[NDArray[Any]]]
    ) -> None:
        """As parameters: there NaN stays NaN, which DuckDB reads as NULL in arrays of NumPy's."""
        types = self._types()
        parts = [f"unnest(CAST(${place} AS {types[place]}[])) AS {place}" for place in answers]
        given = {place: [value.tolist() for value in values] for place, values in answers.items()}
        listed = ", ".join(("unnest($row) AS row", *parts))
        self._keep(compiler, answers, f"SELECT {listed}", {"row": rows, **given})

    def _keep(
        self,
        compiler: Compiler,
        places: Iterable[str],
        sql: str,
        values: dict[str, object] | None = None,
    ) -> None:
        """Add the rows of a query that gives their number and the outputs in use to the table of
        outputs; the first time, make it."""
        types = self._types()
        columns = ["row", *(f"CAST({place} AS {types[place]}) AS {place}" for place in places)]
        first = "INSERT INTO" if self.is_made else "CREATE TEMP TABLE"
        verb = f"{first} {self.table}_out{'' if self.is_made else ' AS'}"
        self.is_made = True
        compiler.cur.execute(f"{verb} SELECT {', '.join(columns)} FROM ({sql})", values)


def _has_nan(value: NDArray[Any]) -> bool:
    return value.dtype.kind == "f" and bool(np.isnan(value).any())


def _column(values: list[NDArray[Any]]) -> NDArray[Any]:
    if values[0].ndim == 0:
        return np.array([value.item() for value in values], dtype=_element_type(values[0]))
    column = np.empty(len(values), dtype=object)
    for number, value in enumerate(values):
        column[number] = value
    return column


def _element_type(value: NDArray[Any]) -> str:
    return {"f": "float64", "i": "int64", "u": "int64", "b": "bool"}.get(value.dtype.kind, "object")


def _larger(
    batches: Iterator[list[tuple[Any, dict[str, NDArray[Any]]]]],
) -> Iterator[list[dict[str, NDArray[Any]]]]:
    """The answers in batches that are worth an INSERT each."""
    waiting: list[dict[str, NDArray[Any]]] = []
    for batch in batches:
        waiting += [answer for _, answer in batch]
        if len(waiting) >= _READ:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def relation(compiler: Compiler, node: exp.Predict) -> Relation:
    """ML.PREDICT(MODEL m, (query) or TABLE t) as a relation: the model's outputs, then all columns
    of the input. The same call twice in one statement is computed once."""
    only(node, "this", "expression")
    if not isinstance(node.this, exp.Table) or node.expression is None:
        raise unsupported("This form of ML.PREDICT")
    around = _around(compiler)
    for known, where, made in compiler.predictions:
        # The text is only worth writing where there are two.
        if where == around and known.sql("bigquery") == node.sql("bigquery"):
            return made.relation()
    prediction = _prepared(compiler, node)
    compiler.steps.append(prediction)
    if not node.find(exp.Placeholder):
        compiler.predictions.append((node, around, prediction))
    return prediction.relation()


def _around(compiler: Compiler) -> tuple[object, ...]:
    """What the same text of a call may mean different things in."""
    tables = sorted((name, known.table) for name, known in compiler.common_tables.items())
    return (tables, compiler.project, compiler.default_dataset)


def _prepared(compiler: Compiler, node: exp.Predict) -> Prediction | trained.Answers:
    ref = compiler.ref(sources.names(node.this), node.this)
    model = compiler.model(ref)
    if model is None:
        raise compiler.not_found("Model", str(ref))
    compiler.refer(ref)
    inner = sources.whole(compiler, node.expression)
    if model.model_type in TRAINED:
        return trained.predict(compiler, model, inner, node)
    capacity.require(compiler, model)
    if model.model_type not in ml.IMPORTED:
        raise unsupported(f"ML.PREDICT with a model of type {model.model_type}")
    inputs = {column.name: _number_of(column, inner, node) for column in model.feature_columns}
    given = {column.name.lower() for column in inner.columns if column.name is not None}
    for column in model.label_columns:
        if column.name.lower() in given:
            raise unsupported(f"An input column with the name of the output {column.name}")
    marks = {column.name: Mark() for column in model.label_columns}
    return Prediction(model, inner, compiler.name("predicted"), inputs, marks)


def _number_of(column: ModelColumn, inner: Relation, node: exp.Expr) -> int:
    found = [number for number, each in enumerate(inner.columns) if each.is_called(column.name)]
    if len(found) != 1:
        why = "was not found in" if not found else "is more than once in"
        raise invalid_query(
            f"Column {column.name} {why} the input data to the prediction function", *place(node)
        )
    kind = inner.columns[found[0]].type
    if kind == kinds.CONTENT or (kind.is_lazy and kind.name != "IMAGE"):
        raise invalid_query(
            f"Column {column.name} has the type {kind}; a model takes ML.DECODE_IMAGE(data)",
            *place(node),
        )
    return found[0]


def _kind(column: ModelColumn) -> Type:
    kind = Type(column.type_kind)
    if column.array_depth > 1:
        raise unsupported(f"The model's output {column.name}, an array of arrays,")
    return kinds.array(kind) if column.array_depth else kind
