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
                | number in words, {unit}      (six months, one hundred and twenty days)
    day         = year, "-", month, "-", day   (2024-01-10)
    words       = '"', anything, '"'           ("up to 30 km/h", "early 2024")

How names are told from subtraction: a claim's id consists of letters, digits and ``_``, so
``a-b`` is *a minus b*. A file's name may hold hyphens, so in ``lavrov-thanks.flight``, written
without blanks, everything before the point is the file. To subtract a claim of another file,
put blanks around the minus: ``a - b.c``. A word for a number that stands alone is a claim's id;
with a unit, or another such word, it begins a literal.
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum, auto
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from factcheck.consistency.expression import (
    COMPARISONS,
    Call,
    Chain,
    ClaimName,
    Columns,
    ComparisonSign,
    Literal,
    Negation,
    Node,
    Operation,
)
from factcheck.errors import ExpressionError
from factcheck.reading.grammar.number_words import cardinals, scales
from factcheck.text import may_be_year
from factcheck.words import any_of

LONGEST: Final = 2_000
"""An expectation's greatest length, in characters."""

_MOST_DIGITS: Final = 40


class LexemeKind(Enum):
    """What a token is."""

    NUMERAL = auto()
    DAY = auto()
    WORDS = auto()
    NAME = auto()
    CLAIM = auto()
    UNIT_SIGN = auto()
    SIGN = auto()
    END = auto()


