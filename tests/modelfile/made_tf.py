"""TensorFlow's model files made byte by byte for a test, without TensorFlow."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

Sizes = Sequence[int | None]


# TensorFlow Lite


def tensor(
    name: str, shape: Sizes, kind: int = schema.TensorType.FLOAT32, buffer: int = 0
) -> schema.TensorT:
    made = schema.TensorT()
    made.name, made.type, made.buffer = name, kind, buffer
    made.shape = [1 if size is None else size for size in shape]
    if None in shape:
        made.shapeSignature = [-1 if size is None else size for size in shape]
    return made


def buffer(array: np.ndarray | None = None) -> schema.BufferT:
    made = schema.BufferT()
    if array is not None:
        made.data = np.frombuffer(array.tobytes(), np.uint8)
    return made


def signature(key: str, inputs: dict[str, int], outputs: dict[str, int]) -> schema.SignatureDefT:
    made = schema.SignatureDefT()
    made.signatureKey, made.subgraphIndex = key, 0
    made.inputs, made.outputs = _maps(inputs), _maps(outputs)
    return made


def _maps(places: dict[str, int]) -> list[schema.TensorMapT]:
    made = []
    for name, place in places.items():
        entry = schema.TensorMapT()
        entry.name, entry.tensorIndex = name, place
        made.append(entry)
    return made


def operator(code: int, inputs: Sequence[int], outputs: Sequence[int]) -> schema.OperatorT:
    made = schema.OperatorT()
    made.opcodeIndex, made.inputs, made.outputs = code, list(inputs), list(outputs)
    return made


def code(builtin: int, custom: str | None = None) -> schema.OperatorCodeT:
    made = schema.OperatorCodeT()
    made.deprecatedBuiltinCode, made.builtinCode, made.version = min(builtin, 127), builtin, 1
    made.customCode = custom
    return made


def write_tflite(
    path: Path,
    tensors: Sequence[schema.TensorT],
    operators: Sequence[schema.OperatorT],
    codes: Sequence[schema.OperatorCodeT],
    inputs: Sequence[int],
    outputs: Sequence[int],
    buffers: Sequence[schema.BufferT] = (),
    signatures: Sequence[schema.SignatureDefT] = (),
) -> Path:
    """A TensorFlow Lite file of one graph. `buffers` follow an empty one, which is number 0."""
    graph = schema.SubGraphT()
    graph.tensors, graph.operators = list(tensors), list(operators)
    graph.inputs, graph.outputs = list(inputs), list(outputs)
    model = schema.ModelT()
    model.version, model.subgraphs, model.operatorCodes = 3, [graph], list(codes)
    model.buffers = [buffer(), *buffers]
    model.signatureDefs = list(signatures) or None
    builder = flatbuffers.Builder(1024)
    builder.Finish(model.Pack(builder), b"TFL3")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(builder.Output()))
    return path


def write_lite_scorer(
    path: Path, *, height: int = 12, width: int = 9, classes: int = 5, batch: int | None = None
) -> Path:
    """A random linear classifier of pictures [batch, height, width, 3] -> `scores`."""
    rng = np.random.default_rng(1)
    size = height * width * 3
    weights = rng.normal(scale=0.1, size=(classes, size)).astype(np.float32)
    dense = operator(1, [2, 1, -1], [3])
    dense.builtinOptionsType = schema.BuiltinOptions.FullyConnectedOptions
    dense.builtinOptions = schema.FullyConnectedOptionsT()
    reshape = operator(0, [0, 5], [2])
    softmax = operator(2, [3], [4])
    softmax.builtinOptionsType = schema.BuiltinOptions.SoftmaxOptions
    softmax.builtinOptions = schema.SoftmaxOptionsT()
    softmax.builtinOptions.beta = 1.0
    return write_tflite(
        path,
        [
            tensor("serving_default_image:0", [batch, height, width, 3]),
            tensor("weights", [classes, size], buffer=1),
            tensor("flat", [batch, size]),
            tensor("raw", [batch, classes]),
            tensor("StatefulPartitionedCall:0", [batch, classes]),
            tensor("to", [2], schema.TensorType.INT32, buffer=2),
        ],
        [reshape, dense, softmax],
        [
            code(schema.BuiltinOperator.RESHAPE),
            code(schema.BuiltinOperator.FULLY_CONNECTED),
            code(schema.BuiltinOperator.SOFTMAX),
        ],
        [0],
        [4],
        [buffer(weights), buffer(np.array([-1, size], np.int32))],
        [signature("serving_default", {"image": 0}, {"scores": 4})],
    )


# SavedModel


def field(number: int, value: int | bytes | str) -> bytes:
    """One field of a Protocol Buffers message."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value & (1 << 64) - 1)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    made = b""
    while value > 0x7F:
        made += struct.pack("B", value & 0x7F | 0x80)
        value >>= 7
    return made + struct.pack("B", value)


def tensor_info(kind: int, shape: Sizes | None) -> bytes:
    if shape is None:
        return field(2, kind) + field(3, field(3, 1))
    sizes = b"".join(field(2, field(1, -1 if size is None else size)) for size in shape)
    return field(2, kind) + field(3, sizes)


def signature_def(inputs: dict[str, bytes], outputs: dict[str, bytes]) -> bytes:
    entries = [(1, inputs), (2, outputs)]
    return b"".join(
        field(number, field(1, name) + field(2, info))
        for number, infos in entries
        for name, info in infos.items()
    )


def write_saved_model(
    folder: Path,
    signatures: dict[str, bytes],
    *,
    tags: Sequence[str] = ("serve",),
    version: int = 1400,
    files: dict[str, bytes] | None = None,
) -> Path:
    """A SavedModel that can be read, but holds no graph to run."""
    about = b"".join(field(4, tag) for tag in tags)
    known = b"".join(
        field(5, field(1, name) + field(2, value)) for name, value in signatures.items()
    )
    graph = field(1, about) + field(2, field(4, field(1, version))) + known
    parts: dict[str, Any] = {"saved_model.pb": field(1, 1) + field(2, graph), **(files or {})}
    for name, data in parts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
