"""`python -m yogadesk.engine.parquet LINES FILE`: JSON lines of verdicts to a Parquet file.

A process of its own, as the rest of the engine: DuckDB, which is here anyway, writes Parquet well,
and a library that does it in the program's own process is 60 MB (fastparquet with pandas) to 170 MB
(pyarrow) more to install.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from collections.abc import Sequence

COLUMNS = {
    "file": "VARCHAR",
    "decision": "VARCHAR",
    "corrected": "VARCHAR",
    "classes": "STRUCT(label VARCHAR, score DOUBLE)[]",
    "health": "STRUCT(pose VARCHAR, focus VARCHAR, health_benefit VARCHAR, breath VARCHAR)",
    "model": "STRUCT(name VARCHAR, sha256 VARCHAR)",
    "site": "VARCHAR",
    "uri": "VARCHAR",
    "threshold": "DOUBLE",
    "top_k": "INTEGER",
    "time": "TIMESTAMPTZ",
    "times": "STRUCT(prepare DOUBLE, upload DOUBLE, answer DOUBLE)",
    "fingerprint": "VARCHAR",
    "error": "VARCHAR",
}
"""The columns of the file, in order, with DuckDB's types for them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; 0, or 1 with a sentence on stderr when the world is in the way."""
    lines, file = sys.argv[1:] if arguments is None else arguments
    kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    target = file.replace("'", "''")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        try:
            connection.execute(
                f"COPY (SELECT {', '.join(COLUMNS)} FROM read_json(?, columns = {{{kinds}}},"
                f" format = 'newline_delimited')) TO '{target}' (FORMAT parquet, COMPRESSION zstd)",
                [lines],
            )
        except duckdb.Error as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
