"""The files that ship, and the code that uses them, belong together."""

import re
from pathlib import Path

import pytest

from yogadesk import assets

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["../pyproject.toml", "/etc/hosts", "a/../../b", "", "a\\b"])
def test_the_door_opens_to_shipped_files_only(name: str) -> None:
    with pytest.raises(ValueError, match="not a shipped file"):
        assets.data(name)


def test_every_statement_is_used_and_every_used_statement_is_there() -> None:
    there = {path.stem for path in (ROOT / "sql").glob("*.sql")}
    used: set[str] = set()
    for path in (ROOT / "yogadesk").rglob("*.py"):
        used |= set(re.findall(r'statement\("(\w+)"\)', path.read_text(encoding="utf-8")))
    assert used == there


@pytest.mark.parametrize("folder", ["resources", "sql"])
def test_there_is_no_code_among_the_data(folder: str) -> None:
    # One .py there and `pip install -e .` no longer works.
    assert not list((ROOT / folder).rglob("*.py"))


def test_a_statement_is_one_statement_in_bigquerys_own_grammar() -> None:
    for path in (ROOT / "sql").glob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("-- "), f"{path.name} says what it is for"
        assert text.count(";") == 1, f"{path.name} holds one statement"
        assert text.rstrip().endswith(";")
