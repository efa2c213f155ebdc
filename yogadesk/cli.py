"""The commands. Other programs call them: names, output and exit statuses stay as they are."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk import __version__, files
from yogadesk.errors import Trouble
from yogadesk.work import Cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

ALL_WELL, FAILED, USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130

_ABOUT_SETUP = """\
steps for --only: where, sign_in, project, location (or dataset), connection, bucket, pictures,
model, capacity, try_it

--model takes an .onnx or .tflite file, a TensorFlow SavedModel (its folder or its saved_model.pb),
a zip, tar or tar.gz of one of these, or the https address of a file or archive. It is inspected
before anything is sent; any but the bundled one needs --labels. Downloads and uploads that were
cut short go on where they stopped.

Answers are kept for each site: what was given once need not be given again. Signing in uses the
application default credentials (gcloud auth application-default login), unless --key names a key
file, or this site was signed in to in the window. A reservation costs money and is made only when
it is named: --only capacity. A project is not made here: gcloud projects create.

--undo deletes what the set-up of this site made, and nothing that was there before or came since:
--undo --only capacity drops the reservation. A project stays.

YOGADESK_ENDPOINT puts another endpoint in the place of Google's, and YOGADESK_TOKEN is its bearer
token: `yogadesk engine` prints both. BIGQUERY_EMULATOR_HOST and STORAGE_EMULATOR_HOST are honoured
as by Google's clients.

