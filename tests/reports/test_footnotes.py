"""An article as a page to publish: what confirms its phrases stands in footnotes."""

import re

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model import Citation, Observation, Result
from factcheck.reports.footnotes import render_footnotes
from tests.reports.conftest import Desk


def confirmed(desk: Desk, *names: str) -> Result:
    known = desk.claim("council_meets")
    fits = [
        Observation(("differs-from-reference",), (desk.claim(name), known), Verdict.AGREES, "Fits.")
        for name in names
    ]
    return replace(desk.result, findings=(), observations=tuple(fits))


def page_of(result: Result) -> str:
    (page,) = render_footnotes(result).values()
    return page


def test_there_is_a_page_for_each_article(desk: Desk) -> None:
    assert list(render_footnotes(desk.copies(1))) == [
        "footnotes/lavrov.html",
        "footnotes/lavrov-0.html",
    ]


def test_each_confirmed_phrase_has_its_footnote_with_a_link(desk: Desk) -> None:
    page = page_of(confirmed(desk, "meeting", "landing"))
    phrase = r'hosted Choe on Tuesday<sup id="r-1-lavrov\.meeting"><a href="#n-1"'
    assert re.search(phrase, page)
    assert page.count('href="#n-1"') == 2
    assert page.count('<li id="n-') == 1
    assert re.search(r'<li id="n-1" dir="auto"><cite><a href="https://www\.thenational', page)


def test_footnotes_are_counted_as_the_text_goes(desk: Desk) -> None:
    known = {"lavrov_pictured": "council_meets", "meeting": "flown"}
    fits = [
        Observation(("a",), (desk.claim(name), desk.claim(other)), Verdict.AGREES, "Fits.")
        for name, other in known.items()
    ]
    page = page_of(replace(desk.result, findings=(), observations=tuple(fits)))
    numbered = re.findall(r'<sup id="r-(\d)-lavrov\.(\w+)"', page)
    assert numbered == [("1", "meeting"), ("2", "lavrov_pictured")]


def test_what_no_source_confirms_has_none(desk: Desk) -> None:
    assert "<sup" not in page_of(desk.with_findings())
    assert "doc-endnotes" not in page_of(desk.with_findings())


def test_what_a_finding_doubts_has_none(desk: Desk) -> None:
    result = replace(confirmed(desk, "lavrov"), findings=(desk.finding("spelling-varies"),))
    assert "<sup" not in page_of(result)


def test_the_text_is_the_articles_own(desk: Desk) -> None:
    page = page_of(confirmed(desk, "meeting"))
    body = page[page.index("<article>") : page.index("</article>")]
    body = re.sub(r"<sup.*?</sup>|<p class=\"published\">.*?</p>", "", body, flags=re.DOTALL)
    assert re.sub(r"<[^>]+>", "", body).split() == desk.result.sources[0].document.text.split()


def test_hostile_words_stay_words(desk: Desk) -> None:
    trap = (Citation("</a><script>alert(1)</script>", "javascript:alert(1)"),)
    known = replace(desk.claim("council_meets"), citations=trap)
    fits = Observation(("a",), (desk.claim("meeting"), known), Verdict.AGREES, "Fits.")
    page = page_of(replace(desk.result, findings=(), observations=(fits,)))
    assert "<script" not in page
    assert 'href="javascript' not in page
