"""ML.PREDICT: its input query run first, its model's outputs beside the rows, in a table."""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from yogadesk.engine.schema import Column as ModelColumn
    from yogadesk.engine.schema import Model
    from yogadesk.engine.sql.compiler import Compiler

_READ: Final = 256
"""Rows read at a time; a row carries a reference to its picture, not the picture."""


@dataclass(slots=True, eq=False)
class Prediction:
    """One ML.PREDICT. `inner` is the input query, whose rows get a number and are kept; the
    model's outputs, those that the statement uses, are kept beside them under the same number."""

    model: Model
    inner: Relation
    table: str
    inputs: dict[str, int]
    outputs: dict[str, Mark]

    def run(self, compiler: Compiler) -> None:
        """Make both tables."""
        cur = compiler.cur
        sql = compiler.whole(f"SELECT row_number() OVER () - 1 AS row, * FROM ({self.inner.sql})")
        cur.execute(f"CREATE TEMP TABLE {self.table}_in AS {sql}", compiler.values(sql) or None)
        used = {name: place for name, place in self._places().items() if self.outputs[name].used}
        columns = [f"{place} {kinds.physical(kind)}" for _, place, kind in self._outputs()]
        cur.execute(f"CREATE TEMP TABLE {self.table}_out ({', '.join(['row BIGINT', *columns])})")
        if not used:
            # What the statement asks for does not depend on any output: only their number does.
            cur.execute(f"INSERT INTO {self.table}_out (row) SELECT row FROM {self.table}_in")
            return
        done = 0
        for batch in _larger(
            ml.predict(
                compiler.session.warehouse.workers,
                self.model,
                self._rows(compiler),
                compiler.session.ticket,
                used,
            )
        ):
            self._append(compiler, done, used, batch)
            done += len(batch)

    def relation(self) -> Relation:
        """Both tables side by side."""
        columns = [
            Column(name, kind, place, self.outputs[name]) for name, place, kind in self._outputs()
        ]
        parts = [f"o.{column.sql}" for column in columns]
        parts += [column.sql for column in self.inner.named("i")]
        listed = ", ".join(f"{part} AS c{number}" for number, part in enumerate(parts))
        return Relation(
            f"SELECT {listed} FROM {self.table}_out AS o JOIN {self.table}_in AS i USING (row)",
            (*columns, *self.inner.columns),
        )

    def _outputs(self) -> list[tuple[str, str, Type]]:
        """Name, column and type of each output."""
        return [
            (column.name, f"o{number}", _kind(column))
            for number, column in enumerate(self.model.label_columns)
        ]

    def _places(self) -> dict[str, str]:
        return {name: place for name, place, _ in self._outputs()}

    def _rows(self, compiler: Compiler) -> Iterator[dict[str, Any]]:
        selected = ", ".join(f"c{number}" for number in self.inputs.values()) or "row"
        objects = compiler.session.objects
        pictures = [
            self.inner.columns[number].type.name == "IMAGE" for number in self.inputs.values()
        ]
        start = 0
        while True:
            compiler.session.ticket.check()
            rows = compiler.cur.execute(
                f"SELECT {selected} FROM {self.table}_in "
                f"WHERE row >= {start} AND row < {start + _READ} ORDER BY row"
            ).fetchall()
            for row in rows:
                yield {
                    name: images.picture(value, objects) if is_picture else value
                    for name, is_picture, value in zip(self.inputs, pictures, row, strict=False)
                }
            if len(rows) < _READ:
                return
            start += _READ

    def _append(
        self,
        compiler: Compiler,
        start: int,
        used: dict[str, str],
        batch: list[dict[str, NDArray[Any]]],
    ) -> None:
        columns: dict[str, NDArray[Any]] = {"row": np.arange(start, start + len(batch))}
        for name, column in used.items():
            values = [answer[name] for answer in batch]
            if any(_has_nan(value) for value in values):
                # DuckDB would read NaN in these arrays as NULL.
                self._append_slowly(compiler, start, used, batch)
                return
            columns[column] = _column(values)
        listed = ", ".join(columns)
        compiler.cur.register("_batch", columns)
        compiler.cur.execute(f"INSERT INTO {self.table}_out ({listed}) SELECT {listed} FROM _batch")
        compiler.cur.unregister("_batch")

    def _append_slowly(
        self,
        compiler: Compiler,
        start: int,
        used: dict[str, str],
        batch: list[dict[str, NDArray[Any]]],
    ) -> None:
        kinds_of = {name: kind for name, _, kind in self._outputs()}
        marks = ", ".join(f"CAST(? AS {kinds.physical(kinds_of[name])})" for name in used)
        rows = [
            [start + place, *(answer[name].tolist() for name in used)]
            for place, answer in enumerate(batch)
        ]
        listed = ", ".join(("row", *used.values()))
        compiler.cur.executemany(
            f"INSERT INTO {self.table}_out ({listed}) VALUES (?, {marks})", rows
        )


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
    key = _key(compiler, node)
    prediction = compiler.predictions.get(key) if key else None
    if prediction is None:
        prediction = _prepared(compiler, node)
        compiler.steps.append(prediction)
        if key:
            compiler.predictions[key] = prediction
    return prediction.relation()


def _key(compiler: Compiler, node: exp.Predict) -> str | None:
    """What tells one ML.PREDICT of a statement from another; None where nothing does."""
    if node.find(exp.Placeholder):
        return None
    around = sorted((name, known.table) for name, known in compiler.common_tables.items())
    return repr((node.sql("bigquery"), around, compiler.project, compiler.default_dataset))


def _prepared(compiler: Compiler, node: exp.Predict) -> Prediction | trained.Answers:
    ref = compiler.ref(sources.names(node.this), node.this)
    model = compiler.session.warehouse.catalog.model(compiler.cur, ref)
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
