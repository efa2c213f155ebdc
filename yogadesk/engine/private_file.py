"""Files that nobody else may read, replaced in one step."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from yogadesk import files

if TYPE_CHECKING:
    from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Replace `path` in one step; nobody else may read it."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    files.move(fresh, path)
