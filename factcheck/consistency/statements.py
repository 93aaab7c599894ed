"""A source's claims, and what the desk knows of the same subjects, as one system of statements.

Claims about the same thing speak of one unknown: the day of an event, or a quantity as of a
day. What a tense says, orders an event and the publication; references about one thing are
alternatives, since agreeing with one of them agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from msgspec import Struct, field

from factcheck.consistency import ranges
from factcheck.consistency.derived import derived_members
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.expression import Chain, ClaimName, Leaf
from factcheck.consistency.nearby import nearly_met, widened
from factcheck.consistency.operands import read_literal, with_exact_literals
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import Range
from factcheck.consistency.readings import value_of_date
from factcheck.consistency.system import Allowed, Constrained, Member, Ordered, Variable
from factcheck.consistency.unknowns import day_of, known_value, unknown_of
from factcheck.consistency.values import DATE, DAYS, Value
from factcheck.model import Claim, Derivation, Expectation, Source

SLACK_DAYS: Final = 1
"""By how much days in different places may differ: 1:35 pm in Washington is tomorrow in Seoul."""

_GIVE_OR_TAKE: Final = ", give or take a day"


class Statements(Struct, frozen=True, dict=True):
    """Members of a system, and the claims behind each, by the member's name.

    ``published`` is the member that gives the day of publication, if any does.
    """

    members: tuple[Member, ...]
    claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    published: Member | None = None


def statements_of(
    source: Source,
    references: Iterable[Claim],
    expectations: Iterable[Expectation],
    derivations: Iterable[Derivation],
) -> Statements:
    """Everything that a source says of days and quantities, with the references about them.

    ``derivations`` are the figures that it says to follow from others.
    """
    stated: dict[str, tuple[Member, tuple[Claim, ...]]] = {}
    apart = nearly_met(source.claims, SLACK_DAYS)
    for member, claims in (
        *_publication(source),
        *(pair for claim in source.claims for pair in _said(claim, source, claim.uid in apart)),
        *_known(references, source.claims),
        *_expected(expectations),
        *(stated for one in derivations for stated in derived_members(one)),
    ):
        stated.setdefault(member.name, (member, claims))
    return Statements(
        tuple(member for member, _ in stated.values()),
        {name: claims for name, (_, claims) in stated.items()},
        next((member for member, _ in _publication(source)), None),
    )


_Stated = Iterator[tuple[Member, tuple[Claim, ...]]]


def _publication(source: Source) -> _Stated:
    when = source.document.published
    value = value_of_date(when) if when else None
    if isinstance(value, Value):
        allowed = Allowed(_published(source), value.worlds)
        words = f"published {shown_range(value.worlds, DATE)}"
        yield Member(f"{source.id} published", allowed, words, is_trusted=True), ()


def _published(source: Source) -> Variable:
    return Variable(f"publication of {source.id}", is_day=True, unit=DAYS)


def _said(claim: Claim, source: Source, is_slack: bool) -> _Stated:
    """What a claim's value allows, and what its tense says; nothing where it denies another.

    ``is_slack``: its day may be that of another place.
    """
    if claim.words("denies"):
        return
    value = known_value(claim)
    order = _order(claim, source)
    if value is not None and not _is_tense_alone(value, claim, source):
        worlds = widened(value.worlds, SLACK_DAYS) if is_slack else value.worlds
        allowed = Allowed(unknown_of(claim, value), worlds, value.numeral)
        words = f"{claim.id}: “{value.written}”{_GIVE_OR_TAKE if is_slack else ''}"
        yield Member(claim.uid, allowed, words), (claim,)
    if order is not None and source.document.published is not None:
        said = "still to come" if claim.tense == "future" else "past"
        words = f"“{claim.words('exact') or claim.value_words}” tells of it as {said}"
        yield Member(f"{claim.uid} tense", order, words), (claim,)


def _is_tense_alone(value: Value, claim: Claim, source: Source) -> bool:
    """Whether a date says no more than its tense: on or after publication, or before."""
    when = source.document.published
    published = value_of_date(when) if when else None
    if not claim.tense or value.dimension != DATE or not isinstance(published, Value):
        return False
    day, span = ranges.hull(value.worlds), ranges.hull(published.worlds)
    if claim.tense == "future":
        return day.high is None and day.low == span.low
    return day.low is None and day.high == span.high


def _order(claim: Claim, source: Source) -> Ordered | None:
    is_event = claim.kind == "date" or (not claim.kind and bool(claim.aspect))
    if not is_event or claim.tense not in ("past", "future"):
        return None
    event, published = day_of(claim), _published(source)
    first, last = (published, event) if claim.tense == "future" else (event, published)
    return Ordered(first, last, Fraction(-SLACK_DAYS))


def _known(references: Iterable[Claim], claims: Iterable[Claim]) -> _Stated:
    """What the desk knows, one member for each unknown; days give a day where the source dates."""
    dated = {day_of(claim).name for claim in claims if claim.kind == "date"}
    groups: dict[Variable, list[tuple[Claim, Value]]] = {}
    for claim in references:
        value = known_value(claim)
        if value is not None:
            groups.setdefault(unknown_of(claim, value), []).append((claim, value))
    for unknown, known in groups.items():
        worlds = ranges.merged(part for _, value in known for part in value.worlds)
        slack = SLACK_DAYS if unknown.name in dated else 0
        allowed = Allowed(unknown, widened(worlds, slack), known[0][1].numeral)
        subject = next(iter(known[0][0].about), known[0][0].id)
        words = f"{subject}: {' or '.join(f'“{value.written}”' for _, value in known)}"
        words += _GIVE_OR_TAKE if slack else ""
        claims_known = tuple(claim for claim, _ in known)
        yield Member(claims_known[0].uid, allowed, words, is_trusted=True), claims_known


def _expected(expectations: Iterable[Expectation]) -> _Stated:
    """The desk's expectations, as far as all their claims have values."""
    for expectation in expectations:
        tree = parse_expectation(expectation.text)
        if len(tree.claim_names) != len(expectation.claims):
            continue
        named = dict(zip(tree.claim_names, expectation.claims, strict=True))
        terms = _terms(tree, named)
        known = tuple((leaf, term) for leaf, term in terms if term is not None)
        if len(known) == len(terms):
            days = [term.is_day for _, term in known if isinstance(term, Variable)]
            slack = SLACK_DAYS if days and all(days) else 0
            related = Constrained(tree, known, slack)
            member = Member(f"expect {tree}", related, expectation.text)
            yield member, expectation.claims


def _terms(tree: Chain, named: Mapping[str, Claim]) -> list[tuple[Leaf, Variable | Range | None]]:
    """What stands for each claim and literal; ``None`` for a claim without a value."""
    leaves = dict.fromkeys(tree.leaves())
    literals: dict[Leaf, Value] = {
        leaf: read_literal(leaf) for leaf in leaves if not isinstance(leaf, ClaimName)
    }
    exact = with_exact_literals(tree, literals)
    return [
        (leaf, _claim_term(named[leaf.name]) if isinstance(leaf, ClaimName) else exact[leaf].worlds)
        for leaf in leaves
    ]


def _claim_term(claim: Claim) -> Variable | None:
    value = known_value(claim)
    return None if value is None else unknown_of(claim, value)
