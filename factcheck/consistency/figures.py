"""What a derived figure states: an age, a length of time, a fall, so many for each."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.consistency.readings import value_of_claim
from factcheck.consistency.spans import YEARS
from factcheck.consistency.values import DAYS, DURATION, NUMBER, Missing, Scope, Value
from factcheck.dates import read_age, read_duration
from factcheck.interval import Interval

if TYPE_CHECKING:
    from factcheck.model import Claim

_FALL = re.compile(
    r"\b(?:fell|falls?|fallen|dropp?(?:ed|s)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|down|"
    r"lower|less|fewer|shr[aiu]nk|lost|los[st]|cut|reduc(?:ed|tion)|slipp?ed|slid|plunged)\b",
    re.IGNORECASE,
)


def is_fall(claim: Claim) -> bool:
    """Whether the words of a change, or the sentence's around them, say that it is a fall."""
    return bool(_FALL.search(claim.value_words) or _FALL.search(claim.words("exact")))


def age_of(claim: Claim) -> Value | None:
    """The age that a claim states, in years; ``None`` where its words state none."""
    years = read_age(claim.value_words).years
    if years is None:
        value = value_of_claim(claim)
        return value if isinstance(value, Value) else None
    point = (Interval.point(years),)
    return Value(point, NUMBER, claim.value_words, point, Fraction(years), YEARS)


def length_of(claim: Claim) -> Value | None:
    """The length of time that a claim states, in days; ``None`` where its words state none."""
    days = read_duration(claim.value_words).days
    if days is None:
        return None
    return Value((days,), DURATION, claim.value_words, (days,), unit=DAYS)


def per_unit(scope: Scope) -> Scope:
    """The scope in which a rate is a bare number where it is "9.5 per plot", of counted plots."""

    def counted(name: str) -> Value | Missing | None:
        value = scope(name)
        if isinstance(value, Value) and value.dimension.startswith("per "):
            return replace(value, dimension=NUMBER)
        return value

    return counted
