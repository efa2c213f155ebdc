"""Models of all three kinds by Google's own clients: imported, described, asked, replaced.

Right means: what the runtime of that kind says when it is called directly, on pixels that Pillow
decoded and a textbook loop resized.
"""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from tests.drawing import draw
from tests.engine.conftest import PROJECT, RunningEngine
from tests.engine.ml.made import ask_directly, pixels_of, resize_by_hand, write_scorer
from tests.modelfile.made_tf import write_lite_scorer

HEIGHT, WIDTH = 20, 14


@dataclass(frozen=True)
class Gallery:
    """A bucket of pictures, a dataset with the object table `pictures`, and what is in them."""

    client: Any
    bucket: Any
    dataset: str
    uris: list[str]
    pixels: np.ndarray
    """[n, HEIGHT, WIDTH, 3], in the order of `uris`."""

    def rows(self, statement: str) -> list[Any]:
        return list(self.client.query(statement, timeout=20).result(timeout=90))

    def upload(self, path: Path, name: str) -> None:
        """A model's file, or a folder with all that is in it."""
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                below = f"/{file.relative_to(path).as_posix()}" if path.is_dir() else ""
                self.bucket.blob(f"{name}{below}").upload_from_filename(file, timeout=20)

    def import_model(self, name: str, kind: str, path: str) -> None:
        self.rows(
            f"CREATE OR REPLACE MODEL `{self.dataset}.{name}` OPTIONS(MODEL_TYPE = '{kind}', "
            f"MODEL_PATH = 'gs://{self.bucket.name}/{path}')"
        )

    def scores(self, model: str) -> np.ndarray:
        found = self.rows(
            f"SELECT uri, scores FROM ML.PREDICT(MODEL `{self.dataset}.{model}`, (SELECT uri, "
            f"ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), {HEIGHT}, {WIDTH}, FALSE) AS image "
            f"FROM `{self.dataset}.pictures`)) ORDER BY uri"
        )
        assert [row.uri for row in found] == self.uris
        return np.array([row.scores for row in found])


@pytest.fixture
def gallery(engine: RunningEngine, tmp_path: Path) -> Gallery:
    storage, client, connections = engine.storage(), engine.bigquery(), engine.connections()
    bucket = storage.create_bucket(f"gallery-{uuid.uuid4().hex[:8]}", location="US")
    policy = bucket.get_iam_policy(requested_policy_version=3, timeout=20)
    policy.bindings.append({"role": "roles/storage.objectViewer", "members": {"allUsers"}})
    bucket.set_iam_policy(policy, timeout=20)
    uris, pixels = [], []
    for n, suffix in enumerate(("jpg", "png", "jpg", "bmp")):
        path = draw(tmp_path / f"{n}.{suffix}", seed=n)
        bucket.blob(f"pictures/{path.name}").upload_from_filename(path, timeout=20)
        uris.append(f"gs://{bucket.name}/pictures/{path.name}")
        pixels.append(resize_by_hand(pixels_of(path.read_bytes()), HEIGHT, WIDTH))
    dataset = client.create_dataset(f"models_{uuid.uuid4().hex[:8]}", timeout=20).dataset_id
    made = Gallery(client, bucket, dataset, uris, np.array(pixels, np.float32))
    connection = connect(connections)
    made.rows(
        f"CREATE EXTERNAL TABLE `{dataset}.pictures` WITH CONNECTION `{connection}` "
        f"OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://{bucket.name}/pictures/*'])"
    )
    return made


def connect(connections: Any) -> str:
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    made = connections.create_connection(
        parent=f"projects/{PROJECT}/locations/us",
        connection_id=f"c{uuid.uuid4().hex[:8]}",
        connection=Connection(cloud_resource=CloudResourceProperties()),
        timeout=20,
    )
    _, _, _, location, _, name = made.name.split("/")
    return f"{location}.{name}"


def onnx(folder: Path, pixels: np.ndarray) -> tuple[Path, str, np.ndarray]:
    path = write_scorer(folder / "model.onnx", height=HEIGHT, width=WIDTH)
    return path, "/model.onnx", ask_directly(path, image=pixels)[0]


def lite(folder: Path, pixels: np.ndarray) -> tuple[Path, str, np.ndarray]:
    path = write_lite_scorer(folder / "model.tflite", height=HEIGHT, width=WIDTH)
    runner = Interpreter(model_path=str(path), num_threads=1).get_signature_runner()
    return path, "/model.tflite", runner(image=pixels)["scores"].copy()


