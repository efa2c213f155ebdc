"""Would BigQuery take this model file, and could yogadesk ask it? Told before anything is sent."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk.errors import Trouble
from yogadesk.modelfile import onnx
from yogadesk.modelfile.described import LARGEST_MODEL
from yogadesk.modelfile.wire import Malformed

if TYPE_CHECKING:
    from pathlib import Path

    from yogadesk.modelfile.described import Value
    from yogadesk.modelfile.onnx import Header

_COLOURS = 3


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the model has to keep to, whether it does, and why it (does not), in a sentence."""

    title: str
    is_kept: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found in a model file. `size` in bytes, `sha256` in hex. `rules` in the order in
    which they are checked; `scores` are the outputs that can hold a score for each class."""

    path: Path
    kind: str
    size: int
    sha256: str
    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]
    rules: tuple[Rule, ...]

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
        return tuple(each for each in self.outputs if _is_scores(each))

    @property
    def table(self) -> str:
        """A name for it in BigQuery. It carries the hash: another file never answers for this."""
        plain = re.sub(r"[^A-Za-z0-9]+", "_", self.path.stem).strip("_")[:40] or "model"
        return f"{plain}_{self.sha256[:8]}"


def inspect(path: Path) -> Inspection:
    """What the file is and which rules it keeps to.

    Raises Trouble when it cannot be read or is no ONNX file; the words name what it is, if known.
    """
    try:
        kind = _kind(path)
        if kind != "ONNX":
            raise _not_yet(path, kind)
        header, signature = onnx.header(path), onnx.signature(path)
        size, sha256 = path.stat().st_size, _sha256(path)
    except OSError as error:
        raise Trouble(
            "The model cannot be read",
            f"“{path}” cannot be opened: {error.strerror or error}.",
            "Choose a file that is there and that you may read.",
        ) from error
    except Malformed as error:
        raise Trouble(
            "This is no model that can be used",
            f"“{path.name}” is not an ONNX file: {error}.",
            "Choose the .onnx file of a classification model.",
        ) from error
    rules = (
        _size_rule(size),
        *_version_rules(header),
        _whole_rule(header),
        _input_rule(signature.inputs),
        _tensor_rule(signature.outputs),
        _scores_rule(signature.outputs),
    )
    return Inspection(path, kind, size, sha256, signature.inputs, signature.outputs, rules)


def shown(value: Value) -> str:
    """An input or output in words: `image: float32 [?, 128, 128, 3]`."""
    if value.shape is None:
        return f"{value.name}: {value.kind}"
    sizes = ", ".join("?" if size is None else str(size) for size in value.shape)
    return f"{value.name}: {value.kind} [{sizes}]"


def _kind(path: Path) -> str:
    """ "ONNX" unless it is plainly something else."""
    if path.is_dir():
        return "SavedModel" if (path / "saved_model.pb").is_file() else "folder"
    with path.open("rb") as stream:
        head = stream.read(8)
    if head[4:8] == b"TFL3" or path.suffix.lower() == ".tflite":
        return "TensorFlow Lite"
    if path.name == "saved_model.pb":
        return "SavedModel"
    if head[:4] == b"PK\x03\x04" or head[:2] == b"\x1f\x8b" or path.suffix.lower() == ".tar":
        return "archive"
    return "ONNX"


def _not_yet(path: Path, kind: str) -> Trouble:
    if kind in ("SavedModel", "TensorFlow Lite"):
        return Trouble(
            "This kind of model cannot be imported yet",
            f"“{path.name}” is a {kind} model. BigQuery imports such models; this version of "
            "yogadesk, and its engine on this computer, work with ONNX models.",
            "Convert it to ONNX (for TensorFlow: tf2onnx, with --opset 17), or use the bundled "
            "model.",
        )
    advice = "Unpack it and choose the .onnx file in it."
    if kind == "folder":
        advice = "Choose the .onnx file itself."
    return Trouble("This is not a model file", f"“{path.name}” is a {kind}.", advice)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _size_rule(size: int) -> Rule:
    most = LARGEST_MODEL / 1e6
    detail = f"It has {size / 1e6:.1f} MB; BigQuery takes {most:.0f} MB at most."
    return Rule("Size", size <= LARGEST_MODEL, detail)


def _version_rules(header: Header) -> list[Rule]:
    ir = f"Its format is IR version {header.ir_version}; BigQuery reads up to {onnx.NEWEST_IR}."
    rules = [Rule("Format", header.ir_version <= onnx.NEWEST_IR, ir)]
    for domain, newest in onnx.NEWEST_OPSETS.items():
        version = header.opsets.get(domain)
        if version is not None:
            detail = f"It uses opset {version} of {domain}; BigQuery runs up to {newest}."
            rules.append(Rule("Operators", version <= newest, detail))
    return rules


def _whole_rule(header: Header) -> Rule:
    if not header.external:
        return Rule("One file", True, "Everything is in this one file.")
    names = ", ".join(sorted(header.external)[:3])
    return Rule("One file", False, f"Its weights are in other files ({names}). Export it as one.")


def _input_rule(inputs: tuple[Value, ...]) -> Rule:
    title = "Input"
    wanted = "It must take one picture: float32 [batch, height, width, 3]."
    if len(inputs) != 1:
        return Rule(title, False, f"It has {len(inputs)} inputs. {wanted}")
    [value] = inputs
    shape, said = value.shape, f"It takes {shown(value)}."
    if shape is None or len(shape) != 4 or value.kind != "float32":
        return Rule(title, False, f"{said} {wanted}")
    batch, height, width, colours = shape
    if colours != _COLOURS:
        hint = " Its colours come first: put a transpose before it." if height == _COLOURS else ""
        return Rule(title, False, f"{said} {wanted}{hint}")
    if height is None or width is None:
        return Rule(title, False, f"{said} Its height and width must be fixed.")
    return Rule(title, batch in (None, 1), said if batch in (None, 1) else f"{said} {wanted}")


def _tensor_rule(outputs: tuple[Value, ...]) -> Rule:
    odd = [value for value in outputs if not value.is_tensor]
    if odd:
        detail = f"{shown(odd[0])} is no tensor. For scikit-learn, export with zipmap=False."
        return Rule("Outputs", False, detail)
    listed = ", ".join(shown(value) for value in outputs)
    return Rule("Outputs", bool(outputs), f"It gives {listed or 'nothing'}.")


def _scores_rule(outputs: tuple[Value, ...]) -> Rule:
    if any(_is_scores(value) for value in outputs):
        return Rule("Scores", True, "It gives a score for each class.")
    return Rule("Scores", False, "No output is a list of scores: float [batch, classes].")


def _is_scores(value: Value) -> bool:
    shape = value.shape
    return (
        value.kind.startswith("float")
        and shape is not None
        and len(shape) == 2
        and shape[1] is not None
        and shape[1] > 1
    )
