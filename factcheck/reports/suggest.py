"""Corrections on paper: a patch for the claim files and proof marks for the articles.

Nothing is changed: both are printed for a person to apply.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from factcheck.model import Result, Written
from factcheck.reports.corrections import Correction, correction_of
from factcheck.reports.escaping import one_line
from factcheck.text import decode, line_and_column, sentence_around


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
        for written in _touched(correction):
            _replace(after, written, correction.written.text, correction.replacements[0])
    lines = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _touched(correction: Correction) -> Iterator[Written]:
    """The value, and the claim's words in the article where the value stands in them once."""
    yield correction.written
    exact = correction.claim.written.get("exact")
    if exact and exact.text.count(correction.written.text) == 1:
        yield exact


def _replace(lines: list[str], written: Written, old: str, new: str) -> None:
    """Change words on the line that they begin on; a line that writes them otherwise stays."""
    number, start = written.place.line - 1, written.place.column - 1
    head, tail = lines[number][:start], lines[number][start:]
    lines[number] = head + tail.replace(old, new, 1)


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
    return f"{document.path}:{line}:{column}\n  {one_line(sentence)}{rest}\n"
