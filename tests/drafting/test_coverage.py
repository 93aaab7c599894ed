"""What can be checked in a text, what of it is claimed, and what was set against something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import UnreadableError, load, run
from factcheck.cli import main
from factcheck.drafting.coverage import coverage_of, only_new
from factcheck.drafting.lint import with_texts
from factcheck.model.result import Coverage, Spot, percent_claimed
from factcheck.reports.coverage import render_coverage
from factcheck.reports.paper import Paper
from factcheck.text import Span
from factcheck.words import table

TEXT = """\
Ferry Runs Again

The largest ferry crossed the 900 metres (2,950 feet) of the sound on 16 January 2024 with 250
people aboard. Ada Holm waved, and Holm said: “We have waited long enough for this.”

It was the first crossing since 2019, and 77 cars came late.
"""
CLAIMS = """\
source: {title: Ferry, file: ../seeds/ferry.txt, published: 2024-01-17}
claims:
  width: {exact: "900 metres (2,950 feet)", quantity: 900 metres, restated: "2,950 feet"}
  aboard: {exact: 250 people aboard, quantity: 250 people}
  holm: {exact: Ada Holm waved, about: Ada Holm, name: Ada Holm}
  crossing: {exact: the first crossing since 2019}
"""
KNOWN = """\
source: {title: A chart of the sound}
claims:
  sound:
    about: [sound, width]
    quantity: 900 metres
    cite: {title: A chart, url: "https://www.example.org/chart", accessed: 2024-01-18}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for name, text in (
        ("claims/ferry.yaml", CLAIMS),
        ("claims/reference/sound.yaml", KNOWN),
        ("seeds/ferry.txt", TEXT),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def _coverage(desk: Path) -> Coverage:
    (coverage,) = coverage_of(run(desk))
    return coverage


def _spots(coverage: Coverage) -> dict[str, Spot]:
    return {spot.words: spot for spot in coverage.spots}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("She was caught behind for 38 and added 72 to it.", ["38", "72"]),
        ("They met by 1030 GMT on 23 March on channel 4.", []),
        ("It shut in 1994 after a 2-0 win on page 12.", ["2-0"]),
        (
            "A 14-boat fleet won five, the last 16 got two each, and 40/60 is the ratio.",
            ["14-boat", "five", "two", "40/60"],
        ),
        ("Vega 5 is on pages 4 and 7, at 3 p.m., by the Fuel Act 1985.", []),
    ],
)
def test_numbers_of_which_nothing_is_read_are_in_no_claim(
    desk: Path, line: str, found: list[str]
) -> None:
    (desk / "seeds/ferry.txt").write_text(f"{TEXT}\n{line}\n", "utf-8")
    told = [one.words for one in _coverage(desk).missing if one.kind == "figure"]
    assert told == ["77 cars", *found]


def test_each_kind_is_found_with_its_line(desk: Path) -> None:
    found = [(spot.line, spot.kind, spot.words) for spot in _coverage(desk).spots]
    assert found == [
        (3, "superlative", "largest"),
        (3, "figure", "900 metres (2,950 feet)"),
        (3, "date", "on 16 January 2024"),
        (3, "figure", "250 people"),
        (4, "name", "Ada Holm"),
        (4, "name", "Holm"),
        (4, "quotation", "We have waited long enough for this"),
        (6, "superlative", "first"),
        (6, "date", "since 2019"),
        (6, "figure", "77 cars"),
    ]


def test_a_claim_states_what_it_quotes_with_a_value_of_that_kind(desk: Path) -> None:
    spots = _spots(_coverage(desk))
    assert spots["900 metres (2,950 feet)"].is_claimed
    assert spots["250 people"].is_claimed
    assert not spots["on 16 January 2024"].is_claimed
    assert not spots["77 cars"].is_claimed


def test_a_figure_in_the_words_of_a_name_is_not_claimed_by_it(desk: Path) -> None:
    path = desk / "claims" / "ferry.yaml"
    path.write_text(CLAIMS + '  late: {exact: and 77 cars came, name: "cars"}\n', "utf-8")
    assert not _spots(_coverage(desk))["77 cars"].is_claimed


@pytest.mark.parametrize(
    "value",
    ["quantity: 250 people", "share: 250 percent", "statistic: 250 people", "mean: 250, n: 12"],
)
def test_a_figure_is_claimed_under_any_key_that_takes_one(desk: Path, value: str) -> None:
    told = CLAIMS.replace("quantity: 250 people", value)
    (desk / "claims" / "ferry.yaml").write_text(told, "utf-8")
    assert _spots(_coverage(desk))["250 people"].is_claimed


