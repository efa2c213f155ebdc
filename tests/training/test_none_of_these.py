"""A picture unlike everything that was taught is not sure, and says why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import sqlglot

from tests.training.conftest import folder_of
from tests.training.test_teach import _run
from yogadesk import assets
from yogadesk.app import App
from yogadesk.classify.ask import known
from yogadesk.cloud import statements
from yogadesk.cloud.site import ModelSpec, TaughtSpec
from yogadesk.cloud.statements import Teaching
from yogadesk.domain import NONE_OF_THESE, NOT_SURE, ClassScore, decide
from yogadesk.setup import bundled
from yogadesk.training import figures, labelled, measure, tables, teach
from yogadesk.training.figures import Judged
from yogadesk.training.labelled import Example
from yogadesk.work import Ticket

CLASSES = (ClassScore("tree", 0.9), ClassScore("plank", 0.1))


def test_within_reach_nothing_changes() -> None:
    assert known(CLASSES, 0.2, 0.2) == CLASSES
    assert known(CLASSES, 1.9, None) == CLASSES


@pytest.mark.parametrize("distance", [0.201, 0.3, 2.0])
def test_beyond_it_the_answer_is_not_sure_at_any_threshold(distance: float) -> None:
    found = known(CLASSES, distance, 0.2)
    assert found[0].label == NONE_OF_THESE
    assert [each.label for each in found[1:]] == ["tree", "plank"]
    assert sum(each.score for each in found) == pytest.approx(1.0)
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert decide(found, 0.0) == NOT_SURE


def test_what_is_unlike_all_is_no_answer_and_no_mistake(tmp_path: Path) -> None:
    unlike = Judged(tmp_path / "=a", "tree", ((NONE_OF_THESE, 0.9), ("tree", 0.1)))
    right = Judged(tmp_path / "b", "tree", (("tree", 0.8), ("plank", 0.2)))
    found = figures.figures([unlike, right])
    assert found.accuracy == 0.5
    assert found.mistakes == found.suspects == ()
    assert found.trade_offs[0].answered == 0.5
    assert found.trade_offs[0].accuracy == 1.0
    assert "unlike all that was taught, so not sure: 1 picture" in [*tables.summary(found)]
    tables.write_csv(found, tmp_path / "t.csv", 0.0)
    assert "tree,not sure,none of these" in (tmp_path / "t.csv").read_text("utf-8")


def test_the_statements_are_bigquery_s(app: App) -> None:
    spec = bundled.model()
    known_one = TaughtSpec(
        **{name: getattr(spec, name) for name in ModelSpec.__slots__},
        backbone=spec, scale=10.0, sharpness=1.1, reach=0.2,
    )  # fmt: skip
    made = (
        statements.classify(app.site, known_one),
        statements.keep_means(app.site, "m", "e", "b.c"),
        statements.measure_distances(app.site, "m", "e", "b.c"),
    )
    for text in made:
        tree = sqlglot.parse_one(text, dialect="bigquery")
        assert not isinstance(tree, sqlglot.exp.Command), text


def test_a_photograph_is_none_of_the_drawn_poses(app: App, tmp_path: Path) -> None:
    session, spec, output = app.session(app.site.name), bundled.model(), bundled.features_output()
    examples = labelled.read(folder_of(tmp_path / "poses", 24), Ticket())
    taught = teach.teach(
        session, spec, output, examples, "drawn_poses", Teaching(), app.seen(), Ticket()
    )
    reach = taught.version.model.reach
    assert reach is not None
    with assets.on_disk("samples/tree.jpg") as photo, assets.on_disk("samples/plank.jpg") as other:
        others = [*labelled.read(folder_of(tmp_path / "new", 4, first=70), Ticket())]
        others += [Example(photo, "tree"), Example(other, "plank")]
        measured = measure.measure(session, taught.version.model, others, app.seen(), Ticket())
        features = _run(assets.data(bundled.FILE), output, (spec.height, spec.width))
        seen, new = features([*examples]), features(others)

    held = {each.path for each in taught.figures.judged}
    learnt = np.array([each.path not in held for each in examples])
    labels = np.array([each.label for each in examples])
    seen /= np.linalg.norm(seen, axis=1, keepdims=True)
    means = np.array([seen[learnt & (labels == label)].mean(axis=0) for label in set(labels)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    new /= np.linalg.norm(new, axis=1, keepdims=True)
    distances = (1 - new @ means.T).min(axis=1)
    assert (1 - seen[~learnt] @ means.T).min(axis=1).max() == pytest.approx(reach, abs=1e-3)
    unlike = [judged.answer == NONE_OF_THESE for judged in measured.judged]
    assert unlike == (distances > reach).tolist()
    assert unlike[-2:] == [True, True]
    assert not all(unlike[:-2])
