"""Charts look as this program draws them, whatever matplotlib was told for other plots."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_settings_for_other_plots_do_not_reach_ours(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("text.usetex: True\nfont.size: 40\n")
    program = (
        "import matplotlib\n"
        "before = matplotlib.rcParams['font.size']\n"
        "import yogadesk.ui.model.curves\n"
        "print(before, matplotlib.rcParams['font.size'], matplotlib.rcParams['text.usetex'])"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["40.0", "10.0", "False"], done.stderr
