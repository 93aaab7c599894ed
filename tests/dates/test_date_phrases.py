"""The development set: every expression in phrases.yaml gives the readings written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from factcheck.dates import Period
from factcheck.dates.days import month_of, quarter_of, week_of, year_of
from factcheck.reading.dates.date import read_date
from tests.dates.holiday_names import holiday_names
from tests.rows import in_parts


class Expression(NamedTuple):
    words: str
    published: str | None
    tense: str | None
    origin: str | None
    readings: str
    names: str


def expressions() -> Iterator[Expression]:
    path = Path(__file__).with_name("phrases.yaml")
    for form in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader):
        for phrase in form["phrases"]:
            assert phrase["why"], phrase
            yield Expression(
                phrase["words"],
                str(form["published"]) if "published" in form else None,
                phrase.get("tense"),
                form.get("origin"),
                str(phrase["readings"]),
                str(phrase.get("names", "")),
            )


EXPRESSIONS = list(expressions())


def period(text: str) -> Period:
    """The period that the development set writes."""
    first, _, last = text.partition("/")
    start, end = ends(first), ends(last or first)
    return Period(start.earliest if start else None, end.latest if end else None)


def ends(text: str) -> Period | None:
    if text == "..":
        return None
    if "Q" in text:
        return quarter_of(int(text[:4]), int(text[-1]))
    if "W" in text:
        return week_of(date.fromisocalendar(int(text[:4]), int(text[-2:]), 1))
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 1:
        return year_of(numbers[0])
    if len(numbers) == 2:
        return month_of(*numbers)
    return Period(date(*numbers), date(*numbers))


def shown(periods: list[Period]) -> str:
    return " | ".join(f"{one.earliest or '..'}/{one.latest or '..'}" for one in periods)


@pytest.mark.parametrize("expressions", in_parts(EXPRESSIONS))
def test_an_expression_has_these_readings(expressions: list[Expression]) -> None:
    for one in expressions:
        origin = read_date(one.origin) if one.origin else None
        read = read_date(one.words, one.published, one.tense, origin)
        told = shown([reading.period for reading in read.readings])
        assert told == shown([period(text) for text in one.readings.split()]), (one, read.reason)
        if one.names:
            named = shown([reading.named for reading in read.readings])
            assert named == shown([period(text) for text in one.names.split()]), one


@pytest.mark.parametrize(
    ("words", "whole", "part", "name"),
    [
        ("early 2024", "2024", "2024-01/2024-06", "2024-01/2024-04"),
        ("late last year", "2023", "2023-07/2023-12", "2023-09/2023-12"),
        ("mid-January", "2024-01", "2024-01-06/2024-01-26", "2024-01-11/2024-01-20"),
        ("the end of next week", "2024-W04", "2024-01-25/2024-01-28", "2024-01-26/2024-01-28"),
        ("the mid-1970s", "1970/1979", "1971/1978", "1973/1976"),
        ("earlier this month", "2024-01", "2024-01-01/2024-01-16", "2024-01"),
        ("later this year", "2024", "2024-01-16/2024-12-31", "2024"),
        ("since 2022", "2022/..", "2022/2024-01-16", "2022"),
        ("since at least May 2019", "../..", "../2024-01-16", "2019-05"),
        ("ever since last October", "2023-10/..", "2023-10/2024-01-16", "2023-10"),
    ],
)
def test_a_loose_part_has_the_ends_of_its_whole_and_is_compared_as_the_part(
    words: str, whole: str, part: str, name: str
) -> None:
    (reading,) = read_date(words, "2024-01-16").readings
    assert Period(reading.earliest, reading.latest) == period(whole)
    assert reading.part == reading.period == period(part)
    assert reading.named == period(name)


def test_what_counts_from_a_loose_part_counts_from_its_days() -> None:
    early = read_date("early June 2024")
    (before,) = read_date("two days before", "2024-07-01", origin=early).readings
    (then,) = read_date("the same day", "2024-07-01", origin=early).readings
    assert before.period == period("2024-05-30/2024-06-13")
    assert then.period == early.readings[0].part


def test_what_cannot_be_read_has_a_reason() -> None:
    for expression in EXPRESSIONS:
        read = read_date(expression.words, expression.published, expression.tense)
        assert bool(read.readings) != bool(read.reason), expression.words


def test_expressions_have_at_most_two_readings_for_each_way_to_understand_them() -> None:
    for expression in EXPRESSIONS:
        read = read_date(expression.words, expression.published, expression.tense)
        years = 1 if expression.tense else 2  # the nearest, and that of publication
        assert len(read.readings) <= 2 * years * ways(expression.words), expression.words


def ways(words: str) -> int:
    """Holidays differ by country, and some begin on the evening before."""
    text = words.lower().replace("’", "'")
    named = [holiday for name, holiday in holiday_names().items() if name in text]
    return max((len(one.rules) + one.is_from_evening for one in named), default=1)


def test_the_development_set_is_large_enough_to_mean_something() -> None:
    assert len(EXPRESSIONS) >= 300
