"""Would BigQuery take this model, and could yogadesk ask it? Told before anything is sent."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import files, modelfile
from yogadesk.errors import Trouble
from yogadesk.modelfile.described import TENSORFLOW
from yogadesk.modelfile.wire import Malformed
from yogadesk.setup import model_place, model_rules
from yogadesk.setup.model_rules import Rule, shown

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.modelfile.described import Value
    from yogadesk.setup.model_place import Place

__all__ = ["Inspection", "Rule", "inspect", "shown"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a model. `kind` is BigQuery's MODEL_TYPE; `files` are what it consists of,
    by their names in a bucket; `size` all their bytes, `sha256` their hash in hex. `rules` in the
    order in which they are checked; `scores` are the outputs that can hold a score for each
    class."""

    path: Path
    kind: str
    files: tuple[tuple[str, Path], ...]
    size: int
    sha256: str
    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]
    rules: tuple[Rule, ...]

    @property
    def title(self) -> str:
        """The kind in words."""
        return model_place.TITLES[self.kind]

    @property
    def broken(self) -> tuple[Rule, ...]:
        """The rules that the model does not keep to."""
        return tuple(rule for rule in self.rules if not rule.is_kept)

    @property
    def height_width(self) -> tuple[int, int]:
        """The size of the pictures it takes, in pixels. Only where no rule is broken."""
        shape = self.inputs[0].shape
        assert shape is not None
        _, height, width, _ = shape
        assert height is not None
        assert width is not None
        return height, width

    @property
    def scores(self) -> tuple[Value, ...]:
        return tuple(each for each in self.outputs if model_rules.is_scores(each))

    @property
    def name(self) -> str:
        """A plain name for it, of letters, digits and underscores. A number alone, as a folder of
        versions has it, is no name: then its folder's comes before it."""
        stem = self.path.name if self.path.is_dir() else self.path.stem
        plain = _plain(stem)
        if not plain or plain.isdigit():
            plain = f"{_plain(self.path.parent.name) or 'model'}_{plain}".strip("_")
        return plain[:40]

    @property
    def table(self) -> str:
        """A name for it in BigQuery. It carries the hash: another model never answers for this."""
        return f"{self.name}_{self.sha256[:8]}"


def inspect(path: Path) -> Inspection:
    """What the model at `path` is, a file or a folder, and which rules it keeps to.

    Raises Trouble when it cannot be read or is no model; the words name what it is, if known.
    """
    try:
        place = model_place.find(path)
        found = modelfile.read(place.path)
        size = sum(file.stat().st_size for _, file in place.files)
        rules = model_rules.rules(place, found, size)
        sha256 = _sha256(place)
    except OSError as error:
        raise Trouble(
            "The model cannot be read",
            f"“{files.printable(path)}” cannot be opened: {error.strerror or error}.",
            "Choose a file that is there and that you may read.",
        ) from error
    except Malformed as error:
        raise Trouble(
            "This is no model that can be used",
            f"“{path.name}” is no ONNX, TensorFlow Lite or SavedModel model: {error}.",
            "Choose the .onnx or .tflite file, or the SavedModel folder, of a classification "
            "model.",
        ) from error
    return Inspection(
        place.path, place.kind, place.files, size, sha256, found.inputs, found.outputs, rules
    )


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")


def _sha256(place: Place) -> str:
    """The hash of the one file; of several that of their names and hashes in order."""
    if place.kind != TENSORFLOW and len(place.files) == 1:
        return _of_file(place.files[0][1])
    whole = hashlib.sha256()
    for name, file in sorted(place.files):
        whole.update(f"{_of_file(file)} {name}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _of_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
