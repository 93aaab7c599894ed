"""The report in a terminal: a frame for each finding, then the answer in some twenty lines.

Each finding is told once. What each claim came to is a table, where asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from textwrap import wrap
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.harmless import width_of
from factcheck.model import Citation, Claim, Document, Finding, Result, Standing
from factcheck.reports.findings import Lines, accepted
from factcheck.reports.frames import frame
from factcheck.reports.paper import Paper
from factcheck.reports.suggest import correction_of
from factcheck.reports.summary import (
    VERDICT_ORDER,
    counted,
    some_of,
    spoken,
    standings_by_document,
    uncompared,
)

_WIDEST = 160  # columns: a longer row of a table is hard to follow
_PROSE = 100  # columns, beyond which prose is hard to read
_MOST_FRAMES = 100  # of which a person looks at every one; the rest have a line each


def render_terminal(
    result: Result,
    paper: Paper = Paper(),  # noqa: B008 — it cannot change
    root: Path | None = None,
    report: str = "",
    is_whole: bool = True,
    verbosity: int = 0,
    page: str = "",
) -> str:
    """The report for a terminal.

    What each claim came to is shown from a ``verbosity`` of 1; of more claims than a person
    reads, from 2. Lines of claim files are read under ``root`` (the working directory without
    one). ``report`` and ``page`` say where those written lie. Of a run of some checks only
    (``is_whole`` false), it says so, and shows the claims that those compared with something.
    """
    paper = replace(paper, width=min(max(paper.width, 40), _WIDEST))
    prose = replace(paper, width=min(paper.width, _PROSE))
    blocks = [
        claims_table(result, paper, verbosity, is_whole) if verbosity > 0 else "",
        *_frames(result, Lines(root or Path()), prose),
        "\n".join(_closing(result, report, page, verbosity, prose, is_whole)),
    ]
    return "\n\n".join(filter(None, blocks))


def render_briefly(result: Result, paper: Paper) -> str:
    """The findings that nobody allowed, and the checks that broke down, one a line."""
    broken = (paper.text(one.told) for one in result.breakdowns)
    return "\n".join((*(_short(finding, paper) for finding in result.open_findings), *broken))


def _short(finding: Finding, paper: Paper) -> str:
    severity = paper.paint(finding.severity, finding.severity)
    return f"{paper.place(finding.place)}: {severity} {finding.rule}: {paper.text(finding.message)}"


def _frames(result: Result, lines: Lines, paper: Paper) -> Iterator[str]:
    """Every finding, the weightiest first, then those allowed, then checks that broke down."""
    found = result.open_findings
    yield from (frame(finding, lines, paper) for finding in found[:_MOST_FRAMES])
    yield "\n".join(_short(finding, paper) for finding in found[_MOST_FRAMES:])
    yield from (_accepted(finding, paper) for finding in result.allowed_findings)
    yield from (paper.wrap(broken.told, paper.width) for broken in result.breakdowns)


def _accepted(finding: Finding, paper: Paper) -> str:
    reason = accepted(finding.allowance) if finding.allowance else ""
    head = f"{paper.place(finding.place)}: allowed {finding.severity} {finding.rule}"
    said = (paper.wrap(words, paper.width, "  ") for words in (finding.message, reason))
    return "\n".join([head, *said])


def _closing(
    result: Result, report: str, page: str, verbosity: int, paper: Paper, is_whole: bool
) -> Iterator[str]:
    """What was found, by rule; what is open; where to read on."""
    looked, found = spoken(result)
    if result.open_findings:
        yield _tally(result, paper)
        yield ""
    yield paper.wrap(looked, paper.width)
    style = "error" if result.errors or result.breakdowns else "good"
    yield paper.paint(paper.wrap(found, paper.width), style if is_whole else "")
    yield from (paper.wrap(words, paper.width) for words in _open(result) if is_whole)
    if not is_whole:
        yield paper.wrap(_aside(result), paper.width)
    if result.standings and verbosity < 1 and result.rules:
        yield "What each claim came to, and why: with -v."
    if page:
        yield f"The page: {paper.text(page)}"
    if report:
        yield f"The report: {paper.text(report)}"
    if result.findings:
        first = (*result.open_findings, *result.allowed_findings)[0]
        yield f"What a rule means: factcheck explain {first.rule}"


def _open(result: Result) -> Iterator[str]:
    """What has a correction, what cannot be told, and what was not checked."""
    corrected = sum(correction_of(finding) is not None for finding in result.open_findings)
    if corrected:
        have, them = ("has", "it") if corrected == 1 else ("have", "them")
        told = f"{counted(corrected, 'finding')} {have} a correction"
        yield f"{told}: factcheck suggest prints {them}."
    if count := result.tally[Verdict.CANNOT_TELL]:
        first = islice(result.standings_of(Verdict.CANNOT_TELL), _MOST_UNDECIDED)
        names = _names((standing.claim for standing in first), result)
        yield f"Cannot tell: {some_of(names, _MOST_UNDECIDED, count)}."
    yield from uncompared(result)


def _aside(result: Result) -> str:
    ran = (
        "Only some checks ran: the others may say otherwise of a claim"
        if result.rules
        else "No check ran: nothing is known of any claim"
    )
    return f"{ran}, and the written reports stay as they are."


_MOST_RULES = 12  # of which the tally has a line each
_MOST_UNDECIDED = 6
GAP = 2  # columns between two


def _tally(result: Result, paper: Paper) -> str:
    """How many findings each rule has, and on which claims; the weightiest first."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.open_findings:
        by_rule.setdefault((str(finding.severity), finding.rule), []).append(finding)
    kept = dict(list(by_rule.items())[:_MOST_RULES])
    widths = [max(len(key[at]) for key in kept) for at in (0, 1)]
    room = paper.width - sum(widths) - 3 * GAP - 4
    rows = []
    for (severity, rule), findings in kept.items():
        claims = [claim for one in findings for claim in one.claims if _is_named(claim, one)]
        shown = paper.cut(", ".join(_names(claims, result)), room)
        count = f"{len(findings):>4}"
        painted = paper.paint(severity, severity) + " " * (widths[0] - len(severity))
        rows.append(f"{painted}  {rule:<{widths[1]}}{count}  {shown}".rstrip())
    rest = sum(map(len, by_rule.values())) - sum(map(len, kept.values()))
    if rest:
        rows.append(f"and {counted(rest, 'finding')} of {len(by_rule) - len(kept)} more rules")
    return "\n".join(rows)


