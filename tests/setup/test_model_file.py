"""A model file is inspected before anything is sent: what it is, and which rules it keeps to."""

from __future__ import annotations

import shutil
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from tests.engine.ml.made import write_model, write_pooled, write_scorer
from tests.setup.conftest import Heard, MakeBench
from yogadesk import assets
from yogadesk.errors import Trouble
from yogadesk.setup import labels, model_file
from yogadesk.setup.answers import Answers, ModelChoice
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket


def broken(path: Path) -> dict[str, str]:
    return {rule.title: rule.detail for rule in model_file.inspect(path).broken}


def test_the_bundled_model_keeps_to_every_rule() -> None:
    with assets.on_disk("model/poses.onnx") as path:
        found = model_file.inspect(path)
    assert found.kind == "ONNX"
    assert not found.broken
    assert found.height_width == (128, 128)
    assert [value.name for value in found.scores] == ["scores", "features"]
    assert model_file.shown(found.inputs[0]) == "image: float32 [?, 128, 128, 3]"
    assert len(found.rules) >= 6


def test_inputs_and_outputs_are_those_that_onnx_reads(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", height=7, width=5, classes=4)
    theirs = onnx.load(str(path)).graph
    found = model_file.inspect(path)
    assert [value.name for value in found.inputs] == [value.name for value in theirs.input]
    assert [value.name for value in found.outputs] == [value.name for value in theirs.output]
    assert found.inputs[0].shape == (None, 7, 5, 3)
    assert found.outputs[0].shape == (None, 4)
    assert found.table.startswith("m_")


def test_weights_listed_among_the_inputs_are_no_inputs(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx", height=4, width=4)
    whole = onnx.load(str(path))
    weights = whole.graph.initializer[0]
    whole.graph.input.append(
        helper.make_tensor_value_info(weights.name, weights.data_type, weights.dims)
    )
    path.write_bytes(whole.SerializeToString())
    assert [value.name for value in model_file.inspect(path).inputs] == ["image"]


@pytest.mark.parametrize(
    ("options", "title", "words"),
    [
        ({"channels": 4}, "Input", "[batch, height, width, 3]"),
        ({"height": 3, "channels": 8}, "Input", "colours come first"),
        ({"batch": 8}, "Batch", "Pictures at a time: 8;"),
        ({"element": TensorProto.INT32}, "Values", "takes int32"),
        ({"classes": 1}, "Scores", "No output is a list of scores"),
    ],
)
def test_a_broken_rule_is_named(
    options: dict[str, int], title: str, words: str, tmp_path: Path
) -> None:
    found = broken(write_scorer(tmp_path / "m.onnx", **options))  # type: ignore[arg-type]
    assert list(found) == [title]
    assert words in found[title]


def test_versions_that_bigquery_does_not_run(tmp_path: Path) -> None:
    value = ("x", TensorProto.FLOAT, ["N", 4, 4, 3])
    out = ("y", TensorProto.FLOAT, ["N", 4, 4, 3])
    node = helper.make_node("Identity", ["x"], ["y"])
    path = write_model(tmp_path / "m.onnx", [node], [value], [out], opset=18, ir_version=9)
    found = broken(path)
    assert "opset 18" in found["Operators"]
    assert "IR version 9" in found["Format"]


def test_pictures_of_any_size_are_not_enough(tmp_path: Path) -> None:
    assert "must be fixed" in broken(write_pooled(tmp_path / "m.onnx"))["Input"]


def test_an_output_that_is_no_tensor(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    whole = onnx.load(str(path))
    probabilities = onnx.ValueInfoProto(name="probabilities")
    probabilities.type.CopyFrom(
        helper.make_sequence_type_proto(helper.make_tensor_type_proto(TensorProto.FLOAT, [2]))
    )
    whole.graph.output.append(probabilities)
    path.write_bytes(whole.SerializeToString())
    assert "zipmap=False" in broken(path)["Outputs"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("m.tflite", b"\x1c\0\0\0TFL3" + b"\xff" * 20, "is no ONNX, TensorFlow Lite"),
        ("saved_model.pb", b"\x08\x01", "it holds no graph"),
        ("m.onnx", b"", "it is empty"),
        ("m.onnx", b"just some text, and no model at all", "is no ONNX, TensorFlow Lite"),
        ("m.txt", b"just some text", "is none of these"),
    ],
)
def test_what_is_no_model_is_told(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Trouble, match=words):
        model_file.inspect(tmp_path / name)


def test_a_model_is_found_in_a_folder_when_it_is_alone_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="holds no model"):
        model_file.inspect(tmp_path)
    with pytest.raises(Trouble, match="cannot be opened"):
        model_file.inspect(tmp_path / "none.onnx")
    (tmp_path / "below").mkdir()
    path = write_scorer(tmp_path / "below" / "m.onnx")
    assert model_file.inspect(tmp_path).path == path
    shutil.copyfile(path, tmp_path / "n.onnx")
    with pytest.raises(Trouble, match=r"several models \(m.onnx, n.onnx\)"):
        model_file.inspect(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "tree\nplank\n\n",
        "\ufefftree\r\nplank",
        "label\ntree\nplank\n",
        "index,label\n1,plank\n0,tree\n",
        "Index, Label ,more\n0, tree ,x\n1,plank,y\n",
    ],
)
def test_labels_from_text_and_tables(text: str, tmp_path: Path) -> None:
    path = tmp_path / "labels"
    path.write_bytes(text.encode())
    assert labels.read(path) == ("tree", "plank")


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"index,label\n0,a\n2,b\n", b"index,label\nx,a\n", b"index,label\n0\n"],
)
def test_labels_that_cannot_be_read(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    path.write_bytes(content)
    with pytest.raises(Trouble, match="cannot be used"):
        labels.read(path)


def scores(width: int, tmp_path: Path) -> tuple[object, ...]:
    path = write_scorer(tmp_path / "m.onnx", height=2, width=2, classes=width)
    return model_file.inspect(path).scores


def test_background_is_explained_and_the_shift_offered(tmp_path: Path) -> None:
    many = tuple(str(n) for n in range(1000))
    found = scores(1001, tmp_path)
    with pytest.raises(labels.Shiftable, match="as the first score, “background”") as caught:
        labels.choose_output(found, many)  # type: ignore[arg-type]
    moved = labels.shifted(many, caught.value.shift)
    assert moved[:2] == ("background", "0")
    assert labels.choose_output(found, moved).name == "scores"  # type: ignore[arg-type]


def test_one_label_too_many_can_be_left_out(tmp_path: Path) -> None:
    found = scores(3, tmp_path)
    with pytest.raises(labels.Shiftable, match="The first one is “background”") as caught:
        labels.choose_output(found, ("background", "a", "b", "c"))  # type: ignore[arg-type]
    assert labels.shifted(("background", "a", "b", "c"), caught.value.shift) == ("a", "b", "c")


def test_a_wrong_count_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="There are 3 labels, and the model gives 5"):
        labels.choose_output(scores(5, tmp_path), ("a", "b", "c"))  # type: ignore[arg-type]


