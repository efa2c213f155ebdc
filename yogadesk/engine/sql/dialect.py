"""BigQuery's grammar: sqlglot's, with what it lacks, and with every function left as it is written.

sqlglot rewrites the functions of all its dialects into one vocabulary, which forgets how they were
called. Here each call stays `Anonymous` with BigQuery's name and arguments, so that the functions
the engine knows are looked up by the names in Google's manual, and all others are refused by name.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from sqlglot import exp
from sqlglot.dialects.bigquery import BigQuery
from sqlglot.errors import ParseError, TokenError
from sqlglot.parsers.bigquery import BigQueryParser
from sqlglot.tokenizer_core import TokenType

from yogadesk.engine.faults import Fault, invalid_query, unsupported

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot.tokenizer_core import Token

# It warns of every statement that it does not know; here each of those is a Fault.
logging.getLogger("sqlglot").setLevel(logging.ERROR)

_KEPT: Final = ("CAST", "SAFE_CAST", "EXTRACT", "ARRAY", "PREDICT")
_DEEPEST: Final = 200
_OFTEN: Final = 20_000
"""Statements up to this length are kept parsed: a client sends the same one for every batch."""


class CreateExternalTable(exp.Expression):
    """CREATE [OR REPLACE] EXTERNAL TABLE [IF NOT EXISTS] … WITH CONNECTION … OPTIONS (…).

    `connection` is a Table, or a Var for DEFAULT; `options` a list of Property.
    """

    arg_types: ClassVar[dict[str, bool]] = {
        "this": True,
        "replace": False,
        "exists": False,
        "connection": False,
        "options": False,
    }


class Call(exp.Expression):
    """CALL procedure(arguments). `this` is the dotted name in upper case."""

    arg_types: ClassVar[dict[str, bool]] = {"this": True, "expressions": False}


class Measure(exp.Expression):
    """ML.EVALUATE(MODEL m [, (query) | TABLE t] [, STRUCT (…)]) and its companions: `name` is the
    function's, `data` what it is about, `parameters` its settings."""

    arg_types: ClassVar[dict[str, bool]] = {
        "this": True,
        "kind": True,
        "data": False,
        "parameters": False,
    }

    @property
    def name(self) -> str:
        return str(self.args["kind"])


class RawBytes(exp.Expression):
    """rb'…': bytes as they are written, `this` as text."""


def _raw(parser: _Parser, token: Token) -> exp.Expr:
    """r'…', br'…' or rb'…', which are one to sqlglot."""
    is_bytes = "b" in parser.sql[token.start : token.start + 2].lower()
    kind = RawBytes if is_bytes else exp.RawString
    return parser.expression(kind(this=token.text), token)


def _measure(parser: _Parser, name: str) -> exp.Expr:
    """The arguments of one of `_MEASURES`, up to its closing parenthesis."""
    if not parser._match_text_seq("MODEL"):
        parser.raise_error("Expected MODEL")
    model = parser._parse_table_parts()
    data: exp.Expr | None = None
    parameters: exp.Expr | None = None
    while parser._match(TokenType.COMMA):
        if parser._match(TokenType.STRUCT, advance=False):
            parameters = parser._parse_bitwise()
        else:
            parser._match_text_seq("TABLE")
            data = parser._parse_table()
    return parser.expression(Measure(this=model, kind=name, data=data, parameters=parameters))


_MEASURES: Final = ("EVALUATE", "CONFUSION_MATRIX", "WEIGHTS", "TRAINING_INFO")


