"""The health table has one careful row for every pose the model knows."""

import csv
import re

import pytest

from yogadesk import assets

PROMISES = re.compile(
    r"\b(cures?|heals?|treats?|prevents?|guarantees?|relieves?|eliminates?|detox\w*|proven)\b",
    re.IGNORECASE,
)


def _rows() -> list[dict[str, str]]:
    return list(csv.DictReader(assets.text("yoga_health.csv").splitlines()))


def test_the_columns_are_those_of_the_table() -> None:
    assert list(_rows()[0]) == ["pose", "focus", "health_benefit", "breath"]


def test_every_class_of_the_model_has_exactly_one_row() -> None:
    labels = [row["label"] for row in csv.DictReader(assets.text("model/labels.csv").splitlines())]
    assert [row["pose"] for row in _rows()] == labels


@pytest.mark.parametrize("row", _rows(), ids=lambda row: row["pose"])
def test_a_row_says_something_and_promises_nothing(row: dict[str, str]) -> None:
    for column, value in row.items():
        assert value == value.strip()
        assert value, column
        assert not value.startswith(("=", "+", "-", "@"))
        assert not PROMISES.search(value), value
    assert re.search(r"\b(may|practised)\b", row["health_benefit"], re.IGNORECASE)


def test_every_row_has_its_source() -> None:
    sources = assets.text("yoga_health.sources.md")
    for row in _rows():
        assert f"| {row['pose']} |" in sources
