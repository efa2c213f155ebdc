"""`make bench [ARGS="--photos DIR"]`: prints each measure with what it is compared to.

Ratios are what counts: both sides run in turns on the same machine within the same minute, and the
best of each is taken, because other work on the machine only ever makes a run slower.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench import classify, distance, first_paint, history, predict, window

ROOT = Path(__file__).resolve().parent.parent.parent


_ALL = ("classify", "start", "predict", "history", "drop", "window", "distance")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--photos", type=Path, default=_photos(), help="a folder of photographs")
    parser.add_argument("--pictures", type=int, default=320, help="how many to classify a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--many", type=int, default=5000, help="pictures of one ML.PREDICT")
    parser.add_argument("--heavy", type=int, default=300, help="the same for ResNet-50's graph")
    parser.add_argument("--only", choices=_ALL)
    parser.add_argument("--full", action="store_true", help="10,000 pictures with the window open")
    args = parser.parse_args()
    if args.only in (None, "classify"):
        classify.measure(args.photos, args.pictures, args.rounds)
    if args.only in (None, "start"):
        first_paint.measure(args.rounds)
    if args.only in (None, "predict"):
        predict.measure(args.photos, args.many, args.heavy, args.rounds)
    if args.only in (None, "history"):
        history.measure(args.rounds)
    if args.only in (None, "drop"):
        window.measure_drop(args.photos, 100_000, args.rounds)
    if args.only in (None, "distance"):
        distance.measure(args.photos, 200, args.rounds)
    if args.only in (None, "window"):
        window.measure_classify(args.photos, 10_000 if args.full else 600, args.rounds)


def _photos() -> Path:
    """Real photographs beside the checkout where there are some, else the sample pictures."""
    beside = ROOT.parent / "shared" / "data" / "photos"
    return beside if beside.is_dir() else ROOT / "resources" / "samples"


main()
