"""The site builds, strictly, and asks no other server for anything; its pictures are of today."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.docs.test_keys import ROOT, script

CHANGING = re.compile(r"\d+\.\d+s|=+|\s+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("material", reason="mkdocs-material is not installed: the extra docs")
    folder = tmp_path_factory.mktemp("site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)  # noqa: S603 — this Python
    return folder


def test_the_site_holds_every_page(site: Path) -> None:
    pages = {page.relative_to(site).parent.as_posix() for page in site.rglob("index.html")}
    assert {".", "guide", "keys", "relations", "checks", "checks/conversion-error"} <= pages


def test_the_site_loads_nothing_from_elsewhere(site: Path) -> None:
    loaded = re.compile(
        r"""<(?:script|img|iframe)[^>]*src=["']?https?:|<link[^>]*href=["']?https?:"""
    )
    assert [page for page in site.rglob("*.html") if loaded.search(page.read_text("utf-8"))] == []


def words(svg: str) -> str:
    """What a picture of a terminal says, but for seconds."""
    return CHANGING.sub(
        "", unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", svg, flags=re.DOTALL))
    )


def test_the_picture_of_the_terminal_is_of_what_the_guide_runs(tmp_path: Path) -> None:
    pytest.importorskip("rich", reason="rich is not installed: the extra docs")
    pictures = script("pictures")
    kept = (ROOT / "docs" / "pictures" / "red.svg").read_text("utf-8")
    made = pictures.terminal(pictures.follow(tmp_path))
    assert words(kept) == words(made), "python docs/make/pictures.py makes it again"
