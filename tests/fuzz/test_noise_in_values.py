"""The readers answer any words: with what they read, or with why they cannot."""

from __future__ import annotations

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck import check_p_value, compare_restatement, read_date, read_quantity
from factcheck.names.parts import parts_of_name
from factcheck.names.roles import read_role
from factcheck.reading.dates.ages_and_durations import read_duration
from factcheck.reading.dates.dates_in_figures import read_figures
from factcheck.text import Part, anchor, fold

LIMITED = settings(deadline=2000, max_examples=100)
PIECES = [
    *("up to", "about", "900", "1,000", "1.5", "½", "-5", "–", "5'11\"", "km", "miles", "°F", "%"),
    *("percent", "million", "$", "€", "per", "of", "a", "dozen", "Tuesday", "last", "week", "/"),
    *("January", "2024", "the 31st", "30", "since", "before", "Q3", "2024-01-17", "later", "three"),
    *("t(28)", "F(2, 65)", "=", "2.20", ",", "p", "<", ".05", "r", "χ2", "one-tailed", "ns", "e9"),
    *("\u202e", "\u200b", "\u2028", "\x85", "٣", "²", "∞", "9e99"),
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
NOISE = WORDS | st.text(max_size=60)
FIGURES = st.lists(
    st.sampled_from(
        [
            *PIECES,
            *("0", "×", "inches of mercury", "/h", "per 100,000", "an hour", "3 to 5", "six", "kg"),
            *(
                "m",
                "sq ft",
                "a third",
                "one in five",
                "doubled",
                "less",
                "nearly",
                "or",
                "lb",
                "oz",
            ),
        ]
    ),
    max_size=7,
).map(" ".join)
PUBLISHED = datetime.date(2024, 1, 17)


@LIMITED
@given(NOISE)
@example("9" * 10_000)
@example("1e999999 km")
@example("9" * 200 + " million billion trillion km")
@example("1/" + "0" * 50)
@example("(" * 5000)
@example("1 km " * 2000)
@example("5 mg per 0 kg")
@example("10 per 0 g")
@example("0,0'404")
@example("$2 K\x01")
@example("5wks-" * 60)
@example("up, lower" + "a" * 280 + " 5 °C")
def test_any_words_are_a_quantity_or_the_reason_why_not(words: str) -> None:
    quantity = read_quantity(words)
    assert quantity.readings or quantity.reason


@LIMITED
@given(FIGURES, FIGURES)
@example("3 sq mi", "0 km × 0 km")
@example("10 acres", "0 m × 5 m")
@example("5 inches of mercury /h per 100,000", "3 mb")
@example("5 inches of mercury per day a gallon", "3 mb")
@example("5 times", "zero-fold")
@example("9" * 10_000 + " km", "1e999999 miles")
@example("." * 200_000, "5 km")
@example("a," * 50_000 + "-odd", "5 km")
def test_any_two_figures_are_compared_or_it_is_said_why_not(stated: str, restated: str) -> None:
    answer = compare_restatement(stated, restated)
    assert answer.explanation


@LIMITED
@given(NOISE, st.sampled_from([None, "past", "future", "present"]))
@example("9" * 10_000, None)
@example("January " * 2000, "past")
@example("0000-00-00/9999-99-99", None)
@example("in the year 999999999999", None)
@example("100000000 years before 2024-01-17", "past")
def test_any_words_are_a_date_or_the_reason_why_not(words: str, tense: str | None) -> None:
    date = read_date(words, PUBLISHED, tense)
    assert date.readings or date.reason


@LIMITED
@given(NOISE)
@example("t(" + "9" * 10_000 + ") = 2.20, p = .036")
@example("t(28) = 1e999999, p = .036")
@example("F(1e300, 1e300) = 1, p < .05")
@example("t(28) = " + "9" * 300 + ", p = ." + "0" * 300 + "1")
@example("χ2(999999999) = 999999999, p = .5")
def test_any_words_are_a_test_result_or_the_reason_why_not(words: str) -> None:
    check = check_p_value(words)
    assert check.comparison.explanation
    assert not (check.error and check.comparison.is_undecided)


@LIMITED
@given(
    st.text(max_size=300) | WORDS,
    st.data(),
    st.text(max_size=4),
    st.text(max_size=4),
    st.sampled_from([None, *Part]),
)
def test_words_are_anchored_where_they_stand(
    text: str, data: st.DataObject, prefix: str, suffix: str, part: Part | None
) -> None:
    start = data.draw(st.integers(0, len(text)))
    exact = text[start : data.draw(st.integers(start, len(text)))] or data.draw(st.text(max_size=9))
    found = anchor(text, exact, prefix, suffix, part)
    for span in found.spans:
        assert fold(text[span.start : span.end]) == fold(exact)
    assert bool(found.explanation) == (len(found.spans) != 1)


@LIMITED
@given(st.integers(1, 20_000), st.sampled_from(["a", "a ", "“", "́a", "ﬁ", "\u200b", "\n\n", " \t"]))
def test_long_texts_of_one_letter_are_searched_in_bounded_time(count: int, letter: str) -> None:
    found = anchor(letter * count, letter * 3)
    assert all(0 <= span.start < span.end <= len(letter) * count for span in found.spans)


def test_what_was_read_is_not_kept_without_end() -> None:
    for reader in (read_quantity, read_figures, read_duration, parts_of_name, read_role):
        assert reader.cache_info().maxsize
