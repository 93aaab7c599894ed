"""The page's text and pictures, without a browser."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from factcheck.check import Example, standard_checks
from factcheck.comparison import Verdict
from factcheck.dates.period import Period, spoken
from factcheck.examples import run_example
from factcheck.model import Observation, Severity, Written
from factcheck.model.result import Spot
from factcheck.reports.article import anchor_of, read_blocks
from factcheck.reports.findings import fingerprint
from factcheck.reports.github import render_github
from factcheck.reports.html import render_html, render_pages
from factcheck.reports.markdown import render_markdown
from factcheck.reports.scale import Scale, draw_scale
from factcheck.reports.summary import Summary, outcome
from factcheck.reports.timeline import Join, Stretch, draw_timeline
from factcheck.text import Span, divide
from tests.reports.conftest import Desk


def test_the_article_is_there_whole(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    article = page[page.index('<div class="article">') : page.index('id="s-1-time"')]
    aside = r"<aside.*?</aside>|<sup>.*?</sup>|<ul.*?</ul>|<ins>.*?</ins>"
    article = re.sub(aside, "", article, flags=re.DOTALL)
    shown = re.sub(r"<[^>]+>", "", article).split()
    document = desk.result.sources[0].document
    assert " ".join(shown).startswith(" ".join(document.text.split()))


def test_the_page_is_headed_by_what_was_found_and_the_headline_stands_once(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    assert "<h1>1 check broken, 1 error and 3 warnings</h1>" in page
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page, flags=re.DOTALL)
    assert [re.sub("<[^>]+>", "", heading).strip() for heading in headings] == [
        "Russia’s Lavrov Thanks North Korea for Supporting Ukraine War",
        "What is wrong",
    ]


def test_what_is_allowed_is_listed_apart_last_with_reason_and_last_day(desk: Desk) -> None:
    until = replace(desk.claim("flight").allowances[0], until=date(2025, 6, 30))
    accepted = replace(desk.finding("conversion-error"), allowance=until)
    page = render_html(desk.with_findings(accepted, desk.finding("spelling-varies")), {}, desk.root)
    wrong, allowed = page[page.index('id="h-findings"') :].split('<h3 id="h-allowed">Allowed</h3>')
    assert re.findall(r'<span class="rule">([\w-]+)', wrong) == ["spelling-varies"]
    assert 'value="2"' in allowed
    assert "Allowed until 30 June 2025: the agency’s own figure" in allowed


def test_a_claim_in_a_conflict_that_is_allowed_is_counted_and_listed_as_that(desk: Desk) -> None:
    allowance = desk.claim("flight").allowances[0]
    accepted = replace(desk.finding("conversion-error"), allowance=allowance)
    page = render_html(desk.with_findings(accepted), {}, desk.root)
    assert '<li class="v-allowed"><b>1</b> in conflict, allowed</li>' in page
    assert '<h4 id="s-1-allowed" class="group">' in page
    assert '<span class="swatch v-allowed">conflicts, allowed</span>' in page
    assert "v-conflicts" not in page.split("</style>")[1]
    told = render_markdown(desk.with_findings(accepted), desk.root)
    assert "| conflicts, allowed | range |" in told


def test_only_allowed_findings_leave_nothing_wrong(desk: Desk) -> None:
    result = replace(desk.with_findings(desk.finding("claims-disagree")), breakdowns=())
    page = render_html(result, {}, desk.root)
    assert "<p>Nothing was found to be wrong but what somebody has allowed.</p>" in page
    assert "<h1>1 finding allowed, nothing else found to be wrong</h1>" in page


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "allowed", "broken", "words"),
    [
        (12, 4, 0, 0, 0, "12 errors and 4 warnings"),
        (1, 2, 1, 3, 0, "1 error, 2 warnings and 1 note"),
        (0, 1, 2, 0, 0, "No errors, 1 warning, 2 notes"),
        (0, 0, 1, 3, 0, "No errors, 1 note, 3 allowed"),
        (2, 0, 0, 0, 0, "2 errors"),
        (0, 0, 0, 0, 0, "Nothing found to be wrong"),
        (0, 0, 0, 1, 0, "1 finding allowed, nothing else found to be wrong"),
        (0, 0, 0, 5, 0, "5 findings allowed, nothing else found to be wrong"),
        (0, 0, 0, 0, 1, "1 check broken"),
        (0, 0, 0, 5, 1, "1 check broken"),
        (0, 2, 0, 0, 1, "1 check broken and 2 warnings"),
    ],
)
def test_the_outcome_is_said_as_a_headline(
    errors: int, warnings: int, notes: int, allowed: int, broken: int, words: str
) -> None:
    summary, told = Summary(1, 9, 5, errors, warnings, notes, allowed, 0, 0), ["1 check broken"]
    assert outcome(summary, told * broken) == words


def test_the_address_of_a_claim_holds_no_character_that_an_address_may_not(desk: Desk) -> None:
    first = desk.result.sources[0].claims[0]
    claim = replace(first, id="größe 1", document=replace(first.document, id="brücke"))
    assert anchor_of(claim) == "c-br~fc~cke.gr~f6~~df~e~20~1"


def test_the_policy_admits_no_source_but_the_page_itself(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; "
        r"base-uri 'none'; form-action 'none'",
        policy,
    )


def test_the_page_names_no_folder_of_the_machine(desk: Desk) -> None:
    assert str(desk.root) not in render_html(desk.result, {}, desk.root)


def test_the_scale_shows_both_figures_in_one_unit_and_apart(desk: Desk) -> None:
    scale = draw_scale(desk.finding("conversion-error"))
    assert scale
    first, second = scale.figures
    assert (first.written, first.converted) == ("up to 900 kilometers", "")
    assert (second.written, second.converted) == ("500 miles", "805 km")
    assert second.right < first.left
    assert [label for _, label in scale.ticks] == ["750", "800", "850", "900"]


def scale_of(claims: str, rule: str) -> Scale:
    result = run_example(Example(f"claims:\n{claims}", fails=True), standard_checks())
    (found,) = [one for one in result.findings if one.rule == rule]
    scale = draw_scale(found)
    assert scale
    return scale


def test_the_scale_of_a_total_puts_its_parts_behind_each_other() -> None:
    claims = """\
  singles: {quantity: 40 tickets}
  families: {quantity: 20 tickets}
  all: {quantity: 90 tickets, total_of: [singles, families]}
