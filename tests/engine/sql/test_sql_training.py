"""LOGISTIC_REG on the engine: trained as BigQuery says, judged by an independent computation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    confusion_matrix,
    f1_score,
    log_loss,
    precision_score,
    recall_score,
    roc_auc_score,
)

from tests.engine.sql.conftest import Room, named, opened
from yogadesk.engine.connections.store import Connections
from yogadesk.engine.ml import Workers, trained
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.engine.warehouse import Warehouse

CLASSES = ("downdog", "plank", "tree")
WIDTH = 6
COUNT = 90
L2 = 0.01


def features(seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """Overlapping clouds around one point a class."""
    random = np.random.default_rng(seed)
    truth = np.arange(COUNT) % len(CLASSES)
    centres = random.normal(size=(len(CLASSES), WIDTH))
    return centres[truth] + random.normal(size=(COUNT, WIDTH)), truth


X, TRUTH = features()


def insert(room: Room, table: str = "examples") -> None:
    room.run(
        f"CREATE TABLE ds.{table} (id INT64, features ARRAY<FLOAT64>, label STRING, held BOOL)"
    )
    rows = ", ".join(
        f"({n}, {[float(v) for v in X[n]]}, '{CLASSES[TRUTH[n]]}', {str(n % 5 == 0).upper()})"
        for n in range(COUNT)
    )
    room.run(f"INSERT ds.{table} (id, features, label, held) VALUES {rows}")


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory, workers: Workers) -> Iterator[Room]:
    with opened(tmp_path_factory.mktemp("taught"), workers) as room:
        insert(room)
        room.run(
            "CREATE OR REPLACE MODEL ds.poses OPTIONS (MODEL_TYPE = 'LOGISTIC_REG', "
            f"INPUT_LABEL_COLS = ['label'], L2_REG = {L2}, MAX_ITERATIONS = 500, "
            "EARLY_STOP = FALSE, DATA_SPLIT_METHOD = 'CUSTOM', DATA_SPLIT_COL = 'held') "
            "AS SELECT features, label, held FROM ds.examples"
        )
        yield room


def independent() -> tuple[np.ndarray, np.ndarray]:
    """The held-out rows' true classes and probabilities, by scikit-learn."""
    held = np.arange(COUNT) % 5 == 0
    # Its objective is C * sum(loss) + ||w||² / 2; ours the mean loss + L2 * ||w||² / 2.
    model = LogisticRegression(C=1 / (L2 * (~held).sum()), max_iter=5000, tol=1e-10)
    model.fit(X[~held], TRUTH[~held])
    return TRUTH[held], model.predict_proba(X[held])


def test_the_probabilities_are_those_of_an_independent_training(taught: Room) -> None:
    rows = taught.rows(
        "SELECT predicted_label, predicted_label_probs, id FROM ML.PREDICT(MODEL ds.poses, "
        "(SELECT * FROM ds.examples WHERE held)) ORDER BY id"
    )
    _, shares = independent()
    assert len(rows) == len(shares)
    for (predicted, probs, _), expected in zip(rows, shares, strict=True):
        found = {each["label"]: each["prob"] for each in probs}
        assert [found[c] for c in CLASSES] == pytest.approx(expected.tolist(), abs=1e-4)
        assert predicted == probs[0]["label"] == CLASSES[expected.argmax()]
        assert [each["prob"] for each in probs] == sorted(found.values(), reverse=True)


@pytest.mark.parametrize("data", ["", ", (SELECT * FROM ds.examples WHERE held)"])
def test_evaluation_is_as_documented(taught: Room, data: str) -> None:
    """Without data it is of the rows that were held out in training."""
    [row] = taught.rows(f"SELECT * FROM ML.EVALUATE(MODEL ds.poses{data})")
    truth, shares = independent()
    predicted = shares.argmax(axis=1)
    assert row == pytest.approx(
        (
            precision_score(truth, predicted, average="macro", zero_division=0),
            recall_score(truth, predicted, average="macro"),
            accuracy_score(truth, predicted),
            f1_score(truth, predicted, average="macro"),
            log_loss(truth, shares),
            roc_auc_score(truth, shares, multi_class="ovr", average="macro"),
        ),
        abs=1e-3,
    )
    outcome = taught.run(f"SELECT * FROM ML.EVALUATE(MODEL ds.poses{data})")
    assert [f.name for f in outcome.fields] == [
        "precision", "recall", "accuracy", "f1_score", "log_loss", "roc_auc"
    ]  # fmt: skip


