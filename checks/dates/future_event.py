"""Rule future-event."""

from factcheck import Claim


def check_future_event(claim: Claim) -> None:
    """Something told as past, with a date after the article appeared.

    The year or the month is wrong, or the tense. Days in different places may differ by one,
    so a day after publication is allowed, and a span that begins before it. What counts from such
    a day, or would fit with one in the past, has no finding of its own.

    Fails:
        - published: 2024-01-17
          claims:
            landing: {date: "October 18, 2024", tense: past}
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
    assert not claim.is_told_too_early, (
        f"“{claim.words('date')}” is told as past, but comes after the day of publication "
        f"({claim.document.published_on})."
    )
