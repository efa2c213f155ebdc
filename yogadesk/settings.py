"""Every setting, declared once with its type, limits and the words the settings dialog shows."""

from __future__ import annotations

import json
import threading
from dataclasses import Field, asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

UploadMode = Literal["model-ready", "original"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The values in force. Making one checks every value and raises ValueError with a sentence.

    A field's metadata holds a `title` of a few words and a `description` of a sentence or two;
    `least` and `most` of a number; `choices`, each value with its label.
    """

    threshold: float = field(
        default=0.72,  # what the card of the bundled model advises
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Threshold"),
            "description": QT_TRANSLATE_NOOP(
                "Settings",
                "When the best score is below this, the answer is “not sure”. Higher"
                " means fewer wrong answers, and more pictures without one.",
            ),
            "least": 0.0,
            "most": 1.0,
        },
    )
    top_k: int = field(
        default=5,
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Classes to keep"),
            "description": QT_TRANSLATE_NOOP(
                "Settings", "How many of the best classes are shown and saved for each picture."
            ),
            "least": 1,
            "most": 100,
        },
    )
    upload_mode: UploadMode = field(
        default="model-ready",
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "What is uploaded"),
            "description": QT_TRANSLATE_NOOP(
                "Settings",
                "Model-ready sends each picture at the size the model looks at: fast,"
                " and neither place nor camera data leave this computer. Original sends the file"
                " itself where BigQuery can read it.",
            ),
            "choices": {
                "model-ready": QT_TRANSLATE_NOOP("Settings", "Model-ready"),
                "original": QT_TRANSLATE_NOOP("Settings", "Original file"),
            },
        },
    )
    site: str = field(
        default="this computer",
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Site"),
            "description": QT_TRANSLATE_NOOP(
                "Settings", "Where pictures are classified: on this computer or in Google Cloud."
            ),
        },
    )
    csv_bom: bool = field(
        default=False,
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Mark CSV files as UTF-8"),
            "description": QT_TRANSLATE_NOOP(
                "Settings",
                "Old versions of Excel need this mark to show accents and other scripts"
                " correctly. Some other programs stumble over it.",
            ),
        },
    )

    ask_above_pictures: int = field(
        default=1000,
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Ask before a run of more pictures than"),
            "description": QT_TRANSLATE_NOOP(
                "Settings",
                "Where a site can cost money, a larger run waits for your word, with an estimate"
                " beside it.",
            ),
            "least": 0,
            "most": 10_000_000,
        },
    )
    ask_above_cents: int = field(
        default=100,
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Ask before a run of more cents than"),
            "description": QT_TRANSLATE_NOOP(
                "Settings",
                "In hundredths of the currency the prices are known in. An estimate, not a limit"
                " that Google would keep to.",
            ),
            "least": 0,
            "most": 10_000_000,
        },
    )
    notify: bool = field(
        default=True,
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Say when a long run is over"),
            "description": QT_TRANSLATE_NOOP(
                "Settings", "With a note on the desktop, while the window is in the background."
            ),
        },
    )
    language: str = field(
        default="system",
        metadata={
            "title": QT_TRANSLATE_NOOP("Settings", "Language"),
            "description": QT_TRANSLATE_NOOP(
                "Settings", "Holds from the next start on. What the sites say stays in English."
            ),
            "choices": {
                "system": QT_TRANSLATE_NOOP("Settings", "As the system"),
                "en": "English",
                "de": "Deutsch",
            },
        },
    )

    def __post_init__(self) -> None:
        for each in fields(self):
            _require(each, getattr(self, each.name))


def _require(declared: Field[Any], value: object) -> None:
    """Raise ValueError unless `value` is of the declared type and within the declared limits."""
    name, limits = declared.name, declared.metadata
    kind = type(declared.default)
    fits = type(value) is kind or (kind is float and type(value) is int)
    if not fits:
        raise ValueError(f"{name} must be of type {kind.__name__}, not {value!r}.")
    if "choices" in limits and value not in limits["choices"]:
        raise ValueError(f"{name} must be one of {', '.join(limits['choices'])}, not {value!r}.")
    if isinstance(value, int | float) and "least" in limits:
        least, most = limits["least"], limits["most"]
        if not least <= value <= most:
            raise ValueError(f"{name} must be between {least} and {most}, not {value!r}.")
    if isinstance(value, str) and not value.strip():
        raise ValueError(f"{name} must not be empty.")


MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()
"""Each brings a file's content from version n to n + 1, the first from 1 to 2. Append only."""

VERSION = 1 + len(MIGRATIONS)


class SettingsFile:
    """The settings of one folder, kept in one JSON file. Any thread may use it.

    What a newer version wrote is kept. `set_aside` is where a damaged file was moved when it had
    to be begun anew, else None; values in it that were sound are still in force.
    Raises Trouble when the file cannot be read, or written by `change`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self.set_aside: Path | None = None
        content, self._current, is_damaged = _read(path)
        if is_damaged:
            self.set_aside = _set_aside(path)
            _write(path, content, self._current)

    @property
    def current(self) -> Settings:
        return self._current

    def change(self, **changes: object) -> Settings:
        """Put new values in force and save them; answers all values. What another window saved
        meanwhile is kept. Raises ValueError for a wrong value, TypeError for an unknown name.
        """
        with self._lock:
            content, newest, is_damaged = _read(self._path)
            changed = replace(self._current if is_damaged else newest, **changes)  # type: ignore[arg-type]
            if is_damaged:
                self.set_aside = _set_aside(self._path)
            _write(self._path, content, changed)
            self._current = changed
            return changed


def _read(path: Path) -> tuple[dict[str, Any], Settings, bool]:
    """The file's content, the sound values in it, and whether anything in it was damaged."""
    try:
        content = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}, Settings(), False
    except OSError as error:
        raise Trouble(
            "The settings cannot be read",
            f"“{files.printable(path)}” cannot be opened: {error.strerror or error}.",
            "Check its permissions, or start yogadesk with --home and another folder.",
        ) from error
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested without end
        return {}, Settings(), True
    if not isinstance(content, dict) or not _is_version(content.get("version", VERSION)):
        return {}, Settings(), True
    for migrate in MIGRATIONS[content.get("version", VERSION) - 1 :]:
        content = migrate(content)
    return content, *_sound_values(content)


def _is_version(value: object) -> bool:
    return type(value) is int and value >= 1


def _sound_values(content: Mapping[str, Any]) -> tuple[Settings, bool]:
    """The values that pass their declaration, defaults for the rest, and whether any did not."""
    sound: dict[str, Any] = {}
    is_damaged = False
    for declared in fields(Settings):
        if declared.name in content:
            try:
                _require(declared, content[declared.name])
            except ValueError:
                is_damaged = True
            else:
                sound[declared.name] = content[declared.name]
    return Settings(**sound), is_damaged


def _write(path: Path, content: Mapping[str, Any], settings: Settings) -> None:
    version = max(VERSION, content.get("version", VERSION))
    whole = {**content, "version": version, **asdict(settings)}
    text = json.dumps(whole, indent=2, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.cannot_write(path, error) from error
    with files.replacing(path) as stream:
        stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _set_aside(path: Path) -> Path:
    try:
        return files.set_aside(path)
    except OSError as error:
        raise files.cannot_write(path, error) from error
