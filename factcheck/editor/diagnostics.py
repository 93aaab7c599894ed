"""Findings and faults as an editor underlines them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from factcheck.editor.answers import FileView
from factcheck.editor.files import Files
from factcheck.errors import Fault
from factcheck.harmless import visible
from factcheck.model import Claim, Finding, Severity
from factcheck.reports.frames import corrected
from factcheck.reports.suggest import correction_of

SOURCE = "factcheck"
_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}
_TOP = Range(Position(0, 0), Position(0, 1))


def diagnostics_of(answer: FileView, files: Files) -> list[Diagnostic]:
    """What an editor underlines in a file, the weightiest first."""
    found = [one for finding in answer.findings for one in _of_finding(finding, answer, files)]
    faults = [_of_fault(fault, answer, files) for fault in answer.faults]
    return [*faults, *found, *_broken(answer)]


def _of_finding(finding: Finding, answer: FileView, files: Files) -> Iterator[Diagnostic]:
    """A finding in each place of the file that it accuses."""
    for at in places_of(finding, answer, files):
        yield Diagnostic(
            range=at,
            message=visible(message_of(finding)),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=list(_related(finding, answer, files, at)),
        )


def places_of(finding: Finding, answer: FileView, files: Files) -> list[Range]:
    """Where a finding stands in a file: where it points, or else the claims that it accuses.

    In an article, the words to correct, or those of the claims.
    """
    is_here = finding.place.path == answer.path
    if not answer.is_article or (is_here and not answer.is_drafted):
        values = (one.place_of(one.kind or "exact") for one in answer.accused(finding))
        places = [finding.place] if is_here else list(dict.fromkeys(values))
        return [files.range_of(answer.file, place) for place in places]
    correction = correction_of(finding)
    if correction and correction.span and correction.claim.document.path == answer.path:
        return [files.range_of_span(answer.file, correction.span)]
    spans = dict.fromkeys(claim.span for claim in answer.accused(finding))
    return [files.range_of_span(answer.file, span) for span in spans if span]


def message_of(finding: Finding) -> str:
    """What is wrong, and what to write instead."""
    return (
        f"{finding.message}\nhelp: {corrected(finding)}" if finding.suggestions else finding.message
    )


def _related(
    finding: Finding, answer: FileView, files: Files, shown: Range
) -> Iterator[DiagnosticRelatedInformation]:
    """The other sides: the claims that it sets against each other, and their words."""
    for claim in dict.fromkeys(finding.claims):
        for location in _sides(claim, answer, files):
            if location.range != shown or location.uri != files.address(answer.file):
                yield DiagnosticRelatedInformation(location, visible(_named(claim, finding)))


def _named(claim: Claim, finding: Finding) -> str:
    told = f"{finding.name_of(claim)}: {claim.value_words}"
    return f"{told}, a reference" if claim.is_reference else told


def _sides(claim: Claim, answer: FileView, files: Files) -> Iterator[Location]:
    if not answer.is_drafted:
        yield files.location(answer.root, claim.place_of(claim.kind or "exact"))
    if claim.span and claim.document.path:
        path = answer.root / claim.document.path
        yield Location(files.address(path), files.range_of_span(path, claim.span))


def _of_fault(fault: Fault, answer: FileView, files: Files) -> Diagnostic:
    told = [
        fault.message,
        f"expected: {fault.expected}" if fault.expected else "",
        f"did you mean: {fault.likely}" if fault.likely else "",
    ]
    return Diagnostic(
        range=files.range_of(answer.file, fault.place),
        message=visible("\n".join(filter(None, told))),
        severity=DiagnosticSeverity.Error,
        source=SOURCE,
    )


def _broken(answer: FileView) -> Iterator[Diagnostic]:
    """That a check broke down, at the top of what it looked at: nothing is known of it there."""
    shown = answer.path if answer.is_drafted else answer.source.id if answer.source else None
    for one in answer.result.breakdowns:
        if one.source == shown:
            yield Diagnostic(
                range=_TOP,
                message=visible(f"{one.rule}: {one.explanation}"),
                severity=DiagnosticSeverity.Information,
                source=SOURCE,
            )
