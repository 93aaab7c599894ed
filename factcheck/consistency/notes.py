"""A conflict told as an editor's note: who says what, and what each would have to say."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.amending import amend
from factcheck.consistency.conflicts import find_support
from factcheck.consistency.derived import is_age
from factcheck.consistency.dropping import Side, parts_too_many, sides_left
from factcheck.consistency.ranges import Range
from factcheck.consistency.showing import shown_range
from factcheck.consistency.spans import AGE, YEARS
from factcheck.consistency.statements import Statements
from factcheck.consistency.system import (
    Allowed,
    Budget,
    Conflict,
    Member,
    Ordered,
    Related,
    Statement,
)
from factcheck.consistency.values import DATE, DAYS, NUMBER
from factcheck.interval import Interval

_MOST_TOLD = 12


def tell_conflict(conflict: Conflict, statements: Statements) -> Comparison:
    """The note on a conflict: its members in their own words, and why they exclude each other.

    The working has a line for each member: its words, its places in the claim file and in the
    article, and what it would have to be for the rest to hold. Where the day of publication
    also follows from the text, a line says from what.
    """
    told = conflict.members[:_MOST_TOLD]
    more = len(conflict.members) - len(told)
    sides = [_told(member) for member in told] + ([f"and {more} more"] if more else [])
    those = "These cannot all be true" if len(conflict.members) > 1 else "This can never be true"
    explanation = f"{those}: {'; '.join(sides)}"
    amended = [_amended(conflict, member) for member in told]
    working = [
        f"{_told(member)}{_places(member, statements)}{how}"
        for member, (how, _) in zip(told, amended, strict=True)
    ]
    amendments = (line for line, (_, is_value) in zip(working, amended, strict=True) if is_value)
    return Comparison(
        Verdict.CONFLICTS,
        explanation,
        (*working, *_supported(conflict, statements)),
        amendments=tuple(amendments),
    )


def _few_steps() -> Budget:
    """What a line of a note may cost: a tenth of a second, since a note is true without it."""
    return Budget(steps=200_000)


def _supported(conflict: Conflict, statements: Statements) -> Iterator[str]:
    """What in the text itself dates the publication, where the conflict needs that day."""
    if statements.published is None or statements.published.name not in conflict.names:
        return
    support = find_support(conflict, statements.published.name, statements.members)
    if support:
        said = "; ".join(f"{_told(m)}{_places(m, statements)}" for m in support)
        yield f"the day of publication also follows from: {said}"


def _told(member: Member) -> str:
    """A member's words and what they allow."""
    words = member.words or member.name
    if not isinstance(member.statement, Allowed):
        return words
    allowed = _shown(member.statement, member.statement.parts)
    return words if allowed in words else f"{words} ({allowed})"


def _places(member: Member, statements: Statements) -> str:
    """Where the claims behind a member stand, in claim file and article."""
    claims = statements.claims.get(member.name, ())
    places = chain.from_iterable((claim.place, claim.article_place) for claim in claims)
    shown = ", ".join(f"{place.path}:{place.line}" for place in places if place)
    return f" [{shown}]" if shown else ""


def _amended(conflict: Conflict, member: Member) -> tuple[str, bool]:
    """What would have to become of a member, and whether that is another value of it."""
    if isinstance(member.statement, Related):
        age = _aged(conflict, member)
        return age or _dropped(conflict, member.name), bool(age)
    left = amend(conflict, member.name, _few_steps())
    if left is None or left == Interval(None, None) or _is_beside_age(conflict, member.statement):
        return "", False
    if isinstance(member.statement, Ordered):
        return f": the others put it {_distance(left, member.statement)}", False
    possible = _sensible(left, member.statement)
    if not possible:
        return ": no value of it would do", False
    if ranges.intersection(possible, member.statement.parts):
        return "", False  # found too roughly to say
    return f": would have to be {_shown(member.statement, possible)}", True


def _is_beside_age(conflict: Conflict, statement: Statement) -> bool:
    """Whether a day is bounded by an age, whose days between are known but roughly."""
    is_day = isinstance(statement, Allowed) and statement.variable.is_day
    return is_day and any(map(is_age, conflict.members))


def _sensible(left: Interval, statement: Allowed) -> Range:
    """What is left, and nothing below zero for a figure that is not written so."""
    low = ranges.hull(statement.parts).low
    is_negative = low is None or low < 0
    if statement.variable.is_day or is_negative:
        return (left,)
    possible = ranges.intersection((left,), (Interval(Fraction(0), None),))
    return (left,) if possible and left.low is None else possible


def _aged(conflict: Conflict, member: Member) -> str:
    """The age that the others leave, in completed years; empty for another relation."""
    if not is_age(member):
        return ""
    left = next((side.left for side in sides_left(conflict, member.name, _few_steps())), None)
    if left is None or left.low is None or left.high is None:
        return ""
    fewest, most = int(left.low / AGE.factor), int(left.high / AGE.factor)
    ages = (Interval(Fraction(max(0, fewest)), Fraction(max(0, most))),)
    return f": would have to be {shown_range(ages, NUMBER, YEARS)}"


def _dropped(conflict: Conflict, name: str) -> str:
    """Why a relation would have to be dropped, or what it would have to leave out."""
    sides = sides_left(conflict, name, _few_steps())
    reasons = [f"{side.node} is {_shown_side(side)}" for side in sides]
    dropped = f": would have to be dropped: {', '.join(reasons)}" if reasons else ""
    parts = parts_too_many(conflict, name, _few_steps())
    if not parts:
        return dropped
    return f"{dropped}{'; or' if dropped else ':'} would have to leave out {' or '.join(parts)}"


def _shown_side(side: Side) -> str:
    return shown_range((side.left,), DATE if side.is_day else NUMBER, side.unit)


def _shown(statement: Allowed, parts: tuple[Interval, ...]) -> str:
    unknown = statement.variable
    return shown_range(parts, DATE if unknown.is_day else NUMBER, unknown.unit)


def _distance(left: Interval, statement: Ordered) -> str:
    """How far after, or before, what it should follow."""
    unit = DAYS if statement.after.is_day else statement.after.unit
    if left.high is not None and left.high <= 0:
        return f"{shown_range((-left,), NUMBER, unit)} before"
    return f"{shown_range((left,), NUMBER, unit)} after"
