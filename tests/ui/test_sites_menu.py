"""The menu of sites: what it lists, what a click does, and when it does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMenu

from yogadesk.errors import Trouble
from yogadesk.ui import ports
from yogadesk.ui.sites_menu import SitesMenu

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def sites_of(names: list[str], current: str) -> ports.Sites:
    def use(name: str) -> ports.Site:
        raise Trouble("No", name, "Stop.")

    return ports.Sites(
        names=lambda: names,
        current=lambda: current,
        use=use,
        set_up=lambda *_: pytest.fail("nobody asked for the assistant"),
        cost_line=lambda *_: None,
    )


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    menu = QMenu("Site")
    qtbot.addWidget(menu)
    return menu


def shown(menu: QMenu) -> list[tuple[str, bool, bool]]:
    return [(a.text(), a.isChecked(), a.isEnabled()) for a in menu.actions() if a.text()]


def test_the_sites_stand_with_the_current_one_marked_and_the_assistant_below(menu: QMenu) -> None:
    SitesMenu(menu, sites_of(["this computer", "studio"], "studio"))
    assert shown(menu) == [
        ("This computer", False, True),
        ("studio", True, True),
        ("Set &up a site…", False, True),
    ]


def test_one_click_chooses(qtbot: QtBot, menu: QMenu) -> None:
    sites = SitesMenu(menu, sites_of(["a & b", "studio"], "studio"))
    with qtbot.waitSignal(sites.chosen) as seen:
        menu.actions()[0].trigger()
    assert seen.args == ["a & b"]


def test_a_site_that_was_set_up_meanwhile_is_there_when_the_menu_opens(menu: QMenu) -> None:
    names = ["this computer"]
    SitesMenu(menu, sites_of(names, "this computer"))
    names.append("new")
    menu.aboutToShow.emit()
    assert "new" in [text for text, _, _ in shown(menu)]


def test_a_site_that_was_deleted_is_left(qtbot: QtBot, menu: QMenu) -> None:
    names = ["this computer", "studio"]
    sites = SitesMenu(menu, sites_of(names, "this computer"))
    sites.note("studio")
    with qtbot.assertNotEmitted(sites.chosen):
        sites.leave_gone()
    names.remove("studio")
    with qtbot.waitSignal(sites.chosen) as seen:
        sites.leave_gone()
    assert seen.args == ["this computer"]


def test_nothing_is_chosen_during_a_run(qtbot: QtBot, menu: QMenu) -> None:
    sites = SitesMenu(menu, sites_of(["a", "b"], "a"))
    sites.allow(False)
    menu.aboutToShow.emit()
    with qtbot.assertNotEmitted(sites.chosen):
        menu.actions()[1].trigger()
    assert [enabled for *_, enabled in shown(menu)] == [False, False, True]


def test_the_assistant_is_one_click_away(qtbot: QtBot, menu: QMenu) -> None:
    sites = SitesMenu(menu, sites_of(["a"], "a"))
    with qtbot.waitSignal(sites.setup_wanted):
        menu.actions()[-1].trigger()
