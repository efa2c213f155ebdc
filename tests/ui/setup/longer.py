"""Another language, as far as room goes: every string is a third longer than in English."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

MARK = " ~"
_LONGER = 0.33


class Longer(QTranslator):
    """Puts as much behind each string as German needs more than English."""

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        words = re.sub(r"{[^}]*}", "", source)
        letters = re.sub(r"[^a-z ]", "", words.lower()).strip()
        if not letters:
            return source
        wanted = max(1, math.ceil(len(words) * _LONGER) - len(MARK))
        return f"{source}{MARK}{(letters + ' ') * 4:.{wanted}}".rstrip()

    def isEmpty(self) -> bool:
        return False


@contextmanager
def longer_strings() -> Iterator[None]:
    """What is made meanwhile speaks the longer language."""
    translator = Longer()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
