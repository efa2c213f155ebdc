"""`yogadesk`, `python -m yogadesk`: hands over to the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command on `sys.argv`; the process's exit status."""
    from yogadesk.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
