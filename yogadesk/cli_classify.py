"""`yogadesk classify`."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from yogadesk import files
from yogadesk.cli import ALL_WELL, FAILED, SOME_FAILED, USAGE
from yogadesk.domain import NONE_OF_THESE, NOT_SURE, Picture, State, Verdict
from yogadesk.errors import Trouble
from yogadesk.work import Ticket

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path


T = TypeVar("T")


def classify(args: argparse.Namespace, home: Path) -> int:
    """Classify the paths and print, or save, the verdicts in the order the pictures were found."""
    from yogadesk.app import App
    from yogadesk.classify import Feed
    from yogadesk.history import write_csv

    if args.site is not None and (known := _other_sites(home, args.site)):
        print(f"There is no site {args.site!r}. There is: {known}.", file=sys.stderr)
        return USAGE
    if args.csv:
        files.require_place(args.csv)
    with App(home, site=args.site, threshold=args.threshold, top_k=args.top) as app:
        lines = InOrder(_json_line if args.json else _text_line if not args.csv else None)
        feed = Feed(args.paths)
        feed.close()
        fault: Trouble | None = None
        try:
            interruptible(lambda ticket: app.classifier.classify(feed, ticket, lines))
        except Trouble as trouble:
            fault = trouble
            lines.fail_rest(str(trouble), app.site.name, app.options().threshold)
        if args.csv:
            write_csv(
                lines.verdicts,
                args.csv,
                with_bom=app.settings.current.csv_bom,
                corrections=app.store.corrections(),
            )
    return _status(lines, fault)


def _other_sites(home: Path, name: str) -> str:
    """The names of the sites there are, when `name` is none of them; else ""."""
    from yogadesk.setup.sites import SiteBook

    names = [site.name for site in SiteBook(home).sites()]
    return "" if name in names else ", ".join(names)


class InOrder:
    """A listener that passes verdicts on in the order their pictures were found, as they come."""

    def __init__(self, line: Callable[[Verdict], str] | None) -> None:
        self._line = line
        self._lock = threading.Lock()
        self._pictures: list[Picture] = []
        self._answers: dict[Picture, Verdict] = {}
        self._told = 0

    @property
    def verdicts(self) -> list[Verdict]:
        """The verdicts so far, in order."""
        return [self._answers[p] for p in self._pictures if p in self._answers]

    def found(self, pictures: Sequence[Picture]) -> None:
        with self._lock:
            self._pictures += pictures

    def moved(self, pictures: Sequence[Picture], state: State) -> None:
        del pictures, state  # only answers are printed

    def answered(self, verdict: Verdict) -> None:
        with self._lock:
            self._answers[verdict.picture] = verdict
            while self._told < len(self._pictures):
                next_one = self._answers.get(self._pictures[self._told])
                if next_one is None:
                    return
                self._told += 1
                self._tell(next_one)

    def fail_rest(self, why: str, site: str, threshold: float) -> None:
        """Give every picture without an answer the reason the run ended with."""
        for picture in [p for p in self._pictures if p not in self._answers]:
            self.answered(
                Verdict(
                    picture=picture,
                    decision=None,
                    classes=(),
                    health=None,
                    model=None,
                    site=site,
                    uri=None,
                    error=why,
                    threshold=threshold,
                    fingerprint="",
                    when=datetime.now(UTC),
                )
            )

    def _tell(self, verdict: Verdict) -> None:
        if verdict.error is not None:
            print(f"{_name(verdict)}: {verdict.error}", file=sys.stderr)
        if self._line is not None and (verdict.error is None or self._line is _json_line):
            print(self._line(verdict), flush=True)


def _json_line(verdict: Verdict) -> str:
    from yogadesk.history import as_json

    return json.dumps(as_json(verdict))


def _text_line(verdict: Verdict) -> str:
    best = verdict.best
    score = f"{best.score:6.1%}" if best else ""
    hint = ""
    if best and verdict.decision == NOT_SURE:
        unlike = best.label == NONE_OF_THESE
        hint = "  (unlike all that was taught)" if unlike else f"  (perhaps {best.label})"
    return f"{verdict.decision:<10} {score}  {_name(verdict)}{hint}"


def _name(verdict: Verdict) -> str:
    """The path on one line, whatever is in it."""
    return files.one_line(str(verdict.picture.path))


def interruptible(work: Callable[[Ticket], T]) -> T:
    """The result of the work, run in a thread, so that Ctrl+C arrives at once and cancels it in
    good order."""
    ticket = Ticket()
    with ThreadPoolExecutor(1, "classify") as pool:
        future = pool.submit(work, ticket)
        try:
            # A wait without a timeout is not interrupted on Windows.
            while wait([future], timeout=0.2).not_done:
                pass
        except KeyboardInterrupt:
            ticket.cancel()
            raise
        return future.result()


def _status(lines: InOrder, fault: Trouble | None) -> int:
    if fault is not None:
        print(f"{fault.title}. {fault}", file=sys.stderr)
        return FAILED
    verdicts = lines.verdicts
    if not verdicts:
        print("No pictures were found there.", file=sys.stderr)
        return SOME_FAILED
    return SOME_FAILED if any(v.error is not None for v in verdicts) else ALL_WELL
