"""Checks as a desk may write them, for the tests of a run.

They stand in a file that pytest does not rewrite, so that an assert's message is its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import Mock

from factcheck import Archive, Claim, Inconsistent, Quantity, Restatement, Source, note


def check_no_flight(claim: Claim) -> None:
    """A flight."""
    assert claim.id != "flight", "no flight here"


@note
def check_no_restatement(restatement: Restatement) -> None:
    """A figure given twice."""
    assert not restatement.claim.restated


def check_few_claims(source: Source) -> None:
    """Many claims."""
    raise Inconsistent("two are too many", *source.claims, working=("1 + 1 = 2",))


def check_each_claim(source: Source) -> None:
    """Claims, each told of by itself."""
    raise ExceptionGroup("each", [Inconsistent(claim.id, claim) for claim in source.claims])


def check_other_claims(quantity: Quantity, archive: Archive) -> None:
    """A figure in an archive of more than one claim."""
    assert len(archive.claims) == 1, f"{quantity.words} is not alone"


def check_json(source: Source) -> None:
    """What a library raises is no finding."""
    json.loads(source.id)


def check_elsewhere(source: Source) -> None:
    """Nor is an assert of another file."""
    Mock(name=source.id).assert_called()


def check_with_fixture(claim: Claim, tmp_path: Path) -> None:
    """What only pytest can give."""


def check_of_nothing(article: str) -> None:
    """A parameter that stands for no part."""
