"""Functions of strings and bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yogadesk.engine.faults import invalid_query
from yogadesk.engine.sql import casts, kinds
from yogadesk.engine.sql.kinds import BOOL, BYTES, INT64, STRING
from yogadesk.engine.sql.operators import joined, no_signature
from yogadesk.engine.sql.signatures import Function, Signature, known
from yogadesk.engine.sql.typed import Typed, text

if TYPE_CHECKING:
    from sqlglot import exp

_WHITE: Final = "".join(
    c for c in map(chr, range(0x3001)) if c.isspace() and not "\x1c" <= c <= "\x1f"
)
"""What TRIM removes unasked: Unicode's white space. (DuckDB removes blanks only.)"""

_GROWING: Final = "".join(c for c in map(chr, range(0xFB18)) if len(c.upper()) > 1)
"""Letters whose capital form is longer (ß): BigQuery's and DuckDB's answers differ for them."""
_UNSURE_LOWER: Final = "\u0130\u03a3"


def _cased(name: str, unsure: str) -> Signature:
    message = text(
        f"{name.upper()} of a letter in this text is not supported by the engine on this computer"
    )
    return Signature(
        (STRING,),
        STRING,
        f"CASE WHEN regexp_matches({{0}}, '[{unsure}]') THEN error({message}) "
        f"ELSE {name}({{0}}) END",
    )


def _trim(name: str) -> Function:
    return known(
        Signature((STRING,), STRING, f"{name}({{0}}, {text(_WHITE)})"),
        Signature((STRING, STRING), STRING, f"{name}({{0}}, {{1}})"),
    )


_START: Final = "CASE WHEN {1} = 0 OR {1} < -length({0}) THEN 1 ELSE {1} END"
_NO_LENGTH: Final = "error('Third argument in SUBSTR() cannot be negative')"
_NEGATIVE: Final = "error('Second argument must not be negative')"


def _concat(arguments: list[Typed], node: exp.Expr) -> Typed:
    if not arguments:
        raise no_signature("function CONCAT", arguments, node)
    if all(kinds.turns_into(a.type, BYTES) for a in arguments):
        return joined(arguments, node)
    return joined([casts.cast_to(a, STRING, node) for a in arguments], node)


_LONG: Final = 2**62


def _safe_text(arguments: list[Typed], node: exp.Expr) -> Typed:
    if len(arguments) != 1 or arguments[0].type != BYTES:
        raise no_signature("function SAFE_CONVERT_BYTES_TO_STRING", arguments, node)
    value = arguments[0].sql
    # Google replaces each invalid byte by U+FFFD; how it counts them was not checked.
    message = text("SAFE_CONVERT_BYTES_TO_STRING of invalid UTF-8 is not supported by the engine")
    made = f"safe_yd_utf8({value})"
    return Typed(
        f"CASE WHEN {value} IS NOT NULL THEN COALESCE({made}, error({message})) END", STRING
    )


def _json_value(arguments: list[Typed], node: exp.Expr) -> Typed:
    name = str(node.name).upper()
    if (
        not 1 <= len(arguments) <= 2
        or arguments[0].type not in (STRING, kinds.JSON, kinds.NULL)
        or any(not kinds.turns_into(a.type, STRING) for a in arguments[1:])
    ):
        raise no_signature(f"function {name}", arguments, node)
    path = arguments[1].sql if len(arguments) == 2 else "'$'"
    return Typed(f"yd_json_value(CAST({arguments[0].sql} AS VARCHAR), {path})", STRING)


def _pad(name: str) -> Function:
    forms = known(
        Signature((STRING, INT64), STRING, _padded(name, "' '")),
        Signature((STRING, INT64, STRING), STRING, _padded(name, "{2}")),
    )

    def call(arguments: list[Typed], node: exp.Expr) -> Typed:
        if len(arguments) == 3 and arguments[2].constant and arguments[2].value == "":
            raise invalid_query(f"Third argument (pad pattern) for {name.upper()} cannot be empty")
        return forms(arguments, node)

    return call


def _padded(name: str, pattern: str) -> str:
    return (
        f"CASE WHEN {{1}} < 0 THEN {_NEGATIVE} WHEN {pattern} = '' THEN error('Empty pad pattern') "
        f"ELSE {name}({{0}}, CAST({{1}} AS INTEGER), {pattern}) END"
    )


def _side(name: str) -> Function:
    sql = f"CASE WHEN {{1}} < 0 THEN {_NEGATIVE} ELSE {name}({{0}}, {{1}}) END"
    return known(Signature((STRING, INT64), STRING, sql))


_LENGTH: Final = known(
    Signature((STRING,), INT64, "length({0})"), Signature((BYTES,), INT64, "octet_length({0})")
)
_CHARACTERS: Final = known(Signature((STRING,), INT64, "length({0})"))
_SUBSTR: Final = known(
    Signature((STRING, INT64), STRING, f"substring({{0}}, {_START})"),
    Signature(
        (STRING, INT64, INT64),
        STRING,
        f"CASE WHEN {{2}} < 0 THEN {_NO_LENGTH} ELSE substring({{0}}, {_START}, {{2}}) END",
    ),
    Signature((BYTES, INT64), BYTES, f"yd_substr({{0}}, {{1}}, {_LONG})"),
    Signature((BYTES, INT64, INT64), BYTES, "yd_substr({0}, {1}, {2})"),
)

