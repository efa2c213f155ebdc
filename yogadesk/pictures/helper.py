"""A process of its own that prepares pictures, one after another, until nobody asks any more.

Started by `apart.py` as `python -m yogadesk.pictures.helper BYTES`. It answers with what it made of
a picture, or with nothing: one that takes more memory than BYTES or that cannot be read is left to
whoever asked, who knows what else is being decoded and in which language to complain.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from yogadesk.pictures import cost, doors

if TYPE_CHECKING:
    from yogadesk.pictures.doors import Prepared

ASKED: Final = struct.Struct("<III")
"""Height and width of the model, both 0 for the original, and the length of the path after it."""

ANSWERED: Final = struct.Struct("<?32sBI")
"""Whether there is an answer, the fingerprint, the number of its kind, the length of its content
after it."""

KINDS: Final = (
    ("image/png", ".png"),
    ("image/jpeg", ".jpg"),
    ("image/bmp", ".bmp"),
)
"""Every content type and suffix that a prepared picture can have."""


def serve(asks: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until there are no more questions."""
    while len(head := asks.read(ASKED.size)) == ASKED.size:
        height, width, length = ASKED.unpack(head)
        path = Path(os.fsdecode(asks.read(length)))
        try:
            made = doors.prepare(path, (height, width)) if height else doors.original(path)
            answer = _packed(made)
        except Exception:  # noqa: BLE001 - whoever asked does it again, and says what happened
            answer = ANSWERED.pack(False, b"", 0, 0)
        answers.write(answer)
        answers.flush()


def _packed(made: Prepared) -> bytes:
    kind = KINDS.index((made.content_type, made.suffix))
    digest = bytes.fromhex(made.fingerprint)
    return ANSWERED.pack(True, digest, kind, len(made.content)) + made.content


def main() -> None:
    cost.keep_to(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a decoder prints is no answer
    with contextlib.suppress(OSError), answers:  # nobody is there any more to hear it
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
