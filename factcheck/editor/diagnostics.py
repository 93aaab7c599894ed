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


def diagnostics_of(answer: FileView) -> list[Diagnostic]:
    """What an editor underlines in a file, the weightiest first."""
    found = [one for finding in answer.findings for one in _of_finding(finding, answer)]
    faults = [_of_fault(fault, answer) for fault in answer.faults]
    return [*faults, *found, *_broken(answer)]


def _of_finding(finding: Finding, answer: FileView) -> Iterator[Diagnostic]:
    """A finding in each place of the file that it accuses."""
    for at in places_of(finding, answer):
        yield Diagnostic(
            range=at,
            message=visible(_message_of(finding)),
            severity=_SEVERITIES[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=list(_related(finding, answer, at)),
        )


def places_of(finding: Finding, answer: FileView) -> list[Range]:
    """Where a finding stands in a file: where it points, or else the claims that it accuses.

    In an article, the words to correct, or those of the claims.
    """
    is_here = finding.place.path == answer.path
    if not answer.is_article or (is_here and not answer.is_drafted):
        values = (one.place_of(one.kind or "exact") for one in answer.accused(finding))
        places = [finding.place] if is_here else list(dict.fromkeys(values))
        return list(map(answer.range_of, places))
    correction = correction_of(finding)
    if correction and correction.span and correction.claim.document.path == answer.path:
        return [answer.files.range_of_span(answer.file, correction.span)]
    spans = dict.fromkeys(claim.span for claim in answer.accused(finding))
    return [answer.files.range_of_span(answer.file, span) for span in spans if span]


def _message_of(finding: Finding) -> str:
    help_told = f"\nhelp: {corrected(finding)}" if finding.suggestions else ""
    return f"{finding.message}{help_told}"


def _related(
    finding: Finding, answer: FileView, shown: Range
) -> Iterator[DiagnosticRelatedInformation]:
    """The other sides: the claims that it sets against each other, and their words."""
    for claim in dict.fromkeys(finding.claims):
        for location in _sides(claim, answer):
            if location.range != shown or location.uri != answer.files.address(answer.file):
                yield DiagnosticRelatedInformation(location, visible(_claim_label(claim, finding)))


def _claim_label(claim: Claim, finding: Finding) -> str:
    told = f"{finding.name_of(claim)}: {claim.value_words}"
    return f"{told}, a reference" if claim.is_reference else told


def _sides(claim: Claim, answer: FileView) -> Iterator[Location]:
    if not answer.is_drafted:
        yield answer.location(claim.place_of(claim.kind or "exact"))
    yield from answer.words_of(claim)


def _of_fault(fault: Fault, answer: FileView) -> Diagnostic:
    told = [
        fault.message,
        f"expected: {fault.expected}" if fault.expected else "",
        f"did you mean: {fault.likely}" if fault.likely else "",
    ]
    return Diagnostic(
        range=answer.range_of(fault.place),
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
