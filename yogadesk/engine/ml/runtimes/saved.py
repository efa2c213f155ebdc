"""SavedModels, by TensorFlow, where the extra of that name is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from yogadesk import modelfile
from yogadesk.engine.faults import Fault
from yogadesk.engine.ml import tensors
from yogadesk.engine.ml.runtimes import ModelFailed
from yogadesk.modelfile.described import TENSORFLOW
from yogadesk.modelfile.savedmodel import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


class Saved:
    """The default signature of one SavedModel."""

    def __init__(self, folder: Path, threads: int) -> None:
        tf = _tensorflow(threads)
        found = modelfile.savedmodel.read(folder)
        self.inputs = tuple(tensors.spec(TENSORFLOW, "input", each) for each in found.inputs)
        self.outputs = tuple(tensors.spec(TENSORFLOW, "output", each) for each in found.outputs)
        self._tensor = tf.constant
        self._errors = (tf.errors.OpError, ValueError, TypeError, RuntimeError, OSError, KeyError)
        try:
            self._model = tf.saved_model.load(str(folder))  # keeps the variables alive
            self._signature = self._model.signatures[SIGNATURE]
        except self._errors as error:
            raise ModelFailed(str(error)) from error

    def run(self, feed: Mapping[str, NDArray[Any]], wanted: Sequence[str]) -> list[NDArray[Any]]:
        try:
            given = {
                each.name: self._tensor(feed[each.name], dtype=each.element) for each in self.inputs
            }
            found = self._signature(**given)
            return [_text(found[name].numpy()) for name in wanted]
        except self._errors as error:
            raise ModelFailed(str(error)) from error


def _tensorflow(threads: int) -> Any:
    try:
        import tensorflow
    except ImportError as error:
        raise Fault(
            501,
            "notImplemented",
            "A TensorFlow SavedModel needs TensorFlow, which is not installed. Install it with: "
            'pip install "yogadesk[tensorflow]". Models in ONNX or TensorFlow Lite form need '
            "nothing more.",
        ) from error
    threading = tensorflow.config.threading
    if not threading.get_inter_op_parallelism_threads():
        # Many pictures at a time, one thread each, as for the other kinds.
        threading.set_intra_op_parallelism_threads(1)
        threading.set_inter_op_parallelism_threads(threads)
    return tensorflow


def _text(value: Any) -> NDArray[Any]:
    array = np.asarray(value)
    if array.dtype.kind not in "SO":
        return array
    texts = [bytes(each).decode("utf-8", "replace") for each in array.ravel().tolist()]
    return np.array(texts, np.object_).reshape(array.shape)
