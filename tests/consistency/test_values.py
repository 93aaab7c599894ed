"""What the readers make of words becomes values for arithmetic."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from factcheck.comparison import Verdict
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.values import (
    DisplayUnit,
    Missing,
    Scope,
    Value,
    value_of_date,
    value_of_quantity,
)
from factcheck.errors import ExpressionError
from factcheck.interval import Interval
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.quantity import read_quantity


def figure(words: str) -> Value:
    value = value_of_quantity(read_quantity(words))
    assert isinstance(value, Value), value
    return value


def dated(words: str) -> Value:
    value = value_of_date(read_date(words, published="2024-01-17", tense="past"))
    assert isinstance(value, Value), value
    return value


def scope_of(**words: str) -> Scope:
    """A scope that reads each claim's words as a figure or, failing that, as a date."""

    def value(name: str) -> Value | Missing | None:
        if name not in words:
            return None
        as_date = value_of_date(read_date(words[name], published="2024-01-17", tense="past"))
        if isinstance(as_date, Value):
            return as_date
        return value_of_quantity(read_quantity(words[name]))

    return value


def test_a_bound_states_its_numeral_and_allows_all_below() -> None:
    value = figure("up to 900 kilometers")
    assert value.numeral == 900_000
    assert value.is_bound
    assert Fraction(1) in value.worlds[0]
    assert Fraction(1) not in value.stated[0]


def test_things_counted_one_by_one_are_exact_and_round_numbers_of_them_are_not() -> None:
    assert figure("12 women").is_exact
    assert figure("1,234 people").is_exact
    assert not figure("500 people").is_exact
    assert not figure("about 12 women").is_exact
    assert not figure("12").is_exact
    assert not figure("two dozen women").is_exact


@pytest.mark.parametrize(
    ("words", "is_exact"),
    [
        ("30 killed", True),
        ("30 were killed", True),
        ("12 injured", True),
        ("12 of them", True),
        ("300 killed", False),
        ("about 30 killed", False),
        ("30", False),
    ],
)
def test_a_bare_number_counts_where_the_words_say_what_became_of_so_many(
    words: str, is_exact: bool
) -> None:
    assert figure(words).is_exact is is_exact


def test_time_counts_in_days_also_inside_a_speed() -> None:
    assert figure("two weeks").numeral == 14
    assert figure("10 km/h").numeral == 240_000


def test_an_ambiguous_unit_allows_each_reading() -> None:
    value = figure("30 tons")
    assert value.numeral is None
    assert [Fraction(kg) in part for kg in (27_000, 30_000) for part in value.worlds] == [
        True,
        False,
        False,
        True,
    ]


def test_a_day_is_exact_and_a_month_states_no_value() -> None:
    tuesday = Fraction(date(2024, 1, 16).toordinal())
    assert dated("on Tuesday").worlds == (Interval(tuesday, tuesday),)
    assert dated("a September summit").stated == ()


def test_what_is_not_read_has_a_reason() -> None:
    assert isinstance(value_of_quantity(read_quantity("a great many")), Missing)
    assert isinstance(value_of_date(read_date("once upon a time")), Missing)


ARTICLE = scope_of(
    flight="460km",
    range="up to 900 kilometers",
    meeting="16 January 2024",
    summit="a September summit",
    speed="55 mph",
    distance="110 miles",
    time="two hours",
    price="$1.5 billion",
    temperature="20 °C",
    share="40 percent",
    members="200 people",
    women="81 women",
    plots="12 plots",
    sprays="4 sprays",
    applications="48 applications",
    ticket="$5.25",
    takings="$63",
    each="$5.25 per plot",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("flight <= range", Verdict.AGREES),
        ("flight < 500 km", Verdict.AGREES),
        ("flight < 400 km", Verdict.CONFLICTS),
        ("meeting - summit < 6 months", Verdict.AGREES),
        ("meeting - summit > 6 months", Verdict.CONFLICTS),
        ("meeting - summit < 120 days", Verdict.CANNOT_TELL),
        ("distance / time == speed", Verdict.AGREES),
        ('speed > "50 km/h"', Verdict.AGREES),
        ("price < $2 billion", Verdict.AGREES),
        ("temperature > 15 °C", Verdict.AGREES),
        ("temperature > 77 °F", Verdict.CONFLICTS),
        ("women / members == share", Verdict.ROUNDING),
        ("women / members == 0.405", Verdict.AGREES),
        ("share == 0.6", Verdict.CONFLICTS),
        ("women - 80 > 0", Verdict.AGREES),
        ("plots * sprays == applications", Verdict.AGREES),
        ("plots * ticket == takings", Verdict.AGREES),
        ("takings / plots == each", Verdict.AGREES),
        ("summit + 2 months < meeting", Verdict.AGREES),
        ("meeting < 'early 2025'", Verdict.AGREES),
    ],
)
def test_expectations_are_evaluated_on_words_as_written(text: str, verdict: Verdict) -> None:
    assert evaluate(text, ARTICLE).verdict is verdict


