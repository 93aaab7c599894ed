"""Two independent statements of one thing agree when some value fits both."""

import pytest

from factcheck.comparison import Verdict
from factcheck.quantities import conflict_of_restatements
from factcheck.reading.figures.comparing import compare_quantities
from factcheck.reading.figures.quantity import read_quantity


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("460 km", "460km", Verdict.AGREES),
        ("900 km", "about 560 miles", Verdict.AGREES),
        ("900 km", "559 miles", Verdict.ROUNDING),
        ("1.5 million people", "1,480,000 people", Verdict.ROUNDING),
        ("up to 900 km", "460 km", Verdict.AGREES),
        ("up to 900 km", "950 km", Verdict.CONFLICTS),
        ("up to 900 km", "up to 300 km", Verdict.CONFLICTS),  # not [0, 900] against [0, 300]
        ("up to 900 km", "up to 560 miles", Verdict.ROUNDING),
        ("more than 40 people", "at least 60 people", Verdict.AGREES),  # two minima never conflict
        ("at least 8 hours", "at most 8 hours", Verdict.AGREES),
        ("at least 8 hours", "under 8 hours", Verdict.CONFLICTS),
        ("up to 900 km", "at least 300 km", Verdict.AGREES),
        ("exactly two hours", "no less than two hours", Verdict.AGREES),
        ("exactly two hours", "more than two hours", Verdict.CONFLICTS),
        ("more than 40 people", "39 people", Verdict.CONFLICTS),
        ("between 30 and 40 people", "35 people", Verdict.AGREES),
        ("between 30 and 40 people", "45 people", Verdict.CONFLICTS),
        ("nearly 900 km", "880 km", Verdict.AGREES),
        ("nearly 900 km", "920 km", Verdict.CONFLICTS),
        ("just over 900 km", "920 km", Verdict.AGREES),
        ("one in five", "20 percent", Verdict.AGREES),
        ("7 per 100,000 people", "70 per million people", Verdict.AGREES),
        ("doubled", "threefold", Verdict.CONFLICTS),
        ("20 C", "68 F", Verdict.AGREES),
        ("20 C", "75 F", Verdict.CONFLICTS),
        ("below -5 °C", "-2 °C", Verdict.CONFLICTS),
        ("below -5 °C", "-7 °C", Verdict.AGREES),
        ("10 ± 1 km", "10.5 km", Verdict.AGREES),
        ("10 ± 1 km", "12 km", Verdict.CONFLICTS),
        ("4 × 3 m", "12 square meters", Verdict.AGREES),
        ("5,000 tons", "4,536 tonnes", Verdict.ROUNDING),
        ("5,000 tons", "6,000 tonnes", Verdict.CONFLICTS),
        ("40 tanks", "42 tanks", Verdict.CONFLICTS),
        ("145 people", "147 people", Verdict.CONFLICTS),  # a five is a digit
        ("150 people", "152 people", Verdict.ROUNDING),  # a nought may be none
        ("55 percent", "54 percent", Verdict.CONFLICTS),
        ("aged 90", "91", Verdict.CONFLICTS),  # an age is whole
        ("aged about 90", "91", Verdict.AGREES),
        ("one in five", "15 percent", Verdict.CONFLICTS),
        ("one in five", "22 percent", Verdict.ROUNDING),
        ("5 km", "5 kg", Verdict.CANNOT_TELL),
        ("$5 million", "£5 million", Verdict.CANNOT_TELL),
        ("$5 million", "US$5 million", Verdict.CANNOT_TELL),  # whose dollar is not said
        ("$5 million", "$6 million", Verdict.CONFLICTS),
        ("a few miles", "5 km", Verdict.CANNOT_TELL),
        ("a dozen boats", "13 boats", Verdict.ROUNDING),
        ("about a dozen boats", "14 boats", Verdict.AGREES),
        ("two dozen boats", "26 boats", Verdict.ROUNDING),
        ("a dozen boats", "18 boats", Verdict.CONFLICTS),
        ("a 34-year-old", "aged 34", Verdict.AGREES),
        ("34", "a 43-year-old man", Verdict.CONFLICTS),
        ("34", "a 34-month-old", Verdict.CANNOT_TELL),
        ("a third", "36 percent", Verdict.ROUNDING),
        ("a third", "41 percent", Verdict.CONFLICTS),
        ("half", "60 percent", Verdict.CONFLICTS),
        ("about half", "58 percent", Verdict.AGREES),
        ("dozens of boats", "nine boats", Verdict.CONFLICTS),
        ("52 boats", "dozens of boats", Verdict.CANNOT_TELL),
        ("hundreds of euros", "€70", Verdict.CONFLICTS),
        ("hundreds of boats", "at least 60 boats", Verdict.CANNOT_TELL),
        ("a couple of hours", "three hours", Verdict.CANNOT_TELL),
        ("a couple of hours", "seven hours", Verdict.CONFLICTS),
        ("a handful of boats", "45 boats", Verdict.CONFLICTS),
        ("a couple of hundred boats", "180 boats", Verdict.CANNOT_TELL),
        ("dozens or hundreds of boats", "nine boats", Verdict.CANNOT_TELL),
        ("a four-figure crowd", "3,100 people", Verdict.CANNOT_TELL),
        ("a four-figure crowd", "940 people", Verdict.CONFLICTS),
        ("a four-figure crowd", "31,000 people", Verdict.CONFLICTS),
        ("a 3-digit number of flights", "212 flights", Verdict.CANNOT_TELL),
        ("a nearly four-figure crowd", "990 people", Verdict.CANNOT_TELL),
        ("a six-figure ransom", "£310,000", Verdict.CANNOT_TELL),
        ("a six-figure ransom", "€92,000", Verdict.CANNOT_TELL),
        ("a six-figure ransom", "$31,000", Verdict.CONFLICTS),
        ("a six-digit code", "six digits", Verdict.CANNOT_TELL),
        ("one figure", "one", Verdict.AGREES),
        ("seven degrees of frost", "-7 C", Verdict.AGREES),
        ("7C below freezing", "7 C", Verdict.CONFLICTS),
        ("12 degrees below freezing", "20F", Verdict.AGREES),
        ("10F below freezing", "minus 10F", Verdict.CONFLICTS),
        ("10 cm of frost", "10 cm", Verdict.AGREES),
        ("more than two boats", "at least three boats", Verdict.AGREES),
        ("more than 1,000 boats", "at least 1,200 boats", Verdict.AGREES),
        ("fewer than 200 boats", "up to 190 boats", Verdict.AGREES),
        ("more than 1,000 boats", "at least 1,600 boats", Verdict.AGREES),
        ("more than 1,000 boats", "at least 900 boats", Verdict.AGREES),
        ("fewer than 42 goals", "42 goals", Verdict.CONFLICTS),  # a strict bound excludes itself
        ("42 goals", "fewer than 42 goals", Verdict.CONFLICTS),
        ("over 85 goals", "85 goals", Verdict.CONFLICTS),  # no 87 rounded
        ("over 80 goals", "80 goals", Verdict.AGREES),
        ("8.958 to 12,000 people", "10,000 people", Verdict.AGREES),
        ("8.958 to 12,000 people", "13,000 people", Verdict.CONFLICTS),
        ("more than 1,000 boats", "1,000 boats", Verdict.AGREES),  # a nought may be none
        ("8.958 people", "more than 8,500 people", Verdict.AGREES),  # no part of a person
        ("north of 50 boats", "62 boats", Verdict.AGREES),
        ("several hundred boats", "41 boats", Verdict.CONFLICTS),
        ("a few hundred boats", "190 boats", Verdict.CANNOT_TELL),
        ("a third of the catch", "44 percent", Verdict.CONFLICTS),
        ("in her 40s", "57", Verdict.CONFLICTS),
        ("in his late sixties", "a 52-year-old", Verdict.CONFLICTS),
        ("in her 40s", "49", Verdict.CANNOT_TELL),
        ("in the 40s", "57", Verdict.CANNOT_TELL),
        ("exactly a dozen boats", "13 boats", Verdict.CONFLICTS),
    ],
)
def test_two_statements_agree_where_some_value_fits_both(
    one: str, other: str, verdict: Verdict
) -> None:
    assert compare_quantities(one, other).verdict is verdict


