"""The commands. Other programs call them: names, output and exit statuses stay as they are."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk import __version__
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL_WELL, FAILED, USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit status.

    0: all classified; 3: some pictures could not be, each named with its reason on stderr; 2: the
    arguments are off; 1: anything else; 130: interrupted.
    """
    parser = _parser()
    args = parser.parse_args(arguments)
    home: Path = args.home or _default_home()
    _make_streams_lossless()
    try:
        return _do(args, home.expanduser().absolute())
    except Trouble as trouble:
        print(f"{trouble.title}. {trouble}", file=sys.stderr)
        return FAILED
    except (KeyboardInterrupt, Cancelled):
        print("Stopped. What was done is kept.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output went away (`| head`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _do(args: argparse.Namespace, home: Path) -> int:
    match args.command:
        case None:
            from yogadesk.app import window

            return window(home)
        case "classify":
            from yogadesk.cli_classify import classify

            return classify(args, home)
        case "export":
            from yogadesk.cli_classify import export

            return export(args, home)
        case "engine":
            from yogadesk.engine import process

            options = ["--home", str(home), "--port", str(args.port)]
            return process.main([*options, "--no-auth"] if args.no_auth else options)
        case "doctor":
            from yogadesk.cli_doctor import doctor

            return doctor(home)
        case later:
            print(
                f"`yogadesk {later}` cannot be used yet: this version classifies on this computer. "
                "It comes with a later one.",
                file=sys.stderr,
            )
            return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yogadesk",
        description="Which yoga pose does a photograph show, how sure is that, and what is the "
        "pose good for? Without a command: the window.",
    )
    parser.add_argument("--version", action="version", version=f"yogadesk {__version__}")
    _add_home(parser, default=None)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_classify(commands)
    _add_later(commands)
    export = _add(commands, "export", "save what was classified so far, offline")
    export.add_argument("--csv", type=Path, metavar="FILE", required=True)
    export.add_argument(
        "--since", type=_moment, metavar="WHEN", help="a date (2026-01-31), or a span: 12h, 7d"
    )
    engine = _add(commands, "engine", "run the engine in the foreground, for other programs")
    engine.add_argument("--port", type=int, default=0, metavar="N", help="default: a free one")
    engine.add_argument("--no-auth", action="store_true", help="ask for no token")
    _add(commands, "doctor", "versions, paths, engine and sign-in state; nothing secret")
    return parser


def _add_classify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    classify = _add(commands, "classify", "classify pictures and folders of pictures")
    classify.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    classify.add_argument("--site", metavar="NAME")
    classify.add_argument("--top", type=_count, metavar="K", help="classes to tell of a picture")
    classify.add_argument("--csv", type=Path, metavar="FILE", help="save a table")
    classify.add_argument("--json", action="store_true", help="print one object a picture")
    classify.add_argument(
        "--threshold", type=_share, metavar="T", help='"not sure" below this score, 0 to 1'
    )


def _add_later(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands whose arguments are fixed already, so that scripts can be written for them."""
    setup = _add(commands, "setup", "set up a Google Cloud site (not yet)")
    for name in ("site", "project", "location", "dataset", "connection", "bucket"):
        setup.add_argument(f"--{name}")
    for name in ("model", "labels", "only"):
        setup.add_argument(f"--{name}")
    setup.add_argument("--yes", action="store_true")
    setup.add_argument("--dry-run", action="store_true")
    for name, what in (("train", "teach poses from"), ("evaluate", "measure a model on")):
        command = _add(commands, name, f"{what} a folder of labelled folders (not yet)")
        command.add_argument("folder", type=Path, metavar="FOLDER")
        command.add_argument("--site", metavar="NAME")
        if name == "evaluate":
            command.add_argument("--csv", type=Path, metavar="FILE")


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    # Suppressed, or the default here would overwrite a --home given before the command.
    _add_home(parser, default=argparse.SUPPRESS)
    return parser


def _add_home(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--home", type=Path, metavar="DIR", default=default, help="keep everything in this folder"
    )


def _default_home() -> Path:
    named = os.environ.get("YOGADESK_HOME")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("yogadesk", appauthor=False)


def _make_streams_lossless() -> None:
    """A name that is no valid text is printed with escapes instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _share(text: str) -> float:
    value = float(text)
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError("it lies between 0 and 1")
    return value


def _count(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100:
        raise argparse.ArgumentTypeError("it lies between 1 and 100")
    return value


def _moment(text: str) -> datetime:
    """A date or time (local unless it says otherwise), or a span back from now."""
    units = {"h": "hours", "d": "days", "w": "weeks"}
    if text[-1:] in units and text[:-1].isdigit():
        return datetime.now(UTC) - timedelta(**{units[text[-1]]: int(text[:-1])})
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as error:
        raise argparse.ArgumentTypeError("a date like 2026-01-31, or a span like 7d") from error
