"""Means with their standard deviation and number of observations, as papers print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.cli.drafts.candidate import Candidate
from factcheck.text import Span

_NUMBER = r"[-−]?\d*\.\d+"
_MEAN = re.compile(
    rf"\bM ?= ?(?P<mean>{_NUMBER})[,;] SD ?= ?(?P<sd>\d*\.\d+)[,;] [nN] ?= ?(?P<n>\d+)\b"
)
_SCALE = {"values": "measured  # where they are no whole numbers"}


def find_means(text: str) -> Iterator[Candidate]:
    """The means that are printed with all that tells whether they are possible."""
    for found in _MEAN.finditer(text):
        yield Candidate(Span(*found.span()), "mean", found.groupdict(), _SCALE)
