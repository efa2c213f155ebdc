"""Tables and objects carry the same, safely, and replace a file whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from yogadesk import files
from yogadesk.domain import NOT_SURE, ClassScore, ModelInfo, PoseRecord, Times
from yogadesk.errors import Trouble
from yogadesk.history import as_json, write_csv


def read(file) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_object_of_a_verdict(verdict):
    assert as_json(verdict("/p/a.jpg")) == {
        "file": str(Path("/p/a.jpg")),
        "decision": "tree",
        "classes": [
            {"label": "tree", "score": 0.1 + 0.2},
            {"label": "plank", "score": 1 / 3},
        ],
        "health": {
            "pose": "tree", "focus": "balance", "health_benefit": "steadies", "breath": "even",
        },
        "model": {"name": "p.d.m", "sha256": "ab" * 32},
        "site": "this computer",
        "uri": "gs://bucket/inbox/x.png",
        "error": None,
    }  # fmt: skip


def test_the_object_of_a_failure(failed):
    it = as_json(failed())
    assert list(it) == ["file", "decision", "classes", "health", "model", "site", "uri", "error"]
    assert it["decision"] is None
    assert it["classes"] == []
    assert it["health"] is None
    assert it["model"] is None
    assert it["error"] == "“bad.jpg” is empty."


def test_an_object_can_be_printed_whatever_the_file_is_called(verdict):
    line = json.dumps(as_json(verdict("a\n\udcff🌳.jpg")))
    assert "\n" not in line
    assert line.isascii()
    assert json.loads(line)["file"] == "a\n\udcff🌳.jpg"


def test_the_columns(tmp_path, verdict, failed):
    file = tmp_path / "a.csv"
    assert write_csv([verdict(), failed(), verdict(decision=NOT_SURE, health=None)], file) == 3
    good, bad, unsure = read(file)
    assert list(good) == [
        "file", "decision", "label_1", "score_1", "label_2", "score_2", "pose", "focus",
        "health_benefit", "breath", "model", "model_sha256", "site", "uri", "threshold", "time",
        "error", "corrected", "top_k", "prepare_seconds", "upload_seconds", "answer_seconds",
        "fingerprint",
    ]  # fmt: skip
    assert good == {
        "file": "a.jpg", "decision": "tree", "label_1": "tree", "score_1": repr(0.1 + 0.2),
        "label_2": "plank", "score_2": repr(1 / 3), "pose": "tree", "focus": "balance",
        "health_benefit": "steadies", "breath": "even", "model": "p.d.m",
        "model_sha256": "ab" * 32, "site": "this computer", "uri": "gs://bucket/inbox/x.png",
        "threshold": "0.6", "time": "2025-05-04T03:02:01.123Z", "error": "",
        "corrected": "", "top_k": "2", "prepare_seconds": "0.01", "upload_seconds": "0.02",
        "answer_seconds": "0.3", "fingerprint": "cd" * 32,
    }  # fmt: skip
    assert bad["error"] == "“bad.jpg” is empty."
    assert {bad[name] for name in ("decision", "label_1", "score_2", "pose", "model", "uri")} == {
        ""
    }
    assert unsure["decision"] == "not sure"


def test_no_verdicts_make_a_header_alone(tmp_path):
    file = tmp_path / "a.csv"
    assert write_csv([], file) == 0
    assert file.read_bytes().startswith(b"file,decision,pose,")
    assert read(file) == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_formulas_are_defused_everywhere(tmp_path, verdict, start):
    evil = f"{start}cmd|' /C calc'!A0"
    file = tmp_path / "a.csv"
    one = verdict(
        evil, decision=evil, classes=(ClassScore(evil, -0.5),), site=evil, uri=evil, error=evil,
        health=PoseRecord(evil, evil, evil, evil), model=ModelInfo(evil, evil), fingerprint=evil,
        top_k=None, times=Times(),
    )  # fmt: skip
    write_csv([one], file)
    [row] = read(file)
    for name, cell in row.items():
        if name not in ("score_1", "threshold", "time", "corrected", "top_k") and cell:
            assert cell == f"'{evil}", name
    assert row["score_1"] == "-0.5"
    assert sum(cell == f"'{evil}" for cell in row.values()) == 13


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a;=HYPERLINK(1);x", "a;'=HYPERLINK(1);x"),
        ("a;-1;+2;@b", "a;'-1;'+2;'@b"),
        ("a;＝1", "a;'＝1"),
        ("a\t=1", "a\t'=1"),
        ("a;\t=1", "a;'\t'=1"),
        ('a;"=1;b', "a;\"'=1;b"),
        ("a\r\n=1", "a\r\n'=1"),
        ("a\n\nb - c; d", "a\n\nb - c; d"),
    ],
)
def test_formulas_are_defused_behind_what_separates_cells_elsewhere(tmp_path, verdict, text, kept):
    file = tmp_path / "a.csv"
    one = verdict(text, uri=text, error=text, classes=(ClassScore(text, 0.5),))
    write_csv([one], file)
    [row] = read(file)
    assert [row[name] for name in ("file", "uri", "error", "label_1")] == [kept] * 4
    # Among others as it is alone: lines are made many at a time where all of them are plain.
    write_csv([verdict(classes=(ClassScore("tree", 0.5),)), one], file)
    assert read(file)[1] == row


@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_cell_of_another_separator_begins_a_formula(tmp_path, verdict, separator):
    file = tmp_path / "a.csv"
    evil = [
        f"{lead}{separator}{quote}=1{separator}x" for lead in ("a", "a,b") for quote in ("", '"')
    ]
    write_csv([verdict(f"{n}.jpg", uri=text, error=text) for n, text in enumerate(evil)], file)
    with file.open(encoding="utf-8", newline="") as stream:
        cells = [cell for row in csv.reader(stream, delimiter=separator) for cell in row]
    assert len(cells) > 4 * len(evil)
    assert not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize("text", ['a "quoted" one', "a,b;c", "two\nlines", "naïve 🌳", "a=b", "'x"])
def test_other_text_is_kept_as_it_is(tmp_path, verdict, text):
    file = tmp_path / "a.csv"
    write_csv([verdict(uri=text)], file)
    assert read(file)[0]["uri"] == text


def test_the_form_is_that_of_rfc_4180(tmp_path, verdict):
    file = tmp_path / "a.csv"
    write_csv([verdict('say "x",\ny')], file)
    content = file.read_bytes()
    assert content.count(b"\r\n") == 2
    assert content.endswith(b"\r\n")
    assert b'\r\n"say ""x"",\ny",' in content


ODD = (
    {"path": "/p/=1.jpg"},
    {"path": 'say "x".jpg'},
    {"path": "/p,q/a.jpg"},
    {"uri": "-1"},
    {"uri": "a;-1"},
    {"uri": "a\t-1"},
    {"error": "ü;=1"},
    {"uri": "a\nb"},
    {"error": "first, second"},
    {"fingerprint": "@x"},
    {"classes": ()},
    {"classes": (ClassScore("tree", 0.5),)},
    {"classes": (ClassScore("a,b", 0.5), ClassScore("=c", 0.25))},
    {"classes": (ClassScore("ü", 0.5), ClassScore("plank", 0.25))},
    {"classes": (ClassScore("half moon", 0.5), ClassScore("plank", 0.25))},
    {"classes": (ClassScore("a[1]", 0.5), ClassScore("], [", 0.25))},
    {"classes": (ClassScore("]", 0.5), ClassScore("plank", 0.25))},
    {"classes": (ClassScore("-a", 0.5), ClassScore("+b", 0.25))},
    {"classes": (ClassScore("a;-b", 0.5), ClassScore("plank", 0.25))},
    {"classes": (ClassScore("a\\b", 0.5), ClassScore("plank", 0.25))},
    {"classes": (ClassScore("tree", 1e16), ClassScore("plank", -1e-5))},
    {"decision": "=x"},
    {"top_k": None, "times": Times()},
    {"decision": None, "uri": None, "error": "“a.jpg” is empty.", "health": None, "model": None},
)


@pytest.mark.parametrize("odd", ODD)
def test_a_line_is_the_same_whatever_its_neighbours_are(tmp_path, verdict, odd):
    """Lines are made many at a time where all of them are plain."""
    plain = [verdict(f"/p/{n}.jpg", threshold=0.1 * n) for n in range(5)]
    one = verdict(**odd)
    alone, among, without = (tmp_path / f"{name}.csv" for name in ("alone", "among", "without"))
    write_csv(plain, without)
    write_csv([*plain, one], among)
    write_csv([one, verdict("=odd.jpg")], alone)  # the neighbour is no plain one, and as wide
    lines = among.read_bytes().split(b"\r\n")
    assert lines[:6] == without.read_bytes().split(b"\r\n")[:6]
    assert lines[6:] == [alone.read_bytes().split(b"\r\n")[1], b""]


def test_the_mark_of_the_encoding(tmp_path, verdict):
    file = tmp_path / "a.csv"
    write_csv([verdict("ü.jpg")], file)
    assert not file.read_bytes().startswith(b"\xef\xbb\xbf")
    write_csv([verdict("ü.jpg")], file, with_bom=True)
    assert file.read_bytes().startswith(b"\xef\xbb\xbffile,")
    assert file.read_bytes().count(b"\xef\xbb\xbf") == 1


def test_names_that_are_not_text(tmp_path, verdict):
    file = tmp_path / "a.csv"
    write_csv([verdict("caf\udce9.jpg")], file)
    assert read(file)[0]["file"] == "caf\\udce9.jpg"


def test_an_existing_file_is_replaced_and_nothing_is_left_beside_it(tmp_path, verdict):
    file = tmp_path / "a.csv"
    file.write_text("old")
    write_csv([verdict()], file)
    assert len(read(file)) == 1
    assert list(tmp_path.iterdir()) == [file]


def refusing(error: OSError):
    def refuse(*_args: object) -> None:
        raise error

    return refuse


@pytest.mark.parametrize(
    ("call", "number", "says"),
    [
        ("fsync", errno.ENOSPC, "no room"),
        ("replace", errno.EACCES, "open in another program"),
        ("replace", errno.EROFS, "cannot be written"),
        ("fsync", errno.EIO, "cannot be written"),
    ],
)
def test_when_it_fails_the_old_file_stays(tmp_path, verdict, monkeypatch, call, number, says):
    file = tmp_path / "a.csv"
    file.write_text("old")
    monkeypatch.setattr(os, call, refusing(OSError(number, os.strerror(number))))
    with pytest.raises(Trouble, match=says) as caught:
        write_csv([verdict()], file)
    monkeypatch.undo()
    assert caught.value.advice
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_write_that_failed_while_more_was_made_is_not_forgotten(tmp_path, monkeypatch):
    """The system tells of it once: to whoever asked first."""
    file = tmp_path / "a.csv"
    file.write_text("old")
    asked = threading.Event()
    flush = os.fsync

    def fsync(number: int) -> None:
        if not asked.is_set():
            asked.set()
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        flush(number)

    monkeypatch.setattr(os, "fsync", fsync)

    def write() -> None:
        with files.replacing(file) as stream:
            stream.write(b"new")
            assert asked.wait(10)

    with pytest.raises(Trouble, match="cannot be written"):
        write()
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_who_may_read_a_file_may_read_what_replaces_it(tmp_path, verdict):
    if sys.platform == "win32":
        return
    file = tmp_path / "a.csv"
    file.write_text("old")
    file.chmod(0o640)
    write_csv([verdict()], file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_an_error_of_the_caller_leaves_the_old_file(tmp_path, verdict):
    file = tmp_path / "a.csv"
    file.write_text("old")
    with pytest.raises(AttributeError):
        write_csv([verdict(), None], file)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder(tmp_path, verdict):
    with pytest.raises(Trouble, match="does not exist"):
        write_csv([verdict()], tmp_path / "nowhere" / "a.csv")


def test_a_folder_of_that_name(tmp_path, verdict):
    with pytest.raises(Trouble, match="is a folder"):
        write_csv([verdict()], tmp_path)


def test_a_link_stays_a_link(tmp_path, verdict):
    if sys.platform == "win32":
        return
    (tmp_path / "real.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    write_csv([verdict()], link)
    assert link.is_symlink()
    assert len(read(tmp_path / "real.csv")) == 1


def test_a_device_is_written_to_and_not_replaced(verdict):
    if sys.platform == "win32":
        return
    code = (
        "import sys; from pathlib import Path; from yogadesk.history import write_csv;"
        "write_csv([], Path('/dev/stdout'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.startswith(b"file,decision,")


def test_a_full_device(verdict):
    if not Path("/dev/full").exists():
        return
    with pytest.raises(Trouble, match="no room"):
        write_csv([verdict(f"{n}.jpg") for n in range(1000)], Path("/dev/full"))


def test_the_table_reads_back_to_the_same_numbers(tmp_path, verdict):
    scores = tuple(ClassScore(f"c{n}", 1 / n) for n in range(1, 8))
    file = tmp_path / "a.csv"
    write_csv([verdict(classes=scores)], file)
    [row] = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8")))
    assert [float(row[f"score_{n}"]) for n in range(1, 8)] == [c.score for c in scores]
