"""The report in a terminal: two tables, a frame for each finding, the summary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from factcheck.model import Breakdown, Finding, Result, Severity
from factcheck.reports.frames import frame
from factcheck.reports.lines import Lines
from factcheck.reports.paper import Paper
from factcheck.reports.summary import spoken, unchecked
from factcheck.reports.tables import findings_table
from factcheck.reports.verdicts import claims_table, has_folded

_WIDEST = 160  # columns: a longer row of a table is hard to follow
_PROSE = 100  # columns, beyond which prose is hard to read


def render_terminal(
    result: Result,
    paper: Paper = Paper(),  # noqa: B008 — it cannot change
    root: Path | None = None,
    report: str = "",
    is_whole: bool = True,
    verbose: bool = False,
) -> str:
    """The report for a terminal.

    Where many claims agree they are only counted, unless ``verbose``. Lines of claim files are
    read under ``root`` (the working directory without one). ``report`` says where the written
    report lies, as it is to be printed. Of a run of some checks only (``is_whole`` false), it
    says so, and shows the claims that those compared with something.
    """
    paper = replace(paper, width=min(max(paper.width, 40), _WIDEST))
    prose = replace(paper, width=min(paper.width, _PROSE))
    blocks = [
        *_findings(result, paper),
        claims_table(result, paper, verbose, is_whole),
        *_frames(result, Lines(root or Path()), prose),
        "\n".join(
            _closing(result, report, verbose, prose) if is_whole else _aside(result, verbose, prose)
        ),
    ]
    return "\n\n".join(filter(None, blocks))


def render_briefly(result: Result, paper: Paper) -> str:
    """The findings that nobody allowed, and the checks that broke down, one a line."""
    broken = (paper.text(_broken(one)) for one in result.breakdowns)
    return "\n".join((*(_short(finding, paper) for finding in result.open_findings), *broken))


def _short(finding: Finding, paper: Paper) -> str:
    place = paper.text(str(finding.place))
    severity = paper.paint(finding.severity, finding.severity)
    return f"{place}: {severity} {finding.rule}: {paper.text(finding.message)}"


def _broken(breakdown: Breakdown) -> str:
    on = f" on {breakdown.source}" if breakdown.source else ""
    return f"{breakdown.rule}: the check itself failed{on}: {breakdown.message}"


def _findings(result: Result, paper: Paper) -> Iterator[str]:
    groups = (("Findings", result.open_findings), ("Allowed", result.allowed_findings))
    for heading, findings in groups:
        if findings:
            yield paper.paint(heading, "bold")
            yield findings_table(findings, paper)


def _frames(result: Result, lines: Lines, paper: Paper) -> Iterator[str]:
    for finding in result.open_findings:
        if finding.severity is not Severity.NOTE:
            yield frame(finding, lines, paper)


def _aside(result: Result, verbose: bool, paper: Paper) -> Iterator[str]:
    """The last lines of a run of some checks only."""
    yield paper.wrap(spoken(result)[1], paper.width)
    if has_folded(result) and not verbose:
        yield paper.wrap("Claims that agree, each with its reason: with -v.", paper.width)
    ran = (
        "Only some checks ran: the others may say otherwise of a claim"
        if result.rules
        else "No check ran: nothing is known of any claim"
    )
    aside = f"{ran}, and the written reports stay as they are."
    yield paper.wrap(aside, paper.width)


def _closing(result: Result, report: str, verbose: bool, paper: Paper) -> Iterator[str]:
    looked, found = spoken(result)
    yield paper.wrap(looked, paper.width)
    style = "error" if result.errors or result.breakdowns else "good"
    yield paper.paint(paper.wrap(found, paper.width), style)
    yield from (paper.wrap(sentence, paper.width) for sentence in unchecked(result))
    if has_folded(result) and not verbose:
        where = ", as in the report" if report else ""
        yield paper.wrap(f"Claims that agree, each with its reason: with -v{where}.", paper.width)
    if report:
        yield f"The report: {paper.text(report)}"
    if result.findings:
        first = (*result.open_findings, *result.allowed_findings)[0]
        yield f"What a rule means: factcheck explain {first.rule}"
