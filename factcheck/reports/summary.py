"""A run in a few figures, and what it did not check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from factcheck.comparison import Verdict
from factcheck.model import Breakdown, Document, Result, Severity, Standing
from factcheck.model.result import UNREAD, UNREADABLE
from factcheck.words import listed

VERDICT_ORDER = (
    Verdict.CONFLICTS,
    Verdict.CANNOT_TELL,
    Verdict.NOT_COMPARED,
    Verdict.ROUNDING,
    Verdict.AGREES,
    Verdict.VERIFIED,
)
AGREEING = {Verdict.ROUNDING: "agree only through rounding", Verdict.AGREES: "agree"}
"""What is said of several claims that agree."""


class Summary(Struct, frozen=True):
    """How many of each; findings that a person has accepted count as allowed alone."""

    sources: int
    claims: int
    checks: int
    errors: int
    warnings: int
    notes: int
    allowed: int
    cannot_tell: int
    not_compared: int


def summarise(result: Result) -> Summary:
    """The figures of a run."""
    return Summary(
        sources=len(result.sources),
        claims=len(result.standings),
        checks=len(result.rules),
        errors=len(result.of(Severity.ERROR)),
        warnings=len(result.of(Severity.WARNING)),
        notes=len(result.of(Severity.NOTE)),
        allowed=sum(finding.is_allowed for finding in result.findings),
        cannot_tell=result.tally[Verdict.CANNOT_TELL],
        not_compared=result.tally[Verdict.NOT_COMPARED],
    )


def counted(count: int, noun: str) -> str:
    """``1 error``, ``2 errors``, ``no errors``."""
    return f"{count or 'no'} {noun if count == 1 else noun + 's'}"


def some_of(names: Sequence[str], most: int = 3, count: int = 0) -> str:
    """Some names in a line, the rest counted: ``a, b, c, 2 more``.

    ``count`` is that of all, where not all are given.
    """
    count = count or len(names)
    more = [f"{count - most} more"] if count > most else []
    return ", ".join([*names[:most], *more])


def spoken(result: Result) -> tuple[str, str]:
    """Two lines for a person: what was looked at, and what was found.

    Where a check broke down, it comes first, and nothing is told to be none.
    """
    summary = summarise(result)
    looked = [
        counted(summary.sources, "source"),
        counted(summary.claims, "claim"),
        counted(summary.checks, "check"),
    ]
    found = [
        (summary.errors, counted(summary.errors, "error")),
        (summary.warnings, counted(summary.warnings, "warning")),
        (summary.notes, counted(summary.notes, "note")),
        (summary.allowed, f"{summary.allowed or 'none'} allowed"),
        (summary.cannot_tell, f"cannot tell: {counted(summary.cannot_tell, 'claim')}"),
    ]
    broken = broken_of(result)
    told = [*broken, *(words for count, words in found if count or not broken)]
    return " · ".join(looked), " · ".join(told)


def broken_of(result: Result) -> list[str]:
    """How many checks failed by themselves, or could not be run, and what could not be read."""
    files = {one.source for one in result.breakdowns if one.rule == UNREADABLE}
    texts = {one.source for one in result.breakdowns if one.rule in UNREAD} - files
    checks = {one.rule for one in result.breakdowns}.difference(UNREAD)
    return [
        *([f"{counted(len(files), 'claim file')} not read"] if files else []),
        *([f"{counted(len(texts), 'text')} not read"] if texts else []),
        *([f"{counted(len(checks), 'check')} broken"] if checks else []),
    ]


def outcome(summary: Summary, broken: Sequence[str] = ()) -> str:
    """What was found, as a headline: ``2 errors and 1 warning``, ``No errors, 1 note``.

    What is ``broken`` comes first, and nothing is then told to be none. What is allowed is
    told where there are no errors, that nobody may think there never were any.
    """
    weights = (summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")
    found = [*broken, *(counted(count, noun) for count, noun in weights if count)]
    if not found and summary.allowed:
        return f"{counted(summary.allowed, 'finding')} allowed, nothing else found to be wrong"
    if not found:
        return "Nothing found to be wrong"
    if not (summary.errors or broken):
        allowed = [f"{summary.allowed} allowed"] if summary.allowed else []
        return ", ".join(["No errors", *found, *allowed])
    return listed(found)


def unchecked(result: Result) -> tuple[str, ...]:
    """What was not checked, and why, a sentence each."""
    return (*uncompared(result), *[_unfinished(one) for one in result.breakdowns])


def uncompared(result: Result) -> tuple[str, ...]:
    """What was compared with nothing, or not looked up, a sentence each."""
    return tuple(filter(None, (_unchecked_claims(result), _uncaptured(result))))


def _unfinished(one: Breakdown) -> str:
    if one.is_cut_short:
        return f"The answer on {one.source} is not complete: {one.message}."
    if one.rule in UNREAD:
        return one.told if one.told.endswith("?") else f"{one.told}."
    return (
        f"{one.rule} failed by itself on {one.source}, so nothing is known of what it "
        f"tests there: {one.message}"
    )


def _unchecked_claims(result: Result) -> str:
    count = result.tally[Verdict.NOT_COMPARED]
    if not count:
        return ""
    are, them = ("is", "it") if count == 1 else ("are", "them")
    some = f"{counted(count, 'claim')} of {len(result.standings)}"
    return (
        f"{some} {are} not compared: neither the text "
        f"nor the reference has anything to set beside {them}. A person has to verify {them}."
        f"{_without_about(result)}"
    )


def _without_about(result: Result) -> str:
    """That claims are compared with nothing for want of what they are about."""
    count = result.count_without_about
    if not count:
        return ""
    them = "it is" if count == 1 else "they are"
    names = "names" if count == 1 else "name"
    return f" {count} of these {names} nothing under “about”, by which {them} compared with others."


_MOST_IDS = 6  # that a sentence names


def _uncaptured(result: Result) -> str:
    ids = [document.id for document, count in result.documents if count and not document.text]
    if not ids:
        return ""
    more = len(ids) - _MOST_IDS
    named = ", ".join(ids[:_MOST_IDS]) + (
        f" and {counted(more, 'more source')}" if more > 0 else ""
    )
    return f"No text was captured for {named}: the words of its claims were not looked up."


def standings_by_document(result: Result) -> Iterator[tuple[Document, Sequence[Standing]]]:
    """Each document's claims with their verdicts: what clashes, is open or not compared first."""
    for document, standings in groupby(result.standings, lambda standing: standing.claim.document):
        yield document, in_order(standings)


def in_order(standings: Iterable[Standing]) -> Sequence[Standing]:
    """What clashes, is open or not compared first."""
    return sorted(standings, key=lambda one: VERDICT_ORDER.index(one.verdict))


def told_passed_over(passed_over: Sequence[str]) -> str:
    """Which YAML files beside the claim files are none, in a line."""
    first, *rest = passed_over
    are = f"and {counted(len(rest), 'other')} are no claim files" if rest else "is no claim file"
    return f"{first} {are}: none of source:, claims: and tables: stands at the left edge"
