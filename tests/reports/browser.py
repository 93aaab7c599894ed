"""Headless Chromium on a page, with everything that it says and asks for written down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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

    Pages keep nothing, so that one tab shows all of those with JavaScript, and another those
    without: a tab takes longer to open than a page to look at. It is empty in between, where
    nothing is said or asked any more of the page before.
    """
    page = _tab(browser, javascript)
    seen = Visit(page)
    heard: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: seen.said.append(message.text),
        "pageerror": lambda error: seen.said.append(str(error)),
        "dialog": lambda dialog: seen.said.append(dialog.message),
        "request": lambda request: seen.asked.append(request.url),
    }
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(
        media="screen",
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    for event, hear in heard.items():
        page.on(event, hear)
    page.goto(path.as_uri() + fragment)
    try:
        yield seen
    finally:
        for event, hear in heard.items():
            page.remove_listener(event, hear)
        page.goto("about:blank")


@cache
def _tab(browser: Browser, javascript: bool) -> Page:
    return browser.new_context(java_script_enabled=javascript).new_page()