def _is_named(claim: Claim, finding: Finding) -> bool:
    """Whether the tally names a claim of a finding: those accused, or else the first."""
    accused = [one for one in finding.claims if one not in finding.witnesses]
    own = [one for one in accused if not one.is_reference] or list(finding.claims)
    return claim in own[:1]


def _names(claims: Iterable[Claim], result: Result) -> list[str]:
    """The claims' ids, with their file's where there are several sources."""
    is_alone = len(result.sources) == 1
    return list(dict.fromkeys(claim.id if is_alone else claim.uid for claim in claims))


def table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """Rows under their heads; figures stay as they are written."""
    from tabulate import tabulate  # 24 ms, for a table

    return tabulate(rows, heads, tablefmt="simple", disable_numparse=True)


def column_width(cells: Iterable[str]) -> int:
    """The columns of a terminal that the widest line of some cells takes."""
    return max(width_of(line) for cell in cells for line in cell.split("\n"))


_SHORT = {Verdict.ROUNDING: "by rounding"}
_MOST_CLAIMS = 500  # shown unless asked for
_WIDEST_NAME = 32  # columns


def claims_table(result: Result, paper: Paper, verbosity: int, is_whole: bool) -> str:
    """The claims of each source with their verdicts, a line each: what clashes or is open first.

    Of more claims than a person reads in a terminal, how many of each source have each verdict,
    up to a ``verbosity`` of 1. Of a run of some checks (``is_whole`` false), the claims that
    those compared with something.
    """
    found: Iterable[_Told] = standings_by_document(result)
    count = len(result.standings)
    if not is_whole:
        found = list(_compared(found))
        count = sum(len(standings) for _, standings in found)
    if count > _MOST_CLAIMS and verbosity < 2:
        return _tallies(found, paper)
    blocks = []
    for document, standings in found:
        title = _title(document, standings, result, is_whole)
        blocks.append(_claims_of(title, standings, result, paper))
    return "\n\n".join(blocks)


