"""A whole of which a sentence lists the parts, the last of them all that is left of it.

"Of the 120 jobs 60 are in Sund, 40 in Berg and 20 elsewhere", "£12m: £6m from the state, £4m from
the town and the remaining £2m from donors".
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

from factcheck.quantities.conversion_slips import has_neighbours_exchanged
from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import (
    dimension_of,
    measure_of,
    number_of,
)
from factcheck.reading.relations.members import is_of_whole
from factcheck.reading.relations.shares_of_one import BEFORE_PARTS, is_rest, tails_of, take_sides

_FEWEST = 2  # parts
_MOST_OVER = 4  # times: of parts that miss their whole by more one of them is of something else


def end_with_rest(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether a whole stands before all its parts, of which the last is told as what is left.

    That may be left of a part: "of the 80 shops 50 closed, 30 in Sund and the other 20 in Berg".
    """
    whole, *parts = map(number_of, figures)
    is_led = norm_at(line, ats[1] - 1) in BEFORE_PARTS or is_of_whole(line, ats)
    is_dated = any(node.kind == DATE for node in line[ats[1] :])  # others may have gone since
    return (
        len(parts) >= _FEWEST
        and is_led
        and _is_near(whole, parts)
        and not is_dated
        and is_rest(line, ats[-1])
        and _are_of_one_kind(figures)
        and not _is_left_of_part(parts)
    )


def with_whole_before_colon(
    line: Line, ats: Sequence[int], figures: list[Mention]
) -> tuple[Sequence[int], list[Mention]]:
    """The parts that a colon sets out, and of the figures before it the one that they may make up.

    "It will cut 2,400 of its 31,000 jobs: 1,100 in Sund, 900 in Berg and 400 elsewhere".
    """
    first = next((k for k, at in enumerate(ats) if norm_at(line, at - 1) in BEFORE_PARTS), 0)
    if first <= 1 or not is_rest(line, ats[-1]):
        return ats, figures
    parts = [number_of(one) for one in figures[first:]]
    near = [k for k, one in enumerate(figures[:first]) if _is_near(number_of(one), parts)]
    if len(near) != 1:
        return ats, figures
    return [ats[near[0]], *ats[first:]], [figures[near[0]], *figures[first:]]


def _is_near(whole: Fraction, parts: Sequence[Fraction]) -> bool:
    return abs(sum(parts) - whole) * _MOST_OVER <= whole


def miss_by_exchange(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether parts would add up if two digits of one of them, or of the whole, were exchanged.

    "Of the 3,681 cases, 2,340 were in children, 515 in the young and 736 in adults": no chance.
    """
    whole, *parts = map(number_of, figures)
    missing = whole - sum(parts)
    is_list = len(parts) > _FEWEST and bool(tails_of(line, ats[1:])) and is_of_whole(line, ats)
    if not is_list or whole < _LARGE or not _are_of_one_kind(figures):
        return False
    meant = [(one, one + missing) for one in parts] + [(whole, whole - missing)]
    pairs = ((str(one), str(other)) for one, other in meant)
    return any(
        len(one) == len(other) and has_neighbours_exchanged(one, other) for one, other in pairs
    )


_LARGE = 1_000  # of which parts miss it so by no chance


def take_all_sides(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether parts of a whole are for something, against it and undecided, and all or more."""
    whole, *parts = map(number_of, figures)
    is_all = sum(parts) >= whole > max(parts, default=whole)
    is_of_one = is_all and is_of_whole(line, ats) and _are_of_one_kind(figures)
    return is_of_one and len(parts) >= _FEWEST and take_sides(line, ats[1:])


def _are_of_one_kind(figures: Sequence[Mention]) -> bool:
    """Whether parts are of the unit of their whole, or have none, and count nothing else."""
    whole, *parts = ({*measure_of(one).unit.name.split()[-1:]} for one in figures)
    return len({*map(dimension_of, figures)}) == 1 and all(part <= whole for part in parts)


def _is_left_of_part(parts: Sequence[Fraction]) -> bool:
    """Whether the last parts make up the one before them."""
    sums = list(accumulate(reversed(parts)))
    return any(one == made for one, made in zip(list(reversed(parts))[2:], sums[1:], strict=False))
