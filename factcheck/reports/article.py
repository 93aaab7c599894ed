"""The article as it reads, cut where claims begin and end, and what no claim states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factcheck.harmless import visible
from factcheck.model import Claim, Finding, Severity, Source, Standing
from factcheck.model.result import Spot
from factcheck.reports.suggest import correction_of
from factcheck.reports.summary import VERDICT_ORDER
from factcheck.text import Part, Span, cut, divide, offset_of


class CoveredRun(Struct, frozen=True):
    """A run of text that the same claims cover; ``standing`` is the one that shows.

    ``target`` is the address that a click leads to, ``level`` that of its weightiest finding;
    ``numbers`` are the findings whose words end with this piece. ``is_wrong``: a correction takes
    the words out; ``right`` is what it puts in their place, after the last of their pieces.
    """

    text: str
    standing: Standing | None = None
    claims: tuple[str, ...] = ()
    gap: str = ""
    opens: bool = False
    numbers: tuple[int, ...] = ()
    target: str = ""
    level: str = ""
    is_wrong: bool = False
    right: str = ""


class Block(Struct, frozen=True):
    """A headline, caption or paragraph, and the findings whose words stand in it."""

    part: Part
    pieces: tuple[CoveredRun, ...]
    findings: tuple[Finding, ...]


def read_blocks(
    source: Source,
    standings: Sequence[Standing],
    findings: Mapping[Finding, int],
    gaps: Sequence[Spot],
) -> tuple[Block, ...]:
    """The blocks of an article; ``findings`` are those of the source, with their numbers.

    ``gaps`` are what no claim states. A finding stands beside the claim that it points at, or else
    the first of its claims whose words are in the text.
    """
    document = source.document
    homes = {finding: _home(finding, source) for finding in findings}
    proofs = _proofs(source, findings)
    blocks = []
    for part, start, end in divide(document.text, document.caption):
        inside = tuple(f for f, at in homes.items() if at is not None and start <= at < end)
        pieces = _pieces(document.text, start, end, standings, gaps, findings, proofs)
        blocks.append(Block(part, tuple(pieces), inside))
    return tuple(blocks)


def homeless(source: Source, findings: Mapping[Finding, int]) -> tuple[Finding, ...]:
    """The findings of a source whose words stand nowhere in its text."""
    return tuple(finding for finding in findings if _home(finding, source) is None)


def _home(finding: Finding, source: Source) -> int | None:
    document = source.document
    own = [c for c in finding.claims if c.document is document and c.span]
    spans = [claim.span for claim in (*filter(finding.points_at, own), *own) if claim.span]
    if not spans and finding.place.path == document.path and not document.origins:
        return offset_of(document.text, finding.place.line, finding.place.column)
    return spans[0].start if spans else None


def _pieces(
    text: str,
    start: int,
    end: int,
    standings: Sequence[Standing],
    gaps: Sequence[Spot],
    findings: Mapping[Finding, int],
    proofs: Mapping[Span, str],
) -> Iterator[CoveredRun]:
    here = [(s, s.claim.span) for s in standings if s.claim.span]
    inside = [(s, span) for s, span in here if span.start < end and span.end > start]
    open_gaps = [gap for gap in gaps if start <= gap.span.start < end]
    marked = [span for span in proofs if Span(start, end).holds(span.start, span.end)]
    spans = [*(span for _, span in inside), *(gap.span for gap in open_gaps), *marked]
    seen: set[Claim] = set()
    for a, b in cut(start, end, spans):
        over = {one: span for one, span in inside if span.holds(a, b)}
        gap = next((one.kind for one in open_gaps if one.span.holds(a, b)), "")
        shown = min(over, key=lambda one: _weight(one, over[one], findings), default=None)
        opens = bool(shown and shown.claim not in seen)
        seen |= {shown.claim} if shown else set()
        ending = [s.claim for s, span in inside if span.end == b]
        numbers = sorted({n for f, n in findings.items() if set(f.claims) & set(ending)})
        names = tuple(anchor_of(s.claim) for s in over)
        target, level = _target(shown.claim, findings) if shown else ("", "")
        words = _visible_text(text[a:b])
        wrong = next((span for span in marked if span.holds(a, b)), None)
        right = _visible_text(proofs[wrong]) if wrong and wrong.end == b else ""
        yield CoveredRun(
            words, shown, names, gap, opens, tuple(numbers), target, level, wrong is not None, right
        )


def _proofs(source: Source, findings: Iterable[Finding]) -> Mapping[Span, str]:
    """The words of a source that corrections replace, each with the likeliest; none overlap."""
    proofs: dict[Span, str] = {}
    for finding in findings:
        correction = None if finding.is_allowed else correction_of(finding)
        span = correction.span if correction else None
        if correction is None or span is None or correction.claim.document is not source.document:
            continue
        if not any(map(span.overlaps, proofs)):
            proofs[span] = correction.replacements[0]
    return proofs


def _target(claim: Claim, findings: Mapping[Finding, int]) -> tuple[str, str]:
    """Where a click on a claim's words leads: to its weightiest finding, or to its entry.

    With it the finding's level, but none for the words of a mere witness.
    """
    own = [finding for finding in findings if claim in finding.claims]
    if not own:
        return anchor_of(claim), ""
    first = min(own, key=lambda f: (f.is_allowed, claim in f.witnesses, findings[f]))
    level = "" if claim in first.witnesses else level_of(first)
    return f"f-{findings[first]}", level


def level_of(finding: Finding) -> str:
    """A finding's severity, or ``allowed``."""
    return "allowed" if finding.is_allowed else str(finding.severity)


def anchor_of(claim: Claim) -> str:
    """A claim's address within the page, in characters that an address may hold."""
    name = re.sub(r"[^A-Za-z0-9_.-]", lambda found: f"~{ord(found[0]):x}~", claim.uid)
    return f"c-{name}"


def _weight(
    standing: Standing, span: Span, findings: Mapping[Finding, int]
) -> tuple[int, int, int]:
    """What shows where claims overlap: findings, then verdicts; then the shorter words."""
    claim = standing.claim
    accusing = (f for f in findings if claim in f.claims and claim not in f.witnesses)
    ranks = [finding.severity.rank for finding in accusing if not finding.is_allowed]
    weightiest = min(ranks, default=len(Severity))
    return weightiest, VERDICT_ORDER.index(standing.verdict), span.end - span.start


def _visible_text(text: str) -> str:
    return visible(re.sub(r"[ \t]*(?:\r\n|\r|\n)[ \t]*", "\n", text))
