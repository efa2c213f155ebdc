"""TensorFlow's kinds, archives and addresses: inspected, uploaded, and told apart."""

from __future__ import annotations

import shutil
import tarfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from onnx import TensorProto

from tests.engine.ml.made import write_scorer
from tests.modelfile import made_tf
from tests.setup.conftest import Heard, MakeBench
from yogadesk.errors import Trouble
from yogadesk.setup import chosen, model_file, suggested
from yogadesk.setup.answers import Answers, ModelChoice
from yogadesk.setup.bench import Bench
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

FLOAT, UINT8 = 1, 4
VARIABLES = {
    "variables/variables.index": b"index",
    "variables/variables.data-00000-of-00001": b"data",
    "assets/words.txt": b"words",
    "notes.txt": b"somebody's own",
    ".git/config": b"theirs",
}


def saved_model(folder: Path, kind: int = FLOAT, classes: int | None = 5) -> Path:
    inputs = {"image": made_tf.tensor_info(kind, [None, 12, 9, 3])}
    outputs = {"scores": made_tf.tensor_info(FLOAT, [None, classes])}
    signature = made_tf.signature_def(inputs, outputs)
    return made_tf.write_saved_model(folder, {"serving_default": signature}, files=VARIABLES)


def details(path: Path) -> dict[str, tuple[bool, str]]:
    return {rule.title: (rule.is_kept, rule.detail) for rule in model_file.inspect(path).rules}


def test_a_saved_model_is_inspected_and_only_its_own_files_are_meant(tmp_path: Path) -> None:
    folder = saved_model(tmp_path / "resnet" / "1")
    found = model_file.inspect(folder)
    assert (found.kind, found.title) == ("TENSORFLOW", "TensorFlow SavedModel")
    assert not found.broken
    assert found.height_width == (12, 9)
    assert found.table.startswith("resnet_1_"), "a number alone is no name"
    names = [name for name, _ in found.files]
    assert names == [
        "saved_model.pb",
        "variables/variables.data-00000-of-00001",
        "variables/variables.index",
        "assets/words.txt",
    ]
    assert found.size == sum(path.stat().st_size for _, path in found.files)
    assert model_file.inspect(folder / "saved_model.pb") == found, "its main file means it"


def test_any_change_in_any_file_makes_another_model(tmp_path: Path) -> None:
    folder = saved_model(tmp_path / "m")
    before = model_file.inspect(folder).sha256
    (folder / "variables" / "variables.index").write_bytes(b"other")
    changed = model_file.inspect(folder).sha256
    (folder / "notes.txt").write_bytes(b"other")
    assert before != changed == model_file.inspect(folder).sha256


def test_a_tensorflow_lite_file_is_inspected(tmp_path: Path) -> None:
    path = made_tf.write_lite_scorer(tmp_path / "lite.tflite")
    found = model_file.inspect(path)
    assert (found.kind, found.title) == ("TENSORFLOW_LITE", "TensorFlow Lite")
    assert not found.broken
    assert details(path)["Operators"][0]


def test_a_graph_that_is_too_old_is_told(tmp_path: Path) -> None:
    info = made_tf.tensor_info(FLOAT, [None, 4, 4, 3])
    out = made_tf.tensor_info(FLOAT, [None, 5])
    signature = made_tf.signature_def({"image": info}, {"scores": out})
    old = made_tf.write_saved_model(tmp_path / "m", {"serving_default": signature}, version=19)
    kept, said = details(old)["Graph"]
    assert not kept
    assert "20 and later" in said


def test_names_that_cannot_be_columns_are_told(tmp_path: Path) -> None:
    info = made_tf.tensor_info(FLOAT, [None, 4, 4, 3])
    out = made_tf.tensor_info(FLOAT, [None, 5])
    signature = made_tf.signature_def({"a`; DROP TABLE x": info}, {"scores": out})
    folder = made_tf.write_saved_model(tmp_path / "m", {"serving_default": signature})
    assert not details(folder)["Names"][0]


def test_weights_beside_an_onnx_file_go_with_it_and_others_break_the_rule(tmp_path: Path) -> None:
    import onnx

    path = write_scorer(tmp_path / "m.onnx", height=40, width=40)
    whole = onnx.load(str(path))
    onnx.save_model(
        whole, str(path), save_as_external_data=True, location="m.weights", size_threshold=100
    )
    found = model_file.inspect(path)
    assert not found.broken
    assert [name for name, _ in found.files] == ["model.onnx", "m.weights"]
    assert "1 files beside it" in details(path)["Files"][1]
    (tmp_path / "m.weights").rename(tmp_path / "elsewhere")
    kept, said = details(path)["Files"]
    assert not kept
    assert "m.weights" in said


