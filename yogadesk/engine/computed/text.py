"""Strings and bytes, character by character as BigQuery counts them (code points)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.computed.errors import Refused, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

_DELIMITERS: Final = '[](){}/|\\<>!?@"^#$&~_,.:;*%+-'


def reverse(value: str) -> str:
    return value[::-1]


def characters(value: str) -> list[str]:
    """What SPLIT with an empty delimiter gives."""
    return list(value) or [""]


def initcap(value: str) -> str:
    """The first letter of each word a capital, the others small."""
    return _initcap(value, lambda char: char.isspace() or char in _DELIMITERS)


def initcap_of(value: str, delimiters: str) -> str:
    return _initcap(value, lambda char: char in delimiters)


def _initcap(value: str, parts: Callable[[str], bool]) -> str:
    made, at_start = "", True
    for char in value:
        cased = char.upper() if at_start else char.lower()
        if len(cased) != 1 or char in "\u0130\u03a3":
            raise Unknown(f"INITCAP of the letter {char}")
        made += cased
        at_start = parts(char)
    return made


def instr(value: str, part: str, position: int, occurrence: int) -> int:
    """Where the part stands for the n-th time, from 1; 0 for nowhere. A position below 0 looks
    backwards from the end. Places may overlap."""
    if position == 0 or occurrence < 1:
        raise Refused("INSTR needs a position that is not 0 and an occurrence of at least 1")
    if not part:
        raise Unknown("INSTR of an empty string")
    if position > 0:
        found = value.find(part, position - 1)
        for _ in range(occurrence - 1):
            found = value.find(part, found + 1) if found >= 0 else -1
        return found + 1
    start = len(value) + position
    places = [i for i in range(len(value)) if value.startswith(part, i) and i <= start]
    return places[-occurrence] + 1 if occurrence <= len(places) else 0


def translate(value: str, source: str, target: str) -> str:
    if len(set(source)) != len(source):
        raise Refused("Duplicate character in TRANSLATE source characters is not supported")
    table = {ord(c): target[i] if i < len(target) else None for i, c in enumerate(source)}
    return value.translate(table)


def character(code: int) -> str:
    """CHR."""
    if code == 0:
        raise Unknown("CHR(0)")
    if not (0 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF):
        raise Refused(f"Invalid codepoint {code}")
    return chr(code)


def ascii_code(value: str) -> int:
    if value and ord(value[0]) > 127:
        raise Refused("ASCII: the first character is not a single byte character")
    return ord(value[0]) if value else 0


def unicode_code(value: str) -> int:
    return ord(value[0]) if value else 0


def code_points(value: str) -> list[int]:
    return [ord(char) for char in value]


def from_code_points(codes: list[int | None]) -> str | None:
    if any(code is None for code in codes):
        return None
    return "".join(character(code) for code in codes if code is not None)


def normalize(value: str, mode: str) -> str:
    return unicodedata.normalize(mode, value)  # type: ignore[arg-type]


def contains(value: str, part: str) -> bool:
    """CONTAINS_SUBSTR: both folded as NFKC_Casefold says."""
    return _folded(part) in _folded(value)


def _folded(value: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())


def substr(value: bytes, position: int, length: int) -> bytes:
    """SUBSTR of BYTES; a length below 0 is BigQuery's error."""
    if length < 0:
        raise Refused("Third argument in SUBSTR() cannot be negative")
    start = position - 1 if position > 0 else max(len(value) + position, 0) if position else 0
    return value[start : start + length]


