"""Expressions against what Google's manual says they are worth."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tests.engine.sql.conftest import PROJECT
from yogadesk.engine.schema import Ref

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room

UTC = dt.UTC

VALUES: list[tuple[str, Any]] = [
    # Literals
    ("0x1F", 31),
    (r"'\x41\u00e9\101\n\?'", "Aé\x41\n?"),
    (r"r'a\d'", r"a\d"),
    ("'it\\'s'", "it's"),
    ("'''a'b'''", "a'b"),
    ("b'abc'", b"abc"),
    (r"rb'a\d'", rb"a\d"),
    (r'Br"""a\"b"""', rb"a\"b"),
    ("bR'é'", "é".encode()),
    (r"LENGTH(BR'\x41')", 4),
    ("1e3", 1000.0),
    ("NUMERIC '1.25'", Decimal("1.250000000")),
    ("DATE '2024-02-29'", dt.date(2024, 2, 29)),
    ("TIMESTAMP '2024-01-31 10:00:00+02'", dt.datetime(2024, 1, 31, 8, tzinfo=UTC)),
    ("TIMESTAMP '2024-01-31'", dt.datetime(2024, 1, 31, tzinfo=UTC)),
    ("DATETIME '2024-01-31 10:00:00.5'", dt.datetime(2024, 1, 31, 10, 0, 0, 500_000)),
    ("TIME '10:02:03'", dt.time(10, 2, 3)),
    ("-9223372036854775807", -9223372036854775807),
    # Arithmetic
    ("7 / 2", 3.5),
    ("6 / 2", 3.0),
    ("DIV(-7, 2)", -3),
    ("MOD(-7, 3)", -1),
    ("1 + 2 * 3 - 4", 3),
    ("2000000000 + 2000000000", 4000000000),
    ("0.1 + 0.2", 0.1 + 0.2),
    ("SAFE_DIVIDE(1, 0)", None),
    ("SAFE_DIVIDE(1, 4)", 0.25),
    ("ROUND(2.5)", 3.0),
    ("ROUND(-2.5)", -3.0),
    ("ROUND(0.98765, 3)", 0.988),
    ("CEIL(1.2)", 2.0),
    ("FLOOR(-1.2)", -2.0),
    ("TRUNC(-1.7)", -1.0),
    ("ABS(-3)", 3),
    ("SIGN(-2.5)", -1.0),
    ("POW(2, 10)", 1024.0),
    ("SQRT(9)", 3.0),
    ("GREATEST(1, NULL, 3)", None),
    ("LEAST(2, 1.5)", 1.5),
    # Comparison and logic
    ("1 = 1.0", True),
    ("'a' = 'A'", False),
    ("'Z' < 'a'", True),
    ("NULL = 1", None),
    ("1 IN (2, NULL)", None),
    ("1 IN (1, NULL)", True),
    ("3 NOT IN (1, 2)", True),
    ("1 IN UNNEST([1, 2])", True),
    ("1 IN UNNEST([])", False),
    ("5 IN UNNEST([1, NULL])", None),
    ("2 BETWEEN 1 AND 3", True),
    ("NULL IS NULL", True),
    ("(1 = 2) IS FALSE", True),
    ("NULL IS TRUE", False),
    ("TRUE AND NULL", None),
    ("FALSE AND NULL", False),
    ("TRUE OR NULL", True),
    ("NOT NULL", None),
    ("'2024-01-02' < DATE '2024-01-03'", True),
    ("TIMESTAMP '2024-01-01 00:00:00+01' = '2023-12-31 23:00:00'", True),
    ("'a%b' LIKE r'a\\%b'", True),
    ("'axb' LIKE r'a\\%b'", False),
    ("'axb' LIKE 'a_b'", True),
    ("'A' LIKE 'a'", False),
    ("'ab' NOT LIKE 'b%'", True),
    # Choice
    ("IF(NULL, 1, 2)", 2),
    ("COALESCE(NULL, 3)", 3),
    ("IFNULL(NULL, 'x')", "x"),
    ("NULLIF(1, 1)", None),
    ("NULLIF('a', 'b')", "a"),
    ("CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", "b"),
    ("CASE WHEN FALSE THEN 1 END", None),
    ("IF(TRUE, 1, 1 / 0)", 1.0),
    # Strings
    ("LENGTH('né')", 2),
    ("BYTE_LENGTH('né')", 3),
    ("LENGTH(b'abc')", 3),
    ("UPPER('grün')", "GRÜN"),
    ("LOWER('GRÜN')", "grün"),
    ("TRIM('\\t a b\\u2003')", "a b"),
    ("TRIM('xxaxx', 'x')", "a"),
    ("LTRIM('  a ')", "a "),
    ("SUBSTR('hello', 2)", "ello"),
    ("SUBSTR('hello', 0, 2)", "he"),
    ("SUBSTR('hello', -3, 2)", "ll"),
    ("SUBSTR('abc', -5, 2)", "ab"),
    ("SUBSTR('abc', 5)", ""),
    ("LEFT('abc', 2)", "ab"),
    ("RIGHT('abc', 2)", "bc"),
    ("REPLACE('banana', 'an', 'x')", "bxxa"),
    ("REPLACE('abc', '', 'x')", "abc"),
    ("CONCAT('a', 1, 'b')", "a1b"),
    ("CONCAT('a', NULL)", None),
    ("'a' || 'b' || 'c'", "abc"),
    ("REPEAT('ab', 2)", "abab"),
    ("LPAD('7', 3, '0')", "007"),
    ("RPAD('abcd', 2)", "ab"),
    ("STARTS_WITH('abc', 'ab')", True),
    ("ENDS_WITH('abc', 'bc')", True),
    ("STRPOS('aéb', 'b')", 3),
    ("STRPOS('abc', 'z')", 0),
    ("SPLIT('a/b/c', '/')", ["a", "b", "c"]),
    ("SPLIT('a,b')", ["a", "b"]),
    ("SPLIT('', ',')", [""]),
    ("SPLIT('a/b', '/')[OFFSET(1)]", "b"),
    ("SPLIT('a/b', '/')[ORDINAL(1)]", "a"),
    ("SPLIT('a/b', '/')[SAFE_OFFSET(2)]", None),
    ("SPLIT('a/b', '/')[SAFE_OFFSET(-1)]", None),
    ("SPLIT('a/b', '/')[SAFE_ORDINAL(0)]", None),
    ("SPLIT('a/b', '/')[0]", "a"),
    ("TO_HEX(MD5('a'))", "0cc175b9c0f1b6a831c399e269772661"),
    ("TO_BASE64(b'ab')", "YWI="),
    # Regular expressions
    ("REGEXP_CONTAINS('x.JPG', r'(?i)\\.jpg$')", True),
    ("REGEXP_CONTAINS('a\\nb', 'a.b')", False),
    ("(SELECT REGEXP_CONTAINS('a\\nb', p) FROM UNNEST(['a.b']) AS p)", False),
    (
        "ARRAY(SELECT p FROM UNNEST([r'^a\\d', 'B', '(?i)B', '(a)|(z)', '']) AS p "
        "WHERE REGEXP_CONTAINS('a1b', p) ORDER BY p)",
        ["", "(?i)B", "(a)|(z)", r"^a\d"],
    ),
    ("REGEXP_CONTAINS('a', CAST(NULL AS STRING))", None),
    ("REGEXP_EXTRACT('gs://b/yoga/tree/1.jpg', r'/([^/]+)/[^/]+$')", "tree"),
    ("REGEXP_EXTRACT('abc', 'b.')", "bc"),
    ("REGEXP_EXTRACT('abc', 'z')", None),
    ("REGEXP_EXTRACT('a.jpeg', r'([a-z]+)\\.(?:jpg|jpeg)$')", "a"),
    ("REGEXP_REPLACE('a1b22', r'[0-9]+', '#')", "a#b#"),
    ("REGEXP_REPLACE('john smith', r'(\\w+) (\\w+)', r'\\2 \\1')", "smith john"),
    # Casts
    ("CAST('12' AS INT64)", 12),
    ("CAST(2.5 AS INT64)", 3),
    ("CAST(-2.5 AS INT64)", -3),
    ("CAST(1.5 AS FLOAT64)", 1.5),
    ("CAST('1e3' AS FLOAT64)", 1000.0),
    ("CAST(12 AS STRING)", "12"),
    ("CAST(TRUE AS STRING)", "true"),
    ("CAST('TRUE' AS BOOL)", True),
    ("CAST(0 AS BOOL)", False),
    ("CAST('2024-1-5' AS DATE)", dt.date(2024, 1, 5)),
    ("CAST(DATE '2024-01-05' AS STRING)", "2024-01-05"),
    ("CAST(TIMESTAMP '2024-01-02 23:04:05' AS DATE)", dt.date(2024, 1, 2)),
    ("SAFE_CAST('x' AS INT64)", None),
    ("SAFE_CAST('9223372036854775808' AS INT64)", None),
    ("SAFE_CAST('2024-02-30' AS DATE)", None),
    ("CAST('é' AS BYTES)", "é".encode()),
    ("CAST(b'ab' AS STRING)", "ab"),
    # Arrays and structs
    ("[1, 2, 3]", [1, 2, 3]),
    ("[1, 2.5]", [1.0, 2.5]),
    ("ARRAY<FLOAT64>[1]", [1.0]),
    ("ARRAY<DATE>['2024-01-02']", [dt.date(2024, 1, 2)]),
    ("ARRAY<STRING>[]", []),
    ("STRUCT<d DATE, INT64>('2024-01-02', 5).d", dt.date(2024, 1, 2)),
    ("ARRAY_LENGTH([1, 2])", 2),
    ("ARRAY_LENGTH([])", 0),
    ("ARRAY_CONCAT([1], [2, 3])", [1, 2, 3]),
    ("ARRAY_REVERSE([1, 2])", [2, 1]),
    ("ARRAY_TO_STRING(['a', 'b'], '-')", "a-b"),
    ("GENERATE_ARRAY(1, 5, 2)", [1, 3, 5]),
    ("GENERATE_ARRAY(3, 1)", []),
    ("STRUCT(1 AS a, 'x' AS b)", {"a": 1, "b": "x"}),
    ("STRUCT(1, 'x')", {"_field_1": 1, "_field_2": "x"}),
    ("STRUCT(1 AS a).a", 1),
    ("STRUCT<x FLOAT64, y STRING>(1, 'k').x", 1.0),
    ("[STRUCT('x' AS name, 1 AS v), STRUCT('y', 2)][OFFSET(1)].name", "y"),
    # Time
    ("DATE(2024, 2, 3)", dt.date(2024, 2, 3)),
    ("DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)", dt.date(2024, 2, 29)),
    ("DATE_SUB(DATE '2024-03-01', INTERVAL 1 DAY)", dt.date(2024, 2, 29)),
    ("DATE_DIFF(DATE '2024-02-01', DATE '2024-01-31', MONTH)", 1),
    ("DATE_DIFF(DATE '2024-01-01', DATE '2024-01-31', DAY)", -30),
    ("DATE_TRUNC(DATE '2024-05-17', MONTH)", dt.date(2024, 5, 1)),
    ("EXTRACT(YEAR FROM DATE '2024-05-17')", 2024),
    ("EXTRACT(DAYOFWEEK FROM DATE '2024-02-04')", 1),
    ("EXTRACT(HOUR FROM TIMESTAMP '2024-01-02 03:04:05')", 3),
    (
        "TIMESTAMP_ADD(TIMESTAMP '2024-01-01 00:00:00', INTERVAL 90 MINUTE)",
        dt.datetime(2024, 1, 1, 1, 30, tzinfo=UTC),
    ),
    ("TIMESTAMP_DIFF(TIMESTAMP '2024-01-02', TIMESTAMP '2024-01-01 00:30:00', HOUR)", 23),
    ("TIMESTAMP_DIFF(TIMESTAMP '2024-01-01', TIMESTAMP '2024-01-01 00:30:00', HOUR)", 0),
    ("UNIX_SECONDS(TIMESTAMP '1969-12-31 23:59:58.5')", -2),
    ("TIMESTAMP_SECONDS(5)", dt.datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC)),
    ("FORMAT_DATE('%F', DATE '2024-02-03')", "2024-02-03"),
    ("FORMAT_TIMESTAMP('%Y/%m/%d %T', TIMESTAMP '2024-02-03 04:05:06')", "2024/02/03 04:05:06"),
]


