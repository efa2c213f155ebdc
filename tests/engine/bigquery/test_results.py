from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from yogadesk.engine.bigquery.results import ResultFolder
from yogadesk.engine.schema import Field
from yogadesk.work import Cancelled, Ticket

NUMBERS = (Field("n", "INTEGER"), Field("s", "STRING"))


def values(rows: list[bytes]) -> list[int]:
    return [int(json.loads(row)["f"][0]["v"]) for row in rows]


def numbers(count: int) -> Iterator[tuple[int, str]]:
    return ((i, "x\ny") for i in range(count))


@pytest.mark.parametrize("count", [0, 1, 100, 20_000])
def test_every_page_holds_its_rows(tmp_path: Path, count: int) -> None:
    results = ResultFolder(tmp_path / "r").take(NUMBERS, numbers(count), Ticket())
    assert results.count == count
    assert values(results.page(0, count, older=False)) == list(range(count))
    for start in (0, 1, 127, 128, 129, 9_999, count):
        found = values(results.page(start, 300, older=False))
        assert found == list(range(count))[start : start + 300]


def test_a_page_ends_at_ten_megabytes_but_never_before_its_first_row(tmp_path: Path) -> None:
    wide = (Field("s", "STRING"),)
    results = ResultFolder(tmp_path / "r").take(
        wide, (("x" * 6_000_000,) for _ in range(4)), Ticket()
    )
    assert len(results.page(0, 4, older=False)) == 2
    results = ResultFolder(tmp_path / "r").take(wide, [("x" * 11_000_000,)] * 2, Ticket())
    assert len(results.page(1, 2, older=False)) == 1


def test_few_rows_need_no_file_and_many_little_memory(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path / "r")
    small = folder.take(NUMBERS, numbers(10), Ticket())
    assert list((tmp_path / "r").iterdir()) == []
    tracemalloc.start()
    large = folder.take(NUMBERS, numbers(100_000), Ticket())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000 < large.size
    assert small.in_memory == small.size
    assert large.in_memory < 10_000


def test_dropped_results_are_gone_and_a_start_clears_what_was_left(tmp_path: Path) -> None:
    folder = ResultFolder(tmp_path / "r")
    dropped = folder.take(NUMBERS, numbers(20_000), Ticket())
    folder.take(NUMBERS, numbers(20_000), Ticket())
    assert len(list((tmp_path / "r").iterdir())) == 2
    dropped.drop()
    with pytest.raises(FileNotFoundError):
        dropped.page(0, 1, older=False)
    assert len(list((tmp_path / "r").iterdir())) == 1
    ResultFolder(tmp_path / "r")
    assert list((tmp_path / "r").iterdir()) == []


def test_an_answer_that_is_being_read_can_be_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that is open: the next start does."""
    results = ResultFolder(tmp_path / "r").take(NUMBERS, numbers(20_000), Ticket())
    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", refuse)
        results.drop()
    assert len(list((tmp_path / "r").iterdir())) == 1
    ResultFolder(tmp_path / "r")
    assert list((tmp_path / "r").iterdir()) == []


def test_a_file_that_is_held_does_not_hide_why_the_reading_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = Ticket()
    ticket.cancel()
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Cancelled):
        ResultFolder(tmp_path / "r").take(NUMBERS, numbers(1), ticket)


def refuse(_path: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "The process cannot access the file")


def test_cancelling_stops_the_reading_and_leaves_no_file(tmp_path: Path) -> None:
    ticket = Ticket()

    def rows() -> Iterator[tuple[int, str]]:
        for number in range(1_000_000):
            if number == 50_000:
                ticket.cancel()
            assert number < 60_000
            yield number, "x"

    with pytest.raises(Cancelled):
        ResultFolder(tmp_path / "r").take(NUMBERS, rows(), ticket)
    assert list((tmp_path / "r").iterdir()) == []
