"""What an editor reads of an expectation that fails, and rounding that looks like it."""

from __future__ import annotations

from collections.abc import Callable

Say = Callable[[str, str], list[str]]


def test_a_failed_expectation_shows_its_arithmetic(say: Say) -> None:
    claims = """
claims:
  killed: {quantity: 12 people}
  wounded: {quantity: 30 people}
  casualties: {quantity: 52 people}
expect: [killed + wounded == casualties]
"""
    assert say("expectation-failed", claims) == [
        "12 people (killed) + 30 people (wounded) is 42, not 52 people (casualties)."
    ]


def test_rounded_shares_may_miss_a_hundred(say: Say) -> None:
    claims = """
claims:
  yes: {quantity: 33 percent}
  no: {quantity: 33 percent}
  open: {quantity: 33 percent}
expect: [yes + no + open == 100 percent]
"""
    assert say("expectation-failed", claims) == []


def test_shares_miss_a_hundred_by_no_more_than_their_rounding(say: Say) -> None:
    claims = """
claims:
  yes: {quantity: 33 percent}
  no: {quantity: 33 percent}
  open: {quantity: 32 percent}
expect: ["100% == yes + no + open"]
"""
    assert say("expectation-failed", claims) == [
        "100% is not 33 percent (yes) + 33 percent (no) + 32 percent (open), which is 98 % "
        "(96.5–99.5 % with rounding)."
    ]
