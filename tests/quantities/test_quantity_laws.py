"""Laws of reading, converting and comparing, on generated figures."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.quantities import format_measure, format_number, format_value
from factcheck.quantities.figure_pairs import from_base, in_base
from factcheck.quantities.rounding import rounding_step, shown_step
from factcheck.quantities.units import unit_called, unit_table
from factcheck.reading.figures.comparing import compare_quantities, compare_restatement
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.text import read

TABLE = unit_table()
LENGTHS = ["kilometer", "mile", "foot", "meter", "inch", "nautical mile", "yard", "centimeter"]
WORDS = st.sampled_from(sorted(TABLE.exact))
WHOLE = st.integers(min_value=1, max_value=10**9)
DECIMALS = st.decimals(min_value="0.001", max_value="999999", places=3)
SCRAPS = st.sampled_from(
    [
        *("900", "1e9", "9**9", "10^99999", "½", "⁄", "ten", "half", "a", "million", "١٢", "minus"),
        *("km", "per", "/", "$", "°", "'", '"', "%", "up to", "and", "to", "–", "-", "±", "×", "^"),
        *("\u202e", "\u200b", "\x00"),
    ]
)


def convert(value: Fraction, source: str, target: str) -> Fraction:
    """A value in one unit, in another of the same dimension."""
    return from_base(in_base(value, unit_called(source), False), unit_called(target), False)


@given(st.text(max_size=400))
def test_reading_never_raises(words: str) -> None:
    quantity = read_quantity(words)
    assert bool(quantity.readings) != bool(quantity.reason)


@given(st.lists(SCRAPS, max_size=12), st.sampled_from(["", " "]))
def test_reading_scraps_of_figures_never_raises(scraps: list[str], joint: str) -> None:
    quantity = read_quantity(joint.join(scraps))
    assert bool(quantity.readings) != bool(quantity.reason)


@given(st.lists(SCRAPS, max_size=30), st.sampled_from(["", " ", "\n\n"]))
def test_what_is_found_in_a_text_stands_there_in_order(scraps: list[str], joint: str) -> None:
    text = joint.join(scraps)
    found = [one for one in read(text) if one.kind == "figure"]
    assert all(text[one.start : one.end] == one.words for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))


@given(st.lists(SCRAPS, max_size=8), st.lists(SCRAPS, max_size=8))
def test_comparing_scraps_never_raises(one: list[str], other: list[str]) -> None:
    assert compare_restatement(" ".join(one), " ".join(other)).explanation
    assert compare_quantities(" ".join(one), " ".join(other)).explanation


@given(WHOLE, WORDS)
def test_every_unit_word_of_the_table_is_read_after_a_number(value: int, word: str) -> None:
    joint = "" if word.startswith("-") else " "
    readings = read_quantity(f"{value:,}{joint}{word}").readings
    assert {row.name for row in TABLE.find(word)} <= {measure.unit.name for measure in readings}


@given(DECIMALS, st.sampled_from(LENGTHS))
def test_a_value_printed_with_its_unit_is_read_back(value: Decimal, word: str) -> None:
    unit = read_quantity(f"1 {word}").readings[0].unit
    exact = Fraction(value)
    printed = format_value(exact, unit, Fraction(1, 1000), symbol=False)
    assert read_quantity(printed).readings[0].low.value == exact


@given(WHOLE, st.sampled_from(["miles", "kg", "people", "%", "km/h", "tanks"]))
def test_a_measure_printed_is_read_as_itself(value: int, word: str) -> None:
    (first, *_) = read_quantity(f"{value} {word}").readings
    (again, *_) = read_quantity(format_measure(first)).readings
    assert again == first


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_printed_exactly_is_read_back(value: int) -> None:
    (measure,) = read_quantity(format_number(Fraction(value), Fraction(1))).readings
    assert measure.low.value == value


@given(st.fractions(max_denominator=1000), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS))
def test_converting_there_and_back_is_exact(value: Fraction, source: str, target: str) -> None:
    assert convert(convert(value, source, target), target, source) == value


@given(st.fractions(max_denominator=1000))
def test_temperatures_convert_there_and_back_exactly(value: Fraction) -> None:
    assert convert(convert(value, "°C", "°F"), "°F", "°C") == value


@given(DECIMALS, WORDS)
def test_an_unhedged_interval_contains_the_value_written(value: Decimal, word: str) -> None:
    for measure in read_quantity(f"{value} {word}").readings:
        assert measure.low.value in measure.interval


@given(WHOLE, st.sampled_from(["about", "nearly", "just over", "up to", "at least"]))
def test_a_hedge_keeps_the_figure_itself_possible(value: int, hedge: str) -> None:
    (measure,) = read_quantity(f"{hedge} {value} km").readings
    assert value in measure.interval


@given(WHOLE, st.sampled_from(["over", "less than"]))
def test_a_strict_bound_leaves_the_figure_itself_out(value: int, hedge: str) -> None:
    (measure,) = read_quantity(f"{hedge} {value} km").readings
    assert value not in measure.interval
    assert measure.interval.meets(read_quantity(f"{value} km").readings[0].interval)


@given(WHOLE, WHOLE)
def test_a_range_allows_both_its_ends(one: int, other: int) -> None:
    (measure,) = read_quantity(f"{one} to {other} km").readings
    assert one in measure.interval
    assert other in measure.interval


@given(WHOLE)
def test_the_precision_shown_divides_the_figure_and_is_a_tenth_at_most(value: int) -> None:
    step = shown_step(Fraction(value), Fraction(1))
    assert value % step == 0
    assert step == 1 or step * 10 <= value


@given(st.fractions(min_value=1, max_value=10**6), st.sampled_from([1, 5, 10, 50, 100]))
def test_a_rounded_value_is_a_rounding_of_what_it_was_rounded_from(
    exact: Fraction, step: int
) -> None:
    rounded = Fraction(round(exact / step) * step)
    if step == 1 or step * 4 <= rounded:
        found = rounding_step(exact, rounded, Fraction(1))
        assert found is not None
        assert found <= step


@given(
    st.integers(min_value=20, max_value=10**6), st.sampled_from(LENGTHS), st.sampled_from(LENGTHS)
)
def test_a_conversion_to_three_digits_never_conflicts(value: int, source: str, target: str) -> None:
    stated = f"{value} {source}"
    exact = convert(Fraction(value), source, target)
    restated = format_value(exact, read_quantity(f"1 {target}").readings[0].unit, symbol=False)
    assert not compare_restatement(stated, restated).conflicts


@given(WHOLE, WHOLE)
def test_independent_statements_compare_the_same_either_way(one: int, other: int) -> None:
    first, second = f"{one} km", f"about {other} km"
    verdict = compare_quantities(first, second).verdict
    assert compare_quantities(second, first).verdict is verdict


@given(WHOLE, st.sampled_from(["km", "kg", "people", "%", "°C"]))
def test_a_statement_agrees_with_itself(value: int, word: str) -> None:
    words = f"{value} {word}"
    assert compare_quantities(words, words).verdict is Verdict.AGREES


def test_a_number_of_ten_thousand_digits_is_refused_by_its_length() -> None:
    assert read_quantity("9" * 10_000).reason == "10000 characters are too many for one quantity"


def test_an_enormous_exponent_is_refused_at_once() -> None:
    assert read_quantity("1e999999").reason == "the number cannot be read"


@pytest.mark.parametrize("hedge", ["about", "around", "roughly", "some", "approximately"])
@pytest.mark.parametrize("words", ["1 km", "2 km", "7 km", "20 km", "1,500 people", "half a mile"])
def test_a_hedge_that_says_about_never_narrows_a_figure(hedge: str, words: str) -> None:
    (plain,), (hedged,) = (read_quantity(each).readings for each in (words, f"{hedge} {words}"))
    assert plain.interval.hull(hedged.interval) == hedged.interval
