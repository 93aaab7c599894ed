from pathlib import Path

from factcheck import standard_checks
from factcheck.pages import render_pages

PUBLISHED = Path(__file__).parents[2] / "docs" / "checks"
WRITE = "python -m factcheck.pages"


def test_the_published_pages_are_those_of_the_checks() -> None:
    pages = render_pages(standard_checks())
    published = {path.name: path.read_text("utf-8") for path in PUBLISHED.glob("*.md")}
    stale = [name for name in pages | published if pages.get(name) != published.get(name)]
    assert sorted(stale) == [], f"write them again: {WRITE}"
