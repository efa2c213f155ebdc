"""CREATE MODEL for a model made elsewhere: would BigQuery take it, and what are its columns?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import modelfile
from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.ml import onnx_file, tensors
from yogadesk.modelfile.described import ONNX, TENSORFLOW, TENSORFLOW_LITE
from yogadesk.modelfile.wire import Malformed

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.engine.ml.tensors import TensorSpec
    from yogadesk.engine.ml.workers import Workers
    from yogadesk.engine.schema import Column
    from yogadesk.work import Ticket

IMPORTED = (ONNX, TENSORFLOW, TENSORFLOW_LITE)
"""The types of model that are made elsewhere."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A model's columns in BigQuery's terms, and the tensors behind them in the same order."""

    feature_columns: tuple[Column, ...]
    label_columns: tuple[Column, ...]
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]


def inspect(
    workers: Workers, model_type: str, folder: Path, main: str, ticket: Ticket
) -> Inspected:
    """What the model whose main file is `main` in `folder` takes and gives.

    Raises Fault with the reason in words: a model BigQuery refuses, or one that the engine does not
    know how to run (501). Cancelled.
    """
    kind = model_type.upper()
    if kind not in IMPORTED:
        raise unsupported(f"Importing a model of MODEL_TYPE='{model_type}'")
    file = file_of(kind, folder, main)
    _check(kind, folder, main)
    with workers.lent(file, ticket) as worker:
        opened = worker.open(kind, file, ticket)
    if not opened.inputs or not opened.outputs:
        raise invalid_query(f"The {tensors.WORDS[kind]} model has no inputs or no outputs")
    return Inspected(
        tuple(each.column for each in opened.inputs),
        tuple(each.column for each in opened.outputs),
        opened.inputs,
        opened.outputs,
    )


def file_of(model_type: str, folder: Path, main: str) -> Path:
    """What the runtime opens: the main file, or the folder of a SavedModel. Raises Fault when it is
    missing."""
    if not (folder / main).is_file():
        raise Fault(404, "notFound", f"Not found: Model file {main}")
    return folder if model_type == TENSORFLOW else folder / main


def _check(kind: str, folder: Path, main: str) -> None:
    """Would BigQuery import it, as far as its bytes tell before anything runs it?"""
    if kind == ONNX:
        onnx_file.check(folder, main)
        return
    word, file = tensors.WORDS[kind], file_of(kind, folder, main)
    try:
        read = modelfile.tflite.read if kind == TENSORFLOW_LITE else modelfile.savedmodel.read
        found = read(file)
        odd = modelfile.savedmodel.reaching_out(file) if kind == TENSORFLOW else ()
    except Malformed as error:
        raise invalid_query(
            f"Failed to load the {word} model {main}: it is none that can be used ({error})"
        ) from error
    if found.refused:
        raise invalid_query(f"BigQuery does not take this {word} model. {' '.join(found.refused)}")
    if odd:
        raise unsupported(
            "A TensorFlow model that reads or writes files, reaches a network or runs Python "
            f"({', '.join(odd)})"
        )
    for role, values in (("input", found.inputs), ("output", found.outputs)):
        for value in values:
            tensors.spec(kind, role, value)
