"""The frame of a finding: its place, the words on all its sides with what is wrong, the working.

As compilers show an error: the words that a finding accuses are underlined with carets and a
label that says what is wrong; those that it sets beside them with dashes and their claims' names.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.harmless import width_of, within
from factcheck.model import Claim, Finding, Written
from factcheck.reports.findings import (
    FindingSide,
    Lines,
    accepted,
    cut_sentence,
    sentences_of,
    sides_of,
)
from factcheck.reports.paper import Paper
from factcheck.reports.suggest import correction_of

_PLACES = re.compile(r" \[([^\[\]]+:\d+)\]")
_MOST_LINES = 2  # of a working whose steps stand one after the other
_LEAST = 40  # columns that a label under its underline has
_GUTTER = 4  # columns before a line of an article
ACCUSED, BESIDE = "^", "-"


def frame(finding: Finding, lines: Lines, paper: Paper) -> str:
    """All that an editor needs to see a finding, each thing once; the correction last."""
    place, severity = paper.place(finding.place), paper.paint(finding.severity, finding.severity)
    head = f"{place}: {severity} {paper.text(finding.rule)}"
    shown = evidence(finding, lines, paper, finding.message)
    return "\n".join([head, *shown, *_help(finding, paper)])


def evidence(finding: Finding, lines: Lines, paper: Paper, label: str = "") -> list[str]:
    """What a finding rests on: the words on its sides, references, then the arithmetic.

    The ``label`` stands under the words that the finding points at.
    """
    blocks = list(filter(None, _sides_shown(finding, lines, paper, label)))
    if not blocks and label:
        blocks = [paper.wrap(label, paper.width, "  ")]
    citations = [_cited(claim, paper) for claim in _claims_of(finding) if claim.is_reference]
    return list(filter(None, [*blocks, *citations, "\n".join(_working(finding, paper))]))


def _claims_of(finding: Finding) -> list[Claim]:
    """The claims of a finding, that which it points at first."""
    claims = dict.fromkeys(finding.claims)
    return sorted(claims, key=lambda claim: not finding.points_at(claim))


def _sides_shown(finding: Finding, lines: Lines, paper: Paper, label: str) -> Iterator[str]:
    """A block for each sentence of an article, and for each claim whose words are in none."""
    sides, sentences = sides_of(finding), sentences_of(finding)
    stands_outside = not any(map(finding.points_at, finding.claims))
    shown = _block(sides[:1], lines, paper, label) if stands_outside else ""
    yield shown
    left = "" if shown else label
    told: set[tuple[Claim, ...]] = set()
    for claim in _claims_of(finding):
        together = sentences.get(claim)
        if together is None:
            own = [side for side in sides if side.claim is claim]
            shown = _block(own, lines, paper, left or _name_of(claim, finding), bool(left))
        elif together not in told:
            told.add(together)
            shown = _sentence(claim, together, finding, paper, left)
        else:
            continue
        yield shown
        left = "" if shown else left


def _name_of(claim: Claim, finding: Finding) -> str:
    name = finding.name_of(claim)
    return f"{name}, a reference" if claim.is_reference else name


def _block(
    sides: Sequence[FindingSide], lines: Lines, paper: Paper, label: str, is_accused: bool = True
) -> str:
    """The lines of a claim file on one side of a finding, under their place."""
    ordered = sorted(dict.fromkeys(sides), key=lambda side: side.written.place)
    numbers = max((len(str(side.written.place.line)) for side in ordered), default=0)
    shown: list[str] = []
    for _, some in groupby(ordered, lambda side: side.written.place.line):
        together = list(some)
        last = label if together[-1] is ordered[-1] else ""
        mark = ACCUSED if is_accused else BESIDE
        shown += _yaml_line(together, lines, paper, numbers, last, mark)
    if not shown:
        return ""
    return "\n".join([paper.paint(f"  {paper.place(ordered[0].written.place)}", "dim"), *shown])


def _yaml_line(
    sides: Sequence[FindingSide], lines: Lines, paper: Paper, numbers: int, label: str, mark: str
) -> Iterator[str]:
    """A line of a claim file, the words of all its sides underlined."""
    place = sides[0].written.place
    line = lines.at(place)
    if not line.strip():
        return
    spans = [_columns_of(side.written) for side in sides]
    start, end = spans[0][0], max(end for _, end in spans)
    before, whole, after = map(paper.raw, (line[:start], line[start:end], line[end:]))
    before, marked, after = _windowed(before, whole, after, paper.width - numbers - 6)
    if sides[1:] and marked != whole:  # too far apart for a line
        for side in sides:
            last = label if side is sides[-1] else ""
            yield from _yaml_line([side], lines, paper, numbers, last, mark)
        return
    bar = paper.paint("|", "dim")
    yield f"  {place.line:>{numbers}} {bar} {(before + marked + after).rstrip()}"
    under = "".join(
        (mark if any(a <= at < b for a, b in spans) else " ") * width_of(paper.raw(line[at]))
        for at in range(start, min(end, len(line)))
    )
    under = under[: max(1, width_of(marked.rstrip()))] or mark
    for row in _labelled(" " * width_of(before) + under, label, paper, numbers + 5):
        yield f"  {'':>{numbers}} {bar} {row}"


def _columns_of(written: Written) -> tuple[int, int]:
    """Where in its line words begin and end, counted from 0."""
    place, start = written.place, written.place.column - 1
    return start, place.end_column - 1 if place.end_column else start + len(written.text)


def _windowed(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """A line cut to a terminal's width around what is marked in it."""
    if width_of(before) + min(width_of(marked), 20) > room:
        before = "…" + within(before[::-1], max(room - 40, 10))[::-1]
    marked = within(marked, room - width_of(before))
    return before, marked, within(after, room - width_of(before) - width_of(marked))


