"""The report as GitHub's Markdown, within the limit of a job summary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from factcheck.dates import spoken_day
from factcheck.harmless import one_line
from factcheck.model import Citation, Finding, Result, Standing
from factcheck.reports.findings import Lines, suggested
from factcheck.reports.frames import evidence
from factcheck.reports.paper import Paper, clipped
from factcheck.reports.summary import (
    counted,
    in_order,
    spoken,
    unchecked,
)

LIMIT = 1024 * 1024
_RESERVE = 1024  # bytes left for what is said of rows cut
_CELL = 600  # characters of a cell
_ADDRESS = "/:?#@!&=+,;%~.-_"  # characters of an address that mean nothing in Markdown
_INLINE = re.compile(r"([\\`*_\[\]|~])")
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[#>+=-]))")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"})


_FOUND, _ALLOWED, _DETAILED, _CLAIM = "finding", "allowed finding", "detailed finding", "claim"


class _Section(Struct, frozen=True):
    opening: str
    rows: Iterator[str]  # each written only when there is room for it
    noun: str


def render_markdown(result: Result, root: Path | None = None, limit: int = LIMIT) -> str:
    """The report for a job summary: under ``limit`` bytes of UTF-8, saying what was cut.

    Lines of claim files are read under ``root`` (the working directory without one).
    """
    head = "\n".join(_head(result))
    left = limit - _RESERVE - len(head.encode())
    text, told = [head], Counter[str]()
    for section in _sections(result, Lines(root or Path())):
        kept, left = _fitted(section, left)
        text += [section.opening, *kept] if kept else []
        told[section.noun] += len(kept)
    rows = _rows_of(result).items()
    if cut := [counted(count - told[noun], noun) for noun, count in rows if count > told[noun]]:
        text.append(f"\n**Cut to fit:** {', '.join(cut)}. The JSON report holds them all.\n")
    return "".join(text)


def _rows_of(result: Result) -> Mapping[str, int]:
    """How many rows of each kind the report has, where all of them fit."""
    found, allowed = len(result.open_findings), len(result.allowed_findings)
    claims = len(result.standings)
    return {_FOUND: found, _ALLOWED: allowed, _DETAILED: found, _CLAIM: claims}


def _fitted(section: _Section, left: int) -> tuple[list[str], int]:
    """The first rows of a section that fit, and the bytes left after them."""
    kept: list[str] = []
    left -= len(section.opening.encode())
    for row in section.rows:
        size = len(row.encode())
        if size > left:
            return kept, 0
        left -= size
        kept.append(row)
    return kept, left


def _head(result: Result) -> Iterator[str]:
    looked, found = spoken(result)
    yield "# Consistency report\n"
    yield f"**{found}**<br>\n{looked}\n"
    yield from (f"{_paragraph(sentence)}\n" for sentence in unchecked(result))


def _sections(result: Result, lines: Lines) -> Iterator[_Section]:
    found, allowed = result.open_findings, result.allowed_findings
    if found:
        yield _Section(
            "\n## Findings\n\n| Severity | Rule | Claim | What is wrong | Place |\n"
            "|---|---|---|---|---|\n",
            map(_finding_row, found),
            _FOUND,
        )
    if allowed:
        yield _Section(
            "\n## Allowed\n\n"
            "| Severity | Rule | Claim | What is wrong | Why it stands | By | Until | Place |\n"
            "|---|---|---|---|---|---|---|---|\n",
            map(_allowed_row, allowed),
            _ALLOWED,
        )
    if found:
        details = (_detail(finding, lines) for finding in found)
        yield _Section("\n## The findings in detail\n", details, _DETAILED)
    for told in result.texts("md", _claims_of):
        rows = iter(told)
        for opening in islice(rows, 1):  # none of a source without claims
            yield _Section(opening, rows, _CLAIM)


def _claims_of(standings: Sequence[Standing]) -> Iterator[str]:
    """What stands above the claims of a source, then a row of each."""
    for standing in standings[:1]:
        yield (
            f"\n## Claims of {_cell(standing.claim.document.id)}\n\n"
            "| Verdict | Claim | As written | Why |\n|---|---|---|---|\n"
        )
    yield from map(_claim_row, in_order(standings))


def _finding_row(finding: Finding) -> str:
    wrong = _cell(finding.message)
    if finding.suggestions:
        wrong += f"<br>{_cell(suggested(finding))}"
    severity, place = f"**{finding.severity}**", _cell(str(finding.place))
    return _row(severity, _cell(finding.rule), _claim_ids(finding), wrong, place)


def _allowed_row(finding: Finding) -> str:
    allowance = finding.allowance
    reason, by, until = (
        (allowance.reason, allowance.by, allowance.until) if allowance else ("", "", None)
    )
    last_day = spoken_day(until) if until else "for good"
    cells = map(_cell, (finding.message, reason, by, last_day, str(finding.place)))
    return _row(str(finding.severity), _cell(finding.rule), _claim_ids(finding), *cells)


def _claim_ids(finding: Finding) -> str:
    return ", ".join(_cell(finding.name_of(claim)) for claim in dict.fromkeys(finding.claims))


def _claim_row(standing: Standing) -> str:
    claim = standing.claim
    words = claim.words("exact") or claim.value_words
    why = "<br>".join(filter(None, (_cell(standing.why), *map(_cited, standing.citations[:1]))))
    return _row(_cell(standing.told), _cell(claim.id), _cell(words), why)


def _cited(citation: Citation) -> str:
    """A reference's citation with its link, where that is one."""
    title = _cell(citation.title)
    if not re.match(r"https?://", citation.url):
        return title
    return f"[{title}]({quote(one_line(citation.url), safe=_ADDRESS)})"


def _detail(finding: Finding, lines: Lines) -> str:
    blocks = evidence(finding, lines, Paper(width=100))
    shown = "\n\n".join(blocks)
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", shown))])
    title = f"\n### {finding.severity}: {_cell(finding.rule)}\n\n{_paragraph(finding.message)}\n"
    return f"{title}\n{fence}text\n{shown}\n{fence}\n" if shown else title


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


@lru_cache(maxsize=1024)  # verdicts, reasons and the checks of a claim come again and again
def _cell(text: str) -> str:
    """Text that stays text in a table: no markup, mention, formula or line break."""
    escaped = _INLINE.sub(r"\\\1", clipped(one_line(text), _CELL)).translate(_ENTITIES)
    return re.sub(r"@(?=\w)", "@&#8203;", escaped)


def _paragraph(text: str) -> str:
    """Text that stays a paragraph, whatever it begins with."""
    return _OPENING.sub(r"\1\\", _cell(text))
