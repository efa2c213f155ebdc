"""`python -m yogadesk.engine --home DIR [--port N] [--no-auth] [--lifeline]`."""

import logging
import os
import sys

from yogadesk.engine.process import main

if __name__ == "__main__":
    status = main()
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # Everything is closed. Python's own tear-down would only wait for threads that DuckDB or ONNX
    # Runtime still keep busy, and let DuckDB complain of objects that such threads hold.
    os._exit(status)
