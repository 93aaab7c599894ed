"""Findings and faults as an editor underlines them, and their corrections as it applies them.

In the claim file, and in the article that it is of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
    TextEdit,
    WorkspaceEdit,
)

from factcheck.editor.answers import FileView
from factcheck.editor.files import do_touch
from factcheck.errors import Fault
from factcheck.harmless import visible
from factcheck.model import Claim, Finding, Severity
from factcheck.reports.frames import corrected
from factcheck.reports.suggest import Correction, correction_of, places_in
from factcheck.text import lines_of

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


_MOST = 4  # corrections of one finding that are offered


def fixes(answer: FileView, at: Range) -> list[CodeAction]:
    """The corrections of what is found, and of what cannot be read, within a range of a file."""
    found = [
        correction_of(finding)
        for finding in answer.findings
        if any(do_touch(at, place) for place in places_of(finding, answer))
    ]
    corrections = [correction for correction in found if correction]
    return [
        *_spellings(answer, at),
        *(action for one in corrections for action in _actions(one, answer)),
    ]


def _actions(correction: Correction, answer: FileView) -> Iterator[CodeAction]:
    for number, right in enumerate(correction.replacements[:_MOST]):
        edits = dict(_edits(correction, right, answer))
        yield _action(correction.written.text, right, edits, is_preferred=number == 0)


def _edits(
    correction: Correction, right: str, answer: FileView
) -> Iterator[tuple[str, list[TextEdit]]]:
    """What changes in each file, by its address."""
    files = answer.files
    if not answer.is_drafted:
        path = answer.root / correction.place.path
        places = places_in(lines_of(files.text(path)), correction)
        yield files.address(path), [TextEdit(files.range_of(path, one), right) for one in places]
    if correction.span and correction.claim.document.path:
        path = answer.root / correction.claim.document.path
        yield files.address(path), [TextEdit(files.range_of_span(path, correction.span), right)]


def _spellings(answer: FileView, at: Range) -> Iterator[CodeAction]:
    """What was likely meant where a claim file cannot be read."""
    for fault in answer.faults:
        shown = answer.range_of(fault.place)
        if fault.likely and do_touch(at, shown):
            line = lines_of(answer.text)[fault.place.line - 1]
            end = (fault.place.end_column or fault.place.column) - 1
            wrong = line[fault.place.column - 1 : end]
            edits = {answer.files.address(answer.file): [TextEdit(shown, fault.likely)]}
            yield _action(wrong, fault.likely, edits, is_preferred=True)


def _action(
    wrong: str, right: str, edits: dict[str, list[TextEdit]], is_preferred: bool
) -> CodeAction:
    return CodeAction(
        f"Write “{right}” for “{wrong}”",
        kind=CodeActionKind.QuickFix,
        edit=WorkspaceEdit(changes=edits),
        is_preferred=is_preferred,
    )
