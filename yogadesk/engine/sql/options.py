"""OPTIONS(…) of a DDL statement: literals only, every name accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlglot import exp

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql.places import place

if TYPE_CHECKING:
    from collections.abc import Iterable

_HOURS: Final = {"MINUTE": 1 / 60, "HOUR": 1.0, "DAY": 24.0}


@dataclass(slots=True)
class Options:
    """The options of one statement, by lower-case name. Each may be taken once; `finish` refuses
    those nobody took."""

    given: dict[str, exp.Expr]

    @staticmethod
    def of(properties: exp.Expr | Iterable[exp.Expr] | None) -> Options:
        """From sqlglot's Properties, or a list of them."""
        found: dict[str, exp.Expr] = {}
        listed = properties.expressions if isinstance(properties, exp.Expr) else properties
        for each in listed or ():
            if isinstance(each, exp.LocationProperty):
                found["location"] = each.this
            elif isinstance(each, exp.SchemaCommentProperty):
                found["description"] = each.this
            elif isinstance(each, exp.Property) and type(each) is exp.Property:
                name = str(each.name).lower()
                if name in found:
                    raise invalid_query(f"Duplicate option specified for '{name}'", *place(each))
                found[name] = each.args["value"]
            else:
                raise unsupported(each.sql("bigquery") or each.key)
        return Options(found)

    def text(self, name: str) -> str | None:
        """A string option, or None. Raises BigQuery's error for another type."""
        value = self.given.pop(name, None)
        if value is None or isinstance(value, exp.Null):
            return None
        if isinstance(value, exp.RawString) or (isinstance(value, exp.Literal) and value.is_string):
            return str(value.this)
        raise invalid_query(f"Option {name} must be a string literal", *place(value))

    def texts(self, name: str) -> tuple[str, ...]:
        """An option that is an array of strings; empty without."""
        value = self.given.pop(name, None)
        if value is None:
            return ()
        if not isinstance(value, exp.Array) or not all(
            isinstance(item, exp.Literal | exp.RawString) for item in value.expressions
        ):
            raise invalid_query(f"Option {name} must be an array of strings", *place(value))
        return tuple(str(item.this) for item in value.expressions)

    def hours(self, name: str) -> float | None:
        """An INTERVAL option in hours, or None."""
        value = self.given.pop(name, None)
        if value is None:
            return None
        unit = str(value.args["unit"].name).upper() if isinstance(value, exp.Interval) else ""
        if unit not in _HOURS or not str(value.this.name).isdigit():
            raise unsupported(f"The interval of option {name}")
        return int(value.this.name) * _HOURS[unit]

    def finish(self) -> None:
        """Raise 501 for the first option that was given and not taken."""
        for name in self.given:
            raise unsupported(f"The option {name}")
