"""The report as a page to read: one file that asks the network for nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.comparison import Verdict
from factcheck.errors import visible
from factcheck.model import Result, Source
from factcheck.reports.article import verdict_class
from factcheck.reports.escaping import one_line
from factcheck.reports.lines import Lines
from factcheck.reports.pages import severities, source_pages
from factcheck.reports.rules import Rules
from factcheck.reports.summary import (
    AGREEING,
    VERDICT_ORDER,
    broken_checks,
    counted,
    outcome,
    summarise,
    unchecked,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


def render_html(result: Result, rules: Rules | None = None, root: Path | None = None) -> str:
    """The article with its claims underlined and findings in the margin, and what they rest on.

    Lines of claim files are read under ``root`` (the working directory without one). Style and
    script stand in the page, and a content security policy admits these two and nothing else.
    """
    pages = source_pages(result, rules or {}, Lines(root or Path()))
    notes = [note for page in pages for note in page.notes.values()]
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            pages=pages,
            notes=sorted(notes, key=lambda note: note.number),
            shown={page.source.id for page in pages if page.is_shown},
            titles={page.source.id: _title_of(page.source) for page in pages},
            outcome=outcome(summarise(result), broken_checks(result)),
            summary=summarise(result),
            verdicts=list(_verdicts(result)),
            unchecked=unchecked(result),
            severities=severities(),
            style=style,
            script=script,
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )


def _verdicts(result: Result) -> Iterator[tuple[int, str, str]]:
    """How many claims have each verdict that any has, said of several, with its style."""
    of_several = {Verdict.CONFLICTS: "in conflict", **AGREEING}
    for verdict in VERDICT_ORDER:
        if result.tally[verdict]:
            words = of_several.get(verdict, str(verdict))
            yield result.tally[verdict], words, verdict_class(verdict)


def _title_of(source: Source) -> str:
    return one_line(source.document.title or source.id)


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """A source's hash as a content security policy wants it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(visible=visible, one_line=one_line, counted=counted)
    return environment
