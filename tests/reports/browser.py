"""Headless Chromium on a page, with everything that it says and asks for written down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-features=Translate,OptimizationHints,MediaRouter,SpareRendererForSitePerProcess",
    "--renderer-process-limit=1",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Visit:
    """A page in a browser, what it wrote to the console, and the addresses it asked for."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; skips the test, saying why, where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    path: Path,
    width: int = 1280,
    scheme: str = "light",
    javascript: bool = True,
    fragment: str = "",
) -> Iterator[Visit]:
    """Open a file as a reader would; any dialog counts as something said.

    Pages keep nothing, so that those with JavaScript are of one context, and those without:
    each context has a process of its own, which takes longer to start than a page to look at.
    """
    seen = Visit(_context(browser, javascript).new_page())
    seen.page.set_viewport_size({"width": width, "height": 900})
    seen.page.emulate_media(
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
    )
    seen.page.on("console", lambda message: seen.said.append(message.text))
    seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
    seen.page.on("dialog", lambda dialog: seen.said.append(dialog.message))
    seen.page.on("request", lambda request: seen.asked.append(request.url))
    seen.page.goto(path.as_uri() + fragment)
    yield seen
    seen.page.close()


@cache
def _context(browser: Browser, javascript: bool) -> BrowserContext:
    context = browser.new_context(java_script_enabled=javascript)
    context.new_page()  # whose process stays for the others
    return context
