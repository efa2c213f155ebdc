"""`yogadesk train` and `yogadesk evaluate`, as they are called."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.training.conftest import drawn, folder_of
from yogadesk import cli
from yogadesk.setup import bundled


def test_teach_then_measure_and_compare_with_the_bundled_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    poses, others = folder_of(tmp_path / "poses", 9), folder_of(tmp_path / "others", 3, first=50)
    (others / "bars" / "broken.png").write_bytes(b"no picture")
    for number in range(2):
        drawn(poses / "rare" / f"{number}.png", "circles", 900 + number)
    assert cli.run([*home, "train", str(poses)]) == 0
    said = capsys.readouterr().out
    assert "Taught “poses_1” from 29 pictures" in said
    assert "Not measured, for there are too few different pictures: “rare”" in said

    table, own = tmp_path / "answers.csv", bundled.model().name
    evaluate = [*home, "evaluate", str(others), "--against"]
    page = tmp_path / "report.html"
    assert cli.run([*evaluate, own, "--csv", str(table), "--report", str(page)]) == 3
    assert "How good “poses_1” is" in page.read_text("utf-8")
    out, err = capsys.readouterr()
    [line] = err.splitlines()
    assert "broken.png" in line
    assert "Model “poses_1”" in out
    # The bundled model knows none of these names, so no answer of it is right or the same.
    assert f"“{own}” 0.0%, on 9 pictures" in out
    assert "9 pictures with another answer" in out
    assert out.count(" → ") == 9
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert {row["truth"] for row in rows} == {"ball", "bars", "boxes"}
    assert len(rows) == 9

    assert cli.run([*evaluate, "nobody"]) == 1
    assert f"There are “{own}”, “poses_1”" in capsys.readouterr().err
