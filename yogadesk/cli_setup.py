"""`yogadesk setup`: the set-up assistant's plan without the assistant."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk.cli import ALL_WELL, FAILED, USAGE
from yogadesk.cloud.session import EMULATORS
from yogadesk.setup import provision, way
from yogadesk.setup.answers import (
    Answers,
    AnswersFile,
    Bucket,
    Capacity,
    Connection,
    Location,
    ModelChoice,
    Project,
)
from yogadesk.setup.bench import Bench
from yogadesk.setup.labels import Shiftable
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import THIS_COMPUTER, file_for
from yogadesk.setup.steps import PLAN
from yogadesk.work import Ticket

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from yogadesk.errors import Trouble
    from yogadesk.setup.plan import StepState

ALIASES = {"dataset": "location", "sign-in": "sign_in", "try-it": "try_it"}
"""Other words for a step in `--only`."""

_MARKS: dict[StepState, str] = {"done": "✓", "waiting": "+", "failed": "✗"}


def setup(args: argparse.Namespace, home: Path) -> int:
    """Make what is missing, step by step; the exit status. Prints a line for each step."""
    name = args.site or args.project
    if not name:
        return _usage("Name the site with --site, or its project with --project.")
    only = _only(args.only)
    if isinstance(only, str):
        return _usage(only)
    file = AnswersFile(file_for(home, name, ".json"))
    answers = _answered(args, name, file.load(), only)
    for step in PLAN.steps:
        wrong = step.validate(answers.complete())
        if wrong and (only is None or step.key in only):
            return _usage(f"{step.title}: {wrong}")
    if not args.dry_run and not args.undo:
        file.save(answers)
    return _run(_here(answers, os.environ), name, home, only, args)


def _run(
    answers: Answers, name: str, home: Path, only: set[str] | None, args: argparse.Namespace
) -> int:
    whole = answers.complete()
    assert whole.where is not None
    assert whole.sign_in is not None
    project = whole.project.project if whole.project else ""
    opener = way.opener(home, name, whole.where, whole.sign_in, project)
    bench = Bench(name, answers, lambda _: opener, home=home, open_browser=_open_browser)
    lines = _Lines()
    try:
        if args.undo:
            return _undo(bench, only, args, lines)
        if args.dry_run or not args.yes:
            report = PLAN.run(bench, Ticket(), lines, only, dry_run=True)
            missing = {each.key for each in report.outcomes if each.state == "waiting"}
            _explain(whole, missing)
            if report.failed is not None:
                return FAILED
            if args.dry_run or not missing:
                return ALL_WELL
            if not _is_agreed("Make what is missing?"):
                return _usage("Nothing was made. With --yes nothing is asked.")
        report = PLAN.run(bench, Ticket(), lines, only)
    finally:
        bench.leave()
    return ALL_WELL if report.failed is None else FAILED


def _undo(bench: Bench, only: set[str] | None, args: argparse.Namespace, lines: _Lines) -> int:
    """Delete what was made, after saying what that is; the exit status."""
    made = [
        each
        for step in reversed(PLAN.steps)
        if only is None or step.key in only
        for each in reversed(bench.made.of(step.key))
    ]
    for each in made:
        print(f"- {each.step}: {each.kind} {each.name}")
    if args.dry_run:
        return ALL_WELL
    if not made:
        print("Nothing that the set-up made is left.")
    elif not args.yes and not _is_agreed("Delete all that?"):
        return _usage("Nothing was deleted. With --yes nothing is asked.")
    report = PLAN.undo(bench, Ticket(), lines, only)
    return ALL_WELL if report.failed is None else FAILED


def _answered(
    args: argparse.Namespace, name: str, saved: Answers, only: set[str] | None
) -> Answers:
    """The saved answers with what the arguments say."""
    if name == THIS_COMPUTER.name:
        here = provision.answers_for(THIS_COMPUTER)
        return here.with_("where", Where("engine")).with_("sign_in", SignIn("engine"))
    answers, whole = saved, saved.complete()
    if args.key:
        answers = answers.with_("sign_in", SignIn("key", key_file=_source(args.key)))
    if args.project:
        answers = answers.with_("project", Project(args.project))
    if args.location or args.dataset:
        was = whole.location or Location()
        place = Location(args.location or was.location, args.dataset or was.dataset)
        answers = answers.with_("location", place)
    if args.connection:
        answers = answers.with_("connection", Connection(args.connection))
    if args.bucket:
        answers = answers.with_("bucket", Bucket(args.bucket))
    if args.model or args.labels or args.shift_labels is not None:
        answers = answers.with_("model", _model(args, whole.model or ModelChoice()))
    if only is not None and "capacity" in only:
        given = whole.capacity or Capacity()
        answers = answers.with_("capacity", Capacity(True, given.reservation, given.max_slots))
    return answers


def _model(args: argparse.Namespace, was: ModelChoice) -> ModelChoice:
    """What is said of the model; what is not stays. Labels are moved for the model they were moved
    for, and no other."""
    source = _source(args.model) if args.model else was.source
    labels = _source(args.labels) if args.labels else was.labels
    is_same = (source, labels) == (was.source, was.labels)
    shift = args.shift_labels if args.shift_labels is not None else was.shift * is_same
    return ModelChoice(source, labels, shift)


def _source(model: str) -> str:
    if model == "bundled" or model.startswith(("http://", "https://")):
        return model
    return str(Path(model).expanduser().absolute())


def _here(answers: Answers, environment: Mapping[str, str]) -> Answers:
    """The answers with what the environment says in the place of Google's hosts. Not kept: it
    holds for this run."""
    endpoint = environment.get(way.ENDPOINT)
    if answers.where is not None and answers.where.kind == "engine":
        return answers
    if endpoint:
        answers = answers.with_("where", Where("google", endpoint))
        has_key = answers.sign_in is not None and answers.sign_in.method == "key"
        is_given = way.TOKEN in environment or not has_key
        return answers.with_("sign_in", SignIn("token")) if is_given else answers
    if any(environment.get(name) for name in EMULATORS):
        return answers.with_("sign_in", SignIn("token"))
    return answers


def _only(text: str | None) -> set[str] | str | None:
    """The keys of the steps that were named; a sentence when one is not known."""
    if text is None:
        return None
    named = [ALIASES.get(word.strip(), word.strip()) for word in text.split(",") if word.strip()]
    unknown = [word for word in named if word not in PLAN.keys]
    if unknown or not named:
        return f"--only takes steps out of {', '.join(PLAN.keys)}; not {text!r}."
    return set(named)


def _explain(answers: Answers, missing: set[str]) -> None:
    """What would be made, as commands, and what that costs."""
    for step in PLAN.steps:
        if step.key not in missing:
            continue
        commands, cost = step.commands(answers), step.cost(answers)
        if commands:
            print(f"\n# {step.title}\n{commands}")
        if cost:
            print(f"# {cost}")


def _is_agreed(question: str) -> bool:
    if not sys.stdin.isatty():
        return False
    return input(f"\n{question} [y/N] ").strip().lower() in ("y", "yes")


def _open_browser(address: str) -> None:
    print(f"Sign in at {address}", file=sys.stderr, flush=True)
    webbrowser.open(address)


def _usage(sentence: str) -> int:
    print(f"yogadesk setup: {sentence}", file=sys.stderr)
    return USAGE


class _Lines:
    """Prints how the steps go: one line each, and what is waited for."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, key: str, state: StepState, note: str, trouble: Trouble | None) -> None:
        if trouble is not None:
            print(f"✗ {key}: {trouble.title}. {trouble}", file=sys.stderr, flush=True)
            if trouble.link:
                print(f"  {trouble.link}", file=sys.stderr, flush=True)
            if isinstance(trouble, Shiftable):
                print(f"  --shift-labels {trouble.shift} does that.", file=sys.stderr, flush=True)
        elif state in _MARKS:
            print(
                f"{_MARKS[state]} {key}: {note}" if note else f"{_MARKS[state]} {key}", flush=True
            )
        elif state == "working" and note:
            for line in self._new(key, note):
                print(line, file=sys.stderr, flush=True)

    def _new(self, key: str, note: str) -> Iterator[str]:
        """The note, unless it only counts on from the last one."""
        shape = "".join(c for c in f"  {key}: {note}" if not c.isdigit())
        if shape != self._last:
            self._last = shape
            yield f"  {key}: {note}"
