"""What keeps a worker in bounds: not too much memory, and no life without the engine."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
from typing import Final

from yogadesk.engine.faults import Fault

OUT_OF_MEMORY: Final = 86
"""Exit status of a worker that took more memory than it may."""

_MOST: Final = 3_000_000_000
_SHARE: Final = 0.6
_LOOK_EVERY: Final = 0.05
_ORPHAN_AFTER: Final = 600


def out_of_memory() -> Fault:
    """What a client is told of a worker that took too much, in BigQuery's words."""
    return Fault(
        400,
        "resourcesExceeded",
        "Resources exceeded during query execution: TensorFlow worker out of memory",
    )


def allowed() -> int:
    """Bytes of memory that a worker may hold: BigQuery's limit for a model in memory is 1 GB, and
    TensorFlow needs half of one for itself. Less on a small computer."""
    import psutil

    return min(_MOST, int(psutil.virtual_memory().total * _SHARE))


def watch(most: int) -> None:
    """End this process, at once, when it holds more than `most` bytes."""
    _cap_addresses(most)
    threading.Thread(target=_watch, args=(most,), daemon=True, name="memory").start()


def held() -> int:
    """Bytes of memory that this process holds."""
    import psutil

    return int(psutil.Process().memory_info().rss)


def _watch(most: int) -> None:
    import psutil

    process = psutil.Process()
    armed = 0.0
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - kept open on purpose
        while True:
            if process.memory_info().rss > most:
                os._exit(OUT_OF_MEMORY)
            if time.monotonic() > armed:
                # The engine's end closes standard input, which a thread notices. Should a model
                # hold Python's lock by then, this ends the process all the same: it needs no lock.
                faulthandler.dump_traceback_later(_ORPHAN_AFTER, exit=True, file=nowhere)
                armed = time.monotonic() + _ORPHAN_AFTER / 10
            time.sleep(_LOOK_EVERY)


def _cap_addresses(most: int) -> None:
    """Have one huge allocation fail, which would be over before anybody looks (Linux)."""
    if sys.platform == "linux":
        import resource

        _, hardest = resource.getrlimit(resource.RLIMIT_DATA)
        soft = 2 * most if hardest == resource.RLIM_INFINITY else min(2 * most, hardest)
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hardest))
