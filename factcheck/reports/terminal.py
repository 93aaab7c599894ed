"""The report in a terminal: two tables, a frame for each finding, the summary.

The findings are one table; of the claims, those that somebody should see have a line each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.model import Breakdown, Claim, Document, Finding, Result, Severity, Standing
from factcheck.reports.escaping import width_of
from factcheck.reports.findings import Lines, accepted
from factcheck.reports.frames import frame
from factcheck.reports.paper import Paper
from factcheck.reports.summary import (
    AGREEING,
    VERDICT_ORDER,
    counted,
    spoken,
    standings_by_document,
    unchecked,
)

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


GAP = 2  # columns between two
_WIDE = 132  # columns of a terminal that has room for one line a finding


def findings_table(findings: Iterable[Finding], paper: Paper) -> str:
    """Severity, rule, claim, what is wrong and place; the last two share a column where narrow.

    Of allowed findings it says why, by whose word and until when they stand.
    """
    findings = list(findings)
    if paper.width >= _WIDE:
        return _wide_findings(findings, paper)
    heads = ["severity", "rule, claim", "what is wrong, and where"]
    left = [
        (str(finding.severity), f"{finding.rule}\n{_claim_ids(finding, paper)}")
        for finding in findings
    ]
    room = paper.width - column_width([heads[0], *(a for a, _ in left)])
    room -= column_width([heads[1], *(b for _, b in left)]) + 2 * GAP
    room = max(room, 24)
    rows = [
        (
            _severity(finding, paper),
            rule,
            f"{_wrong(finding, room, paper)}\n{_fitted(str(finding.place), room, paper)}",
        )
        for finding, (_, rule) in zip(findings, left, strict=True)
    ]
    return table(rows, heads)


def _wide_findings(findings: Sequence[Finding], paper: Paper) -> str:
    heads = ["severity", "rule", "claim", "what is wrong", "place"]
    cells = [
        [str(f.severity), f.rule, _claim_ids(f, paper), "", paper.text(str(f.place))]
        for f in findings
    ]
    columns = list(zip(heads, *cells, strict=True))
    room = paper.width - sum(column_width(column) for column in columns) - 4 * GAP
    room = max(room + len("what is wrong"), 40)
    for finding, row in zip(findings, cells, strict=True):
        row[0] = _severity(finding, paper)
        row[3] = _wrong(finding, room, paper)
    return table(cells, heads)


def _claim_ids(finding: Finding, paper: Paper) -> str:
    ids = [paper.text(claim.id) for claim in finding.claims]
    return "\n".join(dict.fromkeys(ids))


def _severity(finding: Finding, paper: Paper) -> str:
    """The severity in its colour, which an allowed finding has not."""
    severity = str(finding.severity)
    return severity if finding.is_allowed else paper.paint(severity, severity)


def _wrong(finding: Finding, room: int, paper: Paper) -> str:
    said = [finding.message, *([accepted(finding.allowance)] if finding.allowance else [])]
    return "\n".join(paper.wrap(sentence, room) for sentence in said)


def _fitted(place: str, room: int, paper: Paper) -> str:
    """A place whose folders are cut from the left where it is too long for its column."""
    place = paper.text(place)
    if len(place) <= room:
        return place
    ellipsis = "..." if paper.ascii_only else "…"
    return ellipsis + place[-(room - len(ellipsis)) :]


def table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    """Rows under their heads; figures stay as they are written."""
    from tabulate import tabulate  # 24 ms, for a table

    return tabulate(rows, heads, tablefmt="simple", disable_numparse=True)


def column_width(cells: Iterable[str]) -> int:
    """The columns of a terminal that the widest line of some cells takes."""
    return max(width_of(line) for cell in cells for line in cell.split("\n"))


_SHORT = {Verdict.ROUNDING: "by rounding"}
_SETTLED = (Verdict.ROUNDING, Verdict.AGREES, Verdict.VERIFIED)
_FEW = 6  # settled claims, up to which each has a line
_MOST_CLAIMS = 500  # shown unless asked for
_WIDEST_NAME = 32  # columns


def claims_table(result: Result, paper: Paper, verbose: bool = False, is_whole: bool = True) -> str:
    """The claims of each source with their verdicts, a line each: what clashes or is open first.

    Where more than a few of a source agree, those are only counted, unless ``verbose``. Of more
    claims than a person reads in a terminal, how many of each source have each verdict. Of a run
    of some checks (``is_whole`` false), the claims that those compared with something.
    """
    found = standings_by_document(result)
    if not is_whole:
        found = _compared(found)
    if sum(map(len, found.values())) > _MOST_CLAIMS and not verbose:
        return _tallies(found, paper)
    rules = _rules_by_claim(result.findings)
    blocks = []
    for document, standings in found.items():
        title = _title(document, standings, result, is_whole)
        blocks.append(_claims_of(title, standings, rules, paper, verbose))
    return "\n\n".join(blocks)


def has_folded(result: Result) -> bool:
    """Whether the table leaves claims out that agree."""
    return any(map(_folded, standings_by_document(result).values()))


def _compared(
    found: Mapping[Document, Sequence[Standing]],
) -> Mapping[Document, Sequence[Standing]]:
    """The claims that were compared with something, of the sources that have any."""
    compared = {
        document: [one for one in standings if one.verdict is not Verdict.NOT_COMPARED]
        for document, standings in found.items()
    }
    return {document: standings for document, standings in compared.items() if standings}


def _title(
    document: Document, standings: Sequence[Standing], result: Result, is_whole: bool
) -> str:
    count = counted(len(standings), "claim")
    if is_whole:
        return f"{document.id}: {count}"
    whole = sum(claim.document is document for claim in result.claims)
    return f"{document.id}: {count} of {whole}, as far as the checks that ran can tell"


def _folded(standings: Iterable[Standing]) -> list[Standing]:
    settled = [standing for standing in standings if standing.verdict in _SETTLED]
    return settled if len(settled) > _FEW else []


def _rules_by_claim(findings: Iterable[Finding]) -> Mapping[Claim, list[str]]:
    """The rules of what was found about each claim, the weightiest first."""
    rules: dict[Claim, list[str]] = {}
    for finding in findings:
        rule = f"{finding.rule} (allowed)" if finding.is_allowed else finding.rule
        for claim in dict.fromkeys(finding.claims):
            rules.setdefault(claim, []).append(rule)
    return rules


def _claims_of(
    title: str,
    standings: Sequence[Standing],
    rules: Mapping[Claim, list[str]],
    paper: Paper,
    verbose: bool,
) -> str:
    folded = [] if verbose else _folded(standings)
    shown = [standing for standing in standings if standing not in folded]
    parts = [paper.paint(paper.text(title), "bold")]
    if shown:
        parts.append(_rows(shown, rules, paper))
    if folded:
        parts.append(paper.wrap(_counts(folded, bool(shown)), paper.width))
    return "\n".join(parts)


def _rows(standings: Sequence[Standing], rules: Mapping[Claim, list[str]], paper: Paper) -> str:
    heads = ["verdict", "claim", "why"]
    verdicts = [_SHORT.get(standing.verdict, standing.verdict) for standing in standings]
    widest = min(paper.width // 4, _WIDEST_NAME)
    names = [paper.cut(standing.claim.id, widest) for standing in standings]
    first, second = column_width([heads[0], *verdicts]), column_width([heads[1], *names])
    room = paper.width - first - second - 2 * GAP
    rows = [
        (
            paper.paint(verdict, standing.verdict),
            name,
            paper.cut(_why(standing, rules.get(standing.claim, [])), room),
        )
        for verdict, name, standing in zip(verdicts, names, standings, strict=True)
    ]
    return table(rows, heads)


def _why(standing: Standing, rules: Sequence[str]) -> str:
    """The reason in a line, after the rules by which the findings about the claim are known."""
    told = standing.reason or standing.claim.words("exact") or standing.claim.value_words
    if standing.verdict is not Verdict.CONFLICTS:
        return f"(see {', '.join(standing.doubts)}) {told}" if standing.doubts else told
    return ": ".join(filter(None, (", ".join(dict.fromkeys(rules)), told)))


def _counts(folded: Sequence[Standing], is_rest: bool) -> str:
    """``and 12 more claims: 4 agree only through rounding, 8 agree``."""
    verdicts = [standing.verdict for standing in folded]
    each = [
        f"{verdicts.count(verdict)} {AGREEING.get(verdict, 'verified by a person')}"
        for verdict in _SETTLED
        if verdict in verdicts
    ]
    more = "and {} more claims" if is_rest else "{} claims"
    return f"{more.format(len(folded))}: {', '.join(each)}"


def _tallies(found: Mapping[Document, Sequence[Standing]], paper: Paper) -> str:
    heads = ["source", *("\n".join(wrap(verdict, 9)) for verdict in VERDICT_ORDER)]
    room = max(paper.width - len(VERDICT_ORDER) * (9 + GAP), 20)
    rows = []
    for document, standings in found.items():
        verdicts = [standing.verdict for standing in standings]
        counts = [str(verdicts.count(verdict) or "") for verdict in VERDICT_ORDER]
        rows.append([paper.cut(document.id, room), *counts])
    return f"{paper.paint('Claims', 'bold')}\n\n{table(rows, heads)}"
