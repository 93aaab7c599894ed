"""What hides in a figure or a date leaves it as it is, or is named: nothing else is read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck import read, read_date, read_quantity
from factcheck.dates import Date
from factcheck.quantities import Quantity
from factcheck.reading.dates.ages_and_durations import read_age, read_duration
from tests.reading.places import PUBLISHED, literal

HIDDEN = {
    "soft hyphen": "\u00ad",
    "grapheme joiner": "\u034f",
    "Hangul filler": "\u3164",
    "Hangul jamo filler": "\u115f",
    "tag": "\U000e0041",
    "selector": "\ufe0f",
    "blank of Braille": "\u2800",
    "vowel separator": "\u180e",
    "zero width space": "\u200b",
    "joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "mark from the left": "\u200e",
    "override from the right": "\u202e",
    "isolate": "\u2066",
    "control": "\x00",
    "erasure": "\x7f",
    "half of a character": "\ud800",
}

Answer = tuple[object, str]
"""What was read, and why not."""


def figure(words: str) -> Answer:
    """The numbers and units of a quantity."""
    quantity = read_quantity(words)
    found = [(one.low.value, one.hedge, one.unit.name, one.interval) for one in quantity.readings]
    return found, quantity.reason


def days(words: str) -> Answer:
    """The periods of a date."""
    found = read_date(words, PUBLISHED, "past")
    return [one.period for one in found.readings], found.reason


def length(words: str) -> Answer:
    """The days of a length of time."""
    found = read_duration(words)
    return found.days, found.reason


def years(words: str) -> Answer:
    """An age in years."""
    found = read_age(words)
    return found.years, found.reason


READERS: tuple[tuple[Callable[[str], Answer], tuple[str, ...]], ...] = (
    (figure, ("900 km", "about 1,250.5 tons", "$12 million", "3-5 km", "6 ft 2 in", "half a mile")),
    (days, ("16 January 2024", "2024-01-16", "16/01/2024", "Sept. 2019", "on Tuesday")),
    (length, ("120 days", "a year and 11 months", "at least 10 weeks")),
    (years, ("aged 73", "73 years old")),
)


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize(("reader", "words"), [(one, w) for one, many in READERS for w in many])
def test_what_hides_leaves_a_reading_as_it_is_or_is_named(
    reader: Callable[[str], Answer], words: str, hidden: str
) -> None:
    plain, _ = reader(words)
    assert plain
    for at in range(len(words) + 1):
        found, reason = reader(f"{words[:at]}{hidden}{words[at:]}")
        assert found == plain or (not found and f"[U+{ord(hidden):04X}]" in reason), (at, found)


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("words", ["900 km", "$1,250", "16 January 2024", "June 2019"])
def test_in_running_text_no_part_of_a_figure_is_read_beside_what_hides(
    words: str, hidden: str
) -> None:
    plain = told(f"They came by {words} there.")
    assert plain
    for at in range(1, len(words)):
        found = told(f"They came by {words[:at]}{hidden}{words[at:]} there.")
        assert not found or found == plain, at


def told(text: str) -> list[object]:
    """What the figures and dates of a text allow."""
    found: list[object] = []
    for mention in read(text, PUBLISHED):
        if isinstance(mention.value, Quantity):
            found += [one.interval for one in mention.value.readings]
        elif isinstance(mention.value, Date):
            found += [one.period for one in mention.value.readings]
    return found


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_an_expectation_says_what_hides_in_its_words(hidden: str) -> None:
    whole, within = literal('"900 km"'), literal(f'"9{hidden}00 km"')
    assert whole is not None
    assert within is None
