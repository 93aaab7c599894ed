"""Words to a quantity.

A reading accounts for every word that it was given.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec.structs import replace

from factcheck.harmless import visible
from factcheck.quantities.measure import Guess, Joint, Measure, Quantity, Spelling
from factcheck.reading.accounting import left_over
from factcheck.reading.engine import Line
from factcheck.reading.hedges import loosening
from factcheck.reading.quantity_layers import with_quantities
from factcheck.reading.series import QUANTITY
from factcheck.reading.tokens import WORD, tokenize
from factcheck.reading.wording import said, why_hidden

LONGEST = 300  # characters of words that can be one quantity


def first_figure(words: str) -> Quantity:
    """The first figure in some words, whatever else stands there."""
    quantity = read_quantity(words)
    return quantity.figures[0] if quantity.figures else quantity


@lru_cache(maxsize=16_384)
def read_quantity(words: str, locale: str = "") -> Quantity:
    """What the words say: numerals, hedge, unit, and every reading of an ambiguous unit.

    ``locale`` says which country writes, ``en-GB`` or ``en-US``, which settles a gallon, a pint, a
    ton, and that "1.500 km" is one and a half; a billion is a thousand millions in both. Never
    raises: where nothing can be read, or something stands beside the figure that no rule accounts
    for, ``readings`` is empty and ``reason`` says why.
    """
    if len(words) > LONGEST:
        return Quantity(words, reason=f"{len(words)} characters are too many for one quantity")
    tokens = tokenize(unescaped := _unescaped(words))
    if hidden := why_hidden(tokens):
        return Quantity(words, reason=hidden)
    line = with_quantities(tokens, unescaped)
    if len(line) == 1 and line[0].kind == QUANTITY:
        return in_country(_alone_in(words, said(line[0])), locale)
    places = [at for at, node in enumerate(line) if node.kind == QUANTITY]
    main = _main(line, places)
    if main is None:
        return Quantity(words, reason=_why_unread(words))
    figures = _joint_figures(line, places, main, words)
    quantity = in_country(replace(figures[0], figures=figures), locale)
    rest = left_over(line, main, figures[1:])
    if not rest:
        return quantity
    if quantity.readings:
        return replace(quantity, readings=(), reason=f"“{visible(rest)}” is not accounted for")
    return replace(quantity, guesses=_unbounded(quantity.guesses))


def _alone_in(words: str, quantity: Quantity) -> Quantity:
    """A figure that is all that was said."""
    first = replace(quantity, words=words, is_lone=True)
    return replace(first, figures=(first,))


def in_country(quantity: Quantity, locale: str) -> Quantity:
    """A quantity as the writers of a country mean it, of both readings the one that is theirs.

    There a point is before decimals and a comma is not: "2,5 km" is unread, and the reason says so.
    """
    if locale not in _OTHERS:
        return quantity
    numerals = (each.text for measure in quantity.readings for each in measure.numerals)
    if comma := next(filter(_DECIMAL_COMMA.search, numerals), ""):
        return replace(quantity, readings=(), reason=f"“{comma}” has a comma where a point belongs")
    figures = tuple(
        replace(figure, readings=_settled(figure.readings, locale)) for figure in quantity.figures
    )
    return replace(quantity, readings=_settled(quantity.readings, locale), figures=figures)


def _unbounded(guesses: tuple[tuple[Guess, Measure], ...]) -> tuple[tuple[Guess, Measure], ...]:
    """The guesses without bounds, which other words may move: "dozens or hundreds"."""
    return tuple((guess, measure) for guess, measure in guesses if guess is not Guess.WITHIN)


def _unescaped(words: str) -> str:
    """The words of a page without its entities: "30&nbsp;&deg;C"."""
    if "&" not in words or ";" not in words:
        return words
    from html import unescape

    return unescape(words)


def _main(line: Line, places: list[int]) -> int | None:
    """The place of the figure that the words are about: a number before a mere article's."""
    definite = [at for at in places if said(line[at]).readings or said(line[at]).unknown_unit]
    told = [at for at in definite if not _is_article(said(line[at]))]
    return next(iter(told or definite or places), None)