class Lexeme(Struct, frozen=True):
    """One word or sign, and where it stands."""

    kind: LexemeKind
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
    | (?P<SIGN><=|>=|==|!=|=>|=<|<>|\*\*|//|[-+*/()<>,=])
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


def tokenize(text: str) -> tuple[Lexeme, ...]:
    """The tokens of an expectation, the last of kind ``END``.

    Raises ``ExpressionError`` at the first character that belongs to none.
    """
    if len(text) > LONGEST:
        message = f"an expectation of {len(text):,} characters is too long to be read"
        raise Columns(LONGEST, 1).refused(message, f"at most {LONGEST:,} characters")
    tokens = []
    column = 0
    while column < len(text):
        match = _PATTERN.match(text, column)
        if match is None:
            raise _stray(text, column)
        if match.lastgroup != "blank":
            tokens.append(_token(match))
        column = match.end()
    return (*tokens, Lexeme(LexemeKind.END, "", Columns(len(text), 1)))


def _token(match: re.Match[str]) -> Lexeme:
    group, text = match.lastgroup or "", match.group()
    span = Columns(match.start(), len(text))
    if group == "exponent":
        message = f"{text} is a number as programs write it"
        raise span.refused(message, "digits, or words: 1,500,000 or 1.5 million")
    if group == "month":
        message = f"{text} may be a month, or {' less '.join(text.split('-'))}"
        expected = "quotes around a month, blanks around a minus"
        raise span.refused(message, expected, f'"{text}"')
    if group == "NUMERAL" and len(text) > _MOST_DIGITS:
        message = "a numeral of this length is no figure that an article gives"
        raise span.refused(message, f"at most {_MOST_DIGITS} digits")
    return Lexeme(LexemeKind[group], text, span)


def _stray(text: str, column: int) -> ExpressionError:
    character, span = text[column], Columns(column, 1)
    if character in "\"'":
        return span.refused("this quotation is not closed", f"a second {character} after it")
    if character == ".":
        return _stray_point(text, span)
    return span.refused(
        f"{character!r} has no meaning in an expectation",
        "a claim, a figure, or one of + - * / ( ) == != < <= > >=",
        _TYPOGRAPHIC.get(character, ""),
    )


def _stray_point(text: str, span: Columns) -> ExpressionError:
    digits = re.match(r"\.[0-9]+", text[span.column :])
    if digits:
        whole = Columns(span.column, digits.end())
        return whole.refused("a numeral starts with a digit", likely=f"0{digits[0]}")
    return span.refused("a point here reaches into nothing", CLAIM_EXPECTED)


CLAIM_EXPECTED: Final = "a claim's id in this file, or file.claim"
"""What stands where a claim is named."""

DEEPEST: Final = 30
"""How deep parentheses, calls and minus signs may stand in each other."""

MOST_OPERANDS: Final = 100
"""How many claims and literals one expectation may have."""

_FUNCTIONS: Final = ("abs", "max", "min", "sum")

_CONNECTIVES: Final = frozenset({"and", "or", "not", "in", "if", "else", "lambda", "for"})
"""Words that other languages join expressions with; here they join nothing."""


@lru_cache(maxsize=1024)
def parse_expectation(text: str) -> Chain:
    """The tree of an expectation such as ``meeting - summit < 6 months``.

    Raises ``ExpressionError``, with column and width, where the text is no arithmetic over
    claims; takes time in proportion to the length of the text, which is bounded.
    """
    tokens = tokenize(text)
    if tokens[0].kind is LexemeKind.END:
        raise Columns(0, 1).refused("an expectation is empty", "such as: flight <= range")
    return _Parser(text, tokens).expectation()


class _Parser(Struct):
    """A place in the tokens; each method reads one rule of the grammar from there."""

    text: str
    tokens: tuple[Lexeme, ...]
    position: int = 0
    depth: int = 0
    calls: int = 0
    operands: int = 0

    @property
    def token(self) -> Lexeme:
        return self.tokens[self.position]

    def take(self) -> Lexeme:
        token = self.token
        self.position += 1
        return token

    def is_at(self, *signs: str) -> bool:
        return self.token.kind is LexemeKind.SIGN and self.token.text in signs

    def expectation(self) -> Chain:
        sides = [self.sum()]
        signs = []
        while self.is_at(*COMPARISONS):
            sign = self.take()
            signs.append(ComparisonSign(sign.text, sign.span))
            sides.append(self.sum())
        if self.token.kind is not LexemeKind.END:
            raise _unexpected(self.token)
        if not signs:
            expected = "a comparison: == != < <= > or >="
            raise self.token.span.refused("this compares nothing", expected)
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

    def joined(self, left: Node, sign: Lexeme, right: Node) -> Operation:
        return Operation(sign.text, left, right, left.span.to(right.span), sign.span)

    def signed(self) -> Node:
        if not self.is_at("-"):
            return self.operand()
        sign = self.take()
        if self.token.kind is LexemeKind.NUMERAL and self.token.span.column == sign.span.end:
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
            case LexemeKind.NAME:
                return self.spelled_out() or self.name()
            case LexemeKind.CLAIM:
                return self.claim(self.take())
            case LexemeKind.NUMERAL:
                return self.literal(self.token.span)
            case LexemeKind.DAY:
                return _day(self.take())
            case LexemeKind.WORDS:
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

    def claim(self, token: Lexeme) -> Node:
        ending = token.text.rpartition(".")[2]
        if ending.startswith("__") and ending.endswith("__"):
            message = f"{ending} is a name of Python's; an expectation is not run as code"
            raise token.span.refused(message, "a claim's id")
        return ClaimName(token.text, token.span)

    def call(self, function: Lexeme) -> Call:
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
            raise span.refused("abs is the size of one value", "one argument")
        return Call(function.text, tuple(arguments), span)

    def close(self, opening: Lexeme) -> Lexeme:
        if self.is_at(")"):
            return self.take()
        if self.is_at(*COMPARISONS):
            expected = "arithmetic in parentheses; one comparison a line"
            message = "a comparison stands outside of parentheses"
            raise self.token.span.refused(message, expected)
        if self.token.kind is LexemeKind.END:
            raise opening.span.refused("this parenthesis is not closed", "a ) after it")
        raise _unexpected(self.token)

    def spelled_out(self) -> Literal | None:
        """A number in words, with its unit; ``None`` for a claim that a word names."""
        start = self.token.span
        found = _spelled_out().match(self.text, start.column)
        if found is None:
            return None
        before, last = self.position, start
        while self.token.span.column < found.end() and self.token.kind is not LexemeKind.END:
            last = self.take().span
        if self.is_at("(") or (self.position == before + 1 and not self.is_unit()):
            self.position = before
            return None
        return self.with_unit(start, last)

    def literal(self, start: Columns) -> Literal:
        numeral = self.take()
        if self.calls and "," in numeral.text:
            message = f"{numeral.text} may be one figure or several arguments"
            expected = "figures without commas inside a function"
            raise numeral.span.refused(message, expected, numeral.text.replace(",", ""))
        return self.with_unit(start, numeral.span)

    def with_unit(self, start: Columns, last: Columns) -> Literal:
        """The literal of a number that ends at ``last``, and of the unit behind it."""
        while self.is_unit():
            last = self.take().span
        self.refuse_glued_slash(start, last)
        span = start.to(last)
        written = self.text[span.column : span.end]
        return Literal(" ".join(written.split()), span)

    def is_unit(self) -> bool:
        token = self.token
        if token.kind is LexemeKind.UNIT_SIGN:
            return True
        return token.kind is LexemeKind.NAME and token.text not in _CONNECTIVES

    def refuse_glued_slash(self, start: Columns, last: Columns) -> None:
        """Refuse ``5 km/h``: the unit per hour, or divided by the claim ``h``."""
        after = self.tokens[min(self.position + 1, len(self.tokens) - 1)]
        is_glued = self.is_at("/") and self.token.span.column == last.end
        if not (is_glued and after.kind is LexemeKind.NAME and after.span.column == last.end + 1):
            return
        span = start.to(after.span)
        written = self.text[span.column : span.end]
        raise span.refused(
            f"{written} may mean “per” or “divided by”",
            "quotes around a unit with a slash, blanks around a division",
            f'"{written}"',
        )

    def count(self) -> None:
        self.operands += 1
        if self.operands > MOST_OPERANDS:
            message = f"more than {MOST_OPERANDS} operands in one expectation"
            raise self.token.span.refused(message)

    def descend(self, opening: Lexeme) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise opening.span.refused(f"nested more than {DEEPEST} deep")


@cache
def _spelled_out() -> re.Pattern[str]:
    scale = any_of(word for word in scales() if len(word) >= _SHORTEST_SCALE)
    word = rf"(?:{any_of(cardinals())}|{scale})"
    led = rf"(?:(?:half\s+)?an?\s+(?={scale}\b))?"
    return re.compile(rf"{led}{word}(?:(?:\s+(?:and\s+)?|-){word})*(?![\w.-])", re.IGNORECASE)


_SHORTEST_SCALE: Final = 4  # letters: shorter ones are signs behind digits


def _day(token: Lexeme) -> Literal:
    try:
        date.fromisoformat(token.text)
    except ValueError:
        message = f"the calendar has no day {token.text}"
        raise token.span.refused(message, "year-month-day, such as 2024-01-10") from None
    return Literal(token.text, token.span)


def _words(token: Lexeme) -> Literal:
    words = token.text[1:-1]
    if not words.strip():
        expected = 'a figure or a date, such as "early 2024"'
        raise token.span.refused("these quotation marks hold nothing", expected)
    return Literal(token.text if '"' in words else f'"{words}"', token.span)


def _unknown_function(token: Lexeme) -> ExpressionError:
    """The error for a call of something that is no function."""
    from difflib import get_close_matches

    near = get_close_matches(token.text.lower(), _FUNCTIONS, n=1)
    expected = "abs, max, min or sum before a parenthesis"
    return token.span.refused(f"there is no function {token.text}", expected, "".join(near))


def _missing(token: Lexeme) -> ExpressionError:
    """The error where an operand should stand and does not."""
    is_end = token.kind is LexemeKind.END
    stray = f"{token.text!r} stands where a value is expected"
    message = "the expectation ends too early" if is_end else stray
    return token.span.refused(message, "a claim, a figure or a parenthesis")


def _unexpected(token: Lexeme) -> ExpressionError:
    """The error where an operand is complete and something follows that joins nothing."""
    text = token.text
    if text in _MEANT:
        message, likely = _MEANT[text]
        return token.span.refused(message, likely=likely)
    if text in _CONNECTIVES:
        return token.span.refused(f"{text!r} joins nothing here", "each expectation on its own")
    expected = "a sign between two values: + - * / or a comparison"
    if may_be_year(text):  # as in ``1 July 2009``
        expected += "; a day is written 2024-01-17, or in quotes: '17 January 2024'"
    return token.span.refused(f"{text!r} does not follow from what stands before it", expected)


_MEANT: Final = {
    "=": ("a single = compares nothing", "=="),
    "=>": ("=> is no sign of comparison", ">="),
    "=<": ("=< is no sign of comparison", "<="),
    "<>": ("<> is no sign of comparison", "!="),
    "between": ("a figure between two others stands between two signs: 10 < a < 60", ""),
    "before": ("a day before another is the lesser: a < b", ""),
    "after": ("a day after another is the greater: a > b", ""),
    "**": ("an expectation has no powers", ""),
    "//": ("an expectation divides with one stroke", "/"),
    ")": ("this parenthesis was never opened", ""),
    ",": ("a comma separates arguments, inside a function", ""),
    "is": ("a comparison is written as a sign: ==, !=, <, <=, > or >=", ""),
}