def test_the_confusion_matrix_has_a_column_a_class(taught: Room) -> None:
    text = "SELECT * FROM ML.CONFUSION_MATRIX(MODEL ds.poses, TABLE ds.examples)"
    outcome = taught.run(text)
    assert [f.name for f in outcome.fields] == ["expected_label", *CLASSES]
    rows = list(outcome.rows)
    predicted = taught.rows(
        "SELECT label, predicted_label, COUNT(*) FROM ML.PREDICT(MODEL ds.poses, "
        "TABLE ds.examples) GROUP BY 1, 2"
    )
    truth = [CLASSES.index(label) for label, _, n in predicted for _ in range(n)]
    answers = [CLASSES.index(answer) for _, answer, n in predicted for _ in range(n)]
    assert [list(row[1:]) for row in rows] == confusion_matrix(truth, answers).tolist()
    assert [row[0] for row in rows] == list(CLASSES)


def test_training_info_falls_and_counts_iterations(taught: Room) -> None:
    rows = taught.rows("SELECT iteration, loss, eval_loss FROM ML.TRAINING_INFO(MODEL ds.poses)")
    losses = [loss for _, loss, _ in rows]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] < np.log(3)
    assert all(held is not None for _, _, held in rows)


def test_the_defaults_stop_early_and_hold_nothing_out(room: Room) -> None:
    insert(room)
    room.run(
        "CREATE MODEL ds.quick OPTIONS (MODEL_TYPE = 'LOGISTIC_REG') AS "
        "SELECT features, label FROM ds.examples"
    )
    rows = room.rows("SELECT eval_loss FROM ML.TRAINING_INFO(MODEL ds.quick)")
    assert 0 < len(rows) <= 20
    assert all(held is None for (held,) in rows)
    [(seen,)] = room.rows(
        "SELECT SUM(tree + plank + downdog) FROM ML.CONFUSION_MATRIX(MODEL ds.quick)"
    )
    assert seen == COUNT


def test_numbers_and_categories_are_preprocessed_as_documented(room: Room) -> None:
    random = np.random.default_rng(1)
    size, colour = random.normal(50, 10, 60), random.integers(0, 2, 60)
    label = (size + 20 * colour + random.normal(0, 8, 60) > 60).astype(int)
    rows = ", ".join(
        f"({float(s)!r}, {['NULL', repr('red')][c]}, {n})"
        for s, c, n in zip(size, colour, label, strict=True)
    )
    room.run("CREATE TABLE ds.things (size FLOAT64, colour STRING, big INT64)")
    room.run(f"INSERT ds.things (size, colour, big) VALUES {rows}")
    room.run(
        "CREATE MODEL ds.big OPTIONS (MODEL_TYPE = 'LOGISTIC_REG', INPUT_LABEL_COLS = ['big'], "
        "L2_REG = 0.05, MAX_ITERATIONS = 300, EARLY_STOP = FALSE) AS SELECT * FROM ds.things"
    )
    x = np.column_stack([(size - size.mean()) / size.std(), colour == 0, colour == 1])
    model = LogisticRegression(C=1 / (0.05 * 60), max_iter=5000, tol=1e-10).fit(x, label)
    predicted = room.rows(
        "SELECT (SELECT p.prob FROM UNNEST(predicted_big_probs) AS p WHERE p.label = 1) "
        "FROM ML.PREDICT(MODEL ds.big, TABLE ds.things) ORDER BY size"
    )
    expected = model.predict_proba(x)[np.argsort(size), 1]
    assert [p for (p,) in predicted] == pytest.approx(expected.tolist(), abs=1e-3)
    weights = dict(
        room.rows("SELECT processed_input, weight FROM ML.WEIGHTS(MODEL ds.big) WHERE weight != 0")
    )
    assert weights["size"] == pytest.approx(model.coef_[0][0] / size.std(), abs=1e-3)
    assert room.rows(
        "SELECT c.category FROM ML.WEIGHTS(MODEL ds.big) AS w, UNNEST(w.category_weights) AS c"
    ) == [("_null_filler",), ("red",)]


def test_class_weights_pull_towards_the_rare_class(room: Room) -> None:
    insert(room)
    options = "MODEL_TYPE = 'LOGISTIC_REG', L2_REG = 0.1, MAX_ITERATIONS = 100, EARLY_STOP = FALSE"
    shares = []
    for name, extra in (
        ("plain", ""),
        ("heavy", ", CLASS_WEIGHTS = [STRUCT('tree', 9.0), ('plank', 1.0), ('downdog', 1.0)]"),
        ("even", ", AUTO_CLASS_WEIGHTS = TRUE"),
    ):
        room.run(
            f"CREATE MODEL ds.{name} OPTIONS ({options}{extra}) AS SELECT features, label "
            "FROM ds.examples WHERE label != 'tree' OR MOD(id, 6) = 2"
        )
        [(share,)] = room.rows(
            f"SELECT COUNTIF(predicted_label = 'tree') FROM ML.PREDICT(MODEL ds.{name}, "
            "TABLE ds.examples)"
        )
        shares.append(share)
    assert shares[0] < shares[2] <= shares[1]


