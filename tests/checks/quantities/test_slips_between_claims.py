"""Two claims whose figures would agree but for a power of ten or a unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

TWO = """
claims:
  one: {{about: [thing, size], quantity: '{one}'}}
references:
  other: {{about: [thing, size], quantity: '{other}'}}
"""


@pytest.mark.parametrize(
    ("rule", "one", "other", "message"),
    [
        (
            "scale-slip",
            "$1.5 million",
            "$1.5 billion",
            "“$1.5 billion” is a thousand times “$1.5 million”.",
        ),
        (
            "unit-slip",
            "14,000 square miles",
            "14,000 square km",
            "14,000 square km is 5,405 square miles; "
            "the figure 14,000 was repeated, not converted.",
        ),
    ],
)
def test_a_slip_is_told_once_and_with_both_figures(
    say: Say, rule: str, one: str, other: str, message: str
) -> None:
    claims = TWO.format(one=one, other=other)
    assert say(rule, claims) == [message]
    assert say("differs-from-reference", claims) == []


@pytest.mark.parametrize(
    ("one", "other"), [("20 people", "200 people"), ("640km", "460 km"), ("12 km", "13 km")]
)
def test_a_figure_that_is_merely_wrong_is_no_slip(say: Say, one: str, other: str) -> None:
    claims = TWO.format(one=one, other=other)
    assert say("scale-slip", claims) + say("unit-slip", claims) == []
    assert len(say("differs-from-reference", claims)) == 1
