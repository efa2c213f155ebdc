"""Regular expressions: the same library, RE2, in both, used a little differently."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import invalid_query, unsupported
from yogadesk.engine.sql import kinds
from yogadesk.engine.sql.operators import no_signature
from yogadesk.engine.sql.places import place
from yogadesk.engine.sql.typed import Typed, coerced, guarded, text

if TYPE_CHECKING:
    from sqlglot import exp

    from yogadesk.engine.sql.signatures import Function

_REPEATS: Final = "?*{"


@dataclass(slots=True)
class _Group:
    captures: bool
    alternates: bool = False
    optional: bool = False
    inner: list[_Group] = field(default_factory=list)


def _parsed(pattern: str) -> _Group:
    """The groups of a pattern, nested as they are written; the outermost is the whole."""
    root = _Group(captures=False)
    open_groups = [root]
    position = 0
    while position < len(pattern):
        char = pattern[position]
        if char == "\\":
            position = _after_escape(pattern, position)
            continue
        if char == "[":
            position = _after_class(pattern, position)
            continue
        if char == "(":
            named = pattern.startswith(("(?P<", "(?<"), position)
            made = _Group(captures=named or not pattern.startswith("(?", position))
            open_groups[-1].inner.append(made)
            open_groups.append(made)
        elif char == ")" and len(open_groups) > 1:
            done = open_groups.pop()
            done.optional = pattern[position + 1 : position + 2] in tuple(_REPEATS)
        elif char == "|":
            open_groups[-1].alternates = True
        position += 1
    return root


def _after_escape(pattern: str, position: int) -> int:
    if pattern.startswith("\\Q", position):
        end = pattern.find("\\E", position)
        return len(pattern) if end < 0 else end + 2
    return position + 2


def _after_class(pattern: str, position: int) -> int:
    position += 1
    if pattern.startswith("^", position):
        position += 1
    if pattern.startswith("]", position):
        position += 1
    while position < len(pattern) and pattern[position] != "]":
        if pattern[position] == "\\":
            position += 1
        elif pattern.startswith("[:", position):
            position = max(position, pattern.find(":]", position) + 1)
        position += 1
    return position + 1


def _capturing(group: _Group, unsure: bool = False) -> tuple[int, bool]:
    """How many groups capture, and whether one of them may match without taking part."""
    count, optional = 0, False
    for inner in group.inner:
        may_miss = unsure or group.alternates or inner.optional
        found, deeper = _capturing(inner, may_miss)
        count += found + inner.captures
        optional = optional or deeper or (inner.captures and may_miss)
    return count, optional


def groups(pattern: str) -> tuple[int, bool]:
    """How many groups of a pattern capture, and whether one may be missing from a match."""
    return _capturing(_parsed(pattern))


def _checked(arguments: list[Typed], node: exp.Expr, count: int) -> tuple[list[str], str]:
    """The arguments' texts and the pattern, which must be known when the statement is read."""
    found = _strings(arguments, node, count)
    pattern = arguments[1].value
    if not arguments[1].constant or not isinstance(pattern, str):
        name = str(node.name).upper()
        raise unsupported(f"{name} with a pattern that is no literal or parameter")
    return found, pattern


def _strings(arguments: list[Typed], node: exp.Expr, count: int) -> list[str]:
    """The arguments' texts. Raises BigQuery's error where one is no STRING."""
    if len(arguments) != count or any(
        not kinds.turns_into(argument.type, kinds.STRING) for argument in arguments
    ):
        raise no_signature(f"function {str(node.name).upper()}", arguments, node)
    return [coerced(argument, kinds.STRING).sql for argument in arguments]


def _contains(arguments: list[Typed], node: exp.Expr) -> Typed:
    """The one whose pattern may differ from row to row: its groups do not matter."""
    value, pattern = _strings(arguments, node, 2)
    return Typed(f"regexp_matches({value}, {pattern})", kinds.BOOL)


def _extract(arguments: list[Typed], node: exp.Expr) -> Typed:
    (value, pattern), written = _checked(arguments, node, 2)
    count, optional = groups(written)
    if count > 1:
        raise invalid_query(
            "Regular expressions passed into extraction functions must not have "
            "more than 1 capturing group",
            *place(node),
        )
    if optional:
        raise unsupported("REGEXP_EXTRACT with a group that may be missing from a match")
    # DuckDB gives '' where nothing matches, BigQuery NULL.
    found = f"regexp_extract({value}, {pattern}, {count})"
    return Typed(f"CASE WHEN regexp_matches({value}, {pattern}) THEN {found} END", kinds.STRING)


def _empty_guard(name: str, pattern: str, good: str) -> str:
    message = f"{name} with a pattern that matches nothing is not supported by the engine"
    return guarded(f"regexp_matches('', {pattern})", text(message), good)


def _extract_all(arguments: list[Typed], node: exp.Expr) -> Typed:
    (value, pattern), written = _checked(arguments, node, 2)
    return Typed(_all(value, pattern, written, node), kinds.array(kinds.STRING))


def _all(value: str, pattern: str, written: str, node: exp.Expr) -> str:
    name = str(node.name).upper()
    count, optional = groups(written)
    if count > 1:
        raise invalid_query(
            "Regular expressions passed into extraction functions must not have "
            "more than 1 capturing group",
            *place(node),
        )
    if optional or "\\b" in written or "\\B" in written:
        raise unsupported(f"{name} with \\b, \\B or a group that may be missing from a match")
    return _empty_guard(name, pattern, f"regexp_extract_all({value}, {pattern}, {count})")


def _extract_nth(arguments: list[Typed], node: exp.Expr) -> Typed:
    """REGEXP_EXTRACT(value, pattern, position, occurrence), from the beginning only."""
    if len(arguments) == 2:
        return _extract(arguments, node)
    numbers = [argument.value for argument in arguments[2:]]
    if len(numbers) > 2 or not all(isinstance(number, int) for number in numbers):
        raise no_signature(f"function {str(node.name).upper()}", arguments, node)
    (value, pattern), written = _checked(arguments[:2], node, 2)
    if numbers[0] != 1:
        raise unsupported(f"{str(node.name).upper()} from a position other than 1")
    nth = numbers[1] if len(numbers) == 2 else 1
    if not isinstance(nth, int) or nth < 1:
        raise invalid_query(f"Occurrence must be at least 1, not {nth}", *place(node))
    return Typed(f"list_extract({_all(value, pattern, written, node)}, {nth})", kinds.STRING)


def _replace(arguments: list[Typed], node: exp.Expr) -> Typed:
    (value, pattern, by), written = _checked(arguments, node, 3)
    if "\\b" in written or "\\B" in written:
        raise unsupported("REGEXP_REPLACE with \\b or \\B")
    replaced = f"regexp_replace({value}, {pattern}, {by}, 'g')"
    return Typed(_empty_guard("REGEXP_REPLACE", pattern, replaced), kinds.STRING)


FUNCTIONS: Final[dict[str, Function]] = {
    "REGEXP_CONTAINS": _contains,
    "REGEXP_EXTRACT": _extract_nth,
    "REGEXP_SUBSTR": _extract_nth,
    "REGEXP_EXTRACT_ALL": _extract_all,
    "REGEXP_REPLACE": _replace,
}
