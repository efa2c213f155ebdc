"""What a function takes and gives, and the DuckDB text for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from yogadesk.engine.faults import unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.typed import Typed, coerced

if TYPE_CHECKING:
    from yogadesk.engine.sql.kinds import Type

_HAS_MORE = (
    kinds.BYTES,
    kinds.NUMERIC,
    kinds.DATE,
    kinds.TIME,
    kinds.DATETIME,
    kinds.TIMESTAMP,
    kinds.JSON,
)
"""Types for which BigQuery's functions often have forms that the engine does not know."""

Function = Callable[[list[Typed], exp.Expr], Typed]


@dataclass(frozen=True, slots=True)
class Signature:
    """One form of a function. `sql` has `{0}`, `{1}` … where the arguments go."""

    takes: tuple[Type, ...]
    gives: Type
    sql: str

    def fits(self, arguments: list[Typed]) -> bool:
        return len(arguments) == len(self.takes) and all(
            kinds.turns_into(argument.type, kind, constant=argument.constant)
            for argument, kind in zip(arguments, self.takes, strict=True)
        )

    def applied(self, arguments: list[Typed]) -> Typed:
        texts = [
            coerced(argument, kind).sql
            for argument, kind in zip(arguments, self.takes, strict=True)
        ]
        return Typed(self.sql.format(*texts), self.gives)


def known(*signatures: Signature) -> Function:
    """A function with these forms; the first that fits the arguments is taken."""

    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        for signature in signatures:
            if signature.fits(arguments):
                return signature.applied(arguments)
        name = str(node.name).upper()
        if any(argument.type in _HAS_MORE for argument in arguments):
            types = ", ".join(str(argument.type) for argument in arguments)
            raise unsupported(f"{name} of {types}")
        raise no_signature(f"function {name}", arguments, node)

    return call
