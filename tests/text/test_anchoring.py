import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import (
    LONGEST_SENTENCE,
    Part,
    Span,
    Stretches,
    anchor,
    divide,
    fold,
    sentence_around,
)
from factcheck.text.anchoring import _blocks_by_word

ARTICLE = """Russia’s Lavrov Thanks North Korea

Kim ordered more. The “ﬁrst” missile traveled 460km, then 1,460 km.

Kim Jong Un watched
KIM WON JIN/AFP/WireImage

Kim said the U.S. was ‘wrong’ — again.
"""


def found(exact: str, **context: Any) -> str:
    span = anchor(ARTICLE, exact, **context).span
    assert span is not None
    return ARTICLE[span.start : span.end]


@pytest.mark.parametrize(
    ("exact", "original"),
    [
        ("Russia's Lavrov", "Russia’s Lavrov"),
        ('The "first" missile', "The “ﬁrst” missile"),
        ("'wrong' - again", "‘wrong’ — again"),
        ("traveled\u00a0460km", "traveled 460km"),
        ("460km,\n then", "460km, then"),
    ],
)
def test_typography_does_not_keep_words_from_being_found(exact: str, original: str) -> None:
    assert found(exact) == original


@pytest.mark.parametrize("exact", ["60km", "460 km", "4", "traveled 46", "Kim Jong U", "FIRST"])
def test_digits_words_and_case_must_match_exactly(exact: str) -> None:
    assert anchor(ARTICLE, exact).span is None


@pytest.mark.parametrize(
    ("text", "exact", "is_found"),
    [
        *(("1,200 km", part, False) for part in ("200 km", "1")),
        *(("some 12.5 km", part, False) for part in ("12", "some 12", "5 km")),
        *(("It was 12. Then", part, True) for part in ("12", "12.")),
        *(
            (text, "5 km", True)
            for text in (".5 km", ",5 km, or 4", "some .5 km", "x,5 km", "5 km")
        ),
        *((text, "12", True) for text in ("at 12", "12,", "12.x")),
    ],
)
def test_a_numeral_is_not_cut_at_its_point(text: str, exact: str, is_found: bool) -> None:
    assert (anchor(text, exact).span is not None) is is_found


def test_a_superscript_digit_is_no_digit() -> None:
    assert anchor("an area of 5 km²", "5 km2").is_missing


def test_a_decomposed_letter_is_found_by_its_composed_form() -> None:
    assert anchor(unicodedata.normalize("NFD", "in São Paulo today"), "São Paulo").span


def test_words_that_stand_twice_need_context() -> None:
    twice = anchor(ARTICLE, "Kim")
    assert twice.is_ambiguous
    assert twice.explanation == (
        "“Kim” stands 3 times in the source (lines 3, 5, 8); "
        "add a prefix or a suffix, the words just before or after it"
    )
    assert found("Kim", suffix="ordered") == "Kim"
    assert found("Kim", part=Part.CAPTION) == "Kim"
    for before, behind in (("again", ""), ("", "again")):
        assert anchor(ARTICLE, "Kim", before, behind).explanation == (
            "“Kim” does not stand in the source with that prefix and suffix"
        )
    assert "suffix" not in anchor(ARTICLE, "Eva", suffix="ordered").explanation


@pytest.mark.parametrize(("times", "more"), [(2, ")"), (5, "4, 5)"), (6, "4, 5 and more)")])
def test_at_most_five_lines_of_many_are_named(times: int, more: str) -> None:
    assert f"{more}; add" in anchor("460 km\n" * times, "460 km").explanation


@pytest.mark.parametrize(
    ("blanks", "length", "is_told"), [(0, 500, True), (0, 501, False), (200_000, 40, False)]
)
def test_the_nearest_words_are_sought_of_short_words_in_short_texts(
    blanks: int, length: int, is_told: bool
) -> None:
    words = f"{'word ' * length}"[: length - 1]
    missed = anchor(f"{' ' * blanks}{words}s", f"{words}t")
    assert bool(missed.nearest) is is_told


def test_what_is_not_seen_stands_between_no_words() -> None:
    text = "over \u200b 40 tanks, under 40 \u00ad tanks"
    assert anchor(text, "40", prefix="over").span == Span(7, 9)
    assert anchor(text, "40", suffix="tanks").is_ambiguous


