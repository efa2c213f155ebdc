"""The engine's first answer waits for nothing that only models and pictures need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
import yogadesk.engine.process
from yogadesk.engine import bigquery, sql
from yogadesk.engine.connections.store import Connections
from yogadesk.engine.sql.session import Session
from yogadesk.engine.storage.store import ObjectStore
from yogadesk.engine.warehouse import Warehouse

folder = Path(sys.argv[1])
warehouse, objects, connections = Warehouse(folder), ObjectStore(folder), Connections(folder)
bigquery.routes(warehouse, objects, connections)
answer = sql.run("SELECT 6 * 7 AS six", Session("p", warehouse, objects, connections, "me"))
heavy = ("PIL", "psutil", "onnxruntime", "ai_edge_litert", "tensorflow", "yogadesk.pictures")
print(list(answer.rows), [name for name in heavy if name in sys.modules])
for each in (connections, objects, warehouse):
    each.close()
"""


def test_a_first_answer_imports_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[(42,)] []", "")
