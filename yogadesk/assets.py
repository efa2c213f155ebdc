"""The one door to the files that ship: `resources/` and `sql/`."""

from __future__ import annotations

import importlib.resources
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from importlib.resources.abc import Traversable

_PACKAGE = importlib.resources.files(__package__)
_CHECKOUT = Path(__file__).resolve().parent.parent


@cache
def _root(name: str) -> Traversable:
    """Installed: inside the package. Checkout or editable install: beside it."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _CHECKOUT / name


def _find(root: str, name: str) -> Traversable:
    parts = PurePosixPath(name).parts
    if not parts or name.startswith("/") or ".." in parts or "\\" in name:
        raise ValueError(f"not a shipped file: {name!r}")
    return _root(root).joinpath(*parts)


@cache
def text(name: str) -> str:
    """The UTF-8 text of `resources/<name>`. Raises FileNotFoundError, or ValueError outside."""
    return _find("resources", name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """The bytes of `resources/<name>`. Raises FileNotFoundError, ValueError for a path outside."""
    return _find("resources", name).read_bytes()


def names(folder: str) -> list[str]:
    """The names of the files directly in `resources/<folder>`, sorted, as `<folder>/<file>`."""
    return sorted(f"{folder}/{p.name}" for p in _find("resources", folder).iterdir() if p.is_file())


def on_disk(name: str) -> AbstractContextManager[Path]:
    """`resources/<name>` as a real file for as long as the context lasts."""
    return importlib.resources.as_file(_find("resources", name))


@cache
def statement(name: str) -> str:
    """The BigQuery statement `sql/<name>.sql`, as written: `{…}` marks a checked identifier."""
    return _find("sql", f"{name}.sql").read_text(encoding="utf-8")