def saved(folder: Path, pixels: np.ndarray) -> tuple[Path, str, np.ndarray]:
    np.save(folder / "pixels.npy", pixels)
    program = [sys.executable, "-m", "tests.engine.ml.made_saved", str(folder)]
    subprocess.run(program, check=True, capture_output=True, timeout=100)
    return folder / "scorer", "", np.load(folder / "scores.npy")


KINDS: dict[str, Callable[[Path, np.ndarray], tuple[Path, str, np.ndarray]]] = {
    "ONNX": onnx,
    "TENSORFLOW_LITE": lite,
    "TENSORFLOW": saved,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_model_from_its_import_to_its_scores(gallery: Gallery, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    path, name, wanted = KINDS[kind](folder, gallery.pixels)
    gallery.upload(path, f"m{name}")
    gallery.import_model("Poses", kind, "m/*")

    told = gallery.client.get_model(f"{gallery.dataset}.Poses", timeout=20)
    assert told.model_type == kind
    assert [column.name for column in told.feature_columns] == ["image"]
    array = {"typeKind": "ARRAY", "arrayElementType": {"typeKind": "FLOAT64"}}
    labels = told.to_api_repr()["labelColumns"]
    assert {"name": "scores", "type": array} in labels
    [listed] = gallery.client.list_models(gallery.dataset, timeout=20)
    assert (listed.model_id, listed.model_type) == ("Poses", kind)

    np.testing.assert_allclose(gallery.scores("Poses"), wanted, atol=1e-4)
    refused_and_replaced(gallery, kind, f"m{name or '/saved_model.pb'}")
    # The model is a copy: it answers whatever became of its files.
    np.testing.assert_allclose(gallery.scores("Poses"), wanted, atol=1e-4)
    if kind == "TENSORFLOW":
        every_type(gallery, folder)
        writing(gallery, folder, "writer", "WriteFile")
        writing(gallery, folder, "recorder", "DatasetToTFRecord")


def refused_and_replaced(gallery: Gallery, kind: str, main: str) -> None:
    """A bad file in the place of the good one: refused, and the model stays what it was."""
    from google.api_core.exceptions import BadRequest, NotFound

    gallery.bucket.blob(main).upload_from_string(b"\x08\x01 no model", timeout=20)
    with pytest.raises(BadRequest, match="Failed to load"):
        gallery.import_model("Poses", kind, "m/*")
    gallery.bucket.delete_blobs(list(gallery.bucket.list_blobs(prefix="m/", timeout=20)))
    with pytest.raises(NotFound, match=r"m/\*"):
        gallery.import_model("Poses", kind, "m/*")
    with pytest.raises(NotFound, match="poses"):
        gallery.scores("poses")


def every_type(gallery: Gallery, folder: Path) -> None:
    gallery.upload(folder / "several", "several")
    gallery.import_model("several", "TENSORFLOW", "several/*")
    told = gallery.client.get_model(f"{gallery.dataset}.several", timeout=20).to_api_repr()
    kinds = {
        column["name"]: column["type"].get("arrayElementType", column["type"])["typeKind"]
        for column in told["featureColumns"] + told["labelColumns"]
    }
    assert kinds == {
        "word": "STRING",
        "pair": "INT64",
        "flag": "BOOL",
        "greeting": "STRING",
        "total": "INT64",
        "opposite": "BOOL",
        "table": "FLOAT64",
    }
    rows = gallery.rows(
        f"SELECT * FROM ML.PREDICT(MODEL `{gallery.dataset}.several`, ("
        "SELECT 'ü' AS word, [1, 2] AS pair, TRUE AS flag UNION ALL "
        "SELECT '', [3, -5], FALSE)) ORDER BY total DESC"
    )
    assert [(row.greeting, row.total, row.opposite) for row in rows] == [
        ("hello ü", 3, False),
        ("hello ", -2, True),
    ]
    assert rows[0].table == [1.0, 2.0, 10.0, 20.0, 100.0, 200.0]


def writing(gallery: Gallery, folder: Path, name: str, operation: str) -> None:
    """A model is a program: one that reaches files is not even opened."""
    from google.api_core.exceptions import MethodNotImplemented

    gallery.upload(folder / name, name)
    with pytest.raises(MethodNotImplemented, match=rf"writes files, .*\b{operation}\b.*\)"):
        gallery.import_model(name, "TENSORFLOW", f"{name}/*")
