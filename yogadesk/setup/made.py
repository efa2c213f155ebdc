"""What the set-up made on a site, and nothing else: the only things that "delete" may delete."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Made:
    """One thing: the step that made it, its kind, and its name with the project and location."""

    step: str
    kind: str
    name: str


class Ledger:
    """The list of what was made, kept in a file (or, without one, for as long as it lives).

    A thing is noted before it is made, so that a crash between the two cannot leave something
    behind that nobody knows of; it is struck out again when it turns out to be somebody else's.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._made: list[Made] | None = None if path else []

    def of(self, step: str) -> list[Made]:
        """What this step made, oldest first. Raises Trouble when the list cannot be read."""
        return [made for made in self._all() if made.step == step]

    def has(self, step: str, kind: str, name: str) -> bool:
        """Whether it was this set-up that made it."""
        return Made(step, kind, name) in self._all()

    def making(self, step: str, kind: str, name: str) -> AbstractContextManager[None]:
        """Note that it is about to be made, when it was seen not to be there.

        Raising `Theirs` inside strikes it out and ends the block: somebody else was faster.
        """
        return _Making(self, Made(step, kind, name))

    def note(self, made: Made) -> None:
        """Add it, once."""
        if made not in self._all():
            self._save([*self._all(), made])

    def strike(self, made: Made) -> None:
        """It is gone, or was never ours."""
        self._save([each for each in self._all() if each != made])

    def each_of(self, step: str) -> Iterator[Made]:
        """What the step made, newest first; each is struck out once the loop's body went well."""
        for made in reversed(self.of(step)):
            yield made
            self.strike(made)

    def _all(self) -> list[Made]:
        if self._made is None:
            self._made = _read(self._path) if self._path else []
        return self._made

    def _save(self, made: list[Made]) -> None:
        if self._path is not None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise files.cannot_write(self._path, error) from error
            text = json.dumps({"version": 1, "made": [asdict(each) for each in made]}, indent=2)
            with files.replacing(self._path) as stream:
                stream.write(text.encode() + b"\n")
        self._made = made


class Theirs(Exception):
    """It was there already: somebody else made it between the look and the making."""


class _Making:
    def __init__(self, ledger: Ledger, made: Made) -> None:
        self._ledger, self._made = ledger, made
        self._was_noted = False

    def __enter__(self) -> None:
        self._was_noted = self._made in self._ledger.of(self._made.step)
        self._ledger.note(self._made)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        is_theirs = kind is not None and issubclass(kind, Theirs)
        # Noted before and there now: it was we who made it, in an attempt that was cut short.
        if is_theirs and not self._was_noted:
            self._ledger.strike(self._made)
        return is_theirs


def _read(path: Path) -> list[Made]:
    try:
        content = json.loads(path.read_bytes())
        return [Made(str(e["step"]), str(e["kind"]), str(e["name"])) for e in content["made"]]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Trouble(
            "The list of what the set-up made cannot be read",
            f"“{files.printable(path)}” cannot be opened: {error.strerror or error}.",
            "Check its permissions, then try again.",
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError):
        # Without the list nothing may be deleted: what it named stays on the site.
        files.set_aside(path)
        return []
