"""Words as they were perhaps meant, asked only of what conflicts, or stays open, as written.

What is told of a figure is first read as written (``spelling``, ``reordering``). Each way here is
tried by itself on the words as written, never one after another: the guess that a space slipped in
and the guess that a minus is a dash are two guesses too many.

Of a conflict a way may show that it is none: a space slipped in after a point or a comma ("12, 355
acres"), a range tells a minus or its thousands once, both sides multiply by one number, a minus is
told by a word or is a dash. Of what stays open a way may tell more: what falls or flows stands
between an amount and its time or area ("4 inches of rain an hour"), "34 of 120" beside a percentage
is a share, and "a couple" beside a figure may be two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.late_pattern import LatePattern
from factcheck.quantities.reading import read_quantity
from factcheck.quantities.unit_words import AREAS, LENGTHS, TIMES
from factcheck.rewriting import Rewriting, rewrite

Sides = tuple[str, str]
_GAPS = (
    Rewriting(r"((?:^|[(;])[^\d(;]*\d{1,3}), (?=\d{3}(?![\d,]))", r"\1,", (", ",)),
    Rewriting(r"((?:^|[(;])[^\d(;]*\d+)\. (?=\d{1,2}(?!\d))", r"\1.", (". ",)),
)
_SHARED = (
    Rewriting(
        r"(?<![\d.,])(\d{1,3})( ?[-‑–] ?| to | or )(?=\d{1,3}(,?000)\b)",
        r"\1\3\2",
        ("000",),
    ),
    Rewriting(
        r"(minus |−|(?<![\w])-)(\d[\d.]*)( to | or | and )(?=\d)",
        r"\1\2\3\1",
        (" to ", " or ", " and "),
        re.IGNORECASE,
    ),
)
_BELOW = (
    r"(?:per|an?|each|every) (?:\d[\d,]* )?(?:square |sq )?"
    rf"(?:{TIMES}|{LENGTHS}|{AREAS}|gallon|lit(?:er|re)|km|kWh|MWh|kilowatt[- ]hour|passenger)"
)
_SO_MANY = LatePattern(r"\W*(\d+) ?[×x] ?(?=\d)", ("×", "x"))
_SUBSTANCE = (
    Rewriting(
        rf" (?:of (?:\w+ ){{1,2}}|(?:CO2|CO₂|carbon dioxide|carbon) )(?={_BELOW}\b)",
        " ",
        (" of ", "co2", "co₂", "carbon"),
        re.IGNORECASE,
    ),
    Rewriting(r"[ -](?:gasoline|petrol)[- ]equivalent\b", "", ("equivalent",), re.IGNORECASE),
    Rewriting(r"\bmpge\b", "mpg-US", ("mpge",), re.IGNORECASE),
)

_BENEATH = LatePattern(
    r"\b(?:below (?:sea|ground|the (?:sea|surface|ground))|beneath|underground)\b",
    ("below ", "beneath", "underground"),
    re.IGNORECASE,
)
_MINUS = LatePattern(
    r"(?<![\w.])(?:[-−‑–]|minus )(?=\d)", ("-", "−", "‑", "–", "minus "), re.IGNORECASE
)
_DASH = LatePattern(r"(?<!\S)[-−‑–](?=\d)", ("-", "−", "‑", "–"))  # before a number
_NEVER_NEGATIVE = frozenset(["mass", "length^2", "length^3", "length/time", "mass*length^2/time^3"])
_PERCENT = LatePattern(r"\D*\d[\d.,]* ?(?:%|per ?cent|pct)\W*$", ("%", "cent", "pct"))
_SHARES = (
    Rewriting(r"(\d) of (?:the |all )?(?=\d)", r"\1 out of ", (" of ",)),
    Rewriting(r"(?<![\d/.,])(\d+)/(?=\d+(?![\d/.,]))", r"\1 out of ", ("/",)),
    Rewriting(r"(?<![\d:])1 ?: ?(?=\d+(?![\d:]))", "1 in ", (":",)),
)
_LOOSE = (
    Rewriting(r"\ba couple (?:of )?(?:more )?(?=\w)", "two ", ("couple",), re.IGNORECASE),
    Rewriting(r"\b([\w,]+)-odd\b", r"about \1", ("-odd",), re.IGNORECASE),
)


def ways_of_conflict(words: str, other: str) -> Iterator[Sides]:
    """What both sides that conflict may mean instead.

    The last way is as good as told, and its conflict the one to tell: a mass is never negative.
    """
    yield _each(words, other, _GAPS)
    yield _each(words, other, _SHARED)
    yield _without_number(words, other)
    yield _without_minus(words, other)
    yield _without_dash(words, other)


def ways_left_open(words: str, other: str) -> Iterator[Sides]:
    """What both sides say, the surest first, where as written they cannot be compared."""
    yield _each(words, other, _SUBSTANCE)
    yield _as_share(words, other)


def with_number(words: str, other: str) -> Sides:
    """Both sides with a number for one that is loose: "two miles", "about 20 miles"."""
    return _each(words, other, _LOOSE)


def _each(words: str, other: str, rewritings: tuple[Rewriting, ...]) -> Sides:
    return rewrite(words, rewritings), rewrite(other, rewritings)


def _without_number(words: str, other: str) -> Sides:
    """Both sides without the number of things that they share: "3 × 2 cm" and "3 × 0.8 in"."""
    mine, theirs = _SO_MANY.match(words), _SO_MANY.match(other)
    if not mine or not theirs or mine[1] != theirs[1]:
        return words, other
    return words[mine.end() :], other[theirs.end() :]


def _without_minus(words: str, other: str) -> Sides:
    """Both sides without a minus where one tells it: "282 ft below sea level" and "−86 m"."""
    is_below, is_other = (_BENEATH.search(side) is not None for side in (words, other))
    return (
        _MINUS.sub("", words) if is_other and not is_below else words,
        _MINUS.sub("", other) if is_below and not is_other else other,
    )


def _without_dash(words: str, other: str) -> Sides:
    """Both sides without a dash that reads as the minus of a mass or an area: "Hull -95 kg"."""
    has_dash, is_other = (_DASH.search(side) is not None for side in (words, other))
    if has_dash == is_other or not all(map(_is_never_negative, (words, other))):
        return words, other
    return _DASH.sub("", words), _DASH.sub("", other)


def _is_never_negative(words: str) -> bool:
    dimensions = {reading.unit.dimension for reading in read_quantity(words).readings}
    return bool(dimensions & _NEVER_NEGATIVE)


def _as_share(words: str, other: str) -> Sides:
    """Both sides, a count of a whole beside a bare percentage as a share: "34 out of 120"."""
    is_percent, is_other = (_PERCENT.match(side) is not None for side in (words, other))
    return (
        rewrite(words, _SHARES) if is_other and not is_percent else words,
        rewrite(other, _SHARES) if is_percent and not is_other else other,
    )
