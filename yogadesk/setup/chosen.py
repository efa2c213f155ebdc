"""The model that was chosen: found, inspected, and put in the terms in which it is asked."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.cloud.site import ModelSpec
from yogadesk.errors import Trouble
from yogadesk.modelfile.described import LARGEST_MODEL
from yogadesk.setup import bundled, labels, model_file

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from yogadesk.setup.answers import ModelChoice
    from yogadesk.setup.bench import Bench
    from yogadesk.work import Ticket


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model that keeps to every rule: how it is asked, where its file is (None: it ships), and
    its labels as a CSV table."""

    spec: ModelSpec
    path: Path | None
    labels_csv: bytes

    def file(self) -> AbstractContextManager[Path]:
        """Its file, for as long as the context lasts."""
        return assets.on_disk(bundled.FILE) if self.path is None else nullcontext(self.path)

    @property
    def object_name(self) -> str:
        """What it is called in the bucket."""
        return f"models/{self.spec.sha256}/{self.spec.name}.onnx"


def choose(bench: Bench, ticket: Ticket) -> Chosen:
    """The model of the bench's answer. One from the web is downloaded, once.

    Raises Trouble when it cannot be had or breaks a rule, Cancelled.
    """
    choice = bench.answers.model
    assert choice is not None
    known = bench.learned.chosen
    if known is not None and known[0] == choice:
        return known[1]
    chosen = _bundled() if choice.source == "bundled" else _from_file(bench, choice, ticket)
    bench.learned.chosen = (choice, chosen)
    return chosen


def local_file(bench: Bench, source: str, ticket: Ticket) -> Path:
    """The file that a path or an address names; what is at an address is fetched, once.

    Raises Trouble, Cancelled.
    """
    from yogadesk.cloud import download

    if not download.is_address(source):
        return Path(source).expanduser()
    if bench.home is None:
        raise ValueError("a download needs a home folder")
    stem = Path(source.partition("?")[0]).stem[:40] or "model"
    folder = bench.home / "setup" / "models" / hashlib.sha256(source.encode()).hexdigest()[:16]
    target = folder / f"{''.join(c if c.isalnum() else '_' for c in stem)}.onnx"
    if not target.is_file():
        download.fetch(source, target, LARGEST_MODEL, ticket, bench.pace.request)
    return target


def _bundled() -> Chosen:
    return Chosen(bundled.model(), None, bundled.labels_csv())


def _from_file(bench: Bench, choice: ModelChoice, ticket: Ticket) -> Chosen:
    path = local_file(bench, choice.source, ticket)
    found = model_file.inspect(path)
    if found.broken:
        raise Trouble(
            "BigQuery cannot use this model",
            " ".join(rule.detail for rule in found.broken),
            "Export it again so that it keeps to these rules, or choose another one.",
        )
    if not choice.labels:
        raise Trouble(
            "The model's labels are missing",
            "A model gives numbers; the file of labels says what each one stands for.",
            "Choose a text file with one label a line, or a CSV file with a column “label”.",
        )
    read = labels.read(Path(choice.labels).expanduser())
    output = labels.choose_output(found.scores, read)
    height, width = found.height_width
    spec = ModelSpec(
        table=found.table,
        name=found.table.rpartition("_")[0],
        sha256=found.sha256,
        input=found.inputs[0].name,
        output=output.name,
        height=height,
        width=width,
        labels=read,
    )
    return Chosen(spec, path, labels.as_csv(read))
