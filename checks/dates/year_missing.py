"""Rule year-missing."""

import re

from factcheck import Archive, Claim, warning

ALMOST_A_YEAR = range(331, 367)  # days: within five weeks of publication, a year away


@warning
def check_year_missing(claim: Claim, archive: Archive) -> None:
    """A day without its year that, by its tense, lies almost a year from publication.

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
    date, published = claim.date, claim.document.published
    if date is None or published is None or published.widest is None or not claim.tense:
        return
    is_day = len(date.readings) == 1 and date.readings[0].is_exact_day
    names_a_year = re.search(r"\d{4}|’\d\d|'\d\d|year|last|next", date.words)
    if is_day and not names_a_year and not _has_another_day(claim, archive):
        away = date.readings[0].period.days_apart(published.widest)
        assert away not in ALMOST_A_YEAR, (
            f"“{date.words}”, told as {claim.tense}, would be {away} days from the day of "
            f"publication ({claim.document.published_on}): check the day, or give the year."
        )


def _has_another_day(claim: Claim, archive: Archive) -> bool:
    """Whether a reference says of the day what the claim cannot be."""
    pairs = archive.pairs.get(claim.document.id, ())
    return any(pair.claim is claim and pair.has_reference and pair.conflicts for pair in pairs)
