"""A listener that keeps what it hears, for tests to look at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from yogadesk.domain import Picture, State, Verdict


class Recording:
    """Keeps pictures, moves and verdicts; `on_answer` is called with each verdict."""

    def __init__(self, on_answer: Callable[[Verdict], None] = lambda _: None) -> None:
        self.pictures: list[Picture] = []
        self.moves: list[tuple[Picture, State]] = []
        self.verdicts: list[Verdict] = []
        self._on_answer = on_answer
        self._lock = threading.Lock()

    def found(self, pictures: Sequence[Picture]) -> None:
        with self._lock:
            self.pictures += pictures

    def moved(self, pictures: Sequence[Picture], state: State) -> None:
        with self._lock:
            self.moves += [(picture, state) for picture in pictures]

    def answered(self, verdict: Verdict) -> None:
        with self._lock:
            self.verdicts.append(verdict)
        self._on_answer(verdict)

    def by_name(self) -> dict[str, Verdict]:
        return {verdict.picture.path.name: verdict for verdict in self.verdicts}
