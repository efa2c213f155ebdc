"""What BigQuery runs on a reservation of slots only: imported models over object tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.engine import ml
from yogadesk.engine.sql.objects import ObjectScan

if TYPE_CHECKING:
    from yogadesk.engine.schema import Model
    from yogadesk.engine.sql.compiler import Compiler


def require(compiler: Compiler, model: Model) -> None:
    """Raises BigQuery's refusal where a statement that reads an object table asks an imported model
    in a project whose queries have no fitting reservation where the table is."""
    slots = compiler.session.slots
    if slots is None or model.model_type not in ml.IMPORTED:
        return
    scans = [step for step in compiler.steps if isinstance(step, ObjectScan)]
    for scan in scans:
        ref = scan.table.ref
        dataset = compiler.dataset(ref.project, ref.dataset)
        assert dataset is not None  # the table is in it
        slots.require(compiler.project, dataset.location)