def test_a_conflict_shows_both_figures_in_one_unit() -> None:
    comparison = compare_quantities("900 km", "700 miles")
    assert comparison.explanation == "900 km and 700 miles (1,127 km) cannot both be right."
    assert comparison.working == (
        "900 km allows 875 km to 925 km",
        "700 miles allows 675 mi to 725 mi",
    )


def test_different_dimensions_are_not_comparable_and_say_why() -> None:
    assert compare_quantities("5 km", "5 kg").explanation == (
        "Not comparable, because “5 km” is a length, “5 kg” a mass: "
        "they cannot be converted into each other."
    )


def test_unread_words_say_why() -> None:
    assert compare_quantities("several", "5 km").explanation == (
        "“several” cannot be read: “several” is no definite number."
    )


def test_a_sum_and_a_sum_for_each_are_not_told_to_be_of_two_currencies() -> None:
    comparison = compare_quantities("$1.71", "$1.83 a share")
    assert comparison.explanation == (
        "Not comparable, because “$1.83 a share” is for each of something, “$1.71” is not."
    )


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("doubled", "rose by 98 percent", Verdict.AGREES),
        ("doubled", "rose by 48 percent", Verdict.CONFLICTS),
        ("a 48 percent increase", "doubled", Verdict.CONFLICTS),
        ("halved", "fell 48 percent", Verdict.AGREES),
        ("more than doubled", "up 90%", Verdict.CONFLICTS),
        ("doubled", "rose to 48 percent", Verdict.CANNOT_TELL),
        ("doubled", "made up 48 percent", Verdict.CANNOT_TELL),
        ("doubled", "rose by 30 to 48 percent", Verdict.CANNOT_TELL),
        ("halved", "fell by more than 48 percent", Verdict.CANNOT_TELL),
    ],
)
def test_a_multiple_is_set_against_a_change_in_percent(
    one: str, other: str, verdict: Verdict
) -> None:
    assert compare_quantities(one, other).verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("grew 5 percent", "fell 5 percent", Verdict.CONFLICTS),
        ("a gain of 300 jobs", "shed 300 jobs", Verdict.CONFLICTS),
        ("slashed by $3 million", "boosted by $3 million", Verdict.CONFLICTS),
        ("rose 5 percent", "-5 percent", Verdict.CONFLICTS),
        ("fell 5 percent", "-5 percent", Verdict.AGREES),
        ("growth of minus 5 percent", "a decline of 5 percent", Verdict.AGREES),
        ("a loss of -5 percent", "fell 5 percent", Verdict.AGREES),
        ("fell 5 percent", "-7 percent", Verdict.CONFLICTS),
        ("fell between 3 and 5 percent", "-4 percent", Verdict.AGREES),
        ("below -5 percent", "fell 3 percent", Verdict.CONFLICTS),
        ("below -5 percent", "fell 8 percent", Verdict.AGREES),
        ("fell 5 percent", "5 percent", Verdict.AGREES),
        ("rose to 5 percent", "fell 5 percent", Verdict.AGREES),  # a level
        ("a narrow 5 percent", "rose 5 percent", Verdict.AGREES),  # no change
        ("rose by less than 1 percent", "fell by less than 1 percent", Verdict.AGREES),
        ("rose 0.0 percent", "fell 0.0 percent", Verdict.AGREES),
        ("-40 C", "-40 F", Verdict.AGREES),
        ("fell to -40 C", "-40 F", Verdict.AGREES),
        ("five minutes early", "five minutes late", Verdict.CONFLICTS),
        ("two lengths ahead", "two lengths behind", Verdict.CONFLICTS),
        ("5 feet above sea level", "5 feet below sea level", Verdict.CONFLICTS),
        ("-430 m", "430 m below sea level", Verdict.AGREES),
        ("-430 m", "430 m above sea level", Verdict.CONFLICTS),
    ],
)
def test_a_rise_is_no_fall_and_a_fall_is_less_than_nothing(
    one: str, other: str, verdict: Verdict
) -> None:
    assert compare_quantities(one, other).verdict is verdict
    assert compare_quantities(other, one).verdict is verdict


