"""A figure given again by the same writer in another unit, as running text prints it.

"900 kilometers (500 miles)", "a 900-metre bridge (2,950 ft)", "9 miles, or 14 km".
"""

from __future__ import annotations

from msgspec import Struct

from factcheck.quantities.comparable import comparable_readings
from factcheck.quantities.measure import Form, Measure, Quantity
from factcheck.reading.comparing import compare_restatement
from factcheck.reading.compound_figures import Figure
from factcheck.reading.engine import Layer, Line, Match, Node, layer, parts_of
from factcheck.reading.series import FIGURES, QUANTITY, Series
from factcheck.reading.tokens import GLUED, PARAGRAPH, WORD, Kind
from factcheck.reading.wording import norm_at, said

RESTATEMENT = Kind("restatement")
_CLOSING = {"(": ")", "[": "]"}
_MOST_BETWEEN = 3  # words of the thing that is measured: "a 900-metre bridge (2,950 ft)"
_FURTHER = frozenset([";", ",", "/", "or", "="])
_SAID_AGAIN = frozenset(["about", "roughly", "approximately", "around", "or", "~", "≈", "=", "ie"])


class Restated(Struct, frozen=True):
    """A figure, and the figures in other units that its writer gives for it."""

    stated: Quantity
    restated: tuple[Quantity, ...]


def restatements() -> Layer:
    """The layer that puts a figure and its restatement together."""
    return layer([((QUANTITY,), _restatement)])


def _restatement(line: Line, at: int) -> Match | None:
    stated: Quantity = said(line[at])
    if not stated.readings:
        return None
    found = _in_brackets(line, at) or _behind_or(line, at) or _behind_stroke(line, at)
    if found:
        return found[0], RESTATEMENT, Restated(stated, found[1])
    either = _within_or(line[at], stated)
    return (at + 1, RESTATEMENT, either) if either else None


def _within_or(node: Node, stated: Quantity) -> Restated | None:
    """Two figures that were read as a list, "9 miles, or 14 km", and are one told twice."""
    series = next((said(part) for part in parts_of(node) if part.kind == FIGURES), None)
    if not isinstance(series, Series) or series.form is not Form.LIST or len(series.figures) != 2:
        return None
    one, other = (_alone(figure, stated) for figure in series.figures)
    if not one or not other or " or " not in node.text or not _restates(one, other):
        return None
    is_told = ", or " in node.text or compare_restatement(one, other).fits
    return Restated(one, (other,)) if is_told else None


def _alone(figure: Figure, whole: Quantity) -> Quantity | None:
    """One figure of a list as a quantity of its own."""
    if not figure.units or figure.smaller:
        return None
    hedge = whole.readings[0].hedge
    readings = tuple(Measure((figure.numeral,), hedge, unit) for unit in figure.units)
    return Quantity(figure.text, readings)


def _in_brackets(line: Line, at: int) -> tuple[int, tuple[Quantity, ...]] | None:
    """The figures in the brackets that follow, all of which say the figure again."""
    opening = _past_words(line, at + 1)
    closing = _CLOSING.get(norm_at(line, opening))
    if closing is None:
        return None
    again: list[Quantity] = []
    here = opening + 1
    while here < len(line) and norm_at(line, here) != closing:
        if line[here].kind == QUANTITY and _restates(said(line[at]), said(line[here])):
            again.append(said(line[here]))
        elif not (norm_at(line, here) in _FURTHER if again else norm_at(line, here) in _SAID_AGAIN):
            return None
        here += 1
    return (here + 1, tuple(again)) if again and here < len(line) else None


def _past_words(line: Line, at: int) -> int:
    """Where a bracket may open: behind at most a few words of what is measured."""
    here = at
    while here < len(line) and here - at < _MOST_BETWEEN and line[here].kind == WORD:
        if line[here].gap == PARAGRAPH:
            return here
        here += 1
    return here


def _behind_or(line: Line, at: int) -> tuple[int, tuple[Quantity, ...]] | None:
    """The figure behind "or"; without a comma it may be another choice, and has to fit."""
    has_comma = norm_at(line, at + 1) == ","
    here = at + 2 if has_comma else at + 1
    if norm_at(line, here) != "or" or here + 1 >= len(line):
        return None
    after = line[here + 1]
    if after.kind != QUANTITY or not _restates(said(line[at]), said(after)):
        return None
    fits = compare_restatement(said(line[at]), said(after)).fits
    return (here + 2, (said(after),)) if has_comma or fits else None


def _behind_stroke(line: Line, at: int) -> tuple[int, tuple[Quantity, ...]] | None:
    """The figures behind strokes: "14st 4lb/200lb/90.7kg"."""
    again: list[Quantity] = []
    here = at + 1
    while norm_at(line, here) == "/" and here + 1 < len(line) and line[here].gap == GLUED:
        after = line[here + 1]
        if after.kind != QUANTITY or not _restates(said(line[at]), said(after)):
            break
        again.append(said(after))
        here += 2
    return (here, tuple(again)) if again else None


def _restates(stated: Quantity, other: Quantity) -> bool:
    """Whether a second figure measures the same in another unit; money and counts do not."""
    return any(
        one.unit.name != again.unit.name and one.unit.dimension not in ("count", "share")
        for one, again in comparable_readings(stated, other)
    )
