"""Every link of the pages leads somewhere; those to other servers are addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_FENCED = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")


def links(page: Path) -> Iterator[str]:
    return (found[1] for found in _LINK.finditer(_FENCED.sub("", page.read_text("utf-8"))))


@cache
def anchors(page: Path) -> frozenset[str]:
    """The names of its headings, as GitHub and the site make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    words = (re.sub(r"[^\w\- ]", "", title.replace("`", "").lower()) for title in titles)
    return frozenset(word.strip().replace(" ", "-") for word in words)


def is_broken(link: str, page: Path) -> bool:
    address = urlsplit(link)
    if address.scheme:
        return address.scheme != "https" or "." not in (address.hostname or "")
    target = page.parent / address.path if address.path else page
    if not target.exists():
        return True
    return bool(address.fragment) and address.fragment not in anchors(target)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if is_broken(link, page)] == []


@pytest.mark.parametrize(
    "link", ["gone.md", "guide.md#gone", "#gone", "http://example.org", "https://example"]
)
def test_a_broken_link_is_seen(link: str) -> None:
    assert is_broken(link, ROOT / "docs" / "README.md")
