"""A terminal's colours: every style has one, and no other word has."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model import Severity
from factcheck.reports.paper import Paper
from factcheck.reports.summary import spoken
from factcheck.reports.terminal import render_terminal
from tests.reports.conftest import Desk

STYLES = (
    *map(str, Severity), Verdict.CONFLICTS, Verdict.CANNOT_TELL, Verdict.NOT_COMPARED,
    "dim", "bold", "mark", "beside", "good",
)  # fmt: skip
RED, GREEN = "\033[1;31m", "\033[32m"


@pytest.mark.parametrize("style", STYLES)
def test_a_style_has_its_colour(style: str) -> None:
    painted = Paper(colour=True).paint("words", str(style))
    assert painted.startswith("\033[")
    assert painted.endswith("mwords\033[0m")


def test_two_styles_are_told_apart_where_a_reader_has_to() -> None:
    painted = [Paper(colour=True).paint("words", str(style)) for style in Severity]
    assert len(set(painted)) == len(painted)


@pytest.mark.parametrize("style", ["agrees", "", "anything"])
def test_other_words_have_none(style: str) -> None:
    assert Paper(colour=True).paint("words", style) == "words"


@pytest.mark.parametrize(
    ("is_wrong", "is_broken", "colour"),
    [(True, False, RED), (False, True, RED), (True, True, RED), (False, False, GREEN)],
)
def test_the_answer_is_red_where_something_is_wrong_or_not_known(
    desk: Desk, is_wrong: bool, is_broken: bool, colour: str
) -> None:
    findings = desk.result.findings if is_wrong else ()
    breakdowns = desk.result.breakdowns if is_broken else ()
    result = replace(desk.result, findings=findings, breakdowns=breakdowns)
    answer = spoken(result)[1].split()[0]
    shown = render_terminal(result, Paper(80, colour=True), root=desk.root)
    assert f"\n{colour}{answer}" in shown


def test_words_too_wide_are_cut_with_an_ellipsis_that_the_terminal_can_show() -> None:
    assert Paper().cut("one two three", 13) == "one two three"
    assert Paper().cut("one two three", 9) == "one two…"
    assert Paper(ascii_only=True).cut("one two three", 9) == "one tw..."
    assert Paper(ascii_only=True).cut("one, two three", 7) == "one..."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("It’s 5 × 4 ≠ 21 → “20”…", 'It\'s 5 x 4 != 21 -> "20"...'),
        ("«A» — 20° ± 1–2, 6″ ≤ 7", '"A" -- 20 deg  +/- 1-2, 6" <= 7'),
        ("Zoë", "Zoe"),
    ],
)
def test_a_terminal_of_ascii_alone_is_shown_what_says_the_same(words: str, told: str) -> None:
    assert Paper(ascii_only=True).raw(words) == told
