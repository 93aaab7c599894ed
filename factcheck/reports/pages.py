"""What the page shows of a claim and a source: plain values for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.comparison import Verdict
from factcheck.errors import visible
from factcheck.model import (
    Claim,
    Document,
    Finding,
    Observation,
    Result,
    Severity,
    Source,
    Standing,
)
from factcheck.reports.article import (
    Block,
    anchor_of,
    homeless,
    read_blocks,
    verdict_class,
)
from factcheck.reports.escaping import one_line
from factcheck.reports.lines import Lines
from factcheck.reports.notes import Cited, Note, Quoted, cited, note_of, quoted
from factcheck.reports.rules import Rules
from factcheck.reports.sides import Side
from factcheck.reports.summary import VERDICT_ORDER, standings_by_document
from factcheck.reports.timeline import Timeline, draw_timeline

_MOST_ARTICLES = 150  # on one page


class Entry(Struct, frozen=True):
    """A claim as the page lists it."""

    anchor: str
    standing: Standing
    css: str
    values: tuple[tuple[str, str], ...]
    citations: tuple[Cited, ...]
    line: Quoted
    numbers: tuple[int, ...]


class Group(Struct, frozen=True):
    """The claims of a source that have one verdict."""

    verdict: Verdict
    css: str
    entries: tuple[Entry, ...]


class SourcePage(Struct, frozen=True):
    """A source as the page shows it; its text and claims are left out where ``is_shown`` is not.

    ``tallies`` counts its claims by the style of their verdict.
    """

    source: Source
    anchor: str
    blocks: tuple[Block, ...]
    notes: Mapping[Finding, Note]
    unplaced: tuple[Note, ...]
    timeline: Timeline | None
    groups: tuple[Group, ...]
    gaps: tuple[tuple[str, int], ...]
    tallies: Mapping[str, int]
    is_shown: bool

    @property
    def is_retitled(self) -> bool:
        """Whether the claim file's title is not the article's headline."""
        headline = "".join(piece.text for piece in self.blocks[0].pieces) if self.blocks else ""
        return one_line(self.source.document.title).casefold() != one_line(headline).casefold()

    def count(self, severity: str) -> int:
        """How many findings of a severity nobody has accepted."""
        return sum(note.level == severity for note in self.notes.values())


def source_pages(result: Result, rules: Rules, lines: Lines) -> tuple[SourcePage, ...]:
    """Every source of a result, in order; findings are numbered through all of them.

    Of more sources than a browser shows with ease, only those with findings are shown whole.
    """
    owned = _findings_by_document(result)
    standings = standings_by_document(result)
    used = _used_references(result)
    shown = _shown(result, owned)
    return tuple(
        _source_page(
            f"s-{number}",
            source,
            {f: note_of(n, f, rules, lines) for f, n in owned[source.document].items()},
            standings.get(source.document, ()),
            [r for c in source.claims for r in used.get(c, ())],
            lines if source.document in shown else None,
        )
        for number, source in enumerate(result.sources, 1)
    )


def _source_page(
    anchor: str,
    source: Source,
    notes: Mapping[Finding, Note],
    standings: Sequence[Standing],
    references: Sequence[Claim],
    lines: Lines | None,
) -> SourcePage:
    """The page of a source; without ``lines`` only what the index says of it."""
    styles = [verdict_class(standing.verdict) for standing in standings]
    tallies = {style: styles.count(style) for style in styles}
    if lines is None:
        return SourcePage(source, anchor, (), notes, (), None, (), (), tallies, False)
    numbers = {finding: note.number for finding, note in notes.items()}
    blocks = read_blocks(source, standings, numbers)
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
        tuple(Counter(p.gap for block in blocks for p in block.pieces if p.gap).items()),
        tallies,
        True,
    )


def _shown(result: Result, owned: Mapping[Document, Mapping[Finding, int]]) -> set[Document]:
    documents = [source.document for source in result.sources]
    if len(documents) <= _MOST_ARTICLES:
        return set(documents)
    return set([document for document in documents if owned[document]][:_MOST_ARTICLES])


def _findings_by_document(result: Result) -> Mapping[Document, Mapping[Finding, int]]:
    """The numbered findings of each source: those whose first claim, or else place, is its.

    Those that a person has accepted are numbered last.
    """
    by_path = {source.document.place.path: source.document for source in result.sources}
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
) -> Iterator[Group]:
    for verdict in VERDICT_ORDER:
        members = [standing for standing in standings if standing.verdict is verdict]
        if members:
            entries = tuple(_entry(standing, numbers, lines) for standing in members)
            yield Group(verdict, verdict_class(verdict), entries)


def _entry(standing: Standing, numbers: Mapping[Finding, int], lines: Lines) -> Entry:
    claim = standing.claim
    keys = [claim.kind, "restated", "role", "country", "by", "stance", "tense", "note"]
    values = [(key, visible(claim.words(key))) for key in keys if key and claim.words(key)]
    if claim.about:
        values.insert(0, ("about", visible(", ".join(claim.about))))
    exact = claim.written.get("exact")
    side = Side(claim, "exact" if exact else "", exact or claim.written[claim.kind])
    found = tuple(number for finding, number in numbers.items() if claim in finding.claims)
    return Entry(
        anchor_of(claim),
        standing,
        verdict_class(standing.verdict),
        tuple(values),
        tuple(map(cited, claim.citations)),
        quoted(side, lines),
        found,
    )


def severities() -> tuple[str, ...]:
    """The levels that a finding is shown at, the weightiest first."""
    return (*map(str, Severity), "allowed")
