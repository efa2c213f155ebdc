"""CREATE MODEL … OPTIONS(MODEL_TYPE='LOGISTIC_REG', …) AS query: a model trained on its rows."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.ml import design, logistic, trained
from yogadesk.engine.schema import Column as ModelColumn
from yogadesk.engine.schema import Model
from yogadesk.engine.sql import answers, sources
from yogadesk.engine.sql.compiler import Compiler
from yogadesk.engine.sql.errors import interruptible, translated
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.tables import operation
from yogadesk.engine.sql.training_options import Wanted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from sqlglot import exp

    from yogadesk.engine.ml.design import Kind
    from yogadesk.engine.ml.trained import Trained
    from yogadesk.engine.schema import Ref
    from yogadesk.engine.sql.kinds import Type
    from yogadesk.engine.sql.scope import Relation
    from yogadesk.engine.sql.session import Session

MOST_CLASSES: Final = 50
_MOST_NUMBERS: Final = 200_000_000
_SMALL, _LARGE, _LARGE_EVAL = 500, 50_000, 10_000
"""AUTO_SPLIT holds out nothing below _SMALL rows, a fifth up to _LARGE, _LARGE_EVAL rows above."""

_LABELS: Final = ("STRING", "INT64", "BOOL")
_KINDS: Final[dict[str, Kind]] = {
    "INT64": "number",
    "FLOAT64": "number",
    "NUMERIC": "number",
    "STRING": "category",
    "BOOL": "category",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A training that was read and may be done: the query, and which column is what."""

    ref: Ref
    operation: str
    wanted: Wanted
    relation: Relation
    label: int
    split: int | None
    features: tuple[int, ...]

    def outcome(self, compiler: Compiler) -> Outcome:
        return Outcome(
            "CREATE_MODEL",
            target=self.ref,
            ddl_operation=self.operation,
            referenced=tuple(compiler.referenced),
        )


def plan(compiler: Compiler, node: exp.Expr) -> Plan:
    """What the statement asks for. Raises the Fault it would fail with, as far as that shows."""
    only(node, "this", "kind", "properties", "replace", "exists", "expression")
    ref = compiler.ref(sources.names(node.this), node.this)
    wanted = Wanted.read(node)
    query = node.args.get("expression")
    if query is None:
        raise invalid_query("CREATE MODEL of this type needs AS and a query", *place(node))
    done = operation(compiler, ref, node) or "CREATE"
    relation = compiler.query(query, None)
    names = [column.name for column in relation.columns]
    if relation.is_value or any(name is None for name in names):
        raise invalid_query("The columns of a training query must be named", *place(query))
    answers.fields_of(relation)
    label = _number(names, wanted.label, "label", query)
    split = None
    if wanted.split == "CUSTOM":
        split = _number(names, str(wanted.split_column), "data split", query)
        if relation.columns[split].type.name != "BOOL":
            raise invalid_query("The data split column must be of type BOOL", *place(query))
    if relation.columns[label].type.name not in _LABELS:
        raise unsupported(f"A label of type {relation.columns[label].type}")
    features = tuple(n for n in range(len(names)) if n not in (label, split))
    if not features:
        raise invalid_query("A training query needs at least one feature column", *place(query))
    for number in features:
        _kind(str(names[number]), relation.columns[number].type)
    return Plan(ref, done, wanted, relation, label, split, features)


def create(session: Session, node: exp.Expr) -> Outcome:
    """Read the rows, train, and make the model known. Raises a Fault, or `Cancelled`."""
    begun_ms = time.time_ns() // 1_000_000
    cur = session.warehouse.cursor()
    try:
        cur.begin()
        compiler = Compiler(session, cur)
        with interruptible(cur, session.ticket), translated():
            found = plan(compiler, node)
            outcome = found.outcome(compiler)
            if found.operation == "SKIP":
                return outcome
            answers.run_steps(compiler)
            rows = _Rows.read(compiler, found)
    finally:
        cur.close()
    model = _train(session, found, rows, begun_ms)
    _keep(session, found, model)
    return outcome


def _number(names: Sequence[str | None], wanted: str, what: str, node: exp.Expr) -> int:
    for number, name in enumerate(names):
        if name is not None and name.lower() == wanted.lower():
            return number
    raise invalid_query(f"Unable to find the {what} column {wanted} in the input", *place(node))


def _kind(name: str, kind: Type) -> Kind:
    if kind.element is not None and kind.name == "ARRAY":
        if kind.element.is_number:
            return "vector"
    elif kind.name in _KINDS:
        return _KINDS[kind.name]
    raise unsupported(f"The feature {name} of type {kind}")


