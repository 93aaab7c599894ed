"""The report as a page to read: one file that asks the network for nothing.

What the page shows of a source, a claim and a finding are plain values for its templates.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.check import Check
from factcheck.comparison import Verdict
from factcheck.drafting.coverage import covered
from factcheck.harmless import one_line, visible
from factcheck.model import (
    Claim,
    Document,
    Finding,
    Observation,
    Result,
    Severity,
    Source,
    Standing,
    Written,
)
from factcheck.model.result import percent_claimed
from factcheck.reports.article import (
    Block,
    anchor_of,
    homeless,
    level_of,
    read_blocks,
)
from factcheck.reports.findings import (
    FindingSide,
    Lines,
    accepted,
    days_of,
    is_open,
    sides_of,
    suggested,
)
from factcheck.reports.scale import Scale, draw_scale
from factcheck.reports.summary import (
    AGREEING,
    VERDICT_ORDER,
    Summary,
    broken_of,
    counted,
    outcome,
    standings_by_document,
    summarise,
    unchecked,
)
from factcheck.reports.timeline import Timeline, draw_timeline

if TYPE_CHECKING:
    from jinja2 import Environment


_TEMPLATES = Path(__file__).parent / "templates"


PAGE = "consistency.html"
MOST_ON_A_PAGE = 20  # sources; of more, each has a page of its own


def render_html(
    result: Result, rules: Mapping[str, Check] | None = None, root: Path | None = None
) -> str:
    """The article with its claims underlined and findings in the margin, and what they rest on.

    Lines of claim files are read under ``root`` (the working directory without one). Style and
    script stand in the page, and a content security policy admits these two and nothing else.
    """
    whole = result.in_memory
    return _page(source_pages(whole, rules or {}, Lines(root or Path())), whole)


def render_pages(
    result: Result, rules: Mapping[str, Check] | None = None, root: Path | None = None
) -> Mapping[str, str]:
    """The page, or of many sources their overview and a page for each, under their file names."""
    if len(result.sources) <= MOST_ON_A_PAGE:
        return {PAGE: render_html(result, rules, root)}
    result = result.in_memory
    pages = source_pages(result, rules or {}, Lines(root or Path()), are_apart=True)
    files = {page.source.id: f"html/{page.source.id}.html" for page in pages}
    alone = {files[page.source.id]: _page((page,), result, overview=f"../{PAGE}") for page in pages}
    return {PAGE: _page(pages, result, files), **alone}


def _page(
    pages: Sequence[SourcePage],
    result: Result,
    files: Mapping[str, str] | None = None,
    overview: str = "",
) -> str:
    """A page of sources, the worst first; of all of a result, unless there is an ``overview``.

    ``files`` are where the sources' own pages lie: it is then the overview itself.
    """
    notes = [note for page in pages for note in page.notes.values()]
    order = {finding: at for at, finding in enumerate(result.findings)}
    style, script = _asset("page.css"), _asset("page.js")
    summary = _summary_of(pages[0]) if overview else summarise(result)
    tallies = pages[0].tallies if overview else _tallies(result.standings)
    return (
        page_environment()
        .get_template("page.html")
        .render(
            pages=sorted(pages, key=lambda page: page.weight, reverse=True),
            notes=sorted(notes, key=lambda n: (n.finding.is_allowed, order[n.finding])),
            titles={page.source.id: title_of(page.source) for page in pages},
            files=files or {},
            overview=overview,
            outcome=outcome(summary, () if overview else broken_of(result)),
            summary=summary,
            verdicts=list(_verdicts(tallies)),
            unchecked=() if overview else unchecked(result),
            broken=bool(result.breakdowns),
            severities=severities(),
            style=style,
            script=script,
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )


def _summary_of(page: SourcePage) -> Summary:
    """The figures of one source."""
    return Summary(
        sources=1,
        claims=len(page.source.claims),
        checks=0,
        errors=page.count("error"),
        warnings=page.count("warning"),
        notes=page.count("note"),
        allowed=page.count("allowed"),
        cannot_tell=page.tallies.get(Verdict.CANNOT_TELL, 0),
        not_compared=page.tallies.get(Verdict.NOT_COMPARED, 0),
    )


def _tallies(standings: Iterable[Standing]) -> Mapping[str, int]:
    """How many claims have each verdict, as it is told."""
    return Counter(standing.told for standing in standings)


def _verdicts(tallies: Mapping[str, int]) -> Iterator[tuple[int, str, str]]:
    """How many claims have each verdict that any has, said of several, with its style."""
    of_several = {Verdict.CONFLICTS: "in conflict", **AGREEING}
    for verdict in VERDICT_ORDER:
        told = of_several.get(verdict, str(verdict))
        for style, ending in ((_style_of(verdict), ""), ("allowed", ", allowed")):
            count = tallies.get(f"{verdict}{ending}")
            if count:
                yield count, f"{told}{ending}", style


def title_of(source: Source) -> str:
    """The title of a source, or its id where it has none."""
    return one_line(source.document.title or source.id)


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """A source's hash as a content security policy wants it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _nothing_hidden(value: object) -> object:
    """What a template writes of a value: text with whatever hides in it named."""
    return visible(value) if type(value) is str else value


