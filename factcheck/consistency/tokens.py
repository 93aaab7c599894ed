"""The words of an expectation, each with its columns.

How names are told from subtraction: a claim's id consists of letters, digits and ``_``, so
``a-b`` is *a minus b*. A file's name may hold hyphens, so in ``lavrov-thanks.flight``, written
without blanks, everything before the point is the file. To subtract a claim of another file,
put blanks around the minus: ``a - b.c``.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from msgspec import Struct

from factcheck.consistency.expression import Columns
from factcheck.errors import ExpressionError

LONGEST: Final = 2_000
"""An expectation's greatest length, in characters."""

_MOST_DIGITS: Final = 40


class Kind(Enum):
    """What a token is."""

    NUMERAL = auto()
    DAY = auto()
    WORDS = auto()
    NAME = auto()
    CLAIM = auto()
    UNIT_SIGN = auto()
    SIGN = auto()
    END = auto()


class Token(Struct, frozen=True):
    """One word or sign, and where it stands."""

    kind: Kind
    text: str
    span: Columns


_PATTERN: Final = re.compile(
    r"""(?P<blank>\s+)
    | (?P<WORDS>"[^"]*"|'[^']*')
    | (?P<CLAIM>\w[\w-]*\.[^\W\d]\w*)
    | (?P<DAY>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-]))
    | (?P<month>[0-9]{4}-[0-9]{2}(?![\w-]))
    | (?P<exponent>[0-9][0-9.,]*[eE][+-]?[0-9]+)
    | (?P<NUMERAL>[$€£¥]?[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?)
    | (?P<NAME>[^\W\d]\w*)
    | (?P<UNIT_SIGN>[%‰]|°[CFK]?)
    | (?P<SIGN><=|>=|==|!=|=>|=<|\*\*|//|[-+*/()<>,=])
    """,
    re.VERBOSE,
)

_TYPOGRAPHIC: Final = {
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "−": "-",
    "–": "-",
    "×": "*",
    "·": "*",
    "÷": "/",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "^": "*",
}


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of an expectation, the last of kind ``END``.

    Raises ``ExpressionError`` at the first character that belongs to none.
    """
    if len(text) > LONGEST:
        raise ExpressionError(
            f"an expectation of {len(text):,} characters is too long to be read",
            column=LONGEST,
            expected=f"at most {LONGEST:,} characters",
        )
    tokens = []
    column = 0
    while column < len(text):
        match = _PATTERN.match(text, column)
        if match is None:
            raise _stray(text, column)
        if match.lastgroup != "blank":
            tokens.append(_token(match))
        column = match.end()
    return (*tokens, Token(Kind.END, "", Columns(len(text), 1)))


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or ""
    text = match.group()
    span = Columns(match.start(), len(text))
    refuse = _REFUSED.get(group)
    if refuse is not None:
        raise refuse(text, span)
    if group == "NUMERAL" and len(text) > _MOST_DIGITS:
        raise ExpressionError(
            "a numeral of this length is no figure that an article gives",
            span.column,
            span.width,
            expected=f"at most {_MOST_DIGITS} digits",
        )
    return Token(Kind[group], text, span)


def _exponent(text: str, span: Columns) -> ExpressionError:
    return ExpressionError(
        f"{text} is a number as programs write it",
        span.column,
        span.width,
        expected="digits, or words: 1,500,000 or 1.5 million",
    )


def _month(text: str, span: Columns) -> ExpressionError:
    year, month = text.split("-")
    return ExpressionError(
        f"{text} may be a month, or {year} less {month}",
        span.column,
        span.width,
        expected="quotes around a month, blanks around a minus",
        likely=f'"{text}"',
    )


_REFUSED: Final = {"exponent": _exponent, "month": _month}


def _stray(text: str, column: int) -> ExpressionError:
    character = text[column]
    if character in "\"'":
        return ExpressionError(
            "this quotation is not closed", column, expected=f"a second {character} after it"
        )
    if character == ".":
        return _stray_point(text, column)
    return ExpressionError(
        f"{character!r} has no meaning in an expectation",
        column,
        expected="a claim, a figure, or one of + - * / ( ) == != < <= > >=",
        likely=_TYPOGRAPHIC.get(character, ""),
    )


def _stray_point(text: str, column: int) -> ExpressionError:
    if text[column + 1 : column + 2].isdigit() and not text[:column].rstrip().endswith(")"):
        digits = re.match(r"\.[0-9]+", text[column:])
        shown = digits.group() if digits else "."
        return ExpressionError(
            "a numeral starts with a digit", column, len(shown), likely=f"0{shown}"
        )
    return ExpressionError(
        "a point here reaches into nothing",
        column,
        expected="a claim of this file (flight) or of another (lavrov-thanks.flight)",
    )