@pytest.mark.parametrize(("expression", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_an_expression_is_worth_what_the_manual_says(
    calm_room: Room, expression: str, expected: object
) -> None:
    found = calm_room.value(expression)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("1 / 0", "division by zero: 1 / 0"),
        ("MOD(1, 0)", "division by zero"),
        ("9223372036854775807 + 1", "verflow"),
        ("1e308 * 10", "overflow"),
        ("[1][OFFSET(1)]", "out of bounds"),
        ("[1][OFFSET(-1)]", "out of bounds"),
        ("[1][ORDINAL(0)]", "out of bounds"),
        ("CAST('x' AS INT64)", "Bad int64 value: x"),
        ("CAST('t' AS BOOL)", "Bad bool value: t"),
        ("CAST('2024-02-30' AS DATE)", "Could not cast literal"),
        ("DATE '24-1-1'", "Could not cast literal"),
        ("9223372036854775808", "Invalid integer literal"),
        ("1e400", "Invalid floating point literal"),
        (r"'\d'", r"Illegal escape sequence: \d"),
        (r"b'\q'", r"Illegal escape sequence: \q"),
        ("GENERATE_ARRAY(1, 100000000000)", "more than 1048575 elements"),
        ("1 = '1'", "No matching signature for operator = for argument types: INT64, STRING"),
        ("'a' + 1", "No matching signature"),
        ("IF(1, 2, 3)", "BOOL"),
        ("LENGTH(1)", "No matching signature for function LENGTH for argument types: INT64"),
        ("CASE WHEN TRUE THEN 1 ELSE 'a' END", "No matching signature"),
        ("[1, 'a']", "No matching signature"),
        ("SUBSTR('abc', 1, -1)", "negative"),
        ("SQRT(-1)", "error"),
        ("REGEXP_CONTAINS('a', '(')", "missing )"),
        ("(SELECT REGEXP_CONTAINS('a', p) FROM UNNEST(['(']) AS p)", "missing )"),
        ("REGEXP_EXTRACT('a', '(a)(b)')", "more than 1 capturing group"),
        ("STRUCT(1 AS a).b", "Field name b does not exist"),
        ("(SELECT x FROM UNNEST([1, 2]) AS x)", "More than one row"),
    ],
)
def test_an_expression_fails_as_in_bigquery(calm_room: Room, expression: str, message: str) -> None:
    fault = calm_room.fault(f"SELECT {expression}")
    assert (fault.code, fault.reason) == (400, "invalidQuery")
    assert message in fault.message


