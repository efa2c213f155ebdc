"""Answers survive a crash, a damaged file and another version; the ledger and the book too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from yogadesk.cloud.site import Site
from yogadesk.errors import Trouble
from yogadesk.setup import bundled
from yogadesk.setup.answers import Answers, AnswersFile, Bucket, Location, Project
from yogadesk.setup.made import Ledger, Made
from yogadesk.setup.reached import SignIn, Where
from yogadesk.setup.sites import SavedSite, SiteBook, file_for


def test_what_was_answered_is_read_back(tmp_path: Path) -> None:
    file = AnswersFile(tmp_path / "new" / "a.json")
    assert file.load() == Answers()
    given = Answers().with_("project", Project("p-roject")).with_("where", Where("engine"))
    file.save(given)
    assert file.load() == given
    file.save(given.with_("bucket", Bucket("b\udcff")))
    assert file.load().project == Project("p-roject")


def test_an_answer_of_another_step_is_refused() -> None:
    with pytest.raises(TypeError, match="location is answered by Location"):
        Answers().with_("location", Bucket("b"))


def test_one_damaged_answer_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    said = {
        "location": {"location": 7, "dataset": "d"},
        "bucket": {"prefix": "no bucket/"},
        "project": {"project": "p-roject", "create": True, "from": "the future"},
        "unknown": {},
    }
    path.write_text(json.dumps({"answers": said}))
    assert AnswersFile(path).load() == Answers(project=Project("p-roject", True))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"[" * 100_000])
def test_a_damaged_file_leaves_nothing_answered(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    assert AnswersFile(path).load() == Answers()


def test_what_has_a_default_is_filled_in() -> None:
    whole = Answers(project=Project("example.com:pro-ject")).complete()
    assert whole.location == Location("US", "yogadesk")
    assert whole.bucket == Bucket("example-com-pro-ject-yogadesk")
    assert Answers(project=Project("like-google")).complete().bucket == Bucket("like-g-yogadesk")
    assert Answers().complete().bucket is None


def test_what_is_made_is_noted_before_it_is_made(tmp_path: Path) -> None:
    path = tmp_path / "made.json"
    ledger = Ledger(path)

    def killed() -> bool:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.make("bucket", "bucket", "b", killed)
    again = Ledger(path)
    assert again.of("bucket") == [Made("bucket", "bucket", "b")]
    again.make("bucket", "bucket", "b", lambda: False)  # it is there: that attempt made it
    assert Ledger(path).has("bucket", "bucket", "b")


def test_what_somebody_else_made_meanwhile_is_not_ours(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "made.json")
    ledger.make("bucket", "bucket", "b", lambda: False)
    assert not ledger.of("bucket")


def test_what_could_not_be_deleted_stays_on_the_list(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "made.json")
    for name in ("one", "two"):
        ledger.note(Made("model", "table", name))
    seen = []
    for made in ledger.each_of("model"):
        seen.append(made.name)
        if made.name == "one":
            break
    assert seen == ["two", "one"], "last first"
    assert [made.name for made in Ledger(tmp_path / "made.json").of("model")] == ["one"]


def test_the_book_knows_this_computer_and_what_was_added(tmp_path: Path) -> None:
    book = SiteBook(tmp_path)
    assert [site.name for site in book.sites()] == ["this computer"]
    site = Site("My “site” / ☃", "p-roject", "EU", "d", "c", "b")
    saved = SavedSite(site, Where("google", None), SignIn("adc"), bundled.model())
    book.add(saved)
    assert SiteBook(tmp_path).find(site.name) == saved
    book.add(SavedSite(site, Where("google"), SignIn("key", key_file="k.json"), None))
    assert len(book.sites()) == 2, "one of the same name is replaced"
    book.remove(site.name)
    assert len(book.sites()) == 1
    with pytest.raises(Trouble, match="No site is called"):
        book.find(site.name)


def test_a_damaged_book_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / "sites.json").write_text('{"sites": [{"site": {}}]}')
    assert len(SiteBook(tmp_path).sites()) == 1
    assert list(tmp_path.glob("sites.json.damaged-*"))


@pytest.mark.parametrize("name", ["a/b", "..", "C:\\x", 'a"<>|?*', "ß ☃"])
def test_any_name_makes_a_file_in_the_folder(name: str, tmp_path: Path) -> None:
    path = file_for(tmp_path, name, ".json")
    assert path.parent == tmp_path / "setup"
    AnswersFile(path).save(Answers())
    assert path.is_file()
