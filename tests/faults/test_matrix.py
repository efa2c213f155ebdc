"""Every call of every step goes wrong in every way, once and for ever."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from tests.faults.conftest import Site
from tests.faults.proxy import BREAKS, FAULTS, proxied
from tests.faults.scenarios import SCENARIOS, Scenario, Studio
from yogadesk.cloud import model_upload, resumable
from yogadesk.setup.plan import Outcome, Report

IS_FULL = bool(os.environ.get("YOGADESK_FULL_MATRIX"))
"""Whether to take all cases and print the table: three minutes instead of half of one."""

PASSING = {"429", "500", "503", *BREAKS}
"""What may pass: met once, the step has to end well by itself."""

LONGEST_SECONDS = 60.0
"""For a step on which a call is broken for ever. At the pace of these tests it takes a tenth of
that, if nothing else keeps the machine busy."""


@dataclass(frozen=True)
class Case:
    """One call broken in one way."""

    kind: str
    fault: str
    times: float


@dataclass(frozen=True)
class Result:
    """How the step ended, how long it took, and what is wrong with that (in words, or "")."""

    case: Case
    outcome: Outcome
    seconds: float
    wrong: str


@pytest.fixture(scope="module")
def studio(engine_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """With uploads in smaller pieces, so that few bytes go in several."""
    folder = tmp_path_factory.mktemp("matrix")
    studio = Studio(engine_site.access, folder, engine_site.client_file)
    studio.make_base()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model_upload, "_SMALL", 256 * 1024)
        patch.setattr(resumable, "PIECE", 256 * 1024)
        yield studio


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_broken_call_is_survived_or_told(
    name: str, studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = SCENARIOS[name]
    kinds = calls_of(studio, scenario)
    assert kinds
    cases = list(cases_of(kinds))
    with ThreadPoolExecutor(scenario.at_once) as pool:
        results = list(pool.map(lambda case: go(studio, scenario, case), cases))
    if IS_FULL:
        with capsys.disabled():
            print(table(name, kinds, results))
    wrong = [f"{r.case}: {r.wrong} ({r.outcome}, {r.seconds:.1f} s)" for r in results if r.wrong]
    assert not wrong, "\n".join(wrong)


def cases_of(kinds: list[str]) -> Iterator[Case]:
    """Every call with every fault, once and for ever. Unless all are asked for, a seventh of them,
    so chosen that each call is broken both ways, and each fault is met in both."""
    every = 1 if IS_FULL else 7
    for row, kind in enumerate(kinds):
        for column, fault in enumerate(FAULTS):
            if (row + column) % every == 0:
                yield Case(kind, fault, 1)
            if (row + column) % every == every // 2:
                yield Case(kind, fault, math.inf)


def calls_of(studio: Studio, scenario: Scenario) -> list[str]:
    """The kinds of calls that the step makes when all goes well, in order."""
    number = studio.number()
    with proxied(str(studio.access.endpoint)) as proxy:
        answers = scenario.answers(studio, number)
        home = studio.folder / f"case-{number}"
        report = studio.run(studio.bench(answers, home, proxy.endpoint), scenario.step)
        assert is_well(report), report.failed
        return list(dict.fromkeys(call for call in proxy.calls if scenario.part in call))


def go(studio: Studio, scenario: Scenario, case: Case) -> Result:
    number = studio.number()
    home = studio.folder / f"case-{number}"
    answers = scenario.answers(studio, number)
    with proxied(str(studio.access.endpoint)) as proxy:
        proxy.break_call(case.kind, case.fault, case.times)
        since = time.monotonic()
        first = studio.run(studio.bench(answers, home, proxy.endpoint), scenario.step)
        seconds = time.monotonic() - since
        proxy.repair()
        again = studio.run(studio.bench(answers, home, proxy.endpoint), scenario.step)
        twice = [call for call, times in proxy.made.items() if times > 1]
    outcome = only_one(first, scenario.step)
    wrong = judge(case, outcome, seconds)
    if not is_well(again):
        wrong += f" Run again, it failed: {again.failed}."
    if twice:
        wrong += f" Made twice: {twice}."
    return Result(case, outcome, seconds, wrong)


def judge(case: Case, outcome: Outcome, seconds: float) -> str:
    """What is wrong with this outcome, or ""."""
    if seconds > LONGEST_SECONDS:
        return "It took too long."
    if outcome.state == "done" or is_unpaid(outcome):
        return ""
    trouble = outcome.trouble
    if trouble is None or not (trouble.title and trouble.happened and trouble.advice):
        return "It failed without saying why and what to do."
    if case.times == 1 and case.fault in PASSING:
        return "It would have passed by itself."
    return ""


def is_unpaid(outcome: Outcome) -> bool:
    """A new project is made, and then it is a person's turn: that is as well as it can end."""
    return outcome.trouble is not None and "No open billing account" in outcome.note


def is_well(report: Report) -> bool:
    return report.failed is None or is_unpaid(report.failed)


def only_one(report: Report, step: str) -> Outcome:
    return next(outcome for outcome in report.outcomes if outcome.key == step)


def table(name: str, kinds: list[str], results: list[Result]) -> str:
    """A row a call, a column a fault: how it ended when met once, and for ever."""
    by_case = {(r.case.kind, r.case.fault, r.case.times): r for r in results}
    lines = [f"\n{name}: “+” ended well, “T” told as a Trouble; met once / for ever"]
    lines.append(" " * 62 + " ".join(f"{fault.replace(' ', '-'):>7.7}" for fault in FAULTS))
    for kind in kinds:
        marks = [
            "/".join(_mark(by_case.get((kind, fault, times))) for times in (1, math.inf))
            for fault in FAULTS
        ]
        lines.append(f"{kind:<62.62}" + " ".join(f"{mark:>7}" for mark in marks))
    return "\n".join(lines)


def _mark(result: Result | None) -> str:
    if result is None:
        return " "
    if result.wrong:
        return "!"
    return "+" if result.outcome.state == "done" or is_unpaid(result.outcome) else "T"
