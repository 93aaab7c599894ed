from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.errors import Place
from factcheck.model import Finding, Observation, Result, Severity
from factcheck.reports.findings import Lines
from factcheck.reports.frames import _windowed, frame
from factcheck.reports.paper import Paper
from factcheck.reports.terminal import render_briefly, render_terminal
from factcheck.running.run import run
from tests.reports.conftest import Desk


def blocks(desk: Desk, width: int = 80, verbosity: int = 0) -> list[str]:
    return render_terminal(
        desk.result, Paper(width), root=desk.root, report="reports/x.md", verbosity=verbosity
    ).split("\n\n")


def test_each_finding_is_told_once(desk: Desk) -> None:
    shown = render_terminal(desk.result, Paper(80), root=desk.root)
    for finding in desk.result.open_findings:
        assert shown.count(f"{finding.place}: {finding.severity} {finding.rule}\n") == 1
        assert shown.count(finding.message[:30]) == 1


def test_what_is_allowed_is_told_with_its_reason_and_last_day(desk: Desk) -> None:
    until = replace(desk.claim("flight").allowances[0], by="A. Editor", until=date(2025, 6, 30))
    allowed = replace(desk.finding("claims-disagree"), allowance=until)
    shown = render_terminal(desk.with_findings(desk.finding("spelling-varies"), allowed))
    assert (
        shown.split("\n\n")[1]
        == """\
claims/lavrov.yaml:60:15: allowed note claims-disagree
  460 km here, 460 km there.
  Allowed by A. Editor until 30 June 2025: the agency’s own figure"""
    )


def test_each_claim_has_a_line_with_its_verdict_and_why_where_asked(desk: Desk) -> None:
    assert (
        blocks(desk, verbosity=1)[0]
        == """\
lavrov: 12 claims
verdict       claim            why
------------  ---------------  -------------------------------------------------
conflicts     range            see conversion-error
cannot tell   order            “shortly after” cannot be read: it counts from a
                               claim whose date is not known.
cannot tell   statement        The White House spoke on 4 and on 9 January 2024;
                               only the second is last week.
not compared  headline         Lavrov Thanks North Korea for Supporting Ukraine…
not compared  lavrov           (see spelling-varies) Sergey Lavrov, Russia’s fo…
not compared  lavrov_pictured  (see spelling-varies) Russian foreign minister S…
not compared  meeting          hosted Choe on Tuesday
not compared  active_work      (see quotation-unattributed) active work
not compared  accusation       the United States accuses Russia
not compared  council          (see overtaken-event) intends to bring the issue…
agrees        landing          A Wednesday.
agrees        flight           Both say 460 km."""
    )


def test_what_a_claim_agrees_with_is_cited_once_under_the_table(desk: Desk) -> None:
    known = desk.claim("council_meets")
    fits = [
        Observation(
            ("differs-from-reference",), (desk.claim(name), known), Verdict.AGREES, "Both fit."
        )
        for name in ("meeting", "landing")
    ]
    result = replace(desk.result, findings=(), observations=tuple(fits))
    table = render_terminal(result, root=desk.root, verbosity=1).split("\n\n")[0]
    assert table.count("Both fit. [1]") == 2
    title, url = table.splitlines()[-2:]
    assert title.startswith("[1] UN condemns ballistic missile transfers")
    assert url.startswith("    https://www.thenationalnews.com/world/2024/01/10/")


def test_a_frame_shows_place_words_what_is_wrong_working_and_correction(desk: Desk) -> None:
    assert (
        blocks(desk)[0]
        == """\
claims/lavrov.yaml:50:15: error conversion-error
  seeds/lavrov-thanks-north-korea.txt:27:169
  | Claims about North Korea’s support for Russia are supported by U.S.
  | intelligence reports detailing the use of self-guided ballistic missiles
  | capable of hitting targets up to 900 kilometers (500 miles) away.
  |                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |                            900 km is 559 miles, not 500; 500 miles is 805
  |                            km, not 900.
  = 900 km = 559 mi · written 500 mi · 10.6 % off · 550 or 560 would be a
    rounding
  help: write “550 miles” or “560 miles” for “500 miles”"""
    )


