"""What looks like a figure in running text and is none: years, days, scores, labels."""

from __future__ import annotations

from functools import cache

from factcheck.quantities.measure import Form, Hedge, Measure
from factcheck.reading.engine import Line, Mention, Node
from factcheck.reading.number_words import ordinals
from factcheck.reading.wording import norm_at, said
from factcheck.words.sections import words_in

_YEARS = range(1500, 2100)
_MOST_SCORED = 200


def is_lookalike(line: Line, at: int) -> bool:
    """Whether the mention at ``at`` is a year, a score or the number in a name."""
    readings: tuple[Measure, ...] = said(line[at]).readings
    if readings[0].unit.dimension == "share" and line[at].text.lower() in ("half", "quarter"):
        return _is_time_of_play(line, at)
    if _is_compared_year(line[at], readings[0]):
        return True
    if any(each.unit.dimension != "count" or each.hedge is not Hedge.NONE for each in readings):
        return False
    measure = readings[0]
    if not all(numeral.text.isdigit() for numeral in measure.numerals):
        return False
    if norm_at(line, at - 1).rstrip(".") in _words("label"):
        return True
    return _is_year(measure) or _is_score(measure, line[at].text)


def _is_time_of_play(line: Line, at: int) -> bool:
    """Whether "half" or "quarter" is one of a match or of a year: "the first half"."""
    before = norm_at(line, at - 1)
    return before in ordinals() or before in ("last", "next", "this", "each", "per", "no")


def _is_compared_year(node: Node, measure: Measure) -> bool:
    """Whether a year is compared with: "slower than in 2004"."""
    parts = node.parts if isinstance(node, Mention) else ()
    return norm_at(parts, len(parts) - 2) == "in" and _is_year(measure)


def _is_year(measure: Measure) -> bool:
    """Whether four digits stand for a year: nothing plural is counted."""
    numeral = measure.numerals[0]
    is_counted = measure.unit.name.endswith("s") or measure.unit.name == "people"
    return len(numeral.text) == 4 and numeral.value in _YEARS and not is_counted


def _is_score(measure: Measure, text: str) -> bool:
    """Whether two numbers around a hyphen are a result: "6-3", "19-7"."""
    is_close = measure.form is Form.RANGE and " " not in text and not measure.unit.name
    return is_close and all(numeral.value < _MOST_SCORED for numeral in measure.numerals)


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words_in("lookalikes", section))


def is_never_counted(line: Line, at: int) -> bool:
    """Whether a word behind a number makes it a day or an hour: "21 January", "1405 GMT"."""
    norm = norm_at(line, at)
    return norm in _words("never counted") and (line[at].text[0].isupper() or norm == "o'clock")
