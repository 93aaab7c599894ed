"""Rule year-missing."""

import re
from collections.abc import Sequence

from factcheck import Archive, Claim, Period, Reading, warning

ALMOST_A_YEAR = range(331, 367)  # days: within five weeks of publication, a year away


@warning
def check_year_missing(date_claim: Claim, archive: Archive) -> None:
    """A day without a year that, by its tense, lies almost a year from publication.

    "On March 7", told as past in an article of March 5, can only be last year's, which nobody
    writes so: either the day or the tense is wrong, or the year has to be given. Where a
    reference has another day, that is told instead.

    Fails:
        - published: 2024-03-05
          claims:
            race: {date: on March 7, tense: past}
        - published: 2024-03-05
          claims:
            vote: {date: on March 1, tense: future}

    Passes:
        - published: 2024-03-05
          claims:
            race: {date: on March 3, tense: past}
        - published: 2024-03-05
          claims:
            summit: {date: a September summit, tense: past}
        - published: 2024-03-05
          claims:
            race: {date: "on March 7, 2023", tense: past}
        - published: 2024-03-05
          claims:
            race: {date: a year ago, tense: past}
        - claims:
            race: {date: on March 7, tense: past}
        - published: 2024-03-05
          claims:
            race: {about: [race, day], date: on March 7, tense: past}
          references:
            held: {about: [race, day], date: 3 March 2024}
    """
    date, published, tense = date_claim.date, date_claim.document.published, date_claim.tense
    if date is None or published is None or published.widest is None or not tense:
        return
    day = _day(date.readings)
    names_a_year = re.search(r"\d{4}|’\d\d|'\d\d|year|last|next", date.words)
    if day and not names_a_year and not _has_another_day(date_claim, archive):
        away = day.days_apart(published.widest)
        assert away not in ALMOST_A_YEAR, (
            f"“{date.words}”, told as {tense}, would be {away} days from the day of "
            f"publication ({date_claim.document.published_on}): check the day, or give the year."
        )


def _day(readings: Sequence[Reading]) -> Period | None:
    """The one day that is meant, alone or as the last: "on March 1", "through March 1"."""
    if len(readings) != 1:
        return None
    period, is_day = readings[0].period, readings[0].granularity == "day"
    if is_day and period.earliest is None:
        return Period(period.latest, period.latest)
    return period if readings[0].is_exact_day else None


def _has_another_day(claim: Claim, archive: Archive) -> bool:
    """Whether a reference says of the day what the claim cannot be."""
    pairs = archive.pairs.get(claim.document.id, ())
    return any(pair.claim is claim and pair.has_reference and pair.conflicts for pair in pairs)
