"""At its limit a report shows all that there is; of one more it says how much is left out."""

from __future__ import annotations

import pytest

from factcheck.model.result import Coverage, Spot
from factcheck.reports.coverage import render_coverage
from factcheck.reports.markdown import render_markdown
from factcheck.reports.paper import Paper
from factcheck.reports.terminal import claims_table
from factcheck.text import Span
from tests.reports.conftest import Desk

RESERVED = 1024  # bytes of a Markdown report, for what is said of rows cut


@pytest.mark.parametrize(("count", "told"), [(40, ""), (41, "and 1 more")])
def test_forty_figures_in_no_claim_are_named(count: int, told: str) -> None:
    spots = tuple(
        Spot("figure", Span(at, at + 1), at, f"{at} km", is_claimed=False, is_compared=False)
        for at in range(1, count + 1)
    )
    shown = render_coverage([Coverage("a", "a.txt", spots)], Paper(80))
    assert shown.count(" km”") == 40
    assert told in shown
    assert ("more" in shown) == bool(told)


@pytest.mark.parametrize(("more", "is_told_by_claim"), [(0, True), (-1, False)])
def test_claims_are_listed_in_a_terminal_up_to_a_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, more: int, is_told_by_claim: bool
) -> None:
    count = len(desk.result.standings)
    monkeypatch.setattr("factcheck.reports.terminal._MOST_CLAIMS", count + more)
    lines = claims_table(desk.result, Paper(100), 1, is_whole=True).splitlines()
    assert (len(lines) > count) is is_told_by_claim


def test_markdown_of_as_many_bytes_as_may_be_is_whole(desk: Desk) -> None:
    whole = render_markdown(desk.result, desk.root)
    most = len(whole.encode()) + RESERVED
    assert render_markdown(desk.result, desk.root, most) == whole
    assert "**Cut to fit:** 1 claim." in render_markdown(desk.result, desk.root, most - 1)


def test_markdown_is_never_longer_than_it_may_be(desk: Desk) -> None:
    whole = len(render_markdown(desk.result, desk.root).encode())
    for most in range(2 * RESERVED, whole + RESERVED, 97):
        assert len(render_markdown(desk.result, desk.root, most).encode()) <= most