"""
    scale = scale_of(claims, "parts-miss-total")
    (left, middle, _), (behind, right, _) = scale.segments
    assert middle == behind
    assert (middle - left) == pytest.approx(2 * (right - middle), abs=0.02)
    summed, total = scale.figures
    assert summed.converted == "60 tickets"
    assert summed.x == right < total.x
    assert scale.words == "40 tickets + 20 tickets is 60 tickets; written 90 tickets"


@pytest.mark.parametrize(
    ("after", "told"), [("60 percent", "+20 points = +50 %"), ("39 percent", "−1 point = −2.5 %")]
)
def test_the_scale_of_percentages_tells_points_beside_percent(after: str, told: str) -> None:
    claims = f"""\
  before: {{share: 40 percent}}
  after: {{share: {after}}}
  change: {{quantity: a change of 80 percent, change_from: {{before: before, after: after}}}}
"""
    scale = scale_of(claims, "change-miscomputed")
    assert scale.arrow
    start, end, _, label = scale.arrow
    assert label == told
    assert (start < end) is told.startswith("+")


def test_a_finding_without_figures_has_no_scale(desk: Desk) -> None:
    assert draw_scale(desk.finding("spelling-varies")) is None


def test_the_timeline_joins_what_clashes(desk: Desk) -> None:
    finding = desk.finding("overtaken-event")
    timeline = draw_timeline(desk.result.sources[0], [desk.claim("council_meets")], [(4, finding)])
    assert timeline
    assert [(row.label, [bar.days for bar in row.bars]) for row in timeline.rows] == [
        ("on October 18, 2023", ["18 October 2023"]),
        ("last week", ["7 to 16 January 2024"]),
        ("Security Council meets on the mis…", ["10 January 2024"]),
        ("intends to bring the issue before…", ["on or after 16 January 2024"]),
        ("on Tuesday", ["16 January 2024"]),
    ]
    (join,) = timeline.joins
    assert join.number == 4
    assert join.x1 < join.x2


def test_the_timeline_leaves_quiet_times_out(desk: Desk) -> None:
    timeline = draw_timeline(desk.result.sources[0], [], [])
    assert timeline
    assert [stretch.label for stretch in timeline.stretches] == [
        "16 to 20 October 2023",
        "5 to 19 January 2024",
    ]


def test_a_long_time_is_drawn_by_its_ends(desk: Desk) -> None:
    (source,) = desk.result.sources
    meets = desk.claim("council_meets")
    words = Written("April 2016 to January 2024", meets.place)
    timeline = draw_timeline(source, [replace(meets, written={"date": words})], [])
    assert timeline
    assert [stretch.first.year for stretch in timeline.stretches] == [2016, 2023, 2024]


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("1 January to 6 April 2024", ["30 December 2023 to 8 April 2024"]),
        ("1 January to 7 April 2024", ["30 December 2023 to 19 January 2024", "5 to 9 April 2024"]),
        ("2 February 2024", ["14 January to 4 February 2024"]),
        ("3 February 2024", ["14 to 19 January 2024", "1 to 5 February 2024"]),
    ],
)
def test_a_hundred_days_are_long_and_twelve_without_a_date_quiet(
    desk: Desk, words: str, drawn: list[str]
) -> None:
    (source,) = desk.result.sources
    meeting = desk.claim("meeting")
    dated = replace(meeting, written={**meeting.written, "date": Written(words, meeting.place)})
    timeline = draw_timeline(replace(source, claims=(meeting, dated)), [], [])
    assert timeline
    days = [Period(one.first, one.last) for one in timeline.stretches]
    assert [spoken(one) for one in days] == drawn


def test_readings_that_follow_one_another_are_one_bar(desk: Desk) -> None:
    (source,) = desk.result.sources
    meeting = desk.claim("meeting")
    since = replace(
        meeting, written={**meeting.written, "date": Written("since 1958", meeting.place)}
    )
    claims = (since, *(claim for claim in source.claims if claim.id != "meeting"))
    timeline = draw_timeline(replace(source, claims=claims), [], [])
    assert timeline
    first = timeline.rows[0]
    assert first.label == "since 1958"
    assert [bar.days for bar in first.bars] == ["1 January 1958 to 17 January 2024"]


def test_days_are_told_as_fits_above_them() -> None:
    days = date(1936, 10, 19), date(1936, 10, 23)
    labels = [Stretch(*days, 0, width).label for width in (150, 50, 10, -10)]
    assert labels == ["19 to 23 October 1936", "Oct 1936", "1936", ""]
    assert Stretch(days[0], date(1938, 1, 1), 0, 50).label == "1936–1938"
    assert Stretch(days[0], date(1938, 1, 1), 0, 10).label == "1936"


def test_the_number_of_a_line_stands_beside_its_lower_end() -> None:
    assert Join(0, 0, 0, 60, 1).mark == (0, 38)
    assert Join(0, 0, 0, 30, 1).mark == (0, 15)


def test_the_members_of_a_conflict_are_all_named(desk: Desk) -> None:
    members = tuple(desk.claim(name) for name in ("meeting", "council", "council_meets"))
    finding = replace(desk.finding("overtaken-event"), claims=members)
    page = render_html(desk.with_findings(finding), {}, desk.root)
    note = page[page.index('id="f-1"') : page.index("</aside>")]
    assert "All 3 sides and the working" in note
    assert "These cannot all be true." in note
    assert re.findall(r'<p class="who">(?:<a [^>]*>)?(\w+)', note) == [
        "meeting",
        "council",
        "council_meets",
    ]


def test_what_only_a_person_can_say_is_shown_with_the_claim(desk: Desk) -> None:
    (source,) = desk.result.sources
    claim = source.claims[0]
    note = Written("A person has to ask him.", claim.place)
    noted = replace(claim, written={**claim.written, "note": note})
    result = replace(desk.result, sources=(replace(source, claims=(noted,)),), findings=())
    assert '<p class="reason remark" dir="auto">A person has to ask him.</p>' in render_html(
        result, {}, desk.root
    )


def test_of_more_than_twenty_sources_each_has_a_page_of_its_own(desk: Desk) -> None:
    assert list(render_pages(desk.copies(19), {}, desk.root)) == ["consistency.html"]
    pages = render_pages(desk.copies(20), {}, desk.root)
    assert len(pages) == 1 + 21
    overview, own = pages["consistency.html"], pages["html/lavrov.html"]
    assert '<section class="source"' not in overview
    assert '<a href="html/lavrov.html">' in overview
    assert '<a href="html/lavrov.html#f-1">' in overview
    assert 'id="f-1"' in own
    assert '<li><a href="../consistency.html">All sources</a></li>' in own
    assert "<h1>1 error and 3 warnings</h1>" in own
    assert "<h1>Nothing found to be wrong</h1>" in pages["html/lavrov-3.html"]


def test_the_findings_of_each_source_are_numbered_alone_on_its_own_page(desk: Desk) -> None:
    many = desk.copies(20)
    there = next(claim for claim in many.sources[-1].claims if claim.id == "range")
    more = replace(desk.finding("conversion-error"), claims=(there,))
    result = replace(many, findings=(*desk.result.findings, more))
    pages = render_pages(result, {}, desk.root)
    assert 'id="f-1"' in pages["html/lavrov-19.html"]
    assert 'href="html/lavrov-19.html#f-1"' in pages["consistency.html"]


def test_sources_are_listed_the_worst_first(desk: Desk) -> None:
    three = desk.copies(2)
    claims = [{claim.id: claim for claim in source.claims} for source in three.sources]
    told = (
        (Severity.NOTE, claims[0]["lavrov"]),
        (Severity.NOTE, claims[0]["range"]),
        (Severity.WARNING, claims[1]["range"]),
        (Severity.ERROR, claims[2]["range"]),
    )
    clash = desk.finding("conversion-error")
    found = (replace(clash, severity=severity, claims=(claim,)) for severity, claim in told)
    page = render_html(replace(three, findings=tuple(found)), {}, desk.root)
    rows = re.findall(r'<tr role="row" data-source="([^"]+)"', page)
    assert rows == [source.id for source in reversed(three.sources)]


def test_what_a_correction_puts_in_stands_behind_what_it_takes_out(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    article = re.sub(r"</?a\b[^>]*>", "", page[page.index('<div class="article">') :])
    assert "<del>500 miles</del><ins>550 miles</ins>" in article
    assert "> corrected</label>" in page
    sound = render_html(desk.with_findings(), {}, desk.root)
    assert "corrected</label>" not in sound


def test_what_a_claim_agrees_with_is_cited_and_folded(desk: Desk) -> None:
    claims = (desk.claim("meeting"), desk.claim("council_meets"))
    fits = Observation(("differs-from-reference",), claims, Verdict.AGREES, "Both fit.")
    page = render_html(replace(desk.result, observations=(fits,)), {}, desk.root)
    folded = page[page.index('<details class="group"') :]
    assert folded.startswith('<details class="group" id="s-1-agrees"><summary>')
    assert re.search(
        r'Both fit\. <span class="because">\s*<cite dir="auto"><a href="https://www', folded
    )


def test_the_timeline_joins_no_dates_for_a_wrong_age(desk: Desk) -> None:
    dated = (desk.claim("landing"), desk.claim("council_meets"))
    age = replace(desk.finding("overtaken-event"), claims=(desk.claim("range"), *dated))
    page = render_html(desk.with_findings(age), {}, desk.root)
    assert '<line class="join"' not in page


def test_what_the_timeline_has_no_room_for_is_told_in_full(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    words = "intends to bring the issue before the U.N. Security Council"
    assert re.search(rf">intends to bring the issue before…<title>{words}</title></text>", page)
    assert f"{words}: " in re.findall(r'aria-label="Timeline\. ([^"]*)"', page)[0]


def test_what_is_left_out_of_claims_and_timeline_is_said(desk: Desk) -> None:
    page = render_html(desk.result, {}, desk.root)
    assert '<span class="gap">in no claim</span> ' in page
    assert "Stretches without any date are cut out.</p>" in page


MISSPELLED = """
text: |
  Talks

  The envoys left Harlow Bay. They like Harlow Bay, and so did Hrlow Bay.
