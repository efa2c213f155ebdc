"""The work on a site as a Jupyter notebook: the statements of `sql/`, filled in for that site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from yogadesk import __version__, assets, files
from yogadesk.cloud import statements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.cloud.site import ModelSpec, Site

MOST_PICTURES = 500
"""The pictures a notebook names: what one query of a run asks about, and a cell one can look at."""

_ABOUT = """\
# Yoga poses with BigQuery ML

Site **{site}**: project `{project}`, dataset `{dataset}`, bucket `{bucket}`, location `{location}`.
Model **{model}**, SHA-256 `{sha256}`.

Written by yogadesk {version}. Every `%%bigquery` cell is a statement that yogadesk runs.
They can be run again, in order, wherever Google's clients are. BigQuery runs imported models on an
Enterprise reservation only, which costs money while it works."""

_SETUP = """\
%pip install --quiet "google-cloud-bigquery[pandas]" bigquery-magics
%load_ext bigquery_magics"""

_CONNECT = """\
import os

from bigquery_magics import context

context.project = {project!r}
# The engine on a computer answers as BigQuery does: `yogadesk engine` prints both of these.
endpoint = os.environ.get("YOGADESK_ENDPOINT")
if endpoint:
    from google.oauth2.credentials import Credentials

    context.credentials = Credentials(os.environ["YOGADESK_TOKEN"])
    context.bigquery_client_options = {{"api_endpoint": endpoint}}"""

_TABLES = """\
import io

from google.cloud import bigquery

tables = {{
    # What each pose is good for.
    {health_table!r}: (
        {health!r},
        {health_columns!r},
    ),
    # The labels of the model in the order of its scores.
    {labels_table!r}: (
        {labels!r},
        [("index", "INT64"), ("label", "STRING")],
    ),
}}
client = bigquery.Client(
    project=context.project,
    credentials=context.credentials,
    client_options=context.bigquery_client_options,
    location={location!r},
)
for table, (text, columns) in tables.items():
    settings = bigquery.LoadJobConfig(
        source_format="CSV",
        skip_leading_rows=1,
        write_disposition="WRITE_TRUNCATE",
        schema=[bigquery.SchemaField(*column) for column in columns],
    )
    client.load_table_from_file(io.BytesIO(text.encode()), table, job_config=settings).result()"""

_PICTURES = """\
params = {{
    "top_k": {top_k},
    "uris": {uris},
}}"""


def write_notebook(
    site: Site,
    model: ModelSpec,
    health: tuple[bytes, Sequence[tuple[str, str]]],
    uris: Sequence[str],
    top_k: int,
    file: Path,
) -> int:
    """Write a notebook (format 4.5) that repeats the work on these pictures; how many it names.

    `health` is the table of health records as CSV with a header, and its columns with their types.
    At most `MOST_PICTURES` of the objects `uris` are named. Raises Trouble.
    """
    named = [uri for uri in dict.fromkeys(uris) if uri.startswith(f"gs://{site.bucket}/")]
    content = _notebook(_cells(site, model, health, named[:MOST_PICTURES], top_k))
    with files.replacing(file) as stream:
        stream.write(json.dumps(content, indent=1, ensure_ascii=False).encode() + b"\n")
    return len(named[:MOST_PICTURES])


def _cells(
    site: Site,
    model: ModelSpec,
    health: tuple[bytes, Sequence[tuple[str, str]]],
    uris: Sequence[str],
    top_k: int,
) -> list[tuple[str, str]]:
    """The kind and text of each cell."""
    return [
        ("markdown", _about(site, model)),
        ("code", _SETUP),
        ("code", _CONNECT.format(project=site.project)),
        ("markdown", "## The pictures\n\nAn object table lists what is in the bucket."),
        _sql(statements.object_table(site)),
        _sql(assets.statement("015_count_rows").format(table=site.table(site.object_table))),
        ("markdown", "## The model\n\nIts file is in the bucket; BigQuery keeps a copy of it."),
        _sql(statements.import_model(site, model)),
        ("code", _tables(site, model, health)),
        _sql(assets.statement("025_read_labels").format(labels=site.table(model.labels_table))),
        ("markdown", "## The answers\n\nThe best classes of each picture, and what they are for."),
        ("code", _PICTURES.format(top_k=int(top_k), uris=_listed(uris))),
        _sql(statements.classify(site, model), " answers --params $params"),
        ("code", "answers"),
    ]


def _about(site: Site, model: ModelSpec) -> str:
    return _ABOUT.format(
        site=site.name,
        project=site.project,
        dataset=site.dataset,
        bucket=site.bucket,
        location=site.location,
        model=model.name,
        sha256=model.sha256,
        version=__version__,
    )


def _tables(site: Site, model: ModelSpec, health: tuple[bytes, Sequence[tuple[str, str]]]) -> str:
    lines = [f'{n},"{label.replace(chr(34), chr(34) * 2)}"' for n, label in enumerate(model.labels)]
    return _TABLES.format(
        health_table=site.table_id(site.health_table),
        health=health[0].decode(),
        health_columns=list(health[1]),
        labels_table=site.table_id(model.labels_table),
        labels="\n".join(["index,label", *lines, ""]),
        location=site.location,
    )


def _sql(statement: str, options: str = "") -> tuple[str, str]:
    return "code", f"%%bigquery{options}\n{statement.strip()}"


def _listed(uris: Sequence[str]) -> str:
    lines = "".join(f"        {uri!r},\n" for uri in uris)
    return f"[\n{lines}    ]" if lines else "[]"


def _notebook(cells: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "cells": [_cell(number, kind, text) for number, (kind, text) in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(number: int, kind: str, text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": f"cell-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell
