"""A conflict told as an editor's note: who says what, and what each would have to say.

The others leave values for what one member bounds (``amend``); for a relation they leave its sides
apart (``sides_left``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.ages_and_durations import AGE, YEARS
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.conflicts import find_support
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.expression import (
    Branch,
    ClaimName,
    ComparisonLink,
    Leaf,
    Node,
    Operation,
    fold,
    is_product,
    leaves,
    operands,
)
from factcheck.consistency.propagation import narrowed
from factcheck.consistency.ranges import EVERYTHING, Range, hull
from factcheck.consistency.statements import Statements, is_age
from factcheck.consistency.system import (
    Constrained,
    Domain,
    Member,
    MinimalConflict,
    Ordered,
    Statement,
    Variable,
)
from factcheck.consistency.values import DATE, DAYS, NUMBER, PLAIN, DisplayUnit, Value
from factcheck.interval import Interval

_MOST_TOLD = 12


def tell_conflict(conflict: MinimalConflict, statements: Statements) -> Comparison:
    """The note on a conflict: its members in their own words, and why they exclude each other.

    The working has a line for each member: its words, its places in the claim file and in the
    article, and what it would have to be for the rest to hold. Where the day of publication
    also follows from the text, a line says from what.
    """
    told = conflict.members[:_MOST_TOLD]
    more = len(conflict.members) - len(told)
    sides = [_words_and_domain(member) for member in told] + ([f"and {more} more"] if more else [])
    those = "These cannot all be true" if len(conflict.members) > 1 else "This can never be true"
    explanation = f"{those}: {'; '.join(sides)}"
    amended = [_amended(conflict, member) for member in told]
    working = [
        f"{_words_and_domain(member)}{_places(member, statements)}{how}"
        for member, (how, _) in zip(told, amended, strict=True)
    ]
    amendments = (line for line, (_, is_value) in zip(working, amended, strict=True) if is_value)
    return Comparison(
        Verdict.CONFLICTS,
        explanation,
        (*working, *_supported(conflict, statements)),
        amendments=tuple(amendments),
    )


def _supported(conflict: MinimalConflict, statements: Statements) -> Iterator[str]:
    """What in the text itself dates the publication, where the conflict needs that day."""
    if statements.published is None or statements.published.name not in conflict.names:
        return
    support = find_support(conflict, statements.published.name, statements.members)
    if support:
        said = "; ".join(f"{_words_and_domain(m)}{_places(m, statements)}" for m in support)
        yield f"the day of publication also follows from: {said}"


def _words_and_domain(member: Member) -> str:
    """A member's words and what they allow."""
    if not isinstance(member.statement, Domain):
        return member.words
    allowed = _shown_domain(member.statement, member.statement.parts)
    return member.words if allowed in member.words else f"{member.words} ({allowed})"


def _places(member: Member, statements: Statements) -> str:
    """Where the claims behind a member stand, in claim file and article."""
    claims = statements.claims.get(member.name, ())
    places = chain.from_iterable((claim.place, claim.article_place) for claim in claims)
    shown = ", ".join(f"{place.path}:{place.line}" for place in places if place)
    return f" [{shown}]" if shown else ""


def _amended(conflict: MinimalConflict, member: Member) -> tuple[str, bool]:
    """What would have to become of a member, and whether that is another value of it."""
    if isinstance(member.statement, Constrained):
        age = _aged(conflict, member)
        return age or _dropped(conflict, member.name), bool(age)
    left = amend(conflict, member.name)
    if left is None or left == Interval(None, None) or _is_beside_age(conflict, member.statement):
        return "", False
    if isinstance(member.statement, Ordered):
        return f": the others put it {shown_range((-left,), NUMBER, DAYS)} before", False
    possible = _sensible(left, member.statement)
    if not possible:
        return ": no value of it would do", False
    if ranges.intersection(possible, member.statement.parts):
        return "", False  # found too roughly to say
    return f": would have to be {_shown_domain(member.statement, possible)}", True


def _is_beside_age(conflict: MinimalConflict, statement: Statement) -> bool:
    """Whether a day is bounded by an age, whose days between are known but roughly."""
    is_day = isinstance(statement, Domain) and statement.variable.is_day
    return is_day and any(map(is_age, conflict.members))


def _sensible(left: Interval, statement: Domain) -> Range:
    """What is left, and nothing below zero for a figure that is not written so."""
    if statement.variable.is_day:
        return (left,)
    possible = ranges.as_positive_as(statement.parts, (left,))
    return (left,) if possible and left.low is None else possible


def _aged(conflict: MinimalConflict, member: Member) -> str:
    """The age that the others leave, in completed years; empty for another relation."""
    if not is_age(member):
        return ""
    left = next((side.left for side in sides_left(conflict, member.name)), None)
    if left is None or left.low is None or left.high is None:
        return ""
    fewest, most = int(left.low / AGE.factor), int(left.high / AGE.factor)
    ages = (Interval(Fraction(max(0, fewest)), Fraction(max(0, most))),)
    return f": would have to be {shown_range(ages, NUMBER, YEARS)}"


def _dropped(conflict: MinimalConflict, name: str) -> str:
    """Why a relation would have to be dropped."""
    sides = sides_left(conflict, name)
    reasons = [f"{side.node} is {_shown_side(side)}" for side in sides]
    return f": would have to be dropped: {', '.join(reasons)}" if reasons else ""


def _shown_side(side: RefutedSide) -> str:
    return shown_range((side.left,), DATE if side.is_day else NUMBER, side.unit)


def _shown_domain(statement: Domain, parts: tuple[Interval, ...]) -> str:
    unknown = statement.variable
    return shown_range(parts, DATE if unknown.is_day else NUMBER, unknown.unit)


def amend(conflict: MinimalConflict, name: str) -> Interval | None:
    """An interval of all that the other members leave for what this one speaks of.

    That is the unknown that it bounds, or the distance from *before* to *after* of an order: the
    least one, but for unknowns that are bound to each other by two ways. ``None`` for a relation
    of more than that (see ``sides_left``). Raises ``KeyError`` where the conflict has no such
    member.
    """
    left = _left_by_others(conflict, name)
    match next_named(conflict, name).statement:
        case Domain(variable=unknown):
            return left(unknown)
        case Ordered(before=before, after=after):
            return left(after) - left(before)
    return None


def _left_by_others(conflict: MinimalConflict, name: str) -> Callable[[Variable], Interval]:
    """What the other members leave for an unknown."""
    box = narrowed(conflict.without(name)).left
    return lambda unknown: hull(box.get(unknown.name, (EVERYTHING,)))


def next_named(conflict: MinimalConflict, name: str) -> Member:
    """The member with a name; raises ``KeyError``."""
    for member in conflict.members:
        if member.name == name:
            return member
    raise KeyError(name)


class RefutedSide(Struct, frozen=True):
    """A side of a comparison, and an interval that holds it where the others are true.

    ``is_day``: it is a day of the calendar; else it is shown in ``unit``.
    """

    node: Node
    left: Interval
    unit: DisplayUnit
    is_day: bool


def sides_left(conflict: MinimalConflict, name: str) -> tuple[RefutedSide, ...]:
    """The sides of the comparison that the other members refute; empty where none is shown to be.

    Sides that say nothing (a literal) are left out. Raises ``KeyError`` where no member has the
    name.
    """
    related, left = next_named(conflict, name).statement, _left_by_others(conflict, name)
    if not isinstance(related, Constrained):
        return ()
    found = (_refuting(link, related, left) for link in related.chain.links)
    return next(filter(None, found), ())


def _refuting(
    link: ComparisonLink, related: Constrained, left: Callable[[Variable], Interval]
) -> tuple[RefutedSide, ...]:
    first, last = (_side(node, related, left) for node in (link.left, link.right))
    if first is None or last is None:
        return ()
    counterparts = ranges.counterparts(link.sign.text, (first.left,), related.slack)
    is_refuted = not ranges.intersection(counterparts, (last.left,))
    return tuple(side for side in (first, last) if is_refuted and _claims(side.node))


def _side(
    node: Node, related: Constrained, left: Callable[[Variable], Interval]
) -> RefutedSide | None:
    """What the others leave for a node; ``None`` where it is not found, or has no unit."""
    terms = dict(related.terms)
    kind = _kind(node, terms)
    values: dict[Leaf, Value] = {
        leaf: Value((left(term),) if isinstance(term, Variable) else term, NUMBER, str(leaf))
        for leaf, term in terms.items()
    }
    try:
        return RefutedSide(node, hull(Arithmetic(values).worlds(node)), *kind) if kind else None
    except ZeroDivisionError:
        return None


def _claims(node: Node) -> list[Leaf]:
    return [leaf for leaf in leaves(node) if isinstance(leaf, ClaimName)]


def _kind(node: Node, terms: Mapping[Leaf, Variable | Range]) -> _Kind | None:
    """The unit in which to show a node, and whether it is a day; ``None`` where none is plain."""

    def of_leaf(leaf: Leaf) -> _Kind | None:
        term = terms[leaf]
        return (term.unit, term.is_day) if isinstance(term, Variable) else (PLAIN, False)

    return fold(node, of_leaf, _joined_kind)


def _joined_kind(node: Branch, kinds: Sequence[_Kind | None]) -> _Kind | None:
    """That of the first operand with claims in it, where all have one; days between days."""
    if None in kinds:
        return None
    is_span = isinstance(node, Operation) and node.sign == "-"
    if is_span and all(kind and kind[1] for kind in kinds):
        return DAYS, False
    named = [kind for kind, part in zip(kinds, operands(node), strict=True) if _claims(part)]
    is_scaled = len(named) < 2
    if is_product(node) and not is_scaled:
        return None
    return named[0] if named else (PLAIN, False)


_Kind: TypeAlias = tuple[DisplayUnit, bool]