class _Parser(BigQueryParser):
    # It would copy every query to find `FROM t, t.items`, which `sources` looks for itself.
    SUPPORTS_IMPLICIT_UNNEST: ClassVar = False
    FUNCTIONS: ClassVar[dict[str, Callable[..., exp.Expr]]] = {}
    FUNCTION_PARSERS: ClassVar = {
        name: parse for name, parse in BigQueryParser.FUNCTION_PARSERS.items() if name in _KEPT
    } | {name: partial(_measure, name=name) for name in _MEASURES}

    PRIMARY_PARSERS: ClassVar = {**BigQueryParser.PRIMARY_PARSERS, TokenType.RAW_STRING: _raw}
    PLACEHOLDER_PARSERS: ClassVar = {
        **BigQueryParser.PLACEHOLDER_PARSERS,
        TokenType.PLACEHOLDER: lambda self: exp.Placeholder().update_positions(self._prev),
        TokenType.PARAMETER: lambda self: self._parse_parameter().update_positions(self._prev),
    }

    def _parse_table(self, *arguments: Any, **options: Any) -> Any:
        """Also `t.items AS item WITH OFFSET AS place`, which sqlglot knows of UNNEST only."""
        table = super()._parse_table(*arguments, **options)
        if isinstance(table, exp.Table) and self._match_pair(TokenType.WITH, TokenType.OFFSET):
            self._match(TokenType.ALIAS)
            table.set(
                "offset",
                self._parse_id_var(any_token=False, tokens=self.UNNEST_OFFSET_ALIAS_TOKENS)
                or exp.to_identifier("offset"),
            )
        return table

    def _parse_statement(self) -> exp.Expr | None:
        if self._match_text_seq("CALL"):
            return self._parse_call()
        return super()._parse_statement()

    def _parse_create(self) -> Any:
        index = self._index
        replace = self._match_pair(TokenType.OR, TokenType.REPLACE)
        if self._match_text_seq("EXTERNAL", "TABLE"):
            return self._parse_external_table(bool(replace))
        self._retreat(index)
        return super()._parse_create()

    def _parse_external_table(self, replace: bool) -> exp.Expr:
        exists = self._parse_exists(not_=True)
        table = self._parse_table_parts(schema=True)
        if self._match(TokenType.L_PAREN, advance=False):
            raise unsupported("An external table with a column list")
        connection: exp.Expr | None = None
        if self._match_text_seq("WITH", "CONNECTION"):
            is_default = self._match_text_seq("DEFAULT")
            connection = exp.var("DEFAULT") if is_default else self._parse_table_parts()
        if self._match_text_seq("WITH"):
            raise unsupported("An external table WITH PARTITION COLUMNS")
        options = self._parse_with_property() if self._match_text_seq("OPTIONS") else []
        return self.expression(
            CreateExternalTable(
                this=table, replace=replace, exists=exists, connection=connection, options=options
            )
        )

    def _parse_call(self) -> exp.Expr:
        name = [self._advance_text()]
        while self._match(TokenType.DOT):
            name.append(self._advance_text())
        self._match_l_paren()
        arguments = self._parse_csv(self._parse_disjunction)
        self._match_r_paren()
        return self.expression(Call(this=".".join(name).upper(), expressions=arguments))

    def _advance_text(self) -> str:
        if not self._curr:
            self.raise_error("Expected the name of a procedure")
        text = str(self._curr.text)
        self._advance()
        return text


