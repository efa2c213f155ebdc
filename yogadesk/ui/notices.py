"""The one channel for what the window should tell: deaf until someone listens, then flushed."""

from __future__ import annotations

import logging
from collections import deque
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from yogadesk.ui.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from yogadesk.errors import Trouble


_log = logging.getLogger(__name__)


class Kind(Enum):
    """How much a notice matters: it decides the notice's colour, icon and how long it stays."""

    INFO = auto()
    GOOD = auto()
    TROUBLE = auto()


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button that puts things right: a verb, and what pressing it does (window's thread)."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell. A notice with the `topic` of a shown one replaces it."""

    kind: Kind
    title: str
    text: str = ""
    advice: str = ""
    link: str | None = None
    remedy: Remedy | None = None
    topic: str = ""
    second: Remedy | None = None  # another way out, beside the first
    stays: bool = False  # until it is answered, although it is no trouble


def from_trouble(trouble: Trouble, topic: str = "", remedy: Remedy | None = None) -> Notice:
    """The notice that tells a trouble: what happened, what to do, the button that does it."""
    return Notice(
        Kind.TROUBLE,
        trouble.title,
        trouble.happened,
        trouble.advice,
        trouble.link,
        remedy,
        topic or trouble.title,
    )


def retry(act: Callable[[], None]) -> Remedy:
    return Remedy(QCoreApplication.translate("Notices", "Try again"), act)


class Notices(QObject):
    """Carries notices to whoever listens first; keeps the early ones until then."""

    told = Signal(object)  # Notice
    settled = Signal(str)  # a topic whose trouble is over

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._early: deque[Notice] = deque(maxlen=20)
        self._is_heard = False

    def listen(self, slot: Callable[[Notice], None]) -> None:
        """Deliver every notice to `slot`, beginning with those told so far."""
        self.told.connect(slot)
        self._is_heard = True
        while self._early:
            self.told.emit(self._early.popleft())

    def tell(self, notice: Notice) -> None:
        if notice.kind is Kind.TROUBLE:
            _log.warning("%s: %s %s", notice.title, notice.text, notice.advice)
            title, text, advice = map(spoken, (notice.title, notice.text, notice.advice))
            notice = replace(notice, title=title, text=text, advice=advice)
        if self._is_heard:
            self.told.emit(notice)
        else:
            self._early.append(notice)

    def settle(self, topic: str) -> None:
        """Take back the notice of this topic: the trouble is over."""
        self._early = deque((n for n in self._early if n.topic != topic), maxlen=20)
        self.settled.emit(topic)
