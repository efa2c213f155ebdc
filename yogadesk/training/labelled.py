"""Labelled folders: one sub-folder a pose, its pictures anywhere below it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.work import Ticket

MOST_CLASSES = 50
"""BigQuery ML's limit for LOGISTIC_REG."""

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Example:
    """A picture and the pose its folder says it shows."""

    path: Path
    label: str


def read(folder: Path, ticket: Ticket) -> tuple[Example, ...]:
    """The examples below a folder, labels in alphabetical order, pictures in natural order.

    The label is the sub-folder's name. Pictures beside the sub-folders have none and are left out;
    links that lead up again are not followed.
    Raises Trouble when there is no such folder or nothing labelled in it, Cancelled.
    """
    from yogadesk import pictures

    examples: list[Example] = []
    above = (folder, *folder.resolve().parents)  # a link to one has pictures of every pose below it
    for below in _sub_folders(folder):
        label = _label(below)
        found = pictures.find([below], ticket, not_into=above)
        examples += [Example(picture.path, label) for picture in found]
    if not examples:
        raise Trouble(
            "There is nothing to learn from",
            f"“{files.printable(folder)}” has no sub-folder with pictures in it.",
            "Make one sub-folder for each pose, named as the pose, and put its pictures there.",
        )
    return tuple(examples)


def check_teachable(examples: Sequence[Example]) -> None:
    """Raises Trouble when no model can be taught from these: one pose, too many, or too few
    pictures of one."""
    counts: dict[str, int] = {}
    for example in examples:
        counts[example.label] = counts.get(example.label, 0) + 1
    if len(counts) < 2:
        raise Trouble(
            "One pose is not enough",
            f"All pictures are labelled “{next(iter(counts), '')}”, so there is nothing to tell "
            "it from.",
            "Add a folder with pictures of another pose, or of none.",
        )
    if len(counts) > MOST_CLASSES:
        raise Trouble(
            "There are too many poses",
            f"The folder has {len(counts)} sub-folders; BigQuery ML teaches {MOST_CLASSES} classes "
            "at most.",
            "Put similar poses together, or teach two models.",
        )
    few = sorted(label for label, count in counts.items() if count < 2)
    if few:
        named = ", ".join(f"“{label}”" for label in few[:5])
        raise Trouble(
            "There are too few pictures",
            f"There is only one picture of {named}{' and others' if len(few) > 5 else ''}.",
            "Two of each pose are the least; twenty or more make a useful model.",
        )


def _sub_folders(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if path.is_dir()]
    except OSError as error:
        raise Trouble(
            "The folder cannot be read",
            f"“{files.printable(folder)}”: {error.strerror or error}.",
            "Check its name and its permissions.",
        ) from error
    return sorted((path for path in found if not path.name.startswith(".")), key=_label)


def _label(folder: Path) -> str:
    """The folder's name as a label: one spelling for letters that have several."""
    name = unicodedata.normalize("NFC", folder.name.encode("utf-8", "backslashreplace").decode())
    label = name.strip()
    if not label or len(label) > _LONGEST_LABEL or any(ord(c) < 32 for c in label):
        raise Trouble(
            "This folder's name cannot be a pose",
            f"{label[:60]!r} holds control characters, or is longer than {_LONGEST_LABEL} letters.",
            "Rename the folder.",
        )
    return label
