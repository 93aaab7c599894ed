"""How long a decade, half a century or a month may be between two days, and "to the day"."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck

_CLAIMS = """
source: {{title: A jubilee, publisher: Desk, published: 2024-09-17}}
claims:
  start: {{about: [opening, date], date: "{start}"}}
  length: {{about: [opening, time since], quantity: {length}, duration_of: {{start: start}}}}
"""


def verdict(root: Path, start: str, length: str) -> str:
    path = root / "claims" / "jubilee.yaml"
    path.parent.mkdir()
    path.write_text(_CLAIMS.format(start=start, length=length), encoding="utf-8")
    return next(
        one.verdict.value for one in factcheck.run(root).standings if one.claim.id == "length"
    )


@pytest.mark.parametrize(
    ("start", "length"),
    [
        ("17 September 1976", "half a century"),
        ("1974", "half a century"),
        ("3 April 1923", "a century"),
        ("1 June 2015", "a decade"),
        ("17 September 2001", "a quarter of a century"),
        ("17 September 2002", "two decades"),
        ("20 November 2023", "a year"),
        ("12 August 2024", "a month"),
        ("17 July 2024", "two months to the day"),
        ("17 September 1944", "80 years to the day"),
    ],
)
def test_a_length_that_people_would_tell_so_agrees(tmp_path: Path, start: str, length: str) -> None:
    assert verdict(tmp_path, start, length) == "agrees"


@pytest.mark.parametrize(
    ("start", "length"),
    [
        ("17 September 1982", "half a century"),
        ("17 September 2016", "a decade"),
        ("10 June 2013", "a decade"),
        ("17 March 2024", "a year"),
        ("5 August 2024", "a month"),
    ],
)
def test_a_length_that_few_would_tell_so_agrees_through_rounding_alone(
    tmp_path: Path, start: str, length: str
) -> None:
    assert verdict(tmp_path, start, length) == "agrees only through rounding"


@pytest.mark.parametrize(
    ("start", "length"),
    [
        ("17 September 1962", "half a century"),
        ("17 September 2017", "a decade"),
        ("17 September 2010", "a decade"),
        ("17 September 1960", "a century"),
        ("7 July 2024", "two months to the day"),
        ("21 September 1944", "80 years to the day"),
    ],
)
def test_another_length_conflicts(tmp_path: Path, start: str, length: str) -> None:
    assert verdict(tmp_path, start, length) == "conflicts"
