"""The kinds of slips: where a text may have them, and what becomes of the words."""

from __future__ import annotations

from calendar import day_name, month_name

import pytest

from factcheck.mutation.slips import KINDS, Edit, Slip, edited, find_slips
from factcheck.names.roles import read_role
from factcheck.reading.figures.quantity import read_quantity

TEXT = """\
Ferry Runs Again

On Tuesday the ferry crossed the 900 metres of the sound with 1,250 people aboard. It cost
$35 million, which is 12 percent more than the 31 million planned in 2019, and did not stop
on 3 May.

Norwegian minister Ada Holm, once of Sweden, said: “We have waited long enough.” The Swedish
mayor, Per Lund, called it “a very late delivery”.
"""
WORDS = {
    "digits exchanged": "900 1,250 35 12 31 2019",
    "a digit": "900 1,250 35 12 31 2019 3",
    "a zero": "900 35 12 31 2019 3",
    "scale": "million million",
    "unit": "metres",
    "percent or points": "percent",
    "weekday": "Tuesday",
    "day": "3",
    "month": "May",
    "year": "2019",
    "decade": "2019",
    "“not” lost": "not",
    "first name": "Ada Per",
    "country": "Norwegian Swedish",
    "office": "minister mayor",
}


def _slips(kind: str, seed: str = "1") -> list[Slip]:
    return list(find_slips(TEXT, seed, [kind]))


def _words(slip: Slip) -> str:
    return " ".join(TEXT[edit.start : edit.end].strip() for edit in slip.edits)


