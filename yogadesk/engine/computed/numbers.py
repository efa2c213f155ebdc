"""Numbers as text, exact decimal arithmetic, and distances of vectors."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING, Any, Final

from yogadesk.engine.computed.errors import Refused, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST: Final = Decimal("99999999999999999999999999999.999999999")
_STEP: Final = Decimal("0.000000001")
_NUMERIC: Final = "DECIMAL(38, 9)"


def float_text(value: float) -> str:
    """CAST(FLOAT64 AS STRING): as many digits as the number needs, at most 17.

    One that needs 16 is refused: whether BigQuery then writes 16 or 17 was not checked.
    """
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "inf" if value > 0 else "-inf"
    if value == 0:
        return "0"
    short = f"{value:.15g}"
    if float(short) == value:
        return short
    digits = re.sub("[^0-9]", "", repr(value).split("e")[0]).lstrip("0")
    if len(digits) < 17:
        raise Unknown(f"FLOAT64 to STRING of a number with 16 digits ({value!r}; ROUND it first)")
    return f"{value:.17g}"


def float_of(value: str) -> float:
    """CAST(STRING AS FLOAT64)."""
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", value, re.ASCII):
        number = float(value)
        if math.isinf(number):
            raise Refused(f"Bad double value: {value}")
        return number
    named = value.lower()
    if re.fullmatch("[+-]?(inf|infinity)", named):
        return float(named)
    if re.fullmatch(r"\s*[+-]?[0-9.]+(e[+-]?\d+)?\s*|\s*[+-]?(0x\w+|inf\w*|nan)\s*", named):
        raise Unknown(f"{value!r} as FLOAT64")
    raise Refused(f"Bad double value: {value}")


def integer_of(value: str) -> int:
    """CAST(STRING AS INT64): decimal, or hexadecimal with 0x."""
    if re.fullmatch(r"[+-]?\d+", value, re.ASCII):
        number = int(value)
    elif re.fullmatch(r"[+-]?0[xX][0-9a-fA-F]+", value):
        number = int(value, 16)
    elif re.fullmatch(r"\s*[+-]?(0[xX][0-9a-fA-F]+|\d+)\s*", value, re.ASCII):
        raise Unknown(f"{value!r} as INT64")
    else:
        raise Refused(f"Bad int64 value: {value}")
    if not -(2**63) <= number < 2**63:
        raise Refused(f"Bad int64 value: {value}")
    return number


def _numeric(value: Decimal) -> Decimal:
    if abs(value) > _LARGEST:
        raise Refused("numeric overflow")
    return value.quantize(_STEP, ROUND_HALF_UP)


def multiplied(one: Decimal, other: Decimal) -> Decimal:
    """NUMERIC times NUMERIC, rounded half away from zero to nine digits."""
    with localcontext(prec=100):
        return _numeric(one * other)


def divided(one: Decimal, other: Decimal) -> Decimal:
    """NUMERIC by NUMERIC."""
    if other == 0:
        raise Refused(f"division by zero: {one.normalize():f} / {other.normalize():f}")
    with localcontext(prec=100):
        return _numeric(one / other)


def rounded(value: Decimal, digits: int) -> Decimal:
    """ROUND of NUMERIC."""
    if digits >= 9:
        return value
    with localcontext(prec=100):
        return _numeric(value.quantize(Decimal(1).scaleb(-max(digits, -30)), ROUND_HALF_UP))


def formatted_integer(specification: str, value: int) -> str:
    """One `%d`, `%i`, `%x`, `%X` or `%o` of FORMAT."""
    return _grouped(specification, value) if "'" in specification else specification % value


def _grouped(specification: str, value: int) -> str:
    found = re.fullmatch(r"%'(\d*)[di]", specification)
    if found is None:
        raise Unknown(f"FORMAT with {specification}")
    return f"{value:,}".rjust(int(found[1] or 0))


def formatted_float(specification: str, value: float) -> str:
    """One `%f`, `%e` or `%g` of FORMAT."""
    if not math.isfinite(value):
        raise Unknown("FORMAT of NaN or an infinite number")
    return specification % value


def formatted_text(specification: str, value: str) -> str:
    """One `%s` of FORMAT."""
    return specification % value


def sparse_distance(
    keys: list[str | None],
    values: list[float | None],
    other_keys: list[str | None],
    other_values: list[float | None],
    kind: str,
) -> float:
    """ML.DISTANCE of vectors given as (key, value); a key one of them lacks counts as 0."""
    one, other = _vector(keys, values), _vector(other_keys, other_values)
    if not all(map(math.isfinite, (*one.values(), *other.values()))):
        raise Unknown("ML.DISTANCE of NaN or an infinite number")
    pairs = [(one.get(key, 0.0), other.get(key, 0.0)) for key in {**one, **other}]
    if kind == "MANHATTAN":
        return math.fsum(abs(a - b) for a, b in pairs)
    if kind == "EUCLIDEAN":
        return math.sqrt(math.fsum((a - b) ** 2 for a, b in pairs))
    lengths = math.hypot(*(a for a, _ in pairs)) * math.hypot(*(b for _, b in pairs))
    if lengths == 0:
        raise Refused("Cannot compute cosine distance against zero vector.")
    return 1 - math.fsum(a * b for a, b in pairs) / lengths


def _vector(keys: list[str | None], values: list[float | None]) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, value in zip(keys, values, strict=True):
        if key is None or value is None:
            raise Refused("Cannot compute distance with a NULL element")
        if key in found:
            raise Refused(f"Duplicate index {key} found in the input array.")
        found[key] = value
    return found


FUNCTIONS: Final[dict[str, tuple[Callable[..., object], list[Any], Any]]] = {
    "float_text": (float_text, ["DOUBLE"], "VARCHAR"),
    "float_of": (float_of, ["VARCHAR"], "DOUBLE"),
    "integer_of": (integer_of, ["VARCHAR"], "BIGINT"),
    "multiplied": (multiplied, [_NUMERIC, _NUMERIC], _NUMERIC),
    "divided": (divided, [_NUMERIC, _NUMERIC], _NUMERIC),
    "rounded": (rounded, [_NUMERIC, "BIGINT"], _NUMERIC),
    "formatted_integer": (formatted_integer, ["VARCHAR", "BIGINT"], "VARCHAR"),
    "formatted_float": (formatted_float, ["VARCHAR", "DOUBLE"], "VARCHAR"),
    "formatted_text": (formatted_text, ["VARCHAR", "VARCHAR"], "VARCHAR"),
    "sparse_distance": (
        sparse_distance,
        ["VARCHAR[]", "DOUBLE[]", "VARCHAR[]", "DOUBLE[]", "VARCHAR"],
        "DOUBLE",
    ),
}
