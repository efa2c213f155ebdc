"""What has to be made before a statement's DuckDB text can run: listings and predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from yogadesk.engine.sql.compiler import Compiler


class Step(Protocol):
    """Something that fills a temporary table of the transaction. Steps run in the order in which
    they were found: a later one may read what an earlier one made."""

    def run(self, compiler: Compiler) -> None:
        """Make the table. Raises a Fault, or `Cancelled` soon after the ticket was cancelled."""
