"""Where a run's threads leave their news for the window, which looks in twenty times a second.

While workers are busy every millisecond of work takes the window's thread two to four, so what a
turn of news brings about is spread over turns of the event loop: taken, announced, painted.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yogadesk.domain import ModelInfo, Picture, State, Verdict
    from yogadesk.ui.ports import Feeds
    from yogadesk.ui.words import Skip

_LOOK_EVERY_MS = 50
_HURRY_MS = 12
_TURN_SECONDS = 0.004
_CHUNK = 100


class Reads(Protocol):
    """Who reads an inbox. Every call comes on the window's thread."""

    def open_feed(self, feed: Feeds, info: ModelInfo) -> None: ...

    def take_files(self, files: Sequence[str]) -> None: ...

    def skip_files(self, files: Sequence[tuple[str, Skip]]) -> None: ...

    def move_files(self, paths: Sequence[str], state: State) -> None: ...

    def take_answer(self, verdict: Verdict) -> None: ...

    def list_earlier(self, verdicts: Sequence[Verdict]) -> None: ...

    def finish_turn(self) -> None: ...


class Inbox(QObject):
    """Implements `Listens` for a run. Its threads append; the window takes, a little a turn.

    Each piece of news becomes one call of the matching method of `reader`.
    """

    def __init__(self, reader: Reads, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._news: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.read)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(reader.finish_turn)

    @property
    def is_empty(self) -> bool:
        return not self._news

    def start(self) -> None:
        """Begin to look in. On the window's thread."""
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def opened(self, feed: Feeds, info: ModelInfo) -> None:
        """The site is ready and a run has opened its feed. Any thread."""
        self._news.append(partial(self._reader.open_feed, feed, info))

    def walked(self, files: Sequence[str]) -> None:
        """A search has come upon these files. Any thread."""
        for start in range(0, len(files), _CHUNK):
            chunk = files[start : start + _CHUNK]
            self._news.append(partial(self._reader.take_files, chunk))

    def left_out(self, files: Sequence[tuple[str, Skip]]) -> None:
        """A search leaves these files out. Any thread."""
        for start in range(0, len(files), _CHUNK):
            self._news.append(partial(self._reader.skip_files, files[start : start + _CHUNK]))

    def later(self, act: Callable[[], None]) -> None:
        """Do something that takes a moment when its turn has come. Any thread."""
        self._news.append(act)

    def found(self, pictures: Sequence[Picture]) -> None:
        """Nothing to do: the window searched for the files itself and lists them already."""

    def moved(self, pictures: Sequence[Picture], state: State) -> None:
        for start in range(0, len(pictures), _CHUNK):
            chunk = [str(picture.path) for picture in pictures[start : start + _CHUNK]]
            self._news.append(partial(self._reader.move_files, chunk, state))

    def remembered(self, verdicts: Sequence[Verdict]) -> None:
        """Answers of earlier days are to be listed."""
        for start in range(0, len(verdicts), _CHUNK):
            chunk = verdicts[start : start + _CHUNK]
            self._news.append(partial(self._reader.list_earlier, chunk))

    def answered(self, verdict: Verdict) -> None:
        self._news.append(partial(self._reader.take_answer, verdict))

    def read(self) -> None:
        """Take news for a few milliseconds; what is left waits for the next turn. `finish_turn`
        follows in a turn of the event loop of its own."""
        turn_ends = perf_counter() + _TURN_SECONDS
        while self._news and perf_counter() < turn_ends:
            self._news.popleft()()
        self._telling.start()
        self._timer.setInterval(_HURRY_MS if self._news else _LOOK_EVERY_MS)
