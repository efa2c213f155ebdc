"""Verdicts as a Parquet file, written by a process of the engine's."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from yogadesk import child, files
from yogadesk.errors import Trouble
from yogadesk.history.export import put_jsonl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yogadesk.history.search import Query
    from yogadesk.history.store import Store
    from yogadesk.work import Ticket

_LOOK_EVERY = 0.05


def export_parquet(
    store: Store,
    query: Query,
    names: Mapping[str, str],
    file: Path,
    ticket: Ticket,
    *,
    top: int | None = None,
) -> int:
    """Write what fits the query and return the number of rows; the file is replaced whole or stays.

    Classes, health record, model and times are nested columns. Raises Trouble, Cancelled.
    """
    with files.replacing(file) as stream, tempfile.TemporaryDirectory() as folder:
        lines, made = Path(folder) / "verdicts.jsonl", Path(folder) / "verdicts.parquet"
        with lines.open("wb") as draft:
            count = put_jsonl(store, query, names, draft, ticket, top=top)
        _convert(lines, made, ticket)
        with made.open("rb") as source:
            shutil.copyfileobj(source, stream)
    return count


def _convert(lines: Path, made: Path, ticket: Ticket) -> None:
    command = child.command("yogadesk.engine.parquet", lines, made)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        **child.apart(),
    ) as process:
        try:
            while True:
                try:
                    _, said = process.communicate(timeout=_LOOK_EVERY)
                    break
                except subprocess.TimeoutExpired:
                    ticket.check()
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        why = said.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no reason was given"]
        raise Trouble(
            "The Parquet file could not be written",
            f"What writes it ended with status {process.returncode}: {why[0]}",
            "Make sure that the disk has room, or export CSV or JSON lines instead.",
        )
