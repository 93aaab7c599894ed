"""Which words say all of a figure: with its unit, with what is counted, or a large number alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from factcheck.cli.drafts.alternatives import number_words
from factcheck.cli.drafts.words import WAYS
from factcheck.quantities import Measure
from factcheck.reading.quantity import first_figure

_IN_A_PLACE = re.compile(  # "5 in northern Mali"; not "5 in (13 cm)", "5 in wide"
    rf" in (?!(?:{WAYS}|below|above)\b)[a-z]"
)
_MOST_WORDS = 10  # from a number's beginning to its unit's end
_PLURAL = re.compile(
    r"people|[\w-]*(?:men|women|children)|police|troops|percent|personnel|staff|cattle|sheep|"
    r"aircraft|crew|dead|homeless|gold|silver|bronze|"
    r"(?!(?:bus|gas|news|series|is|was|has|its|as|this|us|plus|versus|thus|besides|perhaps|towards|vs|[\w-]+(?:ss|ous))$)[\w’'-]*[a-z]s",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LARGE = re.compile(r"\d[, \xa0]\d{3}|illion|thousand|hundred|trillion", re.IGNORECASE)
_MOST_NOUN_WORDS = 4
_JOINED = re.compile(  # "three-count indictment alleges"
    rf"(?:\d[\d,]*|{number_words(2, 10)})-"
    r"(?!plus|odd|strong|half|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?)[a-z]+ ",
    re.IGNORECASE,
)
_METALS = frozenset({"gold", "silver", "bronze"})
_NO_NOUN = re.compile(
    r"remain(?:ed)?|died|survived|were|was|are|is|had|has|have|among|amongst|during|across|above|"
    r"below|behind|ahead|after|before|since|until"
)


def whole_length(passage: str) -> int:
    """How much of a passage says all of the figure that begins it; 0 where nothing does."""
    return next(filter(None, (_length(passage, is_said) for is_said in _WAYS)), 0)


def _length(window: str, is_said: Callable[[str, Measure, Measure], bool]) -> int:
    """How much of a passage says all of the figure that begins it; 0 where nothing does."""
    whole = first_reading(window)
    if whole is None:
        return 0
    for token in islice(re.finditer(r"\S+", window), _MOST_WORDS):
        words = window[: token.end()].rstrip(",.'’")
        measure = first_reading(words)
        if measure and measure.unit.printed == "in" and _IN_A_PLACE.match(window, len(words) - 3):
            continue
        if measure and measure.numerals == whole.numerals and is_said(words, measure, whole):
            return len(words)
    return 0


def first_reading(words: str) -> Measure | None:
    """The likeliest reading of some words; ``None`` where they are no figure."""
    return next(iter(first_figure(words).readings), None)


def _has_unit(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words end with the figure's unit, or begin with its currency."""
    has_printed = words.endswith(measure.unit.printed) or words.startswith(measure.unit.printed)
    return has_printed and _is_of_unit(words, measure, whole)


def _is_of_unit(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words name the whole unit, in whatever way they write it: "6 ft 2 in", "m²"."""
    unit = measure.unit
    is_ordinal = unit.printed == "second" and " second" in words  # "180 second class"
    is_preposition = unit.printed == "at" and words.endswith(" at")
    is_unit = (unit.printed, unit.dimension) == (whole.unit.printed, whole.unit.dimension)
    is_other = is_ordinal or is_preposition or unit.dimension == "count"
    return is_unit and not is_other


def _has_noun(words: str, measure: Measure, whole: Measure) -> bool:
    """Whether the words end with what is counted, in the plural."""
    noun = measure.unit.printed.split()
    if not noun or measure.unit.dimension != "count" or whole.unit.dimension != "count":
        return False
    is_year = _YEAR.fullmatch(words.split()[0]) is not None
    is_plural = _PLURAL.fullmatch(noun[-1]) is not None and not _JOINED.match(words)
    is_thing = not _NO_NOUN.fullmatch(noun[0]) and not (
        noun[-1] in _METALS and _is_of_medals(whole)
    )
    return is_plural and is_thing and len(noun) <= _MOST_NOUN_WORDS and not is_year


def _is_of_medals(whole: Measure) -> bool:
    return re.search(r"\bmedals?\b", whole.unit.printed) is not None


def _is_large(words: str, measure: Measure, _whole: Measure) -> bool:
    """Whether the words are a number so large that it is a figure without a noun."""
    return not measure.unit.printed and _LARGE.search(measure.numerals[0].text) is not None


_WAYS = (_has_unit, _has_noun, _is_of_unit, _is_large)
