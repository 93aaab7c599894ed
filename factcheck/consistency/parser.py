"""Reading an ``expect``: arithmetic over claims, parsed and never run as code.

::

    expectation = sum, (comparison, sum), {comparison, sum}
    comparison  = "==" | "!=" | "<" | "<=" | ">" | ">="
    sum         = product, {("+" | "-"), product}
    product     = signed, {("*" | "/"), signed}
    signed      = ["-"], signed | operand
    operand     = "(", sum, ")" | function, "(", sum, {",", sum}, ")"
                | claim | [file, "."], claim | literal | day | words
    function    = "abs" | "min" | "max" | "sum"
    literal     = numeral, {unit}              (6 months, 40 %, 1.5 million barrels)
    day         = year, "-", month, "-", day   (2024-01-10)
    words       = '"', anything, '"'           ("up to 30 km/h", "early 2024")
"""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from factcheck.consistency.expression import (
    COMPARISONS,
    Call,
    Chain,
    ClaimName,
    Columns,
    Day,
    Literal,
    Negation,
    Node,
    Operation,
    Sign,
    Words,
)
from factcheck.consistency.tokens import Kind, Token, tokenize
from factcheck.errors import ExpressionError

DEEPEST: Final = 30
"""How deep parentheses, calls and minus signs may stand in each other."""

MOST_OPERANDS: Final = 100
"""How many claims and literals one expectation may have."""

_FUNCTIONS: Final = ("abs", "max", "min", "sum")

_CONNECTIVES: Final = frozenset({"and", "or", "not", "in", "if", "else", "lambda", "for"})
"""Words that other languages join expressions with; here they join nothing."""


def parse_expectation(text: str) -> Chain:
    """The tree of an expectation such as ``meeting - summit < 6 months``.

    Raises ``ExpressionError``, with column and width, where the text is no arithmetic over
    claims; takes time in proportion to the length of the text, which is bounded.
    """
    tokens = tokenize(text)
    if tokens[0].kind is Kind.END:
        raise ExpressionError("an expectation is empty", 0, expected="such as: flight <= range")
    return _Parser(text, tokens).expectation()


