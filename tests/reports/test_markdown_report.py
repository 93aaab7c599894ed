from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model import Citation, Observation, Source
from factcheck.reports.markdown import LIMIT, _cell, render_markdown
from tests.reports.conftest import Desk


def test_the_findings_stand_in_a_table(desk: Desk) -> None:
    shown = render_markdown(desk.result, desk.root)
    assert shown.startswith(
        "# Consistency report\n\n"
        "**1 check broken · 1 error · 3 warnings · 1 allowed · cannot tell: 2 claims**<br>\n"
        "1 source · 12 claims · 5 checks\n"
    )
    assert (
        """
| Severity | Rule | Claim | What is wrong | Place |
|---|---|---|---|---|
| **error** | conversion-error | range | 900 km is 559 miles, not 500; 500 miles is 805 km, \
not 900.<br>Would be right: 550 miles or 560 miles | claims/lavrov.yaml:50:15 |
"""
        in shown
    )


def test_what_is_allowed_stands_apart_with_reason_and_last_day(desk: Desk) -> None:
    shown = render_markdown(desk.result, desk.root)
    findings, allowed = shown[shown.index("## Findings") :].split("## Allowed\n")
    assert "claims-disagree" not in findings
    assert allowed.startswith(
        """
| Severity | Rule | Claim | What is wrong | Why it stands | By | Until | Place |
|---|---|---|---|---|---|---|---|
| note | claims-disagree | flight, flown | 460 km here, 460 km there. | the agency’s own figure \
|  | for good | claims/lavrov.yaml:60:15 |
"""
    )


def test_every_claim_stands_in_a_table_with_its_words(desk: Desk) -> None:
    assert (
        "| cannot tell | statement | a White House statement last week | The White House spoke on "
        "4 and on 9 January 2024; only the second is last week. |\n"
    ) in render_markdown(desk.result, desk.root)


def test_what_a_claim_agrees_with_is_cited_with_its_link(desk: Desk) -> None:
    claims = (desk.claim("meeting"), desk.claim("council_meets"))
    fits = Observation(("differs-from-reference",), claims, Verdict.AGREES, "Both fit.")
    shown = render_markdown(replace(desk.result, observations=(fits,)), desk.root)
    assert (
        "| agrees | meeting | hosted Choe on Tuesday | Both fit.<br>[UN condemns ballistic missile "
        "transfers between North Korea and Russia](https://www.thenationalnews.com/world/2024/01/10/"
    ) in shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/b_(c)|d", "[A](https://a.example/b_%28c%29%7Cd)"),
        ("https://a.example/ [x](y)", "[A](https://a.example/%20%5Bx%5D%28y%29)"),
        ("javascript:alert(1)", "A"),
    ],
)
def test_an_address_cannot_break_out_of_its_link(desk: Desk, url: str, shown: str) -> None:
    known = replace(desk.claim("council_meets"), citations=(Citation("A", url),))
    fits = Observation(("a",), (desk.claim("meeting"), known), Verdict.AGREES, "Both fit.")
    report = render_markdown(replace(desk.result, observations=(fits,)), desk.root)
    assert f"Both fit.<br>{shown} |" in report


def test_a_report_too_long_is_cut_and_says_so(desk: Desk) -> None:
    finding = desk.finding("spelling-varies")
    many = tuple(replace(finding, message=f"{n} {'x' * 500}") for n in range(200))
    shown = render_markdown(desk.with_findings(*many), desk.root, limit=60_000)
    assert len(shown.encode()) < 60_000
    assert "**Cut to fit:** " in shown
    rest = " findings, 200 detailed findings, 12 claims. The JSON report holds them all.\n"
    assert shown.endswith(rest)


def test_what_is_cut_of_many_sources_is_told_in_a_line(desk: Desk) -> None:
    one = desk.result.sources[0]
    sources = tuple(
        Source(document, tuple(replace(claim, document=document) for claim in one.claims))
        for document in (replace(one.document, id=f"{n}-{one.id}") for n in range(50))
    )
    shown = render_markdown(replace(desk.result, sources=sources), desk.root, limit=9_000)
    tables = shown.partition("## Claims of")[2]
    left = len(sources) * len(one.claims) - (tables.count("\n| ") - tables.count("| Verdict |"))
    assert shown.endswith(f"**Cut to fit:** {left} claims. The JSON report holds them all.\n")
    assert len(shown.encode()) < 9_000


def test_the_limit_is_that_of_a_job_summary() -> None:
    assert LIMIT == 1024 * 1024


def test_a_report_that_fits_is_not_cut(desk: Desk) -> None:
    assert "Cut to fit" not in render_markdown(desk.result, desk.root)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a|b", r"a\|b"),
        ("<script>", "&lt;script&gt;"),
        ("`code`", r"\`code\`"),
        ("two\nlines", "two lines"),
        ("@someone", "@&#8203;someone"),
        ("$1 and $2", "&#36;1 and &#36;2"),
        ("\u202eback", r"\[U+202E\]back"),
    ],
)
def test_markup_in_a_claim_stays_text(words: str, shown: str) -> None:
    assert _cell(words) == shown


@given(st.text())
def test_a_cell_never_ends_its_row_or_opens_a_tag(words: str) -> None:
    cell = _cell(words)
    assert "\n" not in cell
    assert "<" not in cell
    assert "|" not in cell.replace("\\\\", "").replace("\\|", "")


def test_a_fence_is_longer_than_any_in_the_claim_file(desk: Desk) -> None:
    finding = replace(desk.finding("conversion-error"), working=("````",))
    assert "\n`````text\n" in render_markdown(desk.with_findings(finding), desk.root)


def test_a_finding_is_told_in_full_with_the_lines_of_all_its_sides(desk: Desk) -> None:
    shown = render_markdown(desk.result, desk.root)
    told = shown[shown.index("\n### warning: spelling-varies") :]
    assert (
        told.partition("\n  | for supporting")[0]
        == """
### warning: spelling-varies

Lavrov is spelled Sergey and Sergei.

```text
  seeds/lavrov-thanks-north-korea.txt:14:1
  | Russian foreign minister Sergei Lavrov, second right, gestures as he walks with his North Korean
  | -------------------------------------- lavrov_pictured
  | counterpart Choe Son Hui, right, after landing at Pyongyang International Airport in North Korea
  | on October 18, 2023.

  seeds/lavrov-thanks-north-korea.txt:6:1
  | Sergey Lavrov, Russia’s foreign minister, thanked his North Korean counterpart, Choe Son Hui,
  | ---------------------------------------- lavrov"""
    )
