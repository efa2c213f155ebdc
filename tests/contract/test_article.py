"""The article's workflow by Google's own clients, against an engine known by its endpoint alone.

Right means: what ONNX Runtime says when it is called directly, on pixels that Pillow decoded and a
textbook loop resized.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.engine.conftest import PROJECT, running_engine
from tests.engine.ml.made import ask_directly, draw, pixels_of, resize_by_hand, write_scorer

HEIGHT, WIDTH, CLASSES = 24, 16, 6
POSES = ("downdog", "goddess", "plank", "tree", "warrior2")
FOCUS = {pose: f"What {pose} is good for, in short" for pose in POSES if pose != "goddess"}
LOCATION = "us"


@dataclass(frozen=True)
class Site:
    """A bucket with pictures, an object table over it, a model and a health table."""

    client: Any
    storage: Any
    bucket: str
    model_file: Path
    pictures: dict[str, bytes]

    def rows(self, statement: str, **parameters: Any) -> list[Any]:
        """The rows of a statement; `{bucket}` in it stands for the name of the bucket."""
        from google.cloud import bigquery

        given = [
            bigquery.ArrayQueryParameter(name, "STRING", value)
            for name, value in parameters.items()
        ]
        config = bigquery.QueryJobConfig(query_parameters=given)
        filled = statement.replace("{bucket}", self.bucket)
        return list(self.client.query(filled, job_config=config, timeout=20).result(timeout=60))

    def scores(self, uri: str) -> np.ndarray:
        """The right answer for one picture."""
        pixels = resize_by_hand(pixels_of(self.pictures[uri]), HEIGHT, WIDTH)
        return ask_directly(self.model_file, image=pixels[None].astype(np.float32))[0][0]

    def best(self, uri: str) -> list[tuple[int, float]]:
        """(class index, score) of the right answer, best first."""
        return sorted(enumerate(self.scores(uri).tolist()), key=lambda each: -each[1])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("article")
    with running_engine(home / "home") as engine:
        storage, client, connections = engine.storage(), engine.bigquery(), engine.connections()
        bucket = storage.create_bucket(f"yoga-{uuid.uuid4().hex[:8]}", location="US")
        made = Site(client, storage, bucket.name, write_scorer_of(home / "yoga.onnx"), {})
        upload(bucket, made)
        grant(bucket, connect(connections))
        client.create_dataset("yoga_set", timeout=20)
        load_health(client)
        made.rows(OBJECT_TABLE)
        made.rows(MODEL)
        yield made
        for each in (storage, client):
            each.close()


def write_scorer_of(path: Path) -> Path:
    return write_scorer(path, height=HEIGHT, width=WIDTH, classes=CLASSES)


def upload(bucket: Any, site: Site) -> None:
    bucket.blob("models/yoga.onnx").upload_from_filename(site.model_file, timeout=20)
    for number, pose in enumerate(POSES * 2):
        kind = "JPEG" if number % 2 else "PNG"
        data = draw(number, (30 + 5 * number, 40 + 3 * number), kind)
        name = f"poses/{pose}/picture {number} ü#%.{kind.lower()}"
        bucket.blob(name).upload_from_string(data, f"image/{kind.lower()}", timeout=20)
        site.pictures[f"gs://{bucket.name}/{name}"] = data


def connect(connections: Any) -> str:
    """A connection to Cloud Storage; its service account."""
    from google.cloud.bigquery_connection_v1 import CloudResourceProperties, Connection

    made = connections.create_connection(
        parent=f"projects/{PROJECT}/locations/{LOCATION}",
        connection_id="pictures",
        connection=Connection(cloud_resource=CloudResourceProperties()),
        timeout=20,
    )
    account = made.cloud_resource.service_account_id
    assert "@" in account
    return str(account)


def grant(bucket: Any, account: str) -> None:
    policy = bucket.get_iam_policy(requested_policy_version=3, timeout=20)
    policy.bindings.append(
        {"role": "roles/storage.objectViewer", "members": {f"serviceAccount:{account}"}}
    )
    bucket.set_iam_policy(policy, timeout=20)


def load_health(client: Any) -> None:
    from google.cloud import bigquery

    columns = ("pose", "focus", "health_benefit", "breath")
    lines = [f'{pose},"{focus}",Balance,"In, out"' for pose, focus in FOCUS.items()]
    config = bigquery.LoadJobConfig(
        source_format=bigquery.SourceFormat.CSV,
        skip_leading_rows=1,
        schema=[bigquery.SchemaField(name, "STRING") for name in columns],
    )
    job = client.load_table_from_file(
        io.BytesIO("\n".join([",".join(columns), *lines]).encode()),
        "yoga_set.yoga_health",
        job_config=config,
        timeout=20,
    )
    assert job.result(timeout=60).output_rows == len(FOCUS)


OBJECT_TABLE = f"""
    CREATE OR REPLACE EXTERNAL TABLE `yoga_set.yoga_poses`
    WITH CONNECTION `{LOCATION}.pictures`
    OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://{{bucket}}/poses/*']);
"""
MODEL = """
    CREATE OR REPLACE MODEL `yoga_set.yoga_model`
    OPTIONS(MODEL_TYPE = 'ONNX', MODEL_PATH = 'gs://{bucket}/models/*');
