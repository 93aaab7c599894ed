"""What a letter makes of a word of a name."""

import pytest

from factcheck.names.spelling import is_one_letter_apart, letter_keys


@pytest.mark.parametrize(
    ("word", "other", "is_apart"),
    [
        ("holm", "halm", True),
        ("holm", "hom", True),
        ("holm", "hollm", True),
        ("holm", "hlom", True),
        ("yamaha", "yahama", True),  # two with one between
        ("lisa", "sila", False),  # the first of them
        ("carlsson", "narlssoc", False),
        ("holm", "holm", False),
        ("kn23", "kn24", False),
        ("holm", "halms", False),
    ],
)
def test_a_letter_changed_left_out_added_or_two_exchanged(
    word: str, other: str, is_apart: bool
) -> None:
    assert is_one_letter_apart(word, other) is is_one_letter_apart(other, word) is is_apart
    assert not is_apart or set(letter_keys(word)) & set(letter_keys(other))
