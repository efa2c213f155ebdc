"""Taught on the real engine through Google's clients, and agreed with by an independent
computation: with the bundled model's features, and with an imported backbone."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import pytest
import sqlglot
from onnx import TensorProto, helper, numpy_helper
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix

from tests.training.conftest import folder_of
from yogadesk import assets, pictures
from yogadesk.app import App
from yogadesk.classify import Classifier, Feed
from yogadesk.cloud import buckets, statements, warehouse
from yogadesk.cloud.site import ModelSpec
from yogadesk.cloud.statements import Teaching
from yogadesk.domain import Verdict
from yogadesk.engine.ml.runtimes.private_ort import onnxruntime
from yogadesk.setup import bundled
from yogadesk.training import figures, holdout, labelled, likeness, measure, teach
from yogadesk.training.labelled import Example
from yogadesk.training.teach import Taught
from yogadesk.work import Ticket

TAUGHT, OTHERS = 12, 6
SIDE = 32


@dataclass(frozen=True)
class Backbone:
    """A model that is on the site, the output to learn from, and the same run by ONNX Runtime."""

    spec: ModelSpec
    output: str
    run: Callable[[list[Example]], np.ndarray]
    channels: int = 0


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("poses")
    return folder_of(root / "train", TAUGHT), folder_of(root / "val", OTHERS, first=100)


def _run(content: bytes, output: str, size: tuple[int, int]) -> Callable[..., np.ndarray]:
    session = onnxruntime.InferenceSession(content)
    [name] = [each.name for each in session.get_inputs()]

    def features(examples: list[Example]) -> np.ndarray:
        rows = []
        for example in examples:
            png = pictures.prepare(example.path, size).content
            pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=np.float32) / 255
            rows.append(session.run([output], {name: pixels[None]})[0][0])
        return np.array(rows, dtype=np.float64)

    return features


def random_backbone() -> bytes:
    """A convolution with random weights over NHWC pictures, pooled: 24 numbers a picture."""
    chance = np.random.default_rng(5)
    weights = chance.normal(size=(24, 3, 5, 5)).astype(np.float32)
    nodes = [
        helper.make_node("Transpose", ["picture"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("Conv", ["planes", "weights"], ["seen"], strides=[2, 2]),
        helper.make_node("Relu", ["seen"], ["lit"]),
        helper.make_node("ReduceMean", ["lit"], ["pooled"], axes=[2, 3], keepdims=0),
        helper.make_node("Transpose", ["lit"], ["map"], perm=[0, 2, 3, 1]),
    ]
    edge = (SIDE - 5) // 2 + 1
    graph = helper.make_graph(
        nodes,
        "backbone",
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["b", SIDE, SIDE, 3])],
        [
            helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["b", 24]),
            helper.make_tensor_value_info("map", TensorProto.FLOAT, ["b", edge, edge, 24]),
        ],
        [numpy_helper.from_array(weights, "weights")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model.SerializeToString()


@pytest.fixture(scope="module", params=["bundled", "imported", "map"])
def backbone(request: pytest.FixtureRequest, app: App) -> Backbone:
    if request.param == "bundled":
        spec, output = bundled.model(), bundled.features_output()
        return Backbone(
            spec, output, _run(assets.data(bundled.FILE), output, (spec.height, spec.width))
        )
    content = random_backbone()
    spec = ModelSpec(
        table="random_backbone", name="random", sha256="ab" * 32, input="picture",
        output="pooled", height=SIDE, width=SIDE, labels=tuple(str(n) for n in range(24)),
    )  # fmt: skip
    session = app.session(app.site.name)
    buckets.upload(session, f"{spec.folder}/model.onnx", content, "application/octet-stream")
    statement = statements.import_model(session.site, spec)
    warehouse.execute(session, statement, Ticket(), "importing the model")
    if request.param == "map":  # pooled by the statement, it is what the model pools itself
        return Backbone(spec, "map", _run(content, "pooled", (SIDE, SIDE)), channels=24)
    return Backbone(spec, "pooled", _run(content, "pooled", (SIDE, SIDE)))


@pytest.fixture(scope="module")
def taught(app: App, backbone: Backbone, folders: tuple[Path, Path]) -> Taught:
    return do_teach(app, backbone, folders[0])


def do_teach(app: App, backbone: Backbone, folder: Path) -> Taught:
    examples = labelled.read(folder, Ticket())
    name = f"taught_{backbone.spec.name}_{backbone.output}"
    return teach.teach(
        app.session(app.site.name), backbone.spec, backbone.output, examples, name,
        Teaching(l2=0.01), app.seen(), Ticket(), backbone.channels,
    )  # fmt: skip


def scaled(features: np.ndarray) -> np.ndarray:
    return teach.SCALE * features / np.linalg.norm(features, axis=1, keepdims=True)


def test_what_it_answers_is_what_an_independent_training_answers(
    app: App, backbone: Backbone, folders: tuple[Path, Path], taught: Taught
) -> None:
    examples = list(labelled.read(folders[0], Ticket()))
    names = [pictures.fingerprint(each.path) for each in examples]
    looks = [likeness.look(each.path) for each in examples]
    labels = np.array([each.label for each in examples])
    held = np.array(holdout.held_out(labels.tolist(), likeness.groups(looks, Ticket()), names))
    assert held.sum() == taught.version.held_out
    x = scaled(backbone.run(examples))
    model = LogisticRegression(
        C=1 / (0.01 * (~held).sum()), class_weight="balanced", max_iter=20_000, tol=1e-9
    ).fit(x[~held], labels[~held])

    others = list(labelled.read(folders[1], Ticket()))
    measured = measure.measure(
        app.session(app.site.name), taught.version.model, others, app.seen(), Ticket()
    )
    assert not measured.left_out
    expected = model.predict_proba(scaled(backbone.run(others)))
    expected = expected**taught.version.model.sharpness
    expected /= expected.sum(axis=1, keepdims=True)
    for judged, row in zip(measured.judged, expected, strict=True):
        scores = dict(judged.scores)
        assert [scores[label] for label in model.classes_] == pytest.approx(row.tolist(), abs=0.02)
    found = figures.figures(measured.judged)
    truth = [each.label for each in others]
    answers = model.classes_[expected.argmax(axis=1)]
    assert np.array(found.matrix).tolist() == confusion_matrix(truth, answers).tolist()
    assert found.accuracy == pytest.approx(np.mean(answers == np.array(truth)))


def test_its_own_figures_are_of_what_was_held_out(taught: Taught) -> None:
    assert not taught.is_flattering
    assert len(taught.figures.judged) == taught.version.held_out > 0
    assert taught.version.accuracy == taught.figures.accuracy
    assert taught.unmeasured == ()


def test_teaching_again_looks_at_nothing_again(
    app: App, backbone: Backbone, folders: tuple[Path, Path], taught: Taught
) -> None:
    before = app.statements.last
    again = do_teach(app, backbone, folders[0])
    ran = [run.statement for _, run in app.statements.since(before)]
    assert not any("INSERT" in statement for statement in ran)
    assert again.version.model == taught.version.model
    assert again.figures == taught.figures


def test_every_statement_is_bigquery_s(app: App, backbone: Backbone, taught: Taught) -> None:
    site, key = app.site, f"{backbone.spec.table}.{backbone.output}"
    made = (
        statements.create_features(site),
        statements.count_features(site),
        statements.keep_features(site, backbone.spec, backbone.output, backbone.channels),
        statements.list_learnt(site, taught.version.model),
        statements.teach(site, "m", "m_examples", key, teach.SCALE, Teaching()),
        statements.judge(site, "m", "m_examples", key, teach.SCALE, held=True),
        statements.classify(site, taught.version.model),
    )
    for text in made:
        tree = sqlglot.parse_one(text, dialect="bigquery")
        assert not isinstance(tree, sqlglot.exp.Command), text


def test_unreadable_pictures_are_left_out_and_named(
    app: App, folders: tuple[Path, Path], tmp_path: Path
) -> None:
    folder = folder_of(tmp_path / "poses", 3)
    (folder / "ball" / "broken.png").write_bytes(b"no picture")
    examples = labelled.read(folder, Ticket())
    taught = teach.teach(
        app.session(app.site.name), bundled.model(), bundled.features_output(), examples,
        "with_broken", Teaching(), app.seen(), Ticket(),
    )  # fmt: skip
    assert [each.example.path.name for each in taught.left_out] == ["broken.png"]
    assert taught.left_out[0].reason
    assert taught.is_flattering  # nine pictures are too few to hold any out
    assert taught.unmeasured == ("ball", "bars", "boxes")


@dataclass
class Heard:
    """A listener that keeps the decisions by folder."""

    answers: dict[str, str | None]

    def found(self, pictures: object) -> None:
        pass

    def moved(self, pictures: object, state: object) -> None:
        pass

    def answered(self, verdict: Verdict) -> None:
        self.answers[verdict.picture.path.parent.name] = verdict.decision


@pytest.mark.parametrize("backbone", ["bundled"], indirect=True)
def test_a_taught_model_answers_like_any_other(
    app: App, backbone: Backbone, folders: tuple[Path, Path], taught: Taught
) -> None:
    heard = Heard({})
    classifier = Classifier(
        app.session(app.site.name), app.store, lambda: taught.version.model, app.options
    )
    feed = Feed([folders[1] / label / "100.png" for label in ("ball", "bars")])
    feed.close()
    summary = classifier.classify(feed, Ticket(), heard)
    assert summary.found == 2
    assert summary.failed == 0
    assert set(heard.answers) == {"ball", "bars"}
