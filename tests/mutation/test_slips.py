"""The kinds of slips: where a text may have them, and what becomes of the words."""

from __future__ import annotations

import pytest

from factcheck.mutation.slips import KINDS, Slip, edited, find_slips

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
