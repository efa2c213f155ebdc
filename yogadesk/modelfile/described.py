"""What a model file of any kind says of itself, in one form."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_MODEL = 450_000_000
"""BigQuery's limit for the files of a model together, in bytes."""

ONNX, TENSORFLOW_LITE, TENSORFLOW = "ONNX", "TENSORFLOW_LITE", "TENSORFLOW"
"""The kinds, by BigQuery's words for MODEL_TYPE."""

CONTAINERS = frozenset({"sequence", "map", "sparse tensor", "optional", "composite tensor"})


@dataclass(frozen=True, slots=True)
class Value:
    """An input or output. `kind` is a tensor's element type ("float32", "uint8" …) or what it is
    instead of a tensor ("sequence", "map" …); `shape` has None for a size left open, and is None
    when the file does not tell it."""

    name: str
    kind: str
    shape: tuple[int | None, ...] | None

    @property
    def is_tensor(self) -> bool:
        return self.kind not in CONTAINERS


@dataclass(frozen=True, slots=True)
class Signature:
    """What a model takes and gives, in the order of the file."""

    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file, or a SavedModel's folder, that was read and not run.

    `kind` is ONNX, TENSORFLOW_LITE or TENSORFLOW. `inputs` and `outputs` bear the names that a
    query uses. `size` is that of all its files in bytes. `refused` has a sentence for each thing
    in it that BigQuery is documented not to take, its size among them.
    """

    kind: str
    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]
    size: int
    refused: tuple[str, ...] = ()


def too_large(size: int) -> tuple[str, ...]:
    """The sentence about a model of `size` bytes that is too large, if it is."""
    if size <= LARGEST_MODEL:
        return ()
    return (f"It has {size / 1e6:.0f} MB; BigQuery takes {LARGEST_MODEL / 1e6:.0f} MB at most.",)
