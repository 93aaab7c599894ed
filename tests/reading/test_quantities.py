"""Quantities in words and in running text: every word accounted for, every span kept."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.interval import Interval
from factcheck.quantities import Hedge
from factcheck.quantities.measure import Form, Guess, Joint
from factcheck.quantities.restatement import judge_restatement
from factcheck.reading.figures.comparing import compare_quantities, compare_restatement
from factcheck.reading.figures.hedges import hedges_of
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.text import read


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("a week and four days", "11 days"),
        ("a fortnight and a day", "15 days"),
        ("a mile and a furlong", "1.125 miles"),
        ("three hours and 20 minutes", "200 minutes"),
        ("2 years, 7 months", "31 months"),
        ("a mile and a quarter", "1.25 miles"),
        ("4 yards and 2 feet", "14 feet"),
        ("5 yards and 8 feet", "23 feet"),
        ("the hundred thousand dollars", "$100,000"),
        ("3 km and 250 metres", "3,250 metres"),
        ("nine dollars and 75 cents", "$9.75"),
        ("9 dollars 75 cents", "$9.75"),
        ("7 million pounds", "£7 million"),
        ("640 pounds sterling", "£640"),
        ("three point four million people", "3.4 million people"),
        ("zero point six percent", "0.6 percent"),
        ("minus seven point five degrees", "-7.5 degrees"),
        ("2.6M people", "2.6 million people"),
        ("four dozens of eggs", "48 eggs"),
        ("6 hundred and 45 people", "645 people"),
        ("a hundred and forty thousand people", "140,000 people"),
        ("a million two hundred thousand people", "1.2 million people"),
        ("four million and a half people", "4.5 million people"),
        ("15 Turkish lira", "15 lira"),
        ("250 Chinese yuan", "250 yuan"),
        ("85 ringgit", "RM85"),
        ("30$", "$30"),
        ("two million bucks", "$2 million"),
        ("twenty-five hundredths", "25 percent"),
        ("half of one percent", "0.5 percent"),
        ("2h45", "165 minutes"),
        ("two inches of rain an hour", "2 inches per hour"),
    ],
)
def test_words_say_what_their_plain_form_says(words: str, plain: str) -> None:
    answer = compare_quantities(words, plain)
    assert str(answer.verdict) == "agrees", answer.explanation


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("above 12 and below 19 people", 12, 19),
        ("more than 12 but fewer than 19 people", 12, 19),
        ("greater than 12 and less than or equal to 19", 12, Fraction(39, 2)),
        ("at most 19 and at least 12 km", Fraction(23, 2), Fraction(39, 2)),
        ("no longer than 14 days", 0, 14),
        ("a maximum of 14 months", 0, 14),
        ("less than or equal to 14 people", 0, Fraction(29, 2)),
        ("greater than or equal to 14 people", Fraction(27, 2), None),
        ("no fewer than 14 people", Fraction(27, 2), None),
        ("14 people or more", Fraction(27, 2), None),
        ("over the past 14 weeks", Fraction(27, 2), Fraction(29, 2)),
    ],
)
def test_bounds_allow_what_lies_within_them(
    words: str, low: Fraction | int, high: Fraction | int | None
) -> None:
    (reading,) = read_quantity(words).readings
    assert reading.interval == Interval(Fraction(low), None if high is None else Fraction(high))


KINDS = ("37 km", "37 boats", "37 months", "$37", "37 percent", "37 °C", "30 to 37 litres")


@pytest.mark.parametrize("words", KINDS)
def test_every_hedge_before_a_figure_is_read_with_every_kind_of_unit(words: str) -> None:
    for phrase, hedge in hedges_of("before"):
        assert {one.hedge for one in read_quantity(f"{phrase} {words}").readings} == {hedge}, phrase


@pytest.mark.parametrize("words", KINDS)
def test_every_hedge_behind_a_figure_is_read_with_every_kind_of_unit(words: str) -> None:
    for phrase, hedge in hedges_of("after"):
        blank = "" if phrase == "+" else " "
        readings = read_quantity(f"{words}{blank}{phrase}").readings
        assert {one.hedge for one in readings} == {hedge}, phrase


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("scarcely 40 boats", "“scarcely” is not accounted for"),
        ("40 boats and nine crew", "“and nine crew” is not accounted for"),
        ("40 km per tank and driver", "“and” is not accounted for"),
        ("twice 40 km", "“40 km” is not accounted for"),
        ("5 km miles", "“miles” is not accounted for"),
        ("5 m feet", "“feet” is not accounted for"),
        ("£5 dollars", "“dollars” is not accounted for"),
        ("40 boats and then some", "“and” is not accounted for"),
        ("6 m long and 2 m wide", "“and 2 m” is not accounted for"),
        ("40 km percent", "“percent” is not accounted for"),
        ("40 km so far", "“so far” is not accounted for"),
        ("40 km, perhaps more", "“perhaps more” is not accounted for"),
        ("40 boats in theory", "“in theory” is not accounted for"),
        ("40 km annually", "“annually” is not accounted for"),
        ("$40 before tax", "“before tax” is not accounted for"),
        ("$40 of profit, before tax", "“before tax” is not accounted for"),
        ("40 guests until Monday", "“until Monday” is not accounted for"),
        ("40 km every other day", "“every other day” is not accounted for"),
        ("40 kg for every litre", "“every litre” is not accounted for"),
        ("40 km depending on the wind", "“depending on the wind” is not accounted for"),
        ("$100,00", "the number cannot be read"),
        ("€0,319.1", "the number cannot be read"),
        ("21 January", "the number cannot be read"),
    ],
)
def test_what_no_rule_accounts_for_is_named(words: str, reason: str) -> None:
    quantity = read_quantity(words)
    assert quantity.readings == ()
    assert quantity.reason == reason


@pytest.mark.parametrize(
    "words",
    [
        "covered 40 km", "an area of 40 km", "wing loading of 40 km", "40 km north of the coast",
        "40 km of road", "40 km in the dark", "Depth (m): 40", "RADIUS OF WINDS...40 KM",
        "40 km (25 miles)", "40 km / 25 mi", "40 km above sea level",
        "40 km longer than planned", "a shaft 40 km deep", "40-ounce cups", "$40 USD",
        "US$40 dollars", "40 minute miles", "the 40-metre yard sale", "40 km pipeline",
        "40 family boats", "40 days before the vote", "40 still missing",
        "40 times as many as in 2019",
        "40 fully grown trees", "40 elderly guests of the assembly",
    ],
)  # fmt: skip
def test_words_that_tell_what_is_measured_are_accounted_for(words: str) -> None:
    readings = read_quantity(words).readings
    assert {one.low.value for one in readings} == {40}


TEXT = """Nearly 300 boats\u00a0(at least 12 of them ferries) left on 4 May 2021.

