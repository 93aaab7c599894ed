"""The report for programs: JSON after ``factcheck/schema/report.schema.json``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, starmap
from typing import Any, TypeAlias

import msgspec
from msgspec.structs import asdict

from factcheck.harmless import escaped_in_json
from factcheck.model import Allowance, Claim, Document, Finding, Result, Standing
from factcheck.model.result import Coverage
from factcheck.reports.findings import FindingSide, fingerprint, sides_of
from factcheck.reports.summary import summarise

VERSION = 1
JsonTree: TypeAlias = dict[str, Any]


def render_json(result: Result) -> str:
    """The whole result, findings and claims in the order of the reports.

    A consumer reads ``version`` first: what is added leaves it as it is, what changes or goes
    raises it.
    """
    return "".join(json_pieces(result))


def json_pieces(result: Result) -> Iterator[str]:
    """The same piece by piece, a finding or a claim each: of a large one never all in memory."""
    yield f'{{\n  "version": {VERSION},\n  "summary": {_indented(asdict(summarise(result)), 2)}'
    for name, rows in _lists(result).items():
        yield f',\n  "{name}": '
        claims = chain.from_iterable(result.texts("json", _claims)) if name == "claims" else None
        yield from _listed(claims or map(_row, rows))
    yield "\n}\n"


def json_lines(result: Result) -> Iterator[str]:
    """The same as JSON Lines: the summary, then each row beside the name of its list.

    A consumer takes them one by one, whatever the size of the archive.
    """
    yield _line("summary", {"version": VERSION, **asdict(summarise(result))})
    for name, rows in _lists(result).items():
        if name == "claims":
            yield from chain.from_iterable(result.texts("jsonl", _claim_lines))
        else:
            yield from (_line(name, row) for row in rows)


def _line(name: str, row: object) -> str:
    return escaped_in_json(msgspec.json.encode({"list": name, "row": row}).decode()) + "\n"


def _lists(result: Result) -> Mapping[str, Iterable[object]]:
    lists: dict[str, Iterable[object]] = {
        "rules": result.rules,
        "sources": starmap(_source, result.documents),
        "findings": map(_finding, result.findings),
        "claims": map(_standing, result.standings),
        "references": map(_reference, result.cited),
        "breakdowns": (
            {"rule": broken.rule, "source": broken.source, "message": broken.message}
            for broken in result.breakdowns
        ),
    }
    return lists | ({"coverage": map(_coverage, result.coverage)} if result.coverage else {})


def _claims(standings: Iterable[Standing]) -> Iterator[str]:
    return (_row(_standing(standing)) for standing in standings)


def _claim_lines(standings: Iterable[Standing]) -> Iterator[str]:
    return (_line("claims", _standing(standing)) for standing in standings)


def _row(row: object) -> str:
    return f"\n    {_indented(row, 4)}"


def _listed(rows: Iterable[str]) -> Iterator[str]:
    before = "["
    for row in rows:
        yield before + row
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _indented(tree: object, by: int) -> str:
    return json_text(tree).replace("\n", "\n" + " " * by)


def _coverage(coverage: Coverage) -> JsonTree:
    spots = [
        {
            "kind": spot.kind,
            "span": [spot.span.start, spot.span.end],
            "line": spot.line,
            "words": spot.words,
            "claimed": spot.is_claimed,
            "compared": spot.is_compared,
        }
        for spot in coverage.spots
    ]
    return {"source": coverage.source, "path": coverage.path, "spots": spots}


def _source(document: Document, claims: int) -> JsonTree:
    published = document.written.get("published")
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": published.text if published else "",
        "claim_file": document.place.path,
        "text_file": document.path,
        "claims": claims,
    }


def _finding(finding: Finding) -> JsonTree:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "place": finding.place,
        "claims": [claim.uid for claim in finding.claims],
        "witnesses": [claim.uid for claim in finding.witnesses],
        "sides": [_side(side, side.claim) for side in sides_of(finding) if side.claim],
        "working": finding.working,
        "suggestions": finding.suggestions,
        "allowance": _allowance(finding.allowance) if finding.allowance else None,
        "fingerprint": fingerprint(finding),
    }


def _side(side: FindingSide, claim: Claim) -> JsonTree:
    return {
        "claim": claim.uid,
        "key": side.key,
        "words": side.written.text,
        "place": side.written.place,
        "sentence": claim.sentence,
        "text_place": claim.article_place,
    }


def _standing(standing: Standing) -> JsonTree:
    claim = standing.claim
    span = claim.span
    return {
        "claim": claim.uid,
        "source": claim.document.id,
        "about": claim.about,
        "words": claim.words("exact"),
        "values": _values(claim),
        "by": claim.by,
        "verdict": standing.verdict,
        "reason": standing.reason,
        "see": standing.doubts,
        "checks": standing.rules,
        "place": claim.place,
        "span": [span.start, span.end] if span else None,
        "text_place": claim.article_place,
    }


def _values(claim: Claim) -> Mapping[str, str]:
    keys = [key for key in (claim.kind, "restated", "role", "country") if key in claim.written]
    return {key: claim.words(key) for key in keys}


def _reference(claim: Claim) -> JsonTree:
    return {
        "claim": claim.uid,
        "about": claim.about,
        "values": _values(claim),
        "place": claim.place,
        "citations": claim.citations,
    }


def _allowance(allowance: Allowance) -> JsonTree:
    return {
        "reason": allowance.reason,
        "by": allowance.by,
        "until": allowance.until,
        "place": allowance.place,
    }


def json_text(tree: object, indent: int = 2) -> str:
    """The text of a tree, a value to a line, without a last line break; what hides is escaped."""
    plain = escaped_in_json(msgspec.json.encode(tree).decode())
    return msgspec.json.format(plain, indent=indent)
