"""The import of a model and the sample's question as commands, as far as the answers alone tell."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.cloud import names, statements
from yogadesk.modelfile.described import ONNX, TENSORFLOW, TENSORFLOW_LITE
from yogadesk.setup import bundled
from yogadesk.setup.labels import BACKGROUND

if TYPE_CHECKING:
    from yogadesk.cloud.site import Site
    from yogadesk.setup.answers import Answers, ModelChoice

_KINDS = {".onnx": ONNX, ".tflite": TENSORFLOW_LITE}
_ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True, slots=True)
class _Source:
    """What has to be done on this computer, what is copied then, BigQuery's MODEL_TYPE, and the
    name that the model gets."""

    before: tuple[str, ...]
    copied: str
    kind: str
    table: str


def model_commands(answers: Answers) -> str:
    """Fetch and unpack it, copy it into the bucket, import it, load its labels."""
    whole = answers.complete()
    assert whole.location is not None
    assert whole.model is not None
    project = whole.project.project if whole.project else "PROJECT"
    bucket = whole.bucket.bucket if whole.bucket else "BUCKET"
    source, place = _source(whole.model), whole.location
    table = f"{place.dataset}.{source.table}"
    statement = assets.statement("020_create_model").format(
        model=f"`{project}.{table}`",
        kind=names.text(source.kind),
        path=names.text(f"gs://{bucket}/models/{source.table}/*"),
    )
    load = (
        f"bq --location={place.location} load --replace --source_format=CSV --skip_leading_rows=1 "
        f"{project}:{table}_labels labels.csv index:INT64,label:STRING"
    )
    copy = f"gcloud storage cp {source.copied} gs://{bucket}/models/{source.table}/"
    return "\n".join((*source.before, copy, statement, *_labels(whole.model), load))


def sample_question(site: Site, uri: str, classes: int) -> str:
    """The question for one picture's classes, of the bundled model, with its parameters set."""
    values = {"@uris": f"[{names.text(uri)}]", "@top_k": str(classes)}

    def filled(line: str) -> str:
        if not line.startswith("--"):
            for name, value in values.items():
                line = line.replace(name, value)
        return line

    question = statements.classify(site, bundled.model())
    return "\n".join(map(filled, question.splitlines()))


def _labels(choice: ModelChoice) -> tuple[str, ...]:
    """What the file of labels has to be like: it is loaded as a table."""
    if choice.source == "bundled":
        return ()
    moved = f', with 0,"{BACKGROUND}" before the others' if choice.shift > 0 else ""
    return (f"# labels.csv: a header index,label and a row for each class from 0 on{moved}",)


def _source(choice: ModelChoice) -> _Source:
    if choice.source == "bundled":
        return _Source((), "poses.onnx", ONNX, bundled.model().table)
    before: tuple[str, ...] = ()
    file = choice.source
    name = file.replace("\\", "/").partition("?")[0].rstrip("/").rpartition("/")[2] or "model"
    if "://" in file:
        before, file = (f"curl --location --output {shlex.quote(name)} {shlex.quote(file)}",), name
    stem = name.partition(".")[0]
    table = re.sub(r"[^A-Za-z0-9]+", "_", stem).strip("_") or "model"
    table = f"model_{table}" if table.isdigit() else table
    if name.lower().endswith(_ARCHIVES):
        unpack = "unzip {} -d {}" if name.lower().endswith(".zip") else "tar -xf {} -C {}"
        before = (*before, f"mkdir {table}", unpack.format(shlex.quote(file), table))
        return _Source(before, f"--recursive {table}/*", TENSORFLOW, table)
    kind = _KINDS.get(f".{name.lower().rpartition('.')[2]}")
    if kind is not None:
        return _Source(before, shlex.quote(file), kind, table)
    return _Source(before, f"--recursive {shlex.quote(file)}/*", TENSORFLOW, table)