def _is_article(quantity: Quantity) -> bool:
    return all(each.low.text.lower() in ("a", "an") for each in quantity.readings) and bool(
        quantity.readings
    )


def _joint_figures(line: Line, places: list[int], main: int, words: str) -> tuple[Quantity, ...]:
    """The figure at ``main`` and those behind it, each with how it is joined to the one before."""
    is_outward = "outward" in words.lower()
    is_lone = _is_lone(line, main)
    first = replace(said(line[main]), words=words, is_reach_of_winds=is_outward, is_lone=is_lone)
    found, last = [first], main
    for at in places:
        if at <= main:
            continue
        further = replace(
            said(line[at]),
            joint=_joint(line, last, at),
            is_apart=any(node.norm == "," for node in line[main + 1 : at]),
            is_reach_of_winds=is_outward,
            is_lone=is_lone,
        )
        found.append(further)
        last = at
    return tuple(found)


_ALSO = frozenset([";", ",", "/", "=", "|", "or"])


_OPENING = frozenset(["(", "[", ":"])


_THAT_IS = frozenset(
    ["ie", "that", "is", "equal", "to", "equivalent", "or", "≈", "~", "=", ",", "i", "e", "."]
)


def _joint(line: Line, last: int, at: int) -> Joint:
    """How a figure is joined to the one before: right behind, in brackets, or not."""
    between = [node.norm for node in line[last + 1 : at] if node.norm not in ("fan", "with", "a")]
    if not said(line[at]).readings or said(line[at]).readings[0].unit.dimension == "count":
        return Joint.NONE
    if between and between[0] == "(" and between[1:2] == [")"]:
        between = between[2:]
    if between in (["(", ")"], [")"]):
        return Joint.NONE
    is_closed = [norm for norm in between if norm not in ("(", ")")]
    if between and len(is_closed) == 1 and is_closed[0] in _ALSO and between[0] != "(":
        return Joint.ALSO
    if between and (
        between[0] in _OPENING
        or "ie" in between
        or between[:2] == [",", "that"]
        or "equivalent" in between
    ):
        rest = [norm for norm in between if norm not in _OPENING]
        return Joint.BRACKET if all(norm in _THAT_IS for norm in rest) else Joint.NONE
    return Joint.NONE


def _is_lone(line: Line, main: int) -> bool:
    """Whether the words hold the figure and at most loose words before something else is said."""
    if any(node.norm not in loosening() | _LOOSE and node.kind == WORD for node in line[:main]):
        return False
    if any(node.kind == QUANTITY for node in line[:main]):
        return False
    for node in line[main + 1 :]:
        if node.norm in (",", ";", "/", "=", "or"):
            break
        if node.kind == QUANTITY or (node.kind == WORD and node.norm not in loosening() | _LOOSE):
            return False
    return True


_LOOSE = frozenset(["a", "and", "between", "from", "or", "to", "over"])


def _why_unread(words: str) -> str:
    if any(character.isdigit() for character in words):
        return "the number cannot be read"
    has_words = any(map(str.isprintable, "".join(words.split())))
    return "there is no number in it" if has_words else "there are no words"


_OTHERS = {
    "en-US": ("imperial ", "long ton", "tonne", "metric cup"),
    "en-GB": ("US ", "short ton"),
}
"""What the writers of a country do not mean where a word has several readings."""
_DECIMAL_COMMA = re.compile(r"(?<![\d,])\d+,(?:\d{1,2}|\d{4,})(?![\d,])")


def _settled(readings: tuple[Measure, ...], locale: str) -> tuple[Measure, ...]:
    """The readings that a country's writers mean: no imperial gallons in the United States."""
    others = _OTHERS[locale]
    kept = tuple(each for each in readings if not any(other in each.unit.name for other in others))
    return tuple(_with_decimal_points(each) for each in kept or readings)


def _with_decimal_points(measure: Measure) -> Measure:
    """The measure, of which no point is a mark of thousands."""
    if all(each.spelled is not Spelling.POINT for each in measure.numerals):
        return measure
    numerals = tuple(
        replace(each, spelled=Spelling.SURE, otherwise=None)
        if each.spelled is Spelling.POINT
        else each
        for each in measure.numerals
    )
    return replace(measure, numerals=numerals)
