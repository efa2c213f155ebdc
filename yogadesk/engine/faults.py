"""What the engine answers when it cannot do as asked, in Google's form."""

from __future__ import annotations

import errno
import re
import sqlite3
from typing import Final

_STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION",
    413: "INVALID_ARGUMENT",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


class Fault(Exception):
    """One error answer. `reason` is Google's word for it (`notFound`, `invalidQuery` …).

    `location` names the part of the request at fault, where Google names it (`query`, a parameter).
    """

    def __init__(self, code: int, reason: str, message: str, location: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.message = message
        self.location = location

    @property
    def status(self) -> str:
        return _STATUS.get(self.code, "UNKNOWN")

    def proto(self) -> dict[str, str]:
        """An ErrorProto, as a job's `errorResult` carries it."""
        proto = {"reason": self.reason, "message": self.message}
        if self.location:
            proto["location"] = self.location
        return proto

    def body(self) -> dict[str, object]:
        """The JSON body of the HTTP answer."""
        first: dict[str, str] = {"domain": "global", **self.proto()}
        return {
            "error": {
                "code": self.code,
                "message": self.message,
                "errors": [first],
                "status": self.status,
            }
        }


_FULL_ERRORS: Final = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_FULL_WORDS: Final = re.compile("No space left|File too large|not enough space|quota exceeded")
_SHUT_ERRORS: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_SHUT_WORDS: Final = re.compile("Read-only file system|Permission denied|Access is denied")


def disk_fault(error: BaseException) -> Fault | None:
    """The answer where an error says that the disk is full, or that its folder may not be written
    to: the world's fault and no bug. 507 is what no client repeats before somebody has acted."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what SQLite adds to it
        is_full, is_shut = code == sqlite3.SQLITE_FULL, code == sqlite3.SQLITE_READONLY
    elif isinstance(error, OSError):
        is_full, is_shut = error.errno in _FULL_ERRORS, error.errno in _SHUT_ERRORS
    else:
        is_full = _FULL_WORDS.search(str(error)) is not None
        is_shut = _SHUT_WORDS.search(str(error)) is not None
    if is_full:
        return Fault(507, "quotaExceeded", "The disk of this computer is full.")
    if is_shut:
        said = f"The engine may not write to its folder on this computer ({error})."
        return Fault(507, "engineError", f"{said} See to it that it can be written to.")
    return None


def not_found(kind: str, name: str) -> Fault:
    """BigQuery's 404: "Not found: Table p:d.t"."""
    return Fault(404, "notFound", f"Not found: {kind} {name}")


def duplicate(kind: str, name: str) -> Fault:
    """BigQuery's 409: "Already Exists: Table p:d.t"."""
    return Fault(409, "duplicate", f"Already Exists: {kind} {name}")


def invalid(message: str, location: str | None = None) -> Fault:
    return Fault(400, "invalid", message, location)


def invalid_query(message: str, line: int | None = None, column: int | None = None) -> Fault:
    """A statement BigQuery would refuse. `line` and `column` count from 1."""
    at = f" at [{line}:{column}]" if line is not None and column is not None else ""
    return Fault(400, "invalidQuery", f"{message}{at}", "query")


def unsupported(what: str) -> Fault:
    """The rule above all: what is not known to mean the same is refused by name."""
    return Fault(
        501,
        "notImplemented",
        f"{what} is not supported by the engine on this computer. Use BigQuery.",
    )
