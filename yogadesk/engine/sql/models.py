"""CREATE MODEL: a frozen copy of a model's files, and what its columns are."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from yogadesk.engine import ml
from yogadesk.engine.faults import Fault, invalid_query, unsupported
from yogadesk.engine.schema import Model
from yogadesk.engine.sql import sources
from yogadesk.engine.sql.options import Options
from yogadesk.engine.sql.outcome import Outcome
from yogadesk.engine.sql.places import only, place
from yogadesk.engine.sql.tables import operation
from yogadesk.engine.sql.uris import Pattern
from yogadesk.modelfile.described import LARGEST_MODEL, ONNX, TENSORFLOW, TENSORFLOW_LITE
from yogadesk.modelfile.savedmodel import MAIN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sqlglot import exp

    from yogadesk.engine.schema import Ref
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.session import Session
    from yogadesk.engine.storage.store import StoredObject

_SUFFIXES: Final = {ONNX: ".onnx", TENSORFLOW_LITE: ".tflite"}
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True)
class Plan:
    """A CREATE MODEL that was read and may be done."""

    ref: Ref
    operation: str
    model_type: str
    pattern: Pattern

    @property
    def outcome(self) -> Outcome:
        return Outcome("CREATE_MODEL", target=self.ref, ddl_operation=self.operation)


def plan(compiler: Compiler, node: exp.Expr) -> Plan:
    """What CREATE [OR REPLACE] MODEL [IF NOT EXISTS] … OPTIONS(MODEL_TYPE, MODEL_PATH) asks for."""
    only(node, "this", "kind", "properties", "replace", "exists")
    ref = compiler.ref(sources.names(node.this), node.this)
    options = Options.of(node.args.get("properties"))
    kind = (options.text("model_type") or "").upper()
    path = options.text("model_path")
    if not kind:
        raise invalid_query("Missing required option MODEL_TYPE", *place(node))
    if kind not in ml.IMPORTED:
        raise unsupported(f"MODEL_TYPE='{kind}'")
    if path is None:
        raise invalid_query("Missing required option MODEL_PATH", *place(node))
    options.finish()
    done = operation(compiler, ref, node)
    return Plan(ref, done or "CREATE", kind, Pattern.parse(path))


def create(session: Session, wanted: Plan) -> Outcome:
    """Copy the files, look at the model and make it known. Raises a Fault with the reason."""
    if wanted.operation == "SKIP":
        return wanted.outcome
    warehouse = session.warehouse
    folder = warehouse.new_model_folder()
    try:
        main = _copy(session, wanted, folder)
        seen = ml.inspect(warehouse.workers, wanted.model_type, folder, main, session.ticket)
        model = Model(
            wanted.ref,
            wanted.model_type,
            seen.feature_columns,
            seen.label_columns,
            folder,
            main,
            0,
            0,
            "",
        )
        session.ticket.check()
        warehouse.change(
            lambda cur: warehouse.catalog.put_model(
                cur, model, replace=wanted.operation == "REPLACE"
            )
        )
    finally:
        warehouse.keep_model_folder(folder)
    return wanted.outcome


def _copy(session: Session, wanted: Plan, folder: Path) -> str:
    """Copy the model's files; the name of the main one."""
    found = _files(session, wanted.pattern, wanted.model_type)
    size = sum(stored.size for stored in found.values())
    if size > LARGEST_MODEL:
        raise invalid_query(
            f"The model's files have {size} bytes; BigQuery takes {LARGEST_MODEL} at most"
        )
    main = _main(found, wanted)
    for name, stored in found.items():
        session.ticket.check()
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(session.objects.path(stored.bucket, stored.name), target)
    return main


def _main(found: Mapping[str, StoredObject], wanted: Plan) -> str:
    """The main file among those found."""
    if wanted.model_type == TENSORFLOW:
        if MAIN not in found:
            deeper = [name for name in found if name.endswith(f"/{MAIN}")]
            hint = f" It is further down, at {deeper[0]}." if deeper else ""
            raise invalid_query(
                f"MODEL_PATH {wanted.pattern} must lead to a SavedModel: there is no {MAIN} at its "
                f"root.{hint}"
            )
        return MAIN
    suffix = _SUFFIXES[wanted.model_type]
    models = sorted(name for name in found if name.lower().endswith(suffix))
    if len(models) != 1:
        raise invalid_query(
            f"MODEL_PATH {wanted.pattern} must lead to one {suffix} file; found {len(models)}: "
            f"{', '.join(models) or 'none'}"
        )
    return models[0]


def _file_name(name: str, model_type: str) -> str:
    """What an object is called in the model's folder: its own name where that can be no other
    path, a plain one for a model with a name of another kind, nothing for other files."""
    parts = name.split("/")
    # A model of one file has its files at the root of what `/*` names.
    if len(parts) > 1 and model_type != TENSORFLOW:
        return ""
    if all(_PLAIN_NAME.fullmatch(part) for part in parts):
        return name
    suffix = _SUFFIXES.get(model_type)
    return f"model{suffix}" if suffix and name.lower().endswith(suffix) else ""


def _files(session: Session, pattern: Pattern, model_type: str) -> dict[str, StoredObject]:
    """The objects meant, by the name each gets in the model's folder."""
    if not session.objects.bucket_exists(pattern.bucket):
        raise Fault(404, "notFound", f"Not found: URI {pattern}")
    found: dict[str, StoredObject] = {}
    root = pattern.prefix.rpartition("/")[0]
    for stored in session.objects.list(pattern.bucket, pattern.prefix):
        if pattern.fits(stored.name):
            name = stored.name.removeprefix(f"{root}/") if root else stored.name
            found[_file_name(name, model_type)] = stored
    found.pop("", None)
    if not found:
        raise Fault(404, "notFound", f"Not found: URI {pattern}")
    return found