def from_base64(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as e:
        raise Refused(f"Failed to decode invalid base64 string: {value}") from e


def from_hex(value: str) -> bytes:
    if re.fullmatch("[0-9a-fA-F]*", value) is None:
        raise Refused(f"Failed to decode invalid hexadecimal string: {value}")
    return bytes.fromhex(value if len(value) % 2 == 0 else f"0{value}")


def sha512(value: bytes) -> bytes:
    return hashlib.sha512(value).digest()


def utf8(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as e:
        raise Refused("Invalid UTF-8 in a cast from BYTES to STRING") from e


class _Written(str):
    """A number of a JSON text as it is written there."""

    __slots__ = ()


_STEP: Final = re.compile(r"""\.([A-Za-z_]\w*)|\.?\[(\d+)\]|\['([^'\\]*)'\]|\."([^"\\]*)\"""")


def json_value(value: str, path: str) -> str | None:
    """JSON_VALUE: the scalar at a path as text; NULL for none, an object, an array or null."""
    steps = _steps(path)
    try:
        found = json.loads(value, parse_float=_Written, parse_int=_Written, parse_constant=_bad)
    except ValueError:
        return None
    for step in steps:
        if isinstance(step, int):
            found = found[step] if isinstance(found, list) and step < len(found) else None
        else:
            found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, bool):
        return "true" if found else "false"
    return str(found) if isinstance(found, str) else None


def _bad(constant: str) -> object:
    raise ValueError(constant)


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    position = 1
    while position < len(path):
        found = _STEP.match(path, position)
        if found is None:
            raise Unknown(f"The JSON path {path}")
        name, index, quoted, double = found.groups()
        steps.append(
            int(index) if index is not None else next(filter(None, (name, quoted, double)))
        )
        position = found.end()
    if not path.startswith("$"):
        raise Refused(f"JSONPath must start with '$': {path}")
    return steps


def top_count(values: list[str | None], number: int) -> list[dict[str, Any]]:
    """APPROX_TOP_COUNT, counted exactly."""
    counts: dict[str | None, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    found = sorted(counts.items(), key=lambda item: -item[1])[:number]
    return [{"value": value, "count": count} for value, count in found]


def json_text(value: str) -> str:
    """A JSON string: control characters, quotes and backslashes escaped, and the two line breaks
    that JavaScript would take for its own."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


FUNCTIONS: Final[dict[str, tuple[Callable[..., object], list[Any], Any]]] = {
    "reverse": (reverse, ["VARCHAR"], "VARCHAR"),
    "characters": (characters, ["VARCHAR"], "VARCHAR[]"),
    "initcap": (initcap, ["VARCHAR"], "VARCHAR"),
    "initcap_of": (initcap_of, ["VARCHAR", "VARCHAR"], "VARCHAR"),
    "instr": (instr, ["VARCHAR", "VARCHAR", "BIGINT", "BIGINT"], "BIGINT"),
    "translate": (translate, ["VARCHAR", "VARCHAR", "VARCHAR"], "VARCHAR"),
    "chr": (character, ["BIGINT"], "VARCHAR"),
    "ascii": (ascii_code, ["VARCHAR"], "BIGINT"),
    "unicode": (unicode_code, ["VARCHAR"], "BIGINT"),
    "code_points": (code_points, ["VARCHAR"], "BIGINT[]"),
    "from_code_points": (from_code_points, ["BIGINT[]"], "VARCHAR"),
    "normalize": (normalize, ["VARCHAR", "VARCHAR"], "VARCHAR"),
    "contains": (contains, ["VARCHAR", "VARCHAR"], "BOOLEAN"),
    "substr": (substr, ["BLOB", "BIGINT", "BIGINT"], "BLOB"),
    "from_base64": (from_base64, ["VARCHAR"], "BLOB"),
    "from_hex": (from_hex, ["VARCHAR"], "BLOB"),
    "sha512": (sha512, ["BLOB"], "BLOB"),
    "utf8": (utf8, ["BLOB"], "VARCHAR"),
    "json_text": (json_text, ["VARCHAR"], "VARCHAR"),
    "json_value": (json_value, ["VARCHAR", "VARCHAR"], "VARCHAR"),
    "top_count": (top_count, ["VARCHAR[]", "BIGINT"], "STRUCT(value VARCHAR, count BIGINT)[]"),
}