claims:
  envoys: {exact: The envoys left}
others:
  town: {about: Harlow Bay, quantity: 900 people}
"""


def test_what_no_claim_has_stands_beside_its_words_in_the_article_of_its_source() -> None:
    checks = [check for check in standard_checks() if check.rule == "text-misspells-name"]
    page = render_html(run_example(Example(MISSPELLED, fails=True), checks))
    assert "Findings without a place in the text" not in page
    assert re.search(r'<p class="who">in the text</p>', page)
    assert re.search(r'<a href="#f-1"><span class="level">warning', page)


def test_one_slip_in_two_articles_is_two_findings_named_by_their_rule() -> None:
    checks = [check for check in standard_checks() if check.rule == "text-misspells-name"]
    both = MISSPELLED + "other_text: |\n  The Harlow Bay is hot. Hrlow Bay and Harlow Bay wait.\n"
    result = run_example(Example(both, fails=True), checks)
    assert len({fingerprint(finding) for finding in result.findings}) == 2
    assert render_github(result).count(",title=text-misspells-name::") == 2


def test_what_no_claim_states_is_marked_where_a_paragraph_begins_with_it(desk: Desk) -> None:
    (source,) = desk.result.sources
    starts = [start for _, start, _ in divide(source.document.text, source.document.caption)]
    gaps = [
        Spot("figure", Span(start, start + 3), 1, "", is_claimed=False, is_compared=False)
        for start in starts
    ]
    blocks = read_blocks(source, [], {}, gaps)
    assert [block.pieces[0].gap for block in blocks] == ["figure"] * len(starts)
