"""Opens the window; without a display, classifies the sample pictures instead and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))


def main() -> int:
    yogadesk = [sys.executable, "-m", "yogadesk"]
    if has_display():
        from prepare import qt_libraries

        return qt_libraries(window=True) or subprocess.call([*yogadesk, *sys.argv[1:]])
    print(
        "There is no display here, so no window can open. "
        "These are the sample pictures, classified on the command line:",
        flush=True,
    )
    return subprocess.call([*yogadesk, *sys.argv[1:], "classify", str(ROOT / "resources/samples")])


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