FUNCTIONS: Final[dict[str, Function]] = {
    "STARTS_WITH": known(Signature((STRING, STRING), BOOL, "starts_with({0}, {1})")),
    "ENDS_WITH": known(Signature((STRING, STRING), BOOL, "ends_with({0}, {1})")),
    "STRPOS": known(Signature((STRING, STRING), INT64, "strpos({0}, {1})")),
    "LENGTH": _LENGTH,
    "CHAR_LENGTH": _CHARACTERS,
    "CHARACTER_LENGTH": _CHARACTERS,
    "BYTE_LENGTH": known(
        Signature((STRING,), INT64, "strlen({0})"), Signature((BYTES,), INT64, "octet_length({0})")
    ),
    "UPPER": known(_cased("upper", _GROWING)),
    "LOWER": known(_cased("lower", _UNSURE_LOWER)),
    "TRIM": _trim("trim"),
    "LTRIM": _trim("ltrim"),
    "RTRIM": _trim("rtrim"),
    "REPLACE": known(
        Signature(
            (STRING, STRING, STRING),
            STRING,
            "CASE WHEN {1} = '' AND {2} IS NOT NULL THEN {0} ELSE replace({0}, {1}, {2}) END",
        )
    ),
    "SUBSTR": _SUBSTR,
    "SUBSTRING": _SUBSTR,
    "LEFT": _side("left"),
    "RIGHT": _side("right"),
    "CONCAT": _concat,
    "REPEAT": known(
        Signature(
            (STRING, INT64),
            STRING,
            f"CASE WHEN {{1}} < 0 THEN {_NEGATIVE} ELSE repeat({{0}}, {{1}}) END",
        )
    ),
    "LPAD": _pad("lpad"),
    "RPAD": _pad("rpad"),
    "SPLIT": known(
        Signature((STRING,), kinds.array(STRING), "string_split({0}, ',')"),
        Signature(
            (STRING, STRING),
            kinds.array(STRING),
            "CASE WHEN {1} = '' THEN yd_characters({0}) ELSE string_split({0}, {1}) END",
        ),
    ),
    "TO_HEX": known(Signature((BYTES,), STRING, "lower(hex({0}))")),
    "TO_BASE64": known(Signature((BYTES,), STRING, "to_base64({0})")),
    "FROM_BASE64": known(Signature((STRING,), BYTES, "yd_from_base64({0})")),
    "FROM_HEX": known(Signature((STRING,), BYTES, "yd_from_hex({0})")),
    "SHA1": known(
        Signature((STRING,), BYTES, "from_hex(sha1({0}))"),
        Signature((BYTES,), BYTES, "from_hex(sha1({0}))"),
    ),
    "SHA512": known(
        Signature((STRING,), BYTES, "yd_sha512(encode({0}))"),
        Signature((BYTES,), BYTES, "yd_sha512({0})"),
    ),
    "REVERSE": known(Signature((STRING,), STRING, "yd_reverse({0})")),
    "INITCAP": known(
        Signature((STRING,), STRING, "yd_initcap({0})"),
        Signature((STRING, STRING), STRING, "yd_initcap_of({0}, {1})"),
    ),
    "INSTR": known(
        Signature((STRING, STRING), INT64, "yd_instr({0}, {1}, 1, 1)"),
        Signature((STRING, STRING, INT64), INT64, "yd_instr({0}, {1}, {2}, 1)"),
        Signature((STRING, STRING, INT64, INT64), INT64, "yd_instr({0}, {1}, {2}, {3})"),
    ),
    "TRANSLATE": known(Signature((STRING, STRING, STRING), STRING, "yd_translate({0}, {1}, {2})")),
    "ASCII": known(Signature((STRING,), INT64, "yd_ascii({0})")),
    "UNICODE": known(Signature((STRING,), INT64, "yd_unicode({0})")),
    "CHR": known(Signature((INT64,), STRING, "yd_chr({0})")),
    "TO_CODE_POINTS": known(Signature((STRING,), kinds.array(INT64), "yd_code_points({0})")),
    "CODE_POINTS_TO_STRING": known(
        Signature((kinds.array(INT64),), STRING, "yd_from_code_points({0})")
    ),
    "CONTAINS_SUBSTR": known(Signature((STRING, STRING), BOOL, "yd_contains({0}, {1})")),
    "SAFE_CONVERT_BYTES_TO_STRING": _safe_text,
    "JSON_VALUE": _json_value,
    "JSON_EXTRACT_SCALAR": _json_value,
    "MD5": known(
        Signature((STRING,), BYTES, "from_hex(md5({0}))"),
        Signature((BYTES,), BYTES, "from_hex(md5({0}))"),
    ),
    "SHA256": known(
        Signature((STRING,), BYTES, "from_hex(sha256({0}))"),
        Signature((BYTES,), BYTES, "from_hex(sha256({0}))"),
    ),
}
