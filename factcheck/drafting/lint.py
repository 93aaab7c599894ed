"""A text without a claim file → what is inconsistent in it, found by the checks that run anyway.

Its claims are drafted in memory. Near silence is the promise: the rules are those that keep
quiet on edited articles; one that cannot stays out of ``RULES``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.check import Check
from factcheck.dates import compare_dates
from factcheck.drafting.claims_of_text import claims_of_text
from factcheck.drafting.english import is_english
from factcheck.drafting.plain_text import read_markdown
from factcheck.errors import Place
from factcheck.model import Breakdown, Document, Result, Written
from factcheck.reading.date import read_date
from factcheck.reading.datelines import published_in
from factcheck.run import run, standard_checks

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
        "exchange-rate-impossible",
        "expectation-failed",
        "figure-malformed",
        "figure-out-of-line",
        "future-event",
        "given-name-varies",
        "impossible-date",
        "impossible-value",
        "p-value-decision",
        "p-value-inconsistent",
        "parts-miss-total",
        "percent-or-points",
        "percentage-impossible",
        "points-of-nothing",
        "range-reversed",
        "rate-miscomputed",
        "scale-slip",
        "share-miscomputed",
        "share-above-whole",
        "spelling-varies",
        "title-contradicts-name",
        "unit-mismatch",
        "unit-slip",
        "weekday-mismatch",
        "word-of-name-misspelled",
    }
)
"""The rules that a text is held against without a claim file."""
LANGUAGE = "language"
"""What a text is reported under that is not English: nothing is known of it."""


def lint(text: str, published: str | None = None, path: str = "") -> Result:
    """What in a text contradicts itself, the calendar or arithmetic; no claim file is needed.

    ``published`` is the day of publication, ``2024-01-17``, from which relative dates are read;
    without one that of a Markdown front matter (``date:``) or a dateline counts, and without any
    the questions that hang on the day are left out. ``path`` is what places are told in. The
    findings' claims are of the text: their ``span`` and ``place`` are those of its words. A text
    that is not English is told as a breakdown. Never raises for any text.
    """
    prose = read_markdown(text)
    day = published or prose.fields.get("date", "") or published_in(prose.text)
    name = path or "text"
    document = _document(name, prose.text, prose.fields.get("title", ""), day)
    if is_english(prose.text) is False:
        return _foreign(document)
    claimed = claims_of_text(document)
    archive = Archive(
        Path(), (claimed.source,), expectations={claimed.source.id: claimed.expectations}
    )
    return run(archive, _checks())


def other_dateline(given: str, text: str) -> str:
    """The day of a text's own dateline, where the day given for it is surely another; or empty."""
    told = published_in(text) if given else ""
    return told if told and compare_dates(read_date(given), read_date(told)).conflicts else ""


def _document(name: str, text: str, title: str, day: str) -> Document:
    place = Place(name, 1, 1)
    written = {"published": Written(day, place)} if day else {}
    return Document(name, place, title or name, written=written, path=name, text=text)


def _foreign(document: Document) -> Result:
    message = "the text is not English, which is all that is read: nothing in it was checked"
    return Result((), (), (), (), breakdowns=(Breakdown(LANGUAGE, document.id, message),))


@cache
def _checks() -> Sequence[Check]:
    return tuple(check for check in standard_checks() if check.rule in RULES)


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