class _Parser(Struct):
    """A place in the tokens; each method reads one rule of the grammar from there."""

    text: str
    tokens: tuple[Token, ...]
    position: int = 0
    depth: int = 0
    calls: int = 0
    operands: int = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        token = self.token
        if token.kind is not Kind.END:
            self.position += 1
        return token

    def is_at(self, *signs: str) -> bool:
        return self.token.kind is Kind.SIGN and self.token.text in signs

    def expectation(self) -> Chain:
        sides = [self.sum()]
        signs = []
        while self.is_at(*COMPARISONS):
            sign = self.take()
            signs.append(Sign(sign.text, sign.span))
            sides.append(self.sum())
        if self.token.kind is not Kind.END:
            raise _unexpected(self.token)
        if not signs:
            raise ExpressionError(
                "this compares nothing",
                self.token.span.column,
                expected="a comparison: == != < <= > or >=",
            )
        return Chain(tuple(sides), tuple(signs), self.text)

    def sum(self) -> Node:
        left = self.product()
        while self.is_at("+", "-"):
            left = self.joined(left, self.take(), self.product())
        return left

    def product(self) -> Node:
        left = self.signed()
        while self.is_at("*", "/"):
            left = self.joined(left, self.take(), self.signed())
        return left

    def joined(self, left: Node, sign: Token, right: Node) -> Operation:
        return Operation(sign.text, left, right, left.span.to(right.span), sign.span)

    def signed(self) -> Node:
        if not self.is_at("-"):
            return self.operand()
        sign = self.take()
        if self.token.kind is Kind.NUMERAL and self.token.span.column == sign.span.end:
            return self.literal(sign.span)
        self.descend(sign)
        operand = self.signed()
        self.depth -= 1
        return Negation(operand, sign.span.to(operand.span))

    def operand(self) -> Node:
        if self.is_at("("):
            return self.parenthesis()
        self.count()
        match self.token.kind:
            case Kind.NAME:
                return self.name()
            case Kind.CLAIM:
                return self.claim(self.take())
            case Kind.NUMERAL:
                return self.literal(self.token.span)
            case Kind.DAY:
                return _day(self.take())
            case Kind.WORDS:
                return _words(self.take())
            case _:
                raise _missing(self.token)

    def parenthesis(self) -> Node:
        opening = self.take()
        self.descend(opening)
        inner = self.sum()
        self.close(opening)
        self.depth -= 1
        return inner

    def name(self) -> Node:
        token = self.take()
        if not self.is_at("("):
            return self.claim(token)
        if token.text not in _FUNCTIONS:
            raise _unknown_function(token)
        return self.call(token)

    def claim(self, token: Token) -> Node:
        ending = token.text.rpartition(".")[2]
        if ending.startswith("__") and ending.endswith("__"):
            raise ExpressionError(
                f"{ending} is a name of Python's; an expectation is not run as code",
                token.span.column,
                token.span.width,
                expected="a claim's id",
            )
        return ClaimName(token.text, token.span)

    def call(self, function: Token) -> Call:
        opening = self.take()
        self.descend(opening)
        self.calls += 1
        arguments = [self.sum()]
        while self.is_at(","):
            self.take()
            arguments.append(self.sum())
        closing = self.close(opening)
        self.depth -= 1
        self.calls -= 1
        span = function.span.to(closing.span)
        if function.text == "abs" and len(arguments) > 1:
            raise ExpressionError(
                "abs is the size of one value", span.column, span.width, expected="one argument"
            )
        return Call(function.text, tuple(arguments), span)

    def close(self, opening: Token) -> Token:
        if self.is_at(")"):
            return self.take()
        if self.is_at(*COMPARISONS):
            raise _inner_comparison(self.token)
        if self.token.kind is Kind.END:
            raise _unclosed(opening)
        raise _unexpected(self.token)

    def literal(self, start: Columns) -> Literal:
        numeral = self.take()
        if self.calls and "," in numeral.text:
            raise _doubtful_comma(numeral)
        last = numeral.span
        while self.is_unit():
            last = self.take().span
        self.refuse_glued_slash(start, last)
        span = start.to(last)
        written = self.text[span.column : span.end]
        return Literal(" ".join(written.split()), span)

    def is_unit(self) -> bool:
        token = self.token
        if token.kind is Kind.UNIT_SIGN:
            return True
        return token.kind is Kind.NAME and token.text not in _CONNECTIVES

    def refuse_glued_slash(self, start: Columns, last: Columns) -> None:
        """Refuse ``5 km/h``: the unit per hour, or divided by the claim ``h``."""
        after = self.tokens[min(self.position + 1, len(self.tokens) - 1)]
        is_glued = self.is_at("/") and self.token.span.column == last.end
        if not (is_glued and after.kind is Kind.NAME and after.span.column == last.end + 1):
            return
        written = self.text[start.column : after.span.end]
        raise _glued_slash(written, start.column)

    def count(self) -> None:
        self.operands += 1
        if self.operands > MOST_OPERANDS:
            span = self.token.span
            raise ExpressionError(
                f"more than {MOST_OPERANDS} operands in one expectation", span.column, span.width
            )

    def descend(self, opening: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _too_deep(opening, DEEPEST)


def _day(token: Token) -> Day:
    try:
        date.fromisoformat(token.text)
    except ValueError:
        raise ExpressionError(
            f"the calendar has no day {token.text}",
            token.span.column,
            token.span.width,
            expected="year-month-day, such as 2024-01-10",
        ) from None
    return Day(token.text, token.span)


def _words(token: Token) -> Words:
    words = token.text[1:-1]
    if not words.strip():
        raise ExpressionError(
            "these quotation marks hold nothing",
            token.span.column,
            token.span.width,
            expected='a figure or a date, such as "early 2024"',
        )
    return Words(words, token.span)


_OPERAND: Final = "a claim, a figure or a parenthesis"


def _unknown_function(token: Token) -> ExpressionError:
    """The error for a call of something that is no function."""
    from difflib import get_close_matches

    near = get_close_matches(token.text.lower(), _FUNCTIONS, n=1)
    return ExpressionError(
        f"there is no function {token.text}",
        token.span.column,
        token.span.width,
        expected="abs, max, min or sum before a parenthesis",
        likely=near[0] if near else "",
    )


def _doubtful_comma(token: Token) -> ExpressionError:
    """The error for ``max(1,000, a)``."""
    return ExpressionError(
        f"{token.text} may be one figure or several arguments",
        token.span.column,
        token.span.width,
        expected="figures without commas inside a function",
        likely=token.text.replace(",", ""),
    )


def _missing(token: Token) -> ExpressionError:
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


def _unexpected(token: Token) -> ExpressionError:
    """The error where an operand is complete and something follows that joins nothing."""
    column, width, text = token.span.column, token.span.width, token.text
    if text in _MEANT:
        message, likely = _MEANT[text]
        return ExpressionError(message, column, width, likely=likely)
    if text in _CONNECTIVES:
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


def _unclosed(opening: Token) -> ExpressionError:
    """The error for a parenthesis that nothing closes."""
    return ExpressionError(
        "this parenthesis is not closed", opening.span.column, expected="a ) after it"
    )


def _inner_comparison(token: Token) -> ExpressionError:
    """The error for ``(a < b)``: a comparison gives no value."""
    return ExpressionError(
        "a comparison stands outside of parentheses",
        token.span.column,
        token.span.width,
        expected="arithmetic in parentheses; one comparison a line",
    )


def _glued_slash(written: str, column: int) -> ExpressionError:
    """The error for ``5 km/h``, which a reader may take for a unit or for a division."""
    return ExpressionError(
        f"{written} may mean “per” or “divided by”",
        column,
        len(written),
        expected="quotes around a unit with a slash, blanks around a division",
        likely=f'"{written}"',
    )


def _too_deep(token: Token, deepest: int) -> ExpressionError:
    """The error for parentheses in parentheses in parentheses."""
    return ExpressionError(f"nested more than {deepest} deep", token.span.column, token.span.width)
