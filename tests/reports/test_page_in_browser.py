"""The page as a reader meets it: headless Chromium, both colour schemes, desktop and phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from factcheck.claimfiles import read_claim_file
from factcheck.model import Citation, Finding, Result, Severity
from factcheck.reports.footnotes import render_footnotes
from factcheck.reports.html import render_html, render_pages
from factcheck.running.run import run
from tests.reports.browser import chromium, visit
from tests.reports.conftest import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect

HOSTILE_TEXT = """\
<script>document.title = "taken"</script> said 5 km
"><img src=x onerror="document.title='taken'"> and {{ 7 * 7 }} and \u202egnp.exe
"""
HOSTILE_CLAIMS = """\
source:
  title: <script>document.title = "taken"</script>
  file: ../seeds/hostile.txt
claims:
  tag:
    exact: <script>document.title = "taken"</script> said 5 km
    about: ['</option><script>document.title = "taken"</script>', length]
    quantity: 5 km
  image:
    exact: '"><img src=x onerror="document.title=''taken''">'
    note: <svg onload="document.title='taken'">
"""


@dataclass(frozen=True)
class Pages:
    """The pages under test, as files."""

    one: Path
    many: Path
    hostile: Path
    overview: Path
    footnotes: Path


@pytest.fixture(scope="module")
def pages(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp("pages")
    hostile = _hostile(desk)
    other = replace(
        desk.result.sources[0], document=replace(desk.result.sources[0].document, id="other")
    )
    many = replace(
        hostile,
        sources=(*desk.result.sources, *hostile.sources, replace(other, claims=())),
        findings=(*desk.result.findings, *hostile.findings),
        observations=desk.result.observations,
    )
    named = {"one": desk.result, "many": many, "hostile": hostile}
    texts = {f"{name}.html": render_html(result, {}, desk.root) for name, result in named.items()}
    texts |= {**render_pages(desk.copies(30), {}, desk.root), **render_footnotes(desk.result)}
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    alone = {name: folder / f"{name}.html" for name in named}
    return Pages(
        **alone,
        overview=folder / "consistency.html",
        footnotes=folder / "footnotes/lavrov.html",
    )


def _hostile(desk: Desk) -> Result:
    (desk.root / "seeds/hostile.txt").write_text(HOSTILE_TEXT, encoding="utf-8")
    (desk.root / "claims/hostile.yaml").write_text(HOSTILE_CLAIMS, encoding="utf-8")
    source = read_claim_file(desk.root / "claims/hostile.yaml", desk.root).source
    claim = source.claims[0]
    trap = Citation("</a><script>document.title='taken'</script>", "javascript:alert(1)")
    trusted = replace(claim, citations=(trap,), is_reference=True)
    finding = Finding(
        "differs-from-reference",
        Severity.ERROR,
        "</p><script>document.title='taken'</script>\u202etxt",
        claim.place_of("quantity"),
        (claim, trusted),
        ("<b>1</b>",),
        ("<i>2</i>",),
    )
    return Result((source,), (), (finding,), (), ("differs-from-reference",))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as launched:
        yield launched


@pytest.mark.parametrize("name", ["one", "many", "hostile"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_says_nothing_on_the_console_and_asks_for_nothing(
    browser: Browser, pages: Pages, name: str, scheme: str
) -> None:
    path: Path = getattr(pages, name)
    with visit(browser, path, scheme=scheme) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.said == []
        assert seen.asked == [path.as_uri()]


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("one", 1280, "light"),
        ("many", 1280, "light"),
        ("many", 1280, "dark"),
        ("many", 390, "light"),
        ("overview", 1280, "light"),
        ("footnotes", 1280, "light"),
        ("footnotes", 390, "dark"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, pages: Pages, name: str, width: int, scheme: str
) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    with visit(browser, getattr(pages, name), width, scheme) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        seen.page.evaluate(axe)
        found = seen.page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
        )
    assert found == []


def test_a_click_on_the_words_opens_their_finding(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one) as seen:
        note = seen.page.locator("#f-1")
        assert not note.locator(".working").is_visible()
        seen.page.click("a.m >> text=up to 900 kilometers")
        assert note.locator(".working").inner_text().splitlines()[0] == "900 km = 559 mi"
        assert note.locator("code").all_inner_texts() == [
            "quantity: up to 900 kilometers",
            "restated: 500 miles",
        ]
        assert seen.page.evaluate("document.activeElement.id") == "f-1"


def test_a_click_on_a_claim_without_finding_shows_it_beside_the_text(
    browser: Browser, pages: Pages
) -> None:
    with visit(browser, pages.one) as seen:
        seen.page.click("a.m >> text=a White House statement last week")
        peek = seen.page.locator(".peek")
        assert "only the second is last week" in peek.inner_text()
        assert seen.page.evaluate("document.activeElement.className") == "note peek"
        seen.page.keyboard.press("Escape")
        assert peek.count() == 0
        assert "last week" in seen.page.evaluate("document.activeElement.textContent")


def test_without_javascript_the_words_lead_to_their_finding(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one, javascript=False) as seen:
        seen.page.click("a.m >> text=up to 900 kilometers")
        assert seen.page.url.endswith("#f-1")
        assert seen.page.locator("#f-1 .message").is_visible()
        seen.page.click("#f-1 summary")
        assert seen.page.locator("#f-1 .working").is_visible()


def test_without_javascript_no_dead_filters_are_shown(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many, javascript=False) as seen:
        assert not seen.page.locator(".filters").is_visible()
        assert seen.page.locator(".front li").count() == 6


def test_filters_leave_the_findings_that_fit(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many) as seen:
        shown = seen.page.locator(".front li:visible .rule")
        seen.page.select_option("[name=level]", "warning")
        assert shown.count() == 3
        seen.page.select_option("[name=rule]", "spelling-varies")
        assert [text.split(" ")[0] for text in shown.all_inner_texts()] == ["spelling-varies"]
        assert seen.page.locator("output").inner_text() == "1 of 6 findings"
        seen.page.fill("[name=search]", "nowhere to be found")
        assert shown.count() == 0
        assert seen.page.locator(".none").is_visible()


def test_the_article_is_shown_as_written_or_corrected(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one, javascript=False) as seen:
        right = seen.page.locator("ins >> text=550 miles")
        assert not right.is_visible()
        seen.page.check("text=corrected")
        assert right.is_visible()
        seen.page.check("text=as written")
        assert not right.is_visible()


def test_a_finding_of_the_overview_leads_to_its_place_on_its_own_page(
    browser: Browser, pages: Pages
) -> None:
    with visit(browser, pages.overview) as seen:
        seen.page.click(".front a >> nth=0")
        seen.page.wait_for_url("**/html/lavrov.html#f-1")
        assert seen.page.locator("#f-1").is_visible()
        seen.page.click("nav >> text=All sources")
        seen.page.wait_for_url("**/consistency.html")


def test_a_folded_claim_is_unfolded_where_a_link_leads_to_it(
    browser: Browser, pages: Pages
) -> None:
    with visit(browser, pages.one, fragment="#c-lavrov.flight") as seen:
        assert seen.page.locator("#c-lavrov\\.flight").is_visible()


def test_filters_stay_in_sight(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many) as seen:
        seen.page.evaluate("document.querySelector('.front li:last-child').scrollIntoView()")
        top = seen.page.evaluate("document.querySelector('.filters').getBoundingClientRect().top")
        assert top >= 0


def test_sixty_sources_take_a_few_screens(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.overview, width=1440) as seen:
        height = seen.page.evaluate("document.documentElement.scrollHeight")
        assert height < 3 * 900


def test_print_has_its_day_and_no_controls(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many) as seen:
        seen.page.emulate_media(media="print")
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert seen.page.locator(".printed").inner_text().startswith("Printed ")
        assert not seen.page.locator(".filters").is_visible()
        assert not seen.page.locator("nav").is_visible()


def test_columns_of_the_index_sort(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many) as seen:
        claims = seen.page.locator(".index tbody td:last-child")
        assert claims.all_inner_texts() == ["12", "2"]
        seen.page.click("th button >> text=Claims")
        assert claims.all_inner_texts() == ["2", "12"]
        assert seen.page.locator("th[aria-sort=ascending]").inner_text() == "Claims"


def test_the_keyboard_reaches_claims_and_findings(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one) as seen:
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.textContent") == "To the findings"
        seen.page.focus("a.m >> text=up to 900 kilometers")
        seen.page.keyboard.press("Enter")
        assert seen.page.locator("#f-1 .working").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_the_page_is_never_wider_than_the_window(
    browser: Browser, pages: Pages, width: int
) -> None:
    with visit(browser, pages.many, width) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


def test_notes_stand_beside_their_words_and_do_not_overlap(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one) as seen:
        notes = seen.page.locator(".article .note").all()
        boxes = list(filter(None, (note.bounding_box() for note in notes)))
        for note, box in zip(notes, boxes, strict=True):
            number = note.get_attribute("id")
            block = seen.page.locator(f".block:has(#{number})")
            text = block.locator(".text").bounding_box()
            words = block.locator(f".text [href='#{number}']").first.bounding_box()
            assert text
            assert words
            assert box["x"] > text["x"] + text["width"]
            assert text["y"] - 1 <= box["y"]
            assert box["y"] <= words["y"] + words["height"] or is_under_another(box, boxes)
    assert len(boxes) == 5
    assert all(a["y"] + a["height"] <= b["y"] for a, b in pairwise(boxes))


def is_under_another(box: FloatRect, boxes: Sequence[FloatRect]) -> bool:
    """Whether a note stands right under another, which keeps it from the height of its words."""
    return any(0 <= box["y"] - (one["y"] + one["height"]) < 20 for one in boxes)


@pytest.mark.parametrize("javascript", [True, False])
def test_notes_leave_no_holes_in_the_text(
    browser: Browser, tmp_path: Path, javascript: bool
) -> None:
    page = crowded(tmp_path)
    with visit(browser, page, javascript=javascript) as seen:
        found = [one.bounding_box() for one in seen.page.locator(".article .text").all()]
        last = seen.page.locator(".article .note").last.bounding_box()
        following = seen.page.locator("h3, h2").filter(has_text="What is wrong").bounding_box()
    texts = list(filter(None, found))
    gaps = [b["y"] - (a["y"] + a["height"]) for a, b in pairwise(texts)]
    assert last
    assert following
    assert last["y"] + last["height"] <= following["y"]
    if javascript:
        assert max(gaps[1:]) < 40  # between the headline and the text stands the key


def test_the_room_that_notes_take_beside_an_article_is_not_left_empty_in_print(
    browser: Browser, tmp_path: Path
) -> None:
    room = "getComputedStyle(document.querySelector('.article')).paddingBottom"
    with visit(browser, crowded(tmp_path), width=1440) as seen:
        assert float(seen.page.evaluate(room).removesuffix("px")) > 0
        seen.page.emulate_media(media="print")
        assert seen.page.evaluate(room) == "0px"


def test_the_filters_stand_in_one_row_of_a_tablet(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many, width=834) as seen:
        boxes = [one.bounding_box() for one in seen.page.locator(".filters label").all()]
    assert len({round(box["y"] + box["height"]) for box in boxes if box}) == 1


def crowded(folder: Path) -> Path:
    """The page of an article with more notes than lines."""
    lines = "".join(f"It is {n} meters ({n} feet) long.\n\n" for n in (31, 42, 53))
    rows = "".join(
        f"  c{n}: {{exact: {n} meters ({n} feet), quantity: {n} meters, restated: {n} feet}}\n"
        for n in (31, 42, 53)
    )
    (folder / "claims").mkdir()
    (folder / "text.txt").write_text(f"Headline\n\n{lines}The end.\n", "utf-8")
    head = "source: {title: Headline, file: ../text.txt}\nclaims:\n"
    (folder / "claims" / "text.yaml").write_text(head + rows, "utf-8")
    (folder / "page.html").write_text(render_html(run(folder), root=folder), "utf-8")
    return folder / "page.html"


def test_a_long_note_hangs_beside_the_text_that_follows(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one) as seen:
        following = seen.page.locator(".block:has(#f-4) + .block .text")
        text, box = following.bounding_box(), seen.page.locator("#f-4").bounding_box()
    assert text
    assert box
    assert text["y"] < box["y"] + box["height"]
    assert text["x"] + text["width"] < box["x"]


@pytest.mark.parametrize("javascript", [True, False])
def test_an_opened_note_unfolds_below_its_paragraph_and_leaves_no_gap(
    browser: Browser, pages: Pages, javascript: bool
) -> None:
    with visit(browser, pages.one, javascript=javascript) as seen:
        seen.page.click("#f-4 summary")
        seen.page.locator("#f-4 .working").wait_for()
        block = seen.page.locator(".block:has(#f-4)")
        places = (
            block.locator(".text"),
            seen.page.locator("#f-4"),
            block.locator("+ .block .text"),
        )
        text, note, following = (place.bounding_box() for place in places)
    assert text
    assert note
    assert following
    assert note["x"] == pytest.approx(text["x"])
    assert note["width"] > text["width"]
    assert 0 <= note["y"] - (text["y"] + text["height"]) < 60
    assert 0 <= following["y"] - (note["y"] + note["height"]) < 60


def test_a_phone_shows_the_index_without_scrolling_sideways(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.many, 390) as seen:
        frame = seen.page.locator(".scroll").first
        assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth")
        cells = [cell.bounding_box() for cell in seen.page.locator(".index td").all()]
        label = seen.page.locator(".index td:nth-child(4)").first
        assert label.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Warnings "'
    assert all(cell and cell["x"] + cell["width"] <= 390 for cell in cells)


def test_hostile_text_stays_text(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.hostile) as seen:
        page = seen.page
        assert page.title().startswith('<script>document.title = "taken"</script>')
        title = page.locator(".byline").inner_text()
        assert title.startswith('<script>document.title = "taken"</script> · ')
        assert page.locator("main script, main img, main [onload], main [onerror]").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert "[U+202E]gnp.exe" in page.locator(".article").inner_text()
        assert "{{ 7 * 7 }}" in page.locator(".article").inner_text()


def test_in_print_the_working_is_there(browser: Browser, pages: Pages) -> None:
    with visit(browser, pages.one) as seen:
        seen.page.emulate_media(media="print")
        assert seen.page.locator("#f-1 .working").is_visible()
        assert not seen.page.locator(".skip").is_visible()