def test_a_model_of_ones_own_is_imported_and_asked(
    answers: Answers, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    file = write_scorer(tmp_path / "my model, v2.onnx", classes=3)
    text = tmp_path / "labels.csv"
    text.write_text('index,label\n0,"a, b"\n1,it\'s\n2,☃\n', encoding="utf-8")
    asked = answers.with_("model", ModelChoice(str(file), str(text)))
    bench = make_bench(asked)
    assert PLAN.run(bench, Ticket(), heard).failed is None
    assert {each.label for each in bench.learned.sample} == {"a, b", "it's", "☃"}
    assert sum(each.score for each in bench.learned.sample) == pytest.approx(1, abs=1e-5)

    shutil.copyfile(text, tmp_path / "other.csv")
    text.write_text("index,label\n0,x\n1,y\n2,z\n")
    again = make_bench(asked)
    assert PLAN.run(again, Ticket(), heard).failed is None
    assert {each.label for each in again.learned.sample} == {"x", "y", "z"}, "others were loaded"


def test_a_model_that_breaks_a_rule_is_never_uploaded(
    answers: Answers, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    file = write_scorer(tmp_path / "bad.onnx", channels=4)
    (tmp_path / "labels.txt").write_text("a\nb\nc\nd\ne\n")
    asked = answers.with_("model", ModelChoice(str(file), str(tmp_path / "labels.txt")))
    bench = make_bench(asked)
    failed = PLAN.run(bench, Ticket(), heard).failed
    assert failed is not None
    assert failed.key == "model"
    session = bench.enter(Ticket())
    assert not list(session.storage.list_blobs(session.site.bucket))
