"""What a folder teaches, and what is said of one that cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drawing import draw
from yogadesk.errors import Trouble
from yogadesk.training import labelled
from yogadesk.training.labelled import Example
from yogadesk.work import Ticket


def read(folder: Path) -> list[tuple[str, str]]:
    found = labelled.read(folder, Ticket())
    return [(example.label, example.path.name) for example in found]


def picture(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return draw(file, 1, (40, 30))


def test_sub_folders_are_labels_and_pictures_come_in_natural_order(tmp_path: Path) -> None:
    for name in ("tree/10.png", "tree/9.png", "plank/a.png"):
        picture(tmp_path / name)
    assert read(tmp_path) == [("plank", "a.png"), ("tree", "9.png"), ("tree", "10.png")]


def test_pictures_in_deeper_folders_belong_to_the_pose_above(tmp_path: Path) -> None:
    picture(tmp_path / "tree" / "2024" / "spring" / "a.png")
    picture(tmp_path / "beside.png")
    picture(tmp_path / ".hidden" / "b.png")
    assert read(tmp_path) == [("tree", "a.png")]


def test_a_link_that_leads_up_brings_no_picture_of_another_pose(tmp_path: Path) -> None:
    picture(tmp_path / "poses" / "tree" / "a.png")
    picture(tmp_path / "poses" / "plank" / "b.png")
    picture(tmp_path / "beside.png")
    try:
        (tmp_path / "poses" / "plank" / "loop").symlink_to(tmp_path / "poses")
        (tmp_path / "poses" / "plank" / "up").symlink_to(tmp_path)
    except OSError:
        return  # Windows, without the right to make links
    assert read(tmp_path / "poses") == [("plank", "b.png"), ("tree", "a.png")]


@pytest.mark.parametrize("name", ["it's", "🧘 lotus", "`x`; DROP TABLE y", "=1+1", "ö", "a b"])
def test_a_name_may_be_anything_a_folder_may_be(tmp_path: Path, name: str) -> None:
    picture(tmp_path / name / "a.png")
    assert read(tmp_path) == [(name, "a.png")]


def test_one_spelling_for_letters_that_have_two(tmp_path: Path) -> None:
    picture(tmp_path / "scho\u0308n" / "a.png")
    assert read(tmp_path) == [("sch\u00f6n", "a.png")]


@pytest.mark.parametrize("make", [None, "empty", "loose"])
def test_nothing_to_learn_from_is_said(tmp_path: Path, make: str | None) -> None:
    folder = tmp_path / "poses"
    if make is not None:
        folder.mkdir()
    if make == "empty":
        (folder / "tree").mkdir()
    elif make == "loose":
        picture(folder / "a.png")
    with pytest.raises(Trouble, match=r"sub-folder|Check its name"):
        labelled.read(folder, Ticket())


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({"tree": 30}, "another pose"),
        ({str(n): 2 for n in range(51)}, "50 classes at most"),
        ({"tree": 5, "plank": 1}, "“plank”"),
    ],
)
def test_what_cannot_be_taught_is_explained(counts: dict[str, int], said: str) -> None:
    examples = [Example(Path(f"{n}.png"), name) for name, c in counts.items() for n in range(c)]
    with pytest.raises(Trouble) as told:
        labelled.check_teachable(examples)
    assert said in str(told.value)


def test_fifty_poses_of_two_pictures_are_enough() -> None:
    labelled.check_teachable([Example(Path(f"{n}.png"), str(n % 50)) for n in range(100)])
