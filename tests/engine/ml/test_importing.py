"""CREATE MODEL over an ONNX file: what BigQuery takes, its columns, what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from tests.engine.ml.made import (
    save_with_external_data,
    write_model,
    write_pooled,
    write_scorer,
)
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import Inspected, Workers, inspect, onnx_file
from yogadesk.engine.schema import Column
from yogadesk.work import Ticket

Look = Callable[..., Inspected]


@pytest.fixture
def inspected(workers: Workers) -> Look:
    """Inspects a model file: `inspected(path, kind="ONNX")`."""

    def look(path: Path, kind: str = "ONNX") -> Inspected:
        return inspect(workers, kind, path.parent, path.name, Ticket())

    return look


def identity(element: int, shape: list[Any]) -> dict[str, Any]:
    return {
        "nodes": [helper.make_node("Identity", ["in"], ["out"])],
        "inputs": [("in", element, shape)],
        "outputs": [("out", element, shape)],
    }


def test_tells_columns_and_tensors(inspected: Look, tmp_path: Path) -> None:
    found = inspected(write_scorer(tmp_path / "m.onnx", height=8, width=6))
    assert found.feature_columns == (Column("image", "FLOAT64", 1),)
    assert found.label_columns == (Column("scores", "FLOAT64", 1),)
    assert found.inputs[0].shape == (None, 8, 6, 3)
    assert found.outputs[0].shape == (None, 5)


def test_the_type_of_model_may_be_written_in_any_case(inspected: Look, tmp_path: Path) -> None:
    path = write_pooled(tmp_path / "m.onnx")
    assert inspected(path, "onnx").inputs[0].shape == (None, None, None, 3)


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (TensorProto.FLOAT, "FLOAT64"),
        (TensorProto.DOUBLE, "FLOAT64"),
        (TensorProto.FLOAT16, "FLOAT64"),
        (TensorProto.UINT8, "INT64"),
        (TensorProto.INT32, "INT64"),
        (TensorProto.INT64, "INT64"),
        (TensorProto.BOOL, "BOOL"),
        (TensorProto.STRING, "STRING"),
    ],
)
def test_types_in_bigquery_s_terms(
    inspected: Look, tmp_path: Path, element: int, kind: str
) -> None:
    found = inspected(write_model(tmp_path / "m.onnx", **identity(element, ["N"])))
    assert found.feature_columns == (Column("in", kind, 0),)
    assert found.label_columns == (Column("out", kind, 0),)


def test_several_inputs_and_outputs_in_the_model_s_order(inspected: Look, tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("Add", ["b", "a"], ["sum"]), helper.make_node("Neg", ["a"], ["less"])],
        [("b", TensorProto.FLOAT, ["N"]), ("a", TensorProto.FLOAT, ["N"])],
        [("sum", TensorProto.FLOAT, ["N"]), ("less", TensorProto.FLOAT, ["N"])],
    )
    found = inspected(path)
    assert [each.name for each in found.feature_columns] == ["b", "a"]
    assert [each.name for each in found.label_columns] == ["sum", "less"]


def test_sequences_are_refused_in_google_s_words(inspected: Look, tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("SequenceConstruct", ["x"], ["probabilities"])],
        [("x", TensorProto.FLOAT, ["N"])],
        [helper.make_tensor_sequence_value_info("probabilities", TensorProto.FLOAT, None)],
    )
    with pytest.raises(Fault) as caught:
        inspected(path)
    assert caught.value.message == (
        "ONNX model output 'probabilities' has unsupported ONNX type: ONNX_TYPE_SEQUENCE."
    )
    assert (caught.value.code, caught.value.reason) == (400, "invalidQuery")


def test_lists_of_dictionaries_are_refused_too(inspected: Look, tmp_path: Path) -> None:
    """What scikit-learn's converter makes of a classifier unless told not to."""
    key = helper.make_map_type_proto(
        TensorProto.INT64, helper.make_tensor_type_proto(TensorProto.FLOAT, [])
    )
    output = helper.make_value_info("out", helper.make_sequence_type_proto(key))
    path = write_model(
        tmp_path / "m.onnx",
        [
            helper.make_node(
                "ZipMap", ["x"], ["out"], domain="ai.onnx.ml", classlabels_int64s=[0, 1]
            )
        ],
        [("x", TensorProto.FLOAT, ["N", 2])],
        [output],
        domains={"ai.onnx.ml": 1},
    )
    with pytest.raises(Fault, match="'out' has unsupported ONNX type: ONNX_TYPE_SEQUENCE"):
        inspected(path)


