"""A search finds exactly what fits, whichever way it goes about it, and says it in order."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from yogadesk.domain import NOT_SURE, ClassScore, ModelInfo
from yogadesk.history import CORRECTED, Query, Sort, Store, search
from yogadesk.history.words import fold, terms
from yogadesk.work import Cancelled, Ticket

NAMES = {
    "downdog": "Downward-facing dog",
    "tree": "Tree",
    "warrior2": "Warrior II",
    "this computer": "Dieser Rechner",
}
NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def kept(tmp_path_factory, every_sort):
    """A history of three hundred verdicts, and the same verdicts by number."""
    chance = random.Random(7)
    store = Store(tmp_path_factory.mktemp("search") / "history.sqlite")
    store.add_many(every_sort(chance, number) for number in range(300))
    numbers = store.find(Query(), NAMES, Ticket()).ids
    everything = store.fetch(numbers)
    some = [k.verdict.fingerprint for k in everything.values() if k.verdict.fingerprint][::40]
    store.correct(some, "plank")
    yield store, store.fetch(numbers)
    store.close()


@pytest.fixture(scope="module")
def every_sort():
    def make(chance: random.Random, number: int):
        from tests.history.conftest import make_verdict

        label = chance.choice(["downdog", "tree", "warrior2"])
        score = round(chance.random(), 3)
        folder = chance.choice(["/home/Ana/Größe", "/home/ana/Yoga 2025", ""])
        name = f"{chance.choice(['IMG', 'dsc', 'Ünder'])}_{chance.randrange(60):04d}.jpg"
        failed = chance.random() < 0.1
        return make_verdict(
            str(Path(folder) / name),
            decision=None if failed else NOT_SURE if score < 0.5 else label,
            classes=() if failed else (ClassScore(label, score),),
            error="It is empty." if failed else None,
            site=chance.choice(["this computer", "Acme cloud"]),
            model=ModelInfo(chance.choice(["poses", "poses_2"]), "ab" * 32),
            fingerprint="" if failed else f"{number % 250:064d}",
            when=NOON + timedelta(minutes=chance.randrange(5000)),
        )

    return make


def pose_of(kept) -> str | None:
    decision = kept.verdict.decision
    return kept.corrected or (None if decision == NOT_SURE else decision)


def fits(kept, query: Query) -> bool:
    """What the search promises, said the slow way."""
    verdict = kept.verdict
    pose = pose_of(kept) or ""
    path = verdict.picture.path
    folder = str(path.parent) if str(path.parent) != "." else ""
    named = [NAMES.get(pose, ""), NAMES.get(verdict.site, "")]
    places = [path.name, folder, pose, *named, verdict.site, verdict.model.name]
    state = verdict.state.value
    return (
        all(any(term in fold(place) for place in places) for term in terms(query.text))
        and (not query.state or query.state == (CORRECTED if kept.corrected else state)
             or (query.state == state and query.state != CORRECTED))
        and (not query.pose or query.pose == pose)
        and (not query.site or query.site == verdict.site)
        and (not query.model or query.model == verdict.model.name)
        and (query.since is None or verdict.when >= query.since)
        and (query.until is None or verdict.when < query.until)
    )  # fmt: skip


QUERIES = [
    Query(),
    Query("i"), Query("im"), Query("img"), Query("img_00"), Query("IMG_0012"),
    Query("img_0012.jpg"),
    Query("grosse"), Query("GRÖSSE"), Query("unde"), Query("ünder 00"), Query("yoga 2025/dsc"),
    Query("warrior"), Query("warrior ii"), Query("facing"), Query("acme"), Query("poses_2 tree"),
    Query("rechner"), Query("dieser warrior"),
    Query("nowhere"), Query('"quoted"'), Query("a' OR 1"), Query("%"), Query("_"), Query("***"),
    Query(state="failed"), Query(state="not sure"), Query(state="done"), Query(state=CORRECTED),
    Query(pose="plank"), Query(pose="tree", site="Acme cloud"), Query(model="poses", text="dsc"),
    Query(site="elsewhere"),
    Query(since=NOON + timedelta(minutes=2500)),
    Query(until=NOON + timedelta(minutes=2500), text="tree"),
]  # fmt: skip


@pytest.mark.parametrize("few", [0, 30, 2000])
@pytest.mark.parametrize("query", QUERIES, ids=str)
def test_it_finds_what_fits(kept, monkeypatch, query, few):
    monkeypatch.setattr(search, "_FEW", few)
    store, everything = kept
    wanted = {number for number, one in everything.items() if fits(one, query)}
    assert set(store.find(query, NAMES, Ticket()).ids) == wanted


def key(kept, sort: Sort):
    verdict = kept.verdict
    parent = str(verdict.picture.path.parent)
    return {
        Sort.WHEN: verdict.when,
        Sort.NAME: fold(verdict.picture.path.name),
        Sort.FOLDER: fold("" if parent == "." else parent),
        Sort.POSE: pose_of(kept) or "",
        Sort.SCORE: verdict.best.score if verdict.best else -1,
        Sort.STATE: verdict.state.value,
        Sort.SITE: verdict.site,
        Sort.MODEL: verdict.model.name,
    }[sort]


@pytest.mark.parametrize("is_descending", [True, False])
@pytest.mark.parametrize("sort", Sort)
def test_it_says_them_in_order(kept, sort, is_descending):
    store, everything = kept
    found = store.find(Query(sort=sort, is_descending=is_descending), NAMES, Ticket()).ids
    keys = [(key(everything[number], sort), number) for number in found]
    assert keys == sorted(keys, reverse=is_descending)
    assert len(keys) == 300


def test_the_first_ones_come_alone_when_wanted(kept):
    store, _ = kept
    whole = store.find(Query("img"), NAMES, Ticket())
    first = store.find(Query("img"), NAMES, Ticket(), 20)
    assert first.ids == whole.ids[:20]
    assert whole.is_all
    assert not first.is_all
    assert store.find(Query("img"), NAMES, Ticket(), len(whole.ids)).is_all


def test_a_search_nobody_wants_any_more_stops(kept, monkeypatch):
    store, _ = kept
    monkeypatch.setattr("yogadesk.history.store._STEPS_BETWEEN_CHECKS", 10)
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Cancelled):
        store.find(Query("img"), NAMES, ticket)
    assert store.find(Query("img"), NAMES, Ticket()).ids


def test_what_there_is_to_filter_by(kept):
    store, _ = kept
    facets = store.facets()
    assert facets.poses == ("downdog", "plank", "tree", "warrior2")
    assert facets.sites == ("Acme cloud", "this computer")
    assert facets.models == ("poses", "poses_2")
    assert facets.count == 300


def test_it_works_without_the_index_of_names(tmp_path, verdict, monkeypatch):
    monkeypatch.setattr("yogadesk.history.schema._has_trigrams", lambda _: False)
    store = Store(tmp_path / "history.sqlite")
    store.add_many(verdict(f"picture {n}.jpg") for n in range(20))
    assert len(store.find(Query("picture 1"), {}, Ticket()).ids) == 11
    store.close()
    monkeypatch.undo()
    again = Store(tmp_path / "history.sqlite")  # an SQLite that can have it makes it
    assert len(again.find(Query("ture 19"), {}, Ticket()).ids) == 1
    again.close()