def test_words_of_no_article_are_shown_in_the_claim_file(desk: Desk) -> None:
    claim = replace(desk.claim("range"), document=replace(desk.claim("range").document, text=""))
    finding = replace(desk.finding("conversion-error"), claims=(claim,), working=())
    assert (
        render_terminal(desk.with_findings(finding), root=desk.root).split("\n\n")[0]
        == """\
claims/lavrov.yaml:50:15: error conversion-error
  claims/lavrov.yaml:49:15
  49 |     quantity: up to 900 kilometers
     |               ^^^^^^^^^^^^^^^^^^^^
  50 |     restated: 500 miles
     |               ^^^^^^^^^
     |               900 km is 559 miles, not 500; 500 miles is 805 km, not 900.
  help: write “550 miles” or “560 miles” for “500 miles”"""
    )


def test_what_a_claim_is_set_against_is_underlined_otherwise_with_its_name(desk: Desk) -> None:
    shown = blocks(desk)[1]
    assert "| ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Lavrov is spelled Sergey and Sergei." in shown
    assert "| ---------------------------------------- lavrov\n" in shown


def test_a_sentence_that_several_claims_share_is_shown_once(desk: Desk) -> None:
    claims = desk.claim("landing"), desk.claim("lavrov_pictured")
    finding = replace(desk.finding("conversion-error"), claims=claims, place=claims[0].place)
    shown = render_terminal(desk.with_findings(finding), root=desk.root)
    assert (
        """
  | Russian foreign minister Sergei Lavrov, second right, gestures as he walks
  | --------------------------------------
  | with his North Korean counterpart Choe Son Hui, right, after landing at
  | Pyongyang International Airport in North Korea on October 18, 2023.
  |                                                ^^^^^^^^^^^^^^^^^^^
"""
        in shown
    )
    assert shown.count("Pyongyang International Airport") == 1


def test_of_a_long_sentence_only_the_lines_around_the_words_are_shown(desk: Desk) -> None:
    document = desk.claim("range").document
    words = desk.claim("range").words("exact")
    long = replace(document, text=f"It says, {'again and ' * 60}that {words} is {'so ' * 90}far.")
    finding = replace(
        desk.finding("conversion-error"), claims=(replace(desk.claim("range"), document=long),)
    )
    frame = render_terminal(desk.with_findings(finding), root=desk.root).split("\n\n")[0]
    assert frame.count("  | …\n") == 2
    assert frame.count("\n") < 12


def test_a_long_working_stands_a_step_on_a_line_without_the_places_shown_above(desk: Desk) -> None:
    council = desk.claim("council")
    own, other = f"{council.place.path}:{council.place.line}", "claims/other.yaml:3"
    steps = (
        f"the plan tells of the meeting as still to come [{own}]: the others put it 6 days before",
        "published 16 or 17 January 2024: would have to be on or before 11 January 2024",
        f"the day of publication also follows from the talks [{other}]",
    )
    finding = replace(desk.finding("overtaken-event"), working=steps)
    shown = render_terminal(desk.with_findings(finding), root=desk.root)
    assert (
        """
  = the plan tells of the meeting as still to come: the others put it 6 days
    before
  = published 16 or 17 January 2024: would have to be on or before 11 January
    2024
  = the day of publication also follows from the talks [claims/other.yaml:3]
"""
        in shown
    )


def test_working_that_the_message_has_told_is_not_told_again(desk: Desk) -> None:
    finding = replace(
        desk.finding("overtaken-event"), message="It is 2 km, not 3.", working=("It is 2 km",)
    )
    assert render_terminal(desk.with_findings(finding), root=desk.root).count("It is 2 km") == 1


def test_a_frame_shows_the_reference_and_where_to_read_it(desk: Desk) -> None:
    shown = render_terminal(desk.result, root=desk.root)
    assert (
        """
  claims/reference/events.yaml:8:11
  8 |     date: 10 January 2024
    |           --------------- council_meets, a reference
"""
        in shown
    )
    assert (
        """
  reference: UN condemns ballistic missile transfers between North Korea and
  Russia
    https://www.thenationalnews.com/world/2024/01/10/"""
        in shown
    )


