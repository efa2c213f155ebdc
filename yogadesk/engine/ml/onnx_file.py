"""Would BigQuery import this ONNX file, as far as its bytes tell before anything runs it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.engine.faults import invalid_query
from yogadesk.modelfile import onnx
from yogadesk.modelfile.described import LARGEST_MODEL
from yogadesk.modelfile.onnx import NEWEST_IR, NEWEST_OPSETS, Header
from yogadesk.modelfile.wire import Malformed

if TYPE_CHECKING:
    from pathlib import Path


def check(folder: Path, main: str) -> Path:
    """The path of the model's file `main` in `folder`, when BigQuery would import it as far as the
    bytes tell.

    Raises Fault: no ONNX file, too new, too large, or in need of a file outside `folder`.
    """
    path = folder / main
    _check_size([path])
    header = read(path)
    _check_versions(header)
    _check_size([path, *(_external(folder, path.parent, name) for name in sorted(header.external))])
    return path


def read(path: Path) -> Header:
    """The header of an ONNX file. Raises Fault when it is no ONNX file."""
    try:
        return onnx.header(path)
    except Malformed as error:
        raise invalid_query(
            f"Failed to load the ONNX model {path.name}: it is not an ONNX file ({error})"
        ) from error


def _check_size(files: list[Path]) -> None:
    if sum(file.stat().st_size for file in files) > LARGEST_MODEL:
        raise invalid_query("The ONNX model is too large: BigQuery's limit is 450 MB")


def _check_versions(header: Header) -> None:
    if header.ir_version > NEWEST_IR:
        raise invalid_query(
            f"Unsupported model IR version: {header.ir_version}, max supported IR version: "
            f"{NEWEST_IR}. BigQuery runs ONNX Runtime 1.12: export with opset 17 or lower."
        )
    for domain, newest in NEWEST_OPSETS.items():
        version = header.opsets.get(domain, 0)
        if version > newest:
            raise invalid_query(
                f"Unsupported ONNX opset: the model uses opset {version} of domain {domain}. "
                f"Official support for domain {domain} in ONNX Runtime 1.12 is till opset {newest}."
            )


def _external(folder: Path, beside: Path, name: str) -> Path:
    """The external file `name`, which a model gives relative to itself."""
    odd = not name or name.startswith(("/", "\\", "*")) or ":" in name or "\0" in name
    path = None if odd else (beside / name.replace("\\", "/")).resolve()
    if path is None or not path.is_relative_to(folder.resolve()):
        raise invalid_query(f"ONNX external data {name!r} is outside of the model's folder")
    if not path.is_file():
        raise invalid_query(f"ONNX external data {name!r} is not in the model's folder")
    return path
