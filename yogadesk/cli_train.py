"""`yogadesk train` and `yogadesk evaluate`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from yogadesk.cli import ALL_WELL, SOME_FAILED
from yogadesk.cli_classify import interruptible

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from yogadesk.training.upload import LeftOut


def train(args: argparse.Namespace, home: Path) -> int:
    """Teach poses from labelled folders and let the new model answer. 0: taught; 3: taught, and
    some pictures could not be used, each named with its reason. Raises Trouble."""
    from yogadesk.app import App
    from yogadesk.cloud.statements import Teaching
    from yogadesk.training import tables
    from yogadesk.training.models import Lesson

    lesson = Lesson(
        args.folder,
        Teaching(),
        with_corrections=args.corrections,
        name=args.name,
        output=args.output,
        channels=args.channels,
    )
    with App(home, site=args.site) as app:
        taught = interruptible(lambda ticket: app.models.teach(app.site.name, lesson, ticket))
        version = taught.version
        if not args.keep_model:
            app.answer_with(app.site.name, version.model.name)
    print(f"Taught “{version.model.name}” from {version.examples} pictures.")
    if taught.is_flattering:
        print("Too few pictures to hold some out: the figures are of those it learnt from.")
    else:
        print(f"Measured on {version.held_out} pictures that it did not learn from:")
        if taught.unmeasured:
            few = ", ".join(f"“{label}”" for label in taught.unmeasured)
            print(f"Not measured, for there are too few different pictures: {few}")
    for line in tables.summary(taught.figures):
        print(line)
    print(f"Advised threshold: {version.threshold:.2f}")
    return _told(taught.left_out)


def evaluate(args: argparse.Namespace, home: Path) -> int:
    """Measure the model that answers on labelled folders, and say what another one answers else,
    if that was asked for. 0: all answered; 3: some could not be. Raises Trouble.
    """
    from yogadesk.app import App
    from yogadesk.training import compare, figures, labelled, report, tables

    with App(home, site=args.site) as app:
        name, known = app.site.name, app.models
        model = known.answering(name)
        models = [model, known.called(name, args.against)] if args.against else [model]
        measured, *others = interruptible(
            lambda ticket: known.measure(name, models, labelled.read(args.folder, ticket), ticket)
        )
        threshold = app.options().threshold
    each_time = (measured, *others)
    left_out = [*dict.fromkeys(each for one in each_time for each in one.left_out)]
    if not set.intersection(*({each.path for each in one.judged} for one in each_time)):
        _told(left_out)
        print("No picture could be classified.", file=sys.stderr)
        return SOME_FAILED
    found = figures.figures(measured.judged)
    print(f"Model “{model.name}”")
    for line in tables.summary(found):
        print(line)
    for line in tables.alike(measured):
        print(line)
    for other in others:
        print()
        compared = compare.compare(measured.judged, other.judged)
        for line in tables.comparison(compared, model.name, args.against):
            print(line)
    if args.csv:
        tables.write_csv(found, args.csv, threshold)
    if args.report:
        said = f"Measured on {len(found.judged)} pictures in {args.folder}."
        report.write(found, f"How good “{model.name}” is", said, threshold, args.report)
    return _told(left_out)


def _told(left_out: Sequence[LeftOut]) -> int:
    for each in left_out:
        print(f"{each.example.path}: {each.reason}", file=sys.stderr)
    return SOME_FAILED if left_out else ALL_WELL
