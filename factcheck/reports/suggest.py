"""Corrections on paper: a patch for the claim files and proof marks for the articles.

Nothing is changed: both are printed for a person to apply.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from factcheck.errors import Place
from factcheck.harmless import one_line, printed
from factcheck.model import Claim, Finding, Result, Written
from factcheck.reports.findings import sides_of, value_keys
from factcheck.text import Span, decode, line_and_column, sentence_around


def suggest(result: Result, root: Path | None = None) -> str:
    """The patch, then the proof marks; empty where no finding knows what would be right."""
    return "\n".join(filter(None, (suggest_patch(result, root), suggest_proof(result))))


def suggest_patch(result: Result, root: Path | None = None) -> str:
    """A unified patch for the claim files as they will be once the article is corrected.

    It takes the likeliest suggestion, and changes ``exact`` with the value that stands in it.
    Claim files are read under ``root`` (the working directory without one).
    """
    by_path: dict[str, list[Correction]] = defaultdict(list)
    for correction in corrections(result):
        by_path[correction.place.path].append(correction)
    patches = (
        _patch((root or Path()) / path, path, found) for path, found in sorted(by_path.items())
    )
    return "".join(patches)


def suggest_proof(result: Result) -> str:
    """The sentences to correct, with ``[-wrong-]{+right+}`` in them, and where they stand."""
    return "\n".join(filter(None, map(_proof, corrections(result))))


def corrections(result: Result) -> list[Correction]:
    """What the findings suggest, those aside that a person has accepted."""
    found = (correction_of(finding) for finding in result.open_findings)
    return [correction for correction in found if correction]


def _patch(file: Path, path: str, found: list[Correction]) -> str:
    try:
        before = decode(file.read_bytes()).splitlines(keepends=True)
    except (OSError, ValueError):
        return ""
    after = list(before)
    for correction in found:
        for place in places_in(after, correction):
            line = after[place.line - 1]
            start, end = place.column - 1, (place.end_column or place.column) - 1
            after[place.line - 1] = line[:start] + correction.replacements[0] + line[end:]
    lines = list(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"))
    shown = "".join(lines).replace("\r\n", "\n")
    if shown != printed(shown):
        return _unprintable(path)
    return "".join(line if line.endswith("\n") else f"{line}\n{_UNENDED}" for line in lines)


_UNENDED = "\\ No newline at end of file\n"  # as git tells it


def _unprintable(path: str) -> str:
    """Why there is no patch for a file, in a line that ``git apply`` passes over."""
    return (
        f"# {one_line(path)} is not in the patch: beside a correction stand characters that hide, "
        "or a command to a build server\n"
    )


def _touched(correction: Correction) -> Iterator[Written]:
    """The value, and the claim's words in the article where the value stands in them once."""
    yield correction.written
    exact = correction.claim.written.get("exact")
    if exact and exact.text.count(correction.written.text) == 1:
        yield exact


def places_in(lines: Sequence[str], correction: Correction) -> Iterator[Place]:
    """Where the words to replace stand in the lines of a claim file, each once it is asked for.

    They are looked for on the line on which the value begins; one that writes them otherwise stays.
    """
    wrong = correction.written.text
    for within in _touched(correction):
        place = within.place
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        at = line.find(wrong, place.column - 1)
        if at >= 0:
            yield Place(place.path, place.line, at + 1, at + 1 + len(wrong))


def _proof(correction: Correction) -> str:
    span, document = correction.span, correction.claim.document
    if span is None:
        return ""
    around = sentence_around(document.text, span, document.caption)
    line, column = line_and_column(document.text, span.start)
    first, *others = map(one_line, correction.replacements)
    sentence = (
        document.text[around.start : span.start]
        + f"[-{document.text[span.start : span.end]}-]{{+{first}+}}"
        + document.text[span.end : around.end]
    )
    rest = f"\n  or {', or '.join(others)}" if others else ""
    return printed(f"{document.path}:{line}:{column}\n  {one_line(sentence)}{rest}\n")


_NUMERAL = re.compile(r"\d[\d.,  ]*\d|\d")


class Correction(Struct, frozen=True):
    """Words of a claim and what would be right in their place; the first is the likeliest."""

    claim: Claim
    key: str
    written: Written
    replacements: tuple[str, ...]

    @property
    def place(self) -> Place:
        """Where the words stand in the claim file."""
        return self.written.place

    @property
    def span(self) -> Span | None:
        """Where the words stand in the article; ``None`` where that is not just one place."""
        whole = self.claim.span
        if whole is None:
            return None
        passage = self.claim.document.text[whole.start : whole.end]
        if passage.count(self.written.text) != 1:
            return None
        start = whole.start + passage.index(self.written.text)
        return Span(start, start + len(self.written.text))


def correction_of(finding: Finding) -> Correction | None:
    """The change that a finding suggests; ``None`` where it suggests none, or not where.

    The words replaced are those that differ from the suggestion in the order of their digits, or
    in their numerals alone, or else those that the finding points at.
    """
    if not finding.suggestions:
        return None
    sides = [side for side in sides_of(finding) if side.written.text not in finding.suggestions]
    rest = _without_numerals(finding.suggestions[0])
    alike = [side for side in sides if _without_numerals(side.written.text) == rest]
    exchanged = [s for s in alike if sorted(s.written.text) == sorted(finding.suggestions[0])]
    pointed = [side for side in sides if side.written.place == finding.place]
    pointed.sort(key=lambda side: side.key != "restated")  # in a text, both are at one place
    for side in (*exchanged, *(s for s in pointed if s in alike), *alike, *pointed):
        if side.claim and side.key in value_keys(side.claim) and not side.claim.is_reference:
            return Correction(side.claim, side.key, side.written, finding.suggestions)
    return None


def _without_numerals(words: str) -> str:
    return _NUMERAL.sub("", words).strip().casefold()