NUMBERS = [None, math.nan, -math.inf, -1.5, 0.0, 2.0, math.inf]


def compared(sign: str, one: float | None, other: float | None) -> bool | None:
    """IEEE 754's comparison, which is BigQuery's and Python's, with SQL's NULL."""
    if one is None or other is None:
        return None
    return {
        "=": one == other,
        "!=": one != other,
        "<": one < other,
        "<=": one <= other,
        ">": one > other,
        ">=": one >= other,
    }[sign]


@pytest.mark.parametrize("sign", ["=", "!=", "<", "<=", ">", ">="])
def test_floats_compare_as_ieee_754_says(room: Room, sign: str) -> None:
    store_numbers(room)
    found = room.rows(f"SELECT a.x {sign} b.x FROM n AS a, n AS b ORDER BY a.i, b.i")
    assert [value for (value,) in found] == [
        compared(sign, one, other) for one in NUMBERS for other in NUMBERS
    ]


@pytest.mark.parametrize("sign", ["=", "!=", "<", "<=", ">", ">="])
def test_a_float_compares_with_a_literal_as_ieee_754_says(room: Room, sign: str) -> None:
    store_numbers(room)
    found = room.rows(f"SELECT x {sign} 2.0, 2.0 {sign} x FROM n ORDER BY i")
    assert found == [(compared(sign, x, 2.0), compared(sign, 2.0, x)) for x in NUMBERS]


