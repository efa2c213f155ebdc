"""Makes SavedModels and says what TensorFlow answers, called directly. Run as a program: importing
TensorFlow takes seconds and half a gigabyte, which the tests' own process is spared.

`python -m tests.engine.ml.made_saved FOLDER`: reads `pixels.npy` there (float32 [n, h, w, 3]) and
writes the models `scorer`, `several`, `writer` and `recorder` and the right answers, `scores.npy`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import tensorflow as tf


class Scorer(tf.Module):  # type: ignore[misc]
    """Pictures [batch, h, w, 3] -> `scores` [batch, 5] and `means` [batch, 3]."""

    def __init__(self, height: int, width: int) -> None:
        super().__init__()
        values = np.random.default_rng(4).normal(scale=0.1, size=(height * width * 3, 5))
        self.weights = tf.Variable(values.astype(np.float32))
        picture = tf.TensorSpec([None, height, width, 3], tf.float32, name="image")
        self.serve = tf.function(self._serve, input_signature=[picture])

    def _serve(self, image: tf.Tensor) -> dict[str, tf.Tensor]:
        flat = tf.reshape(image, [-1, self.weights.shape[0]])
        scores = tf.nn.softmax(tf.matmul(flat, self.weights))
        return {"scores": scores, "means": tf.reduce_mean(image, axis=[1, 2])}


class Several(tf.Module):  # type: ignore[misc]
    """Inputs and outputs of every type that BigQuery knows, and one of rank three."""

    def __init__(self) -> None:
        super().__init__()
        specs = [
            tf.TensorSpec([None], tf.string, name="word"),
            tf.TensorSpec([None, 2], tf.int32, name="pair"),
            tf.TensorSpec([None], tf.bool, name="flag"),
        ]
        self.serve = tf.function(self._serve, input_signature=specs)

    def _serve(self, word: tf.Tensor, pair: tf.Tensor, flag: tf.Tensor) -> dict[str, tf.Tensor]:
        table = tf.stack([pair, 10 * pair, 100 * pair], axis=1)
        return {
            "greeting": tf.strings.join(["hello ", word]),
            "total": tf.cast(tf.reduce_sum(pair, axis=1), tf.int64),
            "opposite": tf.logical_not(flag),
            "table": tf.cast(table, tf.float64),
        }


class Writer(tf.Module):  # type: ignore[misc]
    """Writes what it is asked into a file, beside giving it back."""

    def __init__(self) -> None:
        super().__init__()
        self.serve = tf.function(
            self._serve, input_signature=[tf.TensorSpec([None], tf.string, name="word")]
        )

    def _serve(self, word: tf.Tensor) -> dict[str, tf.Tensor]:
        self._write(word)
        return {"same": tf.identity(word)}

    def _write(self, word: tf.Tensor) -> None:
        tf.io.write_file("/tmp/written-by-a-model", word[0])


class Recorder(Writer):
    """Does so by a data set, none of whose steps is called after what it does."""

    def _write(self, word: tf.Tensor) -> None:
        dataset = tf.data.Dataset.from_tensor_slices(word)
        tf.raw_ops.DatasetToTFRecord(
            input_dataset=dataset._variant_tensor,
            filename="/tmp/written-by-a-model",
            compression_type="",
        )


MODELS = {"several": Several, "writer": Writer, "recorder": Recorder}


def main(folder: Path) -> None:
    pixels = np.load(folder / "pixels.npy")
    scorer = Scorer(*pixels.shape[1:3])
    for name, module in {
        "scorer": scorer,
        **{name: made() for name, made in MODELS.items()},
    }.items():
        tf.saved_model.save(module, folder / name, signatures={"serving_default": module.serve})
    np.save(folder / "scores.npy", scorer.serve(tf.constant(pixels))["scores"].numpy())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
