"""More expressions against what Google's manual says they are worth: text, time, exact numbers."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.engine.sql.conftest import Room

UTC = dt.UTC

VALUES: list[tuple[str, Any]] = [
    # Text
    ("REVERSE('a👍🏽')", "🏽👍a"),
    ("SPLIT('aé', '')", ["a", "é"]),
    ("SPLIT('', '')", [""]),
    ("INITCAP('hello wORLD-foo')", "Hello World-Foo"),
    ("INITCAP('a-b c', ' ')", "A-b C"),
    ("INSTR('banana', 'an')", 2),
    ("INSTR('banana', 'an', 1, 2)", 4),
    ("INSTR('banana', 'ann')", 0),
    ("INSTR('banana', 'an', -1)", 4),
    ("INSTR('banana', 'an', -4)", 2),
    ("INSTR('helloooo', 'oo', 1, 2)", 6),
    ("TRANSLATE('This is a cookie', 'sco', 'zku')", "Thiz iz a kuukie"),
    ("TRANSLATE('abc', 'ab', 'x')", "xc"),
    ("ASCII('abcd')", 97),
    ("UNICODE('âbcd')", 226),
    ("CHR(65)", "A"),
    ("TO_CODE_POINTS('aé')", [97, 233]),
    ("CODE_POINTS_TO_STRING([65, 255, 513, 1024])", "AÿȁЀ"),
    ("CODE_POINTS_TO_STRING([65, NULL])", None),
    ("CONTAINS_SUBSTR('the blue house', 'Blue house')", True),
    ("FROM_BASE64('/+A=')", b"\xff\xe0"),
    ("FROM_HEX('abc')", b"\x0a\xbc"),
    ("TO_HEX(SHA1('a'))", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
    ("LENGTH(SHA512('a'))", 64),
    ("SUBSTR(b'apple', 2, 2)", b"pp"),
    ("SUBSTR(b'apple', -2)", b"le"),
    ("ARRAY_TO_STRING(['a', NULL, 'b'], ',', 'N')", "a,N,b"),
    ("ARRAY_TO_STRING(['a', NULL, 'b'], ',')", "a,b"),
    ('JSON_VALUE(\'{"a": {"b": [1.50, "x"]}}\', \'$.a.b[0]\')', "1.50"),
    ("JSON_VALUE('{\"a\": true}', '$.a')", "true"),
    ("JSON_VALUE('{\"a\": {}}', '$.a')", None),
    ("JSON_VALUE('{\"a\": null}', '$.a')", None),
    ("JSON_VALUE('no json', '$.a')", None),
    ("REGEXP_EXTRACT_ALL('a1b22', r'\\d+')", ["1", "22"]),
    ("REGEXP_EXTRACT_ALL('a1b22', r'([a-z])\\d+')", ["a", "b"]),
    ("REGEXP_EXTRACT_ALL('abc', 'z')", []),
    # TO_JSON_STRING
    ("TO_JSON_STRING(NULL)", "null"),
    ("TO_JSON_STRING(CAST(NULL AS STRING))", "null"),
    ("TO_JSON_STRING(TRUE)", "true"),
    ("TO_JSON_STRING(-9007199254740992)", "-9007199254740992"),
    ("TO_JSON_STRING(9007199254740993)", '"9007199254740993"'),
    ("TO_JSON_STRING(1.0)", "1"),
    ("TO_JSON_STRING([0.1, 1e20, 1.5e-7, 0.1 + 0.2])", "[0.1,1e+20,1.5e-07,0.30000000000000004]"),
    ("TO_JSON_STRING(CAST('-inf' AS FLOAT64))", '"-Infinity"'),
    ("TO_JSON_STRING(CAST('nan' AS FLOAT64))", '"NaN"'),
    (r"""TO_JSON_STRING('a"b\\c\n\x01/<é\u2028')""", r'"a\"b\\c\n\u0001/<é\u2028"'),
    ("TO_JSON_STRING(b'ab')", '"YWI="'),
    ("TO_JSON_STRING(DATE '2024-02-29')", '"2024-02-29"'),
    ("TO_JSON_STRING(TIMESTAMP '2024-01-31 10:00:00+02')", '"2024-01-31T08:00:00Z"'),
    ("TO_JSON_STRING(TIMESTAMP '2024-01-31 10:00:00.123')", '"2024-01-31T10:00:00.123Z"'),
    ("TO_JSON_STRING(DATETIME '2024-01-31 10:00:00.123456')", '"2024-01-31T10:00:00.123456"'),
    ("TO_JSON_STRING(ARRAY<INT64>[])", "[]"),
    (
        "TO_JSON_STRING([STRUCT('tree' AS label, 0.5 AS score), "
        "STRUCT(CAST(NULL AS STRING) AS label, 1.0 AS score)])",
        '[{"label":"tree","score":0.5},{"label":null,"score":1}]',
    ),
    (
        "TO_JSON_STRING(STRUCT(STRUCT([1, 2] AS xs) AS inside, TRUE AS b), FALSE)",
        '{"inside":{"xs":[1,2]},"b":true}',
    ),
    ("REGEXP_EXTRACT('a1b22', r'\\d+', 1, 2)", "22"),
    ("REGEXP_EXTRACT('a1b22', r'\\d+', 1, 3)", None),
    ("FORMAT('%d of %s: %.2f%%', 3, 'x', 12.345)", "3 of x: 12.35%"),
    ("FORMAT('%05d|%-4s|%x', 42, 'a', 255)", "00042|a   |ff"),
    ('FORMAT("%\'d", 1234567)', "1,234,567"),
    ("FORMAT('%t', 5)", "5"),
    ("FORMAT('%d', NULL)", None),
    # Casts between text and numbers
    ("CAST(1.5 AS STRING)", "1.5"),
    ("CAST(1.0 AS STRING)", "1"),
    ("CAST(1e20 AS STRING)", "1e+20"),
    ("CAST(0.1 + 0.2 AS STRING)", "0.30000000000000004"),
    ("CAST('0x1F' AS INT64)", 31),
    ("CAST('+5' AS INT64)", 5),
    ("CAST('-inf' AS FLOAT64)", -math.inf),
    ("SAFE_CAST('1e' AS FLOAT64)", None),
    ("CAST(b'\x41' AS STRING)", "A"),
    ("CAST(TIMESTAMP '2024-01-02 03:04:05+01' AS STRING)", "2024-01-02 02:04:05+00"),
    ("CAST(DATETIME '2024-01-02 03:04:05' AS STRING)", "2024-01-02 03:04:05"),
    ("CAST(TIME '10:00:00' AS STRING)", "10:00:00"),
    ("STRING(DATE '2024-01-02')", "2024-01-02"),
    # Numbers
    ("-9223372036854775808", -(2**63)),
    ("SAFE_ADD(9223372036854775807, 1)", None),
    ("SAFE_SUBTRACT(5, 3)", 2),
    ("SAFE_MULTIPLY(9223372036854775807, 2)", None),
    ("SAFE_MULTIPLY(1e200, 1e200)", None),
    ("SAFE_NEGATE(-9223372036854775808)", None),
    ("IEEE_DIVIDE(20, 4)", 5.0),
    ("IEEE_DIVIDE(25, 0)", math.inf),
    ("IEEE_DIVIDE(-25, 0)", -math.inf),
    ("LOG(100, 10)", 2.0),
    ("LOG(1)", 0.0),
    ("ROUND(1250.0, -2)", 1300.0),
    ("SIN(0)", 0.0),
    ("ACOS(1)", 0.0),
    ("5 & 3", 1),
    ("5 | 3", 7),
    ("5 ^ 3", 6),
    ("BIT_COUNT(-1)", 64),
    ("NUMERIC '1.5' * NUMERIC '2.25'", Decimal("3.375")),
    ("NUMERIC '2' / 3", Decimal("0.666666667")),
    ("ROUND(NUMERIC '-2.5')", Decimal(-3)),
    ("ROUND(NUMERIC '1.2355', 3)", Decimal("1.236")),
    ("RANGE_BUCKET(20, [0, 10, 20, 30, 40])", 3),
    ("RANGE_BUCKET(-1, [0, 10])", 0),
    ("NULL IS DISTINCT FROM 1", True),
    ("NULL IS NOT DISTINCT FROM NULL", True),
    ("1 IS NOT DISTINCT FROM 1.0", True),
    # SAFE.
    ("SAFE.FROM_BASE64('Y')", None),
    ("SAFE.SUBSTR('abc', 1, -1)", None),
    ("SAFE.SUBSTR('abc', 2)", "bc"),
    ("SAFE.LN(-1)", None),
    ("SAFE.PARSE_DATE('%Y-%m-%d', '2024-02-30')", None),
    # Structs without names
    ("(1, 'x')", {"_field_1": 1, "_field_2": "x"}),
    ("ARRAY<STRUCT<a INT64, d DATE>>[(1, '2024-01-01')][OFFSET(0)].d", dt.date(2024, 1, 1)),
    # Vectors
    ("ML.DISTANCE([1.0, 2.0], [4.0, 6.0])", 5.0),
    ("ML.DISTANCE([1, 2], [4, 6], 'MANHATTAN')", 7.0),
    ("ML.DISTANCE([1.0, 0.0], [0.0, 1.0], 'COSINE')", 1.0),
    ("ML.DISTANCE([('a', 1.0), ('b', 2.0)], [('b', 2.0)], 'EUCLIDEAN')", 1.0),
    ("ML.DISTANCE([(1, 3.0)], [(2, 4.0)], 'MANHATTAN')", 7.0),
    ("ML.DISTANCE(NULL, [1.0])", None),
    # Weeks
    ("EXTRACT(WEEK FROM DATE '2024-01-06')", 0),
    ("EXTRACT(WEEK FROM DATE '2024-01-07')", 1),
    ("EXTRACT(WEEK(MONDAY) FROM DATE '2024-01-01')", 1),
    ("EXTRACT(ISOWEEK FROM DATE '2023-01-01')", 52),
    ("DATE_TRUNC(DATE '2024-01-10', WEEK)", dt.date(2024, 1, 7)),
    ("DATE_TRUNC(DATE '2024-01-10', WEEK(MONDAY))", dt.date(2024, 1, 8)),
    ("DATE_TRUNC(DATE '2024-01-10', ISOWEEK)", dt.date(2024, 1, 8)),
    ("DATE_TRUNC(DATE '1969-12-30', WEEK)", dt.date(1969, 12, 28)),
    ("DATE_DIFF(DATE '2017-10-15', DATE '2017-10-14', WEEK)", 1),
    ("DATE_DIFF(DATE '2017-12-18', DATE '2017-12-17', WEEK)", 0),
    ("DATE_DIFF(DATE '2017-12-18', DATE '2017-12-17', WEEK(MONDAY))", 1),
    ("DATE_DIFF(DATE '2017-12-18', DATE '2017-12-17', ISOWEEK)", 1),
    # Moments
    ("DATE '2024-01-31' + 1", dt.date(2024, 2, 1)),
    ("DATE '2024-01-31' - 1", dt.date(2024, 1, 30)),
    ("DATE '2024-01-31' + INTERVAL 1 MONTH", dt.datetime(2024, 2, 29)),
    (
        "TIMESTAMP '2024-01-01 00:00:00' + INTERVAL 36 HOUR",
        dt.datetime(2024, 1, 2, 12, tzinfo=UTC),
    ),
    (
        "DATETIME_DIFF(DATETIME '2024-01-02 00:00:00', DATETIME '2024-01-01 23:59:59', DAY)",
        1,
    ),
    ("LAST_DAY(DATE '2024-02-10')", dt.date(2024, 2, 29)),
    ("UNIX_DATE(DATE '2008-12-25')", 14238),
    ("DATE_FROM_UNIX_DATE(14238)", dt.date(2008, 12, 25)),
    (
        "GENERATE_DATE_ARRAY(DATE '2024-02-28', DATE '2024-03-01')",
        [dt.date(2024, 2, 28), dt.date(2024, 2, 29), dt.date(2024, 3, 1)],
    ),
    ("DATETIME(2024, 1, 2, 3, 4, 5)", dt.datetime(2024, 1, 2, 3, 4, 5)),
    ("DATETIME(DATE '2024-01-01', TIME '10:00:00')", dt.datetime(2024, 1, 1, 10)),
    ("DATE(TIMESTAMP '2024-01-01 23:30:00+00', 'Europe/Paris')", dt.date(2024, 1, 2)),
    (
        "EXTRACT(HOUR FROM TIMESTAMP '2024-07-01 23:00:00+00' AT TIME ZONE 'Europe/Paris')",
        1,
    ),
    ("EXTRACT(MILLISECOND FROM TIMESTAMP '2024-07-01 23:00:01.25+00')", 250),
    ("EXTRACT(TIME FROM TIMESTAMP '2024-01-01 23:30:00+00')", dt.time(23, 30)),
    ("TIME(15, 30, 1)", dt.time(15, 30, 1)),
    # Moments as text and back
    (
        "FORMAT_TIMESTAMP('%Y-%m-%dT%H:%M:%E3SZ', TIMESTAMP '2024-01-10 11:22:33.5')",
        "2024-01-10T11:22:33.500Z",
    ),
    ("FORMAT_DATE('%A %b %e %Y %j %Q', DATE '2024-01-01')", "Monday Jan  1 2024 001 1"),
    (
        "FORMAT_TIMESTAMP('%F %T', TIMESTAMP '2024-07-10 11:22:33', 'Europe/Paris')",
        "2024-07-10 13:22:33",
    ),
    ("FORMAT_TIME('%R', TIME '15:30:00')", "15:30"),
    ("PARSE_DATE('%Y%m%d', '20081225')", dt.date(2008, 12, 25)),
    ("PARSE_DATE('%b %e, %Y', 'Jan  5, 2024')", dt.date(2024, 1, 5)),
    (
        "PARSE_DATETIME('%d/%m/%Y %I:%M %p', '10/01/2024 11:22 PM')",
        dt.datetime(2024, 1, 10, 23, 22),
    ),
    (
        "PARSE_TIMESTAMP('%Y-%m-%dT%H:%M:%E*S%Ez', '2024-01-10T11:22:33.25+02:00')",
        dt.datetime(2024, 1, 10, 9, 22, 33, 250_000, tzinfo=UTC),
    ),
    ("PARSE_TIME('%H:%M', '11:22')", dt.time(11, 22)),
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
        ("NUMERIC '1' / 0", "division by zero: 1 / 0"),
        ("FROM_BASE64('Y')", "invalid base64"),
        ("FROM_HEX('xy')", "invalid hexadecimal"),
        ("CHR(-1)", "Invalid codepoint"),
        ("INSTR('a', 'a', 0)", "position"),
        ("TRANSLATE('a', 'aa', 'b')", "Duplicate character"),
        ("CAST('1e400' AS FLOAT64)", "Bad double value: 1e400"),
        ("CAST('9223372036854775808' AS INT64)", "Bad int64 value"),
        ("CAST(FROM_HEX('ff') AS STRING)", "UTF-8"),
        ("PARSE_DATE('%Y-%m-%d', '2024-02-30')", "Failed to parse input string"),
        ("FORMAT('%s', 1)", "Expected STRING; Got INT64"),
        ("FORMAT('%d')", "too few arguments"),
        ("SAFE.LEFT(SPLIT('a')[OFFSET(3)], 2)", "out of bounds"),
        ("LOG(0)", "Floating point error in LOG"),
        ("RANGE_BUCKET(1, [5, 1])", "ascending order"),
        ("ML.DISTANCE([1.0], [1.0, 2.0])", "equal length"),
        ("ML.DISTANCE([0.0], [1.0], 'COSINE')", "zero vector"),
        ("ML.DISTANCE([(1, 2.0), (1, 3.0)], [(1, 2.0)])", "Duplicate index"),
        ("ML.DISTANCE([1.0], [1.0], 'X')", "measures one of"),
        ("NUMERIC '99999999999999999999999999999' * 10", "numeric overflow"),
    ],
)
def test_an_expression_fails_as_in_bigquery(calm_room: Room, expression: str, message: str) -> None:
    fault = calm_room.fault(f"SELECT {expression}")
    assert (fault.code, fault.reason) == (400, "invalidQuery")
    assert message in fault.message


def test_a_computed_function_takes_a_whole_column(calm_room: Room) -> None:
    found = calm_room.rows(
        "SELECT x, CAST(x AS STRING), REVERSE(CAST(x AS STRING)) "
        "FROM UNNEST([0.5, NULL, 1.25]) AS x ORDER BY x"
    )
    assert found == [(None, None, None), (0.5, "0.5", "5.0"), (1.25, "1.25", "52.1")]


def test_text_may_say_that_it_is_no_number(calm_room: Room) -> None:
    assert math.isnan(calm_room.value("CAST('NaN' AS FLOAT64)"))
    assert math.isnan(calm_room.value("SAFE_CAST('nan' AS FLOAT64)"))
