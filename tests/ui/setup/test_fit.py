"""Every page, in every state, in a small window and a large one, in a longer language: it fits,
nothing is cut or covered, every control has a name, and no two take the same key."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)

from tests.ui.setup import longer, shelf
from tests.ui.setup.hand import Hand
from tests.ui.test_house_ui import nameless
from yogadesk.errors import Trouble
from yogadesk.setup import suggested
from yogadesk.setup.answers import Answers, Capacity
from yogadesk.ui.bars import ScoreBars
from yogadesk.ui.setup.assistant import Assistant
from yogadesk.ui.setup.case import SIGN_IN
from yogadesk.ui.setup.page import StepPage
from yogadesk.ui.setup.rail import StepRail

SIZES = ((620, 324), (1040, 600), (1270, 690))
"""A screen of 1280 by 720 at double size, less a frame and a task bar; the least window for the
full form; and that screen at its own size."""
LONG = Trouble(
    "The connection's service account may not read the bucket",
    "Permission denied while globbing file pattern. connection-1234@gcp-sa-bigquery-condel.iam."
    "gserviceaccount.com does not have storage.objects.list access to the bucket.",
    "Wait some minutes for the right to be known everywhere, then try again; or ask the bucket's "
    "owner for the role Storage Object Viewer.",
    "https://console.cloud.google.com/storage/browser",
)
LACKING = Trouble(
    "A permission is missing",
    f"In studio-north you lack: {', '.join(f'bigquery.things{n}.create' for n in range(30))}.",
    f"Ask the project's owner for: {'; '.join(f'BigQuery Admin {n}' for n in range(12))}.",
    "https://console.cloud.google.com/iam-admin/iam?project=studio-north",
)
OUT = Trouble(
    SIGN_IN,
    "While looking at the project, Google did not accept the sign-in: reauth related error "
    "(invalid_rapt). Your organisation asks for a new sign-in after some hours.",
    "Sign in again. What you entered so far is kept.",
)
LONGEST_NAME = "a" * 63
LEAVES = (
    QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit,
    QProgressBar, ScoreBars,
)  # fmt: skip


@pytest.fixture
def longer_words(hand: Hand) -> Iterator[None]:
    with longer.longer_strings():
        yield


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QApplication.processEvents()


def leaves(window: QWidget) -> list[QWidget]:
    """What can be seen and has no seen parts of its own."""
    found = [w for w in window.findChildren(QWidget) if isinstance(w, LEAVES) and w.isVisible()]
    whole = set(found)
    return [w for w in found if w.window() is window and not is_inside(w, whole)]


def is_inside(widget: QWidget, whole: set[QWidget]) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if parent in whole:
            return True
        parent = parent.parentWidget()
    return False


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def cut(window: QWidget) -> list[str]:
    """Texts and controls that have less room than they need, are covered, or stick out."""
    seen = leaves(window)
    places = {w: place(w, window) for w in seen}
    found = [f"{called(w)} is cut" for w in seen if is_cut(w)]
    found += [f"{called(w)} is outside" for w in seen if not window.rect().contains(places[w])]
    found += [
        f"{called(one)} covers {called(other)}"
        for one, other in itertools.combinations(seen, 2)
        if places[one].intersects(places[other])
    ]
    rails = [rail for rail in window.findChildren(StepRail) if rail.isVisible()]
    found += ["the list of steps is cut" for rail in rails if is_smaller(rail)]
    return found


def called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{text or widget.accessibleName()}”"


def is_smaller(widget: QWidget) -> bool:
    least = widget.minimumSizeHint()
    return widget.width() < least.width() or widget.height() < least.height()


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text()) and is_text_cut(widget)
    if isinstance(widget, QListWidget):
        is_wide = widget.sizeHintForColumn(0) > widget.viewport().width()
        return is_wide or widget.verticalScrollBar().maximum() > 0
    if isinstance(widget, QProgressBar):
        return False
    hint = widget.sizeHint()
    if isinstance(widget, QAbstractButton) or (
        isinstance(widget, QComboBox) and not widget.isEditable()
    ):
        return hint.width() > widget.width() + 1 or hint.height() > widget.height() + 2
    return is_smaller(widget)


def is_text_cut(label: QLabel) -> bool:
    hint = label.sizeHint()
    if not label.wordWrap():
        return hint.width() > label.width() + 1 or hint.height() > label.height() + 1
    measure = label.fontMetrics().horizontalAdvance
    widest = max(map(measure, re.split(r"[\s\u200b]+", label.text())))
    return widest > label.width() or label.heightForWidth(label.width()) > label.height() + 1


def shared_keys(window: QWidget) -> list[str]:
    """The letters that two controls in sight answer to."""
    texts = [w.text() for w in window.findChildren(QAbstractButton) if w.isVisible()]
    labels = [w for w in window.findChildren(QLabel) if w.isVisible() and w.buddy() is not None]
    letters = sorted(
        found.group(1).lower()
        for text in [*texts, *(label.text() for label in labels)]
        if (found := re.search(r"&(\w)", text.replace("&&", "")))
    )
    return [one for one, other in itertools.pairwise(letters) if one == other]


def check(wizard: Assistant, what: str) -> None:
    """Hold the page as it is now to every size, changing it live."""
    for size in SIZES:
        wizard.resize(*size)
        settle()
        assert (wizard.width(), wizard.height()) == size, what
        assert not cut(wizard), (what, size)
        assert not nameless(wizard), (what, size)
        assert not shared_keys(wizard), (what, size)
        assert wizard.currentPage().head.is_place_shown or wizard.rail.isVisible()


class Walk:
    """Goes through the assistant and holds it to the rules wherever it stops."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        hand.give(Answers())
        self.wizard = hand.open()

    def check(self, what: str) -> None:
        self.hand.rest()
        check(self.wizard, f"{self.hand.page.key}: {what}")

    def troubles(self, *ways: Callable[[Trouble], None]) -> None:
        """With each kind of trouble, said in these ways in turn."""
        for trouble, tell in zip((LONG, LACKING, OUT), itertools.cycle(ways), strict=False):
            tell(trouble)
            self.check(trouble.title)

    def next(self) -> None:
        self.hand.rest()
        self.hand.next()


