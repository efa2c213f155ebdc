"""The taught models of one home folder, by site, and which one answers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from yogadesk import files
from yogadesk.cloud.site import ModelSpec, TaughtSpec

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Version:
    """One taught model. `when` is an ISO time in UTC, `held_out` how many pictures judged it,
    `threshold` what the data advise, in [0, 1]; the rest are its figures on those pictures."""

    site: str
    model: TaughtSpec
    when: str
    examples: int
    held_out: int
    accuracy: float
    calibration_error: float
    threshold: float


class Book:
    """Reads and writes `taught.json`. What is on the sites stays when the file is lost: a damaged
    one is set aside, and teaching again finds the features that were kept."""

    def __init__(self, home: Path) -> None:
        self._path = home / "taught.json"

    def versions(self, site: str) -> list[Version]:
        """The versions on a site, oldest first. Raises Trouble when the file cannot be read."""
        return [each for each in self._read()[0] if each.site == site]

    def chosen(self, site: str) -> Version | None:
        """The version that answers on a site; None: the model the site was set up with."""
        versions, chosen = self._read()
        found = [v for v in versions if v.site == site and v.model.name == chosen.get(site)]
        return found[0] if found else None

    def add(self, version: Version) -> None:
        """Keep a version, in the place of one of the same name. Raises Trouble."""
        versions, chosen = self._read()
        others = [v for v in versions if (v.site, v.model.name) != _key(version)]
        self._write([*others, version], chosen)

    def choose(self, site: str, name: str | None) -> None:
        """Let this version answer on a site, or with None the site's own model. Raises Trouble."""
        versions, chosen = self._read()
        kept = {key: value for key, value in chosen.items() if key != site}
        self._write(versions, kept if name is None else {**kept, site: name})

    def remove(self, site: str, name: str) -> None:
        """Forget a version. Raises Trouble."""
        versions, chosen = self._read()
        kept = {key: value for key, value in chosen.items() if (key, value) != (site, name)}
        self._write([v for v in versions if (v.site, v.model.name) != (site, name)], kept)

    def next_name(self, site: str) -> str:
        """A name no version on the site has: poses_1, poses_2 and so on."""
        taken = {version.model.name for version in self.versions(site)}
        number = 1
        while f"poses_{number}" in taken:
            number += 1
        return f"poses_{number}"

    def _read(self) -> tuple[list[Version], dict[str, str]]:
        try:
            content = json.loads(self._path.read_bytes())
            versions = [_version(each) for each in content["versions"]]
            return versions, {str(k): str(v) for k, v in content["chosen"].items()}
        except FileNotFoundError:
            return [], {}
        except OSError as error:
            raise files.cannot_write(self._path, error) from error
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            files.set_aside(self._path)
            return [], {}

    def _write(self, versions: list[Version], chosen: dict[str, str]) -> None:
        content = {
            "version": 1,
            "versions": [asdict(each) for each in versions],
            "chosen": chosen,
        }
        with files.replacing(self._path) as stream:
            stream.write(json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n")


def _key(version: Version) -> tuple[str, str]:
    return version.site, version.model.name


def _version(said: dict[str, Any]) -> Version:
    """One entry of the file. Raises KeyError, TypeError or ValueError when it is damaged."""
    model = dict(said["model"])
    backbone = dict(model.pop("backbone"))
    for plain in (model, backbone):
        plain["labels"] = tuple(plain["labels"])
    known = {each.name for each in fields(Version)}
    return Version(
        **{
            **{name: value for name, value in said.items() if name in known},
            "model": TaughtSpec(**model, backbone=ModelSpec(**backbone)),
        }
    )
