"""The relations that the desk expects between claims, set against what the claims allow."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.archive.linking import nearest
from factcheck.claimfiles import ClaimFile
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.scopes import expected_in_one_unit
from factcheck.consistency.values import value_of_claim
from factcheck.errors import ExpressionError, Fault, UnreadableError
from factcheck.model import Expectation, Source, Written

SLACK_DAYS = 1  # days in different places may differ by one


def with_expectations(archive: Archive, files: list[ClaimFile]) -> Archive:
    """The archive with every ``expect`` of its files evaluated.

    Raises ``UnreadableError`` with all that are no arithmetic over claims.
    """
    faults: list[Fault] = []
    expectations: dict[str, tuple[Expectation, ...]] = {}
    for file in files:
        evaluated = []
        for written in file.source.expected:
            try:
                evaluated.append(_evaluated(written, archive, file.source))
            except ExpressionError as error:
                faults.append(_fault(error, written, file, archive))
        expectations[file.source.id] = tuple(evaluated)
    if faults:
        raise UnreadableError(faults)
    return replace(archive, expectations=expectations)


def _evaluated(written: Written, archive: Archive, source: Source) -> Expectation:
    tree = parse_expectation(written.text)
    named = {name: archive.find(name, source) for name in tree.claim_names}
    values = {name: value_of_claim(claim) for name, claim in named.items() if claim}
    comparison = evaluate(tree, expected_in_one_unit(tree, values.get), SLACK_DAYS)
    claims = tuple(claim for claim in named.values() if claim)
    return Expectation(written.text, written.place, claims, comparison)


def _fault(error: ExpressionError, written: Written, file: ClaimFile, archive: Archive) -> Fault:
    """The error at its place in the file: its column counted from where the words begin."""
    start = written.place
    line = file.marks.line(start.line)
    is_quoted = line[start.column - 1 : start.column] in {'"', "'"}
    column = min(start.column + is_quoted + error.column, len(line) + 1)
    place = replace(start, column=column, end_column=column + error.width)
    likely = error.likely or _meant(error, written, file.source, archive)
    return file.marks.fault(error.message, place, error.expected, likely)


def _meant(error: ExpressionError, written: Written, source: Source, archive: Archive) -> str:
    """The claim that a name which means none is near to; empty where the error is another."""
    name = written.text[error.column : error.column + error.width]
    is_name = re.sub("[.-]", "_", name).isidentifier()
    if not is_name or archive.find(name, source) is not None:
        return ""
    return nearest(name, source, archive.by_uid)
