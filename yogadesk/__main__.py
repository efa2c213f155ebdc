"""`yogadesk`, `python -m yogadesk`: hands over to the command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Run the command on `sys.argv`; the process's exit status."""
    try:
        Path.cwd()
    except OSError:  # the folder it was started in is gone: then nothing may rest on it
        os.chdir(Path.home())
    from yogadesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
