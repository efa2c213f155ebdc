"""Copies, crops, mirror images and shots of a series are found; other pictures stay apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageOps

from tests.training.conftest import GROUNDS, drawn
from yogadesk.training import holdout, likeness
from yogadesk.training.seen import Seen, see
from yogadesk.work import Ticket

COUNT = 30


def cropped(share: float, right: float, down: float) -> Callable[[Image.Image], Image.Image]:
    def crop(image: Image.Image) -> Image.Image:
        width, height = image.width * share, image.height * share
        left, top = (image.width - width) * right, (image.height - height) * down
        return image.crop(tuple(map(round, (left, top, left + width, top + height))))

    return crop


COPIES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "the same": lambda image: image,
    "mirrored": ImageOps.mirror,
    "smaller": lambda image: image.resize((image.width // 2, image.height // 2)),
    "squeezed": lambda image: image.resize((image.width, image.height * 3 // 4)),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "the middle": cropped(0.8, 0.5, 0.5),
    "a corner": cropped(0.7, 0.0, 1.0),
    "mirrored and cut": lambda image: ImageOps.mirror(cropped(0.9, 1.0, 0.0)(image)),
    "the next shot": lambda image: ImageEnhance.Brightness(cropped(0.98, 1.0, 0.5)(image)).enhance(
        0.95
    ),
}


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("originals")
    kinds = list(GROUNDS.values())
    return [drawn(folder / f"{n}.png", kinds[n % 3], n) for n in range(COUNT)]


def groups(paths: list[Path]) -> list[int]:
    return likeness.groups([likeness.look(path) for path in paths], Ticket())


def test_different_pictures_stay_apart(originals: list[Path]) -> None:
    assert len(set(groups(originals))) == COUNT


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_found_whichever_way_it_was_changed(
    originals: list[Path], tmp_path: Path, name: str
) -> None:
    chosen = originals[: COUNT // 2]
    copies = []
    for number, original in enumerate(chosen):
        with Image.open(original) as image:
            changed = COPIES[name](image.convert("RGB"))
        copies.append(tmp_path / f"{number}.jpg")
        changed.save(copies[-1], quality=80)
    found = groups([*originals, *copies])
    together = sum(found[n] == found[COUNT + n] for n in range(len(chosen)))
    assert together == len(chosen), f"{together} of {len(chosen)}"
    assert len(set(found)) == COUNT


def test_copies_never_stand_on_both_sides_of_the_hold_out(
    originals: list[Path], tmp_path: Path
) -> None:
    paths, owner = list(originals), list(range(COUNT))
    for number in range(0, COUNT, 3):
        for name in ("mirrored", "the middle", "the next shot"):
            with Image.open(originals[number]) as image:
                copy = tmp_path / f"{number} {name}.png"
                COPIES[name](image.convert("RGB")).save(copy)
            paths.append(copy)
            owner.append(number)
    labels = [str(each % 2) for each in owner]
    held = holdout.held_out(labels, groups(paths), [str(path) for path in paths], share=0.4)
    sides: dict[int, set[bool]] = {}
    for each, is_held in zip(owner, held, strict=True):
        sides.setdefault(each, set()).add(is_held)
    assert all(len(side) == 1 for side in sides.values())
    assert any(held)


def test_flat_pictures_are_not_all_one(tmp_path: Path) -> None:
    paths = []
    for number in range(4):
        paths.append(tmp_path / f"{number}.png")
        Image.new("RGB", (60, 60), (60 * number, 0, 0)).save(paths[-1])
    assert len(set(groups(paths))) == 4


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_told_from_pictures_that_only_resemble_it(
    originals: list[Path], tmp_path: Path, name: str
) -> None:
    """What is only of one kind (ten circles) is no copy, however it was changed."""
    with Image.open(originals[0]) as image:
        COPIES[name](image.convert("RGB")).save(tmp_path / "copy.jpg", quality=80)
    looks = [likeness.look(path) for path in (*originals, tmp_path / "copy.jpg")]
    found = likeness.copies(looks[:COUNT], Ticket(), known=looks[COUNT:])
    assert found[COUNT] == found[0]
    assert len(set(found)) == COUNT


def test_what_pictures_came_to_is_remembered(
    originals: list[Path], seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [see(path) for path in originals[:6]]
    first = seen.groups(known, Ticket())
    assert first == likeness.groups([each.look for each in known], Ticket())
    monkeypatch.setattr(likeness, "groups", lambda _looks, _ticket: pytest.fail("looked again"))
    assert seen.groups(known, Ticket()) == first
    monkeypatch.setattr(likeness, "groups", lambda looks, _ticket: [0] * len(looks))
    assert seen.groups(known[:5], Ticket()) == [0] * 5  # other pictures, looked at anew