"""
RESIZED = """
    SELECT * FROM ML.PREDICT(
      MODEL `yoga_set.yoga_model`,
      (SELECT uri, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 24, 16, FALSE) AS image
       FROM yoga_set.yoga_poses))
"""


def test_the_object_table_lists_the_pictures_and_nothing_else(site: Site) -> None:
    found = site.rows("SELECT uri, content_type, size FROM yoga_set.yoga_poses")
    assert {row.uri: row.size for row in found} == {
        uri: len(data) for uri, data in site.pictures.items()
    }
    assert {row.content_type for row in found} == {"image/png", "image/jpeg"}


def test_the_content_of_one_pose(site: Site) -> None:
    found = site.rows(
        "SELECT data, uri FROM `yoga_set.yoga_poses` "
        "WHERE REGEXP_CONTAINS(uri, 'gs://{bucket}/poses/tree')"
    )
    expected = {uri: data for uri, data in site.pictures.items() if "/tree/" in uri}
    assert len(expected) == 2
    assert {row.uri: row.data for row in found} == expected


def test_the_model_tells_its_columns(site: Site) -> None:
    model = site.client.get_model("yoga_set.yoga_model", timeout=20)
    assert model.model_type == "ONNX"
    assert [column.name for column in model.feature_columns] == ["image"]
    assert [column.name for column in model.label_columns] == ["scores"]


@pytest.mark.parametrize(
    "image",
    ["ML.DECODE_IMAGE(data)", "ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 24, 16, FALSE)"],
)
def test_the_scores_are_right_with_and_without_a_resize(site: Site, image: str) -> None:
    found = site.rows(
        f"SELECT uri, scores FROM ML.PREDICT(MODEL `yoga_set.yoga_model`, "
        f"(SELECT uri, {image} AS image FROM yoga_set.yoga_poses))"
    )
    assert {row.uri for row in found} == set(site.pictures)
    for row in found:
        np.testing.assert_allclose(row.scores, site.scores(row.uri), atol=1e-4)


def test_the_best_five_of_a_picture(site: Site) -> None:
    uri = next(uri for uri in site.pictures if "/plank/" in uri)
    found = site.rows(
        f"SELECT uri, class_index, score FROM ({RESIZED}) AS predicted, "
        "UNNEST(predicted.scores) AS score WITH OFFSET AS class_index "
        "WHERE uri IN UNNEST(@uris) ORDER BY score DESC LIMIT 5",
        uris=[uri],
    )
    expected = site.best(uri)[:5]
    assert [row.class_index for row in found] == [index for index, _ in expected]
    np.testing.assert_allclose(
        [row.score for row in found], [score for _, score in expected], atol=1e-4
    )


def test_the_join_with_what_a_pose_is_good_for(site: Site) -> None:
    found = site.rows(
        "SELECT picture.uri, picture.pose, health.focus, health.breath, picture.score "
        "FROM (SELECT uri, SPLIT(uri, '/')[OFFSET(4)] AS pose, MAX(score) AS score "
        f"FROM ({RESIZED}), UNNEST(scores) AS score GROUP BY uri, pose) AS picture "
        "INNER JOIN `yoga_set.yoga_health` AS health ON health.pose = picture.pose "
        "ORDER BY picture.uri"
    )
    expected = sorted(uri for uri in site.pictures if "/goddess/" not in uri)
    assert [row.uri for row in found] == expected
    for row in found:
        assert row.pose in row.uri
        assert (row.focus, row.breath) == (FOCUS[row.pose], "In, out")
        assert row.score == pytest.approx(site.best(row.uri)[0][1], abs=1e-4)


def test_predictions_can_be_kept_in_a_table(site: Site) -> None:
    site.rows(
        "CREATE OR REPLACE TABLE yoga_set.kept AS "
        f"SELECT uri, scores[OFFSET(2)] AS third FROM ({RESIZED})"
    )
    found = site.rows("SELECT uri, third FROM yoga_set.kept")
    assert len(found) == len(site.pictures)
    for row in found:
        assert row.third == pytest.approx(float(site.scores(row.uri)[2]), abs=1e-4)


def test_a_broken_picture_fails_by_name_and_the_others_can_be_asked_without_it(site: Site) -> None:
    from google.api_core.exceptions import BadRequest

    bucket = site.storage.bucket(site.bucket)
    for name, data in (("whole", draw(1)), ("broken", draw(1)[:200])):
        bucket.blob(f"mixed/{name}.png").upload_from_string(data, "image/png", timeout=20)
    site.rows(OBJECT_TABLE.replace("yoga_poses", "mixed").replace("/poses/", "/mixed/"))
    statement = RESIZED.replace("yoga_poses", "mixed")
    with pytest.raises(BadRequest, match=r"mixed/broken\.png") as caught:
        site.rows(statement)
    assert caught.value.errors[0]["reason"] == "invalidQuery"
    asked = statement.replace("yoga_set.mixed", "yoga_set.mixed WHERE uri IN UNNEST(@uris)")
    [row] = site.rows(asked, uris=[f"gs://{site.bucket}/mixed/whole.png"])
    assert row.uri.endswith("whole.png")