@cache
def page_environment() -> Environment:
    """The templates, with everything that they write escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # 26 ms, for a page

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_nothing_hidden,
    )
    environment.filters.update(
        visible=visible,
        one_line=one_line,
        counted=counted,
        css=_style,
        anchor=anchor_of,
        days=days_of,
        suggested=suggested,
        accepted=accepted,
    )
    environment.tests.update(open=is_open)
    return environment


class ClaimEntry(Struct, frozen=True):
    """A claim as the page lists it, with the numbers of its findings."""

    standing: Standing
    values: tuple[tuple[str, str], ...]
    line: QuotedLine
    numbers: tuple[int, ...]


class SourcePage(Struct, frozen=True):
    """A source as the page shows it.

    ``tallies`` counts its claims by their verdict as it is told; ``covered`` is how much of what
    can be checked in its text is claimed, ``gaps`` by kind what is not.
    """

    source: Source
    anchor: str
    blocks: tuple[Block, ...]
    notes: Mapping[Finding, Note]
    unplaced: tuple[Note, ...]
    timeline: Timeline | None
    groups: tuple[tuple[ClaimEntry, ...], ...]
    gaps: tuple[tuple[str, int], ...]
    covered: str
    tallies: Mapping[str, int]

    @property
    def is_retitled(self) -> bool:
        """Whether the claim file's title is not the article's headline."""
        headline = "".join(piece.text for piece in self.blocks[0].pieces) if self.blocks else ""
        return one_line(self.source.document.title).casefold() != one_line(headline).casefold()

    @property
    def has_corrections(self) -> bool:
        """Whether the article can be shown as it would read corrected."""
        return any(piece.is_wrong for block in self.blocks for piece in block.pieces)

    @property
    def weight(self) -> tuple[int, ...]:
        """What sources are ordered by, the worst last: errors, warnings, what cannot be told."""
        counts = self.count("error"), self.count("warning"), self.count("note")
        return (*counts, self.tallies.get(Verdict.CANNOT_TELL, 0))

    def count(self, severity: str) -> int:
        """How many findings of a severity nobody has accepted."""
        return sum(note.level == severity for note in self.notes.values())


def source_pages(
    result: Result, rules: Mapping[str, Check], lines: Lines, are_apart: bool = False
) -> tuple[SourcePage, ...]:
    """Every source of a result, in order; findings are numbered through all of them.

    Where the sources have pages of their own (``are_apart``), the findings of each are numbered for
    themselves.
    """
    owned = _findings_by_document(result)
    standings = dict(standings_by_document(result))
    used = _used_references(result)
    return tuple(
        _source_page(
            f"s-{number}",
            source,
            {
                f: note_of(rank if are_apart else n, f, source, rules, lines)
                for rank, (f, n) in enumerate(owned[source.document].items(), 1)
            },
            standings.get(source.document, ()),
            [r for c in source.claims for r in used.get(c, ())],
            lines,
        )
        for number, source in enumerate(result.sources, 1)
    )


def _source_page(
    anchor: str,
    source: Source,
    notes: Mapping[Finding, Note],
    standings: Sequence[Standing],
    references: Sequence[Claim],
    lines: Lines,
) -> SourcePage:
    numbers = {finding: note.number for finding, note in notes.items()}
    coverage = covered(source, standings)
    blocks = read_blocks(source, standings, numbers, coverage.missing)
    clashing = [(note.number, f) for f, note in notes.items() if not f.is_allowed]
    trusted = sorted(set(references), key=lambda claim: claim.uid)
    return SourcePage(
        source,
        anchor,
        blocks,
        notes,
        tuple(notes[finding] for finding in homeless(source, numbers)),
        draw_timeline(source, trusted, clashing),
        tuple(_groups(standings, numbers, lines)),
        tuple(Counter(spot.kind for spot in coverage.missing).items()),
        f"{percent_claimed([coverage]):.0f} %" if coverage.spots else "",
        _tallies(standings),
    )


def _findings_by_document(result: Result) -> Mapping[Document, Mapping[Finding, int]]:
    """The numbered findings of each source: those whose first claim, or else place, is its.

    Those that a person has accepted are numbered last.
    """
    documents = [source.document for source in result.sources]
    by_path = {path: one for one in documents for path in (one.path, one.place.path)}
    owned: dict[Document, dict[Finding, int]] = {s.document: {} for s in result.sources}
    findings = (*result.open_findings, *result.allowed_findings)
    for number, finding in enumerate(findings, 1):
        own = [claim.document for claim in finding.claims if not claim.is_reference]
        document = own[0] if own else by_path.get(finding.place.path)
        if document in owned:
            owned[document][finding] = number
    return owned


def _used_references(result: Result) -> dict[Claim, list[Claim]]:
    """The trusted claims that each claim was set against, in a finding or an observation."""
    used: dict[Claim, list[Claim]] = {}
    seen: list[Finding | Observation] = [*result.findings, *result.observations]
    for claims in (looked.claims for looked in seen):
        trusted = [claim for claim in claims if claim.is_reference]
        for claim in claims:
            used.setdefault(claim, []).extend(trusted)
    return used


def _groups(
    standings: Sequence[Standing], numbers: Mapping[Finding, int], lines: Lines
) -> Iterator[tuple[ClaimEntry, ...]]:
    """The claims of a source, those together that have one verdict."""
    for _, together in groupby(sorted(standings, key=_order), key=_order):
        yield tuple(_entry(one, numbers, lines) for one in together)


def _order(standing: Standing) -> tuple[int, bool]:
    return VERDICT_ORDER.index(standing.verdict), standing.is_allowed


def _style(standing: Standing) -> str:
    return "allowed" if standing.is_allowed else _style_of(standing.verdict)


def _style_of(verdict: Verdict) -> str:
    """A verdict's name in the style sheet."""
    return verdict.name.lower().replace("_", "-")