def test_neither_a_title_nor_an_office_alone_can_be_claimed(desk: Path) -> None:
    more = "The mayor read “The Old Sea” to a “pretty” crowd.\n"
    (desk / "seeds" / "ferry.txt").write_text(f"{TEXT}\n{more}", "utf-8")
    assert _coverage(desk).spots[-1].words == "77 cars"


def test_words_that_do_not_stand_in_the_text_cover_nothing(desk: Path) -> None:
    path = desk / "claims" / "ferry.yaml"
    path.write_text(CLAIMS + "  lost: {exact: 12 buses, quantity: 12 buses}\n", "utf-8")
    assert percent_claimed([_coverage(desk)]) == 60


def test_a_superlative_is_claimed_by_whatever_quotes_it(desk: Path) -> None:
    told = CLAIMS.replace("since 2019}", "since 2019, date: since 2019}")
    (desk / "claims" / "ferry.yaml").write_text(told, "utf-8")
    assert _spots(_coverage(desk))["first"].is_claimed


def test_a_text_without_a_claim_file_is_not_covered(desk: Path) -> None:
    (desk / "seeds" / "other.txt").write_text(TEXT, "utf-8")
    assert [one.source for one in coverage_of(run(with_texts(load(desk), "seeds")))] == ["ferry"]


def test_a_day_is_claimed_where_a_figure_holds_as_of_it(desk: Path) -> None:
    crossed = "exact: on 16 January 2024 with 250 people aboard, as_of: 2024-01-16"
    told = CLAIMS.replace("exact: 250 people aboard", crossed)
    (desk / "claims" / "ferry.yaml").write_text(told, "utf-8")
    assert _spots(_coverage(desk))["on 16 January 2024"].is_claimed


def test_a_speaker_is_claimed_by_what_he_said(desk: Path) -> None:
    told = CLAIMS.replace("{exact: Ada Holm waved, about: Ada Holm, name: Ada Holm}",
                          "{exact: waited long enough, by: Ada Holm}")  # fmt: skip
    (desk / "claims" / "ferry.yaml").write_text(told, "utf-8")
    assert _spots(_coverage(desk))["Ada Holm"].is_claimed


def test_a_claim_without_a_value_states_whatever_it_quotes(desk: Path) -> None:
    spots = _spots(_coverage(desk))
    assert spots["first"].is_claimed
    assert spots["since 2019"].is_claimed


def test_a_person_is_claimed_once_for_every_mention(desk: Path) -> None:
    assert _spots(_coverage(desk))["Holm"].is_claimed


def test_compared_is_what_was_set_against_something(desk: Path) -> None:
    spots = _spots(_coverage(desk))
    assert spots["900 metres (2,950 feet)"].is_compared
    assert not spots["250 people"].is_compared


def test_what_a_person_has_verified_counts_as_compared(desk: Path) -> None:
    verified = "quantity: 250 people, verified: {by: A. Editor, on: 2024-01-18}"
    path = desk / "claims" / "ferry.yaml"
    path.write_text(CLAIMS.replace("quantity: 250 people", verified), "utf-8")
    assert _spots(_coverage(desk))["250 people"].is_compared


def test_what_a_file_sets_aside_is_left_out(desk: Path) -> None:
    path = desk / "claims" / "ferry.yaml"
    path.write_text(f"{CLAIMS}unclaimed: {{77 cars came: a count of the desk’s own}}\n", "utf-8")
    assert "77 cars" not in _spots(_coverage(desk))


@pytest.mark.parametrize(
    ("aside", "told"),
    [
        ("{88 came: it is known}", "“88 came” does not stand in the source"),
        ("{250 people: it is known}", "aboard claims “250 people”, which is set aside here"),
        ("{77 cars came: none}", "'none' is no reason"),
        ("{the: it is known}", "“the” stands 3 times in the source"),
    ],
)
def test_words_that_cannot_be_set_aside_are_told(desk: Path, aside: str, told: str) -> None:
    (desk / "claims" / "ferry.yaml").write_text(f"{CLAIMS}unclaimed: {aside}\n", "utf-8")
    with pytest.raises(UnreadableError, match=told):
        load(desk)


def test_the_share_is_of_all_that_can_be_checked(desk: Path) -> None:
    assert percent_claimed([_coverage(desk)]) == 60
    assert percent_claimed([]) == 100


def test_only_what_is_new_is_covered_where_an_older_report_is_given(desk: Path) -> None:
    coverage = _coverage(desk)
    old = [("ferry", spot.kind, spot.words) for spot in coverage.spots if spot.words != "77 cars"]
    (new,) = only_new([coverage], old)
    assert [spot.words for spot in new.spots] == ["77 cars"]


