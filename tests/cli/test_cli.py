"""The commands as other programs call them: real processes, real output, real statuses."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.drawing import draw

KEYS = {"file", "decision", "classes", "health", "model", "site", "uri", "error"}


def yogadesk(home: Path, *args: str | Path, **more: object) -> subprocess.CompletedProcess[str]:
    return started([sys.executable, "-m", "yogadesk", "--home", home, *args], **more)


def started(command: Sequence[str | Path], **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=90,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def read(table: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli") / "a home with spaces é"


def test_classify_prints_one_object_a_picture_in_natural_order(
    home: Path, pictures: list[Path]
) -> None:
    done = yogadesk(home, "classify", pictures[0].parent, "--json", "--top", "3")
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(o["file"]).name for o in found] == [p.name for p in pictures]
    for one in found:
        assert set(one) == KEYS
        assert one["error"] is None
        assert len(one["classes"]) == 3
        scores = [c["score"] for c in one["classes"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= s <= 1 for s in scores)
        assert one["uri"].startswith("gs://")
        assert len(one["model"]["sha256"]) == 64
        if one["decision"] == "not sure":
            assert one["health"] is None
        else:
            assert one["health"]["pose"] == one["decision"] == one["classes"][0]["label"]


def test_a_threshold_decides_between_sure_and_not(home: Path, pictures: list[Path]) -> None:
    def decisions(threshold: str) -> set[str]:
        done = yogadesk(home, "classify", pictures[0], "--json", "--threshold", threshold)
        return {json.loads(line)["decision"] for line in done.stdout.splitlines()}

    assert decisions("1") == {"not sure"}
    assert "not sure" not in decisions("0")


def test_some_bad_pictures_are_named_on_stderr_and_the_rest_delivered(
    home: Path, tmp_path: Path
) -> None:
    good = draw(tmp_path / "good.jpg", seed=77)
    bad = tmp_path / "bad.jpg"
    bad.write_text("no picture")
    done = yogadesk(home, "classify", tmp_path, "--json")
    assert done.returncode == 3
    by_file = {Path(o["file"]): o for o in map(json.loads, done.stdout.splitlines())}
    assert by_file[good]["error"] is None
    assert by_file[bad]["decision"] is None
    assert by_file[bad]["error"]
    assert str(bad) in done.stderr


def test_csv_carries_the_same_with_formulas_defused(home: Path, tmp_path: Path) -> None:
    draw(tmp_path / "=cmd|'! A1.jpg", seed=78)
    (tmp_path / "bad.jpg").touch()
    table = tmp_path / "table.csv"
    done = started(
        [sys.executable, "-m", "yogadesk", "--home", home]
        + ["classify", "=cmd|'! A1.jpg", "bad.jpg", "--csv", "table.csv"],
        cwd=tmp_path,
    )
    assert done.returncode == 3
    rows = read(table)
    assert rows[0]["file"].startswith("'=cmd")
    assert float(rows[0]["score_1"]) <= 1
    assert rows[0]["label_1"]
    assert rows[1]["error"]
    assert rows[1]["decision"] == ""


def test_a_table_that_cannot_be_written_is_told_before_anything_is_classified(
    tmp_path: Path,
) -> None:
    """On a site that costs money the answers would be paid for by then."""
    picture = draw(tmp_path / "p.jpg", seed=77)
    done = yogadesk(tmp_path / "home", "classify", picture, "--csv", tmp_path / "no" / "table.csv")
    assert done.returncode == 1
    assert "does not exist" in done.stderr
    assert not (tmp_path / "home" / "history.sqlite").exists()
    done = yogadesk(tmp_path / "home", "classify", picture, "--csv", tmp_path)
    assert "is a folder" in done.stderr


def test_export_gives_the_history_without_an_engine(home: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "home"
    path = draw(tmp_path / "p.jpg", seed=79)
    assert yogadesk(fresh, "classify", path).returncode == 0
    shutil.rmtree(fresh / "engine")
    table = tmp_path / "out.csv"
    assert yogadesk(fresh, "export", "--csv", table).returncode == 0
    assert [row["file"] for row in read(table)] == [str(path)]
    assert yogadesk(fresh, "export", "--csv", table, "--since", "2199-01-01").returncode == 0
    assert read(table) == []
    assert not (fresh / "engine").exists()


def test_export_takes_every_form_and_filter(home: Path, tmp_path: Path) -> None:
    draw(tmp_path / "p.jpg", seed=81)
    assert yogadesk(home, "classify", tmp_path / "p.jpg", "--top", "3").returncode == 0
    files = {form: tmp_path / f"out.{form}" for form in ("csv", "jsonl", "parquet", "notebook")}
    options = [text for form, file in files.items() for text in (f"--{form}", file)]
    done = yogadesk(home, "export", *options, "--bom", "--top", "1", "--since", "1h",
                    "--site", "this computer")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(" saved to ") == 4
    assert files["csv"].read_bytes().startswith(b"\xef\xbb\xbffile,")
    row = list(csv.DictReader(files["csv"].read_text("utf-8-sig").splitlines()))[-1]
    assert row["label_1"]
    assert "label_2" not in row
    last = json.loads(files["jsonl"].read_text("utf-8").splitlines()[-1])
    assert last["file"] == row["file"] == str(tmp_path / "p.jpg")
    assert files["parquet"].read_bytes()[:4] == b"PAR1"
    assert last["uri"] in files["notebook"].read_text("utf-8")
    done = yogadesk(home, "export", "--csv", files["csv"], "--model", "no such")
    assert done.returncode == 2
    assert "yoga_poses" in done.stderr


def test_doctor_says_what_is_here_and_nothing_secret(home: Path) -> None:
    done = yogadesk(home, "doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    for word in ("yogadesk", "duckdb", "onnxruntime", "home", "none needed", "ready", "SHA-256"):
        assert word in done.stdout
    assert "token" not in done.stdout.lower()


def test_the_engine_tells_its_endpoint_and_token_first(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "yogadesk", "--home", tmp_path / "home", "engine"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert said["endpoint"].startswith("http://127.0.0.1:")
        assert len(said["token"]) >= 32
    finally:
        process.terminate()
        process.wait(20)
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.parametrize(
    "args",
    [
        ["classify"],
        ["classify", "x.jpg", "--threshold", "1.5"],
        ["classify", "x.jpg", "--top", "0"],
        ["classify", "x.jpg", "--site", "nowhere"],
        ["export"],
        ["export", "--csv", "x.csv", "--site", "nowhere"],
        ["export", "--csv", "x.csv", "--since", "yesterday-ish"],
        ["export", "--csv", "x.csv", "--since", "999999999999d"],
        ["export", "--csv", "same.x", "--jsonl", "./same.x"],
        ["classify", ""],
        ["dance"],
    ],
)
def test_wrong_arguments_end_with_status_2_and_a_sentence(home: Path, args: list[str]) -> None:
    done = yogadesk(home, *args)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["train", "x"], ["evaluate", "x"]])
def test_a_folder_to_learn_from_that_is_not_there_is_named(home: Path, command: list[str]) -> None:
    done = yogadesk(home, *command)
    assert done.returncode == 1
    assert "The folder cannot be read" in done.stderr


def test_a_home_that_cannot_be_used_is_explained(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("in the way")
    done = yogadesk(occupied, "classify", "x.jpg")
    assert done.returncode == 1
    assert "--home" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_no_success(home: Path, tmp_path: Path) -> None:
    done = yogadesk(home, "classify", tmp_path)
    assert done.returncode == 3
    assert "No pictures" in done.stderr


def test_the_folder_it_was_started_in_may_be_gone(home: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    picture = draw(tmp_path / "p.jpg", seed=81)
    program = (
        "import contextlib, os, sys\n"
        "with contextlib.suppress(OSError):  # Windows keeps it\n"
        "    os.rmdir(os.getcwd())\n"
        "from yogadesk.__main__ import main\n"
        "sys.exit(main())"
    )
    done = started(
        [sys.executable, "-c", program, "--home", home, "classify", picture, "--json"],
        cwd=gone,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["file"].endswith("p.jpg")


def test_it_works_with_the_network_cut(tmp_path: Path) -> None:
    # In a network namespace of its own, where the system lets us make one: loopback alone.
    cut = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ip link set lo up; exec "$@"', "sh"]
    if shutil.which("ip") is None:
        cut = ["unshare", "--net", "--map-root-user", "sh", "-c", 'ifconfig lo up; exec "$@"', "sh"]
    possible = (
        os.name == "posix"
        and shutil.which("unshare") is not None
        and subprocess.run([*cut, "true"], capture_output=True, check=False).returncode == 0
    )
    path = draw(tmp_path / "p.jpg", seed=80)
    done = started(
        [*(cut if possible else []), sys.executable, "-m", "yogadesk"]
        + ["--home", tmp_path / "home", "classify", path, "--json"],
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["error"] is None


def test_an_answer_is_one_line_whatever_the_file_is_called(home: Path, tmp_path: Path) -> None:
    if sys.platform == "win32":
        return  # no such name there
    draw(tmp_path / "new\nline.jpg", seed=81)
    done = yogadesk(home, "classify", tmp_path / "new\nline.jpg")
    assert len(done.stdout.splitlines()) == 1
    assert "new\\nline.jpg" in done.stdout


def test_no_program_is_taken_from_the_folder_it_is_started_in(tmp_path: Path) -> None:
    """It may be one of pictures that came from anywhere."""
    ran, pictures = tmp_path / "ran", tmp_path / "pictures"
    pictures.mkdir()
    draw(pictures / "p.jpg", seed=82)
    for name in ("json", "random", "duckdb", "numpy", "PIL", "yogadesk"):
        (pictures / f"{name}.py").write_text(
            f"open({str(ran)!r}, 'w')\nraise ImportError('caught')"
        )
    program = "import sys; from yogadesk.__main__ import main; sys.exit(main())"
    command = [sys.executable, "-P", "-c", program, "--home", tmp_path / "home"]
    for asked in (["classify", ".", "--json"], ["export", "--parquet", tmp_path / "all.parquet"]):
        done = started(
            [*command, *asked],
            cwd=pictures,
        )
        assert done.returncode == 0, done.stderr
    assert not ran.exists()


def test_others_cannot_see_pictures_and_answers(tmp_path: Path) -> None:
    if sys.platform != "linux":
        return  # a user's own data are elsewhere there, in folders that are closed
    new, old = tmp_path / "new", tmp_path / "data" / "yogadesk"
    old.mkdir(parents=True)
    old.chmod(0o755)  # as earlier versions made it
    picture = draw(tmp_path / "p.jpg", seed=83)
    for asked, home in ((["--home", new], new), ([], old)):
        done = started(
            [sys.executable, "-m", "yogadesk", *asked, "classify", picture],
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")},
            umask=0o022,
        )
        assert done.returncode == 0, done.stderr
        assert home.stat().st_mode & 0o777 == 0o700
        contents = [each for each in (home / "engine").rglob("*") if each.is_file()]
        assert contents
        assert not any(each.stat().st_mode & 0o077 for each in contents)
