"""Corrections as an editor applies them: in the claim file, and in the article that it is of."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Range, TextEdit, WorkspaceEdit

from factcheck.editor.answers import FileView
from factcheck.editor.diagnostics import places_of
from factcheck.editor.files import do_touch
from factcheck.reports.suggest import Correction, correction_of, places_in
from factcheck.text import lines_of

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
