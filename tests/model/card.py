"""Writes the model card from the description of the model, so that its figures are the measured."""

from __future__ import annotations

import json
from pathlib import Path

_TEMPLATE = Path(__file__).with_name("card_template.md")


def _percent(share: object) -> str:
    return f"{float(str(share)) * 100:.1f} %"


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
    card = _TEMPLATE.read_text(encoding="utf-8").format(**facts, **said, by_class=by_class)
    (out / "card.md").write_text(card, encoding="utf-8", newline="\n")
