"""What the set-up made on a site, and nothing else: the only things that "delete" may delete."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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

    def make(self, step: str, kind: str, name: str, create: Callable[[], bool]) -> None:
        """Make something that was seen not to be there. `create` answers False when somebody else
        was faster: then it is theirs, unless an attempt of ours that was cut short made it."""
        made = Made(step, kind, name)
        was_noted = made in self._all()
        self.note(made)
        if not create() and not was_noted:
            self.strike(made)

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