class Dialect(BigQuery):
    """BigQuery, as the engine reads it."""

    class Tokenizer(BigQuery.Tokenizer):
        KEYWORDS: ClassVar = {
            word: kind for word, kind in BigQuery.Tokenizer.KEYWORDS.items() if word != "CALL"
        }
        RAW_STRINGS: ClassVar = [
            *BigQuery.Tokenizer.RAW_STRINGS,
            *(
                (prefix + quote, quote)
                for quote in ("'", '"', "'''", '"""')
                for prefix in ("rb", "rB", "Rb", "RB", "br", "bR", "Br", "BR")
            ),
        ]

    class Parser(_Parser):
        pass


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its tree, and its own part of the text."""

    tree: exp.Expr
    text: str


def parse(text: str) -> tuple[Statement, ...]:
    """The statements of a request, in order. Their trees may be shared: nobody changes them.

    Raises a Fault: BigQuery's syntax error with line and column, or 501 for a statement whose
    grammar is not known here.
    """
    return _parsed_again(text) if len(text) < _OFTEN else _parsed(text)


@lru_cache(maxsize=64)
def _parsed_again(text: str) -> tuple[Statement, ...]:
    return _parsed(text)


def _parsed(text: str) -> tuple[Statement, ...]:
    dialect = Dialect()
    try:
        tokens = dialect.tokenize(text)
        _refuse(tokens, text)
        found = dialect.parser(max_errors=1).parse(tokens, text)
    except ParseError as e:
        raise _syntax_error(e) from e
    except TokenError as e:
        raise invalid_query(f"Syntax error: {str(e).splitlines()[0]}") from e
    except RecursionError as e:
        raise unsupported("A statement that nests this deeply") from e
    trees = [tree for tree in found if tree is not None]
    if not trees:
        raise invalid_query("Syntax error: Unexpected end of statement", 1, 1)
    for tree in trees:
        if isinstance(tree, exp.Command):
            raise unsupported(f"The statement {str(tree.this).upper()}")
    _number_placeholders(trees)
    return tuple(Statement(*each) for each in zip(trees, _texts(tokens, text), strict=True))


def _texts(tokens: list[Token], text: str) -> list[str]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.token_type == TokenType.SEMICOLON:
            parts.append([])
        else:
            parts[-1].append(token)
    return [text[part[0].start : part[-1].end + 1] for part in parts if part]


def view_query(statement: Statement) -> str:
    """The text of the query of a CREATE VIEW statement: what follows its AS."""
    depth = 0
    for token in Dialect().tokenize(statement.text):
        depth += token.token_type == TokenType.L_PAREN
        depth -= token.token_type == TokenType.R_PAREN
        if depth == 0 and token.token_type == TokenType.ALIAS:
            return statement.text[token.end + 1 :].strip()
    raise invalid_query("CREATE VIEW needs AS and a query")


def _number_placeholders(statements: list[exp.Expr]) -> None:
    """Positional parameters count from 1 in the order of the text."""
    found = [node for statement in statements for node in statement.find_all(exp.Placeholder)]
    found.sort(key=lambda node: int(node.meta["start"]))
    for number, node in enumerate(found, 1):
        node.meta["number"] = number


_ESCAPE: Final = re.compile(
    r"""\\(?:[abfnrtv\\?"'`]|[0-3][0-7]{2}|[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|(.))""",
    re.DOTALL,
)
_STRINGS: Final = (TokenType.STRING, TokenType.BYTE_STRING)


def _check_escapes(token: Token, text: str) -> None:
    written = text[token.start : token.end + 1]
    for found in _ESCAPE.finditer(written):
        if found[1] is not None:
            raise invalid_query(
                f"Syntax error: Illegal escape sequence: \\{found[1]}", *_place(token)
            )


def _refuse(tokens: list[Token], text: str) -> None:
    """What sqlglot would read, but as something else than BigQuery does, or not at all."""
    depth = deepest = 0
    for token in tokens:
        if token.token_type == TokenType.PIPE_GT:
            raise unsupported("Pipe syntax")
        if token.token_type == TokenType.DCOLON:
            raise invalid_query("Syntax error: Unexpected '::'", *_place(token))
        if token.token_type in _STRINGS:
            _check_escapes(token, text)
        depth += token.token_type in (TokenType.L_PAREN, TokenType.L_BRACKET)
        depth -= token.token_type in (TokenType.R_PAREN, TokenType.R_BRACKET)
        deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise unsupported("A statement that nests this deeply")
    for before, prefix, dot, name, after in zip(
        [*tokens[:1], *tokens], tokens, tokens[1:], tokens[2:], tokens[3:], strict=False
    ):
        # A dataset may be called ml: what is no call is a name in it.
        if (
            prefix.text.upper() in ("ML", "AI")
            and prefix.token_type != TokenType.IDENTIFIER
            and dot.token_type == TokenType.DOT
            and after.token_type == TokenType.L_PAREN
            and before.text.upper() not in _NAMED_NEXT
        ):
            called = f"{prefix.text}.{name.text}".upper()
            if called not in _ML:
                raise unsupported(called)


_NAMED_NEXT: Final = ("INTO", "TABLE", "EXISTS", "VIEW", "MODEL", "INSERT", ".")
_ML: Final = frozenset(
    f"ML.{name}"
    for name in (
        "PREDICT",
        "DECODE_IMAGE",
        "RESIZE_IMAGE",
        "CONVERT_IMAGE_TYPE",
        "CONVERT_COLOR_SPACE",
        *_MEASURES,
        "DISTANCE",
    )
)


def _place(token: Token) -> tuple[int, int]:
    return token.line, max(1, token.col - len(token.text) + 1)


def _syntax_error(error: ParseError) -> Fault:
    first = error.errors[0] if error.errors else {}
    what = (first.get("description") or "the statement is not complete").split(" but got <")[0]
    highlight = first.get("highlight") or ""
    line, column = first.get("line"), first.get("col")
    if line is not None and column is not None:
        column = max(1, column - len(highlight) + 1)
    near = f' near "{highlight}"' if highlight else ""
    return invalid_query(f"Syntax error: {what}{near}", line, column)