def test_a_newer_opset_is_refused_with_the_limit(inspected: Look, tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", **identity(TensorProto.FLOAT, ["N"]), opset=18)
    with pytest.raises(Fault, match=r"opset 18 of domain ai\.onnx.* till opset 17"):
        inspected(path)


def test_the_newest_opset_is_taken(inspected: Look, tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", **identity(TensorProto.FLOAT, ["N"]), opset=17)
    assert inspected(path).inputs[0].name == "in"


def test_a_newer_ir_version_is_refused_with_the_limit(inspected: Look, tmp_path: Path) -> None:
    path = write_model(tmp_path / "m.onnx", **identity(TensorProto.FLOAT, ["N"]), ir_version=9)
    with pytest.raises(Fault, match="model IR version: 9, max supported IR version: 8"):
        inspected(path)


def test_over_450_mb_is_refused_unread(inspected: Look, tmp_path: Path) -> None:
    with (tmp_path / "m.onnx").open("wb") as file:
        file.truncate(onnx_file.LARGEST_MODEL + 1)
    with pytest.raises(Fault, match="450 MB"):
        inspected(tmp_path / "m.onnx")


def test_external_data_counts_towards_the_450_mb(inspected: Look, tmp_path: Path) -> None:
    path = save_with_external_data(tmp_path / "m.onnx", "weights.bin")
    with (tmp_path / "weights.bin").open("wb") as file:
        file.truncate(onnx_file.LARGEST_MODEL)
    with pytest.raises(Fault, match="450 MB"):
        inspected(path)


def test_external_data_inside_the_folder_is_taken(inspected: Look, tmp_path: Path) -> None:
    path = save_with_external_data(tmp_path / "m.onnx", "weights.bin")
    (tmp_path / "weights.bin").write_bytes(np.ones((3, 2), np.float32).tobytes())
    assert inspected(path).outputs[0].shape == (None, 2)


@pytest.mark.parametrize(
    "location",
    ["../secret", "/etc/passwd", "a/../../secret", "..\\secret", "C:\\secret", "\\\\host\\s", ""],
)
def test_external_data_outside_the_folder_is_refused(
    inspected: Look, tmp_path: Path, location: str
) -> None:
    (tmp_path / "secret").write_bytes(np.ones((3, 2), np.float32).tobytes())
    path = save_with_external_data(tmp_path / "model" / "m.onnx", location)
    with pytest.raises(Fault, match="outside of the model's folder"):
        inspected(path)


def test_external_data_behind_a_link_is_refused(inspected: Look, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(np.ones((3, 2), np.float32).tobytes())
    path = save_with_external_data(tmp_path / "model" / "m.onnx", "weights.bin")
    (path.parent / "weights.bin").symlink_to(tmp_path / "secret")
    with pytest.raises(Fault, match="outside of the model's folder"):
        inspected(path)


def test_external_data_that_is_missing_is_named(inspected: Look, tmp_path: Path) -> None:
    with pytest.raises(Fault, match=r"'weights\.bin' is not in the model's folder"):
        inspected(save_with_external_data(tmp_path / "m.onnx", "weights.bin"))


def external(location: str) -> TensorProto:
    tensor = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[2])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="offset", value="0")
    tensor.external_data.add(key="location", value=location)
    return tensor


def in_a_constant() -> onnx.ModelProto:
    node = helper.make_node("Constant", [], ["c"], value=external("found"))
    return helper.make_model(helper.make_graph([node], "g", [], []))


def in_a_branch() -> onnx.ModelProto:
    branch = helper.make_graph([], "branch", [], [], [external("found")])
    node = helper.make_node("If", ["c"], ["y"], then_branch=branch, else_branch=branch)
    return helper.make_model(helper.make_graph([node], "g", [], []))


def in_a_function() -> onnx.ModelProto:
    node = helper.make_node("Constant", [], ["c"], value=external("found"))
    function = helper.make_function("d", "f", [], ["c"], [node], [helper.make_opsetid("", 13)])
    return helper.make_model(helper.make_graph([], "g", [], []), functions=[function])


def in_a_sparse_tensor() -> onnx.ModelProto:
    sparse = onnx.SparseTensorProto(values=external("found"), dims=[2])
    graph = helper.make_graph([], "g", [], [])
    graph.sparse_initializer.append(sparse)
    return helper.make_model(graph)


def in_training() -> onnx.ModelProto:
    model = helper.make_model(helper.make_graph([], "g", [], []))
    info = model.training_info.add()
    info.algorithm.initializer.append(external("found"))
    return model


@pytest.mark.parametrize(
    "make", [in_a_constant, in_a_branch, in_a_function, in_a_sparse_tensor, in_training]
)
def test_external_data_is_found_wherever_it_hides(tmp_path: Path, make: Any) -> None:
    (tmp_path / "m.onnx").write_bytes(make().SerializeToString())
    assert onnx_file.read(tmp_path / "m.onnx").external == {"found"}


def test_the_header_is_what_onnx_reads(tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        **identity(TensorProto.FLOAT, ["N"]),
        opset=11,
        ir_version=6,
        domains={"ai.onnx.ml": 2},
    )
    theirs = onnx.load(str(path))
    ours = onnx_file.read(path)
    assert ours.ir_version == theirs.ir_version == 6
    assert ours.opsets == {(each.domain or "ai.onnx"): each.version for each in theirs.opset_import}


def test_every_truncation_of_a_model_is_refused_or_read(inspected: Look, tmp_path: Path) -> None:
    whole = write_scorer(tmp_path / "m.onnx", height=2, width=2).read_bytes()
    short = tmp_path / "short.onnx"
    refused = []
    for end in range(len(whole)):
        short.write_bytes(whole[:end])
        try:
            inspected(short)
        except Fault as fault:
            refused.append(fault)
    assert len(refused) > len(whole) * 0.9
    assert {fault.code for fault in refused} == {400}
    assert not [fault for fault in refused if str(tmp_path) in fault.message]


@pytest.mark.parametrize(
    "data",
    [b"", b"text", b"\xff" * 64, b"\x08" + b"\x80" * 11, b"\x0b", b"\x3a\xff\xff\xff\xff\x0f"],
)
def test_what_is_no_onnx_file_is_refused(inspected: Look, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "m.onnx").write_bytes(data)
    with pytest.raises(Fault, match=r"m\.onnx: it is not an ONNX file"):
        inspected(tmp_path / "m.onnx")


def test_a_bottomless_model_is_refused(inspected: Look, tmp_path: Path) -> None:
    message = b""
    for _ in range(2000):  # graph in attribute in node in graph in …
        message = bytes([0x32]) + _sized(message)
        message = bytes([0x2A]) + _sized(message)
        message = bytes([0x0A]) + _sized(message)
    (tmp_path / "m.onnx").write_bytes(b"\x08\x08\x3a" + _sized(message))
    with pytest.raises(Fault, match="nested too deep"):
        inspected(tmp_path / "m.onnx")


def _sized(message: bytes) -> bytes:
    size, prefix = len(message), bytearray()
    while size > 127:
        prefix.append(size & 127 | 128)
        size >>= 7
    return bytes([*prefix, size]) + message


def test_a_missing_file_is_not_found(inspected: Look, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        inspected(tmp_path / "m.onnx")
    assert (caught.value.code, caught.value.reason) == (404, "notFound")


def test_an_operator_nobody_knows_is_refused(inspected: Look, tmp_path: Path) -> None:
    path = write_model(
        tmp_path / "m.onnx",
        [helper.make_node("Wish", ["x"], ["y"])],
        [("x", TensorProto.FLOAT, ["N"])],
        [("y", TensorProto.FLOAT, ["N"])],
    )
    with pytest.raises(Fault, match="Wish") as caught:
        inspected(path)
    assert caught.value.code == 400


@pytest.mark.parametrize("kind", ["XGBOOST", "KMEANS"])
def test_other_types_of_model_are_not_implemented_by_name(
    inspected: Look, tmp_path: Path, kind: str
) -> None:
    with pytest.raises(Fault, match=kind.upper()) as caught:
        inspected(tmp_path / "m", kind)
    assert caught.value.code == 501