@pytest.fixture
def bench_of(answers: Answers, make_bench: MakeBench, tmp_path: Path) -> Callable[[str], Bench]:
    (tmp_path / "labels.txt").write_text("a\nb\nc\nd\ne\n")

    def make(source: str) -> Bench:
        choice = ModelChoice(source, str(tmp_path / "labels.txt"))
        return make_bench(answers.with_("model", choice))

    return make


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_is_unpacked_once_and_its_model_found(
    kind: str, bench_of: Callable[[str], Bench], tmp_path: Path
) -> None:
    saved_model(tmp_path / "in" / "a model" / "1")
    archive = tmp_path / f"model.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as made:
            for path in (tmp_path / "in").rglob("*"):
                made.write(path, path.relative_to(tmp_path / "in"))
    else:
        with tarfile.open(archive, "w:gz") as tar:
            tar.add(tmp_path / "in", ".")
    first = chosen.choose(bench_of(str(archive)), Ticket())
    again = chosen.choose(bench_of(str(archive)), Ticket())
    assert first == again
    assert first.spec.kind == "TENSORFLOW"
    with first.on_disk() as files:
        assert all(name.startswith(f"models/{first.spec.sha256}/") for name, _ in files)
        assert len(files) == 4


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests are silent."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "web").mkdir()
    handler = partial(Quiet, directory=str(tmp_path / "web"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_model_and_labels_from_addresses(
    site: str, answers: Answers, make_bench: MakeBench, tmp_path: Path
) -> None:
    folder = saved_model(tmp_path / "m", classes=None)
    with tarfile.open(tmp_path / "web" / "1.tar.gz", "w:gz") as tar:
        tar.add(folder, ".")
    (tmp_path / "web" / "labels.txt").write_text("x\ny\n")
    choice = ModelChoice(f"{site}/1.tar.gz", f"{site}/labels.txt")
    found = chosen.choose(make_bench(answers.with_("model", choice)), Ticket())
    assert found.spec.labels == ("x", "y"), "the file leaves open how many there are"
    assert found.spec.output == "scores"
    shutil.rmtree(tmp_path / "web")
    again = chosen.choose(make_bench(answers.with_("model", choice)), Ticket())
    assert again == found, "nothing is fetched twice"


def test_a_model_that_takes_whole_numbers_is_asked_with_them(
    answers: Answers, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    floats = write_scorer(tmp_path / "f.onnx", classes=3)
    file = write_scorer(tmp_path / "u.onnx", classes=3, element=TensorProto.UINT8)
    (tmp_path / "labels.txt").write_text("a\nb\nc\n")
    learned = []
    for path in (file, floats):
        choice = ModelChoice(str(path), str(tmp_path / "labels.txt"))
        bench = make_bench(answers.with_("model", choice))
        report = PLAN.run(bench, Ticket(), heard)
        assert report.failed is None
        learned.append(bench.learned.sample)
    assert learned[0] != learned[1]
    assert bench.learned.model_columns is not None
    assert bench.learned.model_columns.inputs == ("image ARRAY<FLOAT64>",)


def test_the_suggestions_can_be_chosen(answers: Answers) -> None:
    step = PLAN.step("model")
    for each in suggested.ALL:
        choice = ModelChoice(each.address, each.labels)
        assert step.validate(answers.with_("model", choice)) is None
        assert each.address in step.commands(answers.with_("model", choice))


def test_labels_that_are_one_short_are_moved_when_that_is_answered(
    answers: Answers, make_bench: MakeBench, tmp_path: Path
) -> None:
    file = write_scorer(tmp_path / "m.onnx", height=2, width=2, classes=1001)
    (tmp_path / "labels.txt").write_text("\n".join(str(n) for n in range(1000)))
    choice = ModelChoice(str(file), str(tmp_path / "labels.txt"))
    with pytest.raises(Trouble, match="“background”"):
        chosen.choose(make_bench(answers.with_("model", choice)), Ticket())
    moved = answers.with_("model", ModelChoice(choice.source, choice.labels, 1))
    assert chosen.choose(make_bench(moved), Ticket()).spec.labels[:2] == ("background", "0")
