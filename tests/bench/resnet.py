"""A graph of ResNet-50's shape with random weights: right for speed and memory, not for answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, helper, numpy_helper

SIZE = 224
_STAGES = ((64, 3), (128, 4), (256, 6), (512, 3))


class _Graph:
    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self._rng = np.random.default_rng(0)

    def add(self, kind: str, *inputs: str, **how: Any) -> str:
        name = f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **how))
        return name

    def weight(self, *shape: int) -> str:
        scale = (2 / np.prod(shape[1:])) ** 0.5 if len(shape) > 1 else 0.01
        values = self._rng.normal(scale=scale, size=shape).astype(np.float32)
        self.weights.append(numpy_helper.from_array(values, f"w{len(self.weights)}"))
        return str(self.weights[-1].name)

    def conv(self, x: str, have: int, want: int, size: int, stride: int = 1) -> str:
        kernel, bias = self.weight(want, have, size, size), self.weight(want)
        pads = [size // 2] * 4
        return self.add("Conv", x, kernel, bias, strides=[stride] * 2, pads=pads)

    def block(self, x: str, have: int, width: int, stride: int) -> str:
        y = self.add("Relu", self.conv(x, have, width, 1))
        y = self.add("Relu", self.conv(y, width, width, 3, stride))
        y = self.conv(y, width, 4 * width, 1)
        if have != 4 * width:
            x = self.conv(x, have, 4 * width, 1, stride)
        return self.add("Relu", self.add("Add", x, y))


def write(path: Path) -> Path:
    """`image` float32 [batch, 224, 224, 3] -> `scores` [batch, 1000]; 100 MB."""
    graph = _Graph()
    x = graph.add("Transpose", "image", perm=[0, 3, 1, 2])
    x = graph.add("Relu", graph.conv(x, 3, 64, 7, 2))
    x = graph.add("MaxPool", x, kernel_shape=[3, 3], strides=[2, 2], pads=[1] * 4)
    have = 64
    for stage, (width, blocks) in enumerate(_STAGES):
        for block in range(blocks):
            x = graph.block(x, have, width, 2 if stage and not block else 1)
            have = 4 * width
    x = graph.add("Flatten", graph.add("GlobalAveragePool", x))
    x = graph.add("Gemm", x, graph.weight(have, 1000), graph.weight(1000))
    graph.nodes.append(helper.make_node("Softmax", [x], ["scores"]))
    made = helper.make_graph(
        graph.nodes,
        "resnet50",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", SIZE, SIZE, 3])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["N", 1000])],
        graph.weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    path.write_bytes(model.SerializeToString())
    return path
