"""Whatever a name holds, it is refused before any call, or stays one name in every statement."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlglot
from sqlglot.tokens import TokenType

from tests.engine.ml.made import write_scorer
from tests.modelfile import made_tf
from tests.setup.conftest import Heard, MakeBench
from yogadesk import assets
from yogadesk.cloud import names, statements
from yogadesk.cloud.site import Site
from yogadesk.errors import Trouble
from yogadesk.setup import bundled, model_file
from yogadesk.setup.answers import (
    Answers,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Pictures,
    Project,
)
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

NASTY = (
    "`", "'", '"', "\\", "\\'", "\n", "\r", "\r\n", "\t", "\0", "\x1b", "\x7f", "\x85", "\u2028",
    ";", "--", "/*", "*/", "#", "`; DROP TABLE x; --", "') OPTIONS(", "{}", "{model}", "%s", "@p",
    " ", ".", "..", "/", "-", "_", "$", "*", "а", "е", "ｐ", "＇", "‘", "’", "´", "ʼ", "﹨", "･",
    "ﬁ", "ß", "İ", "é", "\u202e", "\u200b", "\ufeff", "😀", "１", "٣", "\ud800",
)  # fmt: skip
"""Quotes, ends of statements, comments, places to fill in, what looks like a letter and is none."""

GOOD = {
    "project": "p-roject",
    "location": "europe-west4",
    "dataset": "data_set",
    "connection": "con-nection_1",
    "bucket": "buck.et-name_1",
    "prefix": "in/box/",
    "object_table": "pictures",
    "health_table": "health",
    "reservation": "slots-1",
}


def mangled(good: str, count: int = 120) -> Iterator[str]:
    """The name with nasty pieces in it, at its ends, or nothing but such. Always the same ones."""
    rng = random.Random(good)
    yield from ("", *NASTY)
    for piece in NASTY:
        yield from (good + piece, piece + good)
    for _ in range(count):
        at = rng.randrange(len(good) + 1)
        yield good[:at] + "".join(rng.choices(NASTY, k=rng.randint(1, 3))) + good[at:]


def answers_with(field: str, name: str) -> tuple[str, Answers]:
    """The step that a name belongs to, and good answers but for it."""
    given = {**GOOD, field: name}
    made = Answers(
        project=Project(given["project"]),
        location=Location(given["location"], given["dataset"]),
        connection=Connection(given["connection"]),
        bucket=Bucket(given["bucket"], given["prefix"]),
        pictures=Pictures(given["object_table"], given["health_table"]),
        capacity=Capacity(True, given["reservation"]),
    )
    steps = {
        "dataset": "location",
        "prefix": "bucket",
        "object_table": "pictures",
        "health_table": "pictures",
        "reservation": "capacity",
    }
    return steps.get(field, field), made


def site_of(answers: Answers) -> Site:
    assert answers.project and answers.location and answers.connection
    assert answers.bucket and answers.pictures
    return Site(
        name="any",
        project=answers.project.project,
        location=answers.location.location,
        dataset=answers.location.dataset,
        connection=answers.connection.connection,
        bucket=answers.bucket.bucket,
        object_table=answers.pictures.object_table,
        health_table=answers.pictures.health_table,
        prefix=answers.bucket.prefix,
    )


def made_of(site: Site) -> list[str]:
    """Every statement that holds a name of a site."""
    model = bundled.model()
    return [
        statements.classify(site, model),
        statements.import_model(site, model),
        statements.object_table(site),
        assets.statement("015_count_rows").format(table=site.table(site.object_table)),
        assets.statement("025_read_labels").format(labels=site.table(model.labels_table)),
    ]


def quoted(statement: str) -> list[tuple[TokenType, str]]:
    """The quoted names and texts in a statement, as BigQuery's grammar reads them."""
    kinds = (TokenType.IDENTIFIER, TokenType.STRING)
    tokens = sqlglot.tokenize(statement, read="bigquery")
    return [(token.token_type, token.text) for token in tokens if token.token_type in kinds]


def shape(statement: str) -> list[TokenType]:
    return [token.token_type for token in sqlglot.tokenize(statement, read="bigquery")]


