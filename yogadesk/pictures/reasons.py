"""Every reason a picture is refused, in words a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.errors import BadPicture

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_NAME = 60
_READABLE = "JPEG, PNG, WebP, GIF, BMP, TIFF, HEIC, AVIF"


def name_of(path: Path) -> str:
    """The file's own name in quotes, printable on one line whatever bytes it is made of."""
    name = path.name or str(path)
    shown = files.one_line(name)
    if len(shown) > _LONGEST_NAME:
        half = _LONGEST_NAME // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    return f"“{shown}”"


def missing(who: str) -> BadPicture:
    return BadPicture(
        "File not found",
        f"{who} is not there any more: it was moved, renamed or deleted, or it is a broken link.",
        "Look where the file is now and add it again.",
    )


def not_allowed(who: str) -> BadPicture:
    return BadPicture(
        "No permission",
        f"{who} cannot be opened: this user account is not allowed to read it.",
        "Change the file's permissions, or copy it to a folder of your own.",
    )


def unreadable(who: str, error: OSError) -> BadPicture:
    return BadPicture(
        "Cannot be read",
        f"{who} cannot be read: {error.strerror or type(error).__name__}.",
        "Check that the disk or network drive is connected and well, then try again.",
    )


def folder(who: str) -> BadPicture:
    return BadPicture(
        "A folder, not a picture",
        f"{who} is a folder.",
        "Add the folder as a whole; the pictures inside it are found.",
    )


def folder_not_allowed(who: str) -> BadPicture:
    return BadPicture(
        "Folder cannot be opened",
        f"{who} is a folder that cannot be opened, so the pictures inside it were not found.",
        "Change the folder's permissions or reconnect its drive, then add it again.",
    )


def not_a_file(who: str, kind: str) -> BadPicture:
    return BadPicture(
        "Not a file",
        f"{who} is {kind}, not a file.",
        "Choose a picture file instead.",
    )


def empty(who: str) -> BadPicture:
    return BadPicture(
        "Empty file",
        f"{who} is empty: the file holds 0 bytes.",
        "Copy or download the picture again.",
    )


def file_too_large(who: str, size: int, limit: int) -> BadPicture:
    return BadPicture(
        "File too large",
        f"{who} has {size / 1e6:,.0f} MB; the limit is {limit / 1e6:,.0f} MB.",
        "Save a smaller copy in an image editor and add that.",
    )


def too_many_pixels(who: str, width: int, height: int, limit: int) -> BadPicture:
    return BadPicture(
        "Picture too large",
        f"{who} has {width * height / 1e6:,.0f} megapixels ({width} × {height}); the limit is "
        f"{limit / 1e6:,.0f}.",
        "Save a smaller copy in an image editor and add that.",
    )


def needs_memory(who: str, needed: int, limit: int) -> BadPicture:
    return BadPicture(
        "Picture too large",
        f"{who} would need {needed / 1e6:,.0f} MB of memory to open; the limit is "
        f"{limit / 1e6:,.0f} MB.",
        "Save a smaller copy, or a JPEG, in an image editor and add that.",
    )


def not_a_picture(who: str, suffix: str, instead: str | None) -> BadPicture:
    if suffix and instead:
        happened = f"{who} is not a picture although its name ends in {suffix}: it holds {instead}."
    elif suffix:
        happened = f"{who} is not a picture although its name ends in {suffix}."
    elif instead:
        happened = f"{who} is not a picture: it holds {instead}."
    else:
        happened = f"{who} is not a picture."
    return BadPicture(
        "Not a picture", happened, f"Choose a picture in one of these formats: {_READABLE}."
    )


def not_decodable(who: str, accepted: str) -> BadPicture:
    return BadPicture(
        "Not a picture BigQuery reads",
        f"{who} is not in a format that BigQuery decodes.",
        f"Convert it to {accepted} first.",
    )


def format_missing(who: str, name: str) -> BadPicture:
    return BadPicture(
        f"{name} cannot be opened",
        f"{who} is a {name} picture, and this installation lacks the part that reads them.",
        "Save it as JPEG or PNG, or install yogadesk again.",
    )


def cut_off(who: str) -> BadPicture:
    return BadPicture(
        "Picture is cut off",
        f"{who} is cut off: the file ends too early, so part of the picture is missing.",
        "Copy or download it again; the transfer was probably interrupted.",
    )


def damaged(who: str, name: str) -> BadPicture:
    return BadPicture(
        "Picture is damaged",
        f"{who} is damaged: its {name} data cannot be decoded.",
        "Open it in an image editor and save it again, or get another copy.",
    )


def decoder_ended(who: str) -> BadPicture:
    return BadPicture(
        "Decoding failed",
        f"The process that decodes pictures ended at {who}, twice.",
        "Try it again. If that does not help, open it in another program and save a copy.",
    )


def out_of_memory(who: str) -> BadPicture:
    return BadPicture(
        "Not enough memory",
        f"{who} could not be opened because the computer ran out of memory.",
        "Close other programs and try again, or save a smaller copy of the picture.",
    )