@dataclass(slots=True)
class _Rows:
    """The training data by column. `held_out` tells which rows are for evaluation alone."""

    labels: list[Any]
    columns: dict[str, list[Any]]
    held_out: NDArray[np.bool_]

    @classmethod
    def read(cls, compiler: Compiler, found: Plan) -> _Rows:
        names = {number: str(found.relation.columns[number].name) for number in found.features}
        columns: dict[str, list[Any]] = {name: [] for name in names.values()}
        labels: list[Any] = []
        splits: list[bool] = []
        fingerprints: list[int] = []
        size = 0
        for row in answers.rows(compiler, found.relation):
            label = row[found.label]
            if label is None:
                raise unsupported("Training on rows whose label is NULL")
            labels.append(label)
            for number, name in names.items():
                value = _packed(row[number])
                size += len(value) if isinstance(value, np.ndarray) else 1
                columns[name].append(value)
            if size > _MOST_NUMBERS:
                raise Fault(
                    400,
                    "resourcesExceeded",
                    "Resources exceeded during query execution: the training data do not fit into "
                    "the memory of this computer.",
                )
            if found.split is not None:
                # BigQuery: TRUE and NULL are for evaluation.
                splits.append(row[found.split] is not False)
            elif found.wanted.split != "NO_SPLIT":
                fingerprints.append(zlib.crc32(repr(row).encode()))
        return cls(labels, columns, _held_out(found.wanted, len(labels), splits, fingerprints))


def _packed(value: Any) -> Any:
    """A row's array as one of numpy's, which takes an eighth of the memory."""
    if isinstance(value, list) and None not in value:
        return np.array(value, dtype=np.float64)
    return value


def _held_out(
    wanted: Wanted, count: int, splits: list[bool], fingerprints: list[int]
) -> NDArray[np.bool_]:
    if splits:
        return np.array(splits, dtype=bool)
    method = wanted.split
    if method == "NO_SPLIT" or (method == "AUTO_SPLIT" and count < _SMALL):
        return np.zeros(count, dtype=bool)
    chosen = round(count * wanted.eval_fraction)
    if method == "AUTO_SPLIT" and count > _LARGE:
        chosen = _LARGE_EVAL
    held = np.zeros(count, dtype=bool)
    # By content, so that the same rows are held out however they are ordered.
    held[np.argsort(np.array(fingerprints, dtype=np.uint32), kind="stable")[:chosen]] = True
    return held


def _train(session: Session, found: Plan, rows: _Rows, begun_ms: int) -> Trained:
    if not rows.labels:
        raise invalid_query("Input data doesn't contain any rows.")
    label_type = found.relation.columns[found.label].type.name
    training = ~rows.held_out
    classes = sorted({each for each, used in zip(rows.labels, training, strict=True) if used})
    _check_classes(classes, found.wanted.label)
    texts = [_text(each) for each in classes]
    places = {each: number for number, each in enumerate(classes)}
    truth = np.array([places.get(each, -1) for each in rows.labels], dtype=np.int64)
    used = np.flatnonzero(training)
    features = tuple(
        design.fitted(
            str(found.relation.columns[number].name),
            _kind("", found.relation.columns[number].type),
            str(found.relation.columns[number].type),
            [rows.columns[str(found.relation.columns[number].name)][row] for row in used],
        )
        for number in found.features
    )
    x = design.matrix(features, dict(rows.columns), len(rows.labels))
    held = np.flatnonzero(rows.held_out & (truth >= 0))
    weights = found.wanted.row_weights(texts, truth[used])
    fit = logistic.fit(
        x[used],
        truth[used],
        len(classes),
        weights,
        found.wanted.options,
        session.ticket.check,
        (x[held], truth[held]) if held.size else None,
    )
    judged = held if held.size else used
    return trained.Trained(
        label=str(found.relation.columns[found.label].name),
        label_type=label_type,
        classes=tuple(texts),
        features=features,
        weights=fit.weights,
        truth=truth[judged],
        shares=logistic.probabilities(x[judged], fit.weights),
        options=found.wanted.told(),
        iterations=fit.iterations,
        started_ms=begun_ms,
        held_out=int(held.size),
    )


def _check_classes(classes: Sequence[Any], label: str) -> None:
    if len(classes) < 2:
        raise invalid_query(
            "Classification model requires at least 2 unique labels and the label column had "
            f"only {len(classes)} unique label{'' if len(classes) == 1 else 's'}."
        )
    if len(classes) > MOST_CLASSES:
        raise invalid_query(
            f"The label column {label} has {len(classes)} unique labels, which exceeds the limit "
            f"of {MOST_CLASSES} for logistic regression."
        )


def _text(label: object) -> str:
    if isinstance(label, bool):
        return "true" if label else "false"
    return str(label)


def _keep(session: Session, found: Plan, made: Trained) -> None:
    warehouse = session.warehouse
    folder: Path = warehouse.new_model_folder()
    try:
        made.save(folder)
        model = Model(
            found.ref,
            "LOGISTIC_REGRESSION",
            tuple(_column(found.relation.columns[number]) for number in found.features),
            (ModelColumn(made.label, made.label_type),),
            folder,
            trained.MAIN,
            0,
            0,
            "",
        )
        session.ticket.check()
        warehouse.change(
            lambda cur: warehouse.catalog.put_model(
                cur, model, replace=found.operation == "REPLACE"
            )
        )
    finally:
        warehouse.keep_model_folder(folder)


def _column(column: Any) -> ModelColumn:
    kind: Type = column.type
    if kind.element is not None:
        return ModelColumn(str(column.name), kind.element.name, 1)
    return ModelColumn(str(column.name), kind.name)
