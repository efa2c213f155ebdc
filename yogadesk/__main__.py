"""`yogadesk`, `python -m yogadesk`: hands over to the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run the command on `sys.argv`; the process's exit status."""
    if sys.platform == "win32":
        look_for_programs_on_the_path_alone()
    try:
        Path.cwd()
    except OSError:  # the folder it was started in is gone: then nothing may rest on it
        os.chdir(Path.home())
    from yogadesk.cli import run

    return run(sys.argv[1:])


def look_for_programs_on_the_path_alone() -> None:
    """Windows looks for a program in the current folder first, which may be one of pictures that
    came from anywhere. Libraries of ours start some by a bare name, as google-auth does gcloud."""
    os.environ.setdefault("NoDefaultCurrentDirectoryInExePath", "1")


if __name__ == "__main__":
    sys.exit(main())