They covered 40\u202f000 km (25,000 miles)
in less than two weeks at 6-7 knots and won 3-1. Police watched 90

Trucks followed."""


def test_figures_are_found_in_a_text_each_at_its_span() -> None:
    found = read(TEXT)
    assert [TEXT[one.start : one.end] for one in found] == [
        "Nearly 300 boats",
        "at least 12",
        "on 4 May 2021",
        "40\u202f000 km (25,000 miles)",
        "less than two weeks",
        "6-7 knots",
        "won 3-1",
        "90",
    ]


def test_a_range_begins_at_the_word_that_makes_it_one() -> None:
    found = read("He scored between 10 and 12 points, fewer than in 2004 on the day.")
    assert [one.words for one in found if one.kind == "figure"] == ["between 10 and 12 points"]


def test_digits_that_a_thin_space_tears_are_no_figure() -> None:
    assert not read("They went 9\u202f00 km on foot.")


def test_the_number_of_a_substance_is_no_figure() -> None:
    (reading,) = read_quantity("12 million tonnes of CO2").readings
    assert reading.low.value == 12_000_000
    assert not read_quantity("30 dollars x2").readings


@pytest.mark.parametrize(
    ("words", "value", "name"),
    [
        ("£4bn a year earlier", 4_000_000_000, "GBP"),
        ("£4bn a year", 4_000_000_000, "GBP/year"),
        ("Rs. 3 lakh", 300_000, "rupee"),
        ("between 20 and 30 km", 20, "kilometer"),
    ],
)
def test_a_rate_and_a_currency_are_told_by_what_stands_beside(
    words: str, value: int, name: str
) -> None:
    (reading,) = read_quantity(words).readings
    assert reading.numerals[0].value == value
    assert reading.unit.name == name


@pytest.mark.parametrize("words", ["10.30am", "7 p.m.", "7-5 in 1 hour"])
def test_times_of_day_and_what_is_done_in_a_time_are_no_figures(words: str) -> None:
    assert all(one.unit.dimension != "length" for one in read_quantity(words).readings)
    assert not read_quantity(words).readings


def test_a_quantity_holds_all_the_figures_in_its_words_and_how_they_are_joined() -> None:
    quantity = read_quantity("37 km/h (23 mph; 20 knots)")
    assert [one.joint for one in quantity.figures] == [Joint.NONE, Joint.BRACKET, Joint.ALSO]
    assert [one.words for one in quantity.figures[1:]] == ["23 mph", "20 knots"]
    assert [one.words for one in read_quantity("12 st; 76 kg").also] == ["76 kg"]


def test_a_compound_keeps_its_parts() -> None:
    parts = read_quantity("1 month and 21 days").parts
    assert [(int(numeral.value), unit.name) for numeral, unit in parts] == [
        (1, "month"),
        (21, "day"),
    ]


@pytest.mark.parametrize(
    ("words", "locale", "units"),
    [
        ("5 gallons", "", ["US gallon", "imperial gallon"]),
        ("5 gallons", "en-GB", ["imperial gallon"]),
        ("5 gallons", "en-US", ["US gallon"]),
        ("30 mpg", "en-US", ["mile/US gallon"]),
        ("5 tons", "en-US", ["short ton"]),
        ("5 tonnes", "en-US", ["tonne"]),
        ("5 km", "en-GB", ["kilometer"]),
    ],
)
def test_the_country_of_the_writer_settles_a_unit(
    words: str, locale: str, units: list[str]
) -> None:
    assert [one.unit.name for one in read_quantity(words, locale).readings] == units


def test_loose_words_keep_the_bounds_on_which_all_agree() -> None:
    quantity = read_quantity("hundreds of boats")
    assert quantity.readings == ()
    (within,) = quantity.guessed(Guess.WITHIN)
    assert within.hedge is Hedge.AT_LEAST
    assert within.low.value == 100


def test_words_around_a_restated_figure_are_left_out_of_its_comparison() -> None:
    words = "after 1950 the 12 divers found 40 km of reef"
    assert read_quantity(words).readings == ()
    assert compare_restatement(words, "25 miles").fits
    assert compare_restatement(words, "52 miles").conflicts


@pytest.mark.parametrize(
    ("words", "locale", "value"),
    [
        ("2,5 km", "", Fraction(5, 2)),
        ("2,5 km", "en-GB", None),
        ("12,50 euros", "en-US", None),
        ("1,250 km", "en-US", Fraction(1250)),
        ("1,50,000 people", "en-GB", Fraction(150_000)),
        ("2 billion", "", Fraction(2 * 10**9)),
        ("2 billion", "en-GB", Fraction(2 * 10**9)),
        ("2 billion", "en-US", Fraction(2 * 10**9)),
    ],
)
def test_the_country_of_the_writer_settles_a_decimal_comma(
    words: str, locale: str, value: Fraction | None
) -> None:
    quantity = read_quantity(words, locale)
    assert [one.low.value for one in quantity.readings] == ([] if value is None else [value])
    assert ("comma" in quantity.reason) is (value is None)


@pytest.mark.parametrize(("locale", "fits"), [("", True), ("en-GB", False), ("en-US", False)])
def test_without_a_country_a_point_may_be_a_mark_of_thousands(locale: str, fits: bool) -> None:
    sides = (read_quantity(words, locale) for words in ("1.500 km", "932 miles"))
    assert judge_restatement(*sides).conflicts is not fits


def test_in_running_text_the_country_settles_a_gallon() -> None:
    (mention,) = read("They used 5 gallons there.", None, "en-US")
    assert [one.unit.name for one in mention.value.readings] == ["US gallon"]


@pytest.mark.parametrize("words", ["from 30 km", "from $5", "from about 6 months", "between 30 km"])
def test_a_beginning_without_its_end_is_not_the_value(words: str) -> None:
    quantity = read_quantity(words)
    assert not quantity.readings
    assert quantity.reason == f"“{words.split()[0]}” is not accounted for"


@pytest.mark.parametrize(
    ("words", "value", "hedge"),
    [
        ("down from 30 percent", 30, Hedge.NONE),
        ("rose from 30 km", 30, Hedge.NONE),
        ("from 30 km away", 30, Hedge.NONE),
        ("from 30 to 40 km", 30, Hedge.NONE),
        ("from 30 km upwards", 30, Hedge.AT_LEAST),
    ],
)
def test_a_beginning_with_its_end_or_its_direction_is_read(
    words: str, value: int, hedge: Hedge
) -> None:
    (reading,) = read_quantity(words).readings
    assert reading.low.value == value
    assert reading.hedge is hedge


@pytest.mark.parametrize(
    ("words", "sides", "unit"),
    [
        ("3 m wide by 4 m long", [3, 4], "square meter"),
        ("3 m in width by 4 m in length", [3, 4], "square meter"),
        ("3 feet in height by 4 feet", [3, 4], "square foot"),
        ("3 ft by 4 ft", [3, 4], "square foot"),
        ("3 m x 4 m x 5 m", [3, 4, 5], "cubic meter"),
    ],
)
def test_sides_that_are_named_make_one_product(words: str, sides: list[int], unit: str) -> None:
    (reading, *_) = read_quantity(words).readings
    assert reading.form is Form.PRODUCT
    assert [numeral.value for numeral in reading.numerals] == sides
    assert reading.unit.name == unit
