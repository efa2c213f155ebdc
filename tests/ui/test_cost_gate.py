"""Before a large run on a site that costs money a person is asked; after it, told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.ui.colours import plain
from tests.ui.site import ByColour
from tests.ui.studio import Studio
from yogadesk import pictures
from yogadesk.app_window import _shown
from yogadesk.cloud.statement_log import StatementLog, StatementRun
from yogadesk.domain import State
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.ui import ports
from yogadesk.ui.budget import Budget
from yogadesk.ui.cost_gate import CostBar
from yogadesk.ui.run import Phase

CHARGED = replace(THIS_COMPUTER, name="a site", batch_limit=500, is_charged=True)


class Charged(ByColour):
    """As a site that costs money: each picture it is asked about is a statement that ran."""

    def __init__(self) -> None:
        super().__init__()
        self.log = StatementLog()
        self.budget: Budget | None = None

    def judge(self, picture: object) -> object:
        when = datetime.now(UTC)
        uris = (("uris", ("gs://b/1.png",)),)
        self.log.note(
            StatementRun("a site", "classifying", "SELECT 1", uris, when, 0.1, slot_ms=1_800_000)
        )
        return super().judge(picture)

    def site(self) -> ports.Site:
        return replace(super().site(), budget=self.budget)


@pytest.fixture
def classifier() -> Charged:
    return Charged()


@pytest.fixture
def charged(studio: Studio, classifier: Charged) -> Iterator[Studio]:
    """A studio whose site can cost money and asks above two pictures."""
    studio.settings.change(ask_above_pictures=2, ask_above_cents=10_000)
    classifier.budget = Budget(CHARGED, (128, 128), classifier.log, studio.settings)
    studio.runs.use_site(classifier.site())
    return studio


def paths(tmp_path: Path, count: int) -> list[Path]:
    return [plain(tmp_path / f"{n}.png") for n in range(count)]


def bar_of(studio: Studio) -> CostBar:
    return studio.window.findChild(CostBar)


def drop_and_wait_for_the_question(studio: Studio, tmp_path: Path, count: int = 3) -> None:
    assert studio.drop(*paths(tmp_path, count)).dropped
    studio.qtbot.waitUntil(bar_of(studio).isVisible)


def test_a_large_run_waits_for_a_word(charged: Studio, classifier: Charged, tmp_path: Path) -> None:
    drop_and_wait_for_the_question(charged, tmp_path)
    assert classifier.asked == []
    assert charged.says("3 pictures. To upload: at most 147.5 kB. Statements: 1 or more.")
    assert charged.says("cautious guess")
    charged.press("Go on")
    charged.wait_idle()
    assert len(classifier.asked) == 3
    assert not bar_of(charged).isVisible()
    assert charged.says("Slot time 5400.00 s: 0.09 USD")


def test_it_can_be_cancelled_before_anything_ran(
    charged: Studio, classifier: Charged, tmp_path: Path
) -> None:
    drop_and_wait_for_the_question(charged, tmp_path)
    bar_of(charged).cancelling.click()
    charged.wait_idle()
    assert classifier.asked == []
    assert set(charged.states()) == {State.CANCELLED}
    assert not charged.says("were billed")


def test_a_small_run_just_begins(charged: Studio, classifier: Charged, tmp_path: Path) -> None:
    charged.classify(*paths(tmp_path, 2))
    assert not bar_of(charged).isVisible()
    assert len(classifier.asked) == 2


def test_a_dear_run_is_asked_about_too(
    charged: Studio, classifier: Charged, tmp_path: Path
) -> None:
    charged.settings.change(ask_above_pictures=100, ask_above_cents=1)
    drop_and_wait_for_the_question(charged, tmp_path, 1)
    charged.press("Go on")
    charged.wait_idle()


def test_to_continue_by_the_keyboard_is_an_answer_too(charged: Studio, tmp_path: Path) -> None:
    drop_and_wait_for_the_question(charged, tmp_path)
    charged.action("Pause the run").setChecked(False)
    charged.qtbot.waitUntil(lambda: not bar_of(charged).isVisible())
    charged.wait_idle()


def test_what_joins_a_run_is_counted_before_any_of_it_is_paid_for(
    charged: Studio, classifier: Charged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    classifier.may_answer.clear()
    charged.drop(plain(tmp_path / "first.png"))
    charged.qtbot.waitUntil(lambda: len(classifier.asked) == 1)
    find = pictures.find

    def slowly(*given: object) -> Iterator[object]:
        for picture in find(*given):  # type: ignore[arg-type]
            time.sleep(0.1)
            yield picture

    monkeypatch.setattr(pictures, "find", slowly)
    charged.drop(*paths(tmp_path, 12))
    charged.qtbot.waitUntil(lambda: charged.model.rowCount() > 3)
    classifier.may_answer.set()
    charged.qtbot.waitUntil(bar_of(charged).isVisible)
    assert charged.says("13 pictures. ")
    assert len(classifier.asked) <= 3  # the first one, and the two that needed no question
    charged.press("Go on")
    charged.wait_idle()
    assert len(classifier.asked) == 13


def test_where_nothing_costs_money_nobody_is_asked(
    charged: Studio, classifier: Charged, tmp_path: Path
) -> None:
    classifier.budget = None
    charged.runs.use_site(classifier.site())
    charged.classify(*paths(tmp_path, 3))
    assert charged.runs.phase is Phase.IDLE
    assert not charged.says("were billed")


def test_this_computer_costs_nothing(app) -> None:
    assert _shown(app, app.site).budget is None


def test_what_was_measured_takes_the_place_of_the_guess(
    charged: Studio, classifier: Charged
) -> None:
    when = datetime.now(UTC)
    uris = (("uris", ("gs://b/1.png",)),)
    classifier.log.note(StatementRun("a site", "x", "SELECT 1", uris, when, 0.1, slot_ms=100))
    classifier.log.note(StatementRun("other", "x", "SELECT 1", uris, when, 0.1, slot_ms=9999))
    said = classifier.budget.question(1000)
    assert "Slot time: about 100.00 s" in said
    assert "earlier pictures of this session" in said
