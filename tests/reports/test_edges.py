"""What just fits, the first and the last of what is drawn or looked at, and values of nothing."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.check import Example, standard_checks
from factcheck.errors import Place
from factcheck.examples import run_example
from factcheck.model import Finding, Severity, Written
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reports.findings import FindingSide, Lines, sides_of
from factcheck.reports.frames import _labelled, _without_places, _working, _yaml_line
from factcheck.reports.paper import Paper, clipped
from factcheck.reports.scale import _Axis, _changed, _round_step, draw_scale
from factcheck.reports.suggest import correction_of, places_in
from factcheck.reports.terminal import render_terminal
from factcheck.reports.timeline import Bar, Stretch, _nearest_ends, draw_timeline
from tests.reports.conftest import Desk


@pytest.mark.parametrize(
    ("rough", "step"), [("1", 1), ("1.01", 2), ("2", 2), ("2.1", 5), ("5", 5), ("5.1", 10)]
)
def test_the_step_of_an_axis_is_round_and_not_below_what_is_asked(rough: str, step: int) -> None:
    assert _round_step(Fraction(rough)) == step


def test_an_axis_has_a_tick_at_either_end_that_is_round() -> None:
    assert [words for _, words in _Axis(Fraction(0), Fraction(12)).ticks()] == [
        "0", "2", "4", "6", "8", "10", "12",
    ]  # fmt: skip


def test_parts_of_which_one_is_nothing_are_drawn_one_behind_the_other() -> None:
    claims = "a: {quantity: 0 votes}\n  b: {quantity: 5 votes}\n"
    claims += "  t: {quantity: 7 votes, total_of: [a, b]}"
    result = run_example(Example(f"claims:\n  {claims}\n", fails=True), standard_checks())
    scale = draw_scale(result.findings[0])
    assert scale
    assert [name for _, _, name in scale.segments] == ["0 votes", "5 votes"]


@pytest.mark.parametrize(
    ("text", "shown"), [("ten at all", "ten at all"), ("eleven here", "eleven he…")]
)
def test_a_text_is_cut_where_it_is_longer_than_it_may_be(text: str, shown: str) -> None:
    assert clipped(text, 10) == shown


def _finding(*working: str) -> Finding:
    return Finding("a-rule", Severity.ERROR, "Wrong.", Place("a.yaml", 3, 1), working=working)


def test_a_label_stands_behind_its_underline_where_it_just_fits() -> None:
    rows = [_labelled("  ^^^", "It is wrong here.", Paper(width), 4) for width in range(20, 40)]
    beside = [row for (row, *beneath) in rows if not beneath]
    assert len(beside) == 40 - (len("  ^^^ It is wrong here.") + 4)


def test_words_on_one_line_are_underlined_together_as_far_as_they_fit(tmp_path: Path) -> None:
    line = "  a: {quantity: 日本 km,\tnote: aaaaa, restated: 3 miles}"
    (tmp_path / "a.yaml").write_text(f"{line}\n", "utf-8")
    at = [line.index(words) + 1 for words in ("日本 km", "3 miles")]
    places = [Place("a.yaml", 1, at[0], at[0] + 5), Place("a.yaml", 1, at[1], at[1] + 7)]
    sides = [FindingSide(None, "", Written("x", place)) for place in places]
    shown = [*_yaml_line(sides, Lines(tmp_path), Paper(80), 1, "", "^")]
    under = f"{' ' * 16}{'^' * 7}{' ' * 25}{'^' * 7}"
    assert shown == [f"  1 | {line}".replace("\t", " "), f"    | {under}"]
    apart = [*_yaml_line(sides, Lines(tmp_path), Paper(44), 1, "", "^")]
    assert [row.count("^") for row in apart] == [0, 7, 0, 7]


@pytest.mark.parametrize("line", [1, 12])
def test_a_line_of_a_claim_file_is_cut_before_the_last_column(tmp_path: Path, line: int) -> None:
    (tmp_path / "a.yaml").write_text(f"{'x' * 99}\n" * line, "utf-8")
    side = FindingSide(None, "", Written("x" * 5, Place("a.yaml", line, 3, 8)))
    shown, under = _yaml_line([side], Lines(tmp_path), Paper(60), len(str(line)), "wrong", "^")
    assert shown == f"  {line} | {'x' * 99}"[:59]
    assert under == f"  {'':{len(str(line))}} |   ^^^^^ wrong"
    rows = [
        [*_yaml_line([side], Lines(tmp_path), Paper(60), len(str(line)), "w" * long, "^")]
        for long in range(30, 60)
    ]
    beside = [under for _, under, *beneath in rows if not beneath]
    assert len(max(beside, key=len)) == 60


@pytest.mark.parametrize(("width", "indent"), [(59, 15), (58, 0)])
def test_a_label_beneath_begins_where_its_underline_does_if_forty_columns_are_left(
    width: int, indent: int
) -> None:
    _, beneath, *_ = _labelled(f"{'':15}^^^", "wrong " * 9, Paper(width), 4)
    assert beneath.index("wrong") == indent


@pytest.mark.parametrize(("many", "lines"), [(3, 2), (4, 4)])
def test_a_working_stands_on_two_lines_or_each_step_on_its_own(many: int, lines: int) -> None:
    steps = [f"step {at} of many that are told" for at in range(many)]
    assert "\n".join(_working(_finding(*steps), Paper(60))).count("\n") + 1 == lines


def test_the_only_place_of_a_step_is_left_out_where_it_is_shown_above(desk: Desk) -> None:
    finding, claim = desk.finding("conversion-error"), desk.claim("council_meets")
    place = f"{claim.place.path}:{claim.place.line}"
    assert _without_places(f"a [{place}]", replace(finding, claims=(claim,))) == "a"
    assert _without_places("a [b.yaml:7]", finding) == "a [b.yaml:7]"


@pytest.mark.parametrize("lines", [["294 feet"], ["294 feet", ""]])
def test_words_to_correct_are_found_at_the_edges_of_a_file(desk: Desk, lines: list[str]) -> None:
    correction = correction_of(desk.finding("conversion-error"))
    assert correction
    at_edge = Written("294 feet", Place("a.yaml", 1, 1))
    first = next(places_in(lines, replace(correction, written=at_edge)))
    assert (first.line, first.column, first.end_column) == (1, 1, 9)


@pytest.mark.parametrize(("verbosity", "is_told"), [(0, True), (1, False)])
def test_an_option_is_told_that_is_not_given_already(
    desk: Desk, verbosity: int, is_told: bool
) -> None:
    shown = render_terminal(desk.result, Paper(100), root=desk.root, verbosity=verbosity)
    assert ("with -v." in shown) is is_told


def test_days_are_told_above_a_stretch_that_has_just_room_for_them() -> None:
    widths = [width for width in range(20, 400) if _stretch(width).label == "5 to 19 January 2024"]
    assert (20 + 1) * 6.3 - 34 <= widths[0] < (20 + 1) * 6.3 - 33


def _stretch(width: float) -> Stretch:
    return Stretch(date(2024, 1, 5), date(2024, 1, 19), 0, width)


def test_the_last_day_of_all_is_drawn(desk: Desk) -> None:
    (source,) = desk.result.sources
    meeting = desk.claim("meeting")
    last = Written("31 December 9999", meeting.place)
    dated = replace(meeting, written={**meeting.written, "date": last})
    timeline = draw_timeline(replace(source, claims=(meeting, dated)), [], [])
    assert timeline
    assert timeline.rows[1].bars[0].days == "31 December 9999"


def test_what_has_not_changed_has_risen_by_nothing() -> None:
    (percent,) = read_quantity("5 percent").readings
    assert _changed(Fraction(5), Fraction(5), percent) == "+0 points = +0 %"


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ((10, 5), (30, 8), (15, 30)),
        ((30, 8), (10, 5), (30, 15)),
        ((10, 5), (12, 8), (13.5, 13.5)),
        ((10, 20), (12, 6), (15, 15)),
    ],
)
def test_a_line_joins_the_nearest_ends_of_two_bars_or_stands_upright_where_they_overlap(
    one: tuple[float, float], other: tuple[float, float], ends: tuple[float, float]
) -> None:
    bars = [Bar(*bar, "", is_open_left=False, is_open_right=False) for bar in (one, other)]
    assert _nearest_ends(*bars) == ends


def test_a_finding_about_the_words_as_a_whole_shows_these(desk: Desk) -> None:
    claim = desk.claim("range")
    place = claim.written["exact"].place
    keys = [side.key for side in sides_of(replace(_finding(), place=place, claims=(claim,)))]
    assert keys[0] == "exact"
