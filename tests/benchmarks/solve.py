"""How long it takes to bring the claims of one source together, to solve, and to explain.

Each row is one source with so many claims in six kinds of system, each with a hidden conflict
of four members or more: dates and orders in one timeline; the same with two readings for every
tenth date, and a clash that only these bring about; figures and totals; totals that are parts
of one more total, and of which one excludes what it is made of; shares of one whole, of which
two exclude each other by way of it; and one chain in which every member clashes.

Times are of the processor, so that what else runs does not count.

    python tests/benchmarks/solve.py
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from time import process_time

from tabulate import tabulate

from factcheck.consistency.conflict_notes import tell_conflict
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.expression import Call, Chain, ClaimName, ComparisonSign
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.statements import Statements
from factcheck.consistency.system import Budget, Constrained, Domain, Member, Ordered, Variable
from factcheck.interval import Interval

SIZES = (10, 30, 100, 300, 1000)
START = 738_000


def _day(name: str) -> Variable:
    return Variable(name, is_day=True)


def _within(low: int | None, high: int | None) -> Interval:
    lowest, highest = (None if end is None else Fraction(end) for end in (low, high))
    return Interval(lowest, highest)


def _dated(name: str, unknown: Variable, *parts: Interval) -> Member:
    return Member(name, Domain(unknown, parts), f"“{name}”")


def _hidden(unknowns: list[Variable]) -> list[Member]:
    """Four members, of which every three fit, on unknowns of their own and one of the rest."""
    early, late = _day("hidden early"), _day("hidden late")
    middle = unknowns[len(unknowns) // 2]
    return [
        _dated("hidden from", early, _within(START + 900_000, None)),
        Member("hidden order", Ordered(early, middle)),
        Member("hidden gap", Ordered(middle, late, Fraction(3))),
        _dated("hidden until", late, _within(None, START + 900_002)),
    ]


def _hidden_by_readings(unknowns: list[Variable]) -> list[Member]:
    """Four members that clash only because one date falls between its two readings."""
    vague, late = _day("hidden vague"), _day("hidden late")
    far = START + 900_000
    return [
        _dated("hidden readings", vague, _within(far, far + 1), _within(far + 50, far + 51)),
        _dated("hidden from", vague, _within(far + 10, None)),
        Member("hidden order", Ordered(vague, late)),
        _dated("hidden until", late, _within(None, far + 30)),
        Member("link", Ordered(unknowns[len(unknowns) // 2], vague)),
    ]


def timeline(size: int, chance: Random, *, readings: int = 1) -> list[Member]:
    """Dated events, some of them ordered; every tenth date has so many readings."""
    unknowns = [_day(f"event {n:04}") for n in range(size // 2)]
    members = []
    for n, unknown in enumerate(unknowns):
        low = START + 7 * n
        parts = [_within(low + 20 * k, low + 20 * k + 6) for k in range(readings)]
        open_end = _within(low, None)
        is_bounded = n % 2 == 0 and n != len(unknowns) // 2
        kept = parts if n % 10 == 0 else parts[:1]
        members.append(_dated(f"date {n:04}", unknown, *(kept if is_bounded else [open_end])))
    for n in range(size - len(members) - 4):
        first = chance.randrange(len(unknowns) - 1)
        second = chance.randrange(first + 1, len(unknowns))
        members.append(
            Member(f"order {n:04}", Ordered(unknowns[first], unknowns[second], Fraction(-7)))
        )
    return members + (_hidden(unknowns) if readings == 1 else _hidden_by_readings(unknowns))


def totals(size: int, chance: Random) -> list[Member]:
    """Figures, four to a total; one total misses its parts."""
    members: list[Member] = []
    groups = max(1, size // 4)
    missed = chance.randrange(groups)
    for group in range(groups):
        parts = [Variable(f"{name}{group}") for name in ("a", "b", "c")]
        tree = parse_expectation("a + b == c")
        terms = tuple((ClaimName(name), part) for name, part in zip("abc", parts, strict=True))
        total = 500 if group == missed else 420
        for name, part, value in zip("abc", parts, (120, 300, total), strict=True):
            span = Interval.around(value, 5)
            members.append(
                Member(f"{name} of {group:04}", Domain(part, (span,), Fraction(value)), name)
            )
        members.append(Member(f"total {group:04}", Constrained(tree, terms), "a + b == c"))
    return members


def nested(size: int, chance: Random) -> list[Member]:
    """Figures, four to a total, and all totals in one more; one total is told to be another."""
    groups = max(2, size // 6)
    missed = f"total {chance.randrange(groups):04}"
    members = [_figure("all", 420 * groups, 5 * groups), _figure(f"{missed} told", 433, 5, missed)]
    for group in range(groups):
        parts, total = [f"{name} {group:04}" for name in "abc"], f"total {group:04}"
        figures = zip((*parts, total), (100, 120, 200, 420), (2, 2, 2, 30), strict=True)
        members.extend(_figure(name, value, margin) for name, value, margin in figures)
        members.append(_summed(parts, total))
    return [*members, _summed([f"total {group:04}" for group in range(groups)], "all")]


def shares(size: int, _chance: Random) -> list[Member]:
    """Shares of one vague whole, each as wide as its percentage; two of them exclude each other."""
    members = [_figure("whole", 100_000, 10_000)]
    for n in range(size // 3):
        share = 40 + n % 20
        told = share + 2 if n == 1 else share
        members.append(_figure(f"part {n:04}", 1000 * share, 3))
        members.append(_figure(f"share {n:04}", Fraction(told, 100), Fraction(1, 200)))
        tree = parse_expectation("part / whole == share")
        unknowns = (Variable(f"part {n:04}"), Variable("whole"), Variable(f"share {n:04}"))
        terms = tuple(zip(tree.leaves(), unknowns, strict=True))
        members.append(Member(f"share of {n:04}", Constrained(tree, terms), str(tree)))
    return members


def _figure(name: str, value: Fraction | int, margin: Fraction | int, of: str = "") -> Member:
    span = Interval.around(value, margin)
    return Member(name, Domain(Variable(of or name), (span,), Fraction(value)), name)


def _summed(parts: list[str], total: str) -> Member:
    tree = Chain(
        (Call("sum", tuple(map(ClaimName, parts))), ClaimName(total)), (ComparisonSign("=="),)
    )
    terms = tuple((ClaimName(name), Variable(name)) for name in (*parts, total))
    return Member(f"sum {total}", Constrained(tree, terms), f"{total} as a total")


def chain(size: int, chance: Random) -> list[Member]:
    """A chain of orders a day too long for its ends: every member is needed."""
    unknowns = [_day(f"event {n:04}") for n in range(size - 1)]
    chance.shuffle(unknowns)
    orders = [
        Member(f"order {n:04}", Ordered(unknowns[n], unknowns[n + 1], Fraction(1)))
        for n in range(size - 2)
    ]
    ends = [
        _dated("first", unknowns[0], _within(START, None)),
        _dated("last", unknowns[-1], _within(None, START + size - 3)),
    ]
    return orders + ends


KINDS: dict[str, Callable[[int, Random], list[Member]]] = {
    "dates and orders": timeline,
    "two readings": lambda size, chance: timeline(size, chance, readings=2),
    "totals": totals,
    "totals of totals": nested,
    "shares of one whole": shares,
    "one long chain": chain,
}


def measured(kind: str, size: int) -> list[object]:
    """A row: milliseconds to build, to solve and to explain, and what was found."""
    started = process_time()
    members = KINDS[kind](size, Random(size))  # noqa: S311 - the same systems in every run
    built = process_time()
    budget = Budget()
    result = find_conflicts(members, budget)
    solved = process_time()
    for conflict in result.conflicts:
        tell_conflict(conflict, Statements(tuple(members)))
    explained = process_time()
    times = (built - started, solved - built, explained - solved)
    found = ", ".join(str(len(conflict.members)) for conflict in result.conflicts)
    return [kind, len(members), *(f"{1000 * t:.1f}" for t in times), found, len(result.undecided)]


def main() -> None:
    """Print the table."""
    headers = ["system", "claims", "build ms", "solve ms", "explain ms", "members", "undecided"]
    rows = [measured(kind, size) for kind in KINDS for size in SIZES]
    print(tabulate(rows, headers, disable_numparse=True, colalign=("left", *["right"] * 6)))


if __name__ == "__main__":
    main()
