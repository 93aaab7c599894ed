"""A text without a claim file → what is inconsistent in it, found by the checks that run anyway.

Its claims are drafted in memory. Near silence is the promise: the rules are those that keep
quiet on edited articles; one that cannot stays out of ``RULES``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.check import Check, no_such_rule, standard_checks
from factcheck.claimfiles.allowed import ALLOW_FILE, AllowedFinding, read_allowed
from factcheck.claimfiles.files import read_text
from factcheck.collector import collector_at_rest
from factcheck.dates import compare_dates
from factcheck.drafting.claims_of_text import NONE, Allowances, ClaimedText, claims_of_text
from factcheck.drafting.language import why_unread
from factcheck.drafting.plain_text import PlainText, read_markdown
from factcheck.errors import FactcheckError, Place
from factcheck.model import Breakdown, Document, Finding, Result, Severity, Written
from factcheck.model.result import LANGUAGE, READING
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.datelines import published_in
from factcheck.running.examine import breakdown_by
from factcheck.running.run import run

RULES = frozenset(
    {
        "age-miscomputed",
        "average-miscomputed",
        "bound-exceeded",
        "change-miscomputed",
        "claims-disagree",
        "claims-exclude-each-other",
        "conversion-error",
        "difference-miscomputed",
        "duration-miscomputed",
        "estimate-outside-interval",
        "exchange-rate-impossible",
        "exchange-rate-off",
        "exchange-rates-differ",
        "expectation-failed",
        "figure-malformed",
        "figure-out-of-line",
        "future-event",
        "given-name-varies",
        "hours-miscounted",
        "impossible-date",
        "impossible-value",
        "list-miscounted",
        "p-value-decision",
        "p-value-inconsistent",
        "parts-miss-total",
        "percent-or-points",
        "percentage-impossible",
        "points-of-nothing",
        "range-reversed",
        "rate-miscomputed",
        "role-varies",
        "scale-slip",
        "score-reversed",
        "share-miscomputed",
        "share-above-whole",
        "spelling-varies",
        "title-contradicts-name",
        "unit-mismatch",
        "unit-slip",
        "weekday-mismatch",
        "word-of-name-misspelled",
        "word-out-of-place",
    }
)
"""The rules that a text is held against without a claim file."""


def lint(
    text: str, published: date | str | None = None, path: str = "", *, today: date | None = None
) -> Result:
    """What in a text contradicts itself, the calendar or arithmetic; no claim file is needed.

    ``published`` is the day of publication, a date or ``2024-01-17``, from which relative dates
    are read; without one that of a Markdown front matter (``date:``) or a dateline counts, and
    without any the questions that hang on the day are left out, but that a text is published by
    the end of the year in which it is read: that of ``today``, or of the calendar. ``path`` is
    what places are told in. The findings' claims are of the text: their ``span`` and ``place`` are
    those of its words. A text that is not English is told as a breakdown, and so is one of which
    the reading fails.
    Never raises for any text.
    """
    day = f"{published:%Y-%m-%d}" if isinstance(published, date) else published or ""
    return _lint(partial(read_markdown, text), day, path, today)


def lint_prose(
    prose: PlainText, published: str = "", path: str = "", *, today: date | None = None
) -> Result:
    """The same for a text whose prose is known, such as that of a page."""
    return _lint(lambda: prose, published, path, today)


def _lint(prose: Callable[[], PlainText], published: str, path: str, today: date | None) -> Result:
    with collector_at_rest():
        claimed = _claims_of(prose, published, path or "text", today or date.today())
        if isinstance(claimed, Breakdown):
            return Result((), (), (), (), breakdowns=(claimed,))
        return _run(claimed)


def _claims_of(
    prose: Callable[[], PlainText],
    published: str,
    name: str,
    today: date,
    allowances: Allowances = NONE,
) -> ClaimedText | Breakdown:
    """What a text claims, or why nothing is known of it, so that others are still looked at."""
    try:
        document = _document(prose(), published, name, today)
        if why := why_unread(document.text):
            return Breakdown(LANGUAGE, name, why)
        return claims_of_text(document, allowances)
    except Exception as error:  # of the reader itself
        return breakdown_by(error, READING, name)


def _run(claimed: ClaimedText) -> Result:
    source = claimed.source
    archive = Archive(Path(), (source,), expectations={source.id: claimed.expectations})
    return run(archive, _checks())


def with_texts(archive: Archive, folder: str) -> Archive:
    """An archive with the texts of a folder that no claim file has, their claims drafted.

    They are held against ``RULES`` only. What is accepted beside a text is accepted; a text that
    is not English, or of which the reading fails, is a breakdown. Raises ``UnreadableError`` for
    one that is no file in UTF-8, ``FactcheckError`` where there is no such folder.
    """
    if not (archive.root / folder).is_dir():
        raise FactcheckError(f"there is no folder {folder} of texts to lint")
    known = {(archive.root / one.document.path).resolve() for one in archive.sources}
    paths = _without_notes(texts_in(archive.root / folder))
    found = [
        _claimed(path, path.relative_to(archive.root).as_posix(), archive.today)
        for path in paths
        if path.resolve() not in known
    ]
    claimed = [one for one in found if not isinstance(one, Breakdown)]
    drafted = tuple(replace(one.source, rules=RULES | _IN_PROJECT) for one in claimed)
    told = {one.source.id: one.expectations for one in claimed}
    return replace(
        archive,
        sources=(*archive.sources, *drafted),
        expectations={**archive.expectations, **told},
        breakdowns=(*archive.breakdowns, *(one for one in found if isinstance(one, Breakdown))),
    )


_IN_PROJECT = frozenset({"allowance-unused", "allowance-expired", "text-misspells-name"})
SUFFIXES = (".txt", ".md", ".markdown")


def texts_in(folder: Path) -> list[Path]:
    """The texts and Markdown of a folder and those within it."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


