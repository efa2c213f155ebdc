"""Which operations of TensorFlow reach out of a model: to files, to a network, or into Python.

The list was made from the 1908 operations that TensorFlow 2.21 registers: every one with an input
or an attribute that names a file, a folder or an address, and every one whose kernel opens one all
the same. Whole families go by the shape of their names, so that one that a later TensorFlow adds is
refused as well. No model that scores pictures needs any of these; a pipeline of tf.data, whose
steps are harmless one by one, belongs to its training.

Left out is what models do need: their variables and vocabularies come in by RestoreV2 and its like
and by InitializeTableFromTextFile. Left out too is what needs other machines that were joined
before: Send, Recv, the collectives, RemoteCall, and all of the TPU's.
"""

from __future__ import annotations

import re
from typing import Final

_FAMILIES: Final = re.compile(
    r"""
    (?!__)  # so begin the names of functions, which may be called like anything they were made of
    (
        \w* (Dataset|Iterator|Rpc|Summary\w*Writer) \w*
        | \w* Reader (V\d+)?
        | Debug \w+
        | Write \w* Summary
    )
    """,
    re.VERBOSE,
)

_ALONE: Final = frozenset({
    # They write.
    "CalibrationStatisticsSaver", "DistributedSave", "DumpTensor", "MergeV2Checkpoints",
    "PrintV2", "Save", "SaveSlices", "SaveV2", "WriteFile",
    # They read.
    "DecodeProtoV2", "EncodeProto", "FixedUnigramCandidateSampler", "GenerateVocabRemapping",
    "ImmutableConst", "LoadAndRemapMatrix", "MatchingFiles", "ReadFile", "RecordInput", "Skipgram",
    # They name an address, or say how one is reached.
    "Copy", "CopyHost", "FileSystemSetConfiguration",
    # They run Python.
    "EagerPyFunc", "PyFunc", "PyFuncStateless",
})  # fmt: skip


def reaches_out(operation: str) -> bool:
    """Whether an operation of this name may touch more than the numbers it is given."""
    return operation in _ALONE or _FAMILIES.fullmatch(operation) is not None
