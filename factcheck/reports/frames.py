"""The frame under a finding: both sides' lines with carets, the sentence, the working."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.model import Claim, Finding
from factcheck.reports.escaping import width_of
from factcheck.reports.findings import (
    Lines,
    Side,
    accepted,
    cut_sentence,
    sentences_of,
    sides_of,
    suggested,
)
from factcheck.reports.paper import Paper

_PLACES = re.compile(r" \[([^\[\]]+:\d+)\]")
_MOST_LINES = 2  # of a working whose steps stand one after the other


def frame(finding: Finding, lines: Lines, paper: Paper) -> str:
    """All that an editor needs to see a finding: claims, sentences, references, arithmetic."""
    return "\n".join([_headed(finding, paper), *evidence(finding, lines, paper)])


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
        yield "\n".join(
            [paper.paint(f"  {paper.text(path)}:{first.line}:{first.column}", "dim"), *shown]
        )


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
        yield f"  {'':>{numbers}} {bar} {_carets_painted(carets, paper)}"


def _windowed(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """A line cut to a terminal's width around what is marked in it."""
    if len(before) + min(len(marked), 20) > room:
        before = "…" + before[-max(room - 40, 10) :]
    marked = marked[: room - len(before)]
    return before, marked, after[: room - len(before) - len(marked)]


def _sentence_blocks(finding: Finding, paper: Paper) -> Iterator[str]:
    told: set[tuple[Claim, ...]] = set()
    sentences = sentences_of(finding)
    for claim in dict.fromkeys(finding.claims):
        if claim.is_reference:
            yield from _citation_block(claim, paper)
        elif claim in sentences and sentences[claim] not in told:
            together = sentences[claim]
            told.add(together)
            place = paper.paint(f"  {paper.text(str(claim.article_place))}", "dim")
            yield "\n".join([place, *_marked_sentence(together, paper)])


def _citation_block(claim: Claim, paper: Paper) -> Iterator[str]:
    for citation in claim.citations[:2]:
        title = paper.wrap(f"reference: {citation.title}", paper.width - 2, "  ")
        yield f"{title}\n  {paper.text(citation.url)}" if citation.url else title


def _marked_sentence(claims: Sequence[Claim], paper: Paper) -> Iterator[str]:
    """The sentence in lines, with carets under the words of every claim in it."""
    pieces = [(paper.raw(_spaced(text)), marked) for text, marked in cut_sentence(claims)]
    sentence = "".join(text for text, _ in pieces)
    marks = [marked for text, marked in pieces for _ in text]
    at = 0
    for line in textwrap.wrap(
        sentence, max(paper.width - 4, 20), break_on_hyphens=False, break_long_words=False
    ):
        at = sentence.index(line, at)
        yield f"    {line}"
        here = marks[at : at + len(line)]
        carets = "".join(
            ("^" if marked else " ") * width_of(character)
            for character, marked in zip(line, here, strict=True)
        )
        if carets.strip():
            yield f"    {_carets_painted(carets.rstrip(), paper)}"
        at += len(line)


def _carets_painted(carets: str, paper: Paper) -> str:
    return re.sub(r"\^+", lambda run: paper.paint(run[0], "mark"), carets)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _without_places(step: str, finding: Finding) -> str:
    """A step of the working without the places that the lines above it show already."""
    places = [place for c in finding.claims for place in (c.place, c.article_place) if place]
    shown = {f"{place.path}:{place.line}" for place in places}
    return _PLACES.sub(lambda m: "" if set(m[1].split(", ")) <= shown else m[0], step)


def _steps(steps: Sequence[str], paper: Paper) -> Iterator[str]:
    """The working on a line or two, or else a step on a line of its own each."""
    shown = paper.wrap(" · ".join(steps), paper.width - 2, "  ")
    if len(steps) == 1 or shown.count("\n") < _MOST_LINES:
        yield shown
    else:
        yield from (paper.wrap(step, paper.width - 2, "  ", "- ") for step in steps)


def _endings(finding: Finding, paper: Paper) -> Iterator[str]:
    if " · ".join(finding.working) not in finding.message:
        yield from _steps([_without_places(step, finding) for step in finding.working], paper)
    if finding.suggestions:
        yield paper.wrap(suggested(finding), paper.width - 2, "  ")
    if finding.allowance:
        yield paper.wrap(accepted(finding.allowance), paper.width - 2, "  ")
