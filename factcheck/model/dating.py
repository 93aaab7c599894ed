"""When a claim says that something was or will be, read from the day of publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.dates import Date, is_surely_before
from factcheck.reading.date import read_date
from factcheck.reading.dates_retold import as_told_of, may_be_of_another_year, side_of_publication

if TYPE_CHECKING:
    from factcheck.model.claim import Claim


def date_of(claim: Claim) -> Date | None:
    """The date, read from the day of publication and, where it counts from one, a claim.

    A day without its year, far from publication, may be of the year that the article told
    of last. Where a claim about a date gives none, its tense still tells on which side of
    publication the day lies.
    """
    words, document = claim.words("date"), claim.document
    published = document.published.widest if document.published else None
    if not words:
        is_dateless = claim.aspect == "date" and not claim.kind
        told = claim.words("exact") or claim.id
        return side_of_publication(told, claim.tense, published) if is_dateless else None
    origin = claim.origin.date if claim.origin else None
    date = read_date(words, document.published, claim.tense or None, origin)
    if claim.tense == "future" or not may_be_of_another_year(date, published):
        return date
    return as_told_of(date, claim.year_told) if claim.year_told else date


def is_told_too_early(claim: Claim) -> bool:
    """Whether it tells as past what lies more than a day after its source appeared.

    A day after will do where the words count from it: "tomorrow", "next week". Where it
    counts from a claim of which that is so already, that one is told of.
    """
    published, date = claim.document.published, claim.date
    if claim.tense != "past" or claim.is_reference or published is None or date is None:
        return False
    if is_surely_before(published, date):
        return claim.origin is None or not claim.origin.is_told_too_early
    if claim.origin is not None or not is_surely_before(published, date, tolerance=0):
        return False
    from factcheck.reading.dates_retold import counts_ahead  # needs a day after publication

    return counts_ahead(claim.words("date"))
