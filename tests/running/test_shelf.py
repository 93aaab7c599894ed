"""Of a large archive the sources are read when they are asked for, those of findings stay one."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck import Claim, Result, Source, run
from factcheck.archive.loading import find_project
from factcheck.archive.records import claim_of
from factcheck.reports.coverage import with_coverage
from factcheck.reports.json_report import render_json
from factcheck.reports.terminal import render_terminal
from factcheck.reports.writing import write_reports
from factcheck.running import shelf
from factcheck.running.engines import examine_on
from factcheck.running.portions import Asking
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
    write(
        root / "checks/own.py", "def check_own(source, archive):\n    assert archive.claims, 'no'\n"
    )
    asking = Asking(str(root / "checks"))
    whole, _, seen = examine_on("", 0, find_project(root), asking)
    assert whole.by_uid["b.p"].origin is whole.by_uid["a.s"]
    assert whole.by_uid["a.s"].document is whole.sources[0].document
    assert seen is None


def test_dates_that_count_from_one_claim_have_it_in_common(tmp_path: Path) -> None:
    for name, claims in {"a": DAY + KNOWN, "b": COUNTED, "c": COUNTED}.items():
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=1, claims=claims))
    first, *others = run(tmp_path, engine="here").sources
    held = first.claims[0]
    assert all(source.claims[0].origin is held for source in others)
    assert {claim.document for claim in first.claims} == {held.document}


def test_of_an_article_whose_dates_count_from_each_other_nothing_stays_in_memory(
    tmp_path: Path,
) -> None:
    counted = "  u: {date: two days later, from: s}\n  v: {date: a day later, from: u}\n"
    for name in "ab":
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=1, claims=DAY + counted))
    sources = run(tmp_path, engine="here").sources
    day, middle, last = sources[0].claims
    assert last.origin is middle
    assert middle.origin is day
    assert sources[1].claims[0].document is not sources[1].claims[0].document


COUNT = 1_000  # in one source: each taken from within the one before would be too deep
FILES = 500  # and in one each, where that is twice as deep


@pytest.mark.parametrize("is_first_named_last", [False, True])
@pytest.mark.parametrize("is_one_source", [False, True])
def test_a_long_chain_of_dates_is_followed_once_and_gives_what_a_plain_run_gives(
    is_one_source: bool, is_first_named_last: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = COUNT if is_one_source else FILES
    names = [f"c{number:04}" for number in range(count)]
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
    assert len(read) < 2 * count


def test_standings_are_told_again_and_again(result: Result) -> None:
    told = [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert told == [(one.claim.uid, one.verdict, one.reason) for one in result.standings]
    assert result.standings[0].claim.uid == result.standings[:1][0].claim.uid == "a.p"
    assert len(result.standings) == len(told) == 4


def test_all_of_it_in_memory_is_the_result_of_a_plain_run(result: Result, root: Path) -> None:
    whole = result.in_memory
    assert whole.sources[0] is whole.sources[0]
    assert whole.sources[1].claims[0].origin is whole.sources[0].claims[2]
    assert render_json(whole) == render_json(result) == render_json(run(root))


def _told(result: Result) -> list[tuple[object, ...]]:
    return [
        (one.rules, [claim.uid for claim in one.claims], one.verdict, one.explanation)
        for one in result.observations
    ]


def test_what_was_seen_between_sources_stands_once_in_memory_and_is_of_its_claims(
    tmp_path: Path,
) -> None:
    claims = "  p: {about: line, quantity: 9 km}\n  q: {about: road, quantity: 5 km}\n"
    for name, person in {"a": "Ann Holm", "b": "Bo Lind"}.items():
        office = (
            f"  r: {{about: {person}, name: {person}, role: prime minister, country: Norway}}\n"
        )
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=0, claims=claims + office))
    whole = run(tmp_path, engine="here").in_memory
    assert _told(whole) == _told(run(tmp_path))
    held = set(whole.claims)
    assert held.issuperset(claim for one in whole.observations for claim in one.claims)


def test_one_standing_is_read_with_those_of_its_source_alone(
    result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    standings, asked = result.standings, list[int]()
    every = list(standings)
    read = shelf.Shelf.source

    def counted(self: shelf.Shelf, at: int) -> Source:
        asked.append(at)
        return read(self, at)

    monkeypatch.setattr(shelf.Shelf, "source", counted)
    for at in (0, 2, 3, -1, -4):
        assert (standings[at].claim.uid, standings[at].verdict) == (
            every[at].claim.uid,
            every[at].verdict,
        )
    assert asked == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0]
    with pytest.raises(IndexError):
        standings[4]
    assert [one.claim.uid for one in standings[2:]] == ["a.s", "b.p"]


def test_a_report_reads_each_source_once_and_once_more_for_all_verdicts(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(root, engine="here")
    asked, read = list[int](), shelf.Shelf.source

    def counted(self: shelf.Shelf, at: int) -> Source:
        asked.append(at)
        return read(self, at)

    monkeypatch.setattr(shelf.Shelf, "source", counted)
    write_reports(result, tmp_path, ["md", "json"], root=root)
    assert asked == [0, 1] * 3
    asked.clear()
    assert "Cannot tell" not in render_terminal(result, root=root)
    assert asked == []


def test_claims_that_nobody_can_tell_are_read_with_those_of_their_sources_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ones = "".join(f"  p{n}: {{quantity: a few score paces and more}}\n" for n in range(7))
    for name, claims in {"a": KNOWN + DAY, "b": open_ones}.items():
        write(tmp_path / f"claims/{name}.yaml", ARTICLE.format(day=0, claims=claims))
    shown = render_terminal(run(tmp_path), root=tmp_path)
    assert "Cannot tell: b.p0, b.p1, b.p2, b.p3, b.p4, b.p5, 1 more." in shown
    result, asked, read = run(tmp_path, engine="here"), list[int](), shelf.Shelf.source
    assert len(result.standings) == 10

    def counted(self: shelf.Shelf, at: int) -> Source:
        asked.append(at)
        return read(self, at)

    monkeypatch.setattr(shelf.Shelf, "source", counted)
    assert render_terminal(result, root=tmp_path) == shown
    assert asked == [1]


def test_the_pages_and_the_footnotes_hold_a_result_in_memory_once(
    result: Result, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, read = list[int](), shelf.Shelf.source
    assert len(list(result.sources)) == 2

    def counted(self: shelf.Shelf, at: int) -> Source:
        asked.append(at)
        return read(self, at)

    monkeypatch.setattr(shelf.Shelf, "source", counted)
    write_reports(with_coverage(result, ()), tmp_path, ["html", "footnotes"], root=root)
    assert asked == [0, 1]