def test_a_miss_names_the_nearest_words() -> None:
    missed = anchor(ARTICLE, "missile traveled 640km")
    assert missed.nearest == "missile traveled 460km,"
    assert missed.explanation == (
        "“missile traveled 640km” does not stand in the source; "
        "the nearest words are “missile traveled 460km,”"
    )


def test_a_miss_says_when_only_the_part_is_wrong() -> None:
    assert anchor(ARTICLE, "Kim ordered", part=Part.HEADLINE).explanation == (
        "“Kim ordered” does not stand in the headline, though elsewhere in the source"
    )
    assert anchor(ARTICLE, "Kim ordered", part=Part.CAPTION).explanation == (
        "“Kim ordered” does not stand in the caption, though elsewhere in the source; "
        "if nothing marks the caption, give its first words as the source’s caption"
    )


def test_an_article_has_a_headline_captions_and_a_body() -> None:
    assert [part for part, _, _ in divide(ARTICLE)] == [
        Part.HEADLINE, Part.BODY, Part.CAPTION, Part.BODY
    ]  # fmt: skip


_PARAGRAPH = "The bridge was closed for a day after a lorry had lost its load there. " * 4


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (_PARAGRAPH, [Part.BODY]),
        (f"{_PARAGRAPH}\n{_PARAGRAPH}", [Part.BODY]),
        (f"Bridge closed for a day\n{_PARAGRAPH}", [Part.HEADLINE, Part.BODY]),
        (f"Bridge closed for a day\n\n{_PARAGRAPH}", [Part.HEADLINE, Part.BODY]),
        (f"The bridge was closed for a\nday. {_PARAGRAPH}", [Part.BODY]),
        (f"{'all day ' * 21}\n{_PARAGRAPH}", [Part.BODY]),
    ],
)
def test_a_paragraph_is_no_headline(text: str, parts: list[Part]) -> None:
    assert [part for part, _, _ in divide(text)] == parts


def test_a_front_matter_is_the_headline_and_the_paragraph_below_it_is_not() -> None:
    text = "---\ntitle: Bridge opens\n---\nThe bridge was opened on Monday.\n\nIt is long."
    assert [part for part, _, _ in divide(text)] == [Part.HEADLINE, Part.BODY, Part.BODY]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Ann Lee/Valley Press", Part.CAPTION),
        ("Ann Lee / NTB", Part.CAPTION),
        ("Photograph by Ann Lee", Part.CAPTION),
        ("NASA/JPL-Caltech", Part.CAPTION),
        ("© Ann Lee", Part.CAPTION),
        ("Copyright © 2011 Valley Press", Part.BODY),
        ("© 2011 Valley Press", Part.BODY),
        *((f"Photo: {'Ann ' * 40}"[:length], Part.CAPTION) for length in (60, 79)),
        (f"Photo: {'Anne' * 40}"[:80], Part.BODY),
        ("The road was closed and/or flooded for a day.", Part.BODY),
        ("It took the 24/7 service two days", Part.BODY),
    ],
)
def test_a_last_line_that_names_who_took_it_makes_a_caption(line: str, part: Part) -> None:
    _, (found, _, _) = divide(f"Flood\n\nA road near the river on Monday.\n{line}")
    assert found is part


@pytest.mark.parametrize(
    ("behind", "part"),
    [
        ("Ann Lee/Valley Press", Part.CAPTION),
        ("Photo: Ann Lee", Part.CAPTION),
        ("Photograph by Ann Lee for the Press", Part.CAPTION),
        ("It was Ann/Lee.", Part.BODY),
        ("They took a photo by the river.", Part.BODY),
        ("They hung up a photograph by Ann Lee", Part.BODY),
        ("Open 24/7", Part.BODY),
    ],
)
def test_a_credit_behind_the_last_sentence_makes_a_caption(behind: str, part: Part) -> None:
    _, (found, _, _) = divide(f"Flood\n\nA road near the river on Monday. {behind}")
    assert found is part


def test_a_caption_that_is_not_marked_can_be_named() -> None:
    text = "Headline\n\nA file photo of the bridge.\n\nThe bridge opened."
    parts = [part for part, _, _ in divide(text, "A file photo")]
    assert parts == [Part.HEADLINE, Part.CAPTION, Part.BODY]


