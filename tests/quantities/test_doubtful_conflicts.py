"""Conflicts of which nobody can be sure."""

import pytest

from factcheck.comparison import Verdict
from factcheck.quantities import explain_scale_slip, explain_unit_slip
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reading.figures.quantity import read_quantity


def test_a_part_of_the_first_figure_restates_nothing() -> None:
    comparison = compare_restatement("50 km", "38 km underwater")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == (
        "Both figures are in one unit, km: "
        "nothing was converted, the second may be a part of the first."
    )


def test_a_converted_figure_with_the_first_ones_unit_is_a_slip() -> None:
    assert (
        explain_unit_slip(read_quantity("100 m"), read_quantity("328 m"))
        == "100 m is 328 ft, not 328 m."
    )


def test_a_point_before_three_digits_may_group_thousands() -> None:
    comparison = compare_restatement("1.500 m", "4,921 ft")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == (
        "“1.500” may be a thousand times as much, its point a mark of thousands."
    )


def test_a_point_that_fits_neither_way_conflicts() -> None:
    comparison = compare_restatement("1.500 m", "500 ft")
    assert comparison.verdict is Verdict.CONFLICTS


def test_a_power_of_ten_in_plain_figures_is_still_a_slip() -> None:
    assert explain_scale_slip(read_quantity("1,500 m"), read_quantity("4.92 ft")) == (
        "1,500 m is 4,921.3 ft; 4.92 is a thousand times too small."
    )


def test_a_bare_number_that_may_be_a_year_restates_nothing() -> None:
    comparison = compare_restatement("75 and a half", "2006")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == "“2006” may be a year."


@pytest.mark.parametrize("words", ["13⁄16 in", "21⁄2 cups", "11/2oz", "11/2-inch"])
def test_a_fraction_that_may_be_run_together_with_a_whole_number_is_not_read(words: str) -> None:
    assert read_quantity(words).reason == "the number cannot be read"


def test_a_minus_on_one_side_may_be_a_dash() -> None:
    comparison = compare_restatement("-95 kg", "290 lb")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == (
        "One figure has a minus, which may be a dash, or be told by a word."
    )
    assert compare_restatement("-33.5°C", "28.3°F").verdict is Verdict.CONFLICTS


def test_ounces_beside_cups_may_be_a_weight() -> None:
    comparison = compare_restatement("8 oz plain flour", "1.5 cups")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == (
        "“8 oz plain flour” may be a weight: of what, decides how much room it takes."
    )


def test_fluid_ounces_beside_cups_are_no_weight() -> None:
    assert compare_restatement("8 fl oz", "1.5 cups").verdict is Verdict.CONFLICTS


def test_degrees_that_are_exactly_a_difference_may_be_one() -> None:
    comparison = compare_restatement("29 °C", "52.2 °F")
    assert comparison.verdict is Verdict.CANNOT_TELL
    assert comparison.explanation == (
        "The figures fit as a difference of temperatures, not as a temperature: "
        "the words do not say which they are."
    )


def test_degrees_that_the_words_call_a_temperature_are_no_difference() -> None:
    assert compare_restatement("a high of 29 °C", "52.2 °F").verdict is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("stated", "restated", "verdict"),
    [
        ("50 patients a day", "250 a week", Verdict.CANNOT_TELL),
        ("50 patients a day", "350 a week", Verdict.AGREES),
        ("50 patients a day", "500 a week", Verdict.CONFLICTS),
        ("50 patients a day", "100 a week", Verdict.CONFLICTS),  # less than half of all days
        ("250 a week", "50 a day", Verdict.CANNOT_TELL),
        ("30 papers an hour", "240 a day", Verdict.CANNOT_TELL),
        ("30 papers an hour", "900 a day", Verdict.CONFLICTS),
        ("$15 an hour", "$31,200 a year", Verdict.CANNOT_TELL),
        ("20 litres an hour", "1 litre a minute", Verdict.CONFLICTS),  # nobody rests in an hour
        ("60 mph", "50 km/h", Verdict.CONFLICTS),
    ],
)
def test_so_many_a_day_may_be_of_working_days(stated: str, restated: str, verdict: Verdict) -> None:
    assert compare_restatement(stated, restated).verdict is verdict
