"""Means with their standard deviation and number of observations, as papers print them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.cli.candidate import Candidate
from factcheck.late_pattern import LatePattern, compiled

_NUMBER = r"[-−]?\d*\.\d+"
_MEAN = LatePattern(
    rf"\bM ?= ?(?P<mean>{_NUMBER})[,;] SD ?= ?(?P<sd>\d*\.\d+)[,;] [nN] ?= ?(?P<n>\d+)\b", ("sd",)
)

_SCALE = {"values": "measured  # where they are no whole numbers"}


def find_means(text: str) -> Iterator[Candidate]:
    """The means that are printed with all that tells whether they are possible."""
    from factcheck.text import Span

    found = compiled(_MEAN.pattern).finditer(text) if _MEAN.may_fit(text) else ()
    for match in found:
        yield Candidate(Span(*match.span()), "mean", match.groupdict(), _SCALE)
