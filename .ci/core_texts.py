"""What the core says to people, found in its code: texts and f-strings as templates.

The core knows no Qt, so no tool of Qt's finds what it says. It says it in few ways: as a Trouble,
as what a step found, as what is being done meanwhile. Those are looked for here. An f-string
becomes a template whose places are numbered; the number of one that is written like a number has an
"n" before it, because each language writes those in its own way.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = ("classify", "cloud", "history", "modelfile", "pictures", "setup", "training")
_SAYS = {
    **dict.fromkeys(("Trouble", "BadPicture", "Refused", "SiteUnreachable"), slice(3)),
    "speaking": slice(1),
    "_known": slice(1, 4),
    "Finding": slice(1, 2),
    "Rule": slice(3),
}
"""Who takes texts, and which of the arguments are such."""

_NAMES = frozenset(
    {
        "said",
        "cause",
        "advice",
        "happened",
        "doing",
        "title",
        "detail",
        "kept",
        "hint",
        "ir",
        "_WANTED",
        "_BREAKS",
        "_INSTEAD",
        "_KINDS",
    }
)
_TELLS = frozenset({"cost", "validate", "name_fault", "_broken"})
"""Functions that return a text."""

_LETTERS = re.compile(r"[^\W\d_]{2}")


def texts(package: Path) -> list[str]:
    """Every text of the core that is for people, in the order of the files; each once."""
    files = (file for room in ROOMS for file in sorted((package / room).rglob("*.py")))
    found = (text.strip() for file in files for text in _in_code(file.read_text(encoding="utf-8")))
    return list(dict.fromkeys(text for text in found if _is_for_people(text)))


def _in_code(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=args) if name in _SAYS:
                for argument in args[_SAYS[name]]:
                    yield from _texts(argument)
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in _NAMES:
                yield from _texts(value)
            case ast.keyword(arg="doing", value=value):
                yield from _texts(value)
            case ast.Call(func=ast.Attribute(attr="report"), args=[_, _, note]):
                yield from _texts(note)
            case ast.FunctionDef(name=name) if name in _TELLS:
                for inside in ast.walk(node):
                    if isinstance(inside, ast.Return) and inside.value is not None:
                        yield from _texts(inside.value)
            case _:
                continue


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.JoinedStr(values=values):
            yield _template(values)
        case ast.Constant(value=str(text)):
            yield text
        case ast.Tuple(elts=[*rows]):
            for row in rows:
                yield from _texts(row.elts[-1] if isinstance(row, ast.Tuple) else row)
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case _:
            return


def _template(values: list[ast.expr]) -> str:
    made, place = "", 0
    for value in values:
        if isinstance(value, ast.Constant):
            made += str(value.value)
        else:
            place += 1
            made += f"{{{'n' * _is_a_number(value)}{place}}}"
    return made


def _is_a_number(value: ast.expr) -> bool:
    match value:
        case ast.FormattedValue(format_spec=ast.JoinedStr(values=[ast.Constant(value=str(form))])):
            return form == "," or form.endswith("f")
        case _:
            return False


def _is_for_people(text: str) -> bool:
    return bool(_LETTERS.search(re.sub(r"\{n?\d+\}", "", text)))