def test_the_last_lines_are_the_answer(desk: Desk) -> None:
    shown = render_terminal(
        desk.result, root=desk.root, report="reports/x.md", page="reports/x.html"
    )
    assert shown.split("\n\n")[-2:] == [
        """\
error    conversion-error         1  range
warning  spelling-varies          1  lavrov
warning  quotation-unattributed   1  active_work
warning  overtaken-event          1  council""",
        """\
1 source · 12 claims · 5 checks
1 check broken · 1 error · 3 warnings · 1 allowed · cannot tell: 2 claims
2 findings have a correction: factcheck suggest prints them.
Cannot tell: order, statement.
7 claims of 12 are not compared: neither the text nor the reference has anything
to set beside them. A person has to verify them. 3 of these name nothing under
“about”, by which they are compared with others.
What each claim came to, and why: with -v.
The page: reports/x.html
The report: reports/x.md
What a rule means: factcheck explain conversion-error""",
    ]


def test_one_correction_is_told_as_one(desk: Desk) -> None:
    shown = render_terminal(desk.with_findings(desk.finding("conversion-error")), root=desk.root)
    assert "1 finding has a correction: factcheck suggest prints it.\n" in shown


def test_a_check_that_broke_down_is_told_once(desk: Desk) -> None:
    assert "\n".join(blocks(desk)).count("ValueError: no such week") == 1


def test_of_very_many_findings_the_later_ones_have_a_line_each(desk: Desk) -> None:
    rules = [f"rule-{number:03}" for number in range(300)]
    many = [replace(desk.finding("spelling-varies"), rule=rule) for rule in rules]
    shown = render_terminal(desk.with_findings(*many), root=desk.root)
    assert all(shown.count(f"warning {rule}") == 1 for rule in rules[20:])
    assert "and 288 findings of 288 more rules" in shown
    assert len(shown.split("\n\n")[-2].splitlines()) < 15


def test_places_are_told_from_where_the_run_is_called(desk: Desk) -> None:
    paper = Paper(folder="desks/a/")
    shown = render_terminal(desk.result, paper, root=desk.root)
    assert "\n  desks/a/seeds/lavrov-thanks-north-korea.txt:14:1\n" in shown
    assert render_briefly(desk.result, paper).startswith("desks/a/claims/lavrov.yaml:50:15: error")


def test_quiet_prints_one_clickable_line_for_each_finding_not_allowed(desk: Desk) -> None:
    assert render_briefly(desk.result, Paper()) == (
        "claims/lavrov.yaml:50:15: error conversion-error: "
        "900 km is 559 miles, not 500; 500 miles is 805 km, not 900.\n"
        "claims/lavrov.yaml:19:11: warning spelling-varies: Lavrov is spelled Sergey and Sergei.\n"
        "claims/lavrov.yaml:27:16: warning quotation-unattributed: "
        "“active work” is quoted, and the text does not say whose words it is.\n"
        "claims/lavrov.yaml:39:12: warning overtaken-event: The Security Council met on the "
        "missiles on 10 January 2024, before the article appeared (16 or 17 January 2024): the "
        "intention was overtaken.\n"
        "weekday-mismatch: the check itself failed on lavrov: ValueError: no such week"
    )


def test_no_line_but_an_address_is_longer_than_the_terminal(desk: Desk) -> None:
    for width in (60, 80, 100):
        lines = render_terminal(desk.result, Paper(width), root=desk.root).splitlines()
        long = [line for line in lines if len(line) > width + 4]
        assert all("https://" in line for line in long), long


def test_a_line_of_a_claim_file_is_cut_behind_what_is_marked_in_it(desk: Desk) -> None:
    (desk.root / "claims/long.yaml").write_text(
        "source: {title: A}\nclaims:\n"
        f"  a: {{quantity: 900 km, restated: 500 miles, note: {'so it is printed ' * 9}}}\n",
        "utf-8",
    )
    lines = render_terminal(run(desk.root), Paper(80), root=desk.root).splitlines()
    shown = next(line for line in lines if "| " in line and "restated: 500 miles" in line)
    assert 70 < len(shown) <= 80


