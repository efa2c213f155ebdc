"""Writes the model card from the description of the model, so that its figures are the measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "card_template.md"
_STEPS, _BITS = _HERE / "steps.json", _HERE / "quantised.json"
"""What `steps.py` and `quantised.py` measured, for a card to tell."""


def _percent(share: object) -> str:
    return f"{float(str(share)) * 100:.1f} %"


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _steps(measured: Any) -> dict[str, object]:
    """What the template tells of the steps of the training: a row of a table for each."""
    rungs = measured["rungs"]
    rows = (
        f"| {number}. {rung['step']} | {_percent(rung['accuracy'])} | {rung['log_loss']:.2f} "
        f"| {_percent(rung['negatives_not_sure'])} |"
        for number, rung in enumerate(rungs, 1)
    )
    pictures = rungs[0]["pictures"]
    return {
        "steps": "\n".join(rows),
        "steps_epochs": measured["epochs"],
        "steps_pictures": pictures,
        "steps_point": f"{pictures / 100:.1f}",
    }


def _bits(measured: Any) -> dict[str, str]:
    """What the template tells of a quantised twin."""
    said = {
        f"{kind}_{name}": _percent(value)
        for kind, figures in measured.items()
        for name, value in figures.items()
        if isinstance(value, float) and value <= 1
    }
    plain, twin = measured["float32"], measured["int8"]
    return {
        **said,
        "int8_megabytes": f"{twin['bytes'] / 1e6:.1f}",
        "int8_difference": f"{twin['largest_difference']:.3f}",
        "int8_time": f"{twin['ms'] / plain['ms']:.2f}",
    }


def write(out: Path) -> None:
    """Write `out/card.md` from `out/model.json`."""
    facts = json.loads((out / "model.json").read_text(encoding="utf-8"))
    figures = facts.pop("figures")
    held = {f"held_{name}": value for name, value in figures.pop("held_out").items()}
    by_class = "\n".join(
        f"| accuracy on {label} | {_percent(share)} |"
        for label, share in figures.pop("val_by_class").items()
    )
    said = {
        name: _percent(value) if isinstance(value, float) and name != "temperature" else value
        for name, value in {**figures, **held}.items()
    }
    card = _TEMPLATE.read_text(encoding="utf-8").format(
        **facts, **said, **_steps(_read(_STEPS)), **_bits(_read(_BITS)), by_class=by_class
    )
    (out / "card.md").write_text(card, encoding="utf-8", newline="\n")
