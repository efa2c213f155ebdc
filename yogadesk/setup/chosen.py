"""The model that was chosen: found, inspected, and put in the terms in which it is asked."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yogadesk import assets
from yogadesk.cloud.site import ModelSpec
from yogadesk.errors import Trouble
from yogadesk.setup import bundled, labels, model_file
from yogadesk.setup.model_source import local_file, local_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from yogadesk.modelfile.described import Value
    from yogadesk.setup.answers import ModelChoice
    from yogadesk.setup.bench import Bench
    from yogadesk.setup.model_file import Inspection
    from yogadesk.work import Ticket

__all__ = ["Chosen", "choose", "fitted", "inspected", "local_file"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A model that keeps to every rule: how it is asked, its files by their names in its folder of
    the bucket (none: it ships), and its labels as a CSV table."""

    spec: ModelSpec
    files: tuple[tuple[str, Path], ...]
    labels_csv: bytes

    @contextmanager
    def on_disk(self) -> Iterator[tuple[tuple[str, Path], ...]]:
        """Each object's name in the bucket and its file, for as long as the context lasts."""
        if self.files:
            yield tuple((f"{self.spec.folder}/{name}", path) for name, path in self.files)
            return
        with assets.on_disk(bundled.FILE) as path:
            yield ((f"{self.spec.folder}/{self.spec.name}.onnx", path),)


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


def inspected(bench: Bench, source: str, ticket: Ticket) -> Inspection:
    """What the model at a path or address is, fetched and unpacked if need be.

    Raises Trouble when it cannot be had or is no model, Cancelled.
    """
    return model_file.inspect(local_file(bench, source, ticket))


def fitted(
    bench: Bench, choice: ModelChoice, scores: Sequence[Value], ticket: Ticket
) -> tuple[Value, tuple[str, ...]]:
    """The output that is asked for and its labels, as many as it has scores.

    Raises Trouble when they cannot be had or do not fit (a `labels.Shiftable` where moving them by
    one would help), Cancelled.
    """
    if not choice.labels:
        raise Trouble(
            "The model's labels are missing",
            "A model gives numbers; the file of labels says what each one stands for.",
            "Choose a text file with one label a line, or a CSV file with a column “label”.",
        )
    read = labels.shifted(labels.read(local_labels(bench, choice.labels, ticket)), choice.shift)
    return labels.choose_output(scores, read), read


def _bundled() -> Chosen:
    return Chosen(bundled.model(), (), bundled.labels_csv())


def _from_file(bench: Bench, choice: ModelChoice, ticket: Ticket) -> Chosen:
    found = inspected(bench, choice.source, ticket)
    if found.broken:
        raise Trouble(
            "BigQuery cannot use this model",
            " ".join(rule.detail for rule in found.broken),
            "Export it again so that it keeps to these rules, or choose another one.",
        )
    output, read = fitted(bench, choice, found.scores, ticket)
    height, width = found.height_width
    spec = ModelSpec(
        table=found.table,
        name=found.name,
        sha256=found.sha256,
        input=found.inputs[0].name,
        output=output.name,
        height=height,
        width=width,
        labels=read,
        element=found.inputs[0].kind,
        kind=found.kind,
    )
    return Chosen(spec, found.files, labels.as_csv(read))
