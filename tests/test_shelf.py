"""Of a large archive the sources are read when they are asked for, those of findings stay one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck import Claim, Result, run, shelf
from factcheck.archive.loading import find_project
from factcheck.archive.records import claim_of
from factcheck.check import standard_folder
from factcheck.engines import examine_on
from factcheck.portions import Asking
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


def test_a_date_of_an_archive_in_memory_counts_from_the_very_claim_that_it_holds(
    root: Path,
) -> None:
    asking = Asking(str(standard_folder()))
    whole, _, seen = examine_on("here", 1, find_project(root), asking, is_asked_on=True)
    assert whole.by_uid["b.p"].origin is whole.by_uid["a.s"]
    assert whole.by_uid["a.s"].document is whole.sources[0].document
    assert seen is None


def test_dates_that_count_from_one_claim_have_it_in_common(tmp_path: Path) -> None:
    for name, claims in {"a": DAY + KNOWN, "b": COUNTED, "c": COUNTED}.items():
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=1, claims=claims))
    sources = run(tmp_path, engine="here").sources
    one, other = sources[1].claims[0], sources[2].claims[0]
    first = sources[0]
    held = first.claims[0]
    assert one.origin is other.origin is held
    assert {claim.document for claim in first.claims} == {held.document}


COUNT = 1_000


@pytest.mark.parametrize("is_first_named_last", [False, True])
@pytest.mark.parametrize("is_one_source", [False, True])
def test_a_long_chain_of_dates_is_followed_once_and_gives_what_a_plain_run_gives(
    is_one_source: bool, is_first_named_last: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"c{number:04}" for number in range(COUNT)]
    chained = list(reversed(names)) if is_first_named_last else names
    told = {chained[0]: "{date: 11 January 2024}"} | {
        name: f"{{date: a day later, from: {before if is_one_source else f'{before}.{before}'}}}"
        for before, name in pairwise(chained)
    }
    claims = {name: f"  {name}: {told[name]}\n" for name in names}
    files = {"a": "".join(claims.values())} if is_one_source else claims
    for name, rows in files.items():
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=0, claims=rows))
    read: list[int] = []

    def counted(*asked: Any) -> Claim:
        read.append(asked[1])
        return claim_of(*asked)

    monkeypatch.setattr(shelf, "claim_of", counted)
    result, plain = run(tmp_path, engine="here"), run(tmp_path)
    assert render_json(result) == render_json(plain)
    assert not plain.breakdowns
    assert {str(claim.date) for claim in result.claims} == {str(one.date) for one in plain.claims}
    assert len(read) < 2 * COUNT


def test_standings_are_told_again_and_again(result: Result) -> None:
    told = [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert told == [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert result.standings[0].claim.uid == result.standings[:1][0].claim.uid == "a.p"
    assert len(result.standings) == len(told) == 4


def test_all_of_it_in_memory_is_the_result_of_a_plain_run(result: Result, root: Path) -> None:
    whole = result.in_memory
    assert whole.sources[0] is whole.sources[0]
    assert render_json(whole) == render_json(result) == render_json(run(root))
