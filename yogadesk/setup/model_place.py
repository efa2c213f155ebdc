"""Which files are the model: in a file, in a folder, in what an archive held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import modelfile
from yogadesk.errors import Trouble
from yogadesk.modelfile import onnx, savedmodel
from yogadesk.modelfile.described import ONNX, TENSORFLOW, TENSORFLOW_LITE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLES = {
    ONNX: "ONNX",
    TENSORFLOW_LITE: "TensorFlow Lite",
    TENSORFLOW: "TensorFlow SavedModel",
}
SUFFIXES = {ONNX: ".onnx", TENSORFLOW_LITE: ".tflite"}

_BESIDE = ("fingerprint.pb", "keras_metadata.pb")
_BELOW = ("variables", "assets", "assets.extra")
_DEEPEST = 4
_MOST_ENTRIES = 5000


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is: its kind by BigQuery's word for MODEL_TYPE, the file or SavedModel folder,
    the files it consists of by the names they have in a bucket, and those it lacks."""

    kind: str
    path: Path
    files: tuple[tuple[str, Path], ...]
    lacking: tuple[str, ...] = ()


def find(path: Path) -> Place:
    """The model that `path` is, or that lies in the folder `path`.

    Raises Trouble when there is none or more than one, Malformed (a ValueError) when a file that
    looks like one is none, OSError.
    """
    if path.name == savedmodel.MAIN and path.is_file():
        path = path.parent
    kind = modelfile.kind(path)
    if kind == TENSORFLOW:
        return _saved_model(path)
    if kind is not None:
        return _file(path, kind)
    if not path.is_dir():
        raise _no_model(path, "is none of these")
    found = list(_inside(path, _DEEPEST, [_MOST_ENTRIES]))
    if len(found) != 1:
        names = ", ".join(sorted(each.name for each in found)[:5])
        raise _no_model(path, f"holds {f'several models ({names})' if found else 'no model'}")
    return find(found[0])


def _inside(folder: Path, depth: int, left: list[int]) -> Iterator[Path]:
    """The models below a folder, to some depth; a SavedModel is one whatever lies in it."""
    if (folder / savedmodel.MAIN).is_file():
        yield folder
        return
    for each in sorted(folder.iterdir()):
        left[0] -= 1
        if left[0] < 0:
            raise _no_model(folder, "has too many files to look for a model in it")
        if each.name.startswith((".", "__MACOSX")):
            continue
        if each.is_dir() and not each.is_symlink():
            if depth:
                yield from _inside(each, depth - 1, left)
        elif each.suffix.lower() in SUFFIXES.values():
            yield each


def _saved_model(folder: Path) -> Place:
    """The files that TensorFlow itself writes; whatever else lies beside them stays here."""
    files = [(name, folder / name) for name in (savedmodel.MAIN, *_BESIDE)]
    for below in _BELOW:
        for each in sorted((folder / below).rglob("*")):
            files.append((each.relative_to(folder).as_posix(), each))
            if len(files) > _MOST_ENTRIES:
                raise _no_model(folder, "has too many files for a model")
    return Place(TENSORFLOW, folder, tuple((name, path) for name, path in files if path.is_file()))


def _file(path: Path, kind: str) -> Place:
    """One file; with the files of weights that an ONNX file names, as far as they lie beside or
    below it."""
    # Whatever the file is called: a copy of it under another name is the same object.
    files = [(f"model{SUFFIXES[kind]}", path)]
    lacking = []
    for name in sorted(onnx.header(path).external) if kind == ONNX else ():
        beside = path.parent / name.replace("\\", "/")
        is_near = beside.resolve().is_relative_to(path.parent.resolve())
        if is_near and beside.is_file() and ":" not in name:
            files.append((beside.relative_to(path.parent).as_posix(), beside))
        else:
            lacking.append(name)
    return Place(kind, path, tuple(files), tuple(lacking))


def _no_model(path: Path, why: str) -> Trouble:
    return Trouble(
        "This is not a model",
        f"“{path.name}” {why}. A model is an .onnx or .tflite file, or a TensorFlow SavedModel: a "
        "folder with saved_model.pb in it.",
        "Choose the file or folder of one model, or a zip or tar of it.",
    )
