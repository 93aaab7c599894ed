"""What is worked out is shown as a newspaper would print it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from factcheck.consistency.explanation import shown_number, shown_range, shown_suggestion
from factcheck.consistency.values import (
    CLOCK,
    COUNT,
    DATE,
    DURATION,
    PERCENT,
    PLAIN,
    SHARE,
    DisplayUnit,
    Value,
)
from factcheck.interval import Interval

KM = DisplayUnit("km", Fraction(1000))
CELSIUS = DisplayUnit("°C", Fraction(1), Fraction("273.15"))


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("1500000", "1.5 million"),
        ("-1500000", "-1.5 million"),
        ("1234567", "1,234,567"),
        ("2000000000", "2 billion"),
        ("3000000000000", "3 trillion"),
        ("-3", "-3"),
        ("5/2", "2.5"),
        ("1/3", "0.3333"),
        ("2/3", "0.6667"),
        ("1/20", "0.05"),
        ("2469/2", "1,234.5"),
        ("12345.678", "12,345.7"),
        ("0.0001234", "0.0001234"),
        ("1/30000000000", "3.333E-11"),
    ],
)
def test_a_number_has_its_thousands_marked_and_four_digits_where_it_is_not_whole(
    value: str, shown: str
) -> None:
    assert shown_number(Fraction(value)) == shown


def between(low: str, high: str) -> Interval:
    """From one number to another, ``..`` where there is no end."""
    ends = [None if end == ".." else Fraction(end) for end in (low, high)]
    return Interval(ends[0], ends[1])


@pytest.mark.parametrize(
    ("low", "high", "unit", "shown"),
    [
        ("1000", "2000", KM, "1–2 km"),
        ("1000", "1000", KM, "1 km"),
        ("..", "2000", KM, "at most 2 km"),
        ("1000", "..", KM, "at least 1 km"),
        ("..", "..", KM, "any value"),
        ("5", "5", DisplayUnit("$"), "$5"),
        ("-5/2", "5/2", DisplayUnit("$"), "-$2.50 to $2.50"),
        ("3/2", "5/2", DisplayUnit("€"), "€1.50 to €2.50"),
        ("1/4", "9/4", DisplayUnit("£"), "£0.25 to £2.25"),
        ("1", "1", DisplayUnit("days"), "1 day"),
        ("-1", "-1", DisplayUnit("years"), "-1 year"),
        ("1", "2", DisplayUnit("days"), "1–2 days"),
        ("1", "1", DisplayUnit("percentage points"), "1 percentage point"),
        ("-3", "2", PLAIN, "-3 to 2"),
        ("1500000", "2500000", PLAIN, "1.5–2.5 million"),
        ("0", "1500000", PLAIN, "0–1.5 million"),
        ("999000", "1500000", PLAIN, "999,000–1,500,000"),
        ("0.985", "0.995", PERCENT, "98.5–99.5 %"),
        ("293.15", "294.15", CELSIUS, "20–21 °C"),
        ("1/3", "2/3", PLAIN, "0.333–0.667"),
        ("100/3", "200/3", PLAIN, "33.3–66.7"),
        ("1000/3", "2000/3", PLAIN, "333–667"),
        ("7611/86400", "7611/86400", CLOCK, "2:06:51"),
        ("22313/8640000", "22313/8640000", CLOCK, "3:43.13"),
        ("59/86400", "61/86400", CLOCK, "59 seconds to 1:01"),
        ("1/86400", "1/86400", CLOCK, "1 second"),
        ("-65/86400", "-65/86400", CLOCK, "-1:05"),
    ],
)
def test_an_interval_is_shown_in_its_unit(
    low: str, high: str, unit: DisplayUnit, shown: str
) -> None:
    assert shown_range((between(low, high),), DURATION, unit) == shown


def test_an_end_that_is_left_out_is_more_or_less_than_it() -> None:
    assert shown_range((Interval(None, Fraction(2), False, True),), COUNT) == "less than 2"
    assert shown_range((Interval(Fraction(2), None, True, False),), SHARE) == "more than 2"


def test_several_readings_are_shown_with_or_between() -> None:
    first, last = (date(2024, 1, day).toordinal() for day in (1, 8))
    days = (Interval.point(first), Interval.point(last))
    assert shown_range(days, DATE) == "1 January 2024 or 8 January 2024"
    assert shown_range((between("1", "2"), between("4", "5")), COUNT) == "1–2 or 4–5"
    assert shown_range((Interval(Fraction(first), Fraction(last)),), DATE) == "1 to 8 January 2024"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("2469/2", "1,235"), ("1/3", "0.333"), ("5/2", "2.5"), ("1234", "1,234")],
)
def test_a_suggestion_has_three_digits_unless_it_is_whole(number: str, shown: str) -> None:
    assert shown_suggestion(Fraction(number), Value((), COUNT, "it")) == shown