def _without_notes(paths: list[Path]) -> list[Path]:
    """The texts without Markdown of the same name beside them: notes of where they are from."""
    texts = {path for path in paths if path.suffix.lower() == SUFFIXES[0]}
    names = {path.with_suffix("") for path in texts}
    return [path for path in paths if path in texts or path.with_suffix("") not in names]


def _claimed(path: Path, shown: str, today: date) -> ClaimedText | Breakdown:
    """The claims of a text of a project, each with what is accepted of it."""
    prose = partial(read_markdown, read_text(path, shown, shown))
    claimed = _claims_of(prose, "", shown, today)
    if isinstance(claimed, Breakdown):
        return claimed
    allowed = allowed_beside(path, shown)
    if not allowed:
        return claimed
    return _claims_of(prose, "", shown, today, _allowances(claimed, allowed))


def allowed_beside(article: Path, shown: str) -> tuple[AllowedFinding, ...]:
    """What is accepted in the allow file beside an article, if there is one."""
    path = article.with_name(article.stem + ALLOW_FILE)
    named = str(Path(shown).with_name(path.name))
    return read_allowed(read_text(path, named, named), named) if path.exists() else ()


def _allowances(claimed: ClaimedText, allowed: Iterable[AllowedFinding]) -> Allowances:
    """What is accepted, under the claim that has the finding, or under any where none has."""
    findings, told = _run(claimed).findings, defaultdict(list)
    for one in allowed:
        held = (claim for found in findings if _covers(one, found) for claim in found.claims)
        first = next(held, next(iter(claimed.source.claims), None))
        if first:
            told[first.id].append(one.allowance)
    return {name: tuple(found) for name, found in told.items()}


def other_dateline(given: str, text: str) -> str:
    """The day of a text's own dateline, where the day given for it is surely another; or empty."""
    told = published_in(text) if given else ""
    return told if told and compare_dates(read_date(given), read_date(told)).conflicts else ""


def day_in_front(prose: PlainText) -> str:
    """The day of a front matter; empty without one, or where others cannot be read from it."""
    told = prose.fields.get("date", "")
    return told if told and not read_date(told).why_no_origin else ""


def _document(prose: PlainText, published: str, name: str, today: date) -> Document:
    """A text as a document that is read today, with the day that is given or that it tells."""
    place = Place(name, 1, 1)
    day = published or day_in_front(prose) or published_in(prose.text)
    written = {"published": Written(day, place)} if day else {}
    title = prose.fields.get("title", "") or name
    return Document(
        name,
        place,
        title,
        written=written,
        path=name,
        text=prose.text,
        origins=prose.origins,
        read_in=today.year,
    )


@cache
def _checks() -> Sequence[Check]:
    return tuple(check for check in standard_checks() if check.rule in RULES)


def accepted(result: Result, allowed: Sequence[AllowedFinding], today: date) -> Result:
    """The result, with what is accepted allowed; what nothing needs any more is found instead."""
    current = [one for one in allowed if not one.allowance.until or one.allowance.until >= today]
    needed: set[AllowedFinding] = set()
    findings = []
    for finding in result.findings:
        covering = next((one for one in current if _covers(one, finding)), None)
        needed |= {covering} if covering else set()
        findings.append(replace(finding, allowance=covering.allowance) if covering else finding)
    stale = [_stale(one, is_past=one not in current) for one in allowed if one not in needed]
    return replace(result, findings=tuple(sorted([*findings, *stale], key=lambda f: f.sort_key)))


def _covers(allowed: AllowedFinding, finding: Finding) -> bool:
    return any(allowed.covers(finding.rule, claim.words("exact")) for claim in finding.claims)


def _stale(allowed: AllowedFinding, *, is_past: bool) -> Finding:
    """That an allowance has run out, or that nothing needs it."""
    terms = allowed.allowance
    if is_past:
        told = f"{terms.rule} was accepted until {terms.until}; look at it again."
        return Finding("allowance-expired", Severity.ERROR, told, terms.place)
    known = {check.rule for check in standard_checks()}
    told = f"{terms.rule} is accepted here, but finds nothing about “{allowed.exact}”."
    told = told if terms.rule in known else no_such_rule(terms.rule)
    return Finding("allowance-unused", Severity.ERROR, told, terms.place)


def together(results: Iterable[Result]) -> Result:
    """The results of several texts as one, findings in the order of reports."""
    parts = list(results)
    return replace(
        Result((), (), (), ()),
        sources=tuple(source for part in parts for source in part.sources),
        findings=tuple(
            sorted((one for part in parts for one in part.findings), key=lambda one: one.sort_key)
        ),
        observations=tuple(one for part in parts for one in part.observations),
        rules=tuple(sorted({rule for part in parts for rule in part.rules})),
        breakdowns=tuple(one for part in parts for one in part.breakdowns),
    )
