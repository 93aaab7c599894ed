"""A figure given again by the same writer in another unit, as running text prints it.

"900 kilometers (500 miles)", "a 900-metre bridge (2,950 ft)", "9 miles, or 14 km". What stands
in brackets restates the figure before it, right or wrong; what other words and signs join has to
fit, or to be near, since it may be another figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from factcheck.quantities.comparable import comparable_readings
from factcheck.quantities.conversion_slips import explain_unit_slip
from factcheck.quantities.measure import Measure, Quantity
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reading.figures.hedges import loosening
from factcheck.reading.figures.series import QUANTITY
from factcheck.reading.grammar.engine import Layer, Line, Match, joined, kind_at, layer, norm_at
from factcheck.reading.grammar.tokens import DASHES, GLUED, PARAGRAPH, WORD, Kind
from factcheck.words import grammar

RESTATEMENT = Kind("restatement")
_CLOSING = {"(": ")", "[": "]"}
_MOST_BETWEEN = 4  # words of the thing that is measured: "a 900-metre bridge (2,950 ft)"
_MOST_BEHIND = 4  # words behind a figure in brackets: "(11 km at low tide)"
_CHANGED = frozenset(["after", "before"])  # "$2.40 a share, or $1.20 a share after the split"
_FURTHER = frozenset([";", ",", "/", "or", "="])
_AGAIN_SIGNS = frozenset(["or", "~", "≈", "=", "ie", "-"])
_LOOSE_SIGNS = DASHES | {"...", "/"}
_SIGNS = _LOOSE_SIGNS | {"=", "≈", "~"}
_PHRASES = (
    (",", "which", "is"), (",", "that", "is"), (",", "equivalent", "to"), (",", "equal", "to"),
    ("equivalent", "to"), ("which", "is"),
)  # fmt: skip


@cache
def _said_again() -> frozenset[str]:
    """What may stand between a figure and the same figure again."""
    return loosening() | _AGAIN_SIGNS


@cache
def _comparing() -> frozenset[str]:
    """What makes a second figure a difference, or one of several: taller, apart, each."""
    return grammar("comparative") | {"too", "apart", "each", "ahead", "behind", "clear", "off"}


class Restated(Struct, frozen=True):
    """A figure, and the figures in other units that its writer gives for it."""

    stated: Quantity
    restated: tuple[Quantity, ...]


Found = tuple[int, tuple[Quantity, ...]]
"""Where the restatement ends, and its figures."""


def restatements() -> Layer:
    """The layer that puts a figure and its restatement together."""
    return layer([((QUANTITY,), _restatement)])


def _restatement(line: Line, at: int) -> Match | None:
    stated: Quantity = line[at].value
    if not stated.readings:
        return None
    for form in _FORMS:
        if found := form(line, at):
            return found[0], RESTATEMENT, Restated(stated, found[1])
    return None


# -- in brackets


def _in_brackets(line: Line, at: int) -> Found | None:
    """The figures in the brackets that follow, all of which say the figure again."""
    opening = _opening(line, at + 1)
    closing = _CLOSING.get(norm_at(line, opening))
    if closing is None:
        return None
    has_comparison = any(norm_at(line, here) in _comparing() for here in range(at + 1, opening))
    stated: Quantity = line[at].value
    again: list[Quantity] = []
    here, end = opening + 1, len(line)
    while here < end and norm_at(line, here) != closing:
        node = line[here]
        if node.kind == QUANTITY and _restates(stated, node.value, is_bracketed=True):
            again.append(node.value)
        elif again and node.norm not in _FURTHER and (node.kind == WORD or joined(line, here)):
            return _with_words(line, at, here, again)
        elif node.norm not in (_FURTHER if again else _said_again()):
            return None
        here += 1
    if not again or here >= end or (has_comparison and not _fits(stated, again[0])):
        return None
    return here + 1, tuple(again)


def _with_words(line: Line, at: int, here: int, again: list[Quantity]) -> Found | None:
    """The same with words behind, where it fits, or has those of the figure before brackets.

    "(11 km at low tide)", "a 10-foot-wide (3-metre-wide) ditch".
    """
    closes = (place for place in range(here, here + _MOST_BEHIND) if norm_at(line, place) == ")")
    end = next(closes, None)
    if end is None:
        return None
    again_told = [node.norm for node in line[here:end]]
    is_said_alike = again_told == [node.norm for node in line[at + 1 : at + 1 + end - here]]
    return (end + 1, tuple(again)) if is_said_alike or _fits(line[at].value, again[-1]) else None


def _opening(line: Line, at: int) -> int:
    """Where a bracket may open: behind a few words of what is measured, and a footnote's mark."""
    here, words = at, 0
    while here < len(line) and words < _MOST_BETWEEN and line[here].gap != PARAGRAPH:
        node = line[here]
        if node.kind == WORD:
            words += 1
        elif node.norm == "-" and joined(line, here):
            pass  # "a 14-foot-tall (4.3-meter-tall) mast"
        elif node.norm == "[" and (past := _past_footnote(line, here)):
            here = past
            continue
        elif not (node.norm == "," and norm_at(line, here + 1) in _said_again()):
            break
        here += 1
    return here


