"""An article as a page to publish: every confirmed phrase with its footnote and link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.comparison import Verdict
from factcheck.dates import spoken_day
from factcheck.harmless import one_line, visible
from factcheck.model import Citation, Result, Source, Standing
from factcheck.reports.html import page_environment, title_of
from factcheck.reports.summary import standings_by_document
from factcheck.text import Part, cut, divide

_CONFIRMED = (Verdict.AGREES, Verdict.ROUNDING, Verdict.VERIFIED)


_Run: TypeAlias = tuple[str, Sequence[tuple[int, str]]]
"""A run of text, and the footnotes of the phrases that end with it."""


def render_footnotes(result: Result) -> Mapping[str, str]:
    """A page for each article whose text was captured, under its file name."""
    whole = result.in_memory
    standings = dict(standings_by_document(whole))
    return {
        f"footnotes/{source.id}.html": _page(source, standings.get(source.document, ()))
        for source in whole.sources
        if source.document.text
    }


def _page(source: Source, standings: Sequence[Standing]) -> str:
    confirmed = [(one, _footnote(one)) for one in standings if one.claim.span]
    found = [(one, note) for one, note in confirmed if note is not None]
    found.sort(key=lambda pair: pair[0].claim.span.start if pair[0].claim.span else 0)
    notes = list(dict.fromkeys(note for _, note in found))
    numbered = [(one, notes.index(note) + 1) for one, note in found]
    return (
        page_environment()
        .get_template("footnotes.html")
        .render(
            document=source.document,
            title=title_of(source),
            paragraphs=list(_paragraphs(source, numbered)),
            notes=notes,
        )
    )


def _footnote(standing: Standing) -> Citation | str | None:
    """What confirms a claim from outside: a citation, or a person's word; ``None`` for nothing."""
    if standing.doubts or standing.verdict not in _CONFIRMED:
        return None
    if standing.citations:
        return standing.citations[0]
    checked = standing.claim.verification
    if checked is None:
        return None
    against = f", against {checked.cite}" if checked.cite else ""
    return one_line(f"Checked on {spoken_day(checked.on)}{against}.")


def _paragraphs(
    source: Source, numbered: Sequence[tuple[Standing, int]]
) -> Iterator[tuple[Part, list[_Run]]]:
    """Each headline, caption and paragraph of an article in its runs."""
    document = source.document
    for part, start, end in divide(document.text, document.caption):
        yield part, list(_runs(document.text, start, end, numbered))


def _runs(
    text: str, start: int, end: int, numbered: Iterable[tuple[Standing, int]]
) -> Iterator[_Run]:
    """The text of a block, cut where confirmed phrases begin and end."""
    spans = [(s.claim.span, s.claim.uid, number) for s, number in numbered if s.claim.span]
    inside = [one for one in spans if one[0].start >= start and one[0].end <= end]
    for a, b in cut(start, end, [span for span, _, _ in inside]):
        ending = {n: f"{n}-{uid}" for span, uid, n in inside if span.end == b}
        yield visible(text[a:b]), sorted(ending.items())
