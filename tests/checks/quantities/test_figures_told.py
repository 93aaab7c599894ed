"""What an editor reads of a figure that cannot be, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]


@pytest.mark.parametrize(
    ("rule", "claim", "message"),
    [
        (
            "unknown-unit",
            "quantity: 900 killometers",
            "“killometers” is no unit; did you mean kilometers?",
        ),
        (
            "share-above-whole",
            "share: 120 percent of voters",
            "“120 percent of voters” is more than the whole.",
        ),
        (
            "impossible-value",
            "quantity: -300 C",
            "“-300 C” is below absolute zero, −273.15 °C.",
        ),
        (
            "impossible-value",
            "quantity: 400,000 kilometers per second",
            "“400,000 kilometers per second” is faster than light, 299,792 km/s.",
        ),
        (
            "impossible-value",
            "quantity: minus three tanks",
            "“minus three tanks” is fewer than none.",
        ),
        (
            "impossible-value",
            "{quantity: -270 C, restated: -500 F}",
            "“-500 F” is below absolute zero, −273.15 °C.",
        ),
        (
            "impossible-value",
            "share: -5 percent of voters",
            "“-5 percent of voters” is less than nothing.",
        ),
        (
            "range-reversed",
            "quantity: between 40 and 30 km",
            "“between 40 and 30 km” runs from the greater figure to the lesser.",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_told_in_a_sentence(
    say: Say, rule: str, claim: str, message: str
) -> None:
    assert say(rule, claim) == [message]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("unknown-unit", "40 quintals"),
        ("unknown-unit", "up to 100 KN-23 missiles"),
        ("unknown-unit", "three kilometers"),
        ("unknown-unit", "5 meters per second"),
        ("impossible-value", "-430 meters"),
        ("impossible-value", "-5 percent"),
        ("impossible-value", "fell by 300 degrees Celsius"),
        ("impossible-value", "-459 degrees Fahrenheit"),
        ("impossible-value", "-12"),
        ("impossible-value", "-7 seats"),
        ("impossible-value", "-3 of 5 tanks"),
        ("impossible-value", "between -3 and 4 tanks"),
        ("impossible-value", "+4 and -3 tanks"),
        ("impossible-value", "- 12 tanks"),
        ("impossible-value", "-5 percent of voters"),
        ("impossible-value", "a change of -40 people"),
        ("range-reversed", "from 40 to 30 percent"),
        ("range-reversed", "52-48"),
        ("range-reversed", "highs of 5 to -3 C"),
        ("range-reversed", "120-30 km"),
        ("share-above-whole", "rose by 120 percent"),
    ],
)
def test_an_honest_figure_is_left_alone(say: Say, rule: str, words: str) -> None:
    assert say(rule, f"quantity: '{words}'") == []


@pytest.mark.parametrize("share", ["100 percent", "100.0%", "one in five", "at least 90 percent"])
def test_a_share_up_to_the_whole_is_left_alone(say: Say, share: str) -> None:
    assert say("share-above-whole", f"share: {share}") == []
