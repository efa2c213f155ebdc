"""`make screenshots [ARGS="--out DIR --only WORD"]`: every view, light and dark, at 100 and 200 %.

Each combination is a process of its own, as Qt takes its scale at the start. The engine is real and
the pictures are the samples and drawn ones, so nobody's photographs appear.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screenshots.scenes import SCENES

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    parser = argparse.ArgumentParser(prog="make screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--scales", default="1,2")
    parser.add_argument("--screen", default="1280x720", help="in logical pixels")
    parser.add_argument("--only", default="", help="the views whose name holds this word")
    args = parser.parse_args()
    if not any(args.only in name or args.only.startswith(name) for name in SCENES):
        parser.error(f"no view is called “{args.only}”: there are {', '.join(SCENES)}")
    args.out.mkdir(parents=True, exist_ok=True)
    status = 0
    for scale in map(float, args.scales.split(",")):
        for scheme in args.schemes.split(","):
            status |= take(args.out, scheme, scale, args.screen, args.only)
    print(f"See {args.out}")
    return status


def take(out: Path, scheme: str, scale: float, screen: str, only: str) -> int:
    """One process that shows every view and saves it; its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        device = Path(folder, "screen.json")
        width, height = (round(int(side) * scale) for side in screen.split("x"))
        one = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height,
               "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
        device.write_text(json.dumps({"windowFrameMargins": False, "screens": [one]}))
        command = [sys.executable, "-m", "tests.screenshots.take", str(out), scheme, only]
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={device}",
            "QT_SCALE_FACTOR": f"{scale:g}",
            "QT_LOGGING_RULES": "qt.qpa.*=false",
        }
        return subprocess.call(command, env=environment, cwd=ROOT)


sys.exit(main())
