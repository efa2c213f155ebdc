"""Model files of the three kinds, described without what runs them; hostile ones refused."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert import schema_py_generated as schema
from ai_edge_litert.interpreter import Interpreter
from onnx import TensorProto

from tests.engine.ml.made import write_model, write_scorer
from tests.modelfile import made_tf
from yogadesk import modelfile
from yogadesk.modelfile import flat, savedmodel, tflite
from yogadesk.modelfile.described import ModelFile, Value
from yogadesk.modelfile.wire import Budget, Malformed, Message

FLOAT = schema.TensorType.FLOAT32


def test_an_onnx_file(tmp_path: Path) -> None:
    path = write_scorer(tmp_path / "m.onnx")
    assert modelfile.read(path) == ModelFile(
        "ONNX",
        (Value("image", "float32", (None, 12, 9, 3)),),
        (Value("scores", "float32", (None, 5)),),
        path.stat().st_size,
    )


def test_an_onnx_file_that_is_too_new(tmp_path: Path) -> None:
    one = ("x", TensorProto.FLOAT, ["N"])
    path = write_model(tmp_path / "m.onnx", [], [one], [one], opset=18, ir_version=9)
    assert [said.split("; ")[1] for said in modelfile.read(path).refused] == [
        "BigQuery reads up to 8.",
        "BigQuery runs up to 17.",
    ]


def test_a_lite_file_by_its_signature(tmp_path: Path) -> None:
    path = made_tf.write_lite_scorer(tmp_path / "m.tflite")
    assert modelfile.read(path) == ModelFile(
        "TENSORFLOW_LITE",
        (Value("image", "float32", (None, 12, 9, 3)),),
        (Value("scores", "float32", (None, 5)),),
        path.stat().st_size,
    )
    assert tflite.signature_key(path.read_bytes()) == "serving_default"


def test_a_lite_file_says_what_its_runtime_says(tmp_path: Path) -> None:
    path = made_tf.write_lite_scorer(tmp_path / "m.tflite", batch=1)
    runtime = Interpreter(model_path=str(path), num_threads=1)
    [asked] = runtime.get_input_details()
    assert modelfile.read(path).inputs[0].shape == tuple(asked["shape"])
    assert list(runtime.get_signature_list()) == ["serving_default"]


def test_a_lite_file_without_a_signature_by_its_tensors(tmp_path: Path) -> None:
    kinds = schema.TensorType
    path = made_tf.write_tflite(
        tmp_path / "no suffix",
        [
            made_tf.tensor("bytes", [1, 4], kinds.UINT8),
            made_tf.tensor("flag", [], kinds.BOOL),
            made_tf.tensor("words", [None, 2], kinds.STRING),
            made_tf.tensor("odd", [1], kinds.COMPLEX64),
        ],
        [],
        [],
        [0, 2],
        [1, 3],
    )
    found = modelfile.read(path)
    assert (found.kind, found.inputs) == (
        "TENSORFLOW_LITE",
        (Value("bytes", "uint8", (1, 4)), Value("words", "string", (None, 2))),
    )
    assert found.outputs == (Value("flag", "bool", ()), Value("odd", "complex64", (1,)))
    assert tflite.signature_key(path.read_bytes()) is None


def test_custom_operators_are_named(tmp_path: Path) -> None:
    codes = [made_tf.code(schema.BuiltinOperator.CUSTOM, name) for name in ("Mine", "FlexAdd")]
    tensors = [made_tf.tensor("x", [1])]
    path = made_tf.write_tflite(tmp_path / "m", tensors, [], codes, [0], [0])
    [said] = modelfile.read(path).refused
    assert "(Mine)" in said


def saved(folder: Path, **options: object) -> Path:
    info = made_tf.tensor_info
    signatures = {
        "serving_default": made_tf.signature_def(
            {"b": info(4, [None, 8, 8, 3]), "a": info(7, [None])},
            {"probabilities": info(1, [None, 5]), "any": info(1, None)},
        ),
        "__saved_model_init_op": made_tf.signature_def({}, {"x": info(7, None)}),
    }
    return made_tf.write_saved_model(folder, signatures, **options)  # type: ignore[arg-type]


def test_a_saved_model(tmp_path: Path) -> None:
    files = {"variables/variables.index": b"1234", "variables/variables.data-00000": b"12"}
    folder = saved(tmp_path / "m", files=files)
    size = 6 + (folder / "saved_model.pb").stat().st_size
    assert modelfile.read(folder) == ModelFile(
        "TENSORFLOW",
        (Value("a", "string", (None,)), Value("b", "uint8", (None, 8, 8, 3))),
        (Value("any", "float32", None), Value("probabilities", "float32", (None, 5))),
        size,
    )


def test_an_old_graph_is_refused(tmp_path: Path) -> None:
    [said] = modelfile.read(saved(tmp_path / "m", version=19)).refused
    assert "version 19; BigQuery takes 20" in said


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda at: saved(at, tags=("serve", "gpu")), "tag “serve” alone"),
        (lambda at: made_tf.write_saved_model(at, {"train": b""}), r"has: train"),
        (lambda at: made_tf.write_saved_model(at, {}, files={"saved_model.pb": b""}), "empty"),
        (lambda at: at.mkdir(), "not"),
    ],
)
def test_no_saved_model_to_ask(tmp_path: Path, make: Callable[[Path], object], why: str) -> None:
    make(tmp_path / "m")
    with pytest.raises((Malformed, OSError), match=why if why != "not" else None):
        modelfile.read(tmp_path / "m")


def test_the_text_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "saved_model.pbtxt").write_text("saved_model_schema_version: 1")
    with pytest.raises(Malformed, match="text form"):
        modelfile.read(tmp_path)


def test_kinds_by_what_is_inside(tmp_path: Path) -> None:
    (tmp_path / "picture.bin").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty").touch()
    assert modelfile.kind(made_tf.write_lite_scorer(tmp_path / "x.bin")) == "TENSORFLOW_LITE"
    assert modelfile.kind(write_scorer(tmp_path / "y.bin")) == "ONNX"
    assert modelfile.kind(saved(tmp_path / "z")) == "TENSORFLOW"
    for name in ("picture.bin", "empty", "."):
        assert modelfile.kind(tmp_path / name) is None


def test_too_large_is_told_in_megabytes(tmp_path: Path) -> None:
    folder = saved(tmp_path / "m", files={"variables/v": b""})
    with (folder / "variables/v").open("wb") as file:
        file.truncate(600_000_000)
    [said] = savedmodel.read(folder).refused
    assert "600 MB; BigQuery takes 450 MB" in said


def broken(data: bytes, rng: random.Random) -> bytes:
    """The same with some bytes changed, or its end missing, or both."""
    changed = bytearray(data)
    for _ in range(rng.randrange(1, 12)):
        place = rng.randrange(len(changed))
        if rng.random() < 0.5:
            changed[place] = rng.randrange(256)
        else:
            huge = struct.pack("<I", rng.choice((0x7FFFFFFF, 0xFFFFFFFF, 0x10000000, 0)))
            changed[place : place + 4] = huge
    return bytes(changed[: rng.randrange(8, len(changed) + 1)] if rng.random() < 0.3 else changed)


@pytest.mark.parametrize("kind", ["ONNX", "TENSORFLOW_LITE", "TENSORFLOW"])
def test_broken_files_are_read_or_refused_and_nothing_else(tmp_path: Path, kind: str) -> None:
    path = {
        "ONNX": lambda: write_scorer(tmp_path / "m.onnx"),
        "TENSORFLOW_LITE": lambda: made_tf.write_lite_scorer(tmp_path / "m.tflite"),
        "TENSORFLOW": lambda: saved(tmp_path) / "saved_model.pb",
    }[kind]()
    whole, rng, refused = path.read_bytes(), random.Random(5), 0
    # What matters lies at both ends; the weights between them are only stepped over.
    ends = whole if len(whole) < 3000 else whole[:400] + whole[-2000:]
    for _ in range(400):
        data = broken(ends if rng.random() < 0.5 else whole, rng)
        path.write_bytes(data)
        try:
            modelfile.read(path.parent if kind == "TENSORFLOW" else path)
        except Malformed:
            refused += 1
    assert refused > 40


@pytest.mark.parametrize("mark", [b"", b"\0\0\0\0TFL3", b"\x08\x08\x12\x04"])
def test_noise_is_refused(tmp_path: Path, mark: bytes) -> None:
    rng = np.random.default_rng(3)
    for number in range(100):
        path = tmp_path / "m.onnx"
        path.write_bytes(mark + rng.bytes(rng.integers(0, 400)) + bytes([number]))
        with pytest.raises(Malformed):
            modelfile.read(path)


def test_a_list_that_leads_to_one_table_over_and_over_is_given_up() -> None:
    """A small file can name endless tables: each entry may lead to the same long list again."""
    count = 400
    directory = struct.pack("<HHHH", 6, 8, 4, 0)  # one field, 4 bytes after the table's start
    table = struct.pack("<iII", len(directory), 4, count)
    entries = b"".join(struct.pack("<I", 4 * (count - n)) for n in range(count))
    outer = flat.Table(directory + table + entries + table, len(directory), Budget(1000))
    assert len(outer.tables(0)) == count
    assert len(outer.tables(0)) == count
    with pytest.raises(Malformed, match="more parts"):
        outer.tables(0)


def test_a_reader_stops_at_too_many_parts() -> None:
    data = b"\x08\x01" * 1000
    assert len(list(Message(data, 0, len(data), Budget(1000)).fields())) == 1000
    with pytest.raises(Malformed, match="more parts"):
        list(Message(data, 0, len(data), Budget(999)).fields())
