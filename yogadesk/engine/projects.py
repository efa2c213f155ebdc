"""Projects have a number besides their id. Here it follows from the id, so nothing keeps it."""

from __future__ import annotations

import hashlib


def project_number(project: str) -> str:
    """A project's number: always the same twelve digits for an id. A number stands for itself."""
    if project.isascii() and project.isdigit():
        return project
    digest = hashlib.sha256(project.encode("utf-8", "surrogatepass")).digest()
    return str(10**11 + int.from_bytes(digest[:8], "big") % (9 * 10**11))
