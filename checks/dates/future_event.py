"""Rule future-event."""

from factcheck import Claim


def check_future_event(date_claim: Claim) -> None:
    """Something told as past but dated after the article appeared.

    The year or the month is wrong, or the tense. Days in different places may differ by one, so
    the day after publication is allowed, unless it is told by its distance ("tomorrow", "next
    week"); so is a span that begins before it. A date that counts from such a day, and a relation
    that would hold with a day in the past, have no finding of their own.

    `factcheck lint` holds a text without a day of publication against the year in which it is
    read, for no text appeared after that: "sales rose in 2094". What is told so this year may be
    right in a later one, and never the other way; relative dates are never read from that year.

    Fails:
        - published: 2024-01-17
          claims:
            landing: {date: "October 18, 2024", tense: past}
        - published: 2024-01-17
          claims:
            vote: {date: tomorrow, tense: past}
        - published: 2023-12-30/2024-01-02
          claims:
            attack: {date: 6 January 2024, tense: past}
        - published: 2024-01-17
          claims:
            landing: {about: [landing, date], date: "October 18, 2024", tense: past}
          references:
            landing: {about: [landing, date], date: 18 October 2023}

    Passes:
        - published: 2024-01-17
          claims:
            landing: {date: "October 18, 2023", tense: past}
        - published: 2024-01-17
          claims:
            talks: {date: 18 January 2024, tense: past}
        - published: 2024-01-17
          claims:
            election: {date: 17 March 2024, tense: future}
        - published: 2024-01-17
          claims:
            year: {date: in 2024, tense: past}
        - claims:
            landing: {date: "October 18, 2024", tense: past}
    """
    assert not date_claim.is_told_too_early, (
        f"“{date_claim.words('date')}” is told as past, but comes after "
        f"{date_claim.document.appeared_by}."
    )
