"""What the engine answers when it cannot do as asked, in Google's form."""

from __future__ import annotations

import errno
import re
import sqlite3
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

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
_FULL_WORDS: Final = ("No space left", "File too large", "not enough space", "quota exceeded")
_SHUT_ERRORS: Final = (errno.EROFS, errno.EACCES, errno.EPERM)
_SHUT_WORDS: Final = ("Read-only file system", "Permission denied", "Access is denied")
_FULL_CODES: Final = (112, 39)  # ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL
_SHUT_CODES: Final = (5, 19)  # ERROR_ACCESS_DENIED, ERROR_WRITE_PROTECT


class DiskWords:
    """What an error says that knows no number, as DuckDB's: in English, or in Windows' language."""

    def __init__(self, sentence: Callable[[int], str] | None) -> None:
        """`sentence` is what Windows says of an error's number; None elsewhere."""
        self._full = _words(_FULL_WORDS, _FULL_CODES, sentence)
        self._shut = _words(_SHUT_WORDS, _SHUT_CODES, sentence)

    def is_full(self, said: str) -> bool:
        return self._full.search(said) is not None

    def is_shut(self, said: str) -> bool:
        return self._shut.search(said) is not None


def _words(
    words: tuple[str, ...], codes: tuple[int, ...], sentence: Callable[[int], str] | None
) -> re.Pattern[str]:
    own = () if sentence is None else (sentence(code).strip().rstrip(".") for code in codes)
    return re.compile("|".join(map(re.escape, (*words, *filter(None, own)))))


def _sentence_of_windows() -> Callable[[int], str] | None:
    if sys.platform == "win32":
        import ctypes

        return ctypes.FormatError
    return None


_WORDS: Final = DiskWords(_sentence_of_windows())


def disk_fault(error: BaseException, words: DiskWords = _WORDS) -> Fault | None:
    """The answer where an error says that the disk is full, or that its folder may not be written
    to: the world's fault and no bug. 507 is what no client repeats before somebody has acted."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what SQLite adds to it
        is_full, is_shut = code == sqlite3.SQLITE_FULL, code == sqlite3.SQLITE_READONLY
    elif isinstance(error, OSError):
        is_full, is_shut = error.errno in _FULL_ERRORS, error.errno in _SHUT_ERRORS
    else:
        is_full, is_shut = words.is_full(str(error)), words.is_shut(str(error))
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
