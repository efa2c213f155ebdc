"""Health records of one's own beside those that ship."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from yogadesk.domain import PoseRecord
from yogadesk.setup import bundled
from yogadesk.setup.records import Records

COBRA = PoseRecord("cobra “♥”", "Back, “chest”", "Line one,\nline two", "In")


def test_without_any_they_are_those_that_ship(tmp_path: Path) -> None:
    records = Records(tmp_path)
    assert records.content() == bundled.health_csv()
    assert {each.pose for each in records.all()} == set(bundled.model().labels)


def test_what_is_changed_and_added_is_kept_and_what_ships_may_change(tmp_path: Path) -> None:
    records = Records(tmp_path)
    before = records.by_pose()["tree"]
    tree = replace(before, focus="Balance")
    records.keep([*(each for each in records.all() if each.pose != "tree"), tree, COBRA])
    again = Records(tmp_path)
    assert again.by_pose()["tree"] == records.by_pose()["tree"] == tree
    assert again.by_pose()[COBRA.pose] == COBRA
    assert len(again.all()) == 6
    own = (tmp_path / "yoga_health.csv").read_text("utf-8")
    assert "plank" not in own  # a better text that ships later shows
    again.keep([before])
    assert again.by_pose()["tree"] == before
    assert again.content() == bundled.health_csv()


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "yoga_health.csv"
    file.write_bytes(b"pose,focus\n\xff\xfe,1\n")
    assert len(Records(tmp_path).all()) == 5
    assert not file.exists()
    assert len(list(tmp_path.glob("yoga_health.csv.damaged-*"))) == 1


def test_what_cannot_be_read_shows_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "yoga_health.csv").mkdir()
    assert len(Records(tmp_path).by_pose()) == 5
