"""ML.PREDICT with a model that was trained here, and the functions that tell how good it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.ml import measures, trained
from yogadesk.engine.sql import kinds, sources
from yogadesk.engine.sql.kinds import Type
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.scope import Column, Relation
from yogadesk.engine.sql.typed import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray
    from sqlglot import exp

    from yogadesk.engine.ml.trained import Trained
    from yogadesk.engine.schema import Model
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.dialect import Measure

_AT_ONCE: Final = 1024
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DIGIT_FIRST: Final = re.compile(r"[0-9][A-Za-z0-9_]*")


@dataclass(slots=True, eq=False)
class Answers:
    """The answers of a trained model to a query's rows, in a table beside them. `columns` says in
    which column of the query each feature is."""

    model: Trained
    inner: Relation
    table: str
    columns: dict[str, int]

    def run(self, compiler: Compiler) -> None:
        """Make both tables: the rows with a number, and the classes of each, best first."""
        cur = compiler.cur
        sql = compiler.whole(f"SELECT row_number() OVER () - 1 AS row, * FROM ({self.inner.sql})")
        cur.execute(f"CREATE TEMP TABLE {self.table}_in AS {sql}", compiler.values(sql) or None)
        cur.execute(
            f"CREATE TEMP TABLE {self.table}_out (row BIGINT, best INTEGER[], shares DOUBLE[])"
        )
        for start, columns, count in _batches(compiler, self.table, self.columns):
            shares = self.model.answer(columns, count)
            best = np.argsort(-shares, axis=1, kind="stable")
            compiler.cur.register(
                "_answered",
                {
                    "row": np.arange(start, start + count),
                    "best": _objects(best.astype(np.int32)),
                    "shares": _objects(np.take_along_axis(shares, best, axis=1)),
                },
            )
            cur.execute(f"INSERT INTO {self.table}_out SELECT row, best, shares FROM _answered")
            cur.unregister("_answered")

    def relation(self) -> Relation:
        """`predicted_<label>`, `predicted_<label>_probs`, then all columns of the input."""
        model = self.model
        kind = Type(model.label_type)
        labels = f"[{', '.join(_label(each, kind) for each in model.classes)}]"
        predicted = f"{labels}[o.best[1] + 1]"
        pair = f"struct_pack(label := {labels}[o.best[n] + 1], prob := o.shares[n])"
        shares = f"list_transform(range(1, {len(model.classes) + 1}), lambda n: {pair})"
        probability = kinds.array(kinds.struct(("label", kind), ("prob", kinds.FLOAT64)))
        columns = (
            Column(f"predicted_{model.label}", kind, ""),
            Column(f"predicted_{model.label}_probs", probability, ""),
        )
        parts = [predicted, shares, *(each.sql for each in self.inner.named("i"))]
        listed = ", ".join(f"{part} AS c{number}" for number, part in enumerate(parts))
        return Relation(
            f"SELECT {listed} FROM {self.table}_out AS o JOIN {self.table}_in AS i USING (row)",
            (*columns, *self.inner.columns),
        )


def _label(label: str, kind: Type) -> str:
    return text(label) if kind == kinds.STRING else f"CAST({text(label)} AS {kinds.physical(kind)})"


def _objects(rows: NDArray[Any]) -> NDArray[np.object_]:
    """Each row as one value: what DuckDB takes for a list."""
    made = np.empty(len(rows), dtype=object)
    for number, row in enumerate(rows):
        made[number] = row
    return made


def _batches(
    compiler: Compiler, table: str, columns: dict[str, int]
) -> Iterator[tuple[int, dict[str, Sequence[Any]], int]]:
    """The columns of `<table>_in`, so many rows at a time, with the number of the first."""
    selected = ", ".join(f"c{number}" for number in columns.values()) or "row"
    start = 0
    while True:
        compiler.session.ticket.check()
        rows = compiler.cur.execute(
            f"SELECT {selected} FROM {table}_in WHERE row >= {start} AND row < {start + _AT_ONCE} "
            "ORDER BY row"
        ).fetchall()
        if rows:
            found: dict[str, Sequence[Any]] = dict(
                zip(columns, zip(*rows, strict=True), strict=True)
            )
            yield start, found, len(rows)
        if len(rows) < _AT_ONCE:
            return
        start += _AT_ONCE


def predict(compiler: Compiler, model: Model, inner: Relation, node: exp.Expr) -> Answers:
    """ML.PREDICT of a trained model over a query. Raises Fault when a feature is missing."""
    known = trained.load(model.folder)
    columns = {each.name: _column_of(each.name, inner, node) for each in known.features}
    for feature in known.features:
        _check_type(feature.name, feature.type_name, inner.columns[columns[feature.name]].type)
    for name in (f"predicted_{known.label}", f"predicted_{known.label}_probs"):
        if any(column.is_called(name) for column in inner.columns):
            raise unsupported(f"An input column with the name of the output {name}")
    return Answers(known, inner, compiler.name("answered"), columns)


def _column_of(name: str, inner: Relation, node: exp.Expr) -> int:
    found = [number for number, each in enumerate(inner.columns) if each.is_called(name)]
    if len(found) != 1:
        why = "was not found in" if not found else "is more than once in"
        raise invalid_query(
            f"Column {name} {why} the input data to the prediction function", *place(node)
        )
    return found[0]


def _check_type(name: str, wanted: str, given: Type) -> None:
    numbers = ("INT64", "FLOAT64", "NUMERIC")
    plain = wanted.removeprefix("ARRAY<").removesuffix(">")
    element = given.element if given.name == "ARRAY" else given
    fits = wanted.startswith("ARRAY<") == (given.name == "ARRAY") and element is not None
    if not fits or not (
        element == Type(plain) or (plain in numbers and element is not None and element.is_number)
    ):
        raise invalid_query(f"Column {name} is of type {given}; the model takes {wanted}")


# ---- ML.EVALUATE and its companions -----------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Table:
    """A small table that is computed before the statement runs."""

    name: str
    columns: tuple[tuple[str, Type], ...]
    make: Callable[[Compiler], list[tuple[Any, ...]]]

    def run(self, compiler: Compiler) -> None:
        listed = ", ".join(
            f"c{number} {kinds.physical(kind)}" for number, (_, kind) in enumerate(self.columns)
        )
        compiler.cur.execute(f"CREATE TEMP TABLE {self.name} ({listed})")
        marks = ", ".join("?" for _ in self.columns)
        rows = self.make(compiler)
        if rows:
            compiler.cur.executemany(f"INSERT INTO {self.name} VALUES ({marks})", rows)

    def relation(self) -> Relation:
        listed = ", ".join(f"c{number}" for number in range(len(self.columns)))
        return Relation(
            f"SELECT {listed} FROM {self.name}",
            tuple(Column(name, kind, "") for name, kind in self.columns),
        )


def relation(compiler: Compiler, node: Measure) -> Relation:
    """ML.EVALUATE, ML.CONFUSION_MATRIX, ML.WEIGHTS or ML.TRAINING_INFO as a relation."""
    ref = compiler.ref(sources.names(node.this), node.this)
    model = compiler.model(ref)
    if model is None:
        raise compiler.not_found("Model", str(ref))
    compiler.refer(ref)
    name = f"ML.{node.name.upper()}"
    if model.model_type not in trained.TRAINED:
        raise invalid_query(f"{name} does not support models of type {model.model_type}")
    if node.args.get("parameters") is not None:
        raise unsupported(f"{name} with a STRUCT of settings")
    known = trained.load(model.folder)
    made = _MAKERS[name](compiler, known, node)
    compiler.steps.append(made)
    return made.relation()


def _judged(
    compiler: Compiler, known: Trained, node: Measure
) -> Callable[[Compiler], tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """The true class and the answer for each row: of the data given, or of the rows that were held
    out when the model was trained (of all, when none were)."""
    data = node.args.get("data")
    if data is None:
        return lambda _: (known.truth, known.shares)
    inner = sources.whole(compiler, data)
    columns = {each.name: _column_of(each.name, inner, node) for each in known.features}
    for feature in known.features:
        _check_type(feature.name, feature.type_name, inner.columns[columns[feature.name]].type)
    label = _column_of(known.label, inner, node)
    if inner.columns[label].type != Type(known.label_type):
        raise unsupported(f"A label of type {inner.columns[label].type} in ML.{node.name}")
    table = compiler.name("judged")

    def judge(compiler: Compiler) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        sql = compiler.whole(f"SELECT row_number() OVER () - 1 AS row, * FROM ({inner.sql})")
        compiler.cur.execute(f"CREATE TEMP TABLE {table}_in AS {sql}", compiler.values(sql) or None)
        places = {each: number for number, each in enumerate(known.classes)}
        truth: list[int] = []
        shares: list[NDArray[np.float64]] = []
        wanted = {**columns, "": label}
        for _, found, count in _batches(compiler, table, wanted):
            truth += [_place(places, each) for each in found.pop("")]
            shares.append(known.answer(found, count))
        if not truth:
            raise invalid_query("Input data doesn't contain any rows.")
        return np.array(truth, dtype=np.int64), np.vstack(shares)

    return judge


def _place(places: dict[str, int], label: object) -> int:
    if label is None:
        raise unsupported("Evaluating rows whose label is NULL")
    written = ("true" if label else "false") if isinstance(label, bool) else str(label)
    if written not in places:
        raise unsupported(f"Evaluating the label {written!r}, which the model was not trained with")
    return places[written]


def _evaluate(compiler: Compiler, known: Trained, node: Measure) -> _Table:
    judge = _judged(compiler, known, node)
    names = ("precision", "recall", "accuracy", "f1_score", "log_loss", "roc_auc")

    def make(compiler: Compiler) -> list[tuple[Any, ...]]:
        found = measures.measure(*judge(compiler))
        return [tuple(getattr(found, name) for name in names)]

    return _Table(compiler.name("measured"), tuple((n, kinds.FLOAT64) for n in names), make)


def _confusion(compiler: Compiler, known: Trained, node: Measure) -> _Table:
    judge = _judged(compiler, known, node)
    columns = [("expected_label", Type(known.label_type))]
    columns += [(_column_name(each), kinds.INT64) for each in known.classes]
    if len({name.lower() for name, _ in columns}) != len(columns):
        raise unsupported("Class labels that differ by case alone in ML.CONFUSION_MATRIX")

    def make(compiler: Compiler) -> list[tuple[Any, ...]]:
        counted = measures.confusion(*judge(compiler))
        return [
            (_value(label, known.label_type), *(int(n) for n in row))
            for label, row in zip(known.classes, counted, strict=True)
        ]

    return _Table(compiler.name("confused"), tuple(columns), make)


def _column_name(label: str) -> str:
    if _PLAIN.fullmatch(label):
        return label
    if _DIGIT_FIRST.fullmatch(label):
        return f"_{label}"
    raise unsupported(f"The class label {label!r} as a column of ML.CONFUSION_MATRIX")


def _value(label: str, kind: str) -> object:
    if kind == "BOOL":
        return label == "true"
    return int(label) if kind == "INT64" else label


def _weights(compiler: Compiler, known: Trained, _: Measure) -> _Table:
    if any(each.kind == "vector" for each in known.features):
        raise unsupported("ML.WEIGHTS of a model with an ARRAY feature")
    pair = kinds.struct(("category", kinds.STRING), ("weight", kinds.FLOAT64))
    columns: list[tuple[str, Type]] = [
        ("processed_input", kinds.STRING),
        ("weight", kinds.FLOAT64),
        ("category_weights", kinds.array(pair)),
    ]
    is_multiclass = len(known.classes) > 2
    if is_multiclass:
        columns.append(("class_label", kinds.STRING))

    def make(_: Compiler) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for number in range(known.weights.shape[1]):
            label = (known.classes[number],) if is_multiclass else ()
            rows += [(*row, *label) for row in _weight_rows(known, known.weights[:, number])]
        return rows

    return _Table(compiler.name("weighed"), tuple(columns), make)


def _weight_rows(known: Trained, weights: NDArray[np.float64]) -> list[tuple[Any, ...]]:
    """The weights as they apply to values that are not standardised, and the intercept."""
    rows: list[tuple[Any, ...]] = []
    intercept, start = float(weights[-1]), 0
    for feature in known.features:
        mine = weights[start : start + feature.width]
        start += feature.width
        if feature.kind == "number":
            plain = float(mine[0]) / feature.spread
            intercept -= plain * feature.mean
            rows.append((feature.name, plain, []))
        else:
            listed = [
                {"category": category, "weight": float(weight)}
                for category, weight in zip(feature.categories, mine, strict=True)
            ]
            rows.append((feature.name, None, listed))
    return [*rows, ("__INTERCEPT__", intercept, [])]


def _training_info(compiler: Compiler, known: Trained, _: Measure) -> _Table:
    columns = (
        ("training_run", kinds.INT64),
        ("iteration", kinds.INT64),
        ("loss", kinds.FLOAT64),
        ("eval_loss", kinds.FLOAT64),
        ("duration_ms", kinds.INT64),
    )

    def make(_: Compiler) -> list[tuple[Any, ...]]:
        return [
            (0, number, each.training_loss, each.eval_loss, each.duration_ms)
            for number, each in enumerate(known.iterations)
        ]

    return _Table(compiler.name("trained"), columns, make)


_MAKERS: Final[dict[str, Callable[[Compiler, Trained, Measure], _Table]]] = {
    "ML.EVALUATE": _evaluate,
    "ML.CONFUSION_MATRIX": _confusion,
    "ML.WEIGHTS": _weights,
    "ML.TRAINING_INFO": _training_info,
}
