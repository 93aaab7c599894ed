"""What the page shows of a finding: its sides, with the lines and the citations of each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from factcheck.errors import visible
from factcheck.model import Citation, Claim, Finding
from factcheck.reports.article import anchor_of, level_of
from factcheck.reports.escaping import one_line
from factcheck.reports.lines import Lines
from factcheck.reports.rules import RulePage, Rules
from factcheck.reports.scale import Scale, draw_scale
from factcheck.reports.sides import Side, accepted, sides_of, suggested


class Quoted(Struct, frozen=True):
    """A line of a claim file: what stands before the words, the words, and after them."""

    place: str
    before: str
    marked: str
    after: str


class Cited(Struct, frozen=True):
    """A citation; ``url`` is empty unless a reader can open it safely."""

    title: str
    url: str
    shown: str
    days: str
    note: str


class Party(Struct, frozen=True):
    """One side of a finding: a claim, its lines, and its citations where it is a reference."""

    claim: Claim | None
    name: str
    anchor: str
    lines: tuple[Quoted, ...]
    citations: tuple[Cited, ...]


class Note(Struct, frozen=True):
    """A finding as the page shows it."""

    number: int
    anchor: str
    finding: Finding
    level: str
    parties: tuple[Party, ...]
    suggestion: str
    allowance: str
    scale: Scale | None
    page: RulePage | None
    subject: str
    source: str


def note_of(number: int, finding: Finding, rules: Rules, lines: Lines) -> Note:
    """A finding with its number on the page."""
    subjects = (claim.about[0] for claim in finding.claims if claim.about)
    source = next((c.document.id for c in finding.claims if not c.is_reference), "")
    return Note(
        number,
        f"f-{number}",
        finding,
        level_of(finding),
        tuple(_parties(finding, lines)),
        suggested(finding),
        accepted(finding.allowance) if finding.allowance else "",
        draw_scale(finding),
        rules.get(finding.rule),
        next(subjects, ""),
        source,
    )


def _parties(finding: Finding, lines: Lines) -> Iterator[Party]:
    grouped: dict[Claim | None, list[Side]] = {}
    for side in sides_of(finding):
        grouped.setdefault(side.claim, []).append(side)
    for claim, sides in grouped.items():
        quotes = tuple(quoted(side, lines) for side in sides)
        citations = tuple(map(cited, claim.citations)) if claim else ()
        name = claim.id if claim else "expected by the desk"
        yield Party(claim, name, anchor_of(claim) if claim else "", quotes, citations)


def quoted(side: Side, lines: Lines) -> Quoted:
    """The line of the claim file that a side stands in, its words marked."""
    place = side.written.place
    line = lines.at(place)
    start = place.column - 1
    end = place.end_column - 1 if place.end_column else len(line)
    if not line:
        return Quoted(str(place), f"{side.key}: " if side.key else "", side.written.text, "")
    before, marked, after = line[:start], line[start:end], line[end:]
    return Quoted(str(place), visible(before.lstrip()), visible(marked), visible(after))


def cited(citation: Citation) -> Cited:
    """A citation, its address where a reader can open it safely."""
    known = (("published", citation.published), ("read", citation.accessed))
    days = ", ".join(f"{name} {day}" for name, day in known if day)
    is_open = urlsplit(citation.url).scheme in ("http", "https")
    url = citation.url if is_open else ""
    title = one_line(citation.title)
    return Cited(title, url, one_line(citation.url), days, one_line(citation.note))
