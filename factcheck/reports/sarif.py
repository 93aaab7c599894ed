"""SARIF 2.1.0 (OASIS Standard, 2020; Errata 01, 2023), as GitHub code scanning takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from factcheck.check import Check
from factcheck.errors import Place
from factcheck.harmless import visible
from factcheck.model import Finding, Result
from factcheck.reports.findings import FindingSide, numbered_fingerprints, sides_of, told
from factcheck.reports.json_report import JsonTree, json_text
from factcheck.reports.suggest import Correction, correction_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LIMIT = 10_000_000  # bytes that GitHub takes, counted before compression to be safe
_MOST_RESULTS = 25_000  # that GitHub takes in one run
_RESERVE = 4096  # bytes left for the notice of what is left out
_ROOT = "%SRCROOT%"


def render_sarif(
    result: Result, rules: Mapping[str, Check], limit: int = LIMIT, folder: str = ""
) -> str:
    """The findings for code scanning, the weightiest first, in under ``limit`` bytes.

    Allowed findings are there, marked as suppressed. What does not fit is counted in a
    notification of the run. ``folder`` is where the project lies in its repository, such as
    ``desk/``.
    """
    names = sorted({finding.rule for finding in result.findings} | set(result.rules))
    driver = {"name": "factcheck", "rules": [_rule(name, rules.get(name)) for name in names]}
    run: JsonTree = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "results": [],
        "invocations": [],
    }
    log: JsonTree = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    notices = list(_notices(result))
    room = limit - _RESERVE - len(_written([log, notices]).encode())
    run["results"] = _results_within(result.findings, names, quote(folder), room)
    cut = len(result.findings) - len(run["results"])
    if cut:
        message = f"{cut} findings did not fit; the JSON report holds them all."
        notices.append({"level": "warning", "message": {"text": message}})
    invocation: JsonTree = {"executionSuccessful": not result.breakdowns}
    run["invocations"] = [invocation | {"toolExecutionNotifications": notices}]
    return _written(log) + "\n"


def _put_under(folder: str, tree: object) -> None:
    """Put a folder before every address of a file."""
    if isinstance(tree, dict):
        if tree.get("uriBaseId") == _ROOT:
            tree["uri"] = folder + tree["uri"]
        _put_under(folder, list(tree.values()))
    elif isinstance(tree, list):
        for one in tree:
            _put_under(folder, one)


def _written(tree: object) -> str:
    return json_text(tree, indent=1)


def _results_within(
    findings: Sequence[Finding], names: Sequence[str], folder: str, room: int
) -> list[JsonTree]:
    """The results that fit; indentation is allowed for with a third of their size."""
    fitting: list[JsonTree] = []
    for finding, mark, number in numbered_fingerprints(findings[:_MOST_RESULTS]):
        built = _result(finding, names.index(finding.rule), f"{mark}:{number}")
        if folder:
            _put_under(folder, built)
        room -= len(_written(built).encode()) * 4 // 3
        if room < 0:
            break
        fitting.append(built)
    return fitting


def _notices(result: Result) -> Iterator[JsonTree]:
    for broken in result.breakdowns:
        yield {"level": "error", "message": {"text": visible(broken.told)}}


def _rule(name: str, page: Check | None) -> JsonTree:
    pascal = "".join(word.capitalize() for word in name.split("-"))
    if page is None:
        return {"id": name, "name": pascal}
    full = page.description or page.summary
    return {
        "id": name,
        "name": pascal,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": full},
        "help": {"text": full, "markdown": _help(page)},
        "defaultConfiguration": {"level": str(page.severity)},
    }


def _help(page: Check) -> str:
    parts = [f"**{page.summary}**", page.description]
    for heading, fails in (("Fails", True), ("Passes", False)):
        examples = [f"```yaml\n{e.yaml.rstrip()}\n```" for e in page.examples if e.fails is fails]
        parts += [f"{heading}:", *examples] if examples else []
    return "\n\n".join(filter(None, parts))


def _result(finding: Finding, index: int, mark: str) -> JsonTree:
    related = list(_related(finding))
    built: JsonTree = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": _message(finding, related)},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "relatedLocations": related,
        "partialFingerprints": {"primaryLocationLineHash": mark, "factcheck/v1": mark},
        "fixes": list(_fixes(finding)),
    }
    if finding.allowance:
        reason = visible(finding.allowance.reason)
        built["suppressions"] = [
            {"kind": "inSource", "status": "accepted", "justification": reason}
        ]
    return {key: value for key, value in built.items() if value not in ([], None)}


def _message(finding: Finding, related: Sequence[JsonTree]) -> str:
    """The message, the working, and a link to each related place."""
    text = "\n".join(map(_literal, told(finding)))
    links = [f"[{entry['message']['text']}]({entry['id']})" for entry in related]
    return f"{text}\nSee {', '.join(links)}." if links else text


def _literal(text: str) -> str:
    """Text without embedded links (SARIF 2.1.0, 3.11.6)."""
    return re.sub(r"([\\\[\]])", r"\\\1", visible(text))


def _related(finding: Finding) -> Iterator[JsonTree]:
    """The other sides in the claim files, and the claims' words in the article."""
    places: dict[Place, str] = {}
    for side in sides_of(finding):
        if side.claim and side.written.place != finding.place:
            places.setdefault(side.written.place, _side_label(side, finding))
    for claim in finding.claims:
        if claim.article_place:
            places.setdefault(claim.article_place, f"{finding.name_of(claim)} in the text")
    for number, (place, words) in enumerate(places.items(), 1):
        message = {"text": words}
        yield {"id": number, "message": message, "physicalLocation": _location(place)}


def _side_label(side: FindingSide, finding: Finding) -> str:
    name = finding.name_of(side.claim) if side.claim else "the file"
    reference = " (reference)" if side.claim and side.claim.is_reference else ""
    return f"{name}{f', {side.key}' if side.key else ''}{reference}"


def _fixes(finding: Finding) -> Iterator[JsonTree]:
    correction = correction_of(finding)
    if correction is None or correction.place.end_column is None:
        return
    place = _replaced(correction)
    for words in correction.replacements:
        change = {"deletedRegion": _region(place), "insertedContent": {"text": words}}
        artifact = {"artifactLocation": _artifact(place), "replacements": [change]}
        text = f"“{visible(correction.written.text)}” to “{visible(words)}”"
        yield {"description": {"text": text}, "artifactChanges": [artifact]}


def _replaced(correction: Correction) -> Place:
    """Where the words to replace stand: of a claim of a text itself, in its words of the text."""
    document = correction.claim.document
    if correction.span and correction.claim.found:
        return document.place_of(correction.span)
    return correction.place


def _location(place: Place) -> JsonTree:
    return {"artifactLocation": _artifact(place), "region": _region(place)}


def _artifact(place: Place) -> JsonTree:
    return {"uri": quote(place.path), "uriBaseId": _ROOT}


def _region(place: Place) -> JsonTree:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_column is not None:
        region |= {"endLine": place.line, "endColumn": place.end_column}
    return region