@pytest.mark.parametrize("word", sorted(set(table("superlatives")) - {"most", "least"}))
def test_every_superlative_of_the_table_is_found(desk: Path, word: str) -> None:
    (desk / "seeds" / "ferry.txt").write_text(TEXT.replace("largest", word), "utf-8")
    assert _spots(_coverage(desk))[word].kind == "superlative"


@pytest.mark.parametrize("words", ["most expensive", "least used"])
def test_most_and_least_make_a_superlative_of_the_word_behind(desk: Path, words: str) -> None:
    (desk / "seeds" / "ferry.txt").write_text(TEXT.replace("largest", words), "utf-8")
    assert _spots(_coverage(desk))[words].kind == "superlative"


def test_the_command_prints_the_tables_and_fails_where_too_little_is_claimed(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["check", "--coverage"]) == 0
    told = capsys.readouterr().out
    assert "  figures           3      67%       33%\n" in told
    missing = told.split("  In no claim:\n")[1].split("\n\n")[0].splitlines()
    assert missing[0].endswith("“on 16 January 2024”")
    assert missing[1:] == ["  line 4: “We have waited long enough for this”", "  line 6: “77 cars”"]
    assert "Claimed: 60.0 % of what can be checked." in told
    assert main(["check", "--coverage-fail-under", "61"]) == 1
    assert "Coverage is 60.0 %, less than the 61 % asked for." in capsys.readouterr().out
    assert main(["check", "--coverage-fail-under", "60"]) == 0


def test_what_no_claim_states_is_told_whole_over_several_rows_and_the_rest_is_counted() -> None:
    spots = [
        Spot("figure", Span(n, n + 1), 7, f"{n} percent of riders", False, False)
        for n in range(1, 48)
    ]
    told = render_coverage([Coverage("a", "seeds/a.txt", tuple(spots))], Paper(80)).splitlines()
    assert told[6].startswith("  line 7: “1 percent of riders”, “2 percent of riders”, “3")
    assert told[7].startswith("          ")
    assert max(map(len, told)) <= 80
    assert " ".join(" ".join(told).split()).count(" percent of riders”") == 40
    assert told[-3] == "  and 7 more: the JSON report lists them all"


def test_the_json_has_each_spot_where_it_is_asked_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    report = desk / "reports" / "consistency.json"
    main(["check"])
    assert "coverage" not in json.loads(report.read_text("utf-8"))
    main(["check", "--coverage"])
    (coverage,) = json.loads(report.read_text("utf-8"))["coverage"]
    assert coverage["spots"][-1] == {
        "kind": "figure",
        "span": [TEXT.index("77 cars"), TEXT.index("77 cars") + 7],
        "line": 6,
        "words": "77 cars",
        "claimed": False,
        "compared": False,
    }


def test_an_older_report_leaves_what_has_come_since(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    main(["check", "--coverage"])
    (desk / "old.json").write_text((desk / "reports" / "consistency.json").read_text("utf-8"))
    (desk / "seeds" / "ferry.txt").write_text(f"{TEXT}\nThe fare is 14 euros.\n", "utf-8")
    capsys.readouterr()
    main(["check", "--changed", "old.json"])
    told = capsys.readouterr().out
    assert "  figures           1       0%        0%\n" in told
    assert "  In no claim:\n  line 8: “14 euros”\n" in told
    assert "dates" not in told


def test_an_older_report_without_coverage_is_refused(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    (desk / "old.json").write_text("{}")
    assert main(["check", "--changed", "old.json"]) == 4
    assert "old.json is no JSON report with coverage" in capsys.readouterr().err


def test_pytest_tells_coverage_and_fails_where_too_little_is_claimed(
    pytester: pytest.Pytester, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    (desk / "checks").mkdir()
    check = 'def check_nothing(source):\n    """Nothing."""\n'
    (desk / "checks" / "nothing.py").write_text(check)
    result = pytester.runpytest_subprocess(
        f"--rootdir={desk}", str(desk / "checks"), "--factcheck-coverage-fail-under=61"
    )
    assert result.ret == 1
    result.stdout.fnmatch_lines(["Coverage is 60.0 %, less than the 61 % asked for."])


def test_the_page_says_how_much_is_claimed_and_marks_the_rest(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)
    main(["check", "--report", "html"])
    page = (desk / "reports" / "consistency.html").read_text("utf-8")
    assert "<li>60 % of what can be checked is claimed</li>" in page
    assert '<span class="gap" title="no claim covers this figure">77 cars</span>' in page