def test_the_pages_that_ask_fit(hand: Hand, answered: Answers, longer_words: None) -> None:
    walk = Walk(hand)
    where(hand, walk)
    hand.is_at("sign_in")
    sign_in(hand, walk, answered)
    hand.is_at("project")
    walk.check("as it begins")
    hand.type("Project id", "p" * 30)
    walk.troubles(hand.page.tell, hand.page.looking.tell)
    hand.type("Project id", "studio-north")
    walk.next()
    for key in ("location", "connection", "bucket", "pictures"):
        hand.is_at(key)
        things(hand, walk)
        walk.next()
    hand.is_at("model")
    model(hand, walk)
    hand.is_at("capacity")
    walk.check("as it begins")
    hand.choose("Reserve capacity (this costs money while it works)")
    walk.check("with a reservation")
    hand.page._dropping.show()
    walk.troubles(hand.page.tell, hand.page.looking.tell)


def where(hand: Hand, walk: Walk) -> None:
    address = "Address, if not Google’s"
    walk.check("as it begins")
    hand.type("Name of the site", LONGEST_NAME)
    hand.named(QLineEdit, address).setText("ftp://wrong")
    hand.page.tell(LONG)
    walk.check("with something wrong")
    hand.named(QLineEdit, address).clear()
    hand.next()


def sign_in(hand: Hand, walk: Walk, answered: Answers) -> None:
    walk.check("as it begins")
    hand.choose("As a service account")
    walk.check("with a key")
    hand.choose("In the browser")
    hand.type("OAuth client file", f"/somewhere/{LONGEST_NAME}/{LONGEST_NAME}.json")
    walk.troubles(hand.page.tell)
    hand.page._errand = hand.wizard.case.run(set())
    hand.page._offer_address("https://accounts.example/")
    walk.check("waiting for the browser")
    hand.page._rest()
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.press("Sign in")
    hand.wait_for("Signed in as")
    walk.check("signed in")
    walk.troubles(hand.page.tell)
    hand.next()


def things(hand: Hand, walk: Walk) -> None:
    walk.check("as it begins")
    hand.press("Look what is there")
    hand.wait_for("To be made")
    walk.check("looked at")
    walk.troubles(hand.page.tell, hand.page.looking.tell)
    if hand.page.key == "connection":
        hand.wizard.case.seen.learned.service_account = shelf.SERVICE_ACCOUNT
        hand.wizard.case.seen_more.emit()
        walk.check("with its account")
        walk.troubles(hand.page.looking.tell)


def model(hand: Hand, walk: Walk) -> None:
    walk.check("as it begins")
    hand.choose("From an address")
    walk.check("with an address")
    hand.page._take_suggestion(suggested.RESNET_50)
    walk.check("with the suggested one")
    hand.choose("A file or folder")
    hand.type("Path", "/somewhere/mine.onnx")
    hand.type("Labels", "/somewhere/mine.csv")
    hand.press("Inspect the model")
    hand.wait_for("BigQuery would not take this model.")
    walk.check("inspected")
    walk.troubles(hand.page.tell, hand.page._tell)
    hand.choose("The model that comes with yogadesk")
    walk.check("with the bundled one again")
    walk.next()


def test_the_page_that_makes_fits(
    hand: Hand, answered: Answers, weather: shelf.Weather, longer_words: None
) -> None:
    hand.give(answered.with_("capacity", Capacity(True)))
    wizard = hand.open()
    hand.is_at("create")
    hand.wait_for("steps are there already")
    board = hand.page.board
    for key in ("where", "bucket", "capacity"):
        board._list.setCurrentItem(board._items[key])
        hand.rest()
        check(wizard, f"before it is made: {key}")
    for trouble in (LONG, LACKING, OUT):
        weather.troubles["bucket"] = trouble
        hand.next()
        hand.wait_for("“Bucket” did not work.")
        hand.rest()
        check(wizard, f"failed: {trouble.title}")
    weather.troubles.clear()
    weather.gate_at = "pictures"
    hand.next()
    hand.wait_for("118 s more")
    check(wizard, "while it waits")
    weather.gate.set()
    hand.is_at("try_it")
    hand.wait_for("Confident")
    hand.rest()
    check(wizard, "the result")
    hand.page._tell(LONG)
    check(wizard, "a sample that failed")
    hand.back()
    check(wizard, "made")
    assert not isinstance(hand.page, StepPage)
    hand.page.take_back()
    hand.wait_for("What was created is deleted.")
    hand.rest()
    check(wizard, "deleted")
