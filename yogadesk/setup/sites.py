"""The sites one can classify on: this computer, and those the set-up completed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from yogadesk import files
from yogadesk.cloud.site import ModelSpec, Site
from yogadesk.errors import Trouble
from yogadesk.setup.reached import SignIn, Where

if TYPE_CHECKING:
    from pathlib import Path

THIS_COMPUTER = Site(
    name="this computer",
    project="this-computer",
    location="US",
    dataset="yogadesk",
    connection="yogadesk",
    bucket="yogadesk-pictures",
    # A query costs nothing here: small batches bring the first answers early.
    batch_limit=64,
    is_charged=False,
)


@dataclass(frozen=True, slots=True)
class SavedSite:
    """A site, how it is reached, and the model it answers with (None: the bundled one)."""

    site: Site
    where: Where
    sign_in: SignIn
    model: ModelSpec | None = None


class SiteBook:
    """The sites of one home folder. Which one is in use is the setting `site`."""

    def __init__(self, home: Path) -> None:
        self._path = home / "sites.json"

    def sites(self) -> list[Site]:
        """All of them, this computer first. Raises Trouble when the book cannot be read."""
        return [each.site for each in self.entries()]

    def entries(self) -> list[SavedSite]:
        """All of them with how each is reached. Raises Trouble when the book cannot be read."""
        saved = [each for each in self._saved() if each.site.name != THIS_COMPUTER.name]
        return [SavedSite(THIS_COMPUTER, Where("engine"), SignIn("engine")), *saved]

    def find(self, name: str) -> SavedSite:
        """The site of this name. Raises Trouble when there is none."""
        for each in self.entries():
            if each.site.name == name:
                return each
        known = ", ".join(f"“{each.site.name}”" for each in self.entries())
        raise Trouble(
            "There is no such site",
            f"No site is called “{name}”. There are {known}.",
            "Choose one of them, or set it up.",
        )

    def known(self, name: str) -> str:
        """The name, if a site has it; that of this computer otherwise. Raises Trouble."""
        is_there = any(each.name == name for each in self.sites())
        return name if is_there else THIS_COMPUTER.name

    def add(self, saved: SavedSite) -> None:
        """Keep it, in the place of one of the same name. Raises Trouble."""
        others = [each for each in self._saved() if each.site.name != saved.site.name]
        self._save([*others, saved])

    def remove(self, name: str) -> None:
        """Forget it; what is on the site stays. Raises Trouble."""
        self._save([each for each in self._saved() if each.site.name != name])

    def _saved(self) -> list[SavedSite]:
        try:
            content = json.loads(self._path.read_bytes())
            return [_entry(each) for each in content["sites"]]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Trouble(
                "The list of sites cannot be read",
                f"“{files.printable(self._path)}” cannot be opened: {error.strerror or error}.",
                "Check its permissions, then try again.",
            ) from error
        except (ValueError, KeyError, TypeError, RecursionError):
            # What is on the sites is still there: running the set-up again finds all of it.
            files.set_aside(self._path)
            return []

    def _save(self, saved: list[SavedSite]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.cannot_write(self._path, error) from error
        content = {"version": 1, "sites": [asdict(each) for each in saved]}
        with files.replacing(self._path) as stream:
            stream.write(json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n")


def file_for(home: Path, name: str, suffix: str) -> Path:
    """Where the set-up keeps something of a site. Any name makes a file name on every system."""
    return home / "setup" / f"{quote(name, safe=' ').strip() or '%20'}{suffix}"


def _entry(said: Any) -> SavedSite:
    """One entry of the file. Raises KeyError, TypeError or ValueError when it is damaged."""
    model = said["model"]
    if model is not None:
        model = _made(ModelSpec, {**model, "labels": tuple(model["labels"])})
    return SavedSite(
        site=_made(Site, said["site"]),
        where=_made(Where, said["where"]),
        sign_in=_made(SignIn, said["sign_in"]),
        model=model,
    )


def _made(kind: type[Any], said: dict[str, Any]) -> Any:
    """A dataclass of this kind. What a newer version wrote beside its fields is left out."""
    return kind(**{each.name: said[each.name] for each in fields(kind) if each.name in said})
