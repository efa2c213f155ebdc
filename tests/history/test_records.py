"""What people correct, delete and leave unfinished, and files of earlier versions."""

from __future__ import annotations

import os
import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from yogadesk.domain import NOT_SURE, ClassScore
from yogadesk.errors import Trouble
from yogadesk.history import Query, Store, database, schema
from yogadesk.work import Ticket

ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path / "history.sqlite")
    yield opened
    opened.close()


def numbers(store: Store, query: Query = Query()) -> list[int]:  # noqa: B008
    return list(store.find(query, {}, Ticket()).ids)


def corrected(store: Store) -> list[str | None]:
    return [store.fetch([n])[n].corrected for n in sorted(numbers(store))]


def test_a_correction_is_for_the_picture_wherever_it_lies(store, verdict):
    store.add_many([verdict("a.jpg", fingerprint=ONE), verdict("copy.jpg", fingerprint=ONE)])
    store.add(verdict("b.jpg", fingerprint=TWO))
    store.correct([ONE], "plank")
    assert corrected(store) == ["plank", "plank", None]
    store.add(verdict("later.jpg", fingerprint=ONE))  # answered anew, it is still a plank
    assert corrected(store) == ["plank", "plank", None, "plank"]
    assert len(numbers(store, Query(pose="plank"))) == 3
    assert [v.decision for v in store.verdicts()] == ["tree"] * 4  # what was answered stays
    assert store.correction_of(ONE) == "plank"
    assert store.correction_of(TWO) is None
    assert store.correction_of("") is None


def test_undo_and_redo_in_any_order(store, verdict):
    store.add_many([verdict("a.jpg", fingerprint=ONE, decision=NOT_SURE)])
    (first,) = store.correct([ONE], "plank")
    (second,) = store.correct([ONE], "goddess")
    assert corrected(store) == ["goddess"]
    store.undo_corrections([second])
    assert corrected(store) == ["plank"]
    store.undo_corrections([first])
    assert corrected(store) == [None]
    assert numbers(store, Query(pose="plank")) == []
    store.redo_corrections([first])
    store.redo_corrections([second])
    assert corrected(store) == ["goddess"]
    [one] = store.corrections()
    assert (one.fingerprint, one.label) == (ONE, "goddess")


def test_where_the_corrected_pictures_are(store, verdict):
    store.add_many([verdict(f"/p/{n}.jpg", fingerprint=ONE) for n in "aba"])
    store.correct([ONE, ONE], "plank")
    assert store.places_of(ONE) == [Path("/p/a.jpg"), Path("/p/b.jpg")]
    assert len(store.corrections()) == 1


def test_a_picture_that_could_not_be_read_cannot_be_corrected(store, failed):
    store.add(failed())
    with pytest.raises(ValueError, match="fingerprint"):
        store.correct([""], "plank")


def test_deleting_is_undone_for_a_day(store, verdict, tmp_path, monkeypatch):
    store.add_many(verdict(f"picture {n}.jpg", fingerprint=ONE) for n in range(5))
    store.correct([ONE], "plank")
    before = store.fetch(numbers(store))
    gone = numbers(store)[1:4]
    store.delete(gone)
    assert len(numbers(store)) == 2
    assert numbers(store, Query("picture 2")) == []
    assert len(store.fetch(gone)) == 0
    store.restore(gone)
    assert store.fetch(numbers(store)) == before
    assert len(numbers(store, Query("picture 2"))) == 1
    store.delete(gone)
    other = Store(tmp_path / "history.sqlite")  # another process starts meanwhile
    other.close()
    store.restore(gone)
    assert len(numbers(store)) == 5
    store.delete(gone)
    store.close()
    monkeypatch.setattr("yogadesk.history.store._TRASH_IS_KEPT", timedelta(0))
    again = Store(tmp_path / "history.sqlite")
    again.restore(gone)
    assert len(numbers(again)) == 2
    again.add(verdict("new.jpg"))
    assert min(n for n in numbers(again) if n not in before) > max(before)  # no number twice
    again.close()


def test_what_comes_back_shows_what_is_said_of_it_by_now(store, verdict):
    store.add_many(verdict(f"{n}.jpg", fingerprint=ONE) for n in range(2))
    gone = numbers(store)[:1]
    store.delete(gone)
    said = store.correct([ONE], "plank")
    store.restore(gone)
    assert {kept.corrected for kept in store.fetch(numbers(store)).values()} == {"plank"}
    assert len(numbers(store, Query(pose="plank"))) == 2
    store.delete(gone)
    store.undo_corrections(said)
    store.restore(gone)
    assert {kept.corrected for kept in store.fetch(numbers(store)).values()} == {None}
    assert len(numbers(store, Query(pose="tree"))) == 2


def test_a_queue_is_worked_off_by_its_verdicts(store, verdict, tmp_path):
    paths = [tmp_path / f"{n}.jpg" for n in "cab"] + [Path(os.fsdecode(b"/caf\xe9.jpg"))]
    store.queue("run", paths[:2])
    store.queue("run", paths[1:])
    store.queue("other", paths[:1])
    assert store.queued() == {"run": paths, "other": paths[:1]}
    store.add_many([verdict(str(paths[1])), verdict(str(paths[3]))])
    assert store.queued() == {"run": [paths[0], paths[2]], "other": paths[:1]}
    store.end_queue("other")
    store.close()
    again = Store(tmp_path / "history.sqlite")
    assert again.set_aside is None
    assert again.queued() == {"run": [paths[0], paths[2]]}
    again.end_queue("run")
    assert again.queued() == {}
    again.close()


