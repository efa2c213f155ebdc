"""An explanation rests on the model's own answers, and leaves nothing behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from yogadesk import assets
from yogadesk.app import App
from yogadesk.classify import why
from yogadesk.classify.why import Occlusion
from yogadesk.cloud import buckets
from yogadesk.errors import BadPicture
from yogadesk.setup.sites import THIS_COMPUTER
from yogadesk.work import Cancelled, Progress, Ticket


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("one") / "tree.jpg"
    file.write_bytes(assets.data("samples/tree.jpg"))
    return file


def left_behind(app: App) -> list[str]:
    session = app.session(THIS_COMPUTER.name)
    prefix = f"{session.site.prefix}why-"
    return [blob.name for blob in session.storage.list_blobs(session.site.bucket, prefix=prefix)]


def test_the_figure_matters_more_than_the_corners(app: App, tree: Path) -> None:
    told: list[Progress] = []
    before = sum(1 for _ in app.store.verdicts())
    found = app.classifier.explain(tree, "tree", Ticket(told.append))
    assert found.label == "tree"
    assert found.score > 0.9
    assert len(found.scores) == found.steps**2
    weights = found.weights(8)
    corners = [weights[n] for n in (0, 7, 56, 63)]
    assert max(weights) > max(corners)
    assert max(weights) > 0.001
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert told[-1].done == told[-1].total
    assert not left_behind(app)
    assert sum(1 for _ in app.store.verdicts()) == before


def test_a_cancelled_one_leaves_nothing_on_the_site(app: App, tree: Path) -> None:
    ticket = Ticket(lambda progress: ticket.cancel() if progress.done > 9 else None)
    with pytest.raises(Cancelled):
        app.classifier.explain(tree, "tree", ticket)
    assert not left_behind(app)


def test_what_is_no_picture_is_told(app: App, tmp_path: Path) -> None:
    file = tmp_path / "none.jpg"
    file.write_text("nothing to see", encoding="utf-8")
    with pytest.raises(BadPicture):
        app.classifier.explain(file, "tree", Ticket())


def test_what_a_killed_process_left_is_tidied_up_later(app: App) -> None:
    session = app.session(THIS_COMPUTER.name)
    mark = f"{session.site.prefix}why-"
    buckets.upload(session, f"{mark}old.png", b"old", "image/png")
    buckets.delete_older(session, mark, datetime.now(UTC) - timedelta(hours=1))
    assert left_behind(app) == [f"{mark}old.png"]
    buckets.delete_older(session, mark, datetime.now(UTC) + timedelta(hours=1))
    assert not left_behind(app)


def one_square(square: int, drop: float = 0.8) -> Occlusion:
    scores = [0.9] * 49
    scores[square] -= drop
    return Occlusion("tree", 0.9, tuple(scores), 7, 0.25, "a site", "a model")


@pytest.mark.parametrize("square", [0, 6, 24, 48])
def test_the_weights_are_largest_where_the_square_was(square: int) -> None:
    weights = one_square(square).weights(14)
    at = max(range(len(weights)), key=lambda n: weights[n])
    down, across = divmod(square, 7)
    assert abs((at // 14 + 0.5) / 14 - (why.start(down, 7, 0.25) + 0.125)) < 0.14
    assert abs((at % 14 + 0.5) / 14 - (why.start(across, 7, 0.25) + 0.125)) < 0.14
    assert min(weights) == pytest.approx(0)
    assert max(weights) <= 0.8


def test_equal_changes_weigh_the_same_everywhere() -> None:
    found = Occlusion("tree", 0.9, (0.4,) * 49, 7, 0.25, "a site", "a model")
    assert found.weights(9) == pytest.approx([0.5] * 81)