@pytest.mark.parametrize("kind", WORDS)
def test_a_slip_may_happen_wherever_its_kind_has_a_place(kind: str) -> None:
    found = [_words(slip) for slip in _slips(kind)]
    assert set(found) <= set(WORDS[kind].split())
    assert found


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_changes_the_text(kind: str) -> None:
    assert all(edited(TEXT, slip.edits) != TEXT for slip in _slips(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_slips(kind: str) -> None:
    assert _slips(kind) == _slips(kind)


def test_another_seed_gives_other_slips() -> None:
    assert _slips("a digit") != _slips("a digit", "2")


def test_a_scale_is_exchanged_for_the_next() -> None:
    assert {slip.told(TEXT) for slip in _slips("scale")} == {"million → billion"}


def test_percent_becomes_points() -> None:
    (slip,) = _slips("percent or points")
    assert "12 percentage points more" in edited(TEXT, slip.edits)


def test_a_not_that_is_lost_leaves_a_sentence() -> None:
    (slip,) = _slips("“not” lost")
    assert "and did stop" in edited(TEXT, slip.edits)


def test_a_year_keeps_its_century_where_a_decade_is_wrong() -> None:
    (slip,) = _slips("decade")
    assert slip.edits[0].words in ("2009", "2029")


def test_two_figures_of_one_sentence_change_places() -> None:
    told = {slip.told(TEXT) for slip in _slips("two figures exchanged")}
    assert "900 … 1,250 → 1,250 … 900" in told
    assert all("1,250 … 35" not in one for one in told), "they are of two sentences"


def test_two_figures_change_places_though_the_second_ends_the_text() -> None:
    (slip,) = find_slips("It grew from 35 to 72", "1", ["two figures exchanged"])
    assert [edit.words for edit in slip.edits] == ["72", "35"]


@pytest.mark.parametrize(
    ("start", "end", "is_within"), [(3, 7, True), (2, 8, True), (4, 7, False), (3, 6, False)]
)
def test_an_edit_lies_within_what_begins_and_ends_where_it_does(
    start: int, end: int, is_within: bool
) -> None:
    assert Edit(3, 7, "b").is_within(start, end) is is_within


def test_a_day_or_a_year_does_not_change_places_with_a_figure() -> None:
    assert all("2019" not in slip.told(TEXT) for slip in _slips("two figures exchanged"))


def test_a_country_is_another_one_that_the_text_names() -> None:
    assert {slip.told(TEXT) for slip in _slips("country")} <= {
        "Norwegian → Swedish",
        "Swedish → Norwegian",
    }


def test_words_are_given_to_somebody_else_whom_the_text_names() -> None:
    told = {slip.told(TEXT) for slip in _slips("speaker")}
    assert told
    assert told <= {
        "Ada Holm → Per Lund",
        "Per Lund → Ada Holm",
        "Norwegian minister Ada Holm → Per Lund",
        "mayor, Per Lund → Ada Holm",
    }


def test_a_word_of_a_quotation_is_another_word_of_the_text() -> None:
    for slip in _slips("a word of a quotation"):
        (edit,) = slip.edits
        assert TEXT[edit.start : edit.end] in "We have waited long enough a very late delivery"
        assert edit.words in TEXT


def test_a_headline_has_no_names_whose_letters_could_be_wrong() -> None:
    assert all(
        edit.start > TEXT.index("\n")
        for slip in _slips("a letter of a name")
        for edit in slip.edits
    )


def _becomes(kind: str, text: str, seeds: int = 400) -> set[str]:
    """All that a slip of a kind makes of the one place that a text has for it, seed after seed."""
    found = (find_slips(text, str(seed), [kind]) for seed in range(seeds))
    return {edit.words for slips in found for slip in slips for edit in slip.edits}


MONTHS = {*month_name[1:]}
WEEKDAYS = {*day_name}


@pytest.mark.parametrize("month", sorted(MONTHS))
def test_a_month_becomes_any_other(month: str) -> None:
    assert _becomes("month", f"It opened on 3 {month} 1964.") == MONTHS - {month}
    assert _becomes("month", f"It opened on {month} 3.") == MONTHS - {month}


@pytest.mark.parametrize("day", sorted(WEEKDAYS))
def test_a_weekday_becomes_any_other(day: str) -> None:
    assert _becomes("weekday", f"It opened on {day}.") == WEEKDAYS - {day}


@pytest.mark.parametrize("words", ["3 May", "May 3"])
def test_a_day_becomes_any_other_of_a_month(words: str) -> None:
    days = {str(day) for day in range(1, 32)} - {"3"}
    assert _becomes("day", f"It opened on {words}.") == days


def test_a_given_name_becomes_another_that_is_one() -> None:
    names = _becomes("first name", TEXT, 100)
    assert len(names) == 20
    assert all(name.isalpha() and name.istitle() and len(name) > 3 for name in names)


def test_an_office_becomes_another() -> None:
    offices = _becomes("office", TEXT, 40)
    assert len(offices) == 5
    assert all(read_role(office).words for office in offices)


@pytest.mark.parametrize(
    "unit",
    ["km", "kilometres", "kilometers", "miles", "metres", "meters", "feet", "yards", "kg", "tonnes",
     "tons", "hours", "minutes", "days", "weeks", "months", "years", "mph", "acres", "hectares",
     "inches"],
)  # fmt: skip
def test_a_unit_becomes_another_of_what_it_measures(unit: str) -> None:
    (other,) = _becomes("unit", f"It is 12 {unit} or so.")
    stated, mistyped = (read_quantity(f"12 {words}").readings for words in (unit, other))
    assert {one.unit.dimension for one in stated} & {one.unit.dimension for one in mistyped}
    assert other != unit


@pytest.mark.parametrize("scale", ["thousand", "million", "billion", "trillion"])
def test_a_scale_becomes_a_neighbour(scale: str) -> None:
    (other,) = _becomes("scale", f"It is 12 {scale} people.")
    lows = [read_quantity(f"12 {words}").readings[0].high.value for words in (scale, other)]
    assert max(lows) == 1000 * min(lows)


@pytest.mark.parametrize(("scale", "other"), [("m", "bn"), ("bn", "m")])
def test_a_short_scale_becomes_the_other(scale: str, other: str) -> None:
    assert _becomes("scale, short", f"It cost £12{scale} then.") == {other}


def test_percent_and_points_become_each_other() -> None:
    assert _becomes("percent or points", "up 5 percent") == {" percentage points"}
    assert _becomes("percent or points", "up 5%") == {" percentage points"}
    assert _becomes("percent or points", "up 5 percentage points") == {" percent"}


def test_years_are_a_little_off_and_decades_ten() -> None:
    assert _becomes("year", "since 1964") == {"1962", "1963", "1965", "1966"}
    assert _becomes("decade", "since 1964") == {"1954", "1974"}


def test_digits_are_exchanged_with_their_neighbours_and_none_leads_with_nothing() -> None:
    assert _becomes("digits exchanged", "all 1,205 of them") == {"2,105", "1,025", "1,250"}
    assert _becomes("digits exchanged", "all 105 of them") == {"150"}
    assert _becomes("digits exchanged", "all 77 of them") == set()


def test_a_digit_becomes_any_other_but_nothing() -> None:
    assert _becomes("a digit", "all 7 of them") == {*"12345689"}


def test_a_zero_comes_or_goes() -> None:
    assert _becomes("a zero", "all 70 of them") == {"7", "700"}
    assert _becomes("a zero", "all 77 of them") == {"770"}
    assert _becomes("a zero", "all 7.5 of them") == set()


def test_a_letter_of_a_name_is_left_out_exchanged_or_another() -> None:
    slips = _becomes("a letter of a name", "A\n\nThey met Mr Holm there.")
    assert {"Hlm", "Hom", "Hlom", "Homl", "Halm"} <= slips
    assert all(word[0] == "H" and word != "Holm" for word in slips)
    assert {len(word) for word in slips} == {3, 4}


@pytest.mark.parametrize(
    ("text", "true", "slips"),
    [
        ("It drew about 2,000 people.", "2,100 2,200", "2,300 3,000"),
        ("The ferry is 460 metres long.", "461 464", "466 470"),
        ("The ferry is 40 metres (131 feet) long.", "", "132 41"),
        ("Up to 460 people came.", "461 464", "466 470"),
    ],
)
def test_a_figure_that_its_own_rounding_or_hedge_allows_is_no_slip(
    text: str, true: str, slips: str
) -> None:
    seeds = map(str, range(80))
    found = [slip for seed in seeds for slip in find_slips(text, seed, ["a digit"])]
    told = {edit.words for slip in found for edit in slip.edits}
    assert told.isdisjoint(true.split())
    assert told.issuperset(slips.split())


def test_a_bound_far_from_the_one_given_is_a_slip() -> None:
    (slip,) = find_slips("At least 42 people came.", "1", ["digits exchanged"])
    assert slip.edits[0].words == "24"