def test_floats_sort_null_then_nan_then_numbers(room: Room) -> None:
    store_numbers(room)
    ascending = [value for (value,) in room.rows("SELECT x FROM n ORDER BY x")]
    assert [repr(value) for value in ascending] == [
        "None", "nan", "-inf", "-1.5", "0.0", "2.0", "inf",
    ]  # fmt: skip
    descending = [value for (value,) in room.rows("SELECT x FROM n ORDER BY x DESC")]
    assert [repr(value) for value in descending] == [repr(value) for value in ascending[::-1]]


def test_one_nan_makes_both_extremes_nan(room: Room) -> None:
    store_numbers(room)
    [(low, high)] = room.rows("SELECT MIN(x), MAX(x) FROM n")
    assert math.isnan(low)
    assert math.isnan(high)
    assert room.rows("SELECT MIN(x), MAX(x) FROM n WHERE NOT IS_NAN(x)") == [(-math.inf, math.inf)]


def test_sums_of_floats_overflow_with_an_error(room: Room) -> None:
    assert "overflow" in room.fault("SELECT SUM(x) FROM UNNEST([1e308, 1e308]) AS x").message
    store_numbers(room)
    assert room.rows("SELECT SUM(x) FROM n WHERE x > 0.5") == [(math.inf,)]


def store_numbers(room: Room) -> None:
    """The table n(i, x) of NUMBERS, which no literal can write."""
    room.run("CREATE TABLE n (i INT64, x FLOAT64)")
    table = room.warehouse.catalog.physical(Ref(PROJECT, "ds", "n"))
    with room.warehouse.transaction() as cur:
        cur.executemany(
            f"INSERT INTO {table} VALUES (?, ?)", [list(each) for each in enumerate(NUMBERS)]
        )
