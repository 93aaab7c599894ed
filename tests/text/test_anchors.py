"""What an anchor says of itself: one place, none, several, or that not all were looked at."""

from __future__ import annotations

import pytest

from factcheck.text import Span
from factcheck.text.anchoring import Anchor

ONE, OTHER = Span(0, 3), Span(8, 11)


@pytest.mark.parametrize(
    ("anchor", "span", "is_missing", "is_ambiguous"),
    [
        (Anchor((ONE,)), ONE, False, False),
        (Anchor(()), None, True, False),
        (Anchor((ONE, OTHER)), None, False, True),
        (Anchor((), is_cut_short=True), None, False, True),
        (Anchor((ONE,), is_cut_short=True), None, False, True),
    ],
)
def test_words_are_found_missing_or_ambiguous(
    anchor: Anchor, span: Span | None, is_missing: bool, is_ambiguous: bool
) -> None:
    assert (anchor.span, anchor.is_missing, anchor.is_ambiguous) == (span, is_missing, is_ambiguous)
