"""The frame under a finding: both sides' lines with carets, the sentence, the working."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

from factcheck.model import Claim, Finding
from factcheck.reports.lines import Lines
from factcheck.reports.paper import Paper
from factcheck.reports.sides import Side, parted_sentence, sides_of, suggested


def frame(finding: Finding, lines: Lines, paper: Paper) -> str:
    """All that an editor needs to see a finding: claims, sentences, references, arithmetic."""
    return "\n\n".join([_headed(finding, paper), *evidence(finding, lines, paper)])


def evidence(finding: Finding, lines: Lines, paper: Paper) -> list[str]:
    """What a finding rests on: blocks of lines from the files, then the arithmetic."""
    blocks = [
        *_claim_blocks(finding, lines, paper),
        *_sentence_blocks(finding, paper),
        "\n".join(_endings(finding, paper)),
    ]
    return list(filter(None, blocks))


def _headed(finding: Finding, paper: Paper) -> str:
    heading = f"{finding.severity} {finding.rule}"
    return "\n".join(
        [paper.paint(heading, finding.severity), paper.wrap(finding.message, paper.width - 2, "  ")]
    )


def _claim_blocks(finding: Finding, lines: Lines, paper: Paper) -> Iterator[str]:
    for path, group in groupby(sides_of(finding), key=lambda side: side.written.place.path):
        sides = sorted(dict.fromkeys(group), key=lambda side: side.written.place)
        shown = list(_yaml_lines(sides, lines, paper))
        if not shown:
            continue
        first = sides[0].written.place
        yield "\n".join([paper.paint(f"  {path}:{first.line}:{first.column}", "dim"), *shown])


def _yaml_lines(sides: list[Side], lines: Lines, paper: Paper) -> Iterator[str]:
    numbers = max(len(str(side.written.place.line)) for side in sides)
    for side in sides:
        place = side.written.place
        line = lines.at(place)
        if not line.strip():
            continue
        start = place.column - 1
        end = place.end_column - 1 if place.end_column else start + len(side.written.text)
        before, marked, after = line[:start], line[start : max(end, start + 1)], line[end:]
        before, marked, after = _windowed(before, marked, after, paper.width - numbers - 6)
        bar = paper.paint("|", "dim")
        yield f"  {place.line:>{numbers}} {bar} {paper.raw(before + marked + after).rstrip()}"
        carets = paper.marks(paper.raw(before), paper.raw(marked).rstrip())
        yield f"  {'':>{numbers}} {bar} {_painted(carets, paper)}"


def _windowed(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """A line cut to a terminal's width around what is marked in it."""
    if len(before) + min(len(marked), 20) > room:
        before = "…" + before[-max(room - 40, 10) :]
    marked = marked[: room - len(before)]
    return before, marked, after[: room - len(before) - len(marked)]


def _painted(carets: str, paper: Paper) -> str:
    blank = len(carets) - len(carets.lstrip())
    return carets[:blank] + paper.paint(carets[blank:], "mark")


def _sentence_blocks(finding: Finding, paper: Paper) -> Iterator[str]:
    for claim in dict.fromkeys(finding.claims):
        if claim.is_reference:
            yield from _citation_block(claim, paper)
        elif claim.article_place:
            place = paper.paint(f"  {paper.text(str(claim.article_place))}", "dim")
            yield "\n".join([place, *_marked_sentence(claim, paper)])


def _citation_block(claim: Claim, paper: Paper) -> Iterator[str]:
    for citation in claim.citations[:2]:
        title = paper.wrap(f"reference: {citation.title}", paper.width - 2, "  ")
        yield f"{title}\n  {paper.text(citation.url)}" if citation.url else title


def _marked_sentence(claim: Claim, paper: Paper) -> Iterator[str]:
    """The sentence in lines, with carets under the claim's words."""
    before, marked, after = (paper.raw(_spaced(part)) for part in parted_sentence(claim))
    start, end = len(before), len(before) + len(marked)
    at = 0
    for line in textwrap.wrap(
        before + marked + after,
        max(paper.width - 4, 20),
        break_on_hyphens=False,
        break_long_words=False,
    ):
        yield f"    {line}"
        inside = line[max(0, start - at) : max(0, end - at)]
        if inside.strip() and at < end:
            carets = paper.marks(line[: max(0, start - at)], inside)
            yield f"    {_painted(carets, paper)}"
        at += len(line) + 1


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _endings(finding: Finding, paper: Paper) -> Iterator[str]:
    if finding.working:
        yield paper.wrap(" · ".join(finding.working), paper.width - 2, "  ")
    if finding.suggestions:
        yield paper.wrap(suggested(finding), paper.width - 2, "  ")
    if finding.allowance:
        yield paper.wrap(f"Allowed: {finding.allowance.reason}", paper.width - 2, "  ")
