"""A report says what the window says, in one file, and is written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog

from tests.ui.choosing import choose
from tests.ui.colours import broken, plain, striped
from tests.ui.site import ByColour
from tests.ui.studio import Studio
from yogadesk.domain import Picture, Verdict
from yogadesk.errors import Trouble
from yogadesk.ui.one_picture import OnePicture
from yogadesk.ui.report import facts, saving
from yogadesk.work import Cancelled, Ticket

pytestmark = pytest.mark.usefixtures("qapp")  # to write text, Qt wants its fonts

THRESHOLD = 0.72


class Page(HTMLParser):
    """A page's texts, the tags that open and close, and where it points to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.points_to: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.points_to += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def says(self, part: str) -> bool:
        return part in " ".join(self.said)


@pytest.fixture
def verdicts(tmp_path: Path, classifier: ByColour) -> list[Verdict]:
    names = ("a<b>&'c\".png", "b.png", "c.jpg")
    paths = (
        plain(tmp_path / names[0], "goddess"),
        striped(tmp_path / names[1]),
        broken(tmp_path / names[2]),
    )
    return [classifier.judge(Picture(path)) for path in paths]


def test_the_page_of_one_picture_needs_nothing_else(
    verdicts: list[Verdict], tmp_path: Path
) -> None:
    file = tmp_path / "one.html"
    saving.picture_writer(verdicts[0], THRESHOLD, "Because.", None)(file, Ticket())
    page = Page(file.read_text(encoding="utf-8"))
    assert not page.open
    assert all(link.startswith("data:image/") for link in page.points_to)
    assert len(page.points_to) == 1
    for part in (
        "Goddess",
        "a<b>&'c\".png",
        "100.0\u00a0%",
        "benefit of goddess",
        "Because.",
        "72.0\u00a0%",
    ):
        assert page.says(part)


def test_the_page_of_a_batch_counts_and_lists(verdicts: list[Verdict], tmp_path: Path) -> None:
    file = tmp_path / "all.html"
    told: list[int] = []
    ticket = Ticket(lambda progress: told.append(progress.done))
    saving.batch_writer(verdicts, THRESHOLD)(file, ticket)
    page = Page(file.read_text(encoding="utf-8"))
    assert not page.open
    assert told == [1, 2, 3]
    for part in (
        "Yoga poses in 3 pictures",
        "1 (33.3\u00a0%)",
        "Two poses are close",
        "c.jpg",
        "Failed",
    ):
        assert page.says(part)
    assert len(page.points_to) == 2  # the broken one has no picture to show


def test_totals_add_up(verdicts: list[Verdict]) -> None:
    many = facts.batch(verdicts * 4, THRESHOLD)
    assert dict(many.totals) == {"Pictures": "12", "Named": "4", "Not sure": "4", "Failed": "4"}
    assert sum(bar.share for bar in many.bars) == pytest.approx(1)


@pytest.mark.parametrize("place", range(3))
def test_the_paper_of_one_picture_has_one_page(
    verdicts: list[Verdict], tmp_path: Path, place: int
) -> None:
    file = tmp_path / "one.pdf"
    saving.picture_writer(verdicts[place], THRESHOLD, "Because.", None)(file, Ticket())
    assert pages(file) == 1


def test_the_paper_of_a_batch_goes_on_over_pages(verdicts: list[Verdict], tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    saving.batch_writer(verdicts * 14, THRESHOLD)(file, Ticket())
    assert 3 <= pages(file) <= 5


def pages(file: Path) -> int:
    content = file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    return len(re.findall(rb"/Type\s*/Page\b", content))


def test_a_cancelled_report_leaves_what_was_there(verdicts: list[Verdict], tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    file.write_bytes(b"before")
    ticket = Ticket(lambda progress: ticket.cancel() if progress.done == 2 else None)
    with pytest.raises(Cancelled):
        saving.batch_writer(verdicts, THRESHOLD)(file, ticket)
    assert file.read_bytes() == b"before"
    assert not list(tmp_path.glob(".yogadesk-*"))


def test_a_folder_in_the_way_is_a_trouble(verdicts: list[Verdict], tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        saving.picture_writer(verdicts[0], THRESHOLD, "", None)(tmp_path, Ticket())


# From the window


@pytest.fixture
def listed(studio: Studio, tmp_path: Path) -> Iterator[Studio]:
    studio.classify(plain(tmp_path / "a.png", "goddess"), striped(tmp_path / "b.png"))
    yield studio
    for dialog in studio.window.findChildren(QFileDialog):
        dialog.close()


@pytest.mark.parametrize(
    ("action", "name", "start"),
    [
        ("Report of this picture", "r.html", "<!doctype html>"),
        ("Report of all pictures", "r.pdf", "%PDF-"),
    ],
)
def test_it_is_saved_where_a_person_says(
    listed: Studio, tmp_path: Path, action: str, name: str, start: str
) -> None:
    listed.action(action).trigger()
    file = tmp_path / name
    choose(listed.qtbot, listed.window, file)
    listed.qtbot.waitUntil(lambda: listed.says("The report was saved"))
    assert file.read_bytes().startswith(start.encode())


def test_a_report_that_cannot_be_saved_is_told(listed: Studio, tmp_path: Path) -> None:
    one = listed.window.findChild(OnePicture)
    one.save_report([QUrl.fromLocalFile(str(tmp_path / "no such folder" / "r.pdf"))])
    listed.qtbot.waitUntil(lambda: listed.says("Cannot save the file"))
    listed.press("Try again")
    assert listed.window.findChildren(QFileDialog)


def test_without_answers_there_is_nothing_to_report(studio: Studio) -> None:
    for name in ("Report of this picture", "Report of all pictures", "Why this answer"):
        assert not studio.action(name).isEnabled()
