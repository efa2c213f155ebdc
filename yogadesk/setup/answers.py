"""What a person answered in the set-up, typed, and kept so that nothing is asked twice."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from yogadesk import files
from yogadesk.errors import Trouble
from yogadesk.setup.reached import SignIn, Where

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """A project's id, and whether it is to be made when there is none."""

    project: str
    create: bool = False


@dataclass(frozen=True, slots=True)
class Location:
    """One location for everything, and the dataset in it."""

    location: str = "US"
    dataset: str = "yogadesk"


@dataclass(frozen=True, slots=True)
class Connection:
    """The connection through which BigQuery reads the bucket."""

    connection: str = "yogadesk"


@dataclass(frozen=True, slots=True)
class Bucket:
    """The bucket of the pictures, and what their names begin with (ends with a slash)."""

    bucket: str
    prefix: str = "inbox/"


@dataclass(frozen=True, slots=True)
class Pictures:
    """The names of the object table over the pictures and of the health table."""

    object_table: str = "pictures"
    health_table: str = "yoga_health"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """`source` is "bundled", a path or a URL; `labels` a CSV or text file or its URL (needed
    unless bundled); `shift` how they are moved to fit, see `labels.SHIFTS`."""

    source: str = "bundled"
    labels: str | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Capacity:
    """Whether to have a reservation made (it costs money), its name and the most slots it takes."""

    use: bool = False
    reservation: str = "yogadesk"
    max_slots: int = 50


@dataclass(frozen=True, slots=True)
class TryIt:
    """The sample picture, a file name in `resources/samples`."""

    sample: str = "tree.jpg"


Answer = (
    Where
    | SignIn
    | Project
    | Location
    | Connection
    | Bucket
    | Pictures
    | ModelChoice
    | Capacity
    | TryIt
)

KINDS: dict[str, type[Any]] = {
    "where": Where,
    "sign_in": SignIn,
    "project": Project,
    "location": Location,
    "connection": Connection,
    "bucket": Bucket,
    "pictures": Pictures,
    "model": ModelChoice,
    "capacity": Capacity,
    "try_it": TryIt,
}
"""The answer's type of each step, in the order of the steps."""

_WITH_DEFAULT = tuple(key for key in KINDS if key not in ("project", "bucket"))


@dataclass(frozen=True, slots=True)
class Answers:
    """The answer of each step, None where it was not given yet."""

    where: Where | None = None
    sign_in: SignIn | None = None
    project: Project | None = None
    location: Location | None = None
    connection: Connection | None = None
    bucket: Bucket | None = None
    pictures: Pictures | None = None
    model: ModelChoice | None = None
    capacity: Capacity | None = None
    try_it: TryIt | None = None

    def with_(self, step: str, answer: Answer) -> Answers:
        """These answers with another one for `step`. Raises TypeError when it is not its type."""
        if not isinstance(answer, KINDS[step]):
            raise TypeError(f"{step} is answered by {KINDS[step].__name__}, not {answer!r}")
        changes: dict[str, Any] = {step: answer}
        return replace(self, **changes)

    def complete(self) -> Answers:
        """These answers with the default where a step has one and none was given."""
        whole = self
        for key in _WITH_DEFAULT:
            if getattr(whole, key) is None:
                whole = whole.with_(key, KINDS[key]())
        if whole.bucket is None and whole.project is not None and whole.project.project:
            # Buckets share one namespace with the whole world; project ids do so already.
            stem = re.sub(r"[^a-z0-9-]+", "-", whole.project.project)
            # A bucket may not bear Google's name, a project may.
            stem = stem.replace("google", "g").removeprefix("goog")
            whole = replace(whole, bucket=Bucket(f"{stem}-yogadesk"[:63].lstrip("-")))
        return whole


class AnswersFile:
    """The answers for one site, in one file. Saved whole, so that a crash leaves the last state."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Answers:
        """What was saved. A damaged file is put aside and leaves nothing answered. Raises Trouble
        when it cannot be read."""
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return Answers()
        except OSError as error:
            raise Trouble(
                "The set-up's answers cannot be read",
                f"“{files.printable(self._path)}” cannot be opened: {error.strerror or error}.",
                "Check its permissions, or start yogadesk with --home and another folder.",
            ) from error
        except (ValueError, RecursionError):
            files.set_aside(self._path)
            return Answers()
        return _read(content)

    def save(self, answers: Answers) -> None:
        """Keep these. Raises Trouble when they cannot be written."""
        given = {
            each.name: asdict(getattr(answers, each.name))
            for each in fields(Answers)
            if getattr(answers, each.name) is not None
        }
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.cannot_write(self._path, error) from error
        text = json.dumps({"version": 1, "answers": given}, indent=2, ensure_ascii=False)
        with files.replacing(self._path) as stream:
            stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _read(content: Any) -> Answers:
    """The sound answers in a file's content: one that is off is asked again, the others stay."""
    given = content.get("answers") if isinstance(content, dict) else None
    answers = Answers()
    for key, kind in KINDS.items():
        said = given.get(key) if isinstance(given, dict) else None
        answer = _sound(kind, said) if isinstance(said, dict) else None
        if answer is not None:
            answers = answers.with_(key, answer)
    return answers


def _sound(kind: type[Any], said: dict[str, Any]) -> Any:
    """An answer of this type, or None when a value is not of its type."""
    types: dict[str, Any] = {"str": str, "bool": bool, "int": int, "str | None": (str, type(None))}
    known = {}
    for each in fields(kind):
        if each.name in said:
            value = said[each.name]
            if not isinstance(value, types.get(str(each.type), str)):
                return None
            known[each.name] = value
    try:
        return kind(**known)
    except TypeError:  # one without a default is missing
        return None
