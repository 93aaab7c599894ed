"""The figures of the first article, read and compared."""

from factcheck.comparison import Verdict
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reading.figures.quantity import read_quantity


def test_a_conversion_that_is_no_rounding_conflicts_and_says_what_would_be_one() -> None:
    comparison = compare_restatement("up to 900 kilometers", "500 miles")
    assert comparison.conflicts
    assert (
        comparison.explanation
        == "900 kilometers is 559 miles, not 500; 500 miles is 805 km, not 900."
    )
    assert comparison.working == (
        "900 km = 559 mi",
        "written 500 mi",
        "10.6 % off",
        "550 or 560 would be a rounding",
    )
    assert comparison.suggestions == ("550 miles", "560 miles")


def test_550_miles_is_a_rounding_of_900_kilometers_and_not_imprecise() -> None:
    comparison = compare_restatement("900 km", "550 miles")
    assert comparison.verdict is Verdict.ROUNDING
    assert not comparison.is_imprecise


def test_a_count_is_a_quantity_of_the_thing_counted() -> None:
    (measure,) = read_quantity("up to 100 KN-23 missiles").readings
    assert (measure.unit.printed, measure.unit.dimension) == ("KN-23 missiles", "count")
    assert measure.is_bound
