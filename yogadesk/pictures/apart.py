"""Preparing pictures in processes of their own.

Threads that decode take turns at Python's lock with each other, with the uploads and with the
window, which then waits for it and for a core at once: up to 50 ms, and 17 without them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Self

from yogadesk import child
from yogadesk.pictures import doors, helper, reasons
from yogadesk.pictures.doors import Prepared
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

MOST = 8
"""More of them prepare faster than one site takes in."""


class Died(Exception):
    """The process ended before it answered."""


class Preparer:
    """What one thread prepares pictures with: itself, or a process of its own.

    All of it is for that thread alone, but `stop`. As a context manager it ends the process.
    """

    def __init__(self, memory: int) -> None:
        """The process leaves pictures that take more than so many bytes to this one."""
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._end()

    def prepare(
        self, path: Path, size: tuple[int, int] | None, *, is_apart: bool = False
    ) -> Prepared:
        """The picture at a model's `size` (height, width), or as it is with None; see
        `doors.prepare` and `doors.original`. With `is_apart`, or once there is one, a process of
        its own does it. Raises BadPicture, and Cancelled once stopped."""
        made = self._made_apart(path, size) if is_apart or self._process is not None else None
        if made is not None:
            return made
        return doors.original(path) if size is None else doors.prepare(path, size)

    def stop(self) -> None:
        """End the process, whatever it is at. Thread-safe."""
        self._is_stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def _made_apart(self, path: Path, size: tuple[int, int] | None) -> Prepared | None:
        """None for what has to be done, and said, here."""
        for _ in range(2):
            process = self._process or self._started()
            if process is None:
                return None
            try:
                return _asked(process, path, size)
            except (Died, OSError):
                self._end()
            if self._is_stopped:
                raise Cancelled
            _log.warning("What prepares pictures ended at %s", reasons.name_of(path))
        raise reasons.decoder_ended(reasons.name_of(path))

    def _started(self) -> subprocess.Popen[bytes] | None:
        """A new process; None when the system has no room for one."""
        try:
            process = subprocess.Popen(
                child.command(helper.__name__, self._memory),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Without a console there may be none, and nothing fit to be handed on either.
                stderr=subprocess.DEVNULL if sys.stderr is None else None,
                **child.apart(),
            )
        except OSError as error:
            _log.warning("Pictures are prepared here, as no process can be started: %s", error)
            return None
        self._process = process
        if self._is_stopped:  # by a thread that saw no process yet
            process.kill()
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        with contextlib.suppress(OSError), process:  # it may be gone before it heard all
            pass


def _asked(
    process: subprocess.Popen[bytes], path: Path, size: tuple[int, int] | None
) -> Prepared | None:
    """What the process made of the picture, None when it made nothing. Raises Died, OSError."""
    assert process.stdin is not None
    assert process.stdout is not None
    name = os.fsencode(path)
    process.stdin.write(helper.ASKED.pack(*(size or (0, 0)), len(name)) + name)
    process.stdin.flush()
    head = process.stdout.read(helper.ANSWERED.size)
    if len(head) < helper.ANSWERED.size:
        raise Died
    is_made, digest, kind, length = helper.ANSWERED.unpack(head)
    content = process.stdout.read(length)
    if len(content) < length or kind >= len(helper.KINDS):
        raise Died
    return Prepared(digest.hex(), content, *helper.KINDS[kind]) if is_made else None
