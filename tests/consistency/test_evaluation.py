"""Expectations hold, hold only within rounding, cannot hold, or are left open."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.values import (
    COUNT,
    DATE,
    DURATION,
    PERCENT,
    SHARE,
    DisplayUnit,
    Missing,
    Value,
    day,
    exact,
    value_of_date,
    value_of_quantity,
)
from factcheck.errors import ExpressionError
from factcheck.interval import Interval
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.quantity import read_quantity

KM = DisplayUnit("km", Fraction(1000))


def _count(written: str, low: int, high: int, numeral: int, *, is_loose: bool = False) -> Value:
    worlds = (Interval(Fraction(low), Fraction(high)),)
    return Value(worlds, COUNT, written, worlds, Fraction(numeral), is_loose=is_loose)


def _length(written: str, low: float, high: float, numeral: int, *, bound: bool = False) -> Value:
    metres = Interval(Fraction(low) * 1000, Fraction(high) * 1000)
    worlds = Interval(Fraction(0), metres.high) if bound else metres
    return Value((worlds,), "length", written, (metres,), Fraction(numeral) * 1000, KM)


def _days(written: str, first: date, last: date) -> Value:
    span = (Interval(Fraction(first.toordinal()), Fraction(last.toordinal())),)
    return Value(span, DATE, written, span if first == last else (), None)


CLAIMS: dict[str, Value | Missing] = {
    "killed": _count("about 120", 115, 125, 120, is_loose=True),
    "wounded": _count("300", 295, 305, 300),
    "casualties": _count("500", 495, 505, 500),
    "victims": _count("425", 424, 426, 425),
    "dead": _count("120", 119, 121, 120),
    "flight": _length("460km", 459.5, 460.5, 460),
    "range": _length("up to 900 kilometers", 895, 905, 900, bound=True),
    "mass": Value((Interval.point(5),), "mass", "5 kg", (Interval.point(5),), Fraction(5)),
    "meeting": day(date(2024, 1, 16)),
    "summit": _days("a September summit", date(2023, 9, 1), date(2023, 9, 30)),
    "session": _days("in September", date(2023, 9, 1), date(2023, 9, 30)),
    "before": _count("100", 99, 101, 100),
    "after": _count("130", 129, 131, 130),
    "rise": Value(
        (Interval(Fraction("0.295"), Fraction("0.305")),),
        SHARE,
        "30 percent",
        (Interval(Fraction("0.295"), Fraction("0.305")),),
        Fraction("0.3"),
        DisplayUnit("%", Fraction(1, 100)),
    ),
    "unread": Missing("“a while” is not read as a date"),
    "nothing": _count("none or one", 0, 1, 0),
    "warm": exact(293, "temperature", "20C"),
}


def _evaluated(text: str, slack_days: int = 0) -> Comparison:
    return evaluate(text, CLAIMS.get, slack_days)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("5 < 3", "5 is not less than 3"),
        ("5 <= 3", "5 is more than 3"),
        ("3 > 5", "3 is not more than 5"),
        ("3 >= 5", "3 is less than 5"),
        ("5 == 3", "5 is not 3"),
        ("2024-01-16 < 2024-01-10", "2024-01-16 is not before 2024-01-10"),
        ("2024-01-16 <= 2024-01-10", "2024-01-16 is after 2024-01-10"),
        ("2024-01-10 > 2024-01-16", "2024-01-10 is not after 2024-01-16"),
        ("2024-01-10 >= 2024-01-16", "2024-01-10 is before 2024-01-16"),
        ("2024-01-10 == 2024-01-16", "2024-01-10 is not 2024-01-16"),
        ("2024-01-16 != 2024-01-16", "2024-01-16 is the same as 2024-01-16"),
    ],
)
def test_each_sign_that_does_not_hold_is_told_in_words(text: str, told: str) -> None:
    found = evaluate(text, CLAIMS.get)
    assert (found.conflicts, found.explanation) == (True, told)


@pytest.mark.parametrize(
    ("text", "verdict", "explanation"),
    [
        (
            "killed + wounded == casualties",
            Verdict.CONFLICTS,
            (
                "“about 120” (killed) + 300 (wounded) is 420 (410–430 with rounding), not "
                "500 (casualties)"
            ),
        ),
        (
            "killed + wounded == victims",
            Verdict.ROUNDING,
            (
                "killed (about 120: 115–125) + wounded (300: 295–305) = 410–430; victims says 425:"
                " this holds only within the rounding of the figures"
            ),
        ),
        (
            "flight <= range",
            Verdict.AGREES,
            "flight says 460km; range says up to 900 kilometers (0–905 km)",
        ),
        (
            "flight * 2 <= range",
            Verdict.CONFLICTS,
            (
                "460km (flight) × 2 is 920 km (919–921 km with rounding), more than “up "
                "to 900 kilometers” (range)"
            ),
        ),
        (
            "flight >= range",
            Verdict.CANNOT_TELL,
            (
                "flight says 460km; range says up to 900 kilometers (0–905 km):"
                " range (“up to 900 kilometers”) leaves it open"
            ),
        ),
        ("flight < 500 km", Verdict.AGREES, "flight says 460km; 500 km"),
        (
            "meeting - summit < 6 months",
            Verdict.AGREES,
            (
                "meeting (2024-01-16) − summit (a September summit: September 2023) = 108–137 days;"
                " 6 months (181–184 days)"
            ),
        ),
        (
            "meeting - summit < 15 weeks",
            Verdict.CONFLICTS,
            (
                "2024-01-16 (meeting) − “a September summit” (summit, September 2023) is "
                "108–137 days, not less than 15 weeks"
            ),
        ),
        (
            "session < summit",
            Verdict.CANNOT_TELL,
            (
                "session says in September (September 2023); summit says a September summit"
                " (September 2023): session (“in September”) and summit (“a September summit”)"
                " leave it open"
            ),
        ),
        (
            "(after - before) / before == rise",
            Verdict.AGREES,
            (
                "(after (130: 129–131) − before (100: 99–101)) ÷ before (100: 99–101) = 30 %;"
                " rise says 30 percent"
            ),
        ),
        (
            "after / before == 1.3",
            Verdict.AGREES,
            "after (130: 129–131) ÷ before (100: 99–101) = 1.277–1.323; 1.3",
        ),
        (
            "meeting < 2024-01-10",
            Verdict.CONFLICTS,
            "2024-01-16 (meeting) is not before 2024-01-10",
        ),
        (
            "unread < meeting",
            Verdict.CANNOT_TELL,
            "unread: “a while” is not read as a date",
        ),
        (
            "killed / nothing > 2",
            Verdict.CANNOT_TELL,
            "killed / nothing > 2: a divisor may be zero",
        ),
        (
            "max(killed, dead) < sum(wounded, after)",
            Verdict.AGREES,
            (
                "max(killed (about 120: 115–125), dead (120: 119–121)) = 119–125;"
                " wounded (300: 295–305) + after (130: 129–131) = 424–436"
            ),
        ),
    ],
)
def test_an_expectation_is_answered_with_its_working(
    text: str, verdict: Verdict, explanation: str
) -> None:
    answer = _evaluated(text)
    assert (answer.verdict, answer.explanation) == (verdict, explanation)


MEASURED = {"way": "900 km", "back": "800 km", "hours": "10 hours", "wide": "5 m", "long": "4 km"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("way / hours == back / hours", ["90 km/h", "80 km/h"]),
        ("hours / way == hours / back", ["0.01111 h/km", "0.0125 h/km"]),
        ("wide * way == long * wide", ["4,500 m·km", "20 km·m"]),
    ],
)
def test_what_is_multiplied_and_divided_is_told_in_the_units_of_both(
    text: str, told: list[str]
) -> None:
    values = {name: value_of_quantity(read_quantity(words)) for name, words in MEASURED.items()}
    answer = evaluate(text, values.get)
    assert [one for one in told if one in answer.explanation] == told


def test_a_claim_that_occurs_twice_is_one_value() -> None:
    assert _evaluated("killed - killed == 0").verdict is Verdict.AGREES
    assert _evaluated("killed + wounded > killed").verdict is Verdict.AGREES
    assert _evaluated("killed - dead + dead > killed").verdict is Verdict.CONFLICTS
    assert _evaluated("killed < wounded < killed").verdict is Verdict.CONFLICTS


def test_a_chain_is_refuted_as_a_whole() -> None:
    answer = _evaluated("before + 2 <= killed + dead < wounded - dead - 2")
    assert answer.verdict is Verdict.CONFLICTS
    scope = {
        "low": _count("8", 8, 8, 8),
        "mid": _count("0 to 10", 0, 10, 5),
        "top": _count("3", 3, 3, 3),
    }
    answer = evaluate("low < mid < top", scope.get)
    assert answer.explanation == (
        "low says 8; mid says 0 to 10; top says 3: these cannot all hold at once"
    )


def test_days_in_different_places_may_be_one_off() -> None:
    scope = {"signed": day(date(2024, 3, 5)), "reported": day(date(2024, 3, 5))}
    assert evaluate("signed < reported", scope.get).conflicts
    answer = evaluate("signed < reported", scope.get, slack_days=1)
    assert (answer.verdict, answer.explanation) == (
        Verdict.CANNOT_TELL,
        "signed says 2024-03-05; reported says 2024-03-05: the days are too close to be told apart",
    )


def test_a_day_of_slack_puts_no_order_in_doubt_that_holds_as_written() -> None:
    scope = {
        "before": value_of_date(read_date("August 2024")),
        "after": value_of_date(read_date("September 2024")),
        "last": day(date(2024, 8, 31)),
    }
    for text in ("before < after", "last < after", "after - before >= 1 day", "after > before"):
        assert evaluate(text, scope.get, slack_days=1).verdict is Verdict.AGREES, text
    assert evaluate("after < before", scope.get, slack_days=1).verdict is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("text", "message", "column", "width", "expected"),
    [
        (
            "meeting + summit < 2024-01-10",
            "+ adds a date and a date",
            8,
            1,
            "a duration",
        ),
        ("meeting < 500 km", "< compares a date and a length", 8, 1, "another date"),
        ("warm + warm == warm", "+ adds a temperature and a temperature", 5, 1, "a temperature d"),
        ("killed / 0 < wounded", "nothing is divided by zero", 7, 1, "another divisor"),
        ("flight - mass < range", "- sets apart a length and a mass", 7, 1, "a length on both"),
        (
            "rise > 2",
            "2 beside a share may be 2 percent, or 2 times",
            7,
            1,
            "a share, or a number up to 1",
        ),
        (
            "rise > 2 million",
            "2 million beside a share may be 2 million percent, or 2 million times",
            7,
            9,
            "a share, or",
        ),
        (
            "sum(rise, 2) < 0",
            "2 beside a share may be 2 percent, or 2 times",
            10,
            1,
            "a share, or",
        ),
        ("flight + mass < range", "+ adds a length and a mass", 7, 1, "a length on both sides"),
        ("flight < killed", "< compares a length and a count", 7, 1, "a length on both sides"),
        ("flight < 2", "< compares a length and a bare number", 7, 1, "a length on both sides"),
        (
            "meeting - summit < meeting",
            "< compares a duration and a date",
            17,
            1,
            "a duration on both sides",
        ),
        ("abs(meeting) < 2", "abs has no meaning for a date", 0, 12, "a difference"),
        ("meeting * 2 < meeting", "* has no meaning for a date", 8, 1, "a difference"),
        ("max(flight, mass) < range", "max takes a length and a mass", 12, 4, "a length on both"),
        ("rise == killed", "== compares a share and a count", 5, 2, "a share on both sides"),
        ("fligth < range", "there is no claim fligth", 0, 6, "a claim's id in this file"),
    ],
)
def test_what_makes_no_sense_is_an_error_where_it_stands(
    text: str, message: str, column: int, width: int, expected: str
) -> None:
    with pytest.raises(ExpressionError) as caught:
        _evaluated(text)
    error = caught.value
    assert (error.message, error.column, error.width) == (message, column, width)
    assert error.expected.startswith(expected)


def test_days_are_told_as_they_are_where_hours_are_added() -> None:
    about_two = (Interval.around(2, Fraction(1, 48)),)
    hour = DisplayUnit("h", Fraction(1, 24))
    lasted = Value(about_two, DURATION, "48 hours", about_two, Fraction(2), hour)
    scope = CLAIMS | {"lasted": lasted}
    answer = evaluate("meeting + lasted == 2024-06-01", scope.get)
    assert answer.explanation == (
        "2024-01-16 (meeting) + 48 hours (lasted) is 18 January 2024 "
        "(17 or 18 January 2024 with rounding), not 2024-06-01"
    )


def test_degrees_between_two_temperatures_are_no_temperature() -> None:
    celsius = DisplayUnit("°C", offset=Fraction("273.15"))
    scope = {
        name: replace(exact(Fraction("273.15") + degrees, "temperature", name), unit=celsius)
        for name, degrees in (("noon", 20), ("night", 15))
    }
    answer = evaluate("noon - night < 0", scope.get)
    assert answer.working == ("noon (noon) − night (night) = 5 °C; 0",)


def test_a_file_that_is_not_there_may_be_a_subtraction_without_blanks() -> None:
    with pytest.raises(ExpressionError) as caught:
        _evaluated("killed-lavrov.flight < wounded")
    assert caught.value.likely == "killed - lavrov.flight"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("after < unread < before", Verdict.CANNOT_TELL),
        ("after < before + unread", Verdict.CANNOT_TELL),
        ("unread < before < after", Verdict.CANNOT_TELL),
        ("unread < after < before", Verdict.CONFLICTS),
        ("after < before < unread", Verdict.CONFLICTS),
    ],
)
def test_a_chain_with_a_member_unread_still_compares_neighbours_that_are_read(
    text: str, verdict: Verdict
) -> None:
    comparison = _evaluated(text)
    assert comparison.verdict is verdict
    assert ("is not read" in comparison.explanation) == (verdict is Verdict.CANNOT_TELL)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("killed < 118 people", Verdict.CONFLICTS),
        ('killed < "about 118 people"', Verdict.ROUNDING),
        ("killed < 'about 118 people'", Verdict.ROUNDING),
        ('killed / 200 people < "5"', Verdict.AGREES),
    ],
)
def test_quoted_words_are_as_precise_as_an_article_has_them(text: str, verdict: Verdict) -> None:
    values = {"killed": exact(120, "count")}
    assert evaluate(text, values.get).verdict is verdict


@pytest.mark.parametrize("sides", ["sum(one, two, three)", "one + two + three"])
def test_parts_are_held_against_the_whole_to_the_letter_however_they_are_added(sides: str) -> None:
    def share(numeral: str) -> Value:
        exact, half = Fraction(numeral) / 100, Fraction(1, 2000)
        near = (Interval(exact - half, exact + half),)
        return Value(near, SHARE, f"{numeral} percent", near, exact, PERCENT)

    parts = {"one": share("33.1"), "two": share("33.1"), "three": share("33.2")}
    assert evaluate(f"{sides} == 100%", parts.get).verdict is Verdict.CONFLICTS
    assert evaluate(f"{sides} == 99%", parts.get).verdict is Verdict.ROUNDING
