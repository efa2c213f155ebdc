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

if TYPE_CHECKING:
    from pathlib import Path

    from sqlglot import exp

    from yogadesk.engine.schema import Ref
    from yogadesk.engine.sql.compiler import Compiler
    from yogadesk.engine.sql.session import Session
    from yogadesk.engine.storage.store import StoredObject

_IMPORTED: Final = ("ONNX", "TENSORFLOW", "TENSORFLOW_LITE")
_LARGEST: Final = 450_000_000
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
    if kind != "ONNX":
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
        main = _copy(session, wanted.pattern, folder)
        seen = ml.inspect(wanted.model_type, folder, main)
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


def _copy(session: Session, pattern: Pattern, folder: Path) -> str:
    found = _files(session, pattern)
    size = sum(stored.size for stored in found.values())
    if size > _LARGEST:
        raise invalid_query(
            f"The model's files have {size} bytes; BigQuery takes {_LARGEST} at most"
        )
    models = [name for name in found if name.lower().endswith(".onnx")]
    if len(models) != 1:
        raise invalid_query(
            f"MODEL_PATH {pattern} must lead to one ONNX file; found {len(models)}: "
            f"{', '.join(sorted(models)) or 'none'}"
        )
    for name, stored in found.items():
        session.ticket.check()
        shutil.copyfile(session.objects.path(stored.bucket, stored.name), folder / name)
    return models[0]


def _file_name(name: str) -> str:
    """What an object's file is called in the model's folder: its own name where that can be no
    path, a plain one for a model with a name of another kind, nothing for other files."""
    if _PLAIN_NAME.fullmatch(name):
        return name
    return "model.onnx" if name.lower().endswith(".onnx") else ""


def _files(session: Session, pattern: Pattern) -> dict[str, StoredObject]:
    """The objects meant, by the name each gets in the model's folder."""
    if not session.objects.bucket_exists(pattern.bucket):
        raise Fault(404, "notFound", f"Not found: URI {pattern}")
    found: dict[str, StoredObject] = {}
    wanted = pattern.prefix.rpartition("/")[0]
    for stored in session.objects.list(pattern.bucket, pattern.prefix):
        folder, _, name = stored.name.rpartition("/")
        # The files lie at the root of what `/*` names; folders below are no part of a model.
        if pattern.fits(stored.name) and folder == wanted:
            found[_file_name(name)] = stored
    found.pop("", None)
    if not found:
        raise Fault(404, "notFound", f"Not found: URI {pattern}")
    return found
