"""Every reason a picture is refused, in words a person can act on.

The texts are marked, so that a window that speaks another language finds and translates them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk.errors import BadPicture
from yogadesk.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_NAME = 60
_READABLE = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC, AVIF"


def name_of(path: Path) -> str:
    """The file's own name in quotes, printable on one line whatever bytes it is made of."""
    name = path.name or str(path)
    shown = name.encode("utf-8", "backslashreplace").decode("utf-8")
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)
    if len(shown) > _LONGEST_NAME:
        half = _LONGEST_NAME // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    return f"“{shown}”"


def missing(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "File not found"),
        QT_TRANSLATE_NOOP(
            "Said",
            "{who} is not there any more: it was moved, renamed or deleted, or it is a broken "
            "link.",
        ),
        QT_TRANSLATE_NOOP("Said", "Look where the file is now and add it again."),
        who=who,
    )


def not_allowed(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "No permission"),
        QT_TRANSLATE_NOOP(
            "Said", "{who} cannot be opened: this user account is not allowed to read it."
        ),
        QT_TRANSLATE_NOOP(
            "Said", "Change the file's permissions, or copy it to a folder of your own."
        ),
        who=who,
    )


def unreadable(who: str, error: OSError) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Cannot be read"),
        QT_TRANSLATE_NOOP("Said", "{who} cannot be read: {cause}."),
        QT_TRANSLATE_NOOP(
            "Said", "Check that the disk or network drive is connected and well, then try again."
        ),
        who=who,
        cause=error.strerror or type(error).__name__,
    )


def folder(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "A folder, not a picture"),
        QT_TRANSLATE_NOOP("Said", "{who} is a folder."),
        QT_TRANSLATE_NOOP("Said", "Add the folder as a whole; the pictures inside it are found."),
        who=who,
    )


def folder_not_allowed(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Folder cannot be opened"),
        QT_TRANSLATE_NOOP(
            "Said",
            "{who} is a folder that cannot be opened, so the pictures inside it were not found.",
        ),
        QT_TRANSLATE_NOOP(
            "Said", "Change the folder's permissions or reconnect its drive, then add it again."
        ),
        who=who,
    )


def not_a_file(who: str, kind: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Not a file"),
        QT_TRANSLATE_NOOP("Said", "{who} is {kind}, not a file."),
        QT_TRANSLATE_NOOP("Said", "Choose a picture file instead."),
        who=who,
        kind=kind,
    )


def empty(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Empty file"),
        QT_TRANSLATE_NOOP("Said", "{who} is empty: the file holds 0 bytes."),
        QT_TRANSLATE_NOOP("Said", "Copy or download the picture again."),
        who=who,
    )


def file_too_large(who: str, size: int, limit: int) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "File too large"),
        QT_TRANSLATE_NOOP("Said", "{who} has {size} MB; the limit is {limit} MB."),
        QT_TRANSLATE_NOOP("Said", "Save a smaller copy in an image editor and add that."),
        who=who,
        size=_millions(size),
        limit=_millions(limit),
    )


def too_many_pixels(who: str, width: int, height: int, limit: int) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Picture too large"),
        QT_TRANSLATE_NOOP(
            "Said", "{who} has {pixels} megapixels ({width} × {height}); the limit is {limit}."
        ),
        QT_TRANSLATE_NOOP("Said", "Save a smaller copy in an image editor and add that."),
        who=who,
        pixels=_millions(width * height),
        width=width,
        height=height,
        limit=_millions(limit),
    )


def needs_memory(who: str, needed: int, limit: int) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Picture too large"),
        QT_TRANSLATE_NOOP(
            "Said", "{who} would need {needed} MB of memory to open; the limit is {limit} MB."
        ),
        QT_TRANSLATE_NOOP(
            "Said", "Save a smaller copy, or a JPEG, in an image editor and add that."
        ),
        who=who,
        needed=_millions(needed),
        limit=_millions(limit),
    )


def not_a_picture(who: str, suffix: str, instead: str | None) -> BadPicture:
    if suffix and instead:
        happened = QT_TRANSLATE_NOOP(
            "Said", "{who} is not a picture although its name ends in {suffix}: it holds {instead}."
        )
    elif suffix:
        happened = QT_TRANSLATE_NOOP(
            "Said", "{who} is not a picture although its name ends in {suffix}."
        )
    elif instead:
        happened = QT_TRANSLATE_NOOP("Said", "{who} is not a picture: it holds {instead}.")
    else:
        happened = QT_TRANSLATE_NOOP("Said", "{who} is not a picture.")
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Not a picture"),
        happened,
        QT_TRANSLATE_NOOP("Said", "Choose a picture in one of these formats: {formats}."),
        who=who,
        suffix=suffix,
        instead=instead,
        formats=_READABLE,
    )


def not_decodable(who: str, accepted: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Not a picture BigQuery reads"),
        QT_TRANSLATE_NOOP("Said", "{who} is not in a format that BigQuery decodes."),
        QT_TRANSLATE_NOOP("Said", "Convert it to {accepted} first."),
        who=who,
        accepted=accepted,
    )


def format_missing(who: str, name: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "{name} cannot be opened"),
        QT_TRANSLATE_NOOP(
            "Said",
            "{who} is a {name} picture, and this installation lacks the part that reads them.",
        ),
        QT_TRANSLATE_NOOP("Said", "Save it as JPEG or PNG, or install yogadesk again."),
        who=who,
        name=name,
    )


def cut_off(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Picture is cut off"),
        QT_TRANSLATE_NOOP(
            "Said",
            "{who} is cut off: the file ends too early, so part of the picture is missing.",
        ),
        QT_TRANSLATE_NOOP(
            "Said", "Copy or download it again; the transfer was probably interrupted."
        ),
        who=who,
    )


def damaged(who: str, name: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Picture is damaged"),
        QT_TRANSLATE_NOOP("Said", "{who} is damaged: its {name} data cannot be decoded."),
        QT_TRANSLATE_NOOP(
            "Said", "Open it in an image editor and save it again, or get another copy."
        ),
        who=who,
        name=name,
    )


def out_of_memory(who: str) -> BadPicture:
    return _bad(
        QT_TRANSLATE_NOOP("Said", "Not enough memory"),
        QT_TRANSLATE_NOOP(
            "Said", "{who} could not be opened because the computer ran out of memory."
        ),
        QT_TRANSLATE_NOOP(
            "Said", "Close other programs and try again, or save a smaller copy of the picture."
        ),
        who=who,
    )


def _bad(title: str, happened: str, advice: str, **told: object) -> BadPicture:
    return BadPicture(*(each.format(**told) for each in (title, happened, advice)))


def _millions(number: int) -> str:
    return f"{number / 1e6:,.0f}"
