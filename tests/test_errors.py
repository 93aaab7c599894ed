import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ExpressionError, FactcheckError, Fault, Place, UnreadableError
from factcheck.harmless import visible, width_of, within
from factcheck.model import Inconsistent
from factcheck.reports.writing import UnknownFormatError


def test_a_fault_prints_its_place_a_caret_and_what_was_expected() -> None:
    fault = Fault(
        "unknown key 'quantitiy'",
        Place("claims/a.yaml", 12, 5, 14),
        expected="one of the keys of a claim",
        likely="quantity",
        text="    quantitiy: up to 900 kilometers",
    )
    assert str(fault) == (
        "claims/a.yaml:12:5: unknown key 'quantitiy'\n"
        "  12 |     quantitiy: up to 900 kilometers\n"
        "     |     ^^^^^^^^^\n"
        "  expected: one of the keys of a claim\n"
        "  did you mean: quantity"
    )


def test_a_message_that_quotes_what_is_very_long_is_told_without_its_middle() -> None:
    told = str(Fault(f"'{'x' * 5_000}' is no day", Place("a", 1, 1)))
    assert len(told) < 500
    assert told.startswith("a:1:1: 'xxx")
    assert told.endswith("xxx' is no day")


def test_a_long_line_is_cut_on_both_sides_of_the_caret() -> None:
    fault = Fault("here", Place("a", 1, 201, 204), text="x" * 200 + "bad" + "y" * 200)
    assert str(fault) == (f"a:1:201: here\n  1 | …{'x' * 39}bad{'y' * 46}…\n    | {' ' * 40}^^^")


def test_a_long_line_with_the_caret_near_its_end_is_cut_at_the_left_only() -> None:
    fault = Fault("here", Place("a", 7, 198, 201), text="x" * 197 + "bad")
    assert str(fault) == f"a:7:198: here\n  7 | …{'x' * 86}bad\n    | {' ' * 87}^^^"


def test_a_long_line_with_the_caret_near_its_start_is_cut_at_the_right_only() -> None:
    fault = Fault("here", Place("a", 1, 3, 6), text="xxbad" + "y" * 200)
    assert str(fault) == f"a:1:3: here\n  1 | xxbad{'y' * 84}…\n    |   ^^^"


@given(st.text(st.characters(exclude_characters="\n\t"), min_size=1, max_size=300), st.data())
def test_the_caret_always_stands_under_its_character(text: str, draw: st.DataObject) -> None:
    column = draw.draw(st.integers(1, len(text)))
    _, shown, caret = str(Fault("here", Place("a", 1, column), text=text)).split("\n")
    marked = visible(text[column - 1])
    before, until = (within(shown, end) for end in (caret.index("^"), len(caret)))
    assert shown[len(before) : len(until)].startswith(marked) or before.endswith(marked)
    assert width_of(before) == caret.index("^")


@pytest.mark.parametrize("before", ["abc: d, ", "日本: d, ", "e\u0301te\u0301: d, ", "abc:\td, "])
def test_the_caret_counts_columns_and_not_characters(before: str) -> None:
    text = f"{before}quantiti: 9 km"
    place = Place("a", 1, len(before) + 1, len(before) + 9)
    _, shown, caret = str(Fault("here", place, text=text)).split("\n")
    assert "\t" not in shown
    assert shown[len(within(shown, caret.index("^"))) :] == "quantiti: 9 km"
    assert caret.endswith(" ^^^^^^^^")


def test_all_faults_are_told_in_the_order_of_their_places() -> None:
    late, early = Fault("late", Place("a", 9, 1)), Fault("early", Place("a", 2, 1))
    other = Fault("other file", Place("b", 1, 1))
    error = UnreadableError([other, late, early])
    assert str(error) == "a:2:1: early\na:9:1: late\nb:1:1: other file"


@pytest.mark.parametrize(
    "error",
    [
        UnreadableError(
            [Fault("no key", Place("b.yaml", 2, 1)), Fault("bad", Place("a.yaml", 1, 1))]
        ),
        ExpressionError("no claim", 3, width=2, expected="an id", likely="range"),
        Inconsistent("900 km is not 500 miles", working=("900 km is 559 miles",)),
        UnknownFormatError("pdf"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_comes_home_from_another_process_with_all_that_it_holds(
    error: FactcheckError,
) -> None:
    again = copy.copy(error)
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
