"""A name as a claim tells it."""

from __future__ import annotations

import pytest

from factcheck.model.claim import Name


@pytest.mark.parametrize(
    ("words", "role", "likely"),
    [
        ("Peter Goverment", "", None),
        ("Peter Goverment Holm", "", ("Goverment", "Government")),
        ("Tony Blar", "", ("Blar", "Blair")),
        ("Peter Goverment", "head of the Goverment", ("Goverment", "Government")),
        ("Peter Holm", "goverment adviser", None),
    ],
)
def test_a_word_a_letter_off_one_that_all_know_is_likely_that_but_for_a_surname(
    words: str, role: str, likely: tuple[str, str] | None
) -> None:
    assert Name(words, role).likely_words == likely
