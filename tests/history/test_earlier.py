"""Earlier answers of one picture: by the file, or by its content under another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from yogadesk.domain import Verdict
from yogadesk.history import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "history.sqlite")
    yield made
    made.close()


def test_the_same_file_and_the_same_content_are_found(
    store: Store, verdict: Callable[..., Verdict], tmp_path: Path
) -> None:
    here, copy, other = (tmp_path / name for name in ("Größe.jpg", "copy.jpg", "größe.jpg"))
    store.add(verdict(str(here), fingerprint="aa"))
    store.add(verdict(str(here), fingerprint="bb", decision="plank"))
    store.add(verdict(str(copy), fingerprint="bb"))
    store.add(verdict(str(other), fingerprint="cc"))
    store.add(verdict(str(tmp_path / "deeper" / "Größe.jpg"), fingerprint="dd"))
    found = store.answers_about(here, "bb")
    assert [kept.number for kept in found] == [3, 2, 1]
    assert found[1].verdict.decision == "plank"


def test_files_that_could_not_be_read_have_only_their_name(
    store: Store, failed: Callable[..., Verdict], tmp_path: Path
) -> None:
    store.add(failed(str(tmp_path / "a.jpg")))
    store.add(failed(str(tmp_path / "b.jpg")))
    found = store.answers_about(tmp_path / "a.jpg", "")
    assert [kept.verdict.picture.path.name for kept in found] == ["a.jpg"]


def test_a_correction_comes_along(store: Store, verdict: Callable[..., Verdict]) -> None:
    store.add(verdict("a.jpg", fingerprint="aa"))
    store.correct(["aa"], "goddess")
    assert [k.corrected for k in store.answers_about(Path("a.jpg"), "aa")] == ["goddess"]
