"""Numbers as they are written, and as they are written out again."""

from fractions import Fraction

import pytest

from factcheck.statistics.rounding import (
    Rounding,
    before_rounding,
    decimal_of,
    read_written,
    variances_behind,
)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        ("1/2", 1, "0.5"),
        ("1/2", 0, "1"),
        ("5/2", 0, "3"),
        ("1/3", 2, "0.33"),
        ("0", 2, "0.00"),
        ("-1/2", 0, "-1"),
        ("-1/4", 1, "-0.3"),
        ("-1/100", 1, "0.0"),
        ("1999/1000", 2, "2.00"),
        ("12", 0, "12"),
    ],
)
def test_a_value_is_written_with_its_digits_halves_up(value: str, digits: int, shown: str) -> None:
    assert decimal_of(Fraction(value), digits) == shown


@pytest.mark.parametrize(
    ("words", "value", "digits"),
    [("5.19", "519/100", 2), ("5.190", "519/100", 3), ("-3", "-3", 0), (".5", "1/2", 1)],
)
def test_what_is_written_keeps_its_digits(words: str, value: str, digits: int) -> None:
    written = read_written(words)
    assert (written.value, written.digits) == (Fraction(value), digits)


@pytest.mark.parametrize(
    ("words", "lowest", "highest"),
    [("0.5", "[0.5", "0.6)"), ("-0.5", "(-0.6", "-0.5]"), ("0.0", "(-0.1", "0.1)")],
)
def test_what_is_cut_off_lies_away_from_zero(words: str, lowest: str, highest: str) -> None:
    before = before_rounding(read_written(words), Rounding.TRUNCATION)
    assert (before.low, before.high) == (Fraction(lowest[1:]), Fraction(highest[:-1]))
    assert (before.low_open, before.high_open) == (lowest[0] == "(", highest[-1] == ")")


@pytest.mark.parametrize(("sd", "is_possible"), [("0.0", True), ("0.1", False)])
def test_no_spread_at_all_is_written_as_nought(sd: str, is_possible: bool) -> None:
    for rounding in (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATION):
        assert (0 in variances_behind(sd, rounding)) is is_possible
