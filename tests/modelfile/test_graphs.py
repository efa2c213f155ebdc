"""Operations of a SavedModel that reach out of it are found by whatever way they are run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.modelfile.made_tf import field, signature_def, tensor_info
from yogadesk.modelfile import savedmodel

BODY = field(1, field(1, "bad")) + field(3, field(1, "n") + field(2, "WriteFile"))
MIDDLE = field(1, field(1, "middle")) + field(3, field(1, "m") + field(2, "bad"))
SAVE = field(1, field(1, "save")) + field(3, field(1, "s") + field(2, "SaveV2"))


def node(name: str, operation: str, *inputs: str, attribute: bytes = b"") -> bytes:
    listed = b"".join(field(3, each) for each in inputs)
    given = field(5, field(1, "f") + field(2, attribute)) if attribute else b""
    return field(1, name) + field(2, operation) + listed + given


def calls(*functions: str) -> bytes:
    """A node's attribute that names one function, or a list of them."""
    named = [field(1, name) for name in functions]
    if len(named) == 1:
        return field(10, named[0])
    return field(1, b"".join(field(9, each) for each in named))


def write(
    folder: Path, *nodes: bytes, more: bytes = b"", functions: tuple[bytes, ...] = ()
) -> Path:
    output = field(1, "out:0") + tensor_info(1, [None])
    signature = signature_def({}, {"y": output})
    library = b"".join(field(1, each) for each in (*functions, SAVE))
    saver = node("saver", "PartitionedCall", attribute=calls("save"))
    graph = b"".join(field(1, each) for each in (*nodes, saver)) + field(2, library)
    graph += field(4, field(1, 1400))
    meta = field(1, field(4, "serve")) + field(2, graph) + more
    meta += field(5, field(1, "serving_default") + field(2, signature))
    (folder / "saved_model.pb").write_bytes(field(1, 1) + field(2, meta))
    return folder


CALLED = node("out", "PartitionedCall", attribute=calls("other", "middle"))
OBJECTS = field(7, field(2, field(1, "middle") + field(2, b"")))
RESTORES = field(3, field(2, "saver") + field(3, "by"))
STARTS = field(4, field(1, "legacy_init_op") + field(2, field(1, field(1, "by"))))
WRITES = node("by", "WriteFile")


@pytest.mark.parametrize(
    ("nodes", "more"),
    [
        ([node("out", "Add", "by:0"), WRITES], b""),
        ([node("out", "Add", "^by"), WRITES], b""),
        ([node("out", "PartitionedCall", attribute=calls("bad"))], b""),
        ([CALLED], b""),
        ([node("out", "middle")], b""),
        ([node("out", "Add")], OBJECTS),
        ([node("out", "Add"), WRITES], RESTORES),
        ([node("out", "Add"), WRITES], STARTS),
    ],
)
def test_a_write_is_found(tmp_path: Path, nodes: list[bytes], more: bytes) -> None:
    folder = write(tmp_path, *nodes, more=more, functions=(BODY, MIDDLE))
    assert savedmodel.reaching_out(folder) == ("WriteFile",)


def test_what_saves_the_model_is_no_matter_unless_it_is_asked(tmp_path: Path) -> None:
    write(tmp_path, node("out", "Add", "out"), WRITES, functions=(BODY, MIDDLE))
    assert savedmodel.reaching_out(tmp_path) == ()
    write(tmp_path, node("out", "Add", "saver:1"))
    assert savedmodel.reaching_out(tmp_path) == ("SaveV2",)


@pytest.mark.parametrize(
    "operation",
    [
        "DatasetToTFRecord", "ExperimentalDatasetToTFRecord", "DumpTensor",
        "CalibrationStatisticsSaver", "CSVDatasetV2", "ExperimentalLMDBDataset", "LMDBReader",
        "TextLineReaderV2", "SqlDataset", "ExperimentalMatchingFilesDataset", "RecordInput",
        "ImmutableConst", "LoadAndRemapMatrix", "GenerateVocabRemapping", "SnapshotDatasetReader",
        "ListSnapshotChunksDataset", "DecodeProtoV2", "FixedUnigramCandidateSampler", "Skipgram",
        "DataServiceDatasetV4", "RegisterDatasetV2", "RpcClient", "RpcServer", "RpcCall",
        "OneShotIterator", "DebugNumericSummaryV2", "FileSystemSetConfiguration", "CopyHost",
        "WriteImageSummary", "CreateSummaryFileWriter", "ReadFile", "PyFunc",
    ],
)  # fmt: skip
def test_whatever_reaches_out_is_found(tmp_path: Path, operation: str) -> None:
    write(tmp_path, node("out", operation))
    assert savedmodel.reaching_out(tmp_path) == (operation,)


@pytest.mark.parametrize(
    "operation",
    [
        "Conv2D", "MatMul", "ReadVariableOp", "RestoreV2", "InitializeTableFromTextFileV2",
        "LookupTableFindV2", "DecodeJpeg", "ResizeBilinear", "StatefulPartitionedCall",
        "ScalarSummary", "TensorArrayWriteV3", "XlaCallModule", "__inference_Dataset_map_fn_12",
    ],
)  # fmt: skip
def test_what_models_need_passes(tmp_path: Path, operation: str) -> None:
    write(tmp_path, node("out", operation))
    assert savedmodel.reaching_out(tmp_path) == ()
