"""Words as they were perhaps meant: gaps in a number closed, what is measured or shared left out.

A space slips in after a point or a comma ("12, 355 acres"), and what falls or flows stands between
an amount and its time or area ("4 inches of rain an hour", "5 pounds of nitrogen per acre"). "34 of
120" beside a percentage is a share, and "a couple" beside a figure may be two.
"""

from __future__ import annotations

import re

from factcheck.quantities.reading import read_quantity
from factcheck.rewriting import Rewriting, rewrite

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
    r"(?:second|minute|hour|day|week|month|year|acre|hectare|miles?|foot|feet|yards?|gallon|"
    r"(?:kilo)?met(?:er|re)s?|km|lit(?:er|re)|kWh|MWh|kilowatt[- ]hour|passenger)"
)
_SO_MANY = r"\W*(\d+) ?[×x] ?(?=\d)"
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

_BENEATH = r"(?i)\b(?:below (?:sea|ground|the (?:sea|surface|ground))|beneath|underground)\b"
_MINUS = r"(?i)(?<![\w.])(?:[-−‑–]|minus )(?=\d)"
_DASH = r"(?<!\S)[-−‑–](?=\d)"  # before a number
_NEVER_NEGATIVE = frozenset(["mass", "length^2", "length^3", "length/time", "mass*length^2/time^3"])
_PERCENT = r"\D*\d[\d.,]* ?(?:%|per ?cent|pct)\W*"
_SHARES = (
    Rewriting(r"(\d) of (?:the |all )?(?=\d)", r"\1 out of ", (" of ",)),
    Rewriting(r"(?<![\d/.,])(\d+)/(?=\d+(?![\d/.,]))", r"\1 out of ", ("/",)),
    Rewriting(r"(?<![\d:])1 ?: ?(?=\d+(?![\d:]))", "1 in ", (":",)),
)
_LOOSE = (
    Rewriting(r"\ba couple (?:of )?(?:more )?(?=\w)", "two ", ("couple",), re.IGNORECASE),
    Rewriting(r"\b([\w,]+)-odd\b", r"about \1", ("-odd",), re.IGNORECASE),
)


def closed_gaps(words: str) -> str:
    """The words with the gaps inside their numbers closed: "12,355 acres"."""
    return rewrite(words, _GAPS)


def with_shared_parts(words: str) -> str:
    """The words with what both ends of a range share: "10,000–12,000 ft", "minus 5 to minus 10"."""
    return rewrite(words, _SHARED)


def without_number(words: str, other: str) -> tuple[str, str]:
    """Both sides without the number of things that they share: "3 × 2 cm" and "3 × 0.8 in"."""
    mine, theirs = re.match(_SO_MANY, words), re.match(_SO_MANY, other)
    if not mine or not theirs or mine[1] != theirs[1]:
        return words, other
    return words[mine.end() :], other[theirs.end() :]


def without_substance(words: str) -> str:
    """The words without what is measured, "4 inches an hour", or what it only would be: MPGe."""
    return rewrite(words, _SUBSTANCE)


def as_share(words: str, other: str) -> tuple[str, str]:
    """Both sides, a count of a whole beside a bare percentage as a share: "34 out of 120"."""
    is_percent, is_other = (re.fullmatch(_PERCENT, side) for side in (words, other))
    return (
        words if is_percent else rewrite(words, _SHARES if is_other else ()),
        other if is_other else rewrite(other, _SHARES if is_percent else ()),
    )


def with_number(words: str) -> str:
    """The words with a number for one that is loose: "two miles", "about 20 miles"."""
    return rewrite(words, _LOOSE)


def without_minus(words: str, other: str) -> tuple[str, str]:
    """Both sides without a minus where one tells it: "282 ft below sea level" and "−86 m"."""
    is_below, is_other = (bool(re.search(_BENEATH, side)) for side in (words, other))
    return (
        re.sub(_MINUS, "", words) if is_other and not is_below else words,
        re.sub(_MINUS, "", other) if is_below and not is_other else other,
    )


def without_dash(words: str, other: str) -> tuple[str, str]:
    """Both sides without a dash that reads as the minus of a mass or an area: "Hull -95 kg"."""
    has_dash, is_other = (bool(re.search(_DASH, side)) for side in (words, other))
    if has_dash == is_other or not all(map(_is_never_negative, (words, other))):
        return words, other
    return re.sub(_DASH, "", words), re.sub(_DASH, "", other)


def _is_never_negative(words: str) -> bool:
    dimensions = {reading.unit.dimension for reading in read_quantity(words).readings}
    return bool(dimensions & _NEVER_NEGATIVE)
