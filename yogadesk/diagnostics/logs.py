"""Begins the program's log, in the home folder."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from typing import TYPE_CHECKING

from yogadesk import __version__, files
from yogadesk.diagnostics.log import LOG_FORMAT, log_file
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)


class _Rotating(logging.handlers.RotatingFileHandler):
    """Goes on in the same file where it cannot be renamed: Windows renames none that another
    process, as a command beside the window, has open."""

    def rotate(self, source: str, dest: str) -> None:
        try:
            super().rotate(source, dest)
        except OSError:
            self.maxBytes = 0  # it is not tried again


def begin(home: Path) -> logging.Handler:
    """Log to the home folder, which is made, until the handler is removed from the root logger.

    Raises Trouble when the folder cannot be used.
    """
    try:
        files.make_private(home)
        (home / "logs").mkdir(exist_ok=True)
        handler = _Rotating(log_file(home), maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError as error:
        raise Trouble(
            "The folder for yogadesk's data cannot be used",
            f"{home} cannot be written: {error.strerror or error}.",
            "Choose another folder with --home, or make this one writable.",
        ) from error
    handler.setFormatter(logging.Formatter(LOG_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _log.info("yogadesk %s with %s, Python %s", __version__, home, sys.version.split()[0])
    return handler
