"""Every page asks, checks as one types, keeps what was answered, and goes on or back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWizard

from tests.ui.setup import shelf
from tests.ui.setup.hand import SITE, Hand
from yogadesk.errors import Trouble
from yogadesk.setup.answers import KINDS, Answers, Bucket, Capacity, ModelChoice, Project
from yogadesk.setup.reached import SignIn, Where


def until(answered: Answers, key: str) -> Answers:
    """The answers of the steps before `key`."""
    keys = list(KINDS)
    before = set(keys[: keys.index(key)])
    return Answers(**{name: getattr(answered, name) for name in before})


def test_a_new_site_begins_at_where_and_keeps_the_answer(hand: Hand) -> None:
    hand.open()
    assert hand.page.key == "where"
    name = hand.named(QLineEdit, "Name of the site")
    assert name.selectedText() == name.text(), "typing replaces it"
    hand.next()
    assert hand.page.key == "sign_in"
    assert hand.kept().where == Where("google")


def test_the_number_of_steps_is_always_the_same(hand: Hand, answered: Answers) -> None:
    hand.give(answered)
    wizard = hand.open()
    titles = [wizard.windowTitle()]
    while wizard.currentPage().key != "where":
        wizard.back()
        titles.append(wizard.windowTitle())
    assert [title.rpartition("Step ")[2] for title in titles] == [
        f"{number} of 11" for number in range(10, 0, -1)
    ]


def test_this_computer_asks_for_nothing_but_the_model(hand: Hand) -> None:
    hand.open()
    hand.choose("On this computer")
    hand.next()
    hand.is_at("model")
    assert "Step 8 of 11" in hand.wizard.windowTitle()
    hand.next()
    hand.is_at("create")
    kept = hand.kept("this computer")
    assert kept.where == Where("engine")
    assert kept.sign_in == SignIn("engine")
    assert kept.project == Project("this-computer")


def test_another_name_leads_to_the_answers_kept_under_it(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "bucket"), "Studio South")
    hand.open()
    hand.type("Name of the site", "Studio South")
    hand.next()
    hand.is_at("bucket")
    assert hand.wizard.case.answers.project == answered.project


def test_a_site_keeps_its_address_unless_another_is_typed(hand: Hand) -> None:
    south, north = "https://south.example", "https://north.example"
    hand.give(Answers(where=Where("google", south)), "Studio South")
    hand.give(Answers(where=Where("google", north)))
    for typed, kept in (("", south), (north, north)):
        hand.open().restart()
        hand.type("Name of the site", "Studio South")
        if typed:
            hand.type("Address, if not Google’s", typed)
        hand.next()
        hand.is_at("sign_in")
        assert hand.kept("Studio South").where == Where("google", kept)
        hand.close()


def test_another_site_can_be_begun_from_any_page(hand: Hand, answered: Answers) -> None:
    hand.give(answered)
    wizard = hand.open()
    button = wizard.button(QWizard.WizardButton.CustomButton1)
    hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hand.page.key == "where"
    assert not button.isVisible()
    hand.type("Name of the site", "Studio South")
    hand.next()
    hand.is_at("sign_in")
    assert hand.kept() == answered
    assert hand.kept("Studio South").where == Where()


def test_a_site_needs_a_name(hand: Hand) -> None:
    hand.open()
    line = hand.named(QLineEdit, "Name of the site")
    line.clear()
    assert hand.says("Give the site a name.")
    hand.next()
    assert hand.page.key == "where"
    hand.type("Name of the site", "this computer")
    assert hand.says("is the name of the site on this computer")


@pytest.mark.parametrize("wrong", ["No", "UPPER-CASE"])
def test_a_wrong_answer_is_told_while_it_is_typed(
    hand: Hand, answered: Answers, wrong: str
) -> None:
    hand.give(until(answered, "bucket"))
    hand.open()
    assert hand.page.key == "bucket"
    assert not hand.says("A bucket's name has")
    hand.type("Bucket", wrong)
    assert hand.says("A bucket's name has")
    hand.next()
    assert hand.page.key == "bucket"
    assert hand.kept().bucket is None
    hand.type("Bucket", "good-name")
    assert not hand.says("A bucket's name has")
    hand.next()
    assert hand.page.key == "pictures"
    assert hand.kept().bucket == Bucket("good-name")


def test_back_keeps_what_was_answered(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "bucket"))
    hand.open()
    hand.type("Bucket", "another-name")
    hand.next()
    hand.back()
    assert hand.named(QLineEdit, "Bucket").text() == "another-name"
    hand.back()
    hand.back()
    assert hand.page.key == "location"
    hand.next()
    hand.next()
    assert hand.named(QLineEdit, "Bucket").text() == "another-name"


def test_closing_in_the_middle_goes_on_there(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "bucket"))
    hand.open()
    hand.type("Bucket", "half-way")
    hand.close()
    hand.open()
    assert hand.page.key == "pictures"
    hand.back()
    assert hand.named(QLineEdit, "Bucket").text() == "half-way"


def test_closing_on_a_wrong_answer_asks_it_again(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "bucket"))
    hand.open()
    hand.type("Bucket", "NO")
    hand.close()
    assert hand.kept().bucket is None
    hand.open()
    assert hand.page.key == "bucket"


def test_next_signs_in_and_goes_on_by_itself(
    hand: Hand, answered: Answers, weather: shelf.Weather
) -> None:
    hand.give(Answers(where=Where(), sign_in=replace(answered.sign_in, client_file=None)))
    hand.open()
    assert hand.page.key == "sign_in"
    hand.next()
    assert hand.says("OAuth client's JSON file")
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.next()
    hand.is_at("project")
    assert weather.applied == ["where", "sign_in"]
    assert hand.kept().sign_in.account == shelf.ACCOUNT
    hand.back()
    assert hand.says(f"Signed in as {shelf.ACCOUNT}.")


def test_a_failed_sign_in_stays_and_says_why(
    hand: Hand, answered: Answers, weather: shelf.Weather
) -> None:
    weather.troubles["sign_in"] = Trouble("Not signed in", "The access was declined.", "Try again.")
    hand.give(Answers(where=Where()))
    hand.open()
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.press("Sign in")
    hand.wait_for("The access was declined. Try again.")
    assert hand.page.key == "sign_in"
    weather.troubles.clear()
    hand.next()
    hand.is_at("project")


def test_signing_in_can_be_left_with_back(
    hand: Hand, answered: Answers, weather: shelf.Weather
) -> None:
    weather.gate_at = "sign_in"
    hand.give(Answers(where=Where()))
    hand.open()
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.next()
    hand.wait_for("118 s more")
    hand.back()
    assert hand.page.key == "where"
    hand.rest()
    assert "sign_in" not in weather.applied


def test_signing_out_forgets_who_it_was(
    hand: Hand, answered: Answers, weather: shelf.Weather
) -> None:
    hand.give(Answers(where=Where()))
    hand.open()
    hand.type("OAuth client file", answered.sign_in.client_file)
    hand.press("Sign in")
    hand.wait_for("Signed in as")
    hand.press("Sign out")
    hand.wait_for("Signed out.")
    assert weather.applied[-1] == f"out of {SITE}"
    assert hand.kept().sign_in.account == ""


def test_who_closed_before_signing_in_comes_back_there(hand: Hand, answered: Answers) -> None:
    given = replace(answered, sign_in=replace(answered.sign_in, account=""))
    hand.give(given)
    hand.open()
    assert hand.page.key == "sign_in"
    hand.close()
    assert hand.kept() == given


def test_the_projects_are_offered(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "project"))
    hand.open()
    box = hand.page.first_control()
    hand.qtbot.waitUntil(lambda: box.count() == 2)
    assert [box.itemText(n) for n in range(2)] == ["studio-north", "studio-south"]
    hand.next()
    assert hand.says("Choose a project")
    hand.type("Project id", "studio-south")
    hand.next()
    assert hand.kept().project == Project("studio-south")


def test_looking_makes_nothing(hand: Hand, answered: Answers, weather: shelf.Weather) -> None:
    hand.give(until(answered, "connection"))
    hand.open()
    shelf.put(hand.home, "where", "sign_in")
    hand.press("Look what is there")
    hand.wait_for("To be made: Connection is not there.")
    assert not weather.applied
    shelf.put(hand.home, "connection")
    hand.press("Look what is there")
    hand.wait_for("There already: Connection is there.")
    hand.wait_for(shelf.SERVICE_ACCOUNT)
    hand.press("Copy the service account")
    assert QGuiApplication.clipboard().text() == shelf.SERVICE_ACCOUNT


def test_a_model_of_ones_own_is_inspected(hand: Hand, answered: Answers, tmp_path: Path) -> None:
    hand.give(until(answered, "model"))
    hand.open()
    hand.choose("A file or folder")
    hand.type("Path", str(tmp_path / "mine.onnx"))
    hand.type("Labels", str(tmp_path / "mine.csv"))
    hand.press("Inspect the model")
    hand.wait_for("5 labels for 6 scores.")
    assert hand.says("BigQuery would not take this model.")
    hand.press("Add “background”")
    hand.wait_for("BigQuery can take this model.")
    assert hand.kept().model.shift == 1
    hand.type("Labels", str(tmp_path / "mine.csv"))
    hand.type("Path", str(tmp_path / "other.onnx"))
    assert not hand.says("5 labels for 6 scores.")
    hand.next()
    assert hand.kept().model == ModelChoice(
        str(tmp_path / "other.onnx"), str(tmp_path / "mine.csv")
    )


def test_the_cost_is_shown_before_anything_is_reserved(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "capacity"))
    hand.open()
    assert not hand.says("US dollars")
    hand.choose("Reserve capacity (this costs money while it works)")
    assert hand.says("3 US dollars an hour")
    hand.next()
    assert hand.kept().capacity == Capacity(True)


def test_cancel_works_on_every_page(hand: Hand, answered: Answers) -> None:
    for key in KINDS:
        if key != "try_it":
            hand.give(until(answered, key))
            wizard = hand.open()
            assert hand.page.key == key
            button = wizard.button(QWizard.WizardButton.CancelButton)
            assert button.isEnabled()
            with hand.qtbot.waitSignal(wizard.finished):
                hand.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
            hand.rest()
            QApplication.sendPostedEvents(None, 52)


def test_answers_that_cannot_be_kept_are_told(hand: Hand, answered: Answers) -> None:
    hand.give(until(answered, "location"))
    hand.open()
    (hand.home / "setup").rename(hand.home / "moved")
    (hand.home / "setup").write_text("a file where a folder belongs", encoding="utf-8")
    hand.next()
    hand.wait_for("cannot be")
    (hand.home / "setup").unlink()
