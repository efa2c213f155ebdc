"""`python -m yogadesk.engine --home DIR [--port N] [--no-auth] [--lifeline]`."""

import sys

from yogadesk.engine.process import main

if __name__ == "__main__":
    sys.exit(main())
