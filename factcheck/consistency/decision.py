"""Whether an expectation can hold, and whether it must.

Where no claim occurs twice, the sides of a chain are independent of each other, and filtering
them from the left is exact. Where one does (``(after - before) / before``), z3 decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.expression import Chain, ClaimName, ComparisonLink, Node
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import NoSolverError
from factcheck.consistency.values import DATE
from factcheck.interval import Interval


class Decision(Struct, frozen=True):
    """What can be said of an expectation; ``None``: not decided, for the reason in ``why``.

    ``is_possible``: some allowed values satisfy it. ``is_certain``: all do, days as written: a
    day's slack between places excuses, and puts nothing in doubt. ``is_stated``: some values do
    that the figures state, bounds taken as the value, days as written.
    """

    is_possible: bool | None
    is_certain: bool | None
    is_stated: bool | None
    why: str = "was too hard to decide within the steps allowed"

    @property
    def is_cut_short(self) -> bool:
        """Whether a solver might still answer."""
        return None in (self.is_possible, self.is_stated)


def decide(expectation: Chain, arithmetic: Arithmetic) -> Decision:
    """The decision; raises ``ZeroDivisionError`` where a divisor may be zero."""
    for side in expectation.sides:
        arithmetic.worlds(side)
    if has_repeats(expectation, arithmetic):
        return prove(expectation, arithmetic)
    as_written = Arithmetic(arithmetic.values)
    return Decision(
        is_possible=_can_hold(expectation, arithmetic),
        is_certain=all(_must_hold(link, as_written) for link in expectation.links),
        is_stated=_can_hold_as_stated(expectation, arithmetic),
    )


def prove(expectation: Chain, arithmetic: Arithmetic) -> Decision:
    """The decision by z3, exact also where claims repeat; ``None`` where the steps are spent."""
    from factcheck.consistency.solver import is_satisfiable  # z3: 150 ms

    as_written = Arithmetic(arithmetic.values)
    worlds = {leaf: value.worlds for leaf, value in arithmetic.values.items()}
    stated = {leaf: value.stated for leaf, value in arithmetic.values.items()}
    try:
        is_violated = is_satisfiable(expectation, as_written, worlds, is_negated=True)
        return Decision(
            is_possible=is_satisfiable(expectation, arithmetic, worlds),
            is_certain=None if is_violated is None else not is_violated,
            is_stated=is_satisfiable(expectation, as_written, stated),
        )
    except NoSolverError as missing:
        return Decision(None, None, None, missing.why)


def has_repeats(expectation: Chain, arithmetic: Arithmetic) -> bool:
    """Whether a claim that is not exact occurs more than once."""
    names = Counter(leaf for leaf in expectation.leaves() if isinstance(leaf, ClaimName))
    return any(n > 1 and not arithmetic.values[leaf].is_exact for leaf, n in names.items())


def holds_to_the_letter(expectation: Chain, arithmetic: Arithmetic) -> bool:
    """Whether the numerals themselves, taken as exact, satisfy it.

    A bound that is equated ("total == at least 500") holds to the letter for all it allows.
    """
    is_equation = all(sign.text == "==" for sign in expectation.signs)
    points = [_to_the_letter(side, arithmetic, is_equation) for side in expectation.sides]
    if not all(points):
        return False
    return _passes(points, expectation.links, slacks=[0] * len(expectation.links))


def _to_the_letter(side: Node, arithmetic: Arithmetic, is_equation: bool) -> Range:
    if is_equation and isinstance(side, ClaimName) and arithmetic.values[side].is_bound:
        return arithmetic.values[side].worlds
    number = arithmetic.numeral(side)
    return () if number is None else (Interval.point(number),)


def is_refuted(link: ComparisonLink, arithmetic: Arithmetic) -> bool:
    """Whether one comparison of a chain can never hold, whatever the others."""
    sides = [arithmetic.worlds(link.left), arithmetic.worlds(link.right)]
    return not _passes(
        sides, [link], [slack_of(arithmetic, link)], is_whole=_is_date(link, arithmetic)
    )


def _can_hold(expectation: Chain, arithmetic: Arithmetic) -> bool:
    sides = [arithmetic.worlds(side) for side in expectation.sides]
    slacks = [slack_of(arithmetic, link) for link in expectation.links]
    is_whole = _is_date(expectation.links[0], arithmetic)
    return _passes(sides, expectation.links, slacks, is_whole=is_whole)


def _can_hold_as_stated(expectation: Chain, arithmetic: Arithmetic) -> bool:
    sides = [arithmetic.stated(side) for side in expectation.sides]
    if not all(sides):
        return False
    is_whole = _is_date(expectation.links[0], arithmetic)
    return _passes(sides, expectation.links, [0] * len(expectation.links), is_whole=is_whole)


def _must_hold(link: ComparisonLink, arithmetic: Arithmetic) -> bool:
    left, right = arithmetic.worlds(link.left), arithmetic.worlds(link.right)
    opposite = ranges.counterparts(ranges.NEGATED[link.sign.text], left, 0)
    return not ranges.intersection(opposite, right)


def _passes(
    sides: Sequence[Range],
    links: Sequence[ComparisonLink],
    slacks: Sequence[int],
    *,
    is_whole: bool = False,
) -> bool:
    """Whether some choice of values, one from each side, satisfies every link."""
    reachable = sides[0]
    for link, slack, side in zip(links, slacks, sides[1:], strict=True):
        counterparts = ranges.counterparts(link.sign.text, reachable, slack)
        reachable = ranges.intersection(counterparts, side)
        if is_whole:
            reachable = ranges.whole(reachable)
        if not reachable:
            return False
    return True


def _is_date(link: ComparisonLink, arithmetic: Arithmetic) -> bool:
    return arithmetic.dimension(link.left) == DATE


def slack_of(arithmetic: Arithmetic, link: ComparisonLink) -> int:
    """By how much the sides of a comparison may be off: those that are days, by the slack."""
    return arithmetic.slack if _is_date(link, arithmetic) else 0