def test_a_range_that_names_no_value_may_occur_twice() -> None:
    scope = scope_of(spread="30 to 40 km")
    assert evaluate("spread == spread", scope).verdict is Verdict.AGREES
    assert evaluate("spread + spread > 2 * spread", scope).verdict is Verdict.CONFLICTS


def test_the_ends_of_a_range_are_shown_as_finely_as_they_lie_apart() -> None:
    scope = scope_of(share="63.8 percent", people="331.4 million", exact="3,725,790")
    assert evaluate("share * people < 200 million", scope).explanation == (
        "63.8 percent (share) × 331.4 million (people) is 211.4 million "
        "(211.236–211.631 million with rounding), not less than 200 million"
    )
    assert evaluate("exact + 0 > 3 million", scope).explanation == (
        "exact (3,725,790: 3,725,785–3,725,795) + 0 = 3,725,785–3,725,795; 3 million"
    )


def test_a_quotient_is_shown_in_the_units_that_were_written() -> None:
    scope = scope_of(leg="90 km", fuel="30 litres")
    assert evaluate("leg / fuel < '2 km/l'", scope).explanation == (
        "90 km (leg) ÷ 30 litres (fuel) is 3 km/L (2.869–3.136 km/L with rounding), "
        'not less than "2 km/l"'
    )


@pytest.mark.parametrize(
    ("ends", "symbol", "shown"),
    [
        ((59_660_000, 59_660_600), "", "59,660,000–59,660,600"),
        ((59_659_500, 59_660_600), "", "59,659,500–59,660,600"),
        ((999_990, 1_001_000), "", "999,990–1,001,000"),
        ((900_000_000, 1_100_000_000), "", "900 million–1.1 billion"),
        ((999_990, 1_001_000), "$", "$999,990 to $1,001,000"),
        ((0, 1_500_000), "", "0–1.5 million"),
        ((-1_500_000, -1_400_000), "$", "-$1.5 million to -$1.4 million"),
    ],
)
def test_both_ends_of_a_range_are_in_one_notation(
    ends: tuple[int, int], symbol: str, shown: str
) -> None:
    low, high = map(Fraction, ends)
    assert shown_range((Interval(low, high),), "", DisplayUnit(symbol)) == shown


def test_months_have_the_days_that_they_can_have() -> None:
    answer = evaluate("meeting - summit < 6 months", ARTICLE)
    assert answer.explanation == (
        "meeting (16 January 2024) − summit (a September summit: September 2023) = 108–137 days;"
        " 6 months (181–184 days)"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("flight + price < range", "+ adds a length and an amount in dollars"),
        ("temperature + temperature > 2 °C", "+ adds a temperature and a temperature"),
        ("flight < 'no such words'", '"no such words" is not read as a figure: '),
        ("meeting < 'next week'", '"next week" counts from the day of publication'),
        ("meeting < 'last May'", '"last May" counts from the day of publication'),
    ],
)
def test_words_of_different_kinds_are_not_mixed(text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(text, ARTICLE)
    assert caught.value.message.startswith(message)


def test_sides_times_each_other_are_an_area() -> None:
    area = figure("3 m x 4 m")
    assert (area.numeral, area.dimension) == (Fraction(12), "length^2")
    assert figure("2 x 3 x 4 m").numeral == 24


def test_two_figures_have_no_value() -> None:
    told = value_of_quantity(read_quantity("5ft 3in, 60 kg"))
    assert told == Missing("“5ft 3in, 60 kg” gives more than one figure")
