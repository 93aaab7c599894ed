"""Of a large archive the sources are read when they are asked for, those of findings stay one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Result, run
from factcheck.reports import render_json
from tests.random_desk import write

ARTICLE = "source: {{title: A, published: 2024-01-1{day}}}\nclaims:\n{claims}"
KNOWN = "  p: {about: line, quantity: 900 km, restated: 500 miles}\n  q: {quantity: 5 km}\n"
COUNTED = "  p: {date: two days later, from: a.s}\n"
DAY = "  s: {date: 11 January 2024}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of a source with a finding, and one with a date that counts from another's."""
    root = tmp_path_factory.mktemp("desk")
    for day, (name, claims) in enumerate({"a": KNOWN + DAY, "b": COUNTED}.items()):
        write(root / f"claims/{name}.yaml", ARTICLE.format(day=day, claims=claims))
    return root


@pytest.fixture(scope="module")
def result(root: Path) -> Result:
    return run(root, engine="here")


def test_a_source_is_read_each_time_that_it_is_asked_for(result: Result) -> None:
    assert result.sources[1].claims[0] is not result.sources[1].claims[0]
    assert [source.id for source in result.sources[:2]] == ["a", "b"]
    assert result.observations == ()


def test_the_claim_of_a_finding_is_one_wherever_it_is_met(result: Result) -> None:
    (claim,) = result.findings[0].claims
    assert [one for one in result.sources[0].claims if one is claim]
    assert [one for one in result.standings if one.claim is claim]


def test_a_date_counts_from_a_claim_of_another_source(result: Result) -> None:
    origin = result.sources[1].claims[0].origin
    assert origin is not None
    assert origin.uid == "a.s"


def test_standings_are_told_again_and_again(result: Result) -> None:
    told = [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert told == [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert result.standings[0].claim.uid == result.standings[:1][0].claim.uid == "a.p"
    assert len(result.standings) == len(told) == 4


def test_all_of_it_in_memory_is_the_result_of_a_plain_run(result: Result, root: Path) -> None:
    whole = result.in_memory
    assert whole.sources[0] is whole.sources[0]
    assert render_json(whole) == render_json(result) == render_json(run(root))