_Told: TypeAlias = tuple[Document, Sequence[Standing]]


def _compared(found: Iterable[_Told]) -> Iterator[_Told]:
    """The claims that were compared with something, of the sources that have any."""
    for document, standings in found:
        compared = [one for one in standings if one.verdict is not Verdict.NOT_COMPARED]
        if compared:
            yield document, compared


def _title(
    document: Document, standings: Sequence[Standing], result: Result, is_whole: bool
) -> str:
    count = counted(len(standings), "claim")
    if is_whole:
        return f"{document.id}: {count}"
    whole = sum(claim.document is document for claim in result.claims)
    return f"{document.id}: {count} of {whole}, as far as the checks that ran can tell"


def _claims_of(title: str, standings: Sequence[Standing], result: Result, paper: Paper) -> str:
    """The table of a source, and under it the references that its verdicts rest on, by number."""
    numbers: dict[Citation, int] = {}
    for standing in standings:
        for citation in standing.citations[:1]:
            numbers.setdefault(citation, len(numbers) + 1)
    parts = [paper.paint(paper.text(title), "bold"), _rows(standings, numbers, result, paper)]
    for citation, number in numbers.items():
        parts.append(paper.wrap(citation.title, paper.width, "", f"[{number}] "))
        parts += [f"    {paper.text(citation.url)}"] if citation.url else []
    return "\n".join(parts)


def _rows(
    standings: Sequence[Standing], numbers: Mapping[Citation, int], result: Result, paper: Paper
) -> str:
    heads = ["verdict", "claim", "why"]
    verdicts = [_SHORT.get(standing.verdict, standing.verdict) for standing in standings]
    widest = min(paper.width // 4, _WIDEST_NAME)
    names = [paper.cut(standing.claim.id, widest) for standing in standings]
    first, second = column_width([heads[0], *verdicts]), column_width([heads[1], *names])
    room = paper.width - first - second - 2 * GAP
    rules = _rules_by_claim(result.findings)
    rows = [
        (paper.paint(verdict, standing.verdict), name, _why(standing, numbers, rules, room, paper))
        for verdict, name, standing in zip(verdicts, names, standings, strict=True)
    ]
    return table(rows, heads)


def _rules_by_claim(findings: Iterable[Finding]) -> Mapping[Claim, list[str]]:
    """The rules of what was found about each claim, the weightiest first."""
    rules: dict[Claim, list[str]] = {}
    for finding in findings:
        rule = f"{finding.rule} (allowed)" if finding.is_allowed else finding.rule
        for claim in dict.fromkeys(finding.claims):
            rules.setdefault(claim, []).append(rule)
    return rules


def _why(
    standing: Standing,
    numbers: Mapping[Citation, int],
    rules: Mapping[Claim, Sequence[str]],
    room: int,
    paper: Paper,
) -> str:
    """The reason, with the number of its reference; of a finding, its rule alone.

    It is cut to a line, but for what cannot be told, of which nothing else tells why.
    """
    if standing.verdict is Verdict.CONFLICTS:
        found = dict.fromkeys(rules.get(standing.claim, ()))
        return paper.cut(f"see {', '.join(found)}" if found else standing.reason, room)
    told = standing.reason or standing.claim.words("exact") or standing.claim.value_words
    beside = f"(see {', '.join(standing.doubts)}) " if standing.doubts else ""
    number = "".join(f" [{numbers[citation]}]" for citation in standing.citations[:1])
    if standing.verdict is Verdict.CANNOT_TELL:
        return paper.wrap(f"{beside}{told}{number}", room)
    return paper.cut(f"{beside}{told}", room - len(number)) + number


def _tallies(found: Iterable[_Told], paper: Paper) -> str:
    heads = ["source", *("\n".join(wrap(verdict, 9)) for verdict in VERDICT_ORDER)]
    room = max(paper.width - len(VERDICT_ORDER) * (9 + GAP), 20)
    rows = []
    for document, standings in found:
        verdicts = [standing.verdict for standing in standings]
        counts = [str(verdicts.count(verdict) or "") for verdict in VERDICT_ORDER]
        rows.append([paper.cut(document.id, room), *counts])
    return f"{paper.paint('Claims', 'bold')}\n\n{table(rows, heads)}"