def test_a_sentence_is_found_around_words() -> None:
    span = anchor(ARTICLE, "460km").span
    assert span is not None
    sentence = sentence_around(ARTICLE, span)
    assert ARTICLE[sentence.start : sentence.end].startswith("The “ﬁrst” missile traveled")


def test_the_last_sentence_ends_with_its_last_word() -> None:
    text = "Flood\n\nTwelve dead\n"
    span = anchor(text, "Twelve").span
    assert span is not None
    assert sentence_around(text, span) == Span(7, 18)


words = st.text(st.sampled_from("ab 1.’'“—\u00a0é\u0301ﬁ\n"), min_size=1, max_size=12)


@given(before=words, exact=words, after=words)
def test_words_cut_from_a_text_are_found_in_it(before: str, exact: str, after: str) -> None:
    text = f"{before} {exact} {after}"
    if not exact.strip() or unicodedata.combining(exact.strip()[0]):
        return
    assert any(
        text[span.start : span.end].split() == exact.split() for span in anchor(text, exact).spans
    )


@given(st.text(max_size=60), st.text(max_size=10))
def test_offsets_lie_inside_the_text_whatever_it_holds(text: str, exact: str) -> None:
    for span in anchor(text, exact).spans:
        assert Span(0, 0) <= span
        assert span.start < span.end <= len(text)


syllables = st.lists(st.sampled_from(["ka", "no", "so", "mi", "to", "’", "1.5"]), max_size=40)


@given(text=syllables, exact=syllables.filter(len))
def test_a_long_text_is_searched_by_its_rarer_words_to_the_same_end(
    text: list[str], exact: list[str]
) -> None:
    written, words = " ".join(text), " ".join(exact[:4])
    whole = anchor(written, words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.text.anchoring._LONG", 0)
        patch.setattr("factcheck.text.anchoring._BLOCK", 8)
        assert anchor(written, words) == whole
    _blocks_by_word.cache_clear()


def test_a_word_longer_than_what_blocks_share_is_found_in_a_long_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("factcheck.text.anchoring._LONG", 0)
    monkeypatch.setattr("factcheck.text.anchoring._BLOCK", 8)
    text = f"see a {'x' * 120} b c"
    assert anchor(text, text[4:]).span == Span(4, len(text))
    _blocks_by_word.cache_clear()


def test_what_is_blank_has_the_block_around_it_for_a_sentence() -> None:
    assert sentence_around("Dead (!”\t", Span(8, 9)) == Span(0, 9)


def test_a_sign_is_not_opened_into_letters() -> None:
    assert [fold(sign) for sign in ("ﬁ", "Acme™", "①")] == ["fi", "Acme™", "①"]


def test_words_that_stand_nowhere_or_twice_have_no_one_place() -> None:
    assert anchor("It flew 460 km.", "900 km").span is None
    assert anchor("460 km, then 460 km.", "460 km").span is None
    assert anchor("It flew 460 km.", "460 km").span == Span(8, 14)


def test_two_blanks_between_words_are_found_in_a_text_of_any_length() -> None:
    for length in (10, 300_000):
        (span,) = anchor("x " * length + "ab  cd  ef " + "y " * 10, "ab  cd  ef").spans
        assert span.start == 2 * length


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6))), st.integers(0, 20))
def test_stretches_are_asked_of_at_once_as_one_by_one(
    given: list[tuple[int, int]], start: int
) -> None:
    spans = [Span(first, first + length) for first, length in given]
    other = Span(start, start + 3)
    assert Stretches(spans).overlap(other) == any(one.overlaps(other) for one in spans)
    held = [one for one in spans if one.start <= start and other.end <= one.end]
    assert Stretches(spans).hold(other) == bool(held)


def test_a_sentence_that_does_not_end_is_cut() -> None:
    text = "so " * 1000
    around = sentence_around(text, Span(1800, 1802))
    assert len(text[around.start : around.end].split()) == LONGEST_SENTENCE


def test_words_across_a_cut_have_both_its_parts_around_them() -> None:
    text = "so " * 1000
    cut = 3 * LONGEST_SENTENCE
    across = sentence_around(text, Span(cut - 3, cut + 2))
    assert len(text[across.start : across.end].split()) == 2 * LONGEST_SENTENCE