def _past_footnote(line: Line, at: int) -> int | None:
    """Past the mark of a footnote: "[3]", "[nb 4]"."""
    for here in range(at + 2, at + 4):
        if norm_at(line, here) == "]" and line[here - 1].text.isdigit():
            return here + 1
    return None


# -- behind words and signs


def _behind_or(line: Line, at: int) -> Found | None:
    """The figures behind "or"; without a comma they may be another choice, and have to fit."""
    again: list[Quantity] = []
    here = at + 1
    while found := _next_or(line, at, here, is_first=not again):
        again.append(line[found].value)
        here = found + 1
    return (here, tuple(again)) if again else None


def _next_or(line: Line, at: int, here: int, *, is_first: bool) -> int | None:
    """The place of a figure behind "or" that says again what the one at ``at`` does."""
    start = here
    while is_first and here - start < _MOST_BETWEEN - 1 and here < len(line):
        if line[here].kind != WORD or line[here].norm == "or" or line[here].gap == PARAGRAPH:
            break
        here += 1
    has_words = here > start
    has_comma = norm_at(line, here) == ","
    here += has_comma
    if norm_at(line, here) != "or":
        return None
    figure = here + 1
    while norm_at(line, figure) in _said_again():
        figure += 1
    if kind_at(line, figure) != QUANTITY:
        return None
    stated, other = line[at].value, line[figure].value
    if not _restates(stated, other) or norm_at(line, figure + 1) in _comparing() | _CHANGED:
        return None
    is_set_off = has_comma and not has_words
    is_told = is_set_off and (_are_in_a_time(stated, other) or _is_near(stated, other))
    return figure if is_told or _fits(stated, other) else None


def _are_in_a_time(one: Quantity, other: Quantity) -> bool:
    """Whether both are so many in a time; of sums, too far apart for a discount to part them."""
    for stated, again in comparable_readings(one, other):
        first, second = (each.low.value * each.unit.worth for each in (stated, again))
        is_far = not first / _MOST_OFF <= second <= first * _MOST_OFF
        is_sum = stated.unit.is_money and stated.unit.dimension.endswith("/time")
        if stated.unit.dimension in ("count/time", "length^3/time") or (is_sum and is_far):
            return True
    return False


_MOST_OFF = 4  # times


def _behind_strokes(line: Line, at: int) -> Found | None:
    """The figures behind strokes: "14st 4lb/200lb/90.7kg"."""
    again: list[Quantity] = []
    here = at + 1
    while norm_at(line, here) == "/" and here + 1 < len(line) and line[here].gap == GLUED:
        after = line[here + 1]
        if after.kind != QUANTITY or not _is_near(line[at].value, after.value, is_alike=True):
            break
        again.append(after.value)
        here += 2
    return (here, tuple(again)) if again else None


