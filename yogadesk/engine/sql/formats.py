"""FORMAT, FORMAT_* and PARSE_*, whose patterns must be known when a statement is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yogadesk.engine.computed import moments
from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import casts, kinds
from yogadesk.engine.sql.kinds import STRING, Type
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed, coerced, text

if TYPE_CHECKING:
    from sqlglot import exp

    from yogadesk.engine.sql.signatures import Function

_ZONE: Final = re.compile(r"UTC|[A-Za-z_]+(/[A-Za-z_+-]+)+")
_SPECIFIER: Final = re.compile(r"%([-+ 0']*)(\d*)(?:\.(\d+))?([a-zA-Z%])")
_KINDS: Final = {
    **dict.fromkeys("dixXo", ("integer", kinds.INT64)),
    **dict.fromkeys("feEgG", ("float", kinds.FLOAT64)),
    "s": ("text", STRING),
}


def local(moment: str, zone: Typed) -> str:
    """DuckDB's text for a TIMESTAMP as the DATETIME that clocks of a zone show."""
    name = zone.value
    if not zone.constant or not isinstance(name, str) or not _ZONE.fullmatch(name):
        raise unsupported("A time zone that is no literal like 'Europe/Paris'")
    return f"timezone({text(name)}, {moment})"


def _pattern(arguments: list[Typed], name: str, most: int, node: exp.Expr) -> str:
    if not 2 <= len(arguments) <= most:
        raise no_signature(f"function {name}", arguments, node)
    pattern = arguments[0].value
    if not arguments[0].constant or not isinstance(pattern, str):
        raise unsupported(f"{name} with a format that is no literal or parameter")
    return pattern


def _formatted(kind: Type) -> Function:
    """FORMAT_DATE and its kin."""
    name = f"FORMAT_{kind}"

    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        is_timestamp = kind == kinds.TIMESTAMP
        pattern = _pattern(arguments, name, 3 if is_timestamp else 2, node)
        given = arguments[1]
        if not kinds.turns_into(given.type, kind, constant=given.constant):
            raise no_signature(f"function {name}", arguments, node)
        value = coerced(given, kind).sql
        known = str(kind)
        if len(arguments) == 3:
            # Of the zone only its clock is known here, not its name or its distance.
            known, value = "DATETIME", local(value, arguments[2])
        bad = moments.unknown_element(pattern, known)
        if bad is not None:
            raise unsupported(f"{bad} in {name}")
        moment = f"(DATE '1970-01-01' + {value})" if kind == kinds.TIME else value
        return Typed(f"yd_formatted({text(pattern)}, CAST({moment} AS TIMESTAMP))", STRING)

    return call


def _parsed(kind: Type) -> Function:
    """PARSE_DATE and its kin."""
    name = f"PARSE_{kind}"

    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        pattern = _pattern(arguments, name, 2, node)
        if not kinds.turns_into(arguments[1].type, STRING):
            raise no_signature(f"function {name}", arguments, node)
        elements = re.findall(r"%(E\*S|E4Y|Ez|.)", pattern)
        for element in elements:
            if element not in moments.PARSED[str(kind)]:
                raise unsupported(f"%{element} in {name}")
        if moments.reader(pattern) is None or pattern.replace("%%", "").endswith("%"):
            raise unsupported(f"The format {pattern} in {name}")
        value = coerced(arguments[1], STRING).sql
        sql = f"yd_parsed({text(pattern)}, {value})"
        zone = "timezone('UTC', " if kind == kinds.TIMESTAMP else "("
        return Typed(f"CAST({zone}{sql}) AS {kinds.physical(kind)})", kind)

    return call


def _format(arguments: list[Typed], node: exp.Expr) -> Typed:
    """FORMAT: each specifier with its argument, NULL where an argument is."""
    if not arguments or not isinstance(arguments[0].value, str) or not arguments[0].constant:
        raise unsupported("FORMAT with a format that is no literal or parameter")
    pattern, given = arguments[0].value, arguments[1:]
    parts: list[str] = []
    position = used = 0
    for found in _SPECIFIER.finditer(pattern):
        parts.append(text(pattern[position : found.start()]))
        position = found.end()
        if found[4] == "%":
            parts.append("'%'")
            continue
        if used >= len(given):
            raise invalid_query("FORMAT has too few arguments for its format", *place(node))
        parts.append(_one(found, given[used], node))
        used += 1
    if used != len(given) or "%" in _SPECIFIER.sub("", pattern):
        raise invalid_query("Invalid format string or too many arguments for FORMAT", *place(node))
    parts.append(text(pattern[position:]))
    return Typed(f"({' || '.join(parts)})", STRING)


def _one(found: re.Match[str], value: Typed, node: exp.Expr) -> str:
    flags, width, precision, letter = found.groups()
    if letter in ("t", "T") and not (flags or width or precision):
        return _whole(value, letter, node)
    if letter not in _KINDS or (precision and letter not in "feEgGs"):
        raise unsupported(f"FORMAT with {found[0]}")
    word, kind = _KINDS[letter]
    if (letter in "xXo" or ("'" in flags and letter not in "di")) and "'" in flags:
        raise unsupported(f"FORMAT with {found[0]}")
    if not kinds.turns_into(value.type, kind) or value.type == kinds.NUMERIC:
        raise invalid_query(
            f"Invalid type for argument to FORMAT; Expected {kind}; Got {value.type}", *place(node)
        )
    return f"yd_formatted_{word}({text(found[0])}, {coerced(value, kind).sql})"


def _whole(value: Typed, letter: str, node: exp.Expr) -> str:
    if value.type == kinds.NULL or value.type not in (STRING, kinds.INT64, kinds.BOOL, kinds.DATE):
        raise unsupported(f"FORMAT with %{letter} of {value.type}")
    if letter == "T" and value.type in (STRING, kinds.DATE):
        raise unsupported(f"FORMAT with %T of {value.type}")
    return f"COALESCE({casts.cast_to(value, STRING, node).sql}, 'NULL')"


FUNCTIONS: Final[dict[str, Function]] = {
    "FORMAT": _format,
    **{f"FORMAT_{kind}": _formatted(kind) for kind in map(Type, ("DATE", "DATETIME", "TIMESTAMP"))},
    "FORMAT_TIME": _formatted(kinds.TIME),
    **{f"PARSE_{kind}": _parsed(kind) for kind in map(Type, ("DATE", "DATETIME", "TIMESTAMP"))},
    "PARSE_TIME": _parsed(kinds.TIME),
}
