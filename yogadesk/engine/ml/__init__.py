"""BigQuery ML's image functions and imported models: pictures here, models in other processes.

What is here is imported when it is first used: Pillow and what reads pictures would take a part of
the engine's start.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from yogadesk.engine.ml.image import Given, Image, Stored, evaluate, stored_values
    from yogadesk.engine.ml.importing import IMPORTED, Inspected, inspect
    from yogadesk.engine.ml.predicting import predict
    from yogadesk.engine.ml.tensors import TensorSpec
    from yogadesk.engine.ml.workers import Workers

__all__ = [
    "IMPORTED",
    "Given",
    "Image",
    "Inspected",
    "Stored",
    "TensorSpec",
    "Workers",
    "evaluate",
    "inspect",
    "predict",
    "stored_values",
]

_HOMES: Final = {
    "image": ("Given", "Image", "Stored", "evaluate", "stored_values"),
    "importing": ("IMPORTED", "Inspected", "inspect"),
    "predicting": ("predict",),
    "tensors": ("TensorSpec",),
    "workers": ("Workers",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