def _entry(standing: Standing, numbers: Mapping[Finding, int], lines: Lines) -> ClaimEntry:
    claim = standing.claim
    keys = [claim.kind, "restated", "role", "country", "by", "stance", "tense", "note"]
    values = [(key, claim.words(key)) for key in keys if key and claim.words(key)]
    if claim.about:
        values.insert(0, ("about", ", ".join(claim.about)))
    exact = claim.written.get("exact")
    written = exact or claim.written.get(claim.kind, Written(claim.id, claim.place))
    side = FindingSide(claim, "exact" if exact else "", written)
    found = tuple(number for finding, number in numbers.items() if claim in finding.claims)
    return ClaimEntry(standing, tuple(values), quoted(side, lines), found)


def severities() -> tuple[str, ...]:
    """The levels that a finding is shown at, the weightiest first."""
    return (*map(str, Severity), "allowed")


class QuotedLine(Struct, frozen=True):
    """A line of a claim file: what stands before the words, the words, and after them."""

    place: str
    before: str
    marked: str
    after: str


class Party(Struct, frozen=True):
    """One side of a finding: a claim and its lines; ``None`` for what stands outside of claims."""

    claim: Claim | None
    name: str
    lines: tuple[QuotedLine, ...]


class Note(Struct, frozen=True):
    """A finding as the page shows it."""

    number: int
    finding: Finding
    level: str
    parties: tuple[Party, ...]
    scale: Scale | None
    page: Check | None
    subject: str
    source: str


def note_of(
    number: int, finding: Finding, source: Source, rules: Mapping[str, Check], lines: Lines
) -> Note:
    """A finding of a source with its number on the page."""
    subjects = (claim.about[0] for claim in finding.claims if claim.about)
    return Note(
        number,
        finding,
        level_of(finding),
        tuple(_parties(finding, lines)),
        draw_scale(finding),
        rules.get(finding.rule),
        next(subjects, ""),
        source.id,
    )


def _parties(finding: Finding, lines: Lines) -> Iterator[Party]:
    grouped: dict[Claim | None, list[FindingSide]] = {}
    for side in sides_of(finding):
        grouped.setdefault(side.claim, []).append(side)
    for claim, sides in grouped.items():
        is_of_text = not sides[0].written.place.path.endswith((".yaml", ".yml"))
        outside = "in the text" if is_of_text else "expected by the desk"
        name = finding.name_of(claim) if claim else outside
        yield Party(claim, name, tuple(quoted(side, lines) for side in sides))


def quoted(side: FindingSide, lines: Lines) -> QuotedLine:
    """The line of the claim file that a side stands in, its words marked."""
    place = side.written.place
    line = lines.at(place)
    start = place.column - 1
    end = place.end_column - 1 if place.end_column else len(line)
    if not line:
        return QuotedLine(str(place), f"{side.key}: " if side.key else "", side.written.text, "")
    return QuotedLine(str(place), line[:start].lstrip(), line[start:end], line[end:])