def test_a_rise_beside_a_fall_is_told_in_the_words_of_both() -> None:
    assert compare_quantities("fell 5%", "5% growth").explanation == (
        "“5% growth” and “fell 5%” go opposite ways."
    )


def _conversions_apart(figures: str, conversions: str) -> str:
    stated, restated = (figures.split(" | "), conversions.split(" | "))
    one, other = ((read_quantity(a), read_quantity(b)) for a, b in (stated, restated))
    found = conflict_of_restatements(one, other)
    return found.explanation if found else ""


def test_two_conversions_of_one_figure_to_the_same_digit_are_one_and_the_same() -> None:
    told = "3.11 miles and 3.17 miles cannot both be 5 km."
    assert _conversions_apart("5 km | 5 km", "3.11 miles | 3.17 miles") == told
    assert _conversions_apart("5 km | 5 km", "3.11 miles | 3.14 miles")


@pytest.mark.parametrize(
    ("figures", "conversions"),
    [
        ("5 km | 5 km", "3.11 miles | 3.11 miles"),
        ("5 km | 6 km", "3.11 miles | 3.17 miles"),
        ("5 km | 5 kg", "3.11 miles | 3.17 miles"),
        ("5 km | about 5 km", "3.11 miles | 3.17 miles"),
        ("5 km | 5 km", "3.11 miles | 3.17 yards"),
        ("5 km | 5 km", "3.11 miles | 3.13 miles"),
        ("5 km | 5 km", "3.11 miles | 3.20 miles"),
        ("5 tons | 5 tons", "3.11 pounds | 3.17 pounds"),
        ("6 ft 2 in | 6 ft 2 in", "187 cm | 191 cm"),
        ("5 km | 5 km", "3.11 miles | 3.2 miles"),
        ("3 to 5 km | 5 km", "3.11 miles | 3.17 miles"),
        ("5 km | 3 to 5 km", "3.11 miles | 3.17 miles"),
        ("5 km | 5 km", "3 to 4 miles | 3.17 miles"),
        ("5 km | 5 km", "3.11 miles | 3 to 4 miles"),
    ],
)
def test_conversions_that_rounding_or_another_figure_explains_are_not_set_apart(
    figures: str, conversions: str
) -> None:
    assert _conversions_apart(figures, conversions) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("500 calories", "500,000 calories"),
        ("20 degrees", "68 degrees"),
        ("$80 a barrel", "$112 a barrel"),
        ("500 gallons", "600 gallons"),
        ("25 mpg", "30 mpg"),
        ("1,340 tons", "1,500 tons"),
    ],
)
def test_one_word_for_a_unit_is_one_unit_on_both_sides(one: str, other: str) -> None:
    assert compare_quantities(one, other).verdict is Verdict.CONFLICTS
    assert compare_quantities(other, one).verdict is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [("20 degrees", "68 F"), ("1,340 tonnes", "1,477 tons"), ("500 US gallons", "416 gallons")],
)
def test_another_word_for_a_unit_may_be_of_any_of_its_meanings(one: str, other: str) -> None:
    assert compare_quantities(one, other).verdict is not Verdict.CONFLICTS
    assert compare_quantities(other, one).verdict is not Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("3-1", "1-3", "agrees: “3-1” and “1-3” agree."),
        ("3-1", "3-2", "conflicts: “3-1” and “3-2” cannot both be right."),
        ("6-3", "2-1", "cannot tell: “6-3” and “2-1” are one ratio, and not one score."),
        ("0-0", "2-0", "conflicts: “0-0” and “2-0” cannot both be right."),
        (
            "3-1",
            "3-1, 2-0",
            "cannot tell: Not comparable, because “3-1” and “3-1, 2-0” are no two scores.",
        ),
        ("44th president", "46th president",
         "conflicts: “44th president” and “46th president” cannot both be right."),
        ("44th president", "44th mayor",
         "cannot tell: Not comparable, because “44th president” and “44th mayor” are no two "
         "ranks."),
        ("the 44th president", "44th", "agrees: “the 44th president” and “44th” agree."),
    ],
)  # fmt: skip
def test_two_scores_or_ranks_are_one_or_clash_or_leave_it_open(
    one: str, other: str, told: str
) -> None:
    found = compare_quantities(read_quantity(one), read_quantity(other))
    assert f"{found.verdict}: {found.explanation}" == told
