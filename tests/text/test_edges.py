"""Stretches that touch, words at either end of a text, and blocks of as many words as may be."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from factcheck.text import Part, Span, Stretches, anchor
from factcheck.text.reading import divide, headline_of

SPANS = [Span(start, end) for start, end in combinations(range(5), 2)]


def _letters(span: Span) -> set[int]:
    return set(range(span.start, span.end))


@pytest.mark.parametrize("one", SPANS, ids=str)
def test_spans_overlap_that_share_a_letter_and_hold_what_has_no_other(one: Span) -> None:
    for other in SPANS:
        assert one.overlaps(other) is bool(_letters(one) & _letters(other))
        assert one.holds(other.start, other.end) is (_letters(other) <= _letters(one))


def test_stretches_overlap_and_hold_what_one_of_them_does() -> None:
    for one, other, asked in product(SPANS, repeat=3):
        stretches = Stretches([one, other])
        assert stretches.overlap(asked) is (one.overlaps(asked) or other.overlaps(asked))
        held = (each.holds(asked.start, asked.end) for each in (one, other))
        assert stretches.hold(asked) is any(held)


@pytest.mark.parametrize(
    ("text", "exact", "context", "span"),
    [
        ("one two", "one", {}, Span(0, 3)),
        ("one two", "two", {}, Span(4, 7)),
        ("one two ", "one", {"prefix": "two"}, None),
        ("One two\n\nIt said so.", "two", {"part": Part.HEADLINE}, Span(4, 7)),
        ("One two\n\nIt said so.", "It said", {"part": Part.BODY}, Span(9, 16)),
    ],
)
def test_words_are_found_at_either_end_of_a_text_and_of_a_part(
    text: str, exact: str, context: dict[str, str], span: Span | None
) -> None:
    found = anchor(text, exact, **context)  # type: ignore[arg-type] # a prefix, or a part
    assert found.span == span
    assert (found.explanation == "") is (span is not None)


@pytest.mark.parametrize(
    ("text", "lines"), [("a dam, a dam", "(line 1)"), ("a dam\na dam", "(lines 1, 2)")]
)
def test_the_lines_are_told_on_which_words_stand_more_than_once(text: str, lines: str) -> None:
    assert f"stands 2 times in the source {lines}" in anchor(text, "a dam").explanation


@pytest.mark.parametrize(("length", "is_told"), [(200_000, True), (200_001, False)])
def test_the_nearest_words_are_looked_for_in_no_longer_text(length: int, is_told: bool) -> None:
    text = f"{'The bridge is 120 metres long. ':x<{length}}"
    found = anchor(text, "The bridge is 120 meters long")
    assert (found.nearest == "The bridge is 120 metres long.") is is_told


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ole Berg wins", None),
        ("Ole Berg wins\n", None),
        ("Ole Berg wins\n\nHe said so.", "Ole Berg wins"),
        (f"{'Berg ' * 14}wins.\n\nHe said so.", f"{'Berg ' * 14}wins."),
        (f"{'Berg ' * 15}wins.\n\nHe said so.", None),
    ],
)
def test_a_headline_stands_above_something_and_is_no_long_sentence(
    text: str, headline: str | None
) -> None:
    found = headline_of(text)
    assert (text[slice(*found)] if found else None) == headline


@pytest.mark.parametrize(("words", "blocks"), [(36, 2), (37, 3)])
def test_a_first_line_stands_for_itself_above_more_than_forty_words(
    words: int, blocks: int
) -> None:
    text = f"Ole Berg wins again\n{'Then '}{'he ' * (words - 2)}left.\n\nHe said so."
    assert len(divide(text)) == blocks