@pytest.mark.parametrize("field", GOOD)
def test_a_name_is_refused_or_stays_one_name(field: str) -> None:
    _, good = answers_with(field, GOOD[field])
    shapes = [shape(statement) for statement in made_of(site_of(good))]
    refused = 0
    for name in mangled(GOOD[field]):
        key, given = answers_with(field, name)
        if PLAN.step(key).validate(given):
            refused += 1
            continue
        site = site_of(given)
        made = made_of(site)
        assert [shape(statement) for statement in made] == shapes, repr(name)
        texts = {text for statement in made for _, text in quoted(statement)}
        assert f"{site.project}.{site.dataset}.{site.object_table}" in texts
        assert f"gs://{site.bucket}/{site.prefix}*" in texts
    assert refused > 100, "the rules are not that lax"


def test_a_refused_name_reaches_no_statement_by_any_other_way() -> None:
    for field in ("project", "dataset", "object_table", "health_table", "connection"):
        for name in mangled(GOOD[field]):
            key, given = answers_with(field, name)
            if PLAN.step(key).validate(given):
                with pytest.raises(Trouble):
                    made_of(site_of(given))


def test_any_text_is_one_literal_or_refused() -> None:
    for text in mangled("it's"):
        try:
            literal = names.text(text)
        except Trouble:
            assert any(ord(c) < 32 for c in text)
            continue
        [(kind, read)] = quoted(literal)
        assert (kind, read) == (TokenType.STRING, text), repr(text)


def test_columns_of_a_model_are_plain_or_the_model_is_refused(tmp_path: Path) -> None:
    good = bundled.model()
    plain = shape(statements.classify(site_of(answers_with("project", "p-roject")[1]), good))
    kept = 0
    for number, name in enumerate(mangled("image", 30)):
        info = made_tf.tensor_info(1, [None, 4, 4, 3])
        out = made_tf.tensor_info(1, [None, 5])
        try:
            for inputs, outputs in (({name: info}, {"y": out}), ({"x": info}, {name: out})):
                signature = made_tf.signature_def(inputs, outputs)
                folder = made_tf.write_saved_model(
                    tmp_path / f"{number}", {"serving_default": signature}
                )
                found = model_file.inspect(folder)
                spec = replace(good, input=found.inputs[0].name, output=found.outputs[0].name)
                site = site_of(answers_with("project", "p-roject")[1])
                if found.broken:
                    with pytest.raises(Trouble):
                        statements.classify(site, spec)
                else:
                    kept += 1
                    assert shape(statements.classify(site, spec)) == plain, repr(name)
        except (Trouble, UnicodeEncodeError):
            continue  # the file itself cannot hold it
    assert kept


def test_labels_may_hold_anything_and_come_back_as_they_are(
    answers: Answers, make_bench: MakeBench, heard: Heard, tmp_path: Path
) -> None:
    wanted = [text for text in mangled("tree", 20) if text.strip() and text.isprintable()]
    wanted = list(dict.fromkeys(text.strip() for text in wanted if text.isascii() or len(text) < 9))
    with (tmp_path / "labels.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("index", "label"))
        writer.writerows(enumerate(wanted))
    file_ = write_scorer(tmp_path / "m.onnx", height=2, width=2, classes=len(wanted))
    choice = ModelChoice(str(file_), str(tmp_path / "labels.csv"))
    bench = make_bench(answers.with_("model", choice))
    report = PLAN.run(bench, Ticket(), heard, only={"location", "connection", "bucket", "model"})
    assert report.failed is None, report.failed
    assert bench.learned.model is not None
    assert bench.learned.model.labels == tuple(wanted)


@pytest.mark.parametrize("stem", ["a`b", "x'; DROP TABLE y; --", "ünï ☃", "..", "-", "１"])
def test_a_models_name_in_bigquery_is_plain_whatever_its_file_is_called(
    stem: str, tmp_path: Path
) -> None:
    found = model_file.inspect(write_scorer(tmp_path / f"{stem}.onnx"))
    assert names.check("table", found.table) == found.table
    for name, _ in found.files:
        assert name.isascii()
        assert "/" not in name