def _sentence(
    claim: Claim, together: Sequence[Claim], finding: Finding, paper: Paper, label: str
) -> str:
    """The sentence that some claims share, their words underlined, under its place."""
    place = claim.article_place or claim.place
    is_told = bool(label) and place.begins_with(finding.place)  # in the head of the frame
    names = ", ".join(_name_of(one, finding) for one in together if not one.found)
    mark = ACCUSED if label else BESIDE
    rows = list(_marked(together, [claim] if label else [], paper))
    shown: list[str] = []
    last = max((at for at, (_, under) in enumerate(rows) if mark in under), default=None)
    for at, (line, under) in enumerate(rows):
        if not _is_near_mark(at, rows):
            shown += ["…"] if shown[-1:] != ["…"] else []
            continue
        shown.append(line)
        said = (label or names) if at == last else ""
        shown += _labelled(under, said, paper, _GUTTER) if under else []
    bar = paper.paint("|", "dim")
    head = paper.paint(f"  {paper.place(place)}", "dim")
    return "\n".join([*([] if is_told else [head]), *(f"  {bar} {row}" for row in shown)])


def _is_near_mark(at: int, rows: Sequence[tuple[str, str]]) -> bool:
    """Whether a line of a sentence is shown: those of no mark are cut, two or more at a time."""
    far = [not any(under for _, under in rows[max(n - 1, 0) : n + 2]) for n in range(len(rows))]
    beside = (far[at - 1] if at else False, far[at + 1] if at + 1 < len(rows) else False)
    return not (far[at] and any(beside))


def _marked(
    claims: Sequence[Claim], accused: Iterable[Claim], paper: Paper
) -> Iterator[tuple[str, str]]:
    """The sentence line by line, each with what stands under it; nothing where nothing does."""
    pieces = [
        (paper.raw(_spaced(text)), _mark_of(covering, accused))
        for text, covering in cut_sentence(claims)
    ]
    sentence = "".join(text for text, _ in pieces)
    marks = [mark for text, mark in pieces for _ in text]
    at = 0
    for line in textwrap.wrap(
        sentence,
        max(paper.width - _GUTTER, 20),
        break_on_hyphens=False,
        break_long_words=False,
    ):
        at = sentence.index(line, at)
        here = marks[at : at + len(line)]
        under = "".join(m * width_of(c) for c, m in zip(line, here, strict=True))
        yield line, under.rstrip()
        at += len(line)


def _mark_of(covering: Sequence[Claim], accused: Iterable[Claim]) -> str:
    if not covering:
        return " "
    return ACCUSED if any(claim in accused for claim in covering) else BESIDE


def _labelled(underline: str, label: str, paper: Paper, gutter: int) -> list[str]:
    """An underline and its label: behind it where there is room, or else beneath."""
    label = paper.text(label)
    painted = _painted(underline, paper)
    if not label:
        return [painted]
    room = paper.width - gutter
    if width_of(underline) + 1 + width_of(label) <= room:
        return [f"{painted} {label}"]
    start = len(underline) - len(underline.lstrip())
    start = start if room - start >= _LEAST else 0
    return [painted, *paper.wrap(label, room, " " * start).split("\n")]


def _painted(underline: str, paper: Paper) -> str:
    coloured = re.sub(r"\^+", lambda run: paper.paint(run[0], "mark"), underline)
    return re.sub(r"-+", lambda run: paper.paint(run[0], "beside"), coloured)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cited(claim: Claim, paper: Paper) -> str:
    """Where a reader can see for himself what a reference says."""
    return "\n".join(
        row
        for citation in claim.citations[:2]
        for row in (
            paper.wrap(f"reference: {citation.title}", paper.width, "  "),
            *([f"    {paper.text(citation.url)}"] if citation.url else []),
            *([paper.wrap(citation.note, paper.width, "    ")] if citation.note else []),
        )
    )


def _without_places(step: str, finding: Finding) -> str:
    """A step of the working without the places that the lines above it show already."""
    places = [place for c in finding.claims for place in (c.place, c.article_place) if place]
    shown = {f"{place.path}:{place.line}" for place in places}
    return _PLACES.sub(lambda m: "" if set(m[1].split(", ")) <= shown else m[0], step)


def _working(finding: Finding, paper: Paper) -> Iterator[str]:
    """The working on a line or two, or else a step on a line of its own each."""
    if " · ".join(finding.working) in finding.message:
        return
    steps = [_without_places(step, finding) for step in finding.working]
    shown = paper.wrap(" · ".join(steps), paper.width, "  ", "= ")
    if len(steps) == 1 or shown.count("\n") < _MOST_LINES:
        yield shown
    else:
        yield from (paper.wrap(step, paper.width, "  ", "= ") for step in steps)


def _help(finding: Finding, paper: Paper) -> Iterator[str]:
    """What to write instead, or why the finding stands."""
    if finding.suggestions:
        yield paper.wrap(corrected(finding), paper.width, "  ", "help: ")
    if finding.allowance:
        yield paper.wrap(accepted(finding.allowance), paper.width, "  ")


def corrected(finding: Finding) -> str:
    """What to write instead of which words, as advice; for a finding with suggestions."""
    right = " or ".join(f"“{one}”" for one in finding.suggestions)
    correction = correction_of(finding)
    if correction is None:
        return f"{right} would be right"
    return f"write {right} for “{correction.written.text}”"
