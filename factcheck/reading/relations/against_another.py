"""Whether a change is told beside another figure than that from which a thing went."""

from __future__ import annotations

from fractions import Fraction

from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.grammar.engine import Line, Node, norm_at
from factcheck.reading.relations.figured_sentences import (
    MOST_APART,
    dimension_of,
    is_share,
    measure_of,
    number_of,
    place_behind,
    place_of,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.times_of_changes import names_time, tells_longer_than_a_day
from factcheck.words import words_in

_PERCENT = 100
_FAR_APART = 1_000_000  # times: a scale is left out
_MOVED = frozenset(["up", "down"])


def is_against_another(line: Line, bound: Bound) -> bool:
    """Whether a figure is set against another than that from which it changed.

    As in "up 14 to 164, against 422 a year ago", where it was 150 the week before, in "rose 31
    percent to 154, compared with 147 in April", "1 percent higher at $68, down from $75 in June"
    and "up 12 cents at $6.70 from a high of $6.75".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if change.start > max(after.start, before.start):
        return False
    between = {node.norm for node in line if after.end <= node.start < before.start}
    is_since = not between.isdisjoint(_SINCE)
    if is_since and _is_since_long_ago(line, bound):
        return True
    if norm_at(line, place_of(line, after) - 1) == "with":  # "fell by 12%, with 400 against 900 in"
        return _is_far_from_change(line, bound)
    is_level = norm_at(line, place_of(line, after) - 1) == "at"
    if is_level and not between.isdisjoint(_extremes()):
        return True
    is_against = not between.isdisjoint(words_in("changes", "against"))
    is_moved = is_level and not between.isdisjoint(_MOVED)  # "down from"
    if not (is_share(change) or measure_of(change).unit.is_money):
        return is_against and "way" in bound
    is_timed = is_moved or _tells_of_time([one for one in line if one.start >= change.end])
    return (is_moved or is_against) and is_timed and _is_far_from_change(line, bound)


_SINCE = frozenset(["after", "having"])


def _is_since_long_ago(line: Line, bound: Bound) -> bool:
    """Whether a figure was so over a day ago: "after ending May at 31", "at 31 a month ago"."""
    after, before = bound["after"], bound["before"]
    led = [node for node in line if after.end <= node.start < before.start]
    behind = line[place_behind(line, before) :][:1]
    return tells_longer_than_a_day(led) or any(map(_is_long_ago, behind))


def _is_long_ago(node: Node) -> bool:
    """Whether a date is longer ago than a day, over which a price went further: "a month ago"."""
    longer = words_in("changes", "time of change") - {"day"}
    return node.kind == DATE and not longer.isdisjoint(node.text.casefold().split())


def _tells_of_time(nodes: Line) -> bool:
    """Whether words tell of a time, from which another change may be: "a year ago"."""
    told = words_in("changes", "other time") | words_in("tenses", "last")
    is_named = names_time(nodes) or tells_longer_than_a_day(nodes)
    return is_named or any(node.norm in told for node in nodes)


def _is_far_from_change(line: Line, bound: Bound) -> bool:
    """Whether figures went the other way than a change, or so far that no slip of it is likely.

    Where they went as far the other way, the change has the wrong word: "up 3.2% at 6.9 million,
    compared with 7.13 million".
    """
    told, went = size_of_change(bound), went_by(line, bound)
    less, more = sorted((abs(went), told))
    if went < 0:
        return not went_back_as_far(line, bound)
    return _is_comparable(bound) and 0 < MOST_APART * less < more < _FAR_APART * MOST_APART * less


def went_back_as_far(line: Line, bound: Bound) -> bool:
    """Whether figures went as far as a change tells, but the other way, which is no chance."""
    told, went = size_of_change(bound), went_by(line, bound)
    return went < 0 and abs(abs(went) - told) <= _AS_FAR * told


_AS_FAR = Fraction(5, 100)  # of a change: by what is no more apart is as far


def size_of_change(bound: Bound) -> Fraction:
    """How much a change is, a share in percent, and money in the unit of what it is from."""
    change, unit = bound["change"], measure_of(bound["change"]).unit
    if is_share(change):
        return number_of(change) * unit.worth * _PERCENT
    of = next(
        (
            each
            for each in map(measure_of, (bound["before"], bound["after"]))
            if each.unit.dimension == unit.dimension
        ),
        None,
    )
    return (
        number_of(change) * unit.worth / of.unit.worth
        if of and unit.is_money
        else number_of(change)
    )


def goes_further(line: Line, bound: Bound) -> bool:
    """Whether from one figure to the other is more of a change, the same way, than is told."""
    return _is_comparable(bound) and went_by(line, bound) > size_of_change(bound)


def _is_comparable(bound: Bound) -> bool:
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    return is_share(change) or dimension_of(change) in map(dimension_of, (before, after))


def went_by(line: Line, bound: Bound) -> Fraction:
    """How far it is from one figure to the other, less than nothing where the change went back.

    In percent, where the change is in percent of an amount.
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    way = bound["way"].start if "way" in bound else change.end
    at = next((here for here, node in enumerate(line) if node.start >= way), len(line) - 1)
    went = (number_of(after) - number_of(before)) * (direction_of(line, at) or 1)
    is_of_amount = is_share(change) and not is_share(before) and number_of(before)
    return went * _PERCENT / number_of(before) if is_of_amount else went


def _extremes() -> frozenset[str]:
    """The words for the most or the least that something was: "a high of"."""
    return words_in("trends", "most", "least")
