"""The claims with their verdicts, for a terminal: a line for each that somebody should see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap

from factcheck.comparison import Verdict
from factcheck.model import Claim, Document, Finding, Result, Standing
from factcheck.reports.paper import Paper
from factcheck.reports.summary import AGREEING, VERDICT_ORDER, counted, standings_by_document
from factcheck.reports.tables import GAP, column_width, table

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