@pytest.mark.parametrize(
    ("select", "options", "said"),
    [
        ("SELECT features, 'a' AS label FROM ds.examples", "", "at least 2 unique labels"),
        ("SELECT features, CAST(id AS STRING) AS label FROM ds.examples", "", "limit of 50"),
        ("SELECT features, label FROM ds.examples WHERE FALSE", "", "any rows"),
        ("SELECT features FROM ds.examples", "", "label column label"),
        ("SELECT label FROM ds.examples", "", "at least one feature"),
        ("SELECT features, label FROM ds.examples", ", CLASS_WEIGHTS = [('tree', 1.0)]", "every"),
        ("SELECT features, label FROM ds.examples", ", L1_REG = 0.5", "L1_REG"),
        ("SELECT features, label FROM ds.examples", ", NUM_TRIALS = 5", "num_trials"),
        ("SELECT features, label FROM ds.examples", ", DATA_SPLIT_METHOD = 'SEQ'", "SEQ"),
        ("SELECT features, label FROM ds.examples", ", DATA_SPLIT_METHOD = 'CUSTOM'", "SPLIT_COL"),
        ("SELECT IF(id = 3, [1.0], features) AS features, label FROM ds.examples", "", "length"),
        ("SELECT CURRENT_DATE() AS day, label FROM ds.examples", "", "DATE"),
    ],
)
def test_what_cannot_be_trained_is_refused_in_words(
    taught: Room, select: str, options: str, said: str
) -> None:
    fault = taught.fault(
        f"CREATE MODEL ds.none OPTIONS (MODEL_TYPE = 'LOGISTIC_REG'{options}) AS {select}"
    )
    assert said in fault.message
    assert fault.code in (400, 501)
    assert "Model" in taught.fault("SELECT * FROM ML.EVALUATE(MODEL ds.none)").message


def test_a_replaced_model_answers_anew_and_a_bad_one_changes_nothing(room: Room) -> None:
    insert(room)
    text = (
        "CREATE OR REPLACE MODEL ds.m OPTIONS (MODEL_TYPE = 'LOGISTIC_REG') AS "
        "SELECT features, {label} AS label FROM ds.examples"
    )
    room.run(text.format(label="label"))
    room.fault(text.format(label="'one'"))
    one = "SELECT DISTINCT predicted_label FROM ML.PREDICT(MODEL ds.m, TABLE ds.examples)"
    assert {name for (name,) in room.rows(one)} == set(CLASSES)
    room.run(text.format(label="IF(label = 'tree', 'tree', 'not')"))
    assert {name for (name,) in room.rows(one)} == {"tree", "not"}
    assert len(list(room.warehouse.models_folder.iterdir())) == 1


def test_a_random_split_does_not_depend_on_the_order_of_the_rows(room: Room) -> None:
    insert(room)
    losses = []
    for order in ("id", "label, id DESC"):
        room.run(
            "CREATE OR REPLACE MODEL ds.r OPTIONS (MODEL_TYPE = 'LOGISTIC_REG', "
            "DATA_SPLIT_METHOD = 'RANDOM', DATA_SPLIT_EVAL_FRACTION = 0.3) AS "
            f"SELECT features, label FROM ds.examples ORDER BY {order}"
        )
        losses.append(room.rows("SELECT log_loss FROM ML.EVALUATE(MODEL ds.r)")[0][0])
    assert losses[0] == pytest.approx(losses[1], rel=1e-9)


def test_a_dry_run_trains_nothing(taught: Room) -> None:
    outcome = taught.check(
        "CREATE MODEL ds.dry OPTIONS (MODEL_TYPE = 'LOGISTIC_REG') AS "
        "SELECT features, label FROM ds.examples"
    )
    assert (outcome.kind, outcome.ddl_operation) == ("CREATE_MODEL", "CREATE")
    assert "ds.dry" in taught.fault("SELECT * FROM ML.EVALUATE(MODEL ds.dry)").message


def test_a_parameter_chooses_the_rows(taught: Room) -> None:
    rows = taught.rows(
        "SELECT id FROM ML.PREDICT(MODEL ds.poses, (SELECT id, features FROM ds.examples "
        "WHERE id = @id))",
        named("id", "INTEGER", 4),
    )
    assert rows == [(4,)]


def test_it_is_there_after_a_restart(tmp_path: Path, workers: Workers) -> None:
    with opened(tmp_path, workers) as room:
        insert(room)
        room.run(
            "CREATE MODEL ds.m OPTIONS (MODEL_TYPE = 'LOGISTIC_REG') AS "
            "SELECT features, label FROM ds.examples"
        )
        before = room.rows("SELECT * FROM ML.EVALUATE(MODEL ds.m)")
    trained.load.cache_clear()
    warehouse = Warehouse(tmp_path, workers)
    again = Room(warehouse, ObjectStore(tmp_path), Connections(tmp_path))
    assert again.rows("SELECT * FROM ML.EVALUATE(MODEL ds.m)") == before
    again.connections.close()
    again.objects.close()
    warehouse.close()
