"""A source's claims, and what the desk knows of the same subjects, as one system of statements.

Claims about the same thing speak of one unknown: the day of an event, or a quantity as of a
day. What a tense says, orders an event and the publication; references about one thing are
alternatives, since agreeing with one of them agrees.

Derived figures (a total and its parts, a share, an age between two days) speak of the unknowns of
the claims that they name, so that figures which pass from one to another bind each other. What
the words leave open stays open: an average that counts whole things is rounded, an age runs for a
year, both ends of a stay may count as days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations
from typing import Final, TypeAlias

from msgspec import Struct, field

from factcheck.consistency import ranges
from factcheck.consistency.derived import CALENDAR, equation_of
from factcheck.consistency.evaluation import with_exact_literals
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.expression import Chain, ClaimName, Leaf
from factcheck.consistency.forms import FORMS, told_form
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Constrained, Domain, Member, Ordered, Variable
from factcheck.consistency.values import (
    DATE,
    DAYS,
    DURATION,
    TEMPERATURE,
    Value,
    known_value,
    read_literal,
    value_of_claim,
    value_of_date,
)
from factcheck.dates.comparing import SLACK_DAYS
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation, Expectation, Source
from factcheck.reading.dates.dates_retold import counts_back

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
    references: Collection[Claim],
    expectations: Collection[Expectation],
    derivations: Collection[Derivation],
) -> Statements:
    """Everything that a source says of days and quantities, with the references about them.

    ``derivations`` are the figures that it says to follow from others.
    """
    stated: dict[str, tuple[Member, tuple[Claim, ...]]] = {}
    met = _met(source, references, (*expectations, *derivations))
    apart, days = _nearly_met(met, SLACK_DAYS), _days_of_publication(source)
    published = _publication(source, days) if days else None
    for member, claims in (
        *([(published, ())] if published else []),
        *(
            pair
            for claim in met
            for pair in _members_of_claim(claim, source, days, claim.uid in apart)
        ),
        *_members_of_references(references, source.claims),
        *_expected(expectations),
        *(stated for one in derivations for stated in _derived(one, source)),
    ):
        stated.setdefault(member.name, (member, claims))
    return Statements(
        tuple(member for member, _ in stated.values()),
        {name: claims for name, (_, claims) in stated.items()},
        published,
    )


def _met(
    source: Source, references: Iterable[Claim], relations: Iterable[Expectation | Derivation]
) -> list[Claim]:
    """The claims that something else speaks of, too: no other can be in a conflict."""
    about = {claim: _about(claim) for claim in source.claims}
    told = Counter(chain(about.values(), map(_about, references)))
    named = {claim for one in relations for claim in one.claims}
    return [one for one in source.claims if one.tense or one in named or told[about[one]] > 1]


_Stated: TypeAlias = Iterator[tuple[Member, tuple[Claim, ...]]]


def _days_of_publication(source: Source) -> Range:
    """The days on which a source may have appeared; none where it does not say."""
    when = source.document.published
    value = value_of_date(when) if when else None
    return value.worlds if isinstance(value, Value) else ()


def _publication(source: Source, days: Range) -> Member:
    words = f"published {shown_range(days, DATE)}"
    allowed = Domain(_published(source), days)
    return Member(f"{source.id} published", allowed, words, is_trusted=True)


def _published(source: Source) -> Variable:
    return Variable(f"publication of {source.id}", is_day=True, unit=DAYS)


def _members_of_claim(claim: Claim, source: Source, days: Range, is_slack: bool) -> _Stated:
    """What a claim's value allows, and what its tense says; nothing where it denies another.

    ``days`` are those of publication. ``is_slack``: its day may be that of another place.
    """
    if claim.words("denies"):
        return
    value = known_value(claim)
    order = _order(claim, source)
    if value is not None and not _is_tense_alone(value, claim, days):
        worlds = _widened(value.worlds, SLACK_DAYS) if is_slack else value.worlds
        allowed = Domain(unknown_of(claim, value), worlds, value.numeral)
        words = f"{claim.called(value.written)}{_GIVE_OR_TAKE if is_slack else ''}"
        yield Member(claim.uid, allowed, words), (claim,)
    if order is not None and source.document.published is not None:
        said = "still to come" if claim.tense == "future" else "past"
        words = f"“{claim.words('exact') or claim.value_words}” tells of it as {said}"
        yield Member(f"{claim.uid} tense", order, words), (claim,)


def _is_tense_alone(value: Value, claim: Claim, published: Range) -> bool:
    """Whether a date says no more than its tense: on or after publication, or before."""
    if not (claim.tense and value.dimension == DATE and published):
        return False
    day, span = ranges.hull(value.worlds), ranges.hull(published)
    if claim.tense == "future":
        return day.high is None and day.low == span.low
    return day.low is None and day.high == span.high


def _order(claim: Claim, source: Source) -> Ordered | None:
    is_event = claim.kind == "date" or (not claim.kind and bool(claim.aspect))
    if not is_event or claim.tense not in ("past", "future"):
        return None
    event, published = day_of(claim), _published(source)
    first, last = (published, event) if claim.tense == "future" else (event, published)
    is_over = claim.tense == "future" and claim.origin is None and counts_back(claim.value_words)
    return Ordered(first, last, Fraction(0 if is_over else -SLACK_DAYS))


def _members_of_references(references: Iterable[Claim], claims: Iterable[Claim]) -> _Stated:
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
        allowed = Domain(unknown, _widened(worlds, slack), known[0][1].numeral)
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
            slack = SLACK_DAYS if all(days) else 0
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


def unknown_of(claim: Claim, value: Value) -> Variable:
    """The unknown that a claim speaks of; its own where nothing says that others share it.

    Figures that somebody is quoted with, or that hold as of different days, are not compared; a
    count of all so far that names no day holds as of its source's. What is below zero may be told
    without a sign elsewhere: "-5 percent", "5 percent lower".
    """
    if value.dimension == DATE:
        return day_of(claim)
    is_so_far = "cumulative" in claim.written and not claim.is_reference
    as_of = claim.words("as_of") or (claim.document.id if is_so_far else "")
    is_below = value.numeral is not None and value.numeral < 0 and value.dimension != TEMPERATURE
    apart = " ".join(filter(None, (as_of, claim.by.casefold(), "below zero" if is_below else "")))
    return Variable(f"{value.dimension} of {_about(claim)} {apart}".rstrip(), unit=value.unit)


def day_of(claim: Claim) -> Variable:
    """The day of what a claim is about."""
    return Variable(f"day of {_about(claim)}", is_day=True, unit=DAYS)


def _about(claim: Claim) -> str:
    return f"{claim.subject}, {claim.aspect}" if claim.aspect else claim.uid


def _widened(worlds: Range, slack: int) -> Range:
    """The same, and as many days more on either side."""
    return ranges.merged(part + Interval.around(0, slack) for part in worlds)


def _nearly_met(claims: Iterable[Claim], slack: int) -> frozenset[str]:
    """The claims, by uid, whose day misses that of another about the same event by the slack.

    Tuesday in Washington may be Wednesday in Seoul: by themselves such claims clash with
    nothing. What lies further apart does.
    """
    told: dict[str, dict[Range, list[str]]] = {}
    for claim in claims:
        value = known_value(claim) if claim.kind == "date" and claim.aspect else None
        if value is not None and value.dimension == DATE:
            days = told.setdefault(day_of(claim).name, {})
            days.setdefault(value.worlds, []).append(claim.uid)
    return frozenset(
        uid
        for group in told.values()
        for one, other in combinations(group, 2)
        if not ranges.intersection(one, other) and ranges.intersection(_widened(one, slack), other)
        for uid in (*group[one], *group[other])
    )


def _derived(derivation: Derivation, source: Source) -> _Stated:
    """What a derived figure says, as far as all its claims have values that fit together."""
    claim, parts = derivation.claim, derivation.parts
    names = [words.text for words in claim.forms[derivation.form]]
    if len(names) != len(parts) or derivation.confuses_points:
        return
    named = {**dict(zip(names, parts, strict=True)), claim.id: claim}
    equation = equation_of(derivation, lambda name: value_of_claim(named[name]))
    if equation is None:
        return
    terms = {leaf: _term(leaf, value, named, source) for leaf, value in equation.values.items()}
    if CALENDAR in terms:
        name = ClaimName(claim.id)
        own, spare = _own_length(claim, equation.values[name])
        terms[CALENDAR] = (equation.values[CALENDAR].worlds[0] + spare,)
        terms[name] = unknown_of(claim, own)
        allowed = Domain(unknown_of(claim, own), own.worlds)
        if own != known_value(claim):
            yield Member(f"{claim.uid} length", allowed, claim.called(claim.value_words)), (claim,)
    related = Constrained(equation.tree, tuple(terms.items()))
    yield (
        Member(f"{derivation.form} {claim.uid}", related, _derivation_in_words(derivation)),
        (claim,),
    )


def _term(leaf: Leaf, value: Value, named: Mapping[str, Claim], source: Source) -> Variable | Range:
    """What stands for a leaf: an unknown where a claim says by itself what it does there."""
    if not isinstance(leaf, ClaimName):
        return value.worlds
    if leaf.name not in named:
        return _published(source)
    own = known_value(named[leaf.name])
    if own is None or (own.numeral, own.unit.factor) != (value.numeral, value.unit.factor):
        return value.worlds
    is_turned = own.numeral is None and _is_above_zero(own) and not _is_above_zero(value)
    return value.worlds if is_turned else unknown_of(named[leaf.name], own)


def _is_above_zero(value: Value) -> bool:
    least = ranges.hull(value.worlds).low
    return least is not None and least >= 0


def _own_length(claim: Claim, length: Value) -> tuple[Value, Interval]:
    """What a length of time says by itself, and what more or less it may be between two days."""
    known = known_value(claim)
    own = known if known and known.dimension == DURATION else length
    wide, narrow = ranges.hull(length.worlds), ranges.hull(own.worlds)
    return own, Interval(-_beyond(narrow.low, wide.low), _beyond(wide.high, narrow.high))


def _beyond(high: Fraction | None, low: Fraction | None) -> Fraction:
    """How far one bound lies above another, if it does; both are missing, or neither."""
    return Fraction(0) if high is None or low is None else max(high - low, Fraction(0))


def _derivation_in_words(derivation: Derivation) -> str:
    claim, words = derivation.claim, told_form(derivation)
    if FORMS[derivation.form].is_age:
        return words.replace(claim.id, f"{claim.id} (“{claim.value_words}”)", 1)
    return words


def is_age(member: Member) -> bool:
    """Whether a member says how old somebody is."""
    return member.name.startswith("age_of ")
