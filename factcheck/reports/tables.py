"""The two tables of the terminal: findings, and every claim with its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from textwrap import wrap

from factcheck.model import Document, Finding, Result, Standing
from factcheck.reports.escaping import clipped, width_of
from factcheck.reports.paper import Paper
from factcheck.reports.summary import VERDICT_ORDER, counted, standings_by_document

_GAP = 2
_WIDE = 132
_MOST_CLAIMS = 500
_RULE = ("\001",)  # tabulate.SEPARATING_LINE draws a line between rows


def findings_table(findings: Iterable[Finding], paper: Paper) -> str:
    """Severity, rule, claim, what is wrong and place; the last two share a column where narrow."""
    findings = sorted(findings, key=lambda finding: finding.is_allowed)
    if paper.width >= _WIDE:
        return _wide_findings(findings, paper)
    heads = ["severity", "rule, claim", "what is wrong, and where"]
    left = [
        (_severity(finding), f"{finding.rule}\n{_claim_ids(finding, paper)}")
        for finding in findings
    ]
    room = paper.width - _column_width([heads[0], *(a for a, _ in left)])
    room -= _column_width([heads[1], *(b for _, b in left)]) + 2 * _GAP
    room = max(room, 24)
    rows = [
        (
            paper.paint(severity, finding.severity),
            rule,
            f"{paper.wrap(_wrong(finding), room)}\n{_fitted(str(finding.place), room, paper)}",
        )
        for finding, (severity, rule) in zip(findings, left, strict=True)
    ]
    return _table(rows, heads)


def _wide_findings(findings: Sequence[Finding], paper: Paper) -> str:
    heads = ["severity", "rule", "claim", "what is wrong", "place"]
    cells = [
        [_severity(f), f.rule, _claim_ids(f, paper), "", paper.text(str(f.place))] for f in findings
    ]
    columns = list(zip(heads, *cells, strict=True))
    room = paper.width - sum(_column_width(column) for column in columns) - 4 * _GAP
    room = max(room + len("what is wrong"), 40)
    for finding, row in zip(findings, cells, strict=True):
        row[0] = paper.paint(row[0], finding.severity)
        row[3] = paper.wrap(_wrong(finding), room)
    return _table(cells, heads)


def _severity(finding: Finding) -> str:
    return "allowed" if finding.is_allowed else str(finding.severity)


def _claim_ids(finding: Finding, paper: Paper) -> str:
    ids = [paper.text(claim.id) for claim in finding.claims]
    return "\n".join(dict.fromkeys(ids))


def _wrong(finding: Finding) -> str:
    if finding.allowance is None:
        return finding.message
    return f"{finding.message} Allowed: {finding.allowance.reason}"


def _fitted(place: str, room: int, paper: Paper) -> str:
    """A place whose folders are cut from the left where it is too long for its column."""
    place = paper.text(place)
    if len(place) <= room:
        return place
    ellipsis = "..." if paper.ascii_only else "…"
    return ellipsis + place[-(room - len(ellipsis)) :]


def claims_table(result: Result, paper: Paper) -> str:
    """Every claim with its verdict: what clashes, is open or unchecked stands first.

    Of more claims than a person reads in a terminal, how many of each source have each verdict.
    """
    found = standings_by_document(result)
    if len(result.standings) > _MOST_CLAIMS:
        return _tallies(found, paper)
    blocks = [_claims_of(document, standings, paper) for document, standings in found.items()]
    return "\n\n".join(blocks)


def _tallies(found: Mapping[Document, Sequence[Standing]], paper: Paper) -> str:
    heads = ["source", *(_wrapped(verdict, 9) for verdict in VERDICT_ORDER)]
    room = max(paper.width - len(VERDICT_ORDER) * (9 + _GAP), 20)
    rows = []
    for document, standings in found.items():
        verdicts = [standing.verdict for standing in standings]
        counts = [str(verdicts.count(verdict) or "") for verdict in VERDICT_ORDER]
        rows.append([_wrapped(paper.text(document.id), room), *counts])
    return f"{paper.paint('Claims', 'bold')}\n\n{_table(rows, heads)}"


def _wrapped(words: str, width: int) -> str:
    """Words broken to a width."""
    return "\n".join(wrap(words, width))


def _claims_of(document: Document, standings: Sequence[Standing], paper: Paper) -> str:
    heads = ["verdict", "claim", "why, and the checks that looked at it"]
    first = min(max(map(len, VERDICT_ORDER)), paper.width // 4)
    second = min(_column_width([heads[1], *(s.claim.id for s in standings)]), 24)
    widths = (first, second, max(paper.width - first - second - 2 * _GAP, 24))
    heads[2] = paper.wrap(heads[2], widths[2])
    everywhere = _everywhere(standings)
    by_kind = _by_kind(standings, everywhere)
    rows: list[Sequence[str]] = []
    for _, group in groupby(standings, key=lambda standing: standing.verdict):
        rows += [
            *(_claim_row(one, widths, _named(one, everywhere, by_kind), paper) for one in group)
        ]
        rows.append(_RULE)
    title = paper.paint(f"{paper.text(document.id)}: {counted(len(standings), 'claim')}", "bold")
    if everywhere:
        title += f"\n{paper.wrap(_looked('claim', everywhere), paper.width)}"
    for kind, rules in by_kind.items():
        title += f"\n{paper.wrap(_looked(kind, rules), paper.width)}"
    return f"{title}\n\n{_table(rows[:-1], heads)}"


def _everywhere(standings: Sequence[Standing]) -> frozenset[str]:
    """The checks that looked at every claim of a source with several."""
    if len(standings) < 3:
        return frozenset()
    return frozenset.intersection(*(frozenset(standing.rules) for standing in standings))


def _by_kind(
    standings: Sequence[Standing], everywhere: frozenset[str]
) -> Mapping[str, frozenset[str]]:
    """The further checks that looked at every claim with one kind of value, such as every date."""
    groups: dict[str, list[Standing]] = {}
    for standing in standings:
        groups.setdefault(standing.claim.kind, []).append(standing)
    shared = {
        kind: frozenset.intersection(*(frozenset(one.rules) for one in group)) - everywhere
        for kind, group in groups.items()
        if kind and len(group) > 2
    }
    return {kind: rules for kind, rules in sorted(shared.items()) if rules}


def _looked(kind: str, rules: frozenset[str]) -> str:
    return f"Looked at every {kind}, not named below: {', '.join(sorted(rules))}."


def _named(
    standing: Standing, everywhere: frozenset[str], by_kind: Mapping[str, frozenset[str]]
) -> list[str]:
    """The checks that looked at a claim and are not told of all claims, or all of its kind."""
    told = everywhere | by_kind.get(standing.claim.kind, frozenset())
    return [rule for rule in standing.rules if rule not in told]


def _claim_row(
    standing: Standing, widths: tuple[int, int, int], named: Sequence[str], paper: Paper
) -> Sequence[str]:
    first, second, third = widths
    verdict = paper.wrap(standing.verdict, first)
    name = _wrapped(paper.text(standing.claim.id), second)
    why = paper.wrap(clipped(standing.why, 4 * third), third)
    rules = paper.wrap(f"({', '.join(named)})", third) if named else ""
    last = "\n".join(filter(None, (why, paper.paint(rules, "dim"))))
    return paper.paint(verdict, standing.verdict), name, last


def _table(rows: Iterable[Sequence[str]], heads: Sequence[str]) -> str:
    from tabulate import tabulate

    return tabulate(rows, heads, tablefmt="simple", disable_numparse=True)


def _column_width(cells: Iterable[str]) -> int:
    return max(width_of(line) for cell in cells for line in cell.split("\n"))