def test_ascii_is_all_that_a_plain_terminal_gets(desk: Desk) -> None:
    shown = render_terminal(desk.result, Paper(ascii_only=True), root=desk.root)
    assert shown.isascii()
    assert '"active work" is quoted' in shown
    assert "900 km = 559 mi - written 500 mi" in shown


def test_colours_are_there_only_when_asked_for(desk: Desk) -> None:
    assert "\033" not in render_terminal(desk.result, root=desk.root)
    assert "\033[1;31merror" in render_terminal(desk.result, Paper(colour=True), root=desk.root)


def test_colours_change_no_words(desk: Desk) -> None:
    import re

    coloured = render_terminal(desk.result, Paper(colour=True), root=desk.root)
    assert re.sub(r"\033\[[0-9;]*m", "", coloured) == render_terminal(desk.result, root=desk.root)


def test_an_escape_sequence_in_a_message_is_named_not_obeyed(desk: Desk) -> None:
    hostile = replace(desk.finding("spelling-varies"), message="a\033[2Jb\u202ec")
    shown = render_terminal(desk.with_findings(hostile), root=desk.root)
    assert "\033" not in shown
    assert "a[U+001B][2Jb[U+202E]c" in shown


def test_a_finding_none_of_whose_lines_can_be_read_is_told_all_the_same() -> None:
    finding = Finding("a-rule", Severity.ERROR, "It is wrong.", Place("gone.yaml", 1, 1))
    shown = frame(finding, Lines(Path("nowhere")), Paper(80))
    assert shown == "gone.yaml:1:1: error a-rule\n  It is wrong."


def test_a_claim_file_that_is_gone_leaves_the_rest(desk: Desk) -> None:
    shown = render_terminal(desk.result, root=desk.root / "nowhere")
    assert "quantity: up to 900" not in shown
    assert "capable of hitting targets up to 900 kilometers (500 miles) away." in shown


def test_nothing_found_is_said_in_two_lines() -> None:
    assert render_terminal(Result((), (), (), ())) == (
        "no sources · no claims · no checks\n"
        "no errors · no warnings · no notes · none allowed · cannot tell: no claims"
    )


def test_of_very_many_claims_only_their_number_is_shown(desk: Desk) -> None:
    told = render_terminal(desk.copies(60), root=desk.root, verbosity=1)
    shown = told.removeprefix("Claims\n\n")
    heads, rows = shown.split("\n---")[0].splitlines(), shown.split("\n\n")[0].splitlines()
    assert heads[0].split() == ["source", "conflicts", "cannot", "not", "agrees", "agrees",
                                "verified"]  # fmt: skip
    assert rows[-1].split() == ["lavrov-59", "1", "11"]
    assert "hosted Choe on Tuesday" not in told
    assert "hosted Choe on Tuesday" in render_terminal(desk.copies(60), verbosity=2)


@pytest.mark.parametrize(
    ("before", "shown"), [(50, ("b" * 50, "m" * 20, "")), (51, (f"…{'b' * 30}", "m" * 20, "a" * 9))]
)
def test_a_line_is_cut_before_its_mark_where_twenty_letters_of_that_have_no_room(
    before: int, shown: tuple[str, str, str]
) -> None:
    assert _windowed("b" * before, "m" * 20, "a" * 9, 70) == shown


@pytest.mark.parametrize(("line", "read"), [(0, ""), (1, "a"), (2, "b c"), (3, "")])
def test_a_line_is_shown_that_a_file_has(tmp_path: Path, line: int, read: str) -> None:
    (tmp_path / "a.yaml").write_text("a\nb\tc", "utf-8")
    assert Lines(tmp_path).at(Place("a.yaml", line, 1)) == read
    assert Lines(tmp_path).at(Place("gone.yaml", line, 1)) == ""
