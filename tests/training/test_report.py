"""The report of a model's figures: one page, every text escaped, every figure in it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from yogadesk.training import report
from yogadesk.training.figures import Judged, figures

NASTY = "<b>tree & co</b>"


class Reader(HTMLParser):
    """Collects texts and tags, and notices what is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(threshold: float) -> Reader:
    judged = [
        Judged(Path("a.jpg"), NASTY, ((NASTY, 0.9), ("plank", 0.1))),
        Judged(Path("b <i>.jpg"), NASTY, (("plank", 0.8), (NASTY, 0.2))),
        Judged(Path("c.jpg"), "plank", (("plank", 0.7), (NASTY, 0.3))),
    ]
    reader = Reader()
    reader.feed(report.page(figures(judged), "How good it is", "On three.", threshold))
    reader.close()
    return reader


def test_it_is_whole_and_needs_nothing_else() -> None:
    page = read(0.75)
    assert not page.open
    assert not page.links
    assert page.tags.count("svg") == 2
    assert "i" not in page.tags
    assert page.texts.count(NASTY) >= 3
    assert "b <i>.jpg" in page.texts


def test_it_says_what_the_threshold_costs_and_brings() -> None:
    texts = read(0.75).texts
    assert "66.7%" in texts  # right
    assert "33.3%" in texts  # not sure
    assert "50.0%" in texts  # right, of those answered
