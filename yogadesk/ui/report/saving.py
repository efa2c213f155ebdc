"""Writes a report into a file, whole or not at all, or onto a printer. In a worker thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yogadesk import files
from yogadesk.ui.report import facts, page, paper, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage, QPagedPaintDevice

    from yogadesk.domain import Verdict
    from yogadesk.work import Ticket

    Writes = Callable[[Path, Ticket], None]

_PAGES = frozenset({".html", ".htm"})


def picture_writer(verdict: Verdict, threshold: float, why: str, layer: QImage | None) -> Writes:
    """What writes the report of one picture: as HTML where the file's name ends so, else as PDF.

    It raises Trouble when the file cannot be written.
    """

    def write(file: Path, ticket: Ticket) -> None:
        one = facts.picture(verdict, threshold, why)
        ticket.check()
        if file.suffix.lower() in _PAGES:
            content = page.of_picture(one, layer).encode("utf-8")
        else:
            content = paper.pdf(
                one.title, sheets.foot(), lambda sheet: sheets.of_picture(sheet, one, layer)
            )
        _put(file, content)

    return write


def batch_writer(verdicts: Sequence[Verdict], threshold: float) -> Writes:
    """What writes the report of many pictures. It raises Trouble, Cancelled."""

    def write(file: Path, ticket: Ticket) -> None:
        many = facts.batch(verdicts, threshold)
        if file.suffix.lower() in _PAGES:
            content = page.of_batch(many, ticket).encode("utf-8")
        else:
            content = paper.pdf(
                many.title, sheets.foot(), lambda sheet: sheets.of_batch(sheet, many, ticket)
            )
        _put(file, content)

    return write


def print_picture(
    device: QPagedPaintDevice, verdict: Verdict, threshold: float, why: str, layer: QImage | None
) -> None:
    """Print the report of one picture."""
    with paper.written(device, sheets.foot()) as sheet:
        sheets.of_picture(sheet, facts.picture(verdict, threshold, why), layer)


def print_batch(
    device: QPagedPaintDevice, verdicts: Sequence[Verdict], threshold: float, ticket: Ticket
) -> None:
    """Print the report of many pictures. Raises Cancelled."""
    with paper.written(device, sheets.foot()) as sheet:
        sheets.of_batch(sheet, facts.batch(verdicts, threshold), ticket)


def _put(file: Path, content: bytes) -> None:
    with files.replacing(file) as stream:
        stream.write(content)