def test_nobody_waits_for_a_reader_nor_a_reader_for_anybody(store, verdict):
    store.add_many(verdict(f"{n}.jpg") for n in range(1500))
    with store._reading() as reading:
        cursor = reading.execute("SELECT id FROM verdicts")
        cursor.fetchone()
        store.add(verdict("meanwhile.jpg"))
        with store._writing():
            seen: list[int] = []
            thread = threading.Thread(target=lambda: seen.append(len(numbers(store))))
            thread.start()
            thread.join(10)
            assert seen == [1501]
        assert len(cursor.fetchall()) == 1499
    assert len(store._readers) == 2
    with pytest.raises(Trouble), store._reading() as reading:
        reading.execute("DELETE FROM verdicts")


def old_file(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    database._migrate(connection, path, schema.MIGRATIONS[:1])
    good = '[["tree", 0.9], ["plank", 0.1]]'
    record = '["tree", "balance", "steadies", "even"]'
    for number, (file, decision, classes, health, error) in enumerate([
        ("/home/Ä/a.jpg", "tree", good, record, None),
        ("b.jpg", "not sure", good, None, None),
        ("/home/Ä/c.jpg", None, "[]", None, "It is empty."),
        (os.fsdecode(b"/caf\xe9/\xff.jpg"), "tree", good, record, None),
    ]):  # fmt: skip
        model = (None, None) if error else ("poses", "ab" * 32)
        connection.execute(
            "INSERT INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number + 5, os.fsencode(file), "", ONE, number, "here", *model, decision, classes,
             health, "gs://b/x.png", error, 0.6),
        )  # fmt: skip
    connection.execute("INSERT INTO uploads VALUES ('s', 'b', 'n')")
    connection.close()


def test_a_file_of_the_first_version_is_carried_over_whole(tmp_path, verdict):
    path = tmp_path / "history.sqlite"
    old_file(path)
    store = Store(path)
    found = list(store.verdicts())
    assert [v.picture.path for v in found] == [
        Path("/home/Ä/a.jpg"), Path("b.jpg"), Path("/home/Ä/c.jpg"),
        Path(os.fsdecode(b"/caf\xe9/\xff.jpg")),
    ]  # fmt: skip
    assert [v.state.value for v in found] == ["done", "not sure", "failed", "done"]
    assert [v.decision for v in found] == ["tree", "not sure", None, "tree"]
    assert found[0].classes[1].label == "plank"
    assert found[0].health is not None
    assert (found[0].model and found[0].model.name, found[2].model) == ("poses", None)
    assert (found[0].top_k, found[0].times.answer) == (None, None)
    assert store.knows_upload("s", "b", "n")
    assert numbers(store) == [8, 7, 6, 5]
    assert numbers(store, Query("a.jpg")) == [5]
    assert numbers(store, Query("Ä/A.jpg", pose="tree")) == [5]
    store.add(verdict())
    store.close()
    again = Store(path)
    assert len(list(again.verdicts())) == 5
    again.close()


def test_the_most_classes_are_known_of_rows_of_every_version(tmp_path, verdict):
    def most(query: Query) -> int:
        with store.exporting(query, {}, Ticket()) as (_, _, count):
            return count

    path = tmp_path / "history.sqlite"
    old_file(path)
    store = Store(path)
    assert most(Query()) == 2
    store.add(verdict("new.jpg", classes=tuple(ClassScore(f"c{n}", 0.1) for n in range(3))))
    [new, *old] = numbers(store)
    assert most(Query()) == 3
    assert most(Query(state="failed")) == 0
    store.delete((new, *old))
    assert most(Query()) == 0
    store.restore(old)
    assert most(Query()) == 2
    store.restore((new,))
    assert most(Query()) == 3
    store.close()


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "history.sqlite"
    old_file(path)
    broken = (*schema.MIGRATIONS[:1], (*schema.MIGRATIONS[1], "nonsense"))
    monkeypatch.setattr(database._migrate, "__defaults__", (broken,))
    with pytest.raises(Trouble):
        Store(path)
    monkeypatch.undo()
    store = Store(path)
    assert len(list(store.verdicts())) == 4
    store.close()


def test_damage_met_in_use_is_mended_at_the_next_start(tmp_path, verdict, monkeypatch):
    monkeypatch.setattr(database, "_CHECK_AT_ONCE", 0)
    path = tmp_path / "history.sqlite"
    store = Store(path)
    store.add_many(verdict(f"{n}.jpg") for n in range(500))
    assert store.damage is None
    store.check()
    store.close()
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : -4096] = b"\x5a" * (len(content) - len(content) // 2 - 4096)
    path.write_bytes(content)
    late = Store(path)
    assert late.damage is None  # it is too large to be read whole before the window is there
    with pytest.raises(Trouble, match="cannot be read any more"):
        late.check()
    late.close()
    fresh = Store(path)
    assert fresh.damage is not None
    assert "damaged-" in fresh.damage.happened
    assert list(fresh.verdicts()) == []
    fresh.close()
    last = Store(path)
    assert last.damage is None
    last.close()
