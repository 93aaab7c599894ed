"""What is kept is read once, of each by itself."""

from __future__ import annotations

from factcheck.model.cached import cached_property


class _Read:
    def __init__(self, words: str) -> None:
        self.words, self.times = words, 0

    @cached_property
    def length(self) -> int:
        """How long it is."""
        self.times += 1
        return len(self.words)


def test_it_is_read_when_first_asked_for_and_never_again() -> None:
    one, other = _Read("two"), _Read("three")
    assert (one.times, one.length, one.length, one.times) == (0, 3, 3, 1)
    assert (other.length, other.times) == (5, 1)


def test_what_was_found_elsewhere_is_taken_for_it() -> None:
    one = _Read("two")
    vars(one).update(length=7)
    assert (one.length, one.times) == (7, 0)


def test_of_the_class_it_is_the_property_with_its_meaning() -> None:
    assert _Read.length.__doc__ == "How long it is."