exit status: 0 all is there; 1 a step failed; 2 the arguments are off"""


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
    except OSError as error:
        if not is_closed_pipe(error, sys.platform):
            raise
        # Whoever read our output went away (`| head`). Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def is_closed_pipe(error: OSError, platform: str) -> bool:
    """Whether the error says that nobody reads any more. Windows has no word of its own for it."""
    return isinstance(error, BrokenPipeError) or (
        platform == "win32" and error.errno == errno.EINVAL and error.filename is None
    )


def _do(args: argparse.Namespace, home: Path) -> int:
    match args.command:
        case None:
            from yogadesk.app_window import window

            return window(home)
        case "classify":
            from yogadesk.cli_classify import classify

            return classify(args, home)
        case "export":
            from yogadesk.cli_export import export

            return export(args, home)
        case "engine":
            from yogadesk.engine import process

            options = ["--home", str(home), "--port", str(args.port)]
            return process.main([*options, "--no-auth"] if args.no_auth else options)
        case "setup":
            from yogadesk.cli_setup import setup

            return setup(args, home)
        case "doctor":
            from yogadesk.cli_doctor import doctor

            return doctor(args, home)
        case "train":
            from yogadesk.cli_train import train

            return train(args, home)
        case "evaluate":
            from yogadesk.cli_train import evaluate

            return evaluate(args, home)
        case "install-desktop":
            return _install_desktop(remove=args.remove)
        case unknown:
            raise AssertionError(f"the parser let {unknown!r} pass")


def _install_desktop(*, remove: bool) -> int:
    from yogadesk import desktop_entry

    done = desktop_entry.remove() if remove else desktop_entry.install()
    for file in done:
        print(f"{'removed' if remove else 'written'}: {file}")
    if not done:
        print("There was no entry.")
    return ALL_WELL


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
    _add_setup(commands)
    _add_training(commands)
    _add_export(commands)
    engine = _add(commands, "engine", "run the engine in the foreground, for other programs")
    engine.add_argument("--port", type=int, default=0, metavar="N", help="default: a free one")
    engine.add_argument("--no-auth", action="store_true", help="ask for no token")
    desktop = _add(commands, "install-desktop", "put yogadesk into this user's menu (Linux)")
    desktop.add_argument("--remove", action="store_true", help="take it out again")
    doctor = _add(commands, "doctor", "versions, paths, engine and sign-in state; nothing secret")
    doctor.add_argument("--site", metavar="NAME", help="default: the one in use")
    doctor.add_argument(
        "--parity",
        action="store_true",
        help="whether this computer and the site give the sample pictures the same answers",
    )
    return parser


def _add_classify(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    classify = _add(commands, "classify", "classify pictures and folders of pictures")
    classify.add_argument("paths", nargs="+", type=_path, metavar="PATH")
    classify.add_argument("--site", metavar="NAME")
    classify.add_argument("--top", type=_count, metavar="K", help="classes to tell of a picture")
    classify.add_argument("--csv", type=_path, metavar="FILE", help="save a table")
    classify.add_argument("--json", action="store_true", help="print one object a picture")
    classify.add_argument(
        "--threshold", type=_share, metavar="T", help='"not sure" below this score, 0 to 1'
    )


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = _add(commands, "export", "save what was classified so far, offline")
    for form, what in (
        ("csv", "a table"),
        ("jsonl", "one JSON object a line"),
        ("parquet", "a table with nested columns"),
        ("notebook", "the statements of a site, to run them anywhere"),
    ):
        export.add_argument(f"--{form}", type=_path, metavar="FILE", help=what)
    export.add_argument(
        "--since", type=_moment, metavar="WHEN", help="a date (2026-01-31), or a span: 12h, 7d"
    )
    export.add_argument("--site", metavar="NAME", help="only what this site answered")
    export.add_argument("--model", metavar="NAME", help="only what this model answered")
    export.add_argument("--top", type=_count, metavar="K", help="at most so many classes")
    export.add_argument("--bom", action="store_true", help="mark the CSV as UTF-8, for old Excel")


def _add_setup(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    setup = _add(commands, "setup", "make everything a Google Cloud site needs")
    setup.formatter_class = argparse.RawDescriptionHelpFormatter
    setup.epilog = _ABOUT_SETUP
    setup.add_argument("--site", metavar="NAME", help="what to call it; default: its project")
    for name, what in (
        ("project", "the id of the project"),
        ("location", "where everything is, such as US or europe-west4"),
        ("dataset", "default: yogadesk"),
        ("connection", "default: yogadesk"),
        ("bucket", "default: PROJECT-yogadesk"),
        ("model", "a model, see below; default: the bundled one"),
        ("labels", "the model's labels, a file or its https address: text, one a line, or CSV"),
        ("only", "the steps to do, by their names and commas"),
    ):
        setup.add_argument(f"--{name}", metavar=name[0].upper(), help=what)
    setup.add_argument("--key", metavar="FILE", help="sign in with a service account's key file")
    setup.add_argument(
        "--shift-labels",
        type=int,
        choices=(-1, 0, 1),
        metavar="N",
        help='1: put "background" before the labels; -1: leave out the first one; 0: as they are',
    )
    setup.add_argument("--yes", action="store_true", help="ask nothing")
    setup.add_argument("--dry-run", action="store_true", help="say what would be made")
    setup.add_argument(
        "--undo", action="store_true", help="delete what the set-up made (with --only: by steps)"
    )


def _add_training(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    train = _add(commands, "train", "teach poses from a folder with one sub-folder a pose")
    train.add_argument("folder", type=_path, metavar="FOLDER", nargs="?")
    train.add_argument(
        "--corrections", action="store_true", help="learn from what you corrected, too"
    )
    train.add_argument("--site", metavar="NAME")
    train.add_argument("--name", metavar="NAME", help="what to call the model; default: poses_1 …")
    train.add_argument(
        "--output", metavar="COLUMN", help="the output of the site's model to learn from"
    )
    train.add_argument(
        "--channels",
        type=int,
        default=0,
        metavar="N",
        help="that output is a map of N channels, to be pooled; default: it is a vector",
    )
    train.add_argument(
        "--keep-model", action="store_true", help="let the model that answers now go on answering"
    )
    evaluate = _add(commands, "evaluate", "measure the model that answers on a labelled folder")
    evaluate.add_argument("folder", type=_path, metavar="FOLDER")
    evaluate.add_argument("--site", metavar="NAME")
    evaluate.add_argument("--csv", type=_path, metavar="FILE", help="save every answer as a table")
    evaluate.add_argument(
        "--report", type=_path, metavar="FILE", help="save the figures with charts as a web page"
    )
    evaluate.add_argument(
        "--against", metavar="NAME", help="compare with this model, and tell what it answers else"
    )


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, what: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what[0].upper() + what[1:] + ".")
    # Suppressed, or the default here would overwrite a --home given before the command.
    _add_home(parser, default=argparse.SUPPRESS)
    return parser


def _add_home(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--home", type=_path, metavar="DIR", default=default, help="keep everything in this folder"
    )


def _default_home() -> Path:
    named = os.environ.get("YOGADESK_HOME")
    if named:
        return Path(named)
    import platformdirs

    home = platformdirs.user_data_path("yogadesk", appauthor=False)
    files.keep_private(home)  # earlier versions made it as any other folder
    return home


def _make_streams_lossless() -> None:
    """A name that is no valid text is printed with escapes instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _path(text: str) -> Path:
    """A path. An empty one, as a variable without a value makes it, would be the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return Path(text)


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
    try:
        if text[-1:] in units and text[:-1].isdigit():
            return datetime.now(UTC) - timedelta(**{units[text[-1]]: int(text[:-1])})
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError, OSError) as error:
        # OSError: Windows knows of no local time before 1970.
        raise argparse.ArgumentTypeError("a date like 2026-01-31, or a span like 7d") from error