def _behind_sign(line: Line, at: int) -> Found | None:
    """The figure behind a sign, or words for "the same", where it fits."""
    for here in _places_behind(line, at + 1):
        if kind_at(line, here) != QUANTITY or line[here].gap == PARAGRAPH:
            continue
        stated, other = line[at].value, line[here].value
        is_compared = norm_at(line, here + 1) in _comparing()
        is_loose = norm_at(line, here - 1) in _LOOSE_SIGNS and not _is_of_bulletin(line, here)
        fits = _fits if is_loose else _is_near
        if not is_compared and _restates(stated, other) and fits(stated, other):
            return here + 1, (other,)
    return None


def _is_of_bulletin(line: Line, at: int) -> bool:
    """Whether dots join two figures, as bulletins of the weather do: "65 MPH...105 KM/H"."""
    return norm_at(line, at - 1) == "..." and line[at - 1].gap == line[at].gap == GLUED


def _places_behind(line: Line, at: int) -> Iterator[int]:
    """Where a figure may stand that is told for the same."""
    if norm_at(line, at) in _SIGNS:
        yield at + 1
    if _is_sign_of_same(line, at):
        yield at
    first = norm_at(line, at)
    for phrase in (phrase for phrase in _PHRASES if phrase[0] == first):
        if tuple(norm_at(line, at + place) for place in range(len(phrase))) == phrase:
            yield at + len(phrase)


def _is_sign_of_same(line: Line, at: int) -> bool:
    """Whether the next figure begins with a sign for "about the same": "51 in ≈ 130 cm"."""
    return at < len(line) and line[at].text[:1] in ("≈", "~", "=")


def _between_dashes(line: Line, at: int) -> Found | None:
    """The figure that two dashes set off: "300 miles – about 480 kilometres –"."""
    here = at + 2
    if norm_at(line, at + 1) not in _DASHES:
        return None
    while norm_at(line, here) in _said_again():
        here += 1
    if kind_at(line, here) != QUANTITY or norm_at(line, here + 1) not in _DASHES:
        return None
    stated, other = line[at].value, line[here].value
    return (here + 1, (other,)) if _restates(stated, other) and _is_near(stated, other) else None


_DASHES = frozenset("–—")
_FORMS: tuple[Callable[[Line, int], Found | None], ...] = (
    _in_brackets, _behind_or, _behind_strokes, _behind_sign, _between_dashes,
)  # fmt: skip


# -- whether it is the same


def _restates(stated: Quantity, other: Quantity, *, is_bracketed: bool = False) -> bool:
    """Whether a second figure measures the same in another unit; counts do not.

    In brackets sums of money do, where no rate has to be known, and so does a figure in the same
    unit that would be right in another: "20 miles (12.4 miles)".
    """
    if is_bracketed and (_are_sums(stated, other) or explain_unit_slip(stated, other)):
        return True
    return any(
        _are_other_units(one, again) and one.unit.dimension not in ("count", "share")
        for one, again in comparable_readings(stated, other)
    )


def _are_other_units(one: Measure, other: Measure) -> bool:
    """Whether units differ, or one of them may be a slip: "1,200m (3,937 metres)"."""
    if one.unit.name != other.unit.name:
        return True
    is_respelled = one.unit.printed.rstrip("s") != other.unit.printed.rstrip("s")
    return is_respelled and one.low.value != other.low.value


def _are_sums(stated: Quantity, other: Quantity) -> bool:
    if not (stated.readings and other.readings):
        return False
    one, again = stated.readings[0].unit, other.readings[0].unit
    are_money = all(unit.is_money for unit in (one, again))
    return are_money and one.name != again.name


def _fits(stated: Quantity, other: Quantity) -> bool:
    return compare_restatement(stated, other).fits


def _is_near(stated: Quantity, other: Quantity, *, is_alike: bool = False) -> bool:
    """Whether a second figure is at most twice the first, or half, so that it may restate it."""
    if is_alike and not _restates(stated, other):
        return False
    for one, again in comparable_readings(stated, other):
        if one.unit.dimension == "temperature":
            return True
        first, second = (each.low.value * each.unit.worth for each in (one, again))
        if first / 2 <= second <= first * 2:
            return True
    return False
