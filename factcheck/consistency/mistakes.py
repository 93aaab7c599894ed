"""What is wrong with an expectation, said so that its writer can put it right."""

from __future__ import annotations

from typing import Final

from factcheck.consistency.tokens import Kind, Token
from factcheck.errors import ExpressionError

FUNCTIONS: Final = ("abs", "max", "min", "sum")
"""What can be called."""

CONNECTIVES: Final = frozenset({"and", "or", "not", "in", "if", "else", "lambda", "for"})
"""Words that other languages join expressions with; here they join nothing."""

_OPERAND: Final = "a claim, a figure or a parenthesis"


def unknown_function(token: Token) -> ExpressionError:
    """The error for a call of something that is no function."""
    from difflib import get_close_matches

    near = get_close_matches(token.text.lower(), FUNCTIONS, n=1)
    return ExpressionError(
        f"there is no function {token.text}",
        token.span.column,
        token.span.width,
        expected="abs, max, min or sum before a parenthesis",
        likely=near[0] if near else "",
    )


def doubtful_comma(token: Token) -> ExpressionError:
    """The error for ``max(1,000, a)``."""
    return ExpressionError(
        f"{token.text} may be one figure or several arguments",
        token.span.column,
        token.span.width,
        expected="figures without commas inside a function",
        likely=token.text.replace(",", ""),
    )


def missing(token: Token) -> ExpressionError:
    """The error where an operand should stand and does not."""
    if token.kind is Kind.END:
        return ExpressionError(
            "the expectation ends too early", token.span.column, expected=_OPERAND
        )
    return ExpressionError(
        f"{token.text!r} stands where a value is expected",
        token.span.column,
        token.span.width,
        expected=_OPERAND,
    )


def unexpected(token: Token) -> ExpressionError:
    """The error where an operand is complete and something follows that joins nothing."""
    column, width, text = token.span.column, token.span.width, token.text
    if text in _MEANT:
        message, likely = _MEANT[text]
        return ExpressionError(message, column, width, likely=likely)
    if text in CONNECTIVES:
        return ExpressionError(
            f"{text!r} joins nothing here", column, width, expected="each expectation on its own"
        )
    expected = "a sign between two values: + - * / or a comparison"
    if _ends_day(text):
        expected += "; a day is written 2024-01-17, or in quotes: '17 January 2024'"
    message = f"{text!r} does not follow from what stands before it"
    return ExpressionError(message, column, width, expected=expected)


def _ends_day(text: str) -> bool:
    """Whether it is the year that a day may end with, as in ``1 July 2009``."""
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}


_MEANT: Final = {
    "=": ("a single = compares nothing", "=="),
    "=>": ("=> is no sign of comparison", ">="),
    "=<": ("=< is no sign of comparison", "<="),
    "between": ("a figure between two others stands between two signs: 10 < a < 60", ""),
    "before": ("a day before another is the lesser: a < b", ""),
    "after": ("a day after another is the greater: a > b", ""),
    "**": ("an expectation has no powers", ""),
    "//": ("an expectation divides with one stroke", "/"),
    ")": ("this parenthesis was never opened", ""),
    ",": ("a comma separates arguments, inside a function", ""),
    "is": ("a comparison is written as a sign: ==, !=, <, <=, > or >=", ""),
}


def unclosed(opening: Token) -> ExpressionError:
    """The error for a parenthesis that nothing closes."""
    return ExpressionError(
        "this parenthesis is not closed", opening.span.column, expected="a ) after it"
    )


def inner_comparison(token: Token) -> ExpressionError:
    """The error for ``(a < b)``: a comparison gives no value."""
    return ExpressionError(
        "a comparison stands outside of parentheses",
        token.span.column,
        token.span.width,
        expected="arithmetic in parentheses; one comparison a line",
    )


def glued_slash(written: str, column: int) -> ExpressionError:
    """The error for ``5 km/h``, which a reader may take for a unit or for a division."""
    return ExpressionError(
        f"{written} may mean “per” or “divided by”",
        column,
        len(written),
        expected="quotes around a unit with a slash, blanks around a division",
        likely=f'"{written}"',
    )


def too_deep(token: Token, deepest: int) -> ExpressionError:
    """The error for parentheses in parentheses in parentheses."""
    return ExpressionError(f"nested more than {deepest} deep", token.span.column, token.span.width)
