"""Running a model leaves nothing behind in the user's folders, and reports to nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from yogadesk import assets
from yogadesk.setup import bundled

_PROGRAM = """
import sys
from pathlib import Path
import numpy as np
from yogadesk.engine.ml import runtimes

model = runtimes.opened("ONNX", Path(sys.argv[1]), 1)
(spec,) = model.inputs
shape = [size or 1 for size in spec.shape]
model.run({spec.name: np.zeros(shape, np.float32)}, [each.name for each in model.outputs])
"""
_HOMES = "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_DATA_HOME"
_NEEDED = "PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP"
"""Nothing else: ONNX Runtime is silent by itself where it sees what builds and tests set."""


def test_a_model_runs_and_its_makers_hear_nothing(tmp_path: Path) -> None:
    model = tmp_path / "model.onnx"
    model.write_bytes(assets.data(bundled.FILE))
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(model)],
        env=environment | dict.fromkeys(_HOMES, str(home)),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(home.rglob("*")) == []
