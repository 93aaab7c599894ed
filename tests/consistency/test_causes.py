"""A claim is named as the cause only where another value of it alone settles all it breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.consistency.ages_and_durations import compare_age, compare_duration
from factcheck.consistency.causes import (
    LEAST_WITH_ANOTHER,
    AgeRelation,
    Cause,
    ClaimRelation,
    find_causes,
)
from factcheck.consistency.conflicts import has_world
from factcheck.consistency.derived import age_equation, length_equation
from factcheck.consistency.evaluation import evaluate, with_exact_literals
from factcheck.consistency.expression import ClaimName, Leaf
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.system import Domain, Member
from factcheck.consistency.values import COUNT, DATE, DURATION, NUMBER, Value, exact, read_literal
from factcheck.interval import Interval
from tests.often import times

Figures = Mapping[str, Value]


def _around(number: Fraction | int, half: Fraction | int) -> Value:
    worlds = (Interval.around(number, half),)
    return Value(worlds, NUMBER, str(number), worlds, Fraction(number))


def _relation(text: str, figures: Figures) -> ClaimRelation:
    tree = parse_expectation(text)
    values: dict[Leaf, Value] = {
        leaf: figures[leaf.name] if isinstance(leaf, ClaimName) else read_literal(leaf)
        for leaf in tree.leaves()
    }
    claims: dict[Leaf, str] = {leaf: leaf.name for leaf in values if isinstance(leaf, ClaimName)}
    is_broken = evaluate(text, figures.get).conflicts
    return ClaimRelation(text, tree, with_exact_literals(tree, values), claims, is_broken)


def _relations(texts: Iterable[str], figures: Figures) -> list[ClaimRelation]:
    return [_relation(text, figures) for text in texts]


def _named(causes: Iterable[Cause]) -> list[tuple[list[str], list[str]]]:
    return [
        ([one.claim for one in cause.amendments], [broken.name for broken in cause.broken])
        for cause in causes
    ]


PARTS = {"killed": _around(120, 5), "wounded": _around(300, 5), "total": _around(500, 5)}


def test_a_total_that_is_wrong_everywhere_is_the_cause() -> None:
    texts = ["killed + wounded == total", "killed / total == 29%", "total - 220 == 201"]
    (cause,) = find_causes(_relations(texts, PARTS), PARTS)
    assert _named([cause]) == [(["total"], sorted(texts))]
    assert cause.amendments[0].left == (Interval(Fraction(841, 2), Fraction(843, 2)),)


def test_claims_that_each_settle_all_are_named_together() -> None:
    texts = ["killed + wounded == total", "total - wounded == killed"]
    (cause,) = find_causes(_relations(texts, PARTS), PARTS)
    assert _named([cause]) == [(["killed", "total", "wounded"], sorted(texts))]
    left = {one.claim: one.left for one in cause.amendments}
    assert left["killed"] == (Interval(Fraction(190), Fraction(210)),)


def test_claims_that_are_trusted_are_no_cause() -> None:
    texts = ["killed + wounded == total", "total - wounded == killed"]
    assert _named(find_causes(_relations(texts, PARTS), {"killed"})) == [
        (["killed"], sorted(texts))
    ]
    assert find_causes(_relations(texts, PARTS), set()) == ()


def test_what_would_break_a_relation_that_holds_is_no_cause() -> None:
    texts = ["killed + wounded == total", "total - 220 == 201", "total / 2 == 250"]
    relations = _relations(texts, PARTS)
    assert [relation.is_broken for relation in relations] == [True, True, False]
    assert find_causes(relations, PARTS) == ()


def test_one_broken_relation_has_no_common_cause() -> None:
    assert find_causes(_relations(["killed + wounded == total"], PARTS), PARTS) == ()


def test_two_defects_that_share_a_part_are_two_causes() -> None:
    figures = {**PARTS, "rate": _around(7, 1), "days": _around(10, 0)}
    texts = [
        "killed + wounded == total",
        "total - 220 == 201",
        "killed / days == rate",
        "rate * 2 == 24",
    ]
    assert _named(find_causes(_relations(texts, figures), figures)) == [
        (["rate"], ["killed / days == rate", "rate * 2 == 24"]),
        (["total"], ["killed + wounded == total", "total - 220 == 201"]),
    ]


def test_the_claim_that_accounts_for_more_is_kept() -> None:
    totals = ["killed + wounded == total", "total - 220 == 201", "total / 2 == 210"]
    relations = _relations([*totals, "killed == 200"], PARTS)
    assert [relation.is_broken for relation in relations] == [True] * 4
    assert _named(find_causes(relations, PARTS)) == [(["total"], sorted(totals))]
    assert _named(find_causes(relations, {"killed"})) == [
        (["killed"], ["killed + wounded == total", "killed == 200"])
    ]


def test_where_two_claims_account_for_different_relations_nothing_is_said() -> None:
    figures = {"a": _around(10, 0), "b": _around(20, 0), "c": _around(40, 0)}
    texts = ["a == 12", "b == a + 9", "b + c == 61"]
    relations = _relations(texts, figures)
    assert [relation.is_broken for relation in relations] == [True, True, True]
    assert find_causes(relations, figures) == ()


def test_nothing_counted_can_be_less_than_zero() -> None:
    figures = {"a": _around(30, 1), "b": _around(20, 1), "part": _around(5, 1)}
    texts = ["a + part == b", "b - a == part"]
    names = [
        one.claim
        for cause in find_causes(_relations(texts, figures), figures)
        for one in cause.amendments
    ]
    assert names == ["a", "b"]


@pytest.mark.parametrize(("kind", "is_named"), [(NUMBER, True), (COUNT, False)])
def test_what_is_counted_is_mended_by_whole_numbers_alone(kind: str, is_named: bool) -> None:
    many = replace(_around(20, 0), dimension=kind)
    figures = {"many": many, "thrice": _around(100, Fraction(1, 2)), "twice": _around(67, 1)}
    relations = _relations(["many * 3 == thrice", "many * 2 == twice"], figures)
    causes = find_causes(relations, {"many"})
    assert [one.left for cause in causes for one in cause.amendments] == (
        [(Interval(Fraction(199, 6), Fraction(67, 2)),)] if is_named else []
    )


def _day(year: int, month: int, number: int) -> Value:
    point = (Interval.point(date(year, month, number).toordinal()),)
    return Value(point, DATE, f"{year}-{month:02}-{number:02}", point, point[0].low)


def _age_relation(
    name: str, years: int, between: Mapping[str, Value], *, is_broken: bool
) -> AgeRelation:
    equation = age_equation(name, Interval.point(years), between)
    claims: dict[Leaf, str] = {ClaimName(day): day for day in between}
    tree, values = equation.tree, equation.values
    years_told = Interval.point(years)
    return AgeRelation(name, tree, values, claims, is_broken, age=name, years=years_told)


def test_a_day_of_birth_that_two_ages_contradict_is_the_cause() -> None:
    born = _day(1860, 1, 9)
    relations = [
        _age_relation(f"age {years}", years, {"born": born, f"on {years}": when}, is_broken=True)
        for years, when in ((68, _day(1938, 5, 16)), (67, _day(1937, 5, 27)))
    ]
    (cause,) = find_causes(relations, {"born", "age 68", "age 67", "on 68"})
    assert _named([cause]) == [(["born"], ["age 67", "age 68"])]
    (first, last) = (_day(1869, 5, 28).numeral, _day(1870, 5, 16).numeral)
    assert cause.amendments[0].left == (Interval(first, last),)


@times(200)
@given(
    st.dates(date(1890, 1, 1), date(1960, 12, 31)),
    st.dates(date(1961, 1, 1), date(2090, 1, 1)),
    st.integers(0, 150),
)
def test_the_days_left_by_an_age_are_those_that_the_calendar_gives(
    born: date, when: date, years: int
) -> None:
    first, last = _day(*born.timetuple()[:3]), _day(*when.timetuple()[:3])
    stated = exact(years)
    is_broken = compare_age(stated, first, last).conflicts
    between = {"born": first, "on": last}
    relation = _age_relation("age", years, between, is_broken=is_broken)
    for claim, value, other in (("born", first, last), ("on", last, first)):
        (left,) = relation.values_left(claim)
        assert value.numeral is not None
        assert (value.numeral in left) is not is_broken
        for end, step in ((left.low, -1), (left.high, 1)):
            assert end is not None
            for day, fits in ((end, True), (end + step, False)):
                moved = replace(value, worlds=(Interval.point(day),))
                pair = (moved, other) if claim == "born" else (other, moved)
                verdict = compare_age(stated, *pair).verdict
                assert (verdict is Verdict.AGREES) is fits
    assert is_broken or has_world(relation.members("nobody"))


@times(100)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 3))
def test_the_days_left_by_a_length_of_time_are_those_that_fit(
    days: int, written: int, half: int
) -> None:
    start, end = _day(2024, 1, 1), replace(_day(2024, 1, 1))
    point = (Interval.point((start.numeral or 0) + days),)
    end = replace(end, worlds=point, stated=point, numeral=point[0].low)
    worlds = (Interval.around(written, Fraction(half, 2)),)
    length = Value(worlds, DURATION, str(written), worlds, Fraction(written))
    is_broken = compare_duration(length, start, end).conflicts
    equation = length_equation("length", length, {"start": start, "end": end})
    claims: dict[Leaf, str] = {ClaimName(name): name for name in ("length", "start", "end")}
    relation = ClaimRelation("length", equation.tree, equation.values, claims, is_broken)
    values = {"length": length, "start": start, "end": end}
    for claim, value in values.items():
        left = relation.values_left(claim)
        assert any(part.meets(value.worlds[0]) for part in left) is not is_broken
    assert has_world(relation.members("nobody")) is not is_broken


NAMES = "abcdef"
SHAPES = (
    "{0} + {1} == {2}", "{0} - {1} == {2}", "{0} <= {1}", "{0} / {1} == {2}", "{0} * 2 == {1}",
    "sum({0}, {1}, {2}) == {3}", "{0} < {1} < {2}", "abs({0} - {1}) <= {2}", "{0} == {1} * {2}",
)  # fmt: skip


@st.composite
def broken_systems(draw: st.DrawFn) -> tuple[dict[str, Value], list[str]]:
    figures = {
        name: _around(draw(st.integers(1, 40)), Fraction(draw(st.integers(0, 3)), 2))
        for name in NAMES
    }
    texts = []
    for _ in range(draw(st.integers(2, 6))):
        names = draw(st.permutations(NAMES))
        texts.append(draw(st.sampled_from(SHAPES)).format(*names))
    return figures, list(dict.fromkeys(texts))


@times(150)
@given(broken_systems(), st.randoms(use_true_random=False))
def test_with_the_value_named_all_that_the_claim_takes_part_in_can_hold_or_all_but_one(
    system: tuple[dict[str, Value], list[str]], chance: Random
) -> None:
    figures, texts = system
    relations = _relations(texts, figures)
    causes = find_causes(relations, NAMES)
    told = [relation for cause in causes for relation in cause.broken]
    assert len(told) == len(set(told))
    chance.shuffle(relations)
    assert _named(find_causes(relations, NAMES)) == _named(causes)
    for cause in causes:
        assert len(cause.broken) > 1
        assert all(relation.is_broken for relation in cause.broken)
        mended = {relation.name for relation in cause.broken}
        for amendment in cause.amendments:
            theirs = [one for one in relations if amendment.claim in one.named]
            apart = {one.name for one in theirs if one.is_broken} - mended
            assert len(apart) <= (len(mended) >= LEAST_WITH_ANOTHER - 1)
            rest = [text for text in texts if text not in apart]
            _check_settled(amendment.claim, amendment.left, figures, rest)


def _check_settled(
    claim: str, left: tuple[Interval, ...], figures: Figures, texts: Iterable[str]
) -> None:
    worlds = replace(figures[claim], worlds=left, stated=left, numeral=None)
    amended = _relations(texts, {**figures, claim: worlds})
    theirs = [relation for relation in amended if claim in relation.named]
    assert not any(relation.is_broken for relation in theirs)
    members: list[Member] = [member for one in theirs for member in one.members(claim)]
    assert has_world([*members, Member("amended", Domain(theirs[0].unknown(claim), left))])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(10, 900), min_size=2, max_size=4),
    st.integers(2, 400),
    st.lists(st.integers(10, 900), min_size=2, max_size=4),
    st.integers(2, 400),
)
def test_two_wrong_totals_are_two_causes(
    parts: list[int], off: int, others: list[int], off_other: int
) -> None:
    figures: dict[str, Value] = {}
    texts: list[str] = []
    for prefix, numbers, slip in (("a", parts, off), ("b", others, off_other)):
        names = [f"{prefix}{n}" for n in range(len(numbers))]
        figures.update((name, exact(number)) for name, number in zip(names, numbers, strict=True))
        figures[f"{prefix}_total"] = exact(sum(numbers) + slip)
        figures[f"{prefix}_half"] = exact(Fraction(sum(numbers), 2))
        figures[f"{prefix}_more"] = exact(sum(numbers) - 3)
        texts += [
            f"{' + '.join(names)} == {prefix}_total",
            f"{prefix}_total / 2 == {prefix}_half",
            f"{prefix}_total - 3 == {prefix}_more",
        ]
    causes = find_causes(_relations(texts, figures), figures)
    assert [([one.claim for one in cause.amendments], len(cause.broken)) for cause in causes] == [
        (["a_total"], 3),
        (["b_total"], 3),
    ]


@pytest.mark.parametrize(
    ("text", "claim"), [("max(a, b) == c", "a"), ("a * a == b", "a"), ("b * a == c", "b")]
)
def test_what_cannot_be_undone_leaves_every_value(text: str, claim: str) -> None:
    figures = {"a": _around(0, 1), "b": _around(3, 1), "c": _around(9, 1)}
    assert _relation(text, figures).values_left(claim) == (Interval(None, None),)
