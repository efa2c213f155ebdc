"""The history leaves the program whole: as CSV, JSON lines, Parquet and a notebook."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import duckdb
import nbformat
import pytest
import sqlglot

from tests.history.conftest import make_verdict
from yogadesk import assets
from yogadesk.app import App
from yogadesk.domain import NOT_SURE, ClassScore, Verdict
from yogadesk.errors import Trouble
from yogadesk.history import (
    Query,
    Store,
    export_csv,
    export_jsonl,
    export_parquet,
    write_csv,
    write_notebook,
)
from yogadesk.setup import bundled
from yogadesk.work import Cancelled, Ticket

ALL = Query()


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    """Of every sort, with labels that are hard on a table."""
    chance = random.Random(3)
    labels = ["tree", "plank", 'a "b", c', "x], [y", "=evil", "ü\n", "\\", "a b", ""]
    made = []
    for number in range(400):
        few = chance.sample(labels, chance.randrange(1, 6))
        classes = tuple(ClassScore(label, chance.random()) for label in few)
        failed = number % 9 == 0
        made.append(
            make_verdict(
                f"/home/Ä, ö/{chance.choice(['=a', 'b', 'c, d', 'e'])}{number}.jpg",
                decision=None if failed else chance.choice([few[0], NOT_SURE]),
                classes=() if failed else classes,
                health=make_verdict().health if number % 4 else None,
                model=None if number % 7 == 0 else make_verdict().model,
                error="“x” is empty, so:\nno answer." if failed else None,
                uri=None if failed else f"gs://bucket/inbox/{number}.png",
                fingerprint=f"{number:064x}",
                top_k=None if number % 5 == 0 else 5,
            )
        )
    return made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, verdicts: list[Verdict]):
    opened = Store(tmp_path_factory.mktemp("export") / "history.sqlite")
    opened.add_many(verdicts)
    yield opened
    opened.close()


def test_the_history_and_the_verdicts_make_the_same_table(store, verdicts, tmp_path):
    ours, theirs = tmp_path / "ours.csv", tmp_path / "theirs.csv"
    assert export_csv(store, ALL, {}, ours, Ticket()) == 400
    assert write_csv(verdicts, theirs) == 400
    assert ours.read_bytes() == theirs.read_bytes()


def test_the_table_reads_back(store, verdicts, tmp_path):
    file = tmp_path / "a.csv"
    export_csv(store, ALL, {}, file, Ticket(), with_bom=True)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row, verdict in zip(rows, verdicts, strict=True):
        found = [
            (row[f"label_{n}"].removeprefix("'"), float(row[f"score_{n}"]))
            for n in range(1, 6)
            if row[f"score_{n}"]
        ]
        assert found == [(c.label, c.score) for c in verdict.classes]
        assert row["file"] == str(verdict.picture.path)
        assert row["error"] == (verdict.error or "")
        assert None not in row


def test_only_what_fits_and_only_the_best_classes(store, tmp_path):
    file = tmp_path / "a.csv"
    count = export_csv(store, Query(state="failed"), {}, file, Ticket(), top=2)
    assert count == 45
    export_csv(store, ALL, {}, file, Ticket(), top=2)
    header = file.read_text("utf-8").splitlines()[0]
    assert "label_2" in header
    assert "label_3" not in header


def test_lines_tell_what_classify_does_and_more(store, verdicts, tmp_path):
    from yogadesk.history import as_json

    file = tmp_path / "a.jsonl"
    assert export_jsonl(store, ALL, {}, file, Ticket()) == 400
    lines = [json.loads(line) for line in file.read_text("utf-8").split("\n")[:-1]]
    for line, verdict in zip(lines, verdicts, strict=True):
        known = as_json(verdict)
        assert {name: line[name] for name in known} == known
    assert lines[1]["times"] == {"prepare": 0.01, "upload": 0.02, "answer": 0.3}
    assert lines[1]["time"] == "2025-05-04T03:02:01.123Z"
    assert set(lines[1]) - set(known) == {
        "corrected", "threshold", "top_k", "time", "times", "fingerprint",
    }  # fmt: skip


def test_parquet_holds_the_same(store, verdicts, tmp_path):
    file = tmp_path / "it's.parquet"
    assert export_parquet(store, ALL, {}, file, Ticket()) == 400
    with duckdb.connect() as connection:
        found = connection.read_parquet(str(file)).fetchall()
        kinds = dict(
            connection.execute(
                "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))",
                [str(file)],
            ).fetchall()
        )
    assert kinds["time"] == "TIMESTAMP WITH TIME ZONE"
    assert kinds["threshold"] == "DOUBLE"
    assert [row[0] for row in found] == [str(v.picture.path) for v in verdicts]
    assert [row[3] for row in found] == [
        [{"label": c.label, "score": c.score} for c in v.classes] for v in verdicts
    ]
    assert found[1][4]["focus"] == "balance"
    assert [row[5] is None for row in found] == [v.model is None for v in verdicts]


def test_nothing_makes_empty_files(tmp_path):
    empty = Store(tmp_path / "history.sqlite")
    assert export_csv(empty, ALL, {}, tmp_path / "a.csv", Ticket()) == 0
    assert export_jsonl(empty, ALL, {}, tmp_path / "a.jsonl", Ticket()) == 0
    assert export_parquet(empty, ALL, {}, tmp_path / "a.parquet", Ticket()) == 0
    empty.close()
    with duckdb.connect() as connection:
        found = connection.read_parquet(str(tmp_path / "a.parquet"))
        assert found.fetchall() == []
        assert "classes" in found.columns


@pytest.mark.parametrize("export", [export_csv, export_jsonl, export_parquet])
def test_an_export_nobody_wants_any_more_leaves_the_old_file(store, tmp_path, export):
    file = tmp_path / "out"
    file.write_text("old")
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        export(store, ALL, {}, file, ticket)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_full_disk_while_parquet_is_made(store, tmp_path, monkeypatch):
    file = tmp_path / "out"
    file.write_text("old")
    monkeypatch.setattr("sys.executable", "/dev/null/nowhere")
    with pytest.raises(Trouble):
        export_parquet(store, ALL, {}, file, Ticket())
    assert file.read_text() == "old"


def test_what_the_process_says_is_passed_on(store, tmp_path, monkeypatch):
    monkeypatch.setattr("yogadesk.history.parquet.put_jsonl", spoilt)
    with pytest.raises(Trouble, match=r"status 1: .+"):
        export_parquet(store, ALL, {}, tmp_path / "out", Ticket())
    assert list(tmp_path.iterdir()) == []


def spoilt(_store, _query, _names, stream, _ticket, top=None):
    stream.write(b"{no json\n")
    return 1


# The notebook


@pytest.fixture
def notebook(app: App, pictures: list[Path], tmp_path: Path):
    from tests.bench import classify

    classify.run(app, pictures[:3])
    file = tmp_path / "work.ipynb"
    query = Query(text="picture")
    assert app.export_notebook(app.site.name, query, {}, file, Ticket(), 2) >= 3
    return nbformat.read(file, as_version=nbformat.NO_CONVERT)


def statements(notebook) -> list[tuple[str, str]]:
    """The options and the text of each BigQuery cell."""
    cells = [c.source for c in notebook.cells if c.cell_type == "code"]
    magic = [cell.split("\n", 1) for cell in cells if cell.startswith("%%bigquery")]
    return [(first.removeprefix("%%bigquery").strip(), rest) for first, rest in magic]


def python_cells(notebook) -> list[str]:
    cells = [c.source for c in notebook.cells if c.cell_type == "code"]
    return [cell for cell in cells if not cell.startswith("%")]


def test_it_is_a_notebook_of_sql_that_parses(notebook):
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    found = statements(notebook)
    assert len(found) == 5
    for _, text in found:
        assert "{" not in text
        assert len(sqlglot.parse(text, read="bigquery")) == 1
    for cell in python_cells(notebook):
        compile(cell, "cell", "exec")


def test_its_statements_are_those_of_sql(notebook):
    for name in ("010_create_object_table", "020_create_model", "030_classify"):
        lines = [line for line in assets.statement(name).splitlines() if "{" not in line]
        whole = "\n".join(text for _, text in statements(notebook))
        assert all(line in whole for line in lines if line.strip() and "--" not in line)


def test_it_runs_on_a_site_and_answers(app: App, notebook):
    from google.cloud import bigquery

    from yogadesk.cloud.launcher import EngineLauncher

    access = EngineLauncher(app.home).open(Ticket())
    options = {"api_endpoint": access.endpoint}

    class Context:
        project = app.site.project
        credentials = access.credentials
        bigquery_client_options = options

    known: dict[str, object] = {"context": Context}
    cells = python_cells(notebook)
    tables = next(cell for cell in cells if "load_table_from_file" in cell)
    exec(tables, known)
    exec(next(cell for cell in cells if cell.startswith("params")), known)
    client = bigquery.Client(app.site.project, access.credentials, client_options=options)
    params = known["params"]
    assert isinstance(params, dict)
    config = bigquery.QueryJobConfig(
        query_parameters=[
            bigquery.ArrayQueryParameter("uris", "STRING", params["uris"]),
            bigquery.ScalarQueryParameter("top_k", "INT64", params["top_k"]),
        ]
    )
    for option, text in statements(notebook):
        rows = list(client.query(text, config if option else None).result(timeout=60))
        if option:
            assert option == "answers --params $params"
            assert {row["uri"] for row in rows} == set(params["uris"])
            assert len(rows) == 2 * len(params["uris"])
    client.close()


def test_a_notebook_names_no_picture_of_another_bucket(app: App, tmp_path: Path):
    file = tmp_path / "work.ipynb"
    health = (bundled.health_csv(), bundled.HEALTH_COLUMNS)
    uris = [app.site.uri(f"inbox/{n}.png") for n in range(600)]
    model = bundled.model()
    assert write_notebook(app.site, model, health, ["gs://other/x.png", *uris], 5, file) == 500
    assert "gs://other" not in file.read_text("utf-8")
    assert write_notebook(app.site, model, health, [], 5, file) == 0
    nbformat.validate(nbformat.read(file, as_version=4))
